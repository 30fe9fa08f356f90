#include "core/change/confirmation.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

const Check* blockingCheck(const Plan& plan)
{
    const auto found = std::ranges::find_if(plan.checks, [&](const Check& check) {
        return check.verdict == Verdict::Failed && (check.isHardStop || plan.purpose != Purpose::WayBack);
    });
    return found == plan.checks.end() ? nullptr : &*found;
}

Result<void> checkAnswers(const Plan& plan, const Answers& answers)
{
    const Requirements requirements = requirementsOf(plan);
    if (requirements.typedName && answers.typedName != *requirements.typedName)
        return fail(ErrorKind::InvalidInput, message("Confirm", "Type %1 to confirm.", {*requirements.typedName}));
    if (requirements.needsReason && isBlank(answers.reason))
        return fail(ErrorKind::InvalidInput, message("Confirm", "A reason is needed; it is kept in the journal."));
    for (const std::string& id : requirements.warnings) {
        if (answers.seenWarnings.contains(id))
            continue;
        const auto check = std::ranges::find(plan.checks, id, &Check::id);
        return fail(ErrorKind::InvalidInput, message("Confirm", "Tick as seen: %1 (%2).", {render(check->what), render(check->measured)}),
                    id);
    }
    return {};
}

bool isTooOld(const Plan& plan, const Answers& answers, Instant now)
{
    return now - plan.madeAt - std::max(answers.typingTime, Duration::zero()) > plan.validFor;
}

} // namespace

Requirements requirementsOf(const Plan& plan)
{
    Requirements requirements{.typedName = std::nullopt, .needsReason = false, .warnings = warningsToAcknowledge(plan)};
    bool isNamed = plan.isHarder;
    requirements.needsReason = plan.isHarder;
    switch (plan.environmentClass) {
    case EnvironmentClass::Production:
        isNamed = true;
        requirements.needsReason = true;
        break;
    case EnvironmentClass::Staging: requirements.needsReason = true; break;
    case EnvironmentClass::Development: break;
    }
    if (isNamed)
        requirements.typedName = plan.context + "/" + plan.object.name;
    return requirements;
}

ConfirmedChange::ConfirmedChange(Plan plan, Answers answers)
    : m_plan(std::move(plan))
    , m_answers(std::move(answers))
{
}

Result<ConfirmedChange> confirm(Plan plan, Answers answers, Instant now)
{
    if (const Check* check = blockingCheck(plan)) {
        return fail(ErrorKind::Refused, message("Confirm", "A check stops this: %1 (%2).", {render(check->what), render(check->measured)}),
                    check->id);
    }
    if (isTooOld(plan, answers, now))
        return fail(ErrorKind::Conflict, message("Confirm", "This plan is too old. Plan again; what was typed stays."));
    if (auto complete = checkAnswers(plan, answers); !complete)
        return fail(std::move(complete).error());
    return ConfirmedChange(std::move(plan), std::move(answers));
}

} // namespace tealdeck
