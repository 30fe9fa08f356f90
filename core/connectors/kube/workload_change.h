#pragma once

#include "core/change/plan.h"
#include "core/connectors/kube/workload_state.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// What a wish means for one workload as it is now: one JSON Patch that tests the uid and the value it replaces, and the one that undoes it.
struct WorkloadChange
{
    WorkloadRequest wish; // with the container named, where there is only one
    HttpStep request;
    std::optional<HttpStep> inverse; // nothing for a restart
    std::optional<WorkloadRequest> inverseWish;
    std::string before; // stateText() before and after
    std::string after;
    std::vector<std::string> commands; // the same with kubectl
    std::vector<std::string> inverseCommands;
};

// Errors: InvalidInput when the kind cannot be changed in this way, a container is not there or must be named, or it is so already.
Result<WorkloadChange> workloadChangeOf(const WorkloadState& state, const WorkloadRequest& request, const std::string& context,
                                        WallTime now);
// "Scale Deployment web-blue to 5 replicas".
Message workloadTitle(const WorkloadRequest& request, Purpose purpose);

} // namespace tealdeck
