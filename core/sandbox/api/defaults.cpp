#include "core/sandbox/api/validation.h"

#include <set>

namespace tealdeck::sandbox
{

namespace
{

void setIfMissing(Json& object, const char* name, Json value)
{
    if (!object.contains(name) || object[name].is_null())
        object[name] = std::move(value);
}

void defaultPodSpec(Json& spec)
{
    for (Json& container : ensure(spec, {"containers"})) {
        if (container.contains("ports")) {
            for (Json& port : container["ports"])
                setIfMissing(port, "protocol", "TCP");
        }
        setIfMissing(container, "resources", Json::object());
        setIfMissing(container, "terminationMessagePath", "/dev/termination-log");
        setIfMissing(container, "terminationMessagePolicy", "File");
        setIfMissing(container, "imagePullPolicy", "IfNotPresent");
    }
    setIfMissing(spec, "restartPolicy", "Always");
    setIfMissing(spec, "terminationGracePeriodSeconds", 30);
    setIfMissing(spec, "dnsPolicy", "ClusterFirst");
    setIfMissing(spec, "securityContext", Json::object());
    setIfMissing(spec, "schedulerName", "default-scheduler");
}

void defaultWorkload(const Kind& kind, Json& spec)
{
    if (kind.plural != "daemonsets")
        setIfMissing(spec, "replicas", 1);
    defaultPodSpec(ensure(spec, {"template", "spec"}));
    if (kind.plural == "deployments") {
        setIfMissing(spec, "strategy", {{"type", "RollingUpdate"}, {"rollingUpdate", {{"maxUnavailable", "25%"}, {"maxSurge", "25%"}}}});
        setIfMissing(spec, "revisionHistoryLimit", 10);
        setIfMissing(spec, "progressDeadlineSeconds", 600);
    } else if (kind.plural == "daemonsets") {
        setIfMissing(spec, "updateStrategy", {{"type", "RollingUpdate"}, {"rollingUpdate", {{"maxUnavailable", 1}, {"maxSurge", 0}}}});
        setIfMissing(spec, "revisionHistoryLimit", 10);
    } else if (kind.plural == "statefulsets") {
        setIfMissing(spec, "podManagementPolicy", "OrderedReady");
        setIfMissing(spec, "updateStrategy", {{"type", "RollingUpdate"}, {"rollingUpdate", {{"partition", 0}}}});
        setIfMissing(spec, "revisionHistoryLimit", 10);
    }
}

void defaultJob(Json& spec)
{
    defaultPodSpec(ensure(spec, {"template", "spec"}));
    setIfMissing(spec, "parallelism", 1);
    setIfMissing(spec, "completions", 1);
    setIfMissing(spec, "backoffLimit", 6);
    setIfMissing(spec, "manualSelector", false);
    setIfMissing(spec, "completionMode", "NonIndexed");
    setIfMissing(spec, "suspend", false);
    setIfMissing(spec, "podReplacementPolicy", "TerminatingOrFailed");
}

void defaultCronJob(Json& spec)
{
    setIfMissing(spec, "concurrencyPolicy", "Allow");
    setIfMissing(spec, "suspend", false);
    setIfMissing(spec, "successfulJobsHistoryLimit", 3);
    setIfMissing(spec, "failedJobsHistoryLimit", 1);
}

void defaultService(Json& service)
{
    Json& spec = ensure(service, {"spec"});
    setIfMissing(spec, "type", "ClusterIP");
    setIfMissing(spec, "sessionAffinity", "None");
    setIfMissing(spec, "ipFamilies", Json::array({"IPv4"}));
    setIfMissing(spec, "ipFamilyPolicy", "SingleStack");
    setIfMissing(spec, "internalTrafficPolicy", "Cluster");
    if (spec.contains("ports") && spec["ports"].is_array()) {
        for (Json& port : spec["ports"]) {
            if (!port.is_object())
                continue;
            setIfMissing(port, "protocol", "TCP");
            setIfMissing(port, "targetPort", port.value("port", Json(0)));
        }
    }
    if (spec.contains("selector") && spec["selector"].empty())
        spec.erase("selector");
    if (spec.contains("clusterIP"))
        setIfMissing(spec, "clusterIPs", Json::array({spec["clusterIP"]}));
    setIfMissing(service, "status", {{"loadBalancer", Json::object()}});
}

void defaultEvent(Json& event)
{
    setIfMissing(event, "source", Json::object());
    for (const char* time : {"firstTimestamp", "lastTimestamp", "eventTime"})
        setIfMissing(event, time, nullptr);
    setIfMissing(event, "reportingComponent", "");
    setIfMissing(event, "reportingInstance", "");
}

// Top-level members, and those of `spec`, of the kinds that clients write by hand.
const std::set<std::string>* specFields(const Kind& kind)
{
    static const std::set<std::string> service{"allocateLoadBalancerNodePorts",
                                               "clusterIP",
                                               "clusterIPs",
                                               "externalIPs",
                                               "externalName",
                                               "externalTrafficPolicy",
                                               "healthCheckNodePort",
                                               "internalTrafficPolicy",
                                               "ipFamilies",
                                               "ipFamilyPolicy",
                                               "loadBalancerClass",
                                               "loadBalancerIP",
                                               "loadBalancerSourceRanges",
                                               "ports",
                                               "publishNotReadyAddresses",
                                               "selector",
                                               "sessionAffinity",
                                               "sessionAffinityConfig",
                                               "trafficDistribution",
                                               "type"};
    static const std::set<std::string> deployment{
        "minReadySeconds", "paused", "progressDeadlineSeconds", "replicas", "revisionHistoryLimit", "selector", "strategy", "template"};
    static const std::set<std::string> lease{"acquireTime", "holderIdentity", "leaseDurationSeconds", "leaseTransitions", "preferredHolder",
                                             "renewTime",   "strategy"};
    if (kind.plural == "services")
        return &service;
    if (kind.plural == "deployments")
        return &deployment;
    return kind.plural == "leases" ? &lease : nullptr;
}

} // namespace

void tellPodsOfJob(Json& job)
{
    Json& spec = ensure(job, {"spec"});
    if (spec.value("manualSelector", false))
        return;
    const std::string uid = textAt(job, {"metadata", "uid"});
    const std::string name = textAt(job, {"metadata", "name"});
    Json& labels = ensure(spec, {"template", "metadata", "labels"});
    for (const char* prefix : {"", "batch.kubernetes.io/"}) {
        labels[std::string(prefix) + "controller-uid"] = uid;
        labels[std::string(prefix) + "job-name"] = name;
    }
    spec["selector"] = {{"matchLabels", {{"batch.kubernetes.io/controller-uid", uid}}}};
}

void setDefaults(const Kind& kind, Json& object)
{
    if (kind.plural == "services")
        defaultService(object);
    else if (kind.plural == "events")
        defaultEvent(object);
    else if (kind.plural == "pods")
        defaultPodSpec(ensure(object, {"spec"}));
    else if (kind.group == "apps" && kind.plural != "controllerrevisions")
        defaultWorkload(kind, ensure(object, {"spec"}));
    else if (kind.plural == "jobs")
        defaultJob(ensure(object, {"spec"}));
    else if (kind.plural == "cronjobs")
        defaultCronJob(ensure(object, {"spec"}));
    else if (kind.plural == "nodes" && !ensure(object, {"spec"}).value("unschedulable", true))
        object["spec"].erase("unschedulable"); // omitempty
    else if (kind.plural == "leases")
        ensure(object, {"spec"});
    else if (kind.plural == "namespaces") {
        ensure(object, {"metadata", "labels", "kubernetes.io/metadata.name"}) = textAt(object, {"metadata", "name"});
        ensure(object, {"spec"})["finalizers"] = Json::array({"kubernetes"});
        ensure(object, {"status"})["phase"] = "Active";
    }
}

std::vector<std::string> unknownFields(const Kind& kind, const Json& object)
{
    static const std::set<std::string> top{"kind", "apiVersion", "metadata", "spec", "status"};
    std::vector<std::string> unknown;
    const auto* known = specFields(kind);
    if (!known || !object.is_object())
        return unknown;
    for (const auto& [name, value] : object.items()) {
        if (!top.contains(name))
            unknown.push_back(name);
    }
    const Json* spec = find(object, {"spec"});
    if (!spec || !spec->is_object())
        return unknown;
    for (const auto& [name, value] : spec->items()) {
        if (!known->contains(name))
            unknown.push_back("spec." + name);
    }
    return unknown;
}

void dropFields(Json& object, const std::vector<std::string>& fields)
{
    for (const std::string& field : fields) {
        if (field.starts_with("spec."))
            object["spec"].erase(field.substr(5));
        else
            object.erase(field);
    }
}

} // namespace tealdeck::sandbox
