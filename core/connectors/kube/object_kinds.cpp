#include "core/connectors/kube/object_kinds.h"

#include <algorithm>
#include <cctype>

namespace tealdeck
{
namespace
{

constexpr std::string_view v1 = "v1";
constexpr std::string_view storage = "storage.k8s.io";
constexpr std::string_view rbac = "rbac.authorization.k8s.io";
constexpr std::string_view admission = "admissionregistration.k8s.io";

const std::vector<ObjectKind>& builtInKinds()
{
    static const std::vector<ObjectKind> kinds{
        {kube::pods, "pod", "po"},
        {kube::services, "service", "svc"},
        {kube::deployments, "deployment", "deploy"},
        {kube::replicaSets, "replicaset", "rs"},
        {kube::statefulSets, "statefulset", "sts"},
        {{"apps", v1, "daemonsets", "DaemonSet"}, "daemonset", "ds"},
        {kube::jobs, "job", ""},
        {{"batch", v1, "cronjobs", "CronJob"}, "cronjob", "cj"},
        {kube::nodes, "node", "no", false},
        {kube::namespaces, "namespace", "ns", false},
        {kube::configMaps, "configmap", "cm"},
        {kube::secrets, "secret", ""},
        {kube::persistentVolumeClaims, "persistentvolumeclaim", "pvc"},
        {kube::persistentVolumes, "persistentvolume", "pv", false},
        {kube::serviceAccounts, "serviceaccount", "sa"},
        {{"", v1, "endpoints", "Endpoints"}, "endpoints", "ep"},
        {kube::events, "event", "ev"},
        {{"", v1, "limitranges", "LimitRange"}, "limitrange", "limits"},
        {{"", v1, "resourcequotas", "ResourceQuota"}, "resourcequota", "quota"},
        {{"", v1, "replicationcontrollers", "ReplicationController"}, "replicationcontroller", "rc"},
        {kube::controllerRevisions, "controllerrevision", ""},
        {kube::endpointSlices, "endpointslice", ""},
        {kube::ingresses, "ingress", "ing"},
        {{"networking.k8s.io", v1, "ingressclasses", "IngressClass"}, "ingressclass", "", false},
        {{"networking.k8s.io", v1, "networkpolicies", "NetworkPolicy"}, "networkpolicy", "netpol"},
        {kube::horizontalPodAutoscalers, "horizontalpodautoscaler", "hpa"},
        {kube::disruptionBudgets, "poddisruptionbudget", "pdb"},
        {kube::leases, "lease", ""},
        {kube::rollouts, "rollout", "ro"},
        {{storage, v1, "storageclasses", "StorageClass"}, "storageclass", "sc", false},
        {{storage, v1, "volumeattachments", "VolumeAttachment"}, "volumeattachment", "", false},
        {{rbac, v1, "roles", "Role"}, "role", ""},
        {{rbac, v1, "rolebindings", "RoleBinding"}, "rolebinding", ""},
        {{rbac, v1, "clusterroles", "ClusterRole"}, "clusterrole", "", false},
        {{rbac, v1, "clusterrolebindings", "ClusterRoleBinding"}, "clusterrolebinding", "", false},
        {{"scheduling.k8s.io", v1, "priorityclasses", "PriorityClass"}, "priorityclass", "pc", false},
        {{admission, v1, "validatingwebhookconfigurations", "ValidatingWebhookConfiguration"}, "validatingwebhookconfiguration", "", false},
        {{admission, v1, "mutatingwebhookconfigurations", "MutatingWebhookConfiguration"}, "mutatingwebhookconfiguration", "", false},
        {{"apiextensions.k8s.io", v1, "customresourcedefinitions", "CustomResourceDefinition"}, "customresourcedefinition", "crd", false},
        {{"apiregistration.k8s.io", v1, "apiservices", "APIService"}, "apiservice", "", false},
    };
    return kinds;
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

// "apps/v1" is group apps, version v1; "v1" the core group.
std::pair<std::string_view, std::string_view> splitVersion(std::string_view apiVersion)
{
    const std::size_t slash = apiVersion.find('/');
    if (slash == std::string_view::npos)
        return {{}, apiVersion};
    return {apiVersion.substr(0, slash), apiVersion.substr(slash + 1)};
}

} // namespace

const ObjectKind* findKind(std::string_view word)
{
    const std::string wanted = lowered(word);
    const std::size_t dot = wanted.find('.');
    const std::string name = wanted.substr(0, dot);
    const std::string group = dot == std::string::npos ? std::string() : wanted.substr(dot + 1);
    const auto& kinds = builtInKinds();
    const auto found = std::ranges::find_if(kinds, [&](const ObjectKind& kind) {
        const bool isNamed = name == kind.resource.plural || name == kind.singular || (!kind.shortName.empty() && name == kind.shortName);
        return isNamed && (group.empty() || group == kind.resource.group);
    });
    return found == kinds.end() ? nullptr : &*found;
}

const ObjectKind* findKind(std::string_view apiVersion, std::string_view kind)
{
    const std::string_view group = splitVersion(apiVersion).first;
    const auto& kinds = builtInKinds();
    const auto found = std::ranges::find_if(
        kinds, [&](const ObjectKind& known) { return known.resource.kind == kind && known.resource.group == group; });
    return found == kinds.end() ? nullptr : &*found;
}

ObjectAddress makeAddress(const ObjectKind& kind, std::string namespaceName, std::string name, std::string uid)
{
    return {.group = std::string(kind.resource.group),
            .version = std::string(kind.resource.version),
            .plural = std::string(kind.resource.plural),
            .kind = std::string(kind.resource.kind),
            .namespaceName = kind.isNamespaced ? std::move(namespaceName) : std::string(),
            .name = std::move(name),
            .uid = std::move(uid)};
}

ObjectAddress makeAddress(std::string_view apiVersion, std::string_view kind, std::string namespaceName, std::string name, std::string uid)
{
    if (const ObjectKind* known = findKind(apiVersion, kind))
        return makeAddress(*known, std::move(namespaceName), std::move(name), std::move(uid));
    const auto [group, version] = splitVersion(apiVersion);
    return {.group = std::string(group),
            .version = std::string(version),
            .plural = {},
            .kind = std::string(kind),
            .namespaceName = std::move(namespaceName),
            .name = std::move(name),
            .uid = std::move(uid)};
}

KubeResource resourceOf(const ObjectAddress& object)
{
    return {.group = object.group, .version = object.version, .plural = object.plural, .kind = object.kind};
}

std::string shortName(const ObjectAddress& object)
{
    std::string name = lowered(object.kind);
    if (!object.group.empty() && findKind(name) == nullptr)
        name += "." + object.group;
    return name + "/" + object.name;
}

} // namespace tealdeck
