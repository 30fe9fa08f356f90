#pragma once

#include "core/sandbox/store/json.h"
#include "core/sandbox/store/kind.h"

#include <map>
#include <string>

namespace tealdeck::sandbox
{

// A set of field paths, as in fieldsV1 of managedFields: "f:spec", then k:{"name":"web"}, v:"x"; a member itself is ".".
struct FieldSet
{
    bool isMember = false;
    std::map<std::string, FieldSet> children;

    bool empty() const { return !isMember && children.empty(); }
    void add(const FieldSet& other);
    void remove(const FieldSet& other);
    Json toJson() const;
    static FieldSet fromJson(const Json& fields);
};

// The fields that were added or changed from `before` to `after`, and those that are gone.
struct FieldDifference
{
    FieldSet changed;
    FieldSet removed;
};
FieldDifference compareFields(const Kind& kind, const Json& before, const Json& after);

} // namespace tealdeck::sandbox
