#include "core/connectors/kube/kube_table_feed.h"

#include "core/connectors/kube/lasting_resource.h"

#include <unordered_set>

namespace tealdeck
{

KubeTableFeed::KubeTableFeed(HttpClient& http, Scheduler& scheduler, const TableScope& scope, Store<TableRow>& store, OnColumns onColumns,
                             std::function<double()> random, ListWatchSettings settings)
    : m_scheduler(scheduler)
    , m_store(store)
    , m_onColumns(std::move(onColumns))
    , m_http(http, scope.labelSelector)
    , m_listWatch(m_http, scheduler, lastingResource(scope.kind), scope.namespaceName, std::move(random),
                  {.onBatch = [this](Batch<TableRow> batch) { apply(std::move(batch)); },
                   .onFreshness = [this](Freshness freshness) { m_store.setFreshness(std::move(freshness)); }},
                  settings)
{
}

void KubeTableFeed::apply(Batch<TableRow> batch)
{
    std::unordered_set<const TableColumns*> seen; // the rows of a page share theirs
    for (const TableRow& row : batch.changed) {
        if (row.columns && seen.insert(row.columns.get()).second)
            takeColumns(row.columns, batch.replacesAll);
    }
    if (!m_columns && !batch.changed.empty())
        readAgainSoon(); // an empty list, then a watch that told its columns with a bookmark: a list always tells them
    for (TableRow& row : batch.changed) {
        row.columns.reset();
        row.readAt = m_scheduler.clock().wallNow();
        if (m_columns)
            forgetAges(row, *m_columns);
    }
    m_store.apply(std::move(batch));
}

void KubeTableFeed::takeColumns(const std::shared_ptr<const TableColumns>& columns, bool isList)
{
    if (columns == m_columns || (m_columns && *columns == *m_columns))
        return;
    if (m_columns && !isList)
        readAgainSoon(); // the definition of a custom kind changed: the older rows have the old cells
    m_columns = columns;
    if (m_onColumns)
        m_onColumns(m_columns);
}

void KubeTableFeed::readAgainSoon()
{
    m_again = m_scheduler.after(Duration::zero(), [this] { m_listWatch.refresh(); });
}

} // namespace tealdeck
