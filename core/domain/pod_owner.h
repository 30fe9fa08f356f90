#pragma once

#include "core/domain/cluster.h"

#include <compare>
#include <string>

namespace tealdeck
{

// Whose pods: the workload above them, as their own metadata name it.
struct PodOwner
{
    std::string namespaceName;
    std::string kind; // "Deployment", "StatefulSet", "ReplicaSet", "DaemonSet" ... or "Pod" for one that nobody owns
    std::string name;

    auto operator<=>(const PodOwner&) const = default;
};

// Pods of a deployment's replica set belong to the deployment.
PodOwner ownerOf(const Pod& pod);

} // namespace tealdeck
