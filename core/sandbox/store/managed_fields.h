#pragma once

#include "core/sandbox/store/json.h"
#include "core/sandbox/store/kind.h"

#include <string>

namespace tealdeck::sandbox
{

// Who writes: what stands in metadata.managedFields afterwards.
struct FieldManager
{
    std::string name; // fieldManager, or the User-Agent up to its first slash
    std::string time; // RFC 3339
    std::string subresource;
};

// The object with managedFields brought up to date after an Update: what differs between before and after now belongs to the manager,
// and to nobody else. `before` is null for a new object. Without any difference nothing changes.
Json withManagedFields(const Kind& kind, const Json& before, Json after, const FieldManager& manager);

} // namespace tealdeck::sandbox
