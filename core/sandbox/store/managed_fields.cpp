#include "core/sandbox/store/managed_fields.h"

#include "core/sandbox/store/field_set.h"
#include "core/sandbox/store/zero_object.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

FieldSet ownedBy(const Json& entry)
{
    const Json* fields = find(entry, {"fieldsV1"});
    return fields && !fields->empty() ? FieldSet::fromJson(*fields) : FieldSet();
}

bool isOurs(const Json& entry, const Kind& kind, const FieldManager& manager)
{
    return textAt(entry, {"manager"}) == manager.name && textAt(entry, {"operation"}) == "Update"
        && textAt(entry, {"apiVersion"}) == kind.apiVersion() && textAt(entry, {"subresource"}) == manager.subresource;
}

Json entryOf(const Kind& kind, const FieldManager& manager, const FieldSet& fields)
{
    Json entry{{"manager", manager.name}, {"operation", "Update"},    {"apiVersion", kind.apiVersion()},
               {"time", manager.time},    {"fieldsType", "FieldsV1"}, {"fieldsV1", fields.toJson()}};
    if (!manager.subresource.empty())
        entry["subresource"] = manager.subresource;
    return entry;
}

} // namespace

Json withManagedFields(const Kind& kind, const Json& before, Json after, const FieldManager& manager)
{
    const FieldDifference difference = compareFields(kind, before.is_null() ? zeroObject(kind) : before, after);
    if (difference.changed.empty() && difference.removed.empty())
        return after;
    Json list = Json::array();
    FieldSet ours;
    if (const Json* entries = find(after, {"metadata", "managedFields"}); entries && entries->is_array()) {
        for (Json entry : *entries) {
            FieldSet fields = ownedBy(entry);
            fields.remove(difference.removed);
            if (isOurs(entry, kind, manager)) {
                ours = std::move(fields);
                continue;
            }
            fields.remove(difference.changed);
            if (fields.empty())
                continue;
            entry["fieldsV1"] = fields.toJson();
            list.push_back(std::move(entry));
        }
    }
    ours.add(difference.changed);
    if (!ours.empty())
        list.push_back(entryOf(kind, manager, ours));
    if (!list.empty())
        after["metadata"]["managedFields"] = std::move(list);
    return after;
}

} // namespace tealdeck::sandbox
