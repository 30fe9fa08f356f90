#include <QtTest>

#include "core/base/match.h"
#include "core/connectors/kube/kube_feed.h"
#include "core/connectors/kube/kube_table_feed.h"
#include "core/connectors/kube/proto/frame_splitter.h"
#include "core/connectors/kube/proto/proto_end.h"
#include "core/connectors/kube/proto/proto_wire.h"
#include "tests/support/captured_reply.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shown.h"
#include "tests/unit/connectors/list_watch_fixture.h"

#include <memory>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

// Every byte of protobuf, where a cut between two fields looks whole; of JSON, where every prefix is broken, each of the first ones and
// every seventh then.
std::size_t nextCut(std::size_t length, bool isProtobuf)
{
    constexpr std::size_t first = 500;
    return length + (isProtobuf || length < first ? 1 : 7);
}

bool isWatch(const HttpRequest& request)
{
    return request.target.find("watch=true") != std::string::npos;
}

bool isList(const HttpRequest& request)
{
    return !isWatch(request);
}

// A captured reply whole, or only its first bytes and then a lost connection.
struct Reply
{
    explicit Reply(const std::string& file)
        : captured(capturedReply(file))
    {
    }

    FakeAnswer as(FakeAnswer::End end, const std::string& bytes) const
    {
        FakeAnswer answer;
        answer.headers = {{"content-type", captured.head.header("content-type").value_or("")}};
        answer.chunks = {bytes};
        answer.end = end;
        answer.error = {.kind = ErrorKind::ConnectionLost, .message = message("Test", "cut"), .detail = {}};
        return answer;
    }
    FakeAnswer whole() const { return as(FakeAnswer::End::Complete, captured.body); }
    FakeAnswer open() const { return as(FakeAnswer::End::StaysOpen, captured.body); }
    FakeAnswer cutAt(std::size_t length) const { return as(FakeAnswer::End::Fails, captured.body.substr(0, length)); }
    // The end of the connection is the end of the body (HTTP/1.0): nobody says that something is missing.
    FakeAnswer endedAt(std::size_t length) const { return as(FakeAnswer::End::Complete, captured.body.substr(0, length)); }
    std::size_t size() const { return captured.body.size(); }
    // With so many of them nothing is missing: what follows says nothing about the rows.
    std::size_t neededBytes() const
    {
        const std::string& body = captured.body;
        std::size_t needed = body.starts_with("k8s") ? 0 : body.find_last_not_of('\n') + 1;
        for (ProtoEnd end; body.starts_with("k8s") && !end.reached(std::string_view(body).substr(0, needed));)
            ++needed;
        return needed;
    }

    HttpResponse captured;
};

template <typename Row>
struct Bench
{
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    Store<Row> store;
};

struct ServiceBench : Bench<Service>
{
    void start(ListStyle style)
    {
        feed = std::make_unique<KubeFeed<Service>>(
            http, scheduler, kube::services, "shop", store, [] { return 0.0; }, ListWatchSettings{.style = style});
        scheduler.runPosted();
    }
    std::unique_ptr<KubeFeed<Service>> feed;
};

struct TableBench : Bench<TableRow>
{
    void start()
    {
        feed = std::make_unique<KubeTableFeed>(
            http, scheduler,
            TableScope{.kind = {.group = "factory.example",
                                .version = "v1",
                                .plural = "widgets",
                                .singular = "widget",
                                .kind = "Widget",
                                .isNamespaced = true,
                                .shortNames = {},
                                .categories = {},
                                .verbs = {}},
                       .namespaceName = "shop"},
            store, [](const std::shared_ptr<const TableColumns>&) {}, [] { return 0.0; });
        scheduler.runPosted();
    }
    std::unique_ptr<KubeTableFeed> feed;
};

template <typename Row>
typename Store<Row>::Rows listed(const Reply& reply, bool isProtobuf)
{
    RowPools pools;
    Result<ListPage<Row>> page = fail(ErrorKind::Internal, message("Test", "no such form"));
    if constexpr (isReadFromProtobuf<Row>)
        page = isProtobuf ? decodeProtoList<Row>(reply.captured.body, pools) : decodeList<Row>(reply.captured.body);
    else
        page = decodeList<Row>(reply.captured.body);
    typename Store<Row>::Rows rows;
    for (const Row& row : page.value().items)
        rows.emplace(row.key(), row);
    return rows;
}

// The events of a captured watch, with the version that each leads to.
struct Events
{
    explicit Events(const Reply& reply)
    {
        const std::string& body = reply.captured.body;
        const KubeCall call{.verb = "watch", .resource = kube::pods, .namespaceName = {}, .name = {}};
        const bool isProtobuf = reply.captured.head.header("content-type").value_or("").starts_with(protobufType);
        RowPools pools;
        for (std::size_t at = 0; at < body.size();) {
            const std::size_t length = isProtobuf ? 4 + frameLength(body.substr(at, 4)) : body.find('\n', at) + 1 - at;
            const std::string bytes = body.substr(at, length);
            auto event = isProtobuf ? decodeProtoWatchEvent<Pod>(std::string_view(bytes).substr(4), call, pools)
                                    : decodeWatchEvent<Pod>(bytes.substr(0, bytes.size() - 1), call);
            versions.push_back(match(
                event.value(), [](const RowChanged<Pod>& changed) { return changed.row.meta.resourceVersion.str(); },
                [](const RowRemoved& removed) { return removed.resourceVersion.str(); },
                [](const Bookmark& mark) { return mark.resourceVersion; }));
            ends.push_back(at += length);
        }
    }

    static std::size_t frameLength(const std::string& head)
    {
        std::size_t length = 0;
        for (const char byte : head)
            length = length * 256 + static_cast<unsigned char>(byte);
        return length;
    }
    // How many of them a client has that read so many bytes.
    std::size_t completeAt(std::size_t length) const
    {
        return static_cast<std::size_t>(std::ranges::count_if(ends, [length](std::size_t end) { return end <= length; }));
    }

    std::vector<std::string> versions;
    std::vector<std::size_t> ends;
};

struct PodBench : Bench<Pod>
{
    // An empty list at version 1, then watches that are answered from what the client asks for on; the first one ends after `length` bytes.
    PodBench(const Reply& reply, const Events& events, std::size_t length)
    {
        http.on(&isList, FakeAnswer::json(R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[]})"));
        http.on(&ListWatchFixture::isVersionRead,
                FakeAnswer::json(R"({"kind":"PodList","metadata":{"resourceVersion":"99999999"},"items":[]})"));
        http.on(&isWatch, [this, &reply, &events, length](const HttpRequest& request) {
            const std::size_t at = request.target.find("resourceVersion=") + std::string("resourceVersion=").size();
            asked.push_back(request.target.substr(at, request.target.find('&', at) - at));
            if (asked.size() == 1)
                return reply.cutAt(length);
            const auto known = std::ranges::find(events.versions, asked.back());
            const std::size_t from
                = known == events.versions.end() ? 0 : events.ends[static_cast<std::size_t>(known - events.versions.begin())];
            return reply.as(FakeAnswer::End::StaysOpen, reply.captured.body.substr(from));
        });
        feed = std::make_unique<KubeFeed<Pod>>(http, scheduler, kube::pods, "shop", store, [] { return 0.0; });
        scheduler.runPosted();
    }
    std::vector<std::string> asked;
    std::unique_ptr<KubeFeed<Pod>> feed;
};

} // namespace

// The connection is cut at every byte of what a server sends, in JSON and in protobuf: nothing is half applied, and after the next try the
// rows are the server's.
class KubeCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListCutAtEveryByte_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("isSaid");
        QTest::newRow("JSON") << "list-services.http" << true;
        QTest::newRow("protobuf") << "list-services-protobuf.http" << true;
        QTest::newRow("protobuf, nobody says so") << "list-services-protobuf.http" << false;
    }
    void aListCutAtEveryByte()
    {
        QFETCH(QString, file);
        QFETCH(bool, isSaid);
        const Reply reply(file.toStdString());
        const auto expected = listed<Service>(reply, file.contains("protobuf"));
        QVERIFY(expected.size() > 1);
        const std::size_t needed = reply.neededBytes();
        for (std::size_t length = 0; length < needed; length = nextCut(length, file.contains("protobuf"))) {
            ServiceBench bench;
            bench.http.once(&isList, isSaid ? reply.cutAt(length) : reply.endedAt(length));
            bench.http.on(&isList, reply.whole());
            bench.http.on(&isWatch, FakeAnswer::stream());
            bench.start(ListStyle::Paged);
            QVERIFY2(bench.store.rows().empty(), qPrintable(QString::number(length)));
            QVERIFY(std::holds_alternative<Unavailable>(bench.store.freshness()));
            bench.scheduler.advance(2s);
            QVERIFY(isLive(bench.store.freshness()));
            QVERIFY(bench.store.rows() == expected);
        }
    }

    // What was shown stays as it is while the new list does not come through.
    void aSecondListCutAtEveryByteLeavesTheRowsAlone()
    {
        const Reply reply("list-services-protobuf.http");
        const auto expected = listed<Service>(reply, true);
        ServiceBench bench;
        bench.http.on(&isList, reply.whole());
        bench.http.on(&isWatch, FakeAnswer::stream());
        bench.start(ListStyle::Paged);
        QVERIFY(bench.store.rows() == expected);
        int changes = 0;
        const Handle listening = bench.store.onChange([&](const StoreChange&) { ++changes; });
        for (std::size_t length = 0; length < reply.size(); length += 3) {
            bench.http.once(&isList, reply.cutAt(length));
            bench.feed->refresh();
            bench.scheduler.runPosted();
            QVERIFY(std::holds_alternative<Stale>(bench.store.freshness()));
            bench.feed->refresh();
            bench.scheduler.runPosted();
            QVERIFY(isLive(bench.store.freshness()));
        }
        QCOMPARE(changes, 0);
        QVERIFY(bench.store.rows() == expected);
    }

    void aStreamedListCutAtEveryByte_data()
    {
        QTest::addColumn<QString>("stream");
        QTest::newRow("JSON") << "stream-list-services.http";
        QTest::newRow("protobuf") << "stream-list-services-protobuf.http";
    }
    void aStreamedListCutAtEveryByte()
    {
        QFETCH(QString, stream);
        const Reply reply(stream.toStdString());
        ServiceBench uncut;
        uncut.http.on(&isWatch, reply.open());
        uncut.start(ListStyle::Streamed);
        uncut.scheduler.advance(2s);
        QVERIFY(isLive(uncut.store.freshness()));
        const auto expected = uncut.store.rows();
        QVERIFY(expected.size() > 1);
        for (std::size_t length = 0; length < reply.size() - 1; length = nextCut(length, stream.contains("protobuf"))) {
            ServiceBench bench;
            bench.http.once(&isWatch, reply.cutAt(length));
            bench.http.on(&isWatch, reply.open());
            bench.start(ListStyle::Streamed);
            for (const auto& [key, row] : bench.store.rows())
                QVERIFY2(expected.contains(key) && expected.at(key) == row, qPrintable(QString::number(length)));
            QVERIFY(!isLive(bench.store.freshness()));
            bench.scheduler.advance(3s);
            QVERIFY2(isLive(bench.store.freshness()), qPrintable(QString::number(length)));
            QVERIFY(bench.store.rows() == expected);
        }
    }

    void aWatchCutAtEveryByte_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("JSON") << "watch-pods.http";
        QTest::newRow("protobuf") << "watch-pods-protobuf.http";
    }
    void aWatchCutAtEveryByte()
    {
        QFETCH(QString, file);
        Reply reply(file.toStdString());
        reply.captured.body.resize(Events(reply).ends.at(2)); // three events
        const Events events(reply);
        QCOMPARE(events.versions.size(), std::size_t(3));
        PodBench uncut(reply, events, reply.size());
        uncut.scheduler.advance(1ms);
        const auto expected = uncut.store.rows();
        for (std::size_t length = 0; length < reply.size(); length = nextCut(length, file.contains("protobuf"))) {
            PodBench bench(reply, events, length);
            bench.scheduler.advance(3s);
            QVERIFY(bench.asked.size() >= 2);
            const std::size_t complete = events.completeAt(length);
            // It goes on behind the last event that was whole, and not a byte earlier or later.
            QCOMPARE(bench.asked[1], complete == 0 ? std::string("1") : events.versions[complete - 1]);
            QVERIFY(bench.store.rows() == expected);
            QVERIFY(isLive(bench.store.freshness()));
            const std::size_t versions = bench.http.count(&ListWatchFixture::isVersionRead);
            QCOMPARE(bench.http.count(&isList) - versions, std::size_t(1));
        }
    }

    void aTableCutAtEveryByte()
    {
        const Reply reply("custom-table.http");
        TableBench uncut;
        uncut.http.on(&isList, reply.whole());
        uncut.http.on(&isWatch, FakeAnswer::stream());
        uncut.start();
        QVERIFY(isLive(uncut.store.freshness()));
        const std::size_t rows = uncut.store.rows().size();
        QVERIFY(rows > 1);
        const std::size_t needed = reply.neededBytes();
        for (std::size_t length = 0; length < needed; length = nextCut(length, false)) {
            TableBench bench;
            bench.http.once(&isList, reply.cutAt(length));
            bench.http.on(&isList, reply.whole());
            bench.http.on(&isWatch, FakeAnswer::stream());
            bench.start();
            QVERIFY(bench.store.rows().empty());
            QVERIFY(!isLive(bench.store.freshness()));
            bench.scheduler.advance(2s);
            QVERIFY(isLive(bench.store.freshness()));
            QCOMPARE(bench.store.rows().size(), rows);
            for (const auto& [key, row] : uncut.store.rows())
                QVERIFY(bench.store.find(key) && bench.store.find(key)->cells == row.cells);
        }
    }
};

QTEST_GUILESS_MAIN(KubeCutTest)
#include "kube_cut_test.moc"
