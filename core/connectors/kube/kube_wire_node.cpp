#include "core/connectors/kube/kube_rows.h"
#include "core/connectors/kube/node_status.h"

namespace tealdeck
{

Node readNode(const JsonView& object)
{
    const JsonView status = object["status"];
    Node node;
    node.meta = readMeta(object["metadata"]);
    node.isUnschedulable = object["spec"]["unschedulable"].boolean();
    node.version = status["nodeInfo"]["kubeletVersion"].text();
    bool hasReady = false;
    status["conditions"].forEach([&](const JsonView& condition) {
        hasReady = hasReady || condition["type"].text() == "Ready";
        addCondition(
            node,
            {.type = condition["type"].text(), .status = condition["status"].text(), .changed = condition["lastTransitionTime"].time()});
    });
    node.status = nodeStatus(node, hasReady);
    node.zone = zoneOf(node.meta);
    return node;
}

} // namespace tealdeck
