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
    soften(checks, input.purpose);
    return checks;
}

} // namespace tealdeck
