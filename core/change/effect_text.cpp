#include "core/change/effect_text.h"

#include "core/change/change_request.h"

namespace tealdeck::effecttext
{
namespace
{

std::string numberOf(int value)
{
    return std::to_string(value);
}

} // namespace

bool countsPods(const Plan& plan)
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    return std::holds_alternative<WorkloadRequest>(plan.request) || (wish && wish->verb == ObjectVerb::Undo);
}

Message awaited(const Plan& plan)
{
    if (isSwitch(plan))
        return message("Progress", "Endpoints become %1", {plan.toSlot});
    if (isDrain(plan))
        return message("Progress", "Evicted pods leave %1 %2", {plan.object.kind, plan.object.name});
    return message("Progress", "%1 %2 follows: %3", {plan.object.kind, plan.object.name, plan.stateAfter});
}

Message arrived(const Plan& plan)
{
    if (isSwitch(plan))
        return message("Progress", "Endpoints are %1", {plan.toSlot});
    if (isDrain(plan))
        return message("Progress", "Evicted pods have left %1 %2", {plan.object.kind, plan.object.name});
    return message("Progress", "%1 %2: %3", {plan.object.kind, plan.object.name, plan.stateAfter});
}

Message counted(const EffectSeen& effect)
{
    if (effect.readyElsewhere == 0)
        return message("Progress", "%1 of %2", {numberOf(effect.readyOnTarget), numberOf(effect.expectedOnTarget)});
    return message("Progress", "%1 of %2, %3 still elsewhere",
                   {numberOf(effect.readyOnTarget), numberOf(effect.expectedOnTarget), numberOf(effect.readyElsewhere)});
}

Message seen(const Plan& plan, const EffectSeen& effect)
{
    if (isSwitch(plan))
        return message("Progress", "%1 ready endpoints of %2 %3 on %4, none elsewhere; not checked from outside",
                       {numberOf(effect.readyOnTarget), plan.object.kind, plan.object.name, plan.toSlot});
    if (isDrain(plan))
        return message("Progress", "%1 of %2 evicted pods are gone from %3 %4; whether new ones are ready was not looked at",
                       {numberOf(effect.readyOnTarget), numberOf(effect.expectedOnTarget), plan.object.kind, plan.object.name});
    if (!countsPods(plan))
        return message("Progress", "read back from the server: %1", {plan.stateAfter});
    return message("Progress", "%1 of %2 pods are up to date and available, no others are left; not checked from outside",
                   {numberOf(effect.readyOnTarget), numberOf(effect.expectedOnTarget)});
}

Message notSeen(const Plan& plan)
{
    return isSwitch(plan) ? message("Progress", "no endpoints could be read") : message("Progress", "its status could not be read");
}

Message summary(const Plan& plan, const EffectSeen& effect)
{
    const std::string word = effect.isComplete ? "Effect seen" : "Effect not fully seen";
    if (isSwitch(plan))
        return message("Journal", "%1: %2 ready endpoints on %3.", {word, numberOf(effect.readyOnTarget), plan.toSlot});
    if (isDrain(plan))
        return message("Journal", "%1: %2 of %3 evicted pods are gone from %4 %5.",
                       {word, numberOf(effect.readyOnTarget), numberOf(effect.expectedOnTarget), plan.object.kind, plan.object.name});
    if (!countsPods(plan))
        return message("Journal", "%1: %2 %3, wanted %4.", {word, plan.object.kind, plan.object.name, plan.stateAfter});
    return message("Journal", "%1: %2 of %3 pods up to date and available.",
                   {word, numberOf(effect.readyOnTarget), numberOf(effect.expectedOnTarget)});
}

} // namespace tealdeck::effecttext
