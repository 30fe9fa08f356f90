#pragma once

#include "core/connectors/kube/kube_autoscalers.h"
#include "core/connectors/kube/plan_surroundings.h"
#include "core/connectors/kube/service_selector_driver.h"
#include "core/connectors/kube/workload_change.h"

#include <vector>

namespace tealdeck
{

inline constexpr Duration rolloutTime = std::chrono::minutes(10); // progressDeadlineSeconds where nobody sets it

// Everything that a change of one workload depends on, as read directly from the server just now.
struct WorkloadFacts : PlanSurroundings
{
    WorkloadState state;
    WallTime stateReadAt{};
    WorkloadChange change;
    Fact<std::vector<Autoscaler>> autoscalers;
};

struct WorkloadPlanMoment
{
    Instant now;
    WallTime wallNow{};
    bool isLeaseExpired = false; // seen unchanged for its whole duration
};

// The rule that the change needs, in RBAC's words: "patch deployments.apps/scale web-blue".
std::string workloadRight(const WorkloadRequest& request);
Plan workloadPlanOf(const WorkloadFacts& facts, const SelectorDriverSettings& settings, const WorkloadPlanMoment& moment);
// In the order in which they are shown.
std::vector<Check> workloadChecks(const WorkloadFacts& facts, const SurroundingsAsked& asked, Purpose purpose);
// Two of them, also for what is no WorkloadRequest: "controller" and "at-rest".
Check controllerFollows(const WorkloadState& state, WorkloadVerb verb, WallTime readAt);
Check atRest(const WorkloadState& state, WallTime readAt);
// The server's answer to the dry run, with the difference where it was accepted.
DryRun workloadDryRun(const WorkloadFacts& facts);
Check workloadDryRunCheck(const WorkloadFacts& facts);

// What is true of the plan's object: its state compared with the one before and after, in words.
Settled settledBy(const WorkloadState& state, const Plan& plan);
// How far its controller is. As `kubectl rollout status` judges it, and never before the controller has seen this generation.
EffectSeen effectOf(const WorkloadState& state, const Plan& plan);

} // namespace tealdeck
