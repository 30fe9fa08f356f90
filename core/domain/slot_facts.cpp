#include "core/domain/slot_facts.h"

#include "core/domain/workload_kind.h"

#include "core/domain/image_reference.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::string versionOf(const Workload& workload)
{
    const auto label = workload.templateLabels.find("app.kubernetes.io/version");
    if (label != workload.templateLabels.end() && !label->second.empty())
        return label->second;
    return workload.images.empty() ? std::string() : imageTag(workload.images.front().image);
}

// What all pods say that say anything; empty where they differ.
std::string commonDigest(const std::vector<const Pod*>& pods, const std::string& container)
{
    std::string digest;
    for (const Pod* pod : pods) {
        const auto image = std::ranges::find(pod->images, container, &ContainerImage::container);
        if (image == pod->images.end() || image->digest.empty() || image->digest == digest)
            continue;
        if (!digest.empty())
            return {};
        digest = image->digest;
    }
    return digest;
}

void addPods(Slot& slot, const std::vector<const Pod*>& pods)
{
    for (const Pod* pod : pods) {
        slot.podUids.push_back(pod->meta.uid);
        slot.restarts += pod->restarts;
        slot.lastRestart = std::max(slot.lastRestart, pod->lastRestart);
        if (!pod->isReady)
            continue;
        ++slot.ready;
        slot.readySince = std::max(slot.readySince, std::optional(pod->meta.created));
    }
    slot.pods = static_cast<int>(pods.size());
}

} // namespace

Slot slotOf(const std::string& name, const Workload& workload, const PodIndex& pods)
{
    Slot slot;
    slot.name = name;
    slot.workloadKind = kindOf(workload.kind);
    slot.workloadName = workload.meta.name;
    slot.workloadUid = workload.meta.uid;
    slot.version = versionOf(workload);
    slot.desired = workload.desired;
    if (workload.meta.created != WallTime{})
        slot.created = workload.meta.created;
    // A selector of expressions only cannot be followed here; the labels of its own pods can.
    const auto own = pods.selected(workload.meta.namespaceName, workload.selector.empty() ? workload.templateLabels : workload.selector);
    addPods(slot, own);
    if (!workload.images.empty()) {
        slot.image = workload.images.front().image;
        slot.digest = commonDigest(own, workload.images.front().container);
    }
    return slot;
}

} // namespace tealdeck
