#pragma once

#include "core/connectors/kube/object_json.h"

#include <string>

namespace tealdeck
{

enum class ManagedFields
{
    LeftOut,
    Shown,
};

// The object as YAML that YAML 1.1 and 1.2 read back as the same values: apiVersion, kind and metadata first, else in the server's order;
// strings in quotes where they would be read as something else or hold characters that would not be seen; block scalars for several lines.
// Mask it first (object_mask.h).
std::string objectYaml(const ObjectJson& object, ManagedFields managedFields);

// Any value, in its own order.
std::string toYaml(const ObjectJson& value);

} // namespace tealdeck
