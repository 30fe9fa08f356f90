#pragma once

#include "core/domain/overview.h"

#include <vector>

namespace tealdeck
{

struct WorkloadProblems
{
    std::vector<OverviewProblem> problems;
    int workloadsShort = 0; // workloads with fewer ready pods than they ask for
};

// Workloads that lack pods, and broken pods of anything else (jobs, daemon sets, pods alone), one problem for each owner.
WorkloadProblems findWorkloadProblems(const OverviewFacts& facts);

// Nodes that are not ready or under pressure.
std::vector<OverviewProblem> findNodeProblems(const std::vector<const Node*>& nodes);

} // namespace tealdeck
