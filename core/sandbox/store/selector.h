#pragma once

#include "core/sandbox/store/json.h"

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace tealdeck::sandbox
{

// One condition of a selector.
struct Requirement
{
    enum class Operator
    {
        In, // also = and ==
        NotIn, // also !=; true when the key is missing
        Exists,
        NotExists,
        Greater,
        Less,
    };
    std::string key;
    Operator op = Operator::In;
    std::vector<std::string> values;

    bool matches(const StringMap& map) const;
};

using Selector = std::vector<Requirement>;

// Parses "a=b,c!=d,e in (f,g),!h,i>5". The error is the API server's sentence.
tl::expected<Selector, std::string> parseLabelSelector(const std::string& text);
// Parses "metadata.name=web,status.phase!=Running".
tl::expected<Selector, std::string> parseFieldSelector(const std::string& text);
// An object's own selector: {"matchLabels": {...}, "matchExpressions": [...]}; nothing selects nothing.
Selector selectorOf(const Json& labelSelector);
Selector selectorOf(const StringMap& labels);

bool matches(const Selector& selector, const StringMap& map);

} // namespace tealdeck::sandbox
