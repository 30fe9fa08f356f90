#include "core/connectors/kube/selector_plan_texts.h"

#include "core/connectors/kube/kube_owners.h"
#include "core/domain/workload_kind.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::string numberOf(int value)
{
    return std::to_string(value);
}

std::string withVersion(const SelectorSide& side)
{
    return side.version.empty() ? side.slot : side.slot + " " + side.version;
}

PlanStep step(Message title, Message explanation)
{
    return {.title = std::move(title), .explanation = std::move(explanation), .request = std::nullopt, .isPredicted = false};
}

// An autoscaler does not undo the switch, but it may take the way back away bit by bit.
void addAutoscalers(std::vector<UndoNote>& notes, const SelectorFacts& facts, const SelectorSide& live)
{
    if (!facts.autoscalers) {
        notes.push_back(
            {UndoNote::Kind::Note,
             message("Plan", "Whether an autoscaler will shrink %1 is not known: the autoscalers could not be read.", {live.slot})});
        return;
    }
    for (const Autoscaler& autoscaler : *facts.autoscalers) {
        const auto isScaled = [&](const Workload& workload) {
            const std::string kind = kindOf(workload.kind);
            return autoscaler.targetKind == kind && autoscaler.targetName == workload.meta.name;
        };
        if (std::ranges::any_of(live.workloads, isScaled) && autoscaler.minReplicas < live.ready) {
            notes.push_back(
                {UndoNote::Kind::Note,
                 message("Plan", "Autoscaler %1 may shrink %2 to %3 pods once it has no load; the way back then starts smaller.",
                         {autoscaler.name, live.slot, numberOf(autoscaler.minReplicas)})});
        }
    }
}

} // namespace

std::vector<PlanStep> selectorSteps(const Plan& plan, const SelectorSides& sides, const HttpStep& request)
{
    const std::string& name = plan.applicationName;
    const std::string uid = plan.clusterUid.value.substr(0, 8);
    std::vector<PlanStep> steps;
    steps.push_back(step(message("Plan", "Take the lock of %1", {name}),
                         message("Plan", "No other Tealdeck can change %1 while this runs; kubectl, CI and Argo CD still can.", {name})));
    steps.push_back(step(message("Plan", "Compare the cluster once more"),
                         uid.empty() ? message("Plan", "Its UID could not be read; the request tests the Service's own uid.")
                                     : message("Plan", "Nothing is sent unless its UID is still %1.", {uid})));
    steps.push_back(step(message("Plan", "Patch Service %1", {plan.object.name}),
                         message("Plan", "It selects %1 instead of %2. Nothing changes if its uid or selector is another one by then.",
                                 {withVersion(sides.target), withVersion(sides.live)})));
    steps.back().request = request;
    steps.push_back(
        step(message("Plan", "Endpoints follow"),
             message("Plan", "Kubernetes puts the ready pods of %1 behind the Service, then each node's proxy follows.", {plan.toSlot})));
    steps.back().isPredicted = true;
    steps.push_back(
        step(message("Plan", "Watch until the effect is seen"),
             message("Plan", "%1 ready endpoints on %2 and none elsewhere, within 60 s.", {numberOf(plan.targetReady), plan.toSlot})));
    return steps;
}

std::vector<UndoNote> selectorUndoNotes(const Plan& plan, const SelectorFacts& facts, const SelectorSides& sides)
{
    const std::string pair = plan.slotLabel + "=" + plan.fromSlot;
    std::vector<UndoNote> notes;
    notes.push_back({UndoNote::Kind::Undo,
                     message("Plan", "The selector goes back to %1 by one request. %2 has %3 of %4 pods ready now.",
                             {pair, capitalized(plan.fromSlot), numberOf(sides.live.ready), numberOf(sides.live.desired)})});
    notes.push_back({UndoNote::Kind::Stays, message("Plan", "Open connections stay with %1 until they close.", {plan.fromSlot})});
    notes.push_back({UndoNote::Kind::Stays, message("Plan", "What %1 has written by then stays written.", {plan.toSlot})});
    notes.push_back({UndoNote::Kind::Note, message("Plan", "Nothing reverts by itself: switching back is a change like this one.")});
    notes.push_back({UndoNote::Kind::Note, message("Plan", "Other Tealdecks are kept off; kubectl, CI and Argo CD still can change it.")});
    for (const OwnerClaim& claim : ownersOf(facts.service)) {
        notes.push_back({UndoNote::Kind::Note,
                         message("Plan", "%1 may undo this, and later the way back (%2). Set %3 in its source as well.",
                                 {capitalized(claim.who), claim.evidence, plan.slotLabel + "=" + plan.toSlot})});
    }
    addAutoscalers(notes, facts, sides.live);
    if (isAppliedByKubectl(facts.service)) {
        notes.push_back(
            {UndoNote::Kind::Note,
             message("Plan", "The Service was applied with kubectl: applying its manifest again puts the manifest's selector back.")});
    }
    return notes;
}

std::vector<BeforeAfter> selectorBeforeAfter(const Plan& plan, const SelectorSides& sides)
{
    const std::string selected = "selected by its Service"; // the window knows these two as words (ui/change/before_after_list)
    return {{message("Plan", "Service %1 selects", {plan.object.name}), plan.slotLabel + "=" + plan.fromSlot,
             plan.slotLabel + "=" + plan.toSlot},
            {message("Plan", "Version"), sides.live.version, sides.target.version},
            {message("Plan", "Ready endpoints"), numberOf(plan.liveReady), numberOf(plan.targetReady)},
            {message("Plan", "%1 is", {capitalized(plan.fromSlot)}), selected, "not " + selected},
            {message("Plan", "%1 is", {capitalized(plan.toSlot)}), "not " + selected, selected}};
}

} // namespace tealdeck
