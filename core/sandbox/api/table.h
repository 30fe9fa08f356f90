#pragma once

#include "core/base/clock.h"
#include "core/sandbox/store/object_store.h"

#include <string>
#include <vector>

namespace tealdeck::sandbox
{

// The server's own words for rows: Table of meta.k8s.io/v1. `includeObject` is None, Metadata or Object; ages are counted to `now`.
Json tableOf(const Kind& kind, const std::vector<ObjectPtr>& objects, const std::string& includeObject, WallTime now);

// One object reduced to its metadata: PartialObjectMetadata.
Json metadataOnly(const Json& object);

// "3m48s", "2d4h": as kubectl says durations.
std::string humanDuration(Duration duration);

} // namespace tealdeck::sandbox
