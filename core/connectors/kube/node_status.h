#pragma once

#include "core/domain/node.h"

#include <optional>
#include <string>

namespace tealdeck
{

// v1.NodeCondition as far as a row depends on it.
struct NodeCondition
{
    std::string type;
    std::string status; // True | False | Unknown
    std::optional<WallTime> changed;
};

// Takes one condition into the row.
void addCondition(Node& node, const NodeCondition& condition);
// The words of `kubectl get nodes` of Kubernetes 1.36 (printNode in pkg/printers/internalversion), after all conditions were taken.
// `hasReady`: there is a condition Ready at all.
std::string nodeStatus(const Node& node, bool hasReady);
// topology.kubernetes.io/zone; empty: the node does not say.
std::string zoneOf(const ObjectMeta& meta);

} // namespace tealdeck
