#include "core/connectors/kube/workload_plan.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/kube_owners.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::string numberOf(int value)
{
    return std::to_string(value);
}

bool isPause(WorkloadVerb verb)
{
    return verb == WorkloadVerb::Pause || verb == WorkloadVerb::Resume;
}

bool doPodsEnd(const WorkloadFacts& facts)
{
    const WorkloadRequest& wish = facts.change.wish;
    return wish.verb == WorkloadVerb::Scale ? wish.replicas < facts.state.replicas : !isPause(wish.verb);
}

PlanStep step(Message title, Message explanation)
{
    return {.title = std::move(title), .explanation = std::move(explanation), .request = std::nullopt, .isPredicted = false};
}

Message predictionOf(const WorkloadFacts& facts)
{
    const WorkloadRequest& wish = facts.change.wish;
    switch (wish.verb) {
    case WorkloadVerb::Scale: {
        const std::string from = numberOf(facts.state.replicas);
        const std::string to = numberOf(wish.replicas);
        return wish.replicas > facts.state.replicas
            ? message("Plan", "Its controller goes from %1 pods to %2; the scheduler has to find room for the new ones.", {from, to})
            : message("Plan", "Its controller goes from %1 pods to %2; not ready ones and younger ones end first.", {from, to});
    }
    case WorkloadVerb::Restart:
    case WorkloadVerb::SetImage:
        return message("Plan", "Its controller replaces all %1 pods, as many at a time as its update strategy allows.",
                       {numberOf(facts.state.replicas)});
    case WorkloadVerb::Pause: return message("Plan", "Pods stay as they are; later changes of the template wait.");
    case WorkloadVerb::Resume: break;
    }
    return message("Plan", "What was changed while it was paused is rolled out now.");
}

std::vector<PlanStep> stepsOf(const Plan& plan, const WorkloadFacts& facts)
{
    const std::string& name = plan.applicationName;
    std::vector<PlanStep> steps;
    steps.push_back(step(message("Plan", "Take the lock of %1", {name}),
                         message("Plan", "No other Tealdeck can change %1 while this runs; kubectl, CI and Argo CD still can.", {name})));
    const std::string uid = plan.clusterUid.value.substr(0, 8);
    steps.push_back(step(message("Plan", "Compare the cluster once more"),
                         uid.empty() ? message("Plan", "Its UID could not be read; the request tests the object's own uid.")
                                     : message("Plan", "Nothing is sent unless its UID is still %1.", {uid})));
    steps.push_back(step(message("Plan", "Patch %1 %2", {plan.object.kind, plan.object.name}),
                         message("Plan", "From %1 to %2. Nothing changes if its uid or what is replaced is another one by then.",
                                 {plan.stateBefore, plan.stateAfter})));
    steps.back().request = facts.change.request;
    steps.push_back(step(message("Plan", "Its controller follows"), predictionOf(facts)));
    steps.back().isPredicted = true;
    steps.push_back(step(message("Plan", "Watch until the effect is seen"),
                         isPause(facts.change.wish.verb)
                             ? message("Plan", "Its controller has seen it.")
                             : message("Plan", "Pods up to date and available: %1, no others left.", {numberOf(plan.targetReady)})));
    return steps;
}

std::vector<UndoNote> undoNotesOf(const Plan& plan, const WorkloadFacts& facts)
{
    std::vector<UndoNote> notes;
    if (plan.inverse)
        notes.push_back({UndoNote::Kind::Undo, message("Plan", "It goes back to %1 by one request.", {plan.stateBefore})});
    else
        notes.push_back({UndoNote::Kind::Stays, message("Plan", "A restart cannot be undone: the pods that run now are gone for good.")});
    if (doPodsEnd(facts))
        notes.push_back({UndoNote::Kind::Stays, message("Plan", "Pods that ended stay ended; what they held in memory is lost.")});
    notes.push_back({UndoNote::Kind::Note, message("Plan", "Nothing reverts by itself: going back is a change like this one.")});
    notes.push_back({UndoNote::Kind::Note, message("Plan", "Other Tealdecks are kept off; kubectl, CI and Argo CD still can change it.")});
    for (const OwnerClaim& claim : markedOwners(facts.state.meta)) {
        notes.push_back(
            {UndoNote::Kind::Note,
             message("Plan", "%1 may undo this, and later the way back (%2). Change its source as well.", {claim.who, claim.evidence})});
    }
    return notes;
}

std::vector<BeforeAfter> beforeAfterOf(const Plan& plan, const WorkloadFacts& facts)
{
    switch (facts.change.wish.verb) {
    case WorkloadVerb::Scale:
        return {{message("Plan", "Replicas wanted"), numberOf(facts.state.replicas), numberOf(facts.change.wish.replicas)},
                {message("Plan", "Pods available"), numberOf(facts.state.available), numberOf(facts.change.wish.replicas)}};
    case WorkloadVerb::SetImage:
        return {{message("Plan", "Image of %1", {facts.change.wish.container}), facts.change.inverseWish->image, facts.change.wish.image}};
    case WorkloadVerb::Restart:
    case WorkloadVerb::Pause:
    case WorkloadVerb::Resume: break;
    }
    return {{message("Plan", "State"), plan.stateBefore, plan.stateAfter}};
}

int podsWanted(const WorkloadFacts& facts)
{
    return facts.change.wish.verb == WorkloadVerb::Scale ? facts.change.wish.replicas : facts.state.replicas;
}

} // namespace

Plan workloadPlanOf(const WorkloadFacts& facts, const SelectorDriverSettings& settings, const WorkloadPlanMoment& moment)
{
    const WorkloadChange& change = facts.change;
    const std::string application = applicationOf(facts.state);
    const SurroundingsAsked asked{.namespaceName = facts.state.meta.namespaceName.str(),
                                  .leaseName = "tealdeck-" + application,
                                  .right = workloadRight(change.wish),
                                  .isLeaseExpired = moment.isLeaseExpired,
                                  .expectedCluster = settings.cluster,
                                  .objectReadAt = facts.stateReadAt};
    Plan plan;
    plan.id = {makeUuid()};
    plan.request = change.wish;
    plan.purpose = change.wish.purpose.value_or(Purpose::Release);
    plan.environmentClass = settings.environmentClass;
    plan.environment = settings.environment;
    plan.context = settings.context;
    plan.isSandbox = settings.isSandbox;
    plan.clusterUid = facts.clusterUid ? *facts.clusterUid : ClusterUid();
    plan.actor = facts.user ? facts.user->name : std::string();
    plan.title = workloadTitle(change.wish, plan.purpose);
    plan.object = change.request.object;
    plan.hasAnnotations = facts.state.hasAnnotations;
    plan.applicationName = application;
    plan.isHarder = change.wish.verb == WorkloadVerb::Scale && change.wish.replicas == 0;
    plan.stateBefore = change.before;
    plan.stateAfter = change.after;
    plan.targetReady = podsWanted(facts);
    plan.liveReady = facts.state.available;
    plan.inverse = change.inverse;
    if (change.inverseWish)
        plan.inverseRequest = *change.inverseWish;
    plan.effectWithin = isPause(change.wish.verb) ? std::nullopt : std::optional(rolloutTime);
    plan.commands = change.commands;
    plan.inverseCommands = change.inverseCommands;
    addLock(plan, facts, asked);
    plan.checks = workloadChecks(facts, asked, plan.purpose);
    plan.dryRun = workloadDryRun(facts);
    plan.steps = stepsOf(plan, facts);
    plan.undo = undoNotesOf(plan, facts);
    plan.beforeAfter = beforeAfterOf(plan, facts);
    plan.madeAt = moment.now;
    plan.madeAtWall = moment.wallNow;
    return plan;
}

std::string workloadRight(const WorkloadRequest& request)
{
    const KubeResource resource = workloadResource(request.kind).value_or(kube::deployments);
    const std::string subresource = request.verb == WorkloadVerb::Scale ? "/scale" : "";
    return "patch " + std::string(resource.plural) + "." + std::string(resource.group) + subresource + " " + request.name;
}

Settled settledBy(const WorkloadState& state, const Plan& plan)
{
    const auto* request = std::get_if<WorkloadRequest>(&plan.request);
    Settled settled{.state = Settled::State::ChangedByOther, .found = {}, .who = state.lastWriter, .when = state.lastWrite};
    if (!request || state.meta.uid.str() != plan.object.uid) {
        settled.state = Settled::State::Gone;
        return settled;
    }
    settled.found = stateText(state, *request);
    if (settled.found == plan.stateAfter)
        settled.state = Settled::State::Applied;
    else if (settled.found == plan.stateBefore)
        settled.state = Settled::State::AsBefore;
    return settled;
}

EffectSeen effectOf(const WorkloadState& state, const Plan& plan)
{
    const auto* request = std::get_if<WorkloadRequest>(&plan.request);
    const bool isObserved = state.observedGeneration >= state.generation;
    if (request && request->verb == WorkloadVerb::Pause) {
        return {.readyOnTarget = state.available,
                .expectedOnTarget = plan.targetReady,
                .readyElsewhere = 0,
                .isComplete = isObserved && state.isPaused};
    }
    const int ready = std::min(state.updated, state.available);
    const int elsewhere = std::max(0, state.pods - std::min(state.updated, plan.targetReady));
    return {.readyOnTarget = ready,
            .expectedOnTarget = plan.targetReady,
            .readyElsewhere = elsewhere,
            .isComplete
            = isObserved && state.updated == plan.targetReady && state.pods == plan.targetReady && state.available == plan.targetReady};
}

} // namespace tealdeck
