#pragma once

#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// A pod as its controller sends it and the API server completes it; not yet scheduled. `name` is the whole name; a prefix in
// `generateName` is kept where there is one.
Json podFromTemplate(const Json& podTemplate, const StoredObject& owner, const std::string& name, const std::string& generateName);

// Stores a pod that has been running for a while, without the events and versions that led there; `index` decides its node.
void putRunningPod(World& world, Json pod, std::size_t index);

// "shop/web-blue": the workload that a pod belongs to, by the name of its owner.
std::string workloadOf(const Json& pod);

} // namespace tealdeck::sandbox
