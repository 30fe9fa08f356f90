#pragma once

#include "core/sandbox/scenario/scenario.h"
#include "core/sandbox/simulation/node_heartbeat.h"
#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Lets the product "shop" and the platform around it grow on the world's timeline, from days ago until `now`: nodes and platform first,
// blue two days and four hours ago, green 34 minutes ago. Controllers must be listening.
void growProduct(World& world, NodeHeartbeat& nodes, const Scenario& scenario, WallTime now);

// When growing begins: that long before `now`.
Duration productAge();

} // namespace tealdeck::sandbox
