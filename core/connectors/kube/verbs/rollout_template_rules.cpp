#include "core/connectors/kube/verbs/rollout_template_rules.h"

namespace tealdeck
{
namespace
{

Check controllerFollows(const VerbFacts& facts, const RolloutState& state)
{
    return checkOf("controller", state.isPausedByHand ? Verdict::Warning : Verdict::Passed, message("Plan", "Its controller follows"),
                   state.isPausedByHand ? message("Plan", "it is paused by hand: nothing follows before it is resumed")
                                        : message("Plan", "it says: %1", {state.phaseText()}),
                   facts.objectReadAt);
}

Check nothingUnderWay(const VerbFacts& facts, const RolloutState& state)
{
    const bool isUnderWay = !state.isFullyPromoted();
    return checkOf("at-rest", isUnderWay ? Verdict::Warning : Verdict::Passed, message("Plan", "No update is under way"),
                   isUnderWay ? message("Plan", "the update to %1 is not done (%2); it is left for this one",
                                        {rollouts::setName(facts.wish, state.currentHash), state.phaseText()})
                              : message("Plan", "%1 is the stable version", {rollouts::setName(facts.wish, state.stableHash)}),
                   facts.objectReadAt);
}

bool waitsForPromotion(const ObjectJson& rollout)
{
    const ObjectJson& isAutomatic = jsonAt(rollout, {"spec", "strategy", "blueGreen", "autoPromotionEnabled"});
    return isAutomatic.is_boolean() && !isAutomatic.get<bool>();
}

} // namespace

std::vector<Check> RolloutTemplateRules::checks(const VerbFacts& facts) const
{
    const RolloutState state = rolloutStateOf(facts.object);
    return {controllerFollows(facts, state), nothingUnderWay(facts, state)};
}

std::optional<Message> RolloutTemplateRules::obstacle(const ObjectJson&, const RolloutState& state, const std::string& name) const
{
    if (!state.workloadRef.empty())
        return message("Plan", "The pods of %1 follow %2 (spec.workloadRef): change that one.", {name, state.workloadRef});
    return std::nullopt;
}

bool RolloutTemplateRules::isInEffect(const ObjectJson&, const RolloutState& state, const ObjectRequest&) const
{
    return state.isObserved && (state.phase == "Paused" || state.phase == "Healthy");
}

Message RolloutTemplateRules::updateConsequence(const ObjectJson& rollout, const RolloutState& state, const std::string& next)
{
    if (state.isPausedByHand)
        return message("Plan", "Nothing follows before it is resumed.");
    if (state.isBlueGreen && waitsForPromotion(rollout))
        return message("Plan", "Argo Rollouts starts the pods of %1 beside those in use, and waits for a promotion.", {next});
    if (state.isBlueGreen)
        return message("Plan", "Argo Rollouts starts the pods of %1 beside those in use, and switches as soon as they are available.",
                       {next});
    const ObjectJson& steps = rolloutSteps(rollout);
    if (steps.empty())
        return message("Plan", "Argo Rollouts replaces the pods by those of %1, a few at a time.", {next});
    const int stop = nextStop(steps, 0);
    if (stop >= static_cast<int>(steps.size()))
        return message("Plan", "Argo Rollouts takes %1 through its %2 steps.", {next, std::to_string(steps.size())});
    return message("Plan", "Argo Rollouts takes %1 to step %2 of %3 (%4), at a weight of %5 %.",
                   {next, std::to_string(stop + 1), std::to_string(steps.size()), stepText(steps[static_cast<std::size_t>(stop)]),
                    std::to_string(weightAt(steps, stop))});
}

} // namespace tealdeck
