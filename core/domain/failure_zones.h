#pragma once

#include "core/domain/node.h"
#include "core/domain/pod_owner.h"

#include <string>
#include <vector>

namespace tealdeck
{

// What a workload loses with one node or zone.
struct ReplicaLoss
{
    PodOwner workload;
    int lost = 0; // ready pods there
    int replicas = 0; // ready pods anywhere

    bool isTotal() const { return lost == replicas; }
    bool operator==(const ReplicaLoss&) const = default;
};

// What stands and falls with one node or zone.
struct FailureShare
{
    int pods = 0; // without the completed ones
    int podsReady = 0;
    std::vector<ReplicaLoss> losses; // all or more than half of what is ready; total ones first, then the biggest

    int totalLosses() const;
    bool operator==(const FailureShare&) const = default;
};

struct NodeFailure
{
    Node node;
    FailureShare share;
    bool operator==(const NodeFailure&) const = default;
};

struct ZoneFailure
{
    std::string zone; // empty: nodes without that label; whether they fail together is not known, so `share.losses` is empty
    std::vector<NodeFailure> nodes; // what needs attention first, then by name
    int ready = 0;
    int cordoned = 0;
    int underPressure = 0;
    FailureShare share;
    bool operator==(const ZoneFailure&) const = default;
};

// The nodes by zone and what fails together, as far as nodes and pods say it: replicas that are not ready carry nothing and are not
// counted. Pods that are by nature bound to their node (daemon sets, static pods) and jobs, which begin anew, lose nothing here.
struct FailureZones
{
    std::vector<ZoneFailure> zones; // by name, the unnamed one last
    int podsOnNoNode = 0; // not scheduled yet
    int podsOnUnknownNodes = 0; // on a node that is not among those read

    bool operator==(const FailureZones&) const = default;
};

// Pointers must not be null.
FailureZones findFailureZones(const std::vector<const Node*>& nodes, const std::vector<const Pod*>& pods);

} // namespace tealdeck
