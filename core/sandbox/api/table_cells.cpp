#include "core/sandbox/api/table_cells.h"

#include "core/sandbox/api/pod_cells.h"
#include "core/sandbox/api/table.h"
#include "core/sandbox/api/table_columns.h"
#include "core/sandbox/api/table_more_cells.h"
#include "core/sandbox/store/selector.h"

#include <functional>
#include <map>

namespace tealdeck::sandbox
{

namespace
{

using Cells = std::function<Json(const Json&, WallTime)>;

std::string nameOf(const Json& object)
{
    return textAt(object, {"metadata", "name"});
}

std::string createdAgo(const Json& object, WallTime now)
{
    return ageOf(textAt(object, {"metadata", "creationTimestamp"}), now);
}

std::string joined(const Json& list, const std::string& member, const std::string& separator = ",")
{
    std::string text;
    for (const Json& one : list)
        text += (text.empty() ? "" : separator) + (member.empty() ? one.get<std::string>() : textAt(one, {member}));
    return text;
}

std::string containersOf(const Json& object, const std::string& member)
{
    const Json* containers = find(object, {"spec", "template", "spec", "containers"});
    return containers ? joined(*containers, member) : std::string();
}

std::string labelsText(const StringMap& labels)
{
    std::string text;
    for (const auto& [key, value] : labels)
        text += (text.empty() ? "" : ",") + key + "=" + value;
    return text.empty() ? "<none>" : text;
}

std::string readyText(const Json& object)
{
    return std::to_string(numberAt(object, {"status", "readyReplicas"})) + "/" + std::to_string(numberAt(object, {"spec", "replicas"}));
}

Json deploymentCells(const Json& object, WallTime now)
{
    return {nameOf(object),
            readyText(object),
            numberAt(object, {"status", "updatedReplicas"}),
            numberAt(object, {"status", "availableReplicas"}),
            createdAgo(object, now),
            containersOf(object, "name"),
            containersOf(object, "image"),
            labelsText(mapAt(object, {"spec", "selector", "matchLabels"}))};
}

Json replicaSetCells(const Json& object, WallTime now)
{
    return {nameOf(object),
            numberAt(object, {"spec", "replicas"}),
            numberAt(object, {"status", "replicas"}),
            numberAt(object, {"status", "readyReplicas"}),
            createdAgo(object, now),
            containersOf(object, "name"),
            containersOf(object, "image"),
            labelsText(mapAt(object, {"spec", "selector", "matchLabels"}))};
}

Json statefulSetCells(const Json& object, WallTime now)
{
    return {nameOf(object), readyText(object), createdAgo(object, now), containersOf(object, "name"), containersOf(object, "image")};
}

Json daemonSetCells(const Json& object, WallTime now)
{
    const auto count = [&](const char* name) { return numberAt(object, {"status", name}); };
    return {nameOf(object),
            count("desiredNumberScheduled"),
            count("currentNumberScheduled"),
            count("numberReady"),
            count("updatedNumberScheduled"),
            count("numberAvailable"),
            "<none>",
            createdAgo(object, now),
            containersOf(object, "name"),
            containersOf(object, "image"),
            labelsText(mapAt(object, {"spec", "selector", "matchLabels"}))};
}

std::string portsText(const Json& service)
{
    std::string text;
    const Json* ports = find(service, {"spec", "ports"});
    for (const Json& port : ports ? *ports : Json::array()) {
        text += (text.empty() ? "" : ",") + std::to_string(numberAt(port, {"port"}));
        if (const long long node = numberAt(port, {"nodePort"}); node != 0)
            text += ":" + std::to_string(node);
        text += "/" + textAt(port, {"protocol"}, "TCP");
    }
    return text.empty() ? "<none>" : text;
}

Json serviceCells(const Json& object, WallTime now)
{
    return {nameOf(object),    textAt(object, {"spec", "type"}), textAt(object, {"spec", "clusterIP"}, "<none>"), "<none>",
            portsText(object), createdAgo(object, now),          labelsText(mapAt(object, {"spec", "selector"}))};
}

Json nodeCells(const Json& object, WallTime now)
{
    std::string status = "Unknown";
    const Json* conditions = find(object, {"status", "conditions"});
    for (const Json& condition : conditions ? *conditions : Json::array()) {
        if (textAt(condition, {"type"}) == "Ready")
            status = textAt(condition, {"status"}) == "True" ? "Ready" : "NotReady";
    }
    if (flagAt(object, {"spec", "unschedulable"}))
        status += ",SchedulingDisabled";
    std::string address = "<none>";
    if (const Json* addresses = find(object, {"status", "addresses"}); addresses && !addresses->empty())
        address = textAt(addresses->front(), {"address"});
    const auto info = [&](const char* name) { return textAt(object, {"status", "nodeInfo", name}); };
    return {nameOf(object),
            status,
            "<none>",
            createdAgo(object, now),
            info("kubeletVersion"),
            address,
            "<none>",
            info("osImage"),
            info("kernelVersion") + " (" + info("architecture") + ")",
            info("containerRuntimeVersion")};
}

Json eventCells(const Json& object, WallTime now)
{
    const std::string eventTime = textAt(object, {"eventTime"});
    const std::string first = textAt(object, {"firstTimestamp"}, eventTime);
    const std::string last = textAt(object, {"lastTimestamp"}, eventTime);
    std::string kind = textAt(object, {"involvedObject", "kind"});
    for (char& letter : kind)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    std::string source = textAt(object, {"source", "component"});
    if (source.empty())
        source = textAt(object, {"reportingComponent"});
    if (const std::string instance = textAt(object, {"source", "host"}, textAt(object, {"reportingInstance"})); !instance.empty())
        source += ", " + instance;
    return {ageOf(last, now),
            textAt(object, {"type"}),
            textAt(object, {"reason"}),
            kind + "/" + textAt(object, {"involvedObject", "name"}),
            textAt(object, {"involvedObject", "fieldPath"}),
            source,
            textAt(object, {"message"}),
            ageOf(first, now),
            numberAt(object, {"count"}, 1),
            nameOf(object)};
}

Json ingressCells(const Json& object, WallTime now)
{
    const Json* rules = find(object, {"spec", "rules"});
    std::string hosts = rules ? joined(*rules, "host") : std::string();
    const Json* points = find(object, {"status", "loadBalancer", "ingress"});
    return {nameOf(object),
            textAt(object, {"spec", "ingressClassName"}, "<none>"),
            hosts.empty() ? "*" : hosts,
            points ? joined(*points, "ip") : std::string(),
            find(object, {"spec", "tls"}) ? "80, 443" : "80",
            createdAgo(object, now)};
}

Json sliceCells(const Json& object, WallTime now)
{
    std::string ports;
    const Json* list = find(object, {"ports"});
    for (const Json& port : list ? *list : Json::array())
        ports += (ports.empty() ? "" : ",") + std::to_string(numberAt(port, {"port"}));
    std::string addresses;
    std::size_t count = 0;
    const Json* endpoints = find(object, {"endpoints"});
    for (const Json& endpoint : endpoints && endpoints->is_array() ? *endpoints : Json::array()) {
        if (++count <= 3)
            addresses += (addresses.empty() ? "" : ",") + endpoint["addresses"].front().get<std::string>();
    }
    if (count > 3)
        addresses += " + " + std::to_string(count - 3) + " more...";
    return {nameOf(object), textAt(object, {"addressType"}), ports.empty() ? "<unset>" : ports, count == 0 ? "<unset>" : addresses,
            createdAgo(object, now)};
}

Json namespaceCells(const Json& object, WallTime now)
{
    return {nameOf(object), textAt(object, {"status", "phase"}), createdAgo(object, now)};
}

Json leaseCells(const Json& object, WallTime now)
{
    return {nameOf(object), textAt(object, {"spec", "holderIdentity"}), createdAgo(object, now)};
}

Json configMapCells(const Json& object, WallTime now)
{
    const Json* data = find(object, {"data"});
    return {nameOf(object), data ? data->size() : 0, createdAgo(object, now)};
}

const std::map<std::string_view, Cells>& printers()
{
    static const std::map<std::string_view, Cells> all{
        {"pods", podCells},
        {"deployments", deploymentCells},
        {"replicasets", replicaSetCells},
        {"statefulsets", statefulSetCells},
        {"daemonsets", daemonSetCells},
        {"services", serviceCells},
        {"nodes", nodeCells},
        {"events", eventCells},
        {"ingresses", ingressCells},
        {"endpointslices", sliceCells},
        {"namespaces", namespaceCells},
        {"leases", leaseCells},
        {"configmaps", configMapCells},
        {"jobs", jobCells},
        {"cronjobs", cronJobCells},
        {"horizontalpodautoscalers", autoscalerCells},
        {"poddisruptionbudgets", budgetCells},
        {"secrets", secretCells},
        {"persistentvolumes", volumeCells},
        {"persistentvolumeclaims", claimCells},
    };
    return all;
}

// Kinds of which the sandbox holds no object unless somebody makes one: what is not known of it is left out.
Json otherCells(const Kind& kind, const Json& object, WallTime now)
{
    Json cells = Json::array();
    for (const TableColumn& column : columnsOf(kind)) {
        const bool isNumber = column.type == "integer";
        cells.push_back(column.name == "Name"      ? Json(nameOf(object))
                            : column.name == "Age" ? Json(createdAgo(object, now))
                            : isNumber             ? Json(0)
                                                   : Json("<none>"));
    }
    return cells;
}

} // namespace

Json cellsOf(const Kind& kind, const Json& object, WallTime now)
{
    const auto found = printers().find(kind.plural);
    return found == printers().end() ? otherCells(kind, object, now) : found->second(object, now);
}

std::string ageOf(const std::string& time, WallTime now)
{
    const auto moment = parseRfc3339(time);
    return moment ? humanDuration(std::chrono::duration_cast<Duration>(now - *moment)) : "<unknown>";
}

} // namespace tealdeck::sandbox
