#pragma once

#include "core/connectors/kube/kube_list_watch.h"
#include "core/connectors/kube/kube_table_rows.h"
#include "core/connectors/kube/table_http_client.h"
#include "core/domain/kube_kind.h"
#include "core/domain/store.h"

#include <functional>
#include <memory>
#include <string>

namespace tealdeck
{

// What a table feed reads.
struct TableScope
{
    KubeKind kind;
    std::string namespaceName{}; // empty: all of them, or a kind that has none
    std::string labelSelector{}; // empty: all objects
};

// Keeps a store equal to the objects of any kind as the server's table shows them, with all that KubeListWatch promises. Destroying it ends
// it; the rows stay. The store must be fed by nobody else and outlive the feed.
class KubeTableFeed
{
public:
    // `onColumns` is called before rows that have other columns than those told last; on the home thread, never inside the constructor.
    using OnColumns = std::function<void(std::shared_ptr<const TableColumns>)>;

    KubeTableFeed(HttpClient& http, Scheduler& scheduler, const TableScope& scope, Store<TableRow>& store, OnColumns onColumns,
                  std::function<double()> random, ListWatchSettings settings = {});
    KubeTableFeed(const KubeTableFeed&) = delete;
    KubeTableFeed& operator=(const KubeTableFeed&) = delete;

    // Reads again now (F5); the rows stay meanwhile.
    void refresh() { m_listWatch.refresh(); }
    void wakeUp(ServerSign sign) { m_listWatch.wakeUp(sign); }

private:
    void apply(Batch<TableRow> batch);
    void takeColumns(const std::shared_ptr<const TableColumns>& columns, bool isList);
    void readAgainSoon();

    Scheduler& m_scheduler;
    Store<TableRow>& m_store;
    OnColumns m_onColumns;
    std::shared_ptr<const TableColumns> m_columns;
    TableHttpClient m_http;
    KubeListWatch<TableRow> m_listWatch;
    Handle m_again;
};

} // namespace tealdeck
