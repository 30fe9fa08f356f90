#include "core/domain/failure_zones.h"

#include "core/domain/pod_urgency.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace tealdeck
{
namespace
{

// Where the ready pods of one workload are.
struct Spread
{
    PodOwner workload;
    int ready = 0;
    std::map<std::size_t, int> onNode; // by the node's place
};

bool losesReplicas(const PodOwner& owner)
{
    constexpr std::array<std::string_view, 3> others{"DaemonSet", "Node", "Job"};
    return std::ranges::find(others, owner.kind) == others.end();
}

// Adds up pods node by node. Workloads are found by the uid of the pods' owner first: there are many pods and few owners.
class Counting
{
public:
    explicit Counting(const std::vector<const Node*>& nodes)
        : m_shares(nodes.size())
    {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            m_places.emplace(nodes[i]->meta.name.str(), i);
    }

    void add(const Pod& pod)
    {
        if (urgencyOf(pod) == PodUrgency::Completed)
            return;
        const auto place = m_places.find(pod.node.str());
        Spread* spread = pod.isReady ? spreadOf(pod) : nullptr;
        if (spread)
            ++spread->ready;
        if (pod.node.empty()) {
            ++m_onNoNode;
        } else if (place == m_places.end()) {
            ++m_onUnknownNodes;
        } else {
            ++m_shares[place->second].pods;
            m_shares[place->second].podsReady += pod.isReady ? 1 : 0;
            if (spread)
                ++spread->onNode[place->second];
        }
    }

    const FailureShare& share(std::size_t node) const { return m_shares[node]; }
    const std::map<PodOwner, Spread>& spreads() const { return m_spreads; }
    int onNoNode() const { return m_onNoNode; }
    int onUnknownNodes() const { return m_onUnknownNodes; }

private:
    Spread* spreadOf(const Pod& pod)
    {
        if (pod.meta.ownerUid.empty())
            return find(pod);
        const auto [known, isNew] = m_spreadOfOwner.try_emplace(pod.meta.ownerUid, nullptr);
        if (isNew)
            known->second = find(pod);
        return known->second;
    }

    Spread* find(const Pod& pod)
    {
        const PodOwner owner = ownerOf(pod);
        if (!losesReplicas(owner))
            return nullptr;
        Spread& spread = m_spreads[owner];
        spread.workload = owner;
        return &spread;
    }

    std::unordered_map<std::string_view, std::size_t> m_places; // of nodes, by name
    std::vector<FailureShare> m_shares; // by place, without losses
    std::map<PodOwner, Spread> m_spreads;
    std::unordered_map<Text, Spread*, TextHash, std::equal_to<>> m_spreadOfOwner;
    int m_onNoNode = 0;
    int m_onUnknownNodes = 0;
};

void addLoss(FailureShare& share, const Spread& spread, int lost)
{
    if (lost * 2 > spread.ready)
        share.losses.push_back({.workload = spread.workload, .lost = lost, .replicas = spread.ready});
}

void sortLosses(FailureShare& share)
{
    std::ranges::sort(share.losses, {}, [](const ReplicaLoss& loss) { return std::tuple(!loss.isTotal(), -loss.lost, loss.workload); });
}

int attentionRank(const Node& node)
{
    return !node.isReady ? 0 : !node.pressures.empty() ? 1 : node.isUnschedulable ? 2 : 3;
}

void finish(ZoneFailure& zone)
{
    sortLosses(zone.share);
    std::ranges::sort(zone.nodes, {},
                      [](const NodeFailure& each) { return std::tuple(attentionRank(each.node), std::string_view(each.node.meta.name)); });
    for (NodeFailure& each : zone.nodes) {
        sortLosses(each.share);
        zone.ready += each.node.isReady ? 1 : 0;
        zone.cordoned += each.node.isUnschedulable ? 1 : 0;
        zone.underPressure += each.node.pressures.empty() ? 0 : 1;
        zone.share.pods += each.share.pods;
        zone.share.podsReady += each.share.podsReady;
    }
}

} // namespace

int FailureShare::totalLosses() const
{
    return static_cast<int>(std::ranges::count_if(losses, &ReplicaLoss::isTotal));
}

FailureZones findFailureZones(const std::vector<const Node*>& nodes, const std::vector<const Pod*>& pods)
{
    Counting counting(nodes);
    for (const Pod* pod : pods)
        counting.add(*pod);

    std::vector<FailureShare> shares;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        shares.push_back(counting.share(i));
    std::map<std::pair<bool, std::string>, ZoneFailure> zones; // the unnamed one last
    const auto zoneOf = [&](const Node& node) -> ZoneFailure& { return zones[{node.zone.empty(), node.zone}]; };
    for (const auto& [owner, spread] : counting.spreads()) {
        std::map<std::string, int> inZone;
        for (const auto& [place, ready] : spread.onNode) {
            addLoss(shares[place], spread, ready);
            inZone[nodes[place]->zone] += ready;
        }
        for (const auto& [zone, ready] : inZone) {
            if (!zone.empty())
                addLoss(zones[{false, zone}].share, spread, ready);
        }
    }
    for (std::size_t i = 0; i < nodes.size(); ++i)
        zoneOf(*nodes[i]).nodes.push_back({.node = *nodes[i], .share = std::move(shares[i])});

    FailureZones result{.zones = {}, .podsOnNoNode = counting.onNoNode(), .podsOnUnknownNodes = counting.onUnknownNodes()};
    for (auto& [name, zone] : zones) {
        zone.zone = name.second;
        finish(zone);
        result.zones.push_back(std::move(zone));
    }
    return result;
}

} // namespace tealdeck
