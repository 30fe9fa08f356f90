#pragma once

#include "core/domain/pod_urgency.h"
#include "core/domain/store.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tealdeck
{

// Pods with the same status word.
struct PodStatusGroup
{
    // The mildest of the word: "Running" keeps its tick though one such pod is not ready yet.
    PodUrgency urgency = PodUrgency::Unknown;
    int count = 0;
};

// All pods counted, in one pass over them.
struct PodCounts
{
    std::vector<std::pair<std::string, PodStatusGroup>> groups; // by word, the mildest first
    std::set<std::string> namespaces;
    int broken = 0;
};

PodCounts countPods(const Store<Pod>::Rows& pods);

} // namespace tealdeck
