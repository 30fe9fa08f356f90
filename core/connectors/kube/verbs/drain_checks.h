#pragma once

#include "core/connectors/kube/verbs/drain_simulation.h"
#include "core/connectors/kube/verbs/verb_rules.h"

// What a plan says of a drain beforehand: obstacles, and what the simulation forecasts.
namespace tealdeck::drain
{

// The keys of what is read for it (VerbRead::key).
inline constexpr const char* podsKey = "pods"; // on the node
inline constexpr const char* othersKey = "others"; // on the other nodes
inline constexpr const char* nodesKey = "nodes";
inline constexpr const char* budgetsKey = "budgets";
inline constexpr const char* cordonRightKey = "cordon-right";

DrainOptions optionsOf(const ObjectRequest& wish);
std::vector<DrainPod> podsIn(const VerbFacts& facts);
DrainSimulation simulationOf(const VerbFacts& facts);
// "shop/web-1, shop/web-2 ... (12)": so many that they can be read.
std::string namesOf(const std::vector<std::string>& names);

std::vector<Check> checksOf(const VerbFacts& facts);
// "Ready pods of ReplicaSet shop/web-7c41, without those here".
std::vector<BeforeAfter> rowsOf(const VerbFacts& facts);

} // namespace tealdeck::drain
