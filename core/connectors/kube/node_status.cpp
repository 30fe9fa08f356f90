#include "core/connectors/kube/node_status.h"

namespace tealdeck
{

void addCondition(Node& node, const NodeCondition& condition)
{
    const bool isTrue = condition.status == "True";
    if (condition.type == "Ready") {
        node.isReady = isTrue;
        node.readyChanged = condition.changed;
    } else if (isTrue) {
        node.pressures.push_back(condition.type);
    }
}

std::string nodeStatus(const Node& node, bool hasReady)
{
    std::string status = !hasReady ? "Unknown" : (node.isReady ? "Ready" : "NotReady");
    if (node.isUnschedulable)
        status += ",SchedulingDisabled";
    return status;
}

std::string zoneOf(const ObjectMeta& meta)
{
    const auto zone = meta.labels.find("topology.kubernetes.io/zone");
    return zone == meta.labels.end() ? std::string() : zone->second;
}

} // namespace tealdeck
