#include "core/connectors/kube/verbs/promote_full_rules.h"

#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/promote_rules.h"
#include "core/connectors/kube/verbs/verb_parts.h"

namespace tealdeck
{
namespace
{

std::string stepsLeft(const ObjectJson& rollout, const RolloutState& state)
{
    const ObjectJson& steps = rolloutSteps(rollout);
    std::string left;
    for (std::size_t index = static_cast<std::size_t>(state.step); index < steps.size(); ++index)
        left += (left.empty() ? "" : ", ") + stepText(steps[index]);
    return left;
}

Check nothingSkipped(const VerbFacts& facts, const RolloutState& state)
{
    const Message what = message("Plan", "Nothing is skipped");
    if (state.isBlueGreen) {
        const bool hasAnalysis = jsonAt(facts.object, {"spec", "strategy", "blueGreen", "prePromotionAnalysis"}).is_object()
            || jsonAt(facts.object, {"spec", "strategy", "blueGreen", "postPromotionAnalysis"}).is_object();
        return checkOf("skipped", hasAnalysis ? Verdict::Warning : Verdict::Passed, what,
                       hasAnalysis ? message("Plan", "its analyses before and after the promotion are skipped")
                                   : message("Plan", "it has no analysis; only its pause ends"),
                       facts.objectReadAt);
    }
    const std::string left = stepsLeft(facts.object, state);
    return checkOf("skipped", left.empty() ? Verdict::Passed : Verdict::Warning, what,
                   left.empty() ? message("Plan", "no step is left") : message("Plan", "steps that are left are skipped: %1", {left}),
                   facts.objectReadAt);
}

} // namespace

std::optional<Message> PromoteFullRules::obstacle(const ObjectJson&, const RolloutState& state, const std::string& name) const
{
    return rollouts::promotionObstacle(state, name);
}

Result<ObjectChange> PromoteFullRules::draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    const std::string next = rollouts::setName(wish, state.currentHash);
    const ObjectJson patch = ObjectJson::array({verbs::testOf("/status/stableRS", jsonAt(facts.object, {"status", "stableRS"})),
                                                verbs::testOf("/status/promoteFull", jsonAt(facts.object, {"status", "promoteFull"})),
                                                verbs::addOf("/status/promoteFull", true)});
    ObjectChange change;
    change.title = message("Plan", "Promote %1 in full", {verbs::nameOf(wish)});
    change.after = "stable=" + state.currentHash;
    change.requests = {step(facts.object, patch)};
    change.consequence = message("Plan",
                                 "Argo Rollouts gives %1 all of the pods and all of the traffic as soon as they are available; an abort is "
                                 "not heeded until then.",
                                 {next});
    change.awaited = message("Plan", "%1 is the stable version, and the Rollout is healthy.", {next});
    change.beforeAfter = {{message("Plan", "Stable replica set"), rollouts::setName(wish, state.stableHash), next}};
    change.commands = {rollouts::command(moment.context, wish, "promote " + shellQuoted(wish.name) + " --full")};
    if (state.isBlueGreen)
        rollouts::addBlueGreenWayBack(change, facts, state);
    else
        change.notes.push_back(
            {UndoNote::Kind::Note,
             message("Plan", "Going back is an update to the version before, with all of its steps (undo, then promote).")});
    return change;
}

std::vector<Check> PromoteFullRules::checks(const VerbFacts& facts) const
{
    const RolloutState state = rolloutStateOf(facts.object);
    return {rollouts::podsReady(facts, state.currentHash, state.stableHash), nothingSkipped(facts, state)};
}

std::string PromoteFullRules::state(const ObjectJson* object, const ObjectRequest& wish) const
{
    if (!object)
        return {};
    const RolloutState now = rolloutStateOf(*object);
    if (rollouts::isOvertaken(now, wish))
        return "version=" + now.currentHash;
    return "stable=" + (now.isPromotedInFull ? now.currentHash : now.stableHash);
}

bool PromoteFullRules::isInEffect(const ObjectJson&, const RolloutState& state, const ObjectRequest&) const
{
    return state.isFullyPromoted() && state.phase == "Healthy";
}

} // namespace tealdeck
