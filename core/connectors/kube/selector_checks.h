#pragma once

#include "core/connectors/kube/selector_facts.h"
#include "core/connectors/kube/selector_sides.h"

#include <vector>

namespace tealdeck
{

// What the checks of a switch look at.
struct SelectorCheckInput
{
    const SelectorFacts& facts;
    const SelectorSides& sides;
    const SwitchRequest& request;
    Purpose purpose = Purpose::Release;
    bool isLeaseExpired = false; // seen unchanged for its whole duration
    WallTime serverNow{}; // the server's time, as far as it is known
    ClusterUid expectedCluster{}; // empty: any
};

// All checks of a switch, in the order in which they are shown. On a way back only hard stops fail; what would stop a release warns
// (safety.md 1).
std::vector<Check> selectorChecks(const SelectorCheckInput& input);

// Whether the two sides can carry the load.
std::vector<Check> readinessChecks(const SelectorCheckInput& input);
// Who else is there: owners, other ways in, the lock, rights, clocks, what changed since the operator looked.
std::vector<Check> surroundingChecks(const SelectorCheckInput& input);

} // namespace tealdeck
