#include "core/connectors/kube/node_status.h"
#include "core/connectors/kube/proto/proto_rows.h"

namespace tealdeck::proto
{
namespace
{

NodeCondition readCondition(protozero::data_view bytes)
{
    NodeCondition condition;
    forEachField<NodeConditionField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case NodeConditionField::type: condition.type = string(field); break;
        case NodeConditionField::status: condition.status = string(field); break;
        case NodeConditionField::lastTransitionTime: condition.changed = readTime(field.get_view()); break;
        default: field.skip();
        }
    });
    return condition;
}

std::string readVersion(protozero::data_view info)
{
    std::string version;
    forEachField<NodeSystemInfoField>(info, [&](auto& field) {
        if (field.tag() == NodeSystemInfoField::kubeletVersion)
            version = string(field);
        else
            field.skip();
    });
    return version;
}

void readSpec(protozero::data_view bytes, Node& node)
{
    forEachField<NodeSpecField>(bytes, [&](auto& field) {
        if (field.tag() == NodeSpecField::unschedulable)
            node.isUnschedulable = field.get_bool();
        else
            field.skip();
    });
}

bool readStatus(protozero::data_view bytes, Node& node)
{
    bool hasReady = false;
    forEachField<NodeStatusField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case NodeStatusField::conditions: {
            const NodeCondition condition = readCondition(field.get_view());
            hasReady = hasReady || condition.type == "Ready";
            addCondition(node, condition);
            break;
        }
        case NodeStatusField::nodeInfo: node.version = readVersion(field.get_view()); break;
        default: field.skip();
        }
    });
    return hasReady;
}

} // namespace

Node readNode(protozero::data_view bytes, RowPools& pools)
{
    Node node;
    bool hasReady = false;
    forEachField<NodeField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case NodeField::metadata: node.meta = readMeta(field.get_view(), pools); break;
        case NodeField::spec: readSpec(field.get_view(), node); break;
        case NodeField::status: hasReady = readStatus(field.get_view(), node); break;
        default: field.skip();
        }
    });
    node.status = nodeStatus(node, hasReady);
    node.zone = zoneOf(node.meta);
    return node;
}

} // namespace tealdeck::proto
