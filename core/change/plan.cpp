#include "core/change/plan.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

bool blocks(const Check& check, Purpose purpose)
{
    return check.verdict == Verdict::Failed && (check.isHardStop || purpose != Purpose::WayBack);
}

} // namespace

std::string_view toString(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed: return "passed";
    case Verdict::Warning: return "warning";
    case Verdict::Failed: return "failed";
    case Verdict::NotRun: return "not run";
    }
    return "not run";
}

std::string lockSpaceOf(const Plan& plan)
{
    return plan.lockName.substr(0, plan.lockName.find('/'));
}

bool isBlocked(const Plan& plan)
{
    return std::ranges::any_of(plan.checks, [&](const Check& check) { return blocks(check, plan.purpose); });
}

std::vector<std::string> warningsToAcknowledge(const Plan& plan)
{
    std::vector<std::string> ids;
    for (const Check& check : plan.checks) {
        if (check.verdict != Verdict::Passed && !blocks(check, plan.purpose))
            ids.push_back(check.id);
    }
    return ids;
}

} // namespace tealdeck
