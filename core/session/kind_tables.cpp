#include "core/session/kind_tables.h"

#include "core/net/backoff.h"

#include <set>

namespace tealdeck
{
namespace
{

// A table of another version of the same kind is another table: a cluster may be upgraded while it is looked at.
std::string keyOf(const KubeKind& kind, const std::string& namespaceName, const LabelSelector& labels = {})
{
    const std::string key = kind.group + "/" + kind.version + "/" + kind.plural + "/" + namespaceName;
    return labels.isEmpty() ? key : key + "?" + labels.text();
}

// What the server cannot watch (component statuses, metrics) is read again and again; in between it is live, and as old as its age says.
ListWatchSettings settingsFor(const KubeKind& kind)
{
    ListWatchSettings settings;
    if (kind.can("list") && !kind.can("watch"))
        settings.readAgainEvery = KindTables::readAgainEvery;
    return settings;
}

} // namespace

KindTables::KindTables(HttpClient& http, Scheduler& scheduler)
    : m_http(http)
    , m_scheduler(scheduler)
{
}

KindTables::~KindTables() = default;

std::shared_ptr<const LiveKind> KindTables::open(const KubeKind& kind, const std::string& namespaceName, const LabelSelector& labels)
{
    const std::string space = kind.isNamespaced ? namespaceName : std::string();
    const std::string key = keyOf(kind, space, labels);
    Open& open = (*m_open)[key];
    if (!open.table) {
        open.table = std::make_shared<LiveKind>(kind, space, labels);
        start(open);
    }
    open.leaving.end();
    ++open.users;
    // The table lives as long as its users; the last one to leave starts the time after which nobody reads it any more.
    return {open.table.get(), [kept = open.table, tables = std::weak_ptr(m_open), &scheduler = m_scheduler, key](const LiveKind*) {
                release(scheduler, tables, key);
            }};
}

void KindTables::start(Open& open)
{
    LiveKind* table = open.table.get();
    open.feed = std::make_unique<KubeTableFeed>(
        m_http, m_scheduler,
        TableScope{.kind = table->m_kind, .namespaceName = table->m_namespace, .labelSelector = table->m_labels.text()}, table->m_store,
        [table](std::shared_ptr<const TableColumns> columns) {
            table->m_columns = std::move(columns);
            table->m_columnListeners.tell();
        },
        systemRandom(), settingsFor(table->m_kind));
}

void KindTables::release(Scheduler& scheduler, const std::weak_ptr<OpenTables>& tables, const std::string& key)
{
    const auto open = tables.lock();
    const auto found = open ? open->find(key) : OpenTables::iterator();
    if (!open || found == open->end() || --found->second.users > 0)
        return;
    const bool isWhole = found->second.table->labels().isEmpty();
    found->second.leaving = scheduler.after(isWhole ? linger : Duration::zero(), [tables, key] {
        const auto stillOpen = tables.lock();
        if (!stillOpen)
            return;
        const auto node = stillOpen->extract(key); // dies after this map has let it go
    });
}

void KindTables::wakeUp(ServerSign sign)
{
    for (auto& [key, open] : *m_open)
        open.feed->wakeUp(sign);
}

std::vector<std::shared_ptr<const LiveKind>> KindTables::reading() const
{
    std::vector<std::shared_ptr<const LiveKind>> tables;
    std::set<std::string> told;
    for (const auto& [key, open] : *m_open) {
        if (told.insert(keyOf(open.table->kind(), open.table->namespaceName())).second)
            tables.push_back(open.table);
    }
    return tables;
}

void KindTables::refresh()
{
    for (auto& [key, open] : *m_open)
        open.feed->refresh();
}

} // namespace tealdeck
