#include "core/domain/overview_problems.h"

#include "core/domain/pod_owner.h"
#include "core/domain/pod_urgency.h"
#include "core/domain/workload_kind.h"

#include <algorithm>
#include <map>
#include <set>

namespace tealdeck
{
namespace
{

// The pods of one owner, as far as they are not well.
struct Group
{
    std::vector<const Pod*> broken; // and unknown ones
    int waiting = 0; // pending
    int moving = 0; // starting or ending
    int notReady = 0;
    int restarts = 0;
    std::optional<WallTime> lastRestart;

    void add(const Pod& pod, PodUrgency urgency)
    {
        switch (urgency) {
        case PodUrgency::Broken:
        case PodUrgency::Unknown: broken.push_back(&pod); break;
        case PodUrgency::Waiting: ++waiting; break;
        case PodUrgency::Moving: ++moving; break;
        case PodUrgency::NotReady: ++notReady; break;
        case PodUrgency::Running:
        case PodUrgency::Completed: break;
        }
        restarts += pod.restarts;
        lastRestart = std::max(lastRestart, pod.lastRestart);
    }
};

PodOwner keyOf(const Workload& workload)
{
    return {.namespaceName = workload.meta.namespaceName, .kind = kindOf(workload.kind), .name = workload.meta.name};
}

// "3 CrashLoopBackOff, 1 ImagePullBackOff"
std::string wordsOf(const std::vector<const Pod*>& pods)
{
    std::map<std::string, int> counts;
    for (const Pod* pod : pods)
        ++counts[pod->status.empty() ? "Unknown" : pod->status.str()];
    std::string words;
    for (const auto& [word, count] : counts)
        words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + word;
    return words;
}

Message whyOf(const Group& group, const std::string& space)
{
    const std::string restarts = std::to_string(group.restarts);
    if (!group.broken.empty() && group.restarts > 0)
        return message("Overview", "%1; %2 restarts. Namespace %3.", {wordsOf(group.broken), restarts, space});
    if (!group.broken.empty())
        return message("Overview", "%1. Namespace %2.", {wordsOf(group.broken), space});
    if (group.waiting > 0)
        return message("Overview", "%1 pending. Namespace %2.", {std::to_string(group.waiting), space});
    if (group.notReady > 0)
        return message("Overview", "%1 running but not ready. Namespace %2.", {std::to_string(group.notReady), space});
    if (group.moving > 0)
        return message("Overview", "%1 starting or ending. Namespace %2.", {std::to_string(group.moving), space});
    return message("Overview", "Its pods are not there. Namespace %1.", {space});
}

// Broken pods are critical when nothing of the workload is ready; otherwise a warning.
OverviewProblem problemOf(const Workload& workload, const Group& group)
{
    const bool isDown = workload.ready == 0 && !group.broken.empty();
    const bool isOnItsWay = group.broken.empty() && group.waiting == 0;
    return {.severity = isDown ? Severity::Critical : (isOnItsWay ? Severity::Note : Severity::Warning),
            .what = message("Overview", "%1 has %2 of %3 pods ready",
                            {workload.meta.name, std::to_string(workload.ready), std::to_string(workload.desired)}),
            .why = whyOf(group, workload.meta.namespaceName),
            .place = {.kind = kindOf(workload.kind),
                      .namespaceName = workload.meta.namespaceName,
                      .name = workload.meta.name,
                      .uid = workload.meta.uid},
            .since = {}};
}

// Broken pods whose owner is no workload that we read.
OverviewProblem problemOf(const Group& group)
{
    const Pod& first = **std::ranges::min_element(group.broken, {}, [](const Pod* pod) -> const std::string& { return pod->meta.name; });
    const bool isAlone = first.meta.ownerName.empty();
    const std::string owner = isAlone ? first.meta.name.str() : first.meta.ownerKind + " " + first.meta.ownerName;
    return {.severity = Severity::Warning,
            .what = group.broken.size() == 1
                ? message("Overview", "A pod of %1 is broken", {owner})
                : message("Overview", "%1 pods of %2 are broken", {std::to_string(group.broken.size()), owner}),
            .why = whyOf(group, first.meta.namespaceName),
            .place = {.kind = "Pod", .namespaceName = first.meta.namespaceName, .name = first.meta.name, .uid = first.meta.uid},
            .since = {}};
}

} // namespace

bool isUnwell(const Pod& pod)
{
    const PodUrgency urgency = urgencyOf(pod);
    return urgency != PodUrgency::Running && urgency != PodUrgency::Completed;
}

WorkloadProblems findWorkloadProblems(const OverviewFacts& facts)
{
    std::map<PodOwner, Group> groups;
    for (const Pod* pod : facts.pods) {
        if (isUnwell(*pod))
            groups[ownerOf(*pod)].add(*pod, urgencyOf(*pod));
    }
    WorkloadProblems found;
    std::set<PodOwner> told;
    for (const Workload* workload : facts.workloads) {
        const auto key = told.insert(keyOf(*workload)).first;
        const auto group = groups.find(*key);
        const bool isShort = workload->ready < workload->desired;
        found.workloadsShort += isShort ? 1 : 0;
        if (isShort || (group != groups.end() && !group->second.broken.empty()))
            found.problems.push_back(problemOf(*workload, group == groups.end() ? Group() : group->second));
    }
    for (const auto& [key, group] : groups) {
        if (!group.broken.empty() && !told.contains(key))
            found.problems.push_back(problemOf(group));
    }
    return found;
}

std::vector<OverviewProblem> findNodeProblems(const std::vector<const Node*>& nodes)
{
    std::vector<OverviewProblem> problems;
    for (const Node* node : nodes) {
        const ObjectPlace place{.kind = "Node", .namespaceName = {}, .name = node->meta.name, .uid = node->meta.uid};
        const std::string zone = node->zone.empty() ? "?" : node->zone;
        if (!node->isReady)
            problems.push_back({.severity = Severity::Critical,
                                .what = message("Overview", "Node %1 is not ready", {node->meta.name}),
                                .why = message("Overview", "%1. Zone %2.", {node->status, zone}),
                                .place = place,
                                .since = node->readyChanged});
        else if (!node->pressures.empty())
            problems.push_back({.severity = Severity::Warning,
                                .what = message("Overview", "Node %1 is under pressure", {node->meta.name}),
                                .why = message("Overview", "%1. Zone %2.", {node->pressures.front(), zone}),
                                .place = place,
                                .since = {}});
        else if (node->isUnschedulable)
            problems.push_back({.severity = Severity::Note,
                                .what = message("Overview", "Node %1 takes no new pods", {node->meta.name}),
                                .why = message("Overview", "%1. Zone %2.", {node->status, zone}),
                                .place = place,
                                .since = {}});
    }
    return problems;
}

} // namespace tealdeck
