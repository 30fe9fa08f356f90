#pragma once

#include "core/connectors/kube/object_json.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// One pod on a node that is drained, and what kubectl drain would make of it.
struct DrainPod
{
    enum class Fate
    {
        Evicted,
        StaysAsDaemon, // its DaemonSet would put it back
        StaysAsMirror, // made by the kubelet from a file of the node
        NeedsForce, // nobody would make it anew
        NeedsDataLoss, // it has emptyDir volumes
    };
    Fate fate = Fate::Evicted;
    ObjectJson object{};
    std::string place{}; // "shop/web-1"
    std::string uid{};
    std::string owner{}; // "ReplicaSet shop/web-7c41"; empty: no controller
    std::string ownerUid{};
    std::vector<std::string> localVolumes{}; // emptyDir
    int graceSeconds = 0;
    bool isFinished = false;
    bool isEnding = false;
    bool isReady = false;
};

struct DrainOptions
{
    bool mayLoseLocalData = false;
    bool isForced = false;
    std::optional<int> graceSeconds{}; // nothing: each pod's own
};

// In the order of the list.
std::vector<DrainPod> drainPodsOf(const ObjectJson& podList, const DrainOptions& options);

// Which evictions a budget lets through at once.
struct BudgetSays
{
    std::string place; // "shop/web"
    long long allowed = 0; // status.disruptionsAllowed now
    std::vector<std::string> pods; // healthy ones on this node that it speaks of
    bool neverAllows = false; // it wants as many healthy pods as there are
    bool makesWait() const { return static_cast<long long>(pods.size()) > allowed; }
};

// What would follow from the evictions. A forecast, from requests and rules as read: the scheduler decides.
struct DrainSimulation
{
    int nodes = 0; // others that take pods
    bool isRoomKnown = false; // nodes and all pods could be read
    std::vector<std::string> withRoom;
    std::vector<std::string> withoutRoom; // no node that lets them on has so much left
    std::vector<std::string> untold; // bound by affinity, volumes or the like
    bool areOwnersKnown = false;
    std::vector<std::string> lastReady; // "Deployment shop/web": all its ready pods are on this node
    struct Owner
    {
        int here = 0;
        int all = 0;
    };
    std::map<std::string, Owner> readyByOwner;
    std::vector<BudgetSays> budgets;
    std::vector<std::string> twoBudgets; // pods that more than one speaks of: the server never evicts them
};

// What was read for it; null: could not be. `others`: pods of the other nodes.
struct DrainReadings
{
    const ObjectJson* nodes = nullptr;
    const ObjectJson* others = nullptr;
    const ObjectJson* budgets = nullptr;
};

// `node`: the one that is drained. `pods`: on it.
DrainSimulation simulateDrain(const std::string& node, const std::vector<DrainPod>& pods, const DrainReadings& readings);

} // namespace tealdeck
