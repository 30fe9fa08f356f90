#include "core/connectors/kube/kube_workload_feed.h"

#include "core/base/match.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

int badness(const Freshness& freshness)
{
    return match(
        freshness, [](const Live&) { return 0; }, [](const Stale&) { return 1; }, [](const Loading&) { return 2; },
        [](const Unavailable&) { return 3; });
}

} // namespace

Freshness worseOf(const Freshness& a, const Freshness& b)
{
    if (badness(a) != badness(b))
        return badness(a) > badness(b) ? a : b;
    const auto* liveA = std::get_if<Live>(&a);
    const auto* liveB = std::get_if<Live>(&b);
    if (liveA && liveB)
        return Live{.since = std::max(liveA->since, liveB->since), .lastContact = std::min(liveA->lastContact, liveB->lastContact)};
    const auto* staleA = std::get_if<Stale>(&a);
    const auto* staleB = std::get_if<Stale>(&b);
    if (staleA && staleB)
        return staleA->asOf <= staleB->asOf ? a : b;
    return a;
}

KubeWorkloadFeed::KubeWorkloadFeed(HttpClient& http, Scheduler& scheduler, std::string namespaceName, Store<Workload>& store,
                                   std::function<double()> random, ListWatchSettings settings)
    : m_store(store)
    , m_deployments(http, scheduler, kube::deployments, namespaceName, random, listenerFor(WorkloadKind::Deployment, 0), settings)
    , m_statefulSets(http, scheduler, kube::statefulSets, namespaceName, random, listenerFor(WorkloadKind::StatefulSet, 1), settings)
{
}

void KubeWorkloadFeed::refresh()
{
    m_deployments.refresh();
    m_statefulSets.refresh();
}

void KubeWorkloadFeed::wakeUp(ServerSign sign)
{
    m_deployments.wakeUp(sign);
    m_statefulSets.wakeUp(sign);
}

std::optional<Instant> KubeWorkloadFeed::wentBackAt() const
{
    return std::max(m_deployments.wentBackAt(), m_statefulSets.wentBackAt());
}

ListWatchListener<Workload> KubeWorkloadFeed::listenerFor(WorkloadKind kind, std::size_t place)
{
    return {.onBatch = [this, kind](Batch<Workload> batch) { apply(kind, std::move(batch)); },
            .onFreshness =
                [this, place](Freshness freshness) {
                    m_freshness[place] = std::move(freshness);
                    m_store.setFreshness(worseOf(m_freshness[0], m_freshness[1]));
                }};
}

void KubeWorkloadFeed::apply(WorkloadKind kind, Batch<Workload> batch)
{
    if (batch.replacesAll) {
        TextSet kept = std::move(batch.kept);
        for (const Workload& workload : batch.changed)
            kept.insert(workload.key());
        for (const auto& [key, workload] : m_store.rows()) {
            if (workload.kind == kind && !kept.contains(key))
                batch.removed.push_back(key);
        }
        batch.replacesAll = false;
    }
    m_store.apply(std::move(batch));
}

} // namespace tealdeck
