#include "core/connectors/kube/workload_revisions.h"

#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/pod_template.h"

#include <algorithm>
#include <charconv>

namespace tealdeck
{
namespace
{

constexpr const char* revisionAnnotation = "deployment.kubernetes.io/revision";
constexpr const char* causeAnnotation = "kubernetes.io/change-cause";

bool isControlledBy(const ObjectJson& object, const std::string& uid)
{
    const ObjectJson& owners = listAt(object, {"metadata", "ownerReferences"});
    return std::ranges::any_of(owners,
                               [&](const ObjectJson& owner) { return flagAt(owner, {"controller"}) && textAt(owner, {"uid"}) == uid; });
}

std::optional<long long> numberIn(const std::string& text)
{
    long long number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// kubectl's --record put whole command lines there.
std::string causeOf(const ObjectJson& item)
{
    const std::string cause = textAt(item, {"metadata", "annotations", causeAnnotation});
    const ObjectJson shown = maskObject({{"metadata", {{"annotations", {{causeAnnotation, cause}}}}}}).object;
    return maskText(textAt(shown, {"metadata", "annotations", causeAnnotation}));
}

// A ReplicaSet that its Deployment has not numbered yet is no revision, for kubectl neither.
std::optional<KeptRevision> readRevision(const ObjectJson& item)
{
    const bool isReplicaSet = jsonAt(item, {"data"}).is_null();
    const auto number = isReplicaSet ? numberIn(textAt(item, {"metadata", "annotations", revisionAnnotation}))
                                     : std::optional(numberAt(item, {"revision"}));
    const ObjectJson& podTemplate = isReplicaSet ? jsonAt(item, {"spec", "template"}) : jsonAt(item, {"data", "spec", "template"});
    if (!number || !podTemplate.is_object())
        return std::nullopt;
    KeptRevision kept;
    kept.podTemplate = plainTemplate(podTemplate);
    kept.annotations = isReplicaSet ? mapAt(item, {"metadata", "annotations"}) : ObjectJson::object();
    kept.row.number = *number;
    kept.row.name = textAt(item, {"metadata", "name"});
    kept.row.changeCause = causeOf(item);
    kept.row.images = imagesIn(kept.podTemplate);
    kept.row.created = timeAt(item, {"metadata", "creationTimestamp"});
    return kept;
}

// The one that its controller says to be current, once it has seen the newest template. It can differ from all templates where a newer
// server fills in more fields than the one that made the revision.
std::string currentByController(const ObjectJson& workload, const std::vector<KeptRevision>& newestFirst)
{
    if (numberAt(workload, {"status", "observedGeneration"}) < numberAt(workload, {"metadata", "generation"}))
        return {};
    const std::string named = textAt(workload, {"status", "updateRevision"}); // of a StatefulSet
    return !named.empty() || newestFirst.empty() ? named : newestFirst.front().row.name;
}

void markCurrent(const ObjectJson& workload, std::vector<KeptRevision>& revisions)
{
    const ObjectJson& podTemplate = jsonAt(workload, {"spec", "template"});
    bool isFound = false;
    for (KeptRevision& revision : revisions) {
        revision.row.isCurrent = isSameTemplate(revision.podTemplate, podTemplate);
        isFound = isFound || revision.row.isCurrent;
    }
    if (isFound)
        return;
    const std::string name = currentByController(workload, revisions);
    for (KeptRevision& revision : revisions)
        revision.row.isCurrent = revision.row.name == name;
}

} // namespace

std::optional<KubeResource> revisionResource(std::string_view kind)
{
    if (kind == "Deployment")
        return kube::replicaSets;
    return kind == "StatefulSet" || kind == "DaemonSet" ? std::optional(kube::controllerRevisions) : std::nullopt;
}

HttpRequest revisionsRequest(const ObjectJson& workload, const KubeResource& revisions)
{
    ListOptions options;
    options.labelSelector = labelSelectorText(jsonAt(workload, {"spec", "selector"}));
    return listRequest(revisions, textAt(workload, {"metadata", "namespace"}), options);
}

KubeCall revisionsCall(const ObjectJson& workload, const KubeResource& revisions)
{
    return {.verb = "list", .resource = revisions, .namespaceName = textAt(workload, {"metadata", "namespace"}), .name = {}};
}

std::vector<KeptRevision> revisionsOf(const ObjectJson& workload, const ObjectJson& list)
{
    const std::string uid = textAt(workload, {"metadata", "uid"});
    std::vector<KeptRevision> revisions;
    for (const ObjectJson& item : listAt(list, {"items"})) {
        if (!isControlledBy(item, uid))
            continue;
        if (auto revision = readRevision(item))
            revisions.push_back(*std::move(revision));
    }
    std::ranges::stable_sort(revisions, std::ranges::greater(), [](const KeptRevision& revision) { return revision.row.number; });
    markCurrent(workload, revisions);
    return revisions;
}

WorkloadRevisions revisionRows(const ObjectJson& workload, const ObjectJson& list, WallTime readAt)
{
    WorkloadRevisions rows{.revisions = {}, .isPaused = flagAt(workload, {"spec", "paused"}), .readAt = readAt};
    for (KeptRevision& revision : revisionsOf(workload, list))
        rows.revisions.push_back(std::move(revision.row));
    return rows;
}

} // namespace tealdeck
