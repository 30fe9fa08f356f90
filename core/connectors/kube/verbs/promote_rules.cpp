#include "core/connectors/kube/verbs/promote_rules.h"

#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

namespace tealdeck
{
namespace
{

using rollouts::setName;

// What kubectl-argo-rollouts sends (pkg/kubectl-argo-rollouts/cmd/promote): pause conditions are cleared, or the step is left, or both
// where an analysis was inconclusive.
ObjectJson operations(const ObjectJson& rollout, const RolloutState& state)
{
    ObjectJson patch = ObjectJson::array();
    const ObjectJson& pauses = jsonAt(rollout, {"status", "pauseConditions"});
    const ObjectJson& step = jsonAt(rollout, {"status", "currentStepIndex"});
    patch.push_back(verbs::testOf("/status/pauseConditions", pauses));
    if (state.isCanary)
        patch.push_back(verbs::testOf("/status/currentStepIndex", step));
    if (state.isWaiting())
        patch.push_back({{"op", "remove"}, {"path", "/status/pauseConditions"}});
    const bool leavesStep = state.isCanary && (!state.isWaiting() || (state.isInconclusive && state.isControllerPaused));
    if (leavesStep && state.isWaiting())
        patch.push_back(verbs::addOf("/status/controllerPause", false));
    if (leavesStep)
        patch.push_back(verbs::addOf("/status/currentStepIndex", state.step + 1));
    return patch;
}

std::string stepName(const ObjectJson& steps, int index)
{
    return stepText(steps[static_cast<std::size_t>(index)]);
}

Message canaryConsequence(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish)
{
    const ObjectJson& steps = rolloutSteps(rollout);
    const int count = static_cast<int>(steps.size());
    const int stop = nextStop(steps, state.step + 1);
    if (stop >= count)
        return message("Plan", "It passes the last of its %1 steps: %2 becomes the stable version and takes all of the weight.",
                       {std::to_string(count), setName(wish, state.currentHash)});
    return message("Plan", "It leaves step %1 (%2) and stays at step %3 of %4 (%5), at a weight of %6 %.",
                   {std::to_string(state.step + 1), stepName(steps, state.step), std::to_string(stop + 1), std::to_string(count),
                    stepName(steps, stop), std::to_string(weightAt(steps, stop))});
}

Message blueGreenConsequence(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish)
{
    return message("Plan",
                   "Argo Rollouts lets Service %1 select %2 in place of %3. The pods of %3 stay for %4 s, then they are scaled down.",
                   {textAt(rollout, {"spec", "strategy", "blueGreen", "activeService"}), setName(wish, state.currentHash),
                    setName(wish, state.activeHash), std::to_string(rollouts::scaleDownDelayOf(rollout))});
}

std::string afterOf(const ObjectJson& rollout, const RolloutState& state)
{
    if (state.isBlueGreen)
        return "active=" + state.currentHash;
    return "step>" + std::to_string(state.step) + "/" + std::to_string(rolloutSteps(rollout).size());
}

Check noDoubt(const VerbFacts& facts, const RolloutState& state)
{
    bool isDoubtful = state.isInconclusive;
    for (const std::string& reason : state.pauseReasons)
        isDoubtful = isDoubtful || reason.starts_with("Inconclusive");
    return checkOf("analysis", isDoubtful ? Verdict::Warning : Verdict::Passed, message("Plan", "No analysis is in doubt"),
                   isDoubtful ? message("Plan", "the last analysis was inconclusive; a promotion goes on in spite of it")
                              : message("Plan", "none is inconclusive"),
                   facts.objectReadAt);
}

// A step without a pause is passed by being reached; at a pause the controller says that it waits.
bool hasReached(const ObjectJson& rollout, const RolloutState& state, int from)
{
    const ObjectJson& steps = rolloutSteps(rollout);
    const int stop = nextStop(steps, from + 1);
    if (state.isFullyPromoted())
        return state.phase == "Healthy";
    if (stop >= static_cast<int>(steps.size()))
        return false;
    const bool isPause = steps[static_cast<std::size_t>(stop)].contains("pause");
    return state.step > stop || (state.step == stop && (!isPause || state.isWaiting()));
}

} // namespace

std::optional<Message> PromoteRules::obstacle(const ObjectJson& rollout, const RolloutState& state, const std::string& name) const
{
    if (const auto reason = rollouts::promotionObstacle(state, name))
        return reason;
    if (!state.isObserved || state.isUnpausing())
        return message("Plan", "The controller has not followed the last change of %1 yet. Look again in a moment.", {name});
    const bool hasStepToLeave = state.isCanary && state.step < static_cast<int>(rolloutSteps(rollout).size());
    if (!state.isWaiting() && !hasStepToLeave)
        return message("Plan", "%1 does not wait for a promotion: %2.", {name, state.phaseText()});
    return std::nullopt;
}

Result<ObjectChange> PromoteRules::draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    ObjectChange change;
    change.title = message("Plan", "Promote %1", {verbs::nameOf(wish)});
    change.after = afterOf(facts.object, state);
    change.requests = {step(facts.object, operations(facts.object, state))};
    change.consequence = state.isBlueGreen ? blueGreenConsequence(facts.object, state, wish) : canaryConsequence(facts.object, state, wish);
    change.commands = {rollouts::command(moment.context, wish, "promote " + shellQuoted(wish.name))};
    if (state.isBlueGreen) {
        change.awaited
            = message("Plan", "The active Service selects %1, and it is the stable version.", {setName(wish, state.currentHash)});
        change.beforeAfter = {{message("Plan", "Active replica set"), setName(wish, state.activeHash), setName(wish, state.currentHash)}};
        rollouts::addBlueGreenWayBack(change, facts, state);
        return change;
    }
    const ObjectJson& steps = rolloutSteps(facts.object);
    change.awaited = message("Plan", "It stays at a later step, or all of them are passed.");
    change.beforeAfter = {{message("Plan", "Weight of the new version"), std::to_string(weightAt(steps, state.step)) + " %",
                           std::to_string(weightAt(steps, nextStop(steps, state.step + 1))) + " %"}};
    change.notes.push_back(
        {UndoNote::Kind::Note, message("Plan", "Until all steps are passed an abort takes the new version's weight back to 0.")});
    return change;
}

std::vector<Check> PromoteRules::checks(const VerbFacts& facts) const
{
    const RolloutState state = rolloutStateOf(facts.object);
    const std::string& live = state.isBlueGreen ? state.activeHash : state.stableHash;
    return {rollouts::podsReady(facts, state.currentHash, live), noDoubt(facts, state)};
}

std::string PromoteRules::state(const ObjectJson* object, const ObjectRequest& wish) const
{
    if (!object)
        return {};
    const RolloutState now = rolloutStateOf(*object);
    if (rollouts::isOvertaken(now, wish))
        return "version=" + now.currentHash;
    if (now.isAborted)
        return "aborted";
    if (now.isBlueGreen) {
        const std::string active = now.isUnpausing() ? now.currentHash : now.activeHash;
        return "active=" + active + (now.isWaiting() && active == now.currentHash ? ", paused" : "");
    }
    const int seen = verbs::numberIn(wish, "seen-step").value_or(now.step);
    const bool isPassed = now.step > seen || now.isFullyPromoted() || (now.step == seen && now.isUnpausing());
    return (isPassed ? "step>" : "step=") + std::to_string(seen) + "/" + std::to_string(rolloutSteps(*object).size());
}

bool PromoteRules::isInEffect(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish) const
{
    if (!state.isObserved || state.isUnpausing())
        return false;
    if (!state.isBlueGreen)
        return hasReached(rollout, state, verbs::numberIn(wish, "seen-step").value_or(state.step));
    // An analysis after the promotion decides later whether it becomes the stable version.
    const bool isJudgedLater = jsonAt(rollout, {"spec", "strategy", "blueGreen", "postPromotionAnalysis"}).is_object();
    return state.activeHash == state.currentHash && (state.isFullyPromoted() || isJudgedLater);
}

} // namespace tealdeck

namespace tealdeck::rollouts
{

std::optional<Message> promotionObstacle(const RolloutState& state, const std::string& name)
{
    if (state.isFullyPromoted())
        return message("Plan", "There is nothing to promote: the version that is wanted of %1 is the stable one.", {name});
    if (state.isAborted)
        return message("Plan", "The update of %1 was aborted: retry it first, or undo it.", {name});
    if (state.isPausedByHand)
        return message("Plan", "%1 is paused by hand (spec.paused): resume it first.", {name});
    if (state.isPromotedInFull)
        return message("Plan", "%1 is being promoted in full already.", {name});
    return std::nullopt;
}

void addBlueGreenWayBack(ObjectChange& change, const VerbFacts& facts, const RolloutState& state)
{
    const auto sets = rolloutSetsOf(facts);
    const RolloutSet* stable = sets ? findSet(*sets, state.stableHash) : nullptr;
    if (!stable || !state.workloadRef.empty())
        return;
    ObjectRequest back = facts.wish;
    back.verb = ObjectVerb::UndoRollout;
    back.values = {{"revision", std::to_string(stable->revision)}};
    change.inverse = templateStep(facts.object, jsonAt(facts.object, {"spec", "template"}), stable->podTemplate);
    change.inverseWish = back;
    change.notes.push_back({UndoNote::Kind::Note,
                            message("Plan",
                                    "For %1 s the pods of %2 are still there, and the way back is immediate; later they are started "
                                    "again and wait for a promotion.",
                                    {std::to_string(scaleDownDelayOf(facts.object)), stable->name})});
}

} // namespace tealdeck::rollouts
