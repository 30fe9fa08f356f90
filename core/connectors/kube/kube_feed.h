#pragma once

#include "core/connectors/kube/kube_list_watch.h"
#include "core/domain/store.h"

#include <utility>

namespace tealdeck
{

// Keeps a store equal to one kind of object of a cluster (or of one namespace) and says how fresh it is. Destroying it ends it; the rows
// stay. The store must be fed by nobody else and outlive the feed. Deployments and stateful sets in one store: KubeWorkloadFeed.
template <typename Row>
class KubeFeed
{
public:
    KubeFeed(HttpClient& http, Scheduler& scheduler, KubeResource resource, std::string namespaceName, Store<Row>& store,
             std::function<double()> random, ListWatchSettings settings = {})
        : m_listWatch(http, scheduler, resource, std::move(namespaceName), std::move(random),
                      {.onBatch = [&store](Batch<Row> batch) { store.apply(std::move(batch)); },
                       .onFreshness = [&store](Freshness freshness) { store.setFreshness(std::move(freshness)); }},
                      settings)
    {
    }

    // Reads again now (F5); the rows stay meanwhile.
    void refresh() { m_listWatch.refresh(); }
    void wakeUp(ServerSign sign) { m_listWatch.wakeUp(sign); }
    // When the server's versions were last seen running backwards; nothing: never.
    std::optional<Instant> wentBackAt() const { return m_listWatch.wentBackAt(); }

private:
    KubeListWatch<Row> m_listWatch;
};

} // namespace tealdeck
