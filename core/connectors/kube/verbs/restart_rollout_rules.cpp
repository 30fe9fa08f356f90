#include "core/connectors/kube/verbs/restart_rollout_rules.h"

#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

namespace tealdeck
{
namespace
{

std::string textOf(const std::string& at)
{
    return "restartAt=" + (at.empty() ? std::string("none") : at);
}

// Of a blue-green Rollout and a canary alike; the controller's default is 25 %.
std::string maxUnavailableOf(const ObjectJson& rollout)
{
    const char* strategy = jsonAt(rollout, {"spec", "strategy", "blueGreen"}).is_object() ? "blueGreen" : "canary";
    const std::string most = printedAt(rollout, {"spec", "strategy", strategy, "maxUnavailable"});
    return most.empty() ? "25%" : most;
}

} // namespace

std::vector<VerbRead> RestartRolloutRules::reads(const ObjectJson&, const ObjectRequest&) const
{
    return {};
}

std::optional<Message> RestartRolloutRules::obstacle(const ObjectJson&, const RolloutState& state, const std::string& name) const
{
    if (state.isPausedByHand)
        return message("Plan", "%1 is paused by hand (spec.paused), so its controller restarts nothing: resume it first.", {name});
    return std::nullopt;
}

Result<ObjectChange> RestartRolloutRules::draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    const std::string now = formatRfc3339(moment.now);
    const ObjectJson patch = ObjectJson::array(
        {verbs::testOf("/spec/restartAt", jsonAt(facts.object, {"spec", "restartAt"})), verbs::addOf("/spec/restartAt", now)});
    ObjectChange change;
    change.wish = wish;
    change.title = message("Plan", "Restart %1", {verbs::nameOf(wish)});
    change.after = textOf(now);
    change.requests = {step(facts.object, patch)};
    change.consequence = message("Plan",
                                 "Argo Rollouts evicts its %1 pods, as many at a time as may be unavailable (%2, at least one); disruption "
                                 "budgets are heeded.",
                                 {std::to_string(state.replicas), maxUnavailableOf(facts.object)});
    change.awaited = message("Plan", "Its controller says that all pods are younger than that, and they are available.");
    change.notes.push_back({UndoNote::Kind::Stays, message("Plan", "A restart cannot be undone: the pods are gone.")});
    change.commands = {rollouts::command(moment.context, wish, "restart " + shellQuoted(wish.name))};
    return change;
}

std::vector<Check> RestartRolloutRules::checks(const VerbFacts& facts) const
{
    const RolloutState state = rolloutStateOf(facts.object);
    const bool isWhole = state.available >= state.replicas;
    return {checkOf(
        "all-available", isWhole ? Verdict::Passed : Verdict::Warning, message("Plan", "All of its pods are available"),
        message("Plan", "%1 of %2; it says: %3", {std::to_string(state.available), std::to_string(state.replicas), state.phaseText()}),
        facts.objectReadAt)};
}

std::string RestartRolloutRules::state(const ObjectJson* object, const ObjectRequest&) const
{
    return object ? textOf(textAt(*object, {"spec", "restartAt"})) : std::string();
}

bool RestartRolloutRules::isInEffect(const ObjectJson&, const RolloutState& state, const ObjectRequest&) const
{
    return state.isObserved && state.restartedAt == state.restartAt && state.available >= state.replicas;
}

} // namespace tealdeck
