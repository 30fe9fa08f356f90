#include "core/connectors/kube/verbs/abort_rollout_rules.h"

#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

namespace tealdeck
{
namespace
{

using rollouts::setName;

std::string textOf(bool isAborted)
{
    return isAborted ? "abort=true" : "abort=false";
}

Message abortConsequence(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish)
{
    const auto delay = rollouts::abortDelayOf(rollout);
    const std::string stable = setName(wish, state.stableHash);
    const std::string canary = setName(wish, state.currentHash);
    const bool isRouted = jsonAt(rollout, {"spec", "strategy", "canary", "trafficRouting"}).is_object();
    if (state.isCanary && !isRouted)
        return message("Plan", "The weight of %1 becomes 0: its pods are ended, and %2 gets all of its pods again.", {canary, stable});
    if (!delay)
        return message("Plan", "%1 has all of the traffic; the pods of %2 stay.", {stable, canary});
    return message("Plan", "%1 has all of the traffic; the pods of %2 are scaled down after %3 s.",
                   {stable, canary, std::to_string(*delay)});
}

Message retryConsequence(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish)
{
    const ObjectJson& steps = rolloutSteps(rollout);
    const std::string next = setName(wish, state.currentHash);
    if (state.isBlueGreen)
        return message("Plan", "The pods of %1 are made again where they were scaled down, and it goes on as after a new image.", {next});
    if (steps.empty())
        return message("Plan", "The update to %1 begins anew.", {next});
    return message("Plan", "The update to %1 begins anew at step 1 of %2 (%3).",
                   {next, std::to_string(steps.size()), stepText(steps.front())});
}

Message titleOf(const ObjectRequest& wish, bool shallBeAborted)
{
    return shallBeAborted ? message("Plan", "Abort the update of %1", {verbs::nameOf(wish)})
                          : message("Plan", "Retry the update of %1", {verbs::nameOf(wish)});
}

std::string commandOf(const std::string& context, const ObjectRequest& wish, bool shallBeAborted)
{
    return rollouts::command(context, wish, (shallBeAborted ? "abort " : "retry rollout ") + shellQuoted(wish.name));
}

ObjectJson operations(const ObjectJson& now, bool shallBeAborted)
{
    return ObjectJson::array({verbs::testOf("/status/abort", now), verbs::addOf("/status/abort", shallBeAborted)});
}

UndoNote whatStays(const ObjectRequest& wish, const RolloutState& state)
{
    return {UndoNote::Kind::Stays,
            message("Plan",
                    "The version that is wanted stays %1, and the Rollout stays degraded until it is retried, undone or given another "
                    "image.",
                    {setName(wish, state.currentHash)})};
}

// All of it is back: what the Services select, or the weight, or the pods where there is no router.
bool isStableAlone(const ObjectJson& rollout, const RolloutState& state)
{
    if (state.isBlueGreen)
        return state.activeHash == state.stableHash;
    if (jsonAt(rollout, {"spec", "strategy", "canary", "trafficRouting"}).is_object())
        return numberAt(rollout, {"status", "canary", "weights", "canary", "weight"}) == 0;
    return state.updated == 0 && state.available >= state.replicas;
}

} // namespace

std::optional<Message> AbortRolloutRules::obstacle(const ObjectJson&, const RolloutState& state, const std::string& name) const
{
    if (m_shallBeAborted && state.isFullyPromoted())
        return message("Plan", "There is nothing to abort: no update of %1 is under way.", {name});
    if (m_shallBeAborted == state.isAborted)
        return m_shallBeAborted ? message("Plan", "The update of %1 is aborted already.", {name})
                                : message("Plan", "There is nothing to retry: the update of %1 was not aborted.", {name});
    return std::nullopt;
}

Result<ObjectChange> AbortRolloutRules::draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    const ObjectJson& stable = jsonAt(facts.object, {"status", "stableRS"});
    ObjectJson patch = operations(jsonAt(facts.object, {"status", "abort"}), m_shallBeAborted);
    patch.insert(patch.begin(), verbs::testOf("/status/stableRS", stable));
    ObjectChange change;
    change.wish = rollouts::withSeen(wish, state);
    if (m_shallBeAborted && !wish.purpose)
        change.wish.purpose = Purpose::WayBack;
    change.title = titleOf(wish, m_shallBeAborted);
    change.after = textOf(m_shallBeAborted);
    change.requests = {step(facts.object, std::move(patch))};
    change.inverse = step(facts.object, operations(m_shallBeAborted, !m_shallBeAborted));
    change.inverseWish = wish;
    change.inverseWish->verb = m_shallBeAborted ? ObjectVerb::Retry : ObjectVerb::Abort;
    change.commands = {commandOf(moment.context, wish, m_shallBeAborted)};
    change.inverseCommands = {commandOf(moment.context, wish, !m_shallBeAborted)};
    if (m_shallBeAborted) {
        change.consequence = abortConsequence(facts.object, state, wish);
        change.awaited = message("Plan", "%1 alone is in use, and the Rollout is degraded.", {setName(wish, state.stableHash)});
        change.notes.push_back(whatStays(wish, state));
    } else {
        change.consequence = retryConsequence(facts.object, state, wish);
        change.awaited = message("Plan", "It waits, or all of it is done.");
    }
    return change;
}

std::vector<Check> AbortRolloutRules::checks(const VerbFacts& facts) const
{
    const RolloutState state = rolloutStateOf(facts.object);
    if (m_shallBeAborted)
        return {rollouts::podsReady(facts, state.stableHash, state.currentHash)};
    return {checkOf("controller", state.isPausedByHand ? Verdict::Warning : Verdict::Passed, message("Plan", "Its controller follows"),
                    state.isPausedByHand ? message("Plan", "it is paused by hand: nothing follows before it is resumed")
                                         : message("Plan", "it says: %1", {state.phaseText()}),
                    facts.objectReadAt)};
}

std::string AbortRolloutRules::state(const ObjectJson* object, const ObjectRequest& wish) const
{
    if (!object)
        return {};
    const RolloutState now = rolloutStateOf(*object);
    return rollouts::isOvertaken(now, wish) ? "version=" + now.currentHash : textOf(now.isAborted);
}

bool AbortRolloutRules::isInEffect(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest&) const
{
    if (m_shallBeAborted)
        return !state.abortedAt.empty() && state.phase == "Degraded" && isStableAlone(rollout, state);
    return state.abortedAt.empty() && (state.phase == "Paused" || state.phase == "Healthy");
}

} // namespace tealdeck
