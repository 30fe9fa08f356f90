#include "ui/change/outcome_text.h"

#include "core/base/match.h"
#include "core/change/change_request.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"

#include <QCoreApplication>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("Outcome", text, nullptr, n);
}

// What the change is about, as short as it is said: the application, or the object where it is no switch.
QString nameOf(const Plan& plan)
{
    return displayText(isSwitch(plan) ? plan.applicationName : plan.object.name);
}

QString stateOf(const Plan& plan)
{
    return displayText(isSwitch(plan) ? plan.toSlot : plan.stateAfter);
}

// A restart has no way back.
std::vector<NextStep> stepsAfter(const Plan& plan, std::vector<NextStep> before)
{
    if (undoing(plan))
        before.push_back(NextStep::WayBack);
    return before;
}

OutcomeText workloadDone(const Plan& plan, const Done& outcome)
{
    return {.glyph = Glyph::Done,
            .color = Token::Ink,
            .sentence = tr("%1: %2.").arg(nameOf(plan), stateOf(plan)),
            .explanation = describe(plan, outcome.effect),
            .detail = {},
            .chip = tr("%1: done").arg(nameOf(plan)),
            .next = stepsAfter(plan, {})};
}

OutcomeText done(const Plan& plan, const Done& outcome)
{
    const QString name = nameOf(plan);
    const QString slot = stateOf(plan);
    if (outcome.effect.isComplete && !isSwitch(plan))
        return workloadDone(plan, outcome);
    if (outcome.effect.isComplete) {
        return {.glyph = Glyph::Done,
                .color = Token::Ink,
                .sentence = tr("%1 is on %2.").arg(name, slot),
                .explanation = describe(plan, outcome.effect),
                .detail = {},
                .chip = tr("%1: on %2").arg(name, slot),
                .next = {NextStep::WayBack}};
    }
    return {.glyph = Glyph::Warn,
            .color = Token::Warn,
            .sentence = tr("The effect was not fully seen."),
            .explanation
            = tr("The server carried the change out. When the time for watching was over: %1 Look again, or plan the way back.")
                  .arg(describe(plan, outcome.effect)),
            .detail = {},
            .chip = tr("%1: not fully seen").arg(name),
            .next = stepsAfter(plan, {NextStep::LookAgain})};
}

OutcomeText refused(const Plan& plan, const Refused& outcome)
{
    return {.glyph = Glyph::Ban,
            .color = Token::Crit,
            .sentence = tr("Nothing was changed."),
            .explanation = translate(outcome.reason),
            .detail = detailOf(outcome.reason),
            .chip = tr("%1: refused").arg(nameOf(plan)),
            .next = {NextStep::PlanAgain}};
}

OutcomeText unknown(const Plan& plan, const OutcomeUnknown& outcome)
{
    return {.glyph = Glyph::Unknown,
            .color = Token::Crit,
            .sentence = tr("It is not known whether the change took effect."),
            .explanation = tr("%1 Nothing was sent again. Look again before you do anything else.").arg(translate(outcome.reason)),
            .detail = detailOf(outcome.reason),
            .chip = tr("%1: not known").arg(nameOf(plan)),
            .next = stepsAfter(plan, {NextStep::LookAgain})};
}

QString describeWorkload(const Plan& plan, const Settled& settled)
{
    const QString object = displayText(plan.object.kind + " " + plan.object.name);
    const QString found = displayText(settled.found);
    switch (settled.state) {
    case Settled::State::AsBefore: return tr("%1 is as it was before (%2): the change is not in effect.").arg(object, found);
    case Settled::State::Applied: return tr("%1 is as planned: %2.").arg(object, found);
    case Settled::State::ChangedByOther:
        return settled.who.empty() ? tr("Somebody else changed %1: %2.").arg(object, found)
                                   : tr("%1 changed %2: %3.").arg(displayText(settled.who), object, found);
    case Settled::State::Gone: return tr("%1 does not exist any more, or another one has its name.").arg(object);
    case Settled::State::Partly: return tr("Only a part of it is in effect on %1: %2.").arg(object, found);
    }
    return {};
}

QString describeSettled(const Plan& plan, const Settled& settled)
{
    if (!isSwitch(plan))
        return describeWorkload(plan, settled);
    const QString service = displayText(plan.object.name);
    switch (settled.state) {
    case Settled::State::AsBefore: return tr("Service %1 is as it was before: the change is not in effect.").arg(service);
    case Settled::State::Applied: return tr("Service %1 is as planned: it selects %2.").arg(service, displayText(plan.toSlot));
    case Settled::State::ChangedByOther:
        return settled.who.empty()
            ? tr("Somebody else changed Service %1; it selects %2 now.").arg(service, displayText(settled.found))
            : tr("%1 changed Service %2; it selects %3 now.").arg(displayText(settled.who), service, displayText(settled.found));
    case Settled::State::Partly:
    case Settled::State::Gone: return tr("Service %1 does not exist any more, or another one has its name.").arg(service);
    }
    return {};
}

} // namespace

OutcomeText describe(const Plan& plan, const Outcome& outcome)
{
    return match(
        outcome, [&](const Done& one) { return done(plan, one); }, [&](const Refused& one) { return refused(plan, one); },
        [&](const OutcomeUnknown& one) { return unknown(plan, one); });
}

QString describe(const Plan& plan, const LookedAgain& looked)
{
    if (looked.isReading)
        return tr("Looking…");
    if (!looked.found)
        return {};
    const QString time = looked.at ? formatTimeOfDay(*looked.at) : QString();
    const auto& found = *looked.found;
    if (!found)
        return tr("Could not look at %1: %2").arg(time, translate(found.error()));
    return tr("Seen at %1: %2").arg(time, describeSettled(plan, *found));
}

QString describe(const Plan& plan, const EffectSeen& effect)
{
    if (isDrain(plan))
        return tr("%1 of %2 evicted pods are gone.").arg(effect.readyOnTarget).arg(effect.expectedOnTarget);
    if (!isSwitch(plan)) {
        const QString seen = tr("%1 of %2 pods are up to date and available").arg(effect.readyOnTarget).arg(effect.expectedOnTarget);
        return effect.readyElsewhere == 0 ? tr("%1, no others are left.").arg(seen)
                                          : tr("%1, %n other(s) still there.", effect.readyElsewhere).arg(seen);
    }
    const QString target = displayText(plan.toSlot);
    const QString other = displayText(plan.fromSlot);
    const QString seen = tr("%1 of %2 endpoints are ready on %3").arg(effect.readyOnTarget).arg(effect.expectedOnTarget).arg(target);
    if (other.isEmpty())
        return tr("%1.").arg(seen);
    return effect.readyElsewhere == 0 ? tr("%1, none on %2.").arg(seen, other)
                                      : tr("%1, %2 still on %3.").arg(seen).arg(effect.readyElsewhere).arg(other);
}

} // namespace tealdeck
