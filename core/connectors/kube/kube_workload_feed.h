#pragma once

#include "core/connectors/kube/kube_list_watch.h"
#include "core/domain/cluster.h"
#include "core/domain/store.h"

#include <array>
#include <functional>
#include <string>

namespace tealdeck
{

// Two kinds in one store: deployments and stateful sets. A new list of one kind leaves the other kind's rows alone, and the store is as
// fresh as the worse of the two. Otherwise as KubeFeed.
class KubeWorkloadFeed
{
public:
    KubeWorkloadFeed(HttpClient& http, Scheduler& scheduler, std::string namespaceName, Store<Workload>& store,
                     std::function<double()> random, ListWatchSettings settings = {});
    KubeWorkloadFeed(const KubeWorkloadFeed&) = delete;
    KubeWorkloadFeed& operator=(const KubeWorkloadFeed&) = delete;

    void refresh();
    void wakeUp(ServerSign sign);
    std::optional<Instant> wentBackAt() const;

private:
    ListWatchListener<Workload> listenerFor(WorkloadKind kind, std::size_t place);
    void apply(WorkloadKind kind, Batch<Workload> batch);

    Store<Workload>& m_store;
    std::array<Freshness, 2> m_freshness;
    KubeListWatch<Workload> m_deployments;
    KubeListWatch<Workload> m_statefulSets;
};

// The worst one says how far both may be believed: Unavailable, Loading, Stale (the older one), Live (the earlier contact).
Freshness worseOf(const Freshness& a, const Freshness& b);

} // namespace tealdeck
