#include "core/connectors/kube/kube_owners.h"
#include "core/connectors/kube/workload_plan.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::string numberOf(int value)
{
    return std::to_string(value);
}

// Pods are replaced or their number changes; a pause does neither.
bool movesPods(WorkloadVerb verb)
{
    return verb != WorkloadVerb::Pause;
}

bool replacesPods(WorkloadVerb verb)
{
    return verb == WorkloadVerb::Restart || verb == WorkloadVerb::SetImage || verb == WorkloadVerb::Resume;
}

Check othersWhoOwn(const WorkloadFacts& facts)
{
    const Message what = message("Plan", "Not undone by others");
    std::string names;
    for (const OwnerClaim& claim : markedOwners(facts.state.meta))
        names += (names.empty() ? "" : ", ") + claim.who;
    if (names.empty())
        return checkOf("others-who-own", Verdict::Passed, what, message("Plan", "nobody else marked it as theirs"), facts.stateReadAt);
    return checkOf(
        "others-who-own", Verdict::Warning, what,
        message("Plan", "%1 may put %2 back, and later undo the way back. Change its source (Git) as well.", {names, facts.change.before}),
        facts.stateReadAt);
}

// An autoscaler sets the number itself, each 15 s by default.
Check autoscalerCheck(const WorkloadFacts& facts)
{
    const Message what = message("Plan", "No autoscaler decides the number");
    if (!facts.autoscalers)
        return notRun("autoscaler", what, facts.autoscalers.value.error());
    const auto scales = [&](const Autoscaler& autoscaler) {
        return autoscaler.targetKind == facts.state.kind && autoscaler.targetName == facts.state.meta.name.str();
    };
    const auto found = std::ranges::find_if(*facts.autoscalers, scales);
    const WallTime readAt = facts.autoscalers.readAt;
    if (found == facts.autoscalers->end())
        return checkOf("autoscaler", Verdict::Passed, what, message("Plan", "no autoscaler names it"), readAt);
    const std::string range = numberOf(found->minReplicas) + " to " + numberOf(found->maxReplicas);
    if (facts.change.wish.replicas == 0)
        return checkOf("autoscaler", Verdict::Warning, what,
                       message("Plan", "autoscaler %1 (%2) stops working while it has no replicas", {found->name, range}), readAt);
    return checkOf("autoscaler", Verdict::Warning, what,
                   message("Plan", "autoscaler %1 (%2) sets the number itself and will change it again. Change its bounds instead.",
                           {found->name, range}),
                   readAt);
}

Check somethingIsLeft(const WorkloadFacts& facts)
{
    const Message what = message("Plan", "Something is left");
    if (facts.change.wish.replicas > 0)
        return checkOf("scale-to-zero", Verdict::Passed, what, message("Plan", "pods wanted: %1", {numberOf(facts.change.wish.replicas)}),
                       facts.stateReadAt);
    return checkOf("scale-to-zero", Verdict::Warning, what,
                   message("Plan", "all %1 pods end: nothing answers for it any more", {numberOf(facts.state.pods)}), facts.stateReadAt);
}

std::vector<Check> seenVersion(const WorkloadFacts& facts)
{
    if (!facts.change.wish.seenUid)
        return {};
    const Message what = message("Plan", "As you saw it");
    if (*facts.change.wish.seenUid == facts.state.meta.uid.str())
        return {checkOf("seen-version", Verdict::Passed, what, message("Plan", "the same object"), facts.stateReadAt)};
    return {checkOf("seen-version", Verdict::Failed, what, message("Plan", "another %1 has this name since you looked", {facts.state.kind}),
                    facts.stateReadAt)};
}

} // namespace

Check controllerFollows(const WorkloadState& state, WorkloadVerb verb, WallTime readAt)
{
    const Message what = message("Plan", "Its controller follows");
    if (state.observedGeneration < state.generation)
        return checkOf("controller", Verdict::Warning, what, message("Plan", "the last change of it was not seen by its controller yet"),
                       readAt);
    if (replacesPods(verb) && state.followsOnDelete)
        return checkOf("controller", Verdict::Warning, what,
                       message("Plan", "its update strategy is OnDelete: pods stay as they are until somebody deletes them"), readAt);
    if (state.isPaused && verb != WorkloadVerb::Resume && replacesPods(verb))
        return checkOf("controller", Verdict::Warning, what, message("Plan", "its rollout is paused: nothing follows until it is resumed"),
                       readAt);
    return checkOf("controller", Verdict::Passed, what, message("Plan", "it has seen everything so far"), readAt);
}

// Replacing pods while not all of the present ones work takes away more of them.
Check atRest(const WorkloadState& state, WallTime readAt)
{
    const Message what = message("Plan", "Is at rest");
    const bool isAtRest = state.updated == state.replicas && state.available == state.replicas && state.pods == state.replicas;
    const Message measured = message("Plan", "%1 of %2 pods are up to date, %3 available",
                                     {numberOf(state.updated), numberOf(state.replicas), numberOf(state.available)});
    return checkOf("at-rest", isAtRest ? Verdict::Passed : Verdict::Warning, what, measured, readAt);
}

std::vector<Check> workloadChecks(const WorkloadFacts& facts, const SurroundingsAsked& asked, Purpose purpose)
{
    std::vector<Check> checks;
    const WorkloadVerb verb = facts.change.wish.verb;
    if (verb == WorkloadVerb::Scale) {
        checks.push_back(somethingIsLeft(facts));
        checks.push_back(autoscalerCheck(facts));
    }
    if (movesPods(verb))
        checks.push_back(atRest(facts.state, facts.stateReadAt));
    checks.push_back(controllerFollows(facts.state, verb, facts.stateReadAt));
    checks.push_back(othersWhoOwn(facts));
    for (auto&& more : {lockAndRightChecks(facts, asked), seenVersion(facts), identityChecks(facts, asked)})
        checks.insert(checks.end(), more.begin(), more.end());
    checks.push_back(workloadDryRunCheck(facts));
    soften(checks, purpose);
    return checks;
}

} // namespace tealdeck
