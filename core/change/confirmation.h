#pragma once

#include "core/base/result.h"
#include "core/change/plan.h"

#include <set>

namespace tealdeck
{

// What the operator has to give before a plan may be sent, by class of the environment.
struct Requirements
{
    std::optional<std::string> typedName; // exactly this text: "prod-eu-1/web" (context and name of the object)
    bool needsReason = false;
    std::vector<std::string> warnings; // ids of checks to be ticked
};

Requirements requirementsOf(const Plan& plan);

struct Answers
{
    std::string typedName;
    std::string reason;
    std::set<std::string> seenWarnings;
    Duration typingTime{}; // a plan's validity does not run while the operator types (safety.md 10)
};

// A plan that somebody agreed to. Only confirm() makes one.
class ConfirmedChange
{
public:
    const Plan& plan() const { return m_plan; }
    const Answers& answers() const { return m_answers; }

private:
    friend Result<ConfirmedChange> confirm(Plan plan, Answers answers, Instant now);
    ConfirmedChange(Plan plan, Answers answers);

    Plan m_plan;
    Answers m_answers;
};

// Errors: InvalidInput names what is missing (typed name, reason, a warning not seen); Refused when a check blocks; Conflict when the plan
// is too old and has to be made again.
Result<ConfirmedChange> confirm(Plan plan, Answers answers, Instant now);

} // namespace tealdeck
