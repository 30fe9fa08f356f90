#include "app/ctl/commands.h"
#include "app/ctl/kind_reading.h"
#include "app/ctl/kind_text.h"
#include "app/ctl/text_table.h"

#include "core/connectors/kube/kube_table_feed.h"
#include "core/net/backoff.h"

#include <algorithm>
#include <csignal>
#include <iostream>
#include <map>

namespace tealdeck
{
namespace
{

volatile std::sig_atomic_t isWatchOver = 0;

struct Printing
{
    KindTextStyle style;
    bool areNamesWanted = false; // -o name
};

std::string nameOf(const KubeKind& kind, const TableRow& row)
{
    return kind.qualifiedSingular() + "/" + row.meta.name;
}

void printLine(const TableRow& row, const TableColumns& columns, const KubeKind& kind, const Printing& printing, WallTime now)
{
    std::string line;
    if (printing.areNamesWanted) {
        line = printable(nameOf(kind, row));
    } else {
        for (const std::string& cell : kindCells(row, columns, printing.style, now))
            line += (line.empty() ? "" : "   ") + printable(cell);
    }
    std::cout << line << std::endl; // a watcher behind a pipe shall see it now
}

void sayNothingFound(const KindQuery& query)
{
    if (query.namespaceName.empty())
        std::cerr << "No resources found\n";
    else
        std::cerr << "No resources found in " << printable(query.namespaceName) << " namespace.\n";
}

ExitCode complainAboutAll(const std::vector<Error>& errors)
{
    for (const Error& error : errors)
        complain(error);
    return errors.empty() ? ExitCode::Done : ExitCode::Failed;
}

ExitCode printRows(CtlEnvironment& environment, HttpClient& http, const KindQuery& query, const Printing& printing)
{
    const KindAnswer<TableRow> answer = readRows(environment, http, query);
    const WallTime now = environment.loop().clock().wallNow();
    std::shared_ptr<const TableColumns> columns;
    for (const TableRow& row : answer.items)
        columns = row.columns ? row.columns : columns;
    if (columns && printing.areNamesWanted) {
        for (const TableRow& row : answer.items)
            printLine(row, *columns, query.kind, printing, now);
    } else if (columns) {
        TextTable table(kindHead(*columns, printing.style));
        for (const TableRow& row : answer.items)
            table.add(kindCells(row, *columns, printing.style, now));
        table.print(std::cout);
    } else if (answer.errors.empty()) {
        sayNothingFound(query);
    }
    return complainAboutAll(answer.errors);
}

ExitCode printObjects(CtlEnvironment& environment, HttpClient& http, const KindQuery& query)
{
    const KindAnswer<nlohmann::json> answer = readObjects(environment, http, query);
    nlohmann::json printed{{"apiVersion", "v1"}, {"kind", "List"}, {"metadata", {{"resourceVersion", ""}}}, {"items", answer.items}};
    if (query.names.size() == 1 && answer.items.size() == 1)
        printed = answer.items.front();
    if (query.names.size() != 1 || !answer.items.empty())
        std::cout << printed.dump(4, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return complainAboutAll(answer.errors);
}

// Prints all rows once and then one line for each change; a deleted object is printed as it was last seen.
class KindWatch
{
public:
    KindWatch(CtlEnvironment& environment, HttpClient& http, const KindQuery& query, const Printing& printing)
        : m_environment(environment)
        , m_query(query)
        , m_printing(printing)
        , m_changes(m_store.onChange([this](const StoreChange& change) { print(change); }))
        , m_freshness(m_store.onFreshness([this] { noteFreshness(); }))
        , m_feed(
              http, environment.loop(), {.kind = query.kind, .namespaceName = query.namespaceName, .labelSelector = query.labelSelector},
              m_store, [this](std::shared_ptr<const TableColumns> columns) { takeColumns(std::move(columns)); }, systemRandom())
    {
    }

    ExitCode run()
    {
        std::signal(SIGINT, [](int) { isWatchOver = 1; });
        std::signal(SIGTERM, [](int) { isWatchOver = 1; });
        while (!isWatchOver && !m_end)
            m_environment.loop().runUntil([&] { return isWatchOver != 0 || m_end.has_value(); }, std::chrono::milliseconds(200));
        return m_end ? complain(*m_end) : ExitCode::Done;
    }

private:
    void takeColumns(std::shared_ptr<const TableColumns> columns)
    {
        m_columns = std::move(columns);
        if (!m_printing.areNamesWanted)
            TextTable(kindHead(*m_columns, m_printing.style)).print(std::cout);
    }

    bool isWanted(const TableRow& row) const
    {
        return m_query.names.empty() || std::ranges::find(m_query.names, row.meta.name.str()) != m_query.names.end();
    }

    void printRow(const TableRow& row)
    {
        if (m_columns && isWanted(row))
            printLine(row, *m_columns, m_query.kind, m_printing, m_environment.loop().clock().wallNow());
    }

    void print(const StoreChange& change)
    {
        for (const std::string& key : change.removed) {
            if (const auto node = m_known.extract(key))
                printRow(node.mapped());
        }
        std::vector<const TableRow*> rows;
        for (const auto* keys : {&change.added, &change.updated}) {
            for (const std::string& key : *keys)
                rows.push_back(m_store.find(key));
        }
        std::ranges::sort(rows, {}, [](const TableRow* row) { return std::pair(row->meta.namespaceName, row->meta.name); });
        for (const TableRow* row : rows) {
            m_known[row->key()] = *row;
            printRow(*row);
        }
    }

    void noteFreshness()
    {
        if (const auto* stale = std::get_if<Stale>(&m_store.freshness()))
            std::cerr << "tealdeckctl: stale: " << printable(describe(stale->reason)) << '\n';
        if (const auto* unavailable = std::get_if<Unavailable>(&m_store.freshness()))
            m_end = unavailable->reason;
    }

    CtlEnvironment& m_environment;
    const KindQuery& m_query;
    Printing m_printing;
    std::shared_ptr<const TableColumns> m_columns;
    std::map<std::string, TableRow> m_known;
    std::optional<Error> m_end;
    Store<TableRow> m_store;
    Handle m_changes;
    Handle m_freshness;
    KubeTableFeed m_feed;
};

bool isPlainPods(const CtlOptions& options)
{
    const bool isPods = options.kind == "pods" || options.kind == "pod" || options.kind == "po";
    return isPods && options.names.empty() && options.selector.empty() && (options.output.empty() || options.output == "table");
}

} // namespace

ExitCode getKind(CtlEnvironment& environment, const CtlOptions& options)
{
    if (isPlainPods(options))
        return getPods(environment, options);
    const auto connection = environment.connect();
    if (!connection)
        return complain(connection.error());
    HttpClient& http = (*connection)->http();
    const auto kind = findKind(environment, http, options.kind);
    if (!kind)
        return complain(kind.error());
    const std::string space = options.namespaceName.empty() ? environment.contextNamespace() : options.namespaceName;
    const bool isEverywhere = options.isAllNamespaces || !kind->isNamespaced;
    const KindQuery query{
        .kind = *kind, .namespaceName = isEverywhere ? std::string() : space, .labelSelector = options.selector, .names = options.names};
    if (options.output == "json" || options.isJson)
        return printObjects(environment, http, query);
    const Printing printing{.style
                            = {.isWide = options.output == "wide", .isNamespaceShown = options.isAllNamespaces && kind->isNamespaced},
                            .areNamesWanted = options.output == "name"};
    return options.isWatching ? KindWatch(environment, http, query, printing).run() : printRows(environment, http, query, printing);
}

} // namespace tealdeck
