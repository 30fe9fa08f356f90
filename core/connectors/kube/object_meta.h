#pragma once

#include "core/connectors/kube/object_json.h"

#include <optional>
#include <string>

// What objects of all kinds have in their metadata, for plans.
namespace tealdeck
{

// Without ages: uid, names, version, labels, annotations and the controlling owner.
ObjectMeta metaOf(const ObjectJson& object);

struct LastWrite
{
    std::string who; // field manager
    std::optional<WallTime> when;
};
// The newest write by metadata.managedFields that was no controller's: those write the status.
LastWrite lastWriteOf(const ObjectJson& object);

// "web": the application that labels name (app.kubernetes.io/name, else app); else `otherwise`.
std::string applicationIn(const Labels& labels, const std::string& otherwise);

} // namespace tealdeck
