#pragma once

#include "core/connectors/kube/selector_facts.h"
#include "core/connectors/kube/selector_sides.h"
#include "core/connectors/kube/service_selector_driver.h"

namespace tealdeck
{

// When a plan is made, and what is known about its lock by then.
struct SelectorPlanMoment
{
    Instant now;
    WallTime wallNow{};
    bool isLeaseExpired = false; // seen unchanged for its whole duration
};

// Errors: NotFound when nothing carries the target's label; what the pods' list answered when neither pods nor workloads could be read.
Result<Plan> selectorPlanOf(const SelectorFacts& facts, const SwitchRequest& request, const SelectorDriverSettings& settings,
                            const SelectorPlanMoment& moment);

// Why the switch is made, unless the request says so: a way back when it undoes the last change that is left on the Lease.
Purpose purposeOf(const SelectorFacts& facts, const SelectorSides& sides, const SwitchRequest& request);

} // namespace tealdeck
