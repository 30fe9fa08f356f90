#include "core/connectors/kube/verbs/pause_rollout_rules.h"

#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

namespace tealdeck
{
namespace
{

std::string textOf(bool isPaused)
{
    return isPaused ? "paused=true" : "paused=false";
}

std::string commandOf(const std::string& context, const ObjectRequest& wish, bool shallBePaused)
{
    if (shallBePaused)
        return rollouts::command(context, wish, "pause " + shellQuoted(wish.name));
    // The plugin's only word for it is promote, which ends other pauses as well.
    return verbs::kubectl(context, wish,
                          "patch rollouts.argoproj.io " + shellQuoted(wish.name) + " --type merge --patch "
                              + shellQuoted(R"({"spec":{"paused":false}})"));
}

Message consequenceOf(const RolloutState& state, bool shallBePaused)
{
    if (shallBePaused)
        return message("Plan", "An update that is under way stays where it is, and a new image waits; pods that fail are still replaced.");
    if (state.isWaiting())
        return message("Plan", "It is back in its own pause (%1) and waits for a promotion.", {state.pauseReasons.front()});
    if (!state.isFullyPromoted())
        return message("Plan", "The update that is under way goes on from where it is.");
    return message("Plan", "Nothing is under way; a new image is rolled out again.");
}

} // namespace

std::vector<VerbRead> PauseRolloutRules::reads(const ObjectJson&, const ObjectRequest&) const
{
    return {};
}

std::optional<Message> PauseRolloutRules::obstacle(const ObjectJson&, const RolloutState& state, const std::string& name) const
{
    if (state.isPausedByHand == m_shallBePaused)
        return message("Plan", "%1 is as wanted already: %2.", {name, textOf(state.isPausedByHand)});
    return std::nullopt;
}

Result<ObjectChange> PauseRolloutRules::draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    const ObjectJson patch = ObjectJson::array(
        {verbs::testOf("/spec/paused", jsonAt(facts.object, {"spec", "paused"})), verbs::addOf("/spec/paused", m_shallBePaused)});
    const ObjectJson back
        = ObjectJson::array({verbs::testOf("/spec/paused", m_shallBePaused), verbs::addOf("/spec/paused", !m_shallBePaused)});
    ObjectChange change;
    change.wish = wish;
    change.title
        = m_shallBePaused ? message("Plan", "Pause %1", {verbs::nameOf(wish)}) : message("Plan", "Resume %1", {verbs::nameOf(wish)});
    change.after = textOf(m_shallBePaused);
    change.requests = {step(facts.object, patch)};
    change.inverse = step(facts.object, back);
    change.inverseWish = wish;
    change.inverseWish->verb = m_shallBePaused ? ObjectVerb::ResumeRollout : ObjectVerb::PauseRollout;
    change.consequence = consequenceOf(state, m_shallBePaused);
    change.awaited = message("Plan", "Its controller has seen it.");
    change.commands = {commandOf(moment.context, wish, m_shallBePaused)};
    change.inverseCommands = {commandOf(moment.context, wish, !m_shallBePaused)};
    return change;
}

std::vector<Check> PauseRolloutRules::checks(const VerbFacts& facts) const
{
    const RolloutState state = rolloutStateOf(facts.object);
    return {checkOf("phase", Verdict::Passed, message("Plan", "Where it stands"), message("Plan", "it says: %1", {state.phaseText()}),
                    facts.objectReadAt)};
}

std::string PauseRolloutRules::state(const ObjectJson* object, const ObjectRequest&) const
{
    return object ? textOf(flagAt(*object, {"spec", "paused"})) : std::string();
}

bool PauseRolloutRules::isInEffect(const ObjectJson&, const RolloutState& state, const ObjectRequest&) const
{
    return state.isObserved;
}

} // namespace tealdeck
