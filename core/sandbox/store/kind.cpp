#include "core/sandbox/store/kind.h"

#include <algorithm>
#include <cassert>

namespace tealdeck::sandbox
{

namespace
{

using Names = std::vector<std::string_view>;

const Names readWrite{"get", "patch", "update"};

Subresource status(std::string_view kind)
{
    return {.name = "status", .kind = kind, .group = {}, .version = {}, .verbs = readWrite};
}

Subresource scale()
{
    return {.name = "scale", .kind = "Scale", .group = "autoscaling", .version = "v1", .verbs = readWrite};
}

Subresource eviction()
{
    return {.name = "eviction", .kind = "Eviction", .group = "policy", .version = "v1", .verbs = {"create"}};
}

Subresource sub(std::string_view name, std::string_view kind, Names verbs)
{
    return {.name = name, .kind = kind, .group = {}, .version = {}, .verbs = std::move(verbs)};
}

std::vector<Kind> coreKinds()
{
    const std::string_view v1 = "v1";
    return {
        {"", v1, "configmaps", "configmap", "ConfigMap", true, {"cm"}, {}, "qFsyl6wFWjQ=", {}},
        {"", v1, "endpoints", "endpoints", "Endpoints", true, {"ep"}, {}, "fWeeMqaN/OA=", {}},
        {"", v1, "events", "event", "Event", true, {"ev"}, {}, "r2yiGXH7wu8=", {}},
        {"", v1, "limitranges", "limitrange", "LimitRange", true, {"limits"}, {}, "EBKMFVe6cwo=", {}},
        {"", v1, "namespaces", "namespace", "Namespace", false, {"ns"}, {}, "Q3oi5N2YM8M=", {status("Namespace")}},
        {"", v1, "nodes", "node", "Node", false, {"no"}, {}, "XwShjMxG9Fs=", {status("Node")}},
        {"",
         v1,
         "persistentvolumeclaims",
         "persistentvolumeclaim",
         "PersistentVolumeClaim",
         true,
         {"pvc"},
         {},
         "QWTyNDq0dC4=",
         {status("PersistentVolumeClaim")}},
        {"",
         v1,
         "persistentvolumes",
         "persistentvolume",
         "PersistentVolume",
         false,
         {"pv"},
         {},
         "HN/zwEC+JgM=",
         {status("PersistentVolume")}},
        {"", v1, "pods", "pod", "Pod", true, {"po"}, {"all"}, "xPOwRZ+Yhw8=", {eviction(), sub("log", "Pod", {"get"}), status("Pod")}},
        {"",
         v1,
         "replicationcontrollers",
         "replicationcontroller",
         "ReplicationController",
         true,
         {"rc"},
         {"all"},
         "Jond2If31h0=",
         {status("ReplicationController")}},
        {"", v1, "resourcequotas", "resourcequota", "ResourceQuota", true, {"quota"}, {}, "8uhSgffRX6w=", {status("ResourceQuota")}},
        {"", v1, "secrets", "secret", "Secret", true, {}, {}, "S6u1pOWzb84=", {}},
        {"", v1, "serviceaccounts", "serviceaccount", "ServiceAccount", true, {"sa"}, {}, "pbx9ZvyFpBE=", {}},
        {"", v1, "services", "service", "Service", true, {"svc"}, {"all"}, "0/CO1lhkEBI=", {status("Service")}},
    };
}

std::vector<Kind> groupKinds()
{
    const std::string_view v1 = "v1";
    const std::string_view apps = "apps";
    return {
        {apps, v1, "controllerrevisions", "controllerrevision", "ControllerRevision", true, {}, {}, "85nkx63pcBU=", {}},
        {apps, v1, "daemonsets", "daemonset", "DaemonSet", true, {"ds"}, {"all"}, "dd7pWHUlMKQ=", {status("DaemonSet")}},
        {apps, v1, "deployments", "deployment", "Deployment", true, {"deploy"}, {"all"}, "8aSe+NMegvE=", {scale(), status("Deployment")}},
        {apps, v1, "replicasets", "replicaset", "ReplicaSet", true, {"rs"}, {"all"}, "P1RzHs8/mWQ=", {scale(), status("ReplicaSet")}},
        {apps, v1, "statefulsets", "statefulset", "StatefulSet", true, {"sts"}, {"all"}, "H+vl74LkKdo=", {scale(), status("StatefulSet")}},
        {"events.k8s.io", v1, "events", "event", "Event", true, {"ev"}, {}, "r2yiGXH7wu8=", {}},
        {"autoscaling",
         "v2",
         "horizontalpodautoscalers",
         "horizontalpodautoscaler",
         "HorizontalPodAutoscaler",
         true,
         {"hpa"},
         {"all"},
         "qwQve8ut294=",
         {status("HorizontalPodAutoscaler")}},
        {"batch", v1, "cronjobs", "cronjob", "CronJob", true, {"cj"}, {"all"}, "sd5LIXh4Fjs=", {status("CronJob")}},
        {"batch", v1, "jobs", "job", "Job", true, {}, {"all"}, "mudhfqk/qZY=", {status("Job")}},
        {"networking.k8s.io", v1, "ingresses", "ingress", "Ingress", true, {"ing"}, {}, "39NQlfNR+bo=", {status("Ingress")}},
        {"networking.k8s.io", v1, "networkpolicies", "networkpolicy", "NetworkPolicy", true, {"netpol"}, {}, "YpfwF18m1G8=", {}},
        {"policy",
         v1,
         "poddisruptionbudgets",
         "poddisruptionbudget",
         "PodDisruptionBudget",
         true,
         {"pdb"},
         {},
         "EVWiDmWqyJw=",
         {status("PodDisruptionBudget")}},
        {"storage.k8s.io", v1, "storageclasses", "storageclass", "StorageClass", false, {"sc"}, {}, "K+m6uJwbjGY=", {}},
        {"coordination.k8s.io", v1, "leases", "lease", "Lease", true, {}, {}, "gqkMMb/YqFM=", {}},
        {"discovery.k8s.io", v1, "endpointslices", "endpointslice", "EndpointSlice", true, {}, {}, "qgS0xkrxYAI=", {}},
    };
}

} // namespace

std::string Kind::apiVersion() const
{
    return group.empty() ? std::string(version) : std::string(group) + "/" + std::string(version);
}

std::string Kind::qualifiedPlural() const
{
    return group.empty() ? std::string(plural) : std::string(plural) + "." + std::string(group);
}

std::string Kind::qualifiedName() const
{
    return group.empty() ? std::string(name) : std::string(name) + "." + std::string(group);
}

const std::vector<Kind>& allKinds()
{
    static const std::vector<Kind> kinds = [] {
        std::vector<Kind> all = coreKinds();
        for (Kind& kind : groupKinds())
            all.push_back(std::move(kind));
        return all;
    }();
    return kinds;
}

const Kind* findKind(std::string_view group, std::string_view version, std::string_view plural)
{
    const auto& kinds = allKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) {
        return kind.group == group && kind.version == version && kind.plural == plural;
    });
    return found == kinds.end() ? nullptr : &*found;
}

const Kind& kindOf(std::string_view plural)
{
    const auto& kinds = allKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.plural == plural; });
    assert(found != kinds.end());
    return *found;
}

} // namespace tealdeck::sandbox
