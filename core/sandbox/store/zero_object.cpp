#include "core/sandbox/store/zero_object.h"

namespace tealdeck::sandbox
{

namespace
{

Json zeroWorkload(const Kind& kind)
{
    Json spec{{"replicas", 0}, {"selector", nullptr}, {"template", {{"metadata", Json::object()}, {"spec", {{"containers", nullptr}}}}}};
    Json status = Json::object();
    if (kind.plural == "deployments") {
        spec["strategy"] = Json::object();
    } else if (kind.plural == "replicasets") {
        status["replicas"] = 0;
    } else if (kind.plural == "statefulsets") {
        spec["serviceName"] = "";
        spec["updateStrategy"] = Json::object();
        status = {{"replicas", 0}, {"availableReplicas", 0}};
    } else {
        spec.erase("replicas");
        spec["updateStrategy"] = Json::object();
        status = {{"currentNumberScheduled", 0}, {"numberMisscheduled", 0}, {"desiredNumberScheduled", 0}, {"numberReady", 0}};
    }
    return {{"spec", spec}, {"status", status}};
}

Json zeroNode()
{
    Json info = Json::object();
    for (const char* name : {"machineID", "systemUUID", "bootID", "kernelVersion", "osImage", "containerRuntimeVersion", "kubeletVersion",
                             "kubeProxyVersion", "operatingSystem", "architecture"})
        info[name] = "";
    return {{"spec", Json::object()}, {"status", {{"daemonEndpoints", {{"kubeletEndpoint", {{"Port", 0}}}}}, {"nodeInfo", info}}}};
}

Json zeroParts(const Kind& kind)
{
    const Json none = Json::object();
    if (kind.group == "apps" && kind.plural != "controllerrevisions")
        return zeroWorkload(kind);
    if (kind.plural == "nodes")
        return zeroNode();
    if (kind.plural == "pods")
        return {{"spec", {{"containers", nullptr}}}, {"status", none}};
    if (kind.plural == "services" || kind.plural == "ingresses")
        return {{"spec", none}, {"status", {{"loadBalancer", none}}}};
    if (kind.plural == "leases")
        return {{"spec", none}};
    if (kind.plural == "endpointslices")
        return {{"addressType", ""}, {"endpoints", nullptr}, {"ports", nullptr}};
    if (kind.plural == "configmaps" || kind.plural == "secrets" || kind.plural == "serviceaccounts")
        return none;
    if (kind.plural == "events")
        return {{"involvedObject", none}, {"source", none},           {"firstTimestamp", nullptr}, {"lastTimestamp", nullptr},
                {"eventTime", nullptr},   {"reportingComponent", ""}, {"reportingInstance", ""}};
    return {{"spec", none}, {"status", none}};
}

} // namespace

Json zeroObject(const Kind& kind)
{
    Json object{{"kind", kind.name}, {"apiVersion", kind.apiVersion()}, {"metadata", Json::object()}};
    object.update(zeroParts(kind));
    return object;
}

} // namespace tealdeck::sandbox
