#pragma once

#include "core/connectors/kube/selector_facts.h"

#include <string>
#include <vector>

namespace tealdeck
{

// One side of a switch as it was read: the pods that one selector matches and the workloads that make them.
struct SelectorSide
{
    std::string slot;
    Labels selector;
    std::vector<Workload> workloads; // empty when they could not be read
    std::vector<Pod> pods; // that may become endpoints; empty when they could not be read
    int desired = 0; // as the workloads say; without them the number of pods
    int ready = 0; // counted from pods; without them as the workloads say
    int nodes = 0; // on which ready pods run
    std::string version; // app.kubernetes.io/version, else the first image's tag; may be empty

    bool isEmpty() const { return workloads.empty() && pods.empty(); }
};

struct SelectorSides
{
    SelectorSide live;
    SelectorSide target;
};

SelectorSides sidesOf(const SelectorFacts& facts);

// Deployments and StatefulSets together, as far as they could be read.
std::vector<Workload> workloadsOf(const SelectorFacts& facts);
// "Green" for green, at the beginning of a sentence.
std::string capitalized(std::string slot);

} // namespace tealdeck
