#include <QtTest>

#include "tests/unit/connectors/list_watch_fixture.h"

#include "tests/support/captured_reply.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

std::string podEvent(const std::string& type, const std::string& name, const std::string& version)
{
    return kubejson::event(type, ListWatchFixture::pod(name, "u-" + name, version));
}

FakeAnswer listOf(const std::string& items, const std::string& version)
{
    return FakeAnswer::json(kubejson::list({.resourceVersion = version, .continueToken = {}, .items = items}));
}

} // namespace

// How KubeListWatch watches: events, batches, versions. What happens when a watch fails has its own test, and so have lists.
class KubeWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWatchBeginsWhereTheListEnded()
    {
        ListWatchFixture fixture;
        fixture.random = 0.5;
        fixture.startLive();
        QCOMPARE(fixture.http.sent[1].target,
                 std::string("/api/v1/namespaces/shop/pods?watch=true&allowWatchBookmarks=true&resourceVersion=100&timeoutSeconds=450"));
        QCOMPARE(fixture.http.sent[1].deadline.count(), Duration::zero().count());
        QCOMPARE(fixture.http.sent[1].idleTimeout.count(), Duration(90s).count());
    }

    void eventsBecomeBatches()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.scheduler.advance(1s);
        fixture.feed(podEvent("ADDED", "a", "101"));
        fixture.scheduler.advance(100ms);
        fixture.feed(podEvent("MODIFIED", "a", "102"));
        fixture.scheduler.advance(100ms);
        fixture.feed(podEvent("DELETED", "a", "103"));
        QCOMPARE(fixture.batches.size(), std::size_t(4));
        QCOMPARE(fixture.batches[1].changed.at(0).meta.resourceVersion, std::string("101"));
        QCOMPARE(fixture.batches[2].changed.at(0).meta.resourceVersion, std::string("102"));
        QCOMPARE(fixture.batches[3].removed, std::vector<Text>({"u-a"}));
        QVERIFY(isLive(fixture.freshness()));
    }

    void aBurstIsToldAtOnceAndThenEveryHundredMilliseconds()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.scheduler.advance(1s);
        fixture.feed(podEvent("ADDED", "a", "101"));
        QCOMPARE(fixture.batches.size(), std::size_t(2)); // at once
        fixture.feed(podEvent("ADDED", "b", "102"));
        fixture.feed(podEvent("MODIFIED", "b", "103") + podEvent("ADDED", "c", "104") + podEvent("DELETED", "c", "105"));
        QCOMPARE(fixture.batches.size(), std::size_t(2));
        fixture.scheduler.advance(99ms);
        QCOMPARE(fixture.batches.size(), std::size_t(2));
        fixture.scheduler.advance(1ms);
        QCOMPARE(fixture.batches.size(), std::size_t(3));
        QCOMPARE(fixture.batches[2].changed.size(), std::size_t(1)); // the newest state of each
        QCOMPARE(fixture.batches[2].changed[0].meta.resourceVersion, std::string("103"));
        QCOMPARE(fixture.batches[2].removed, std::vector<Text>({"u-c"}));
    }

    void aWatchCutAtAnyByteGoesOnWhereItWas()
    {
        const std::string frames = podEvent("ADDED", "a", "101") + podEvent("MODIFIED", "a", "102");
        const std::size_t first = podEvent("ADDED", "a", "101").size();
        for (std::size_t cut = 0; cut <= frames.size(); ++cut) {
            ListWatchFixture fixture;
            fixture.startLive();
            fixture.scheduler.advance(1s);
            fixture.watch().push(frames.substr(0, cut));
            fixture.watch().cut(ErrorKind::ConnectionLost);
            fixture.scheduler.runPosted();
            QVERIFY(fixture.isStaleBecause(ErrorKind::ConnectionLost));
            fixture.scheduler.advance(800ms);
            const std::string version = cut >= frames.size() ? "102" : cut >= first ? "101" : "100";
            QVERIFY(fixture.lastWatch().target.find("resourceVersion=" + version + "&") != std::string::npos);
            QCOMPARE(fixture.wholeLists(), std::size_t(1)); // not listed again
            QCOMPARE(fixture.shown().contains("u-a"), cut >= first);
        }
    }

    void eventsArriveInPiecesOfAnySize()
    {
        const std::string frames = podEvent("ADDED", "a", "101") + "\n" + podEvent("DELETED", "a", "102") + podEvent("ADDED", "b", "103");
        for (const std::size_t size : {1U, 2U, 7U, 64U, 100'000U}) {
            ListWatchFixture fixture;
            fixture.startLive();
            for (std::size_t at = 0; at < frames.size(); at += size)
                fixture.watch().push(frames.substr(at, size));
            fixture.scheduler.advance(1s);
            QCOMPARE(fixture.shown(), std::set<std::string>({"u1", "u-b"}));
        }
    }

    void aBookmarkMovesTheVersionWithoutARow()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.scheduler.advance(1min);
        const Instant before = std::get<Live>(fixture.freshness()).lastContact;
        fixture.feed(kubejson::bookmark("250"));
        QCOMPARE(fixture.batches.size(), std::size_t(1));
        QVERIFY(std::get<Live>(fixture.freshness()).lastContact > before);
        QVERIFY(std::get<Live>(fixture.freshness()).since < std::get<Live>(fixture.freshness()).lastContact);
        fixture.watch().end();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.http.sent.back().target.find("resourceVersion=250&") != std::string::npos);
    }

    void aWatchWhoseTimeIsOverGoesOnWithoutBecomingStale()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.scheduler.advance(89s);
        fixture.feed(kubejson::bookmark("101"));
        fixture.watch().end();
        fixture.scheduler.runPosted();
        QCOMPARE(fixture.watches(), std::size_t(2));
        QCOMPARE(fixture.lists(), std::size_t(1));
        for (const Freshness& freshness : fixture.told)
            QVERIFY(isLive(freshness));
    }

    void theCapturedWatchIsUnderstood()
    {
        ListWatchFixture fixture;
        fixture.http.once(ListWatchFixture::isList(), listOf("", "598"));
        fixture.http.once(ListWatchFixture::isWatch(), FakeAnswer::stream({capturedReply("watch-pods.http").body}));
        fixture.start();
        fixture.scheduler.advance(1s);
        QVERIFY(isLive(fixture.freshness()));
        QVERIFY(fixture.batches.size() > 1);
        QVERIFY(fixture.shown().empty()); // the last event deletes it
    }

    void whatCannotBeUnderstoodIsNotSkipped_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("<html>\n");
        QTest::newRow("unknown type") << QByteArray(R"({"type":"SURPRISE","object":{}})"
                                                    "\n");
        QTest::newRow("no uid") << QByteArray(R"({"type":"ADDED","object":{"kind":"Pod","metadata":{"name":"x"}}})"
                                              "\n");
        QTest::newRow("wrong type") << QByteArray(R"({"type":"ADDED","object":{"kind":"Pod","metadata":{"uid":"u","resourceVersion":7}}})"
                                                  "\n");
    }
    void whatCannotBeUnderstoodIsNotSkipped()
    {
        QFETCH(QByteArray, line);
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.feed(line.toStdString());
        QVERIFY(fixture.isStaleBecause(ErrorKind::ProtocolViolation));
        fixture.http.once(ListWatchFixture::isList(), listOf("", "120"));
        fixture.scheduler.advance(fixture.untilNextTry());
        QCOMPARE(fixture.lists(), std::size_t(2));
    }

    void aLineWithoutEndDoesNotFillTheMemory()
    {
        ListWatchFixture fixture;
        fixture.http.once(ListWatchFixture::isList(), listOf("", "100"));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.start({.maxLine = 1000});
        fixture.scheduler.runPosted();
        fixture.feed(std::string(600, 'x'));
        QVERIFY(isLive(fixture.freshness()));
        fixture.feed(std::string(600, 'x'));
        QVERIFY(fixture.isStaleBecause(ErrorKind::ProtocolViolation));
    }

    void refreshListsAgainAndTheRowsStay()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.http.once(ListWatchFixture::isList(), listOf(ListWatchFixture::pod("web-2", "u2", "110"), "120").after(1s));
        fixture.listWatch->refresh();
        fixture.scheduler.runPosted();
        QVERIFY(isLive(fixture.freshness()));
        QCOMPARE(fixture.shown(), std::set<std::string>({"u1"}));
        fixture.scheduler.advance(1s);
        QCOMPARE(fixture.shown(), std::set<std::string>({"u2"}));
        QCOMPARE(fixture.watches(), std::size_t(2));
        QCOMPARE(fixture.http.openCount(), std::size_t(1));
    }

    void itMayBeDestroyedInsideItsOwnCallback()
    {
        for (const bool byFreshness : {false, true}) {
            FakeScheduler scheduler;
            FakeHttp http(scheduler);
            http.on(ListWatchFixture::isList(), listOf("", "100"));
            http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
            std::unique_ptr<KubeListWatch<Pod>> listWatch;
            int told = 0;
            const auto destroy = [&] {
                ++told;
                listWatch.reset();
            };
            listWatch = std::make_unique<KubeListWatch<Pod>>(
                http, scheduler, kube::pods, "shop", [] { return 0.0; },
                ListWatchListener<Pod>{.onBatch = [&](const Batch<Pod>&) { byFreshness ? void() : destroy(); },
                                       .onFreshness = [&](const Freshness&) { byFreshness ? destroy() : void(); }});
            scheduler.advance(1min);
            QCOMPARE(told, 1);
            QCOMPARE(http.openCount(), std::size_t(0));
        }
    }

    void aListenerMayReadAnewInsideItsCallback()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), listOf("", "100"));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        int batches = 0;
        fixture.listWatch = std::make_unique<KubeListWatch<Pod>>(
            fixture.http, fixture.scheduler, kube::pods, "shop", [] { return 0.0; },
            ListWatchListener<Pod>{.onBatch =
                                       [&](const Batch<Pod>&) {
                                           if (++batches == 2)
                                               fixture.listWatch->refresh();
                                       },
                                   .onFreshness = {}});
        fixture.scheduler.runPosted();
        fixture.watch().push(podEvent("ADDED", "a", "101"));
        fixture.watch().end(); // the batch comes when the watch has ended
        fixture.scheduler.runPosted();
        QCOMPARE(fixture.lists(), std::size_t(2));
        QCOMPARE(fixture.http.openCount(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(KubeWatchTest)
#include "kube_watch_test.moc"
