#include "ui/pages/cluster/built_in_kinds.h"

namespace tealdeck
{

KubeKind builtInKind(const char* group, const char* plural, const char* kind, bool isNamespaced)
{
    KubeKind result;
    result.group = group;
    result.version = "v1";
    result.plural = plural;
    result.kind = kind;
    result.isNamespaced = isNamespaced;
    return result;
}

std::vector<KubeKind> workloadKinds()
{
    return {builtInKind("apps", "deployments", "Deployment", true),
            builtInKind("apps", "statefulsets", "StatefulSet", true),
            builtInKind("apps", "daemonsets", "DaemonSet", true),
            builtInKind("apps", "replicasets", "ReplicaSet", true),
            builtInKind("batch", "jobs", "Job", true),
            builtInKind("batch", "cronjobs", "CronJob", true)};
}

std::optional<KubeKind> ownerKind(std::string_view kind)
{
    if (kind == "Pod")
        return builtInKind("", "pods", "Pod", true);
    for (const KubeKind& each : workloadKinds()) {
        if (each.kind == kind)
            return each;
    }
    return std::nullopt;
}

} // namespace tealdeck
