#include "core/connectors/kube/selector_checks.h"

#include "core/connectors/kube/selector_dry_run.h"

namespace tealdeck
{

std::vector<Check> selectorChecks(const SelectorCheckInput& input)
{
    std::vector<Check> checks = readinessChecks(input);
    for (Check& check : surroundingChecks(input))
        checks.push_back(std::move(check));
    checks.push_back(dryRunCheck(input.facts));
    for (Check& check : checks) {
        if (input.purpose == Purpose::WayBack && check.verdict == Verdict::Failed && !check.isHardStop)
            check.verdict = Verdict::Warning;
    }
    return checks;
}

Check notRun(std::string id, Message what, const Error& reason)
{
    return {.id = std::move(id),
            .verdict = Verdict::NotRun,
            .what = std::move(what),
            .measured = reason.message,
            .source = "Kubernetes",
            .readAt = std::nullopt,
            .isHardStop = false};
}

} // namespace tealdeck
