#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// One pod template that a Deployment, StatefulSet or DaemonSet has, or had and can go back to.
struct WorkloadRevision
{
    long long number = 0; // Kubernetes gives a template that is gone back to a new one
    std::string name{}; // of the ReplicaSet or ControllerRevision that keeps it; stays the same
    std::string changeCause{}; // annotation kubernetes.io/change-cause; empty: nobody said
    std::vector<std::string> images{}; // of its containers, in their order
    std::optional<WallTime> created{};
    bool isCurrent = false; // the workload's template is this one
    bool operator==(const WorkloadRevision&) const = default;
};

// The newest first.
struct WorkloadRevisions
{
    std::vector<WorkloadRevision> revisions{};
    bool isPaused = false; // of a Deployment: it cannot be rolled back then
    WallTime readAt{}; // by the server's clock
    bool operator==(const WorkloadRevisions&) const = default;
};

} // namespace tealdeck
