#pragma once

#include "core/base/message.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// One condition on an object's labels.
struct LabelRequirement
{
    enum class Operator
    {
        In, // also = and ==, with one value
        NotIn, // also !=; true where the label is missing
        Exists,
        NotExists,
        Greater,
        Less,
    };

    std::string key;
    Operator op = Operator::Exists;
    std::vector<std::string> values; // sorted, each once

    bool matches(const std::map<std::string, std::string>& labels) const;
    bool operator==(const LabelRequirement&) const = default;
};

// What is wrong with a selector, and where.
struct SelectorMistake
{
    Message message;
    std::size_t offset = 0; // bytes from the beginning
    std::size_t length = 0; // 0: at the end
    bool operator==(const SelectorMistake&) const = default;
};

// A Kubernetes label selector, "app=web,tier!=cache,env in (a,b),!legacy,size>5": what kubectl takes after --selector and the server as
// labelSelector. It takes and refuses what apimachinery's labels.Parse does (k8s.io/apimachinery/pkg/labels/selector.go), names and values
// included.
class LabelSelector
{
public:
    LabelSelector() = default; // selects everything

    static tl::expected<LabelSelector, SelectorMistake> parse(std::string_view text);

    bool isEmpty() const { return m_requirements.empty(); }
    const std::vector<LabelRequirement>& requirements() const { return m_requirements; }
    bool matches(const std::map<std::string, std::string>& labels) const;
    // The same for all selectors that ask the same in the same order; parse() gives it back.
    std::string text() const;

    bool operator==(const LabelSelector&) const = default;

private:
    std::vector<LabelRequirement> m_requirements;
};

} // namespace tealdeck
