#include <QtTest>

#include "core/base/encoding.h"
#include "core/connectors/kube/kube_table_feed.h"
#include "tests/support/captured_reply.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shown.h"

#include <nlohmann/json.hpp>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const KubeKind widgets{.group = "factory.example",
                       .version = "v1",
                       .plural = "widgets",
                       .singular = "widget",
                       .kind = "Widget",
                       .isNamespaced = true,
                       .shortNames = {},
                       .categories = {},
                       .verbs = {}};

ListPage<TableRow> page(const std::string& file)
{
    auto decoded = decodeList<TableRow>(capturedReply(file).body);
    if (!decoded)
        qFatal("%s", describe(decoded.error()).c_str());
    return *decoded;
}

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        result.push_back(text.substr(begin, end - begin) + "\n");
        begin = end + 1;
    }
    return result;
}

const TableColumn& columnOf(const TableColumns& columns, std::string_view name)
{
    const auto found = std::ranges::find(columns, name, &TableColumn::name);
    if (found == columns.end())
        qFatal("no such column");
    return *found;
}

struct Bench
{
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    Store<TableRow> store;
    std::vector<std::shared_ptr<const TableColumns>> told;
    std::unique_ptr<KubeTableFeed> feed;

    static bool isWatch(const HttpRequest& request) { return request.target.find("watch=true") != std::string::npos; }
    static bool isList(const HttpRequest& request) { return !isWatch(request); }

    Bench() { http.on(isWatch, FakeAnswer::stream()); }

    void start(std::string labelSelector = {})
    {
        feed = std::make_unique<KubeTableFeed>(
            http, scheduler, TableScope{.kind = widgets, .namespaceName = "shop", .labelSelector = std::move(labelSelector)}, store,
            [this](std::shared_ptr<const TableColumns> columns) { told.push_back(std::move(columns)); }, [] { return 0.0; });
        scheduler.runPosted();
    }
    void push(const std::string& line)
    {
        http.stream(isWatch).push(line);
        scheduler.advance(200ms);
    }
    const TableRow* row(std::string_view name) const
    {
        for (const auto& [key, one] : store.rows()) {
            if (one.meta.name == name)
                return &one;
        }
        return nullptr;
    }
};

} // namespace

// Objects of any kind as a live table, against the replies of a real server.
class KubeTableFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageHasRowsWithTheirCellsAndColumns()
    {
        const auto list = page("custom-table.http");
        QCOMPARE(list.items.size(), std::size_t(2));
        const TableRow& gear = list.items[1];
        QCOMPARE(shown(gear.meta.name), QByteArray("gear"));
        QCOMPARE(shown(gear.meta.namespaceName), QByteArray("shop"));
        QVERIFY(!gear.meta.uid.empty() && !gear.meta.resourceVersion.empty() && gear.meta.created);
        QCOMPARE(gear.cells, (std::vector<std::string>{"gear", "", "3", "0.75", "true", "329d", "anna", "0s"}));
        QVERIFY(gear.columns);
        QCOMPARE(columnOf(*gear.columns, "Owner").priority, 1);
        QVERIFY(columnOf(*gear.columns, "Size").isNumber());
        QCOMPARE(columnOf(*gear.columns, "Age").time, CellTime::SinceCreation);
        QCOMPARE(columnOf(*gear.columns, "Checked").time, CellTime::SinceReading);
        QCOMPARE(columnOf(*gear.columns, "Phase").time, CellTime::Never);
        QCOMPARE(shown(columnOf(*gear.columns, "Name").format), QByteArray("name"));
    }

    void pagesOfALongListAreContinued()
    {
        const auto first = page("deployments-table-page-1.http");
        const auto second = page("deployments-table-page-2.http");
        QCOMPARE(first.items.size(), std::size_t(4));
        QVERIFY(!first.continueToken.empty() && first.remaining);
        QVERIFY(second.continueToken.empty());
        QCOMPARE(static_cast<long long>(second.items.size()), *first.remaining);
        QCOMPARE(columnOf(*second.items.front().columns, "Age").time, CellTime::SinceCreation);
    }

    void aTableWithoutRowsIsAnEmptyPage() { QVERIFY(page("table-empty.http").items.empty()); }

    void aServerWithoutTablesGivesNamesAndAges()
    {
        const auto list = page("list-services.http");
        QVERIFY(!list.items.empty());
        QCOMPARE(shown(list.items.front().cells.front()), shown(list.items.front().meta.name));
        QCOMPARE(list.items.front().columns->size(), std::size_t(2));
    }

    void hostileTablesAreRefusedOrRead()
    {
        for (const char* json :
             {"", "{}", "[]", R"({"kind":"Status"})", R"({"kind":"Table","rows":[{}]})", R"({"kind":"Table","rows":[1]})",
              R"({"kind":"Table","rows":[{"cells":7,"object":{"metadata":{"uid":"u"}}}]})"}) {
            const auto decoded = decodeList<TableRow>(json);
            QVERIFY2(!decoded && decoded.error().kind == ErrorKind::ProtocolViolation, json);
        }
        const auto odd = decodeList<TableRow>(
            R"({"kind":"Table","rows":[{"cells":[{"a":[1]},null,"x\u0000y"],"object":{"metadata":{"uid":"u","name":"n"}}}]})");
        QVERIFY(odd);
        QCOMPARE(odd->items.front().cells, (std::vector<std::string>{R"({"a":[1]})", "", std::string("x\0y", 3)}));
    }

    void everyRequestAsksForATableOfTheSelectedObjects()
    {
        Bench bench;
        bench.http.on(Bench::isList, FakeAnswer::json(capturedReply("custom-table.http").body));
        bench.start("app=web,color in (blue)");
        QCOMPARE(bench.http.sent.size(), std::size_t(2));
        for (const HttpRequest& request : bench.http.sent) {
            QVERIFY(request.target.starts_with("/apis/factory.example/v1/namespaces/shop/widgets?"));
            QVERIFY(request.target.ends_with("&labelSelector=" + encodeUrlComponent("app=web,color in (blue)")));
            QCOMPARE(std::ranges::count(request.headers, "accept", &HttpHeader::name), 1);
            QVERIFY(request.headers.front().value.starts_with("application/json;as=Table;v=v1;g=meta.k8s.io"));
        }
    }

    void aWatchAddsChangesAndRemovesRows()
    {
        Bench bench;
        bench.http.on(Bench::isList, FakeAnswer::json(capturedReply("custom-table.http").body));
        bench.start();
        QCOMPARE(bench.store.rows().size(), std::size_t(2));
        QCOMPARE(bench.told.size(), std::size_t(1));
        const auto events = lines(capturedReply("watch-table.http").body);
        bench.push(events[0]);
        QVERIFY(bench.row("pin"));
        QCOMPARE(shown(bench.row("pin")->cells[2]), QByteArray("1"));
        bench.push(events[1]); // without columns
        QCOMPARE(shown(bench.row("pin")->cells[2]), QByteArray("2"));
        QVERIFY(bench.row("pin")->cells.back().empty()); // the age is counted, wherever the row came from
        bench.push(events[2]);
        QVERIFY(!bench.row("pin"));
        QVERIFY(isLive(bench.store.freshness()));
        QCOMPARE(bench.told.size(), std::size_t(1)); // the same columns are told once
        QCOMPARE(bench.http.count(Bench::isList), std::size_t(1));
    }

    void timeThatPassesIsNoChangeOfARow()
    {
        Bench bench;
        bench.http.on(Bench::isList, FakeAnswer::json(capturedReply("deployments-table-page-2.http").body));
        bench.start();
        auto later = nlohmann::json::parse(capturedReply("deployments-table-page-2.http").body);
        for (auto& row : later["rows"])
            row["cells"][4] = "3h";
        bench.http.on(Bench::isList, FakeAnswer::json(later.dump()));
        int changes = 0;
        const Handle listening = bench.store.onChange([&](const StoreChange&) { ++changes; });
        bench.feed->refresh();
        bench.scheduler.advance(1s);
        QCOMPARE(bench.http.count(Bench::isList), std::size_t(2));
        QCOMPARE(changes, 0);
    }

    void columnsThatCameWithABookmarkAreReadByAnotherList()
    {
        Bench bench;
        bench.http.once(Bench::isList, FakeAnswer::json(R"({"kind":"Table","metadata":{"resourceVersion":"600"},"rows":[]})"));
        bench.http.on(Bench::isList, FakeAnswer::json(capturedReply("custom-table.http").body));
        bench.start();
        QVERIFY(bench.told.empty());
        bench.push(lines(capturedReply("watch-table.http").body)[1]);
        bench.scheduler.advance(1s);
        QCOMPARE(bench.http.count(Bench::isList), std::size_t(2));
        QCOMPARE(bench.told.size(), std::size_t(1));
    }

    void aDefinitionThatChangesIsReadAnew()
    {
        Bench bench;
        bench.http.on(Bench::isList, FakeAnswer::json(capturedReply("custom-table.http").body));
        bench.start();
        auto event = nlohmann::json::parse(lines(capturedReply("watch-table.http").body)[0]);
        event["object"]["columnDefinitions"][1]["name"] = "State";
        bench.push(event.dump() + "\n");
        bench.scheduler.advance(1s);
        QCOMPARE(bench.http.count(Bench::isList), std::size_t(2));
        QVERIFY(bench.told.size() >= 2);
    }

    void anExpiredVersionIsListedAnewAndTheRowsStay()
    {
        Bench bench;
        bench.http.once(Bench::isList, FakeAnswer::json(capturedReply("custom-table.http").body));
        bench.http.on(Bench::isList, FakeAnswer::never());
        bench.start();
        bench.push(capturedReply("watch-too-old.http").body);
        bench.scheduler.advance(10s);
        QCOMPARE(bench.http.count(Bench::isList), std::size_t(2));
        QCOMPARE(bench.store.rows().size(), std::size_t(2));
        QVERIFY(std::holds_alternative<Stale>(bench.store.freshness()));
    }

    void aForbiddenKindIsSaidAndTriedSlowly()
    {
        Bench bench;
        bench.http.on(Bench::isList, FakeAnswer::json(capturedReply("forbidden-list.http").body, 403));
        bench.start();
        bench.scheduler.advance(30s);
        const auto* unavailable = std::get_if<Unavailable>(&bench.store.freshness());
        QVERIFY(unavailable);
        QCOMPARE(shown(unavailable->reason.kind), shown(ErrorKind::Forbidden));
        QCOMPARE(bench.http.count(Bench::isList), std::size_t(1));
    }

    void itsEndLeavesNothingBehind()
    {
        Bench bench;
        bench.http.on(Bench::isList, FakeAnswer::json(capturedReply("custom-table.http").body));
        bench.start();
        bench.feed.reset();
        bench.scheduler.advance(1min);
        QCOMPARE(bench.http.openCount(), std::size_t(0));
        QCOMPARE(bench.scheduler.timers(), std::size_t(0));
        QCOMPARE(bench.store.rows().size(), std::size_t(2));
    }

    void durationsAreReadAsTheServerWritesThem()
    {
        QCOMPARE(*parseKubeDuration("0s"), Duration(0s));
        QCOMPARE(*parseKubeDuration("5m30s"), Duration(330s));
        QCOMPARE(*parseKubeDuration("3h20m"), Duration(200min));
        QCOMPARE(*parseKubeDuration("2y45d"), Duration(24h * (2 * 365 + 45)));
        for (const char* text : {"", "<none>", "<invalid>", "5", "s", "5x", "-5s", "5m3", "99999999999999999999s", "9999999999999y"})
            QVERIFY2(!parseKubeDuration(text), text);
    }

    void momentsGrowOldFromWhenTheyWereRead()
    {
        const TableColumn column{.name = "Last Seen", .type = "string", .format = {}, .description = {}, .time = CellTime::SinceReading};
        TableRow row;
        row.cells = {"12s"};
        row.readAt = WallTime{100s};
        QCOMPARE(*ageOfCell(column, row, 0, WallTime{160s}), Duration(72s));
        row.cells = {"<unknown>"};
        QVERIFY(!ageOfCell(column, row, 0, WallTime{160s}));
        QVERIFY(!ageOfCell(column, row, 1, WallTime{160s}));
    }
};

QTEST_GUILESS_MAIN(KubeTableFeedTest)
#include "kube_table_feed_test.moc"
