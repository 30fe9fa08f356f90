#include "core/connectors/kube/selector_checks.h"

#include <algorithm>
#include <set>

namespace tealdeck
{
namespace
{

constexpr auto recently = std::chrono::minutes(10);

std::string numberOf(long long value)
{
    return std::to_string(value);
}

// Ready is compared with ready: fewer than the live side is a warning, none at all stops, unless the live side has none either
// (safety.md 1 and 4).
Check targetReady(const SelectorCheckInput& input)
{
    const auto& [live, target] = input.sides;
    const bool isEnough = target.ready >= live.ready && target.ready >= target.desired && target.ready > 0;
    const Message measured = message("Plan", "%1 of %2 pods ready on %3 nodes; %4 has %5 of %6",
                                     {numberOf(target.ready), numberOf(target.desired), numberOf(target.nodes), live.slot,
                                      numberOf(live.ready), numberOf(live.desired)});
    const Message byWorkloads
        = message("Plan", "%1 of %2 ready as its workload says, the pods could not be read; %3 has %4 of %5",
                  {numberOf(target.ready), numberOf(target.desired), live.slot, numberOf(live.ready), numberOf(live.desired)});
    const WallTime readAt = input.facts.pods ? input.facts.pods.readAt : input.facts.deployments.readAt;
    Check check = checkOf("target-ready", isEnough ? Verdict::Passed : Verdict::Warning,
                          message("Plan", "%1 is ready", {capitalized(target.slot)}), input.facts.pods ? measured : byWorkloads, readAt);
    if (target.ready == 0 && live.ready > 0) {
        check.verdict = Verdict::Failed;
        check.isHardStop = true;
    }
    return check;
}

Check targetRestarts(const SelectorCheckInput& input)
{
    const SelectorSide& target = input.sides.target;
    const Message what = message("Plan", "%1 does not restart", {capitalized(target.slot)});
    if (!input.facts.pods)
        return notRun("target-restarts", what, input.facts.pods.value.error());
    const auto crashing
        = std::ranges::count_if(target.pods, [](const Pod& pod) { return pod.status.find("CrashLoopBackOff") != std::string::npos; });
    const auto restarted = std::ranges::count_if(
        target.pods, [&](const Pod& pod) { return pod.lastRestart && input.serverNow - *pod.lastRestart < recently; });
    const WallTime readAt = input.facts.pods.readAt;
    if (crashing > 0)
        return checkOf("target-restarts", Verdict::Failed, what, message("Plan", "%1 pods in CrashLoopBackOff", {numberOf(crashing)}),
                       readAt);
    if (restarted > 0) {
        return checkOf("target-restarts", Verdict::Warning, what,
                       message("Plan", "%1 pods restarted in the last 10 min", {numberOf(restarted)}), readAt);
    }
    return checkOf("target-restarts", Verdict::Passed, what, message("Plan", "no restart in the last 10 min"), readAt);
}

Check sameShape(const SelectorCheckInput& input)
{
    const auto& [live, target] = input.sides;
    const Message what = message("Plan", "Same size as %1", {live.slot});
    if (!input.facts.deployments)
        return notRun("same-shape", what, input.facts.deployments.value.error());
    if (!input.facts.statefulSets)
        return notRun("same-shape", what, input.facts.statefulSets.value.error());
    const Message measured = message("Plan", "%1 replicas v %2", {numberOf(target.desired), numberOf(live.desired)});
    return checkOf("same-shape", target.desired == live.desired ? Verdict::Passed : Verdict::Warning, what, measured,
                   input.facts.deployments.readAt);
}

// A pod belongs to a workload when its controller was made by it: a ReplicaSet is named after its Deployment.
bool isMadeBy(const Pod& pod, const Workload& workload)
{
    if (workload.kind == WorkloadKind::StatefulSet)
        return pod.meta.ownerKind == "StatefulSet" && pod.meta.ownerName == workload.meta.name;
    return pod.meta.ownerKind == "ReplicaSet" && pod.meta.ownerName.starts_with(workload.meta.name + "-");
}

std::string nameOf(const Pod& pod)
{
    return pod.meta.ownerName.empty() ? pod.meta.name.str() : pod.meta.ownerKind + "/" + pod.meta.ownerName;
}

std::string joined(const std::set<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

Check selectorMatchesOnlyTarget(const SelectorCheckInput& input)
{
    const SelectorSide& target = input.sides.target;
    const Message what = message("Plan", "Selects nothing but %1", {target.slot});
    const std::string id = "selector-matches-only-target";
    if (!input.facts.pods)
        return notRun(id, what, input.facts.pods.value.error());
    if (!input.facts.deployments)
        return notRun(id, what, input.facts.deployments.value.error());
    std::set<std::string> foreign;
    for (const Pod& pod : target.pods) {
        if (std::ranges::none_of(target.workloads, [&](const Workload& workload) { return isMadeBy(pod, workload); }))
            foreign.insert(nameOf(pod));
    }
    const WallTime readAt = input.facts.pods.readAt;
    if (!foreign.empty() && !input.facts.statefulSets)
        return notRun(id, what, input.facts.statefulSets.value.error());
    if (!foreign.empty())
        return checkOf(id, Verdict::Failed, what, message("Plan", "pods of others would get requests, too: %1", {joined(foreign)}), readAt);
    std::set<std::string> workloads;
    for (const Workload& workload : target.workloads)
        workloads.insert(workload.meta.name);
    return checkOf(id, workloads.size() > 1 ? Verdict::Warning : Verdict::Passed, what,
                   message("Plan", "%1 pods of %2", {numberOf(static_cast<long long>(target.pods.size())), joined(workloads)}), readAt);
}

Check oldSideReady(const SelectorCheckInput& input)
{
    const SelectorSide& live = input.sides.live;
    const Message measured = message("Plan", "%1 of %2 pods ready", {numberOf(live.ready), numberOf(live.desired)});
    return checkOf("old-side-ready", live.ready > 0 ? Verdict::Passed : Verdict::Warning,
                   message("Plan", "%1 stays ready", {capitalized(live.slot)}), measured,
                   input.facts.pods ? input.facts.pods.readAt : input.facts.deployments.readAt);
}

Check endpointsNow(const SelectorCheckInput& input)
{
    const SelectorSide& live = input.sides.live;
    const Message what = message("Plan", "Endpoints fit now");
    if (!input.facts.slices)
        return notRun("endpoints-now", what, input.facts.slices.value.error());
    if (!input.facts.pods)
        return notRun("endpoints-now", what, input.facts.pods.value.error());
    std::set<std::string> own;
    for (const Pod& pod : live.pods)
        own.insert(pod.meta.uid);
    std::set<std::string> ready;
    std::set<std::string> elsewhere;
    for (const EndpointSlice& slice : *input.facts.slices) {
        for (const Endpoint& endpoint : slice.endpoints) {
            if (endpoint.isReady)
                (own.contains(endpoint.podUid) ? ready : elsewhere).insert(endpoint.podUid.empty() ? endpoint.address : endpoint.podUid);
        }
    }
    const Message measured
        = message("Plan", "%1 ready endpoints on %2, %3 elsewhere",
                  {numberOf(static_cast<long long>(ready.size())), live.slot, numberOf(static_cast<long long>(elsewhere.size()))});
    const bool agree = elsewhere.empty() && static_cast<int>(ready.size()) == live.ready;
    return checkOf("endpoints-now", agree ? Verdict::Passed : Verdict::Warning, what, measured, input.facts.slices.readAt);
}

} // namespace

std::vector<Check> readinessChecks(const SelectorCheckInput& input)
{
    std::vector<Check> checks{targetReady(input), targetRestarts(input), sameShape(input), selectorMatchesOnlyTarget(input)};
    if (input.purpose != Purpose::WayBack) // a way back leaves a side that is broken
        checks.push_back(oldSideReady(input));
    checks.push_back(endpointsNow(input));
    return checks;
}

} // namespace tealdeck
