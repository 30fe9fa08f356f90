#pragma once

#include "core/domain/cluster.h"

#include <string>
#include <vector>

namespace tealdeck
{

// One node as a row. `status` are the words of kubectl's Table, character by character: "Ready", "NotReady,SchedulingDisabled" ...
struct Node
{
    ObjectMeta meta;
    std::string status;
    bool isReady = false; // condition Ready is True
    bool isUnschedulable = false; // cordoned
    std::vector<std::string> pressures; // other conditions that are True: MemoryPressure, DiskPressure, PIDPressure, NetworkUnavailable ...
    std::optional<WallTime> readyChanged; // when the condition Ready changed last
    std::string version; // of the kubelet
    std::string zone; // label topology.kubernetes.io/zone; empty: not known

    const Text& key() const { return meta.uid; }
    bool operator==(const Node&) const = default;
};

} // namespace tealdeck
