#include "core/domain/pod_owner.h"

namespace tealdeck
{

PodOwner ownerOf(const Pod& pod)
{
    PodOwner owner{.namespaceName = pod.meta.namespaceName, .kind = pod.meta.ownerKind, .name = pod.meta.ownerName};
    if (owner.kind.empty())
        return {.namespaceName = pod.meta.namespaceName, .kind = "Pod", .name = pod.meta.name};
    const auto hash = pod.meta.labels.find("pod-template-hash");
    if (owner.kind == "ReplicaSet" && hash != pod.meta.labels.end() && owner.name.ends_with("-" + hash->second)) {
        owner.kind = "Deployment";
        owner.name.resize(owner.name.size() - hash->second.size() - 1);
    }
    return owner;
}

} // namespace tealdeck
