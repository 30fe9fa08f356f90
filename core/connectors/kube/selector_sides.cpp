#include "core/connectors/kube/selector_sides.h"

#include <cctype>
#include <set>

namespace tealdeck
{
namespace
{

bool mayBecomeEndpoint(const Pod& pod)
{
    return pod.phase != "Succeeded" && pod.phase != "Failed";
}

std::string tagOf(const std::string& image)
{
    const std::size_t slash = image.rfind('/');
    const std::size_t colon = image.rfind(':', image.find('@'));
    return colon == std::string::npos || (slash != std::string::npos && colon < slash)
        ? std::string()
        : image.substr(colon + 1, image.find('@') - colon - 1);
}

std::string versionOf(const std::vector<Workload>& workloads)
{
    if (workloads.empty())
        return {};
    const Workload& first = workloads.front();
    const auto label = first.templateLabels.find("app.kubernetes.io/version");
    if (label != first.templateLabels.end())
        return label->second;
    return first.images.empty() ? std::string() : tagOf(first.images.front().image);
}

void count(SelectorSide& side, const SelectorFacts& facts)
{
    std::set<std::string> nodes;
    int readyByWorkloads = 0;
    for (const Workload& workload : side.workloads) {
        side.desired += workload.desired;
        readyByWorkloads += workload.ready;
    }
    for (const Pod& pod : side.pods) {
        side.ready += pod.isReady ? 1 : 0;
        if (pod.isReady)
            nodes.insert(pod.node);
    }
    if (!facts.pods)
        side.ready = readyByWorkloads;
    if (side.workloads.empty())
        side.desired = static_cast<int>(side.pods.size());
    side.nodes = static_cast<int>(nodes.size());
    side.version = versionOf(side.workloads);
}

SelectorSide sideOf(const SelectorFacts& facts, const std::string& slot, const Labels& selector)
{
    SelectorSide side;
    side.slot = slot;
    side.selector = selector;
    for (Workload& workload : workloadsOf(facts)) {
        if (selects(selector, workload.templateLabels))
            side.workloads.push_back(std::move(workload));
    }
    if (facts.pods) {
        for (const Pod& pod : *facts.pods) {
            if (selects(selector, pod.meta.labels) && mayBecomeEndpoint(pod))
                side.pods.push_back(pod);
        }
    }
    count(side, facts);
    return side;
}

} // namespace

SelectorSides sidesOf(const SelectorFacts& facts)
{
    return {.live = sideOf(facts, facts.change.fromSlot, facts.change.before),
            .target = sideOf(facts, facts.change.toSlot, facts.change.after)};
}

std::vector<Workload> workloadsOf(const SelectorFacts& facts)
{
    std::vector<Workload> workloads;
    if (facts.deployments)
        workloads = *facts.deployments;
    if (facts.statefulSets)
        workloads.insert(workloads.end(), facts.statefulSets->begin(), facts.statefulSets->end());
    return workloads;
}

std::string capitalized(std::string slot)
{
    if (!slot.empty())
        slot[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(slot[0])));
    return slot;
}

} // namespace tealdeck
