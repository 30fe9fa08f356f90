#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/session/session_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;

// Nodes and events are read while somebody needs them, and a little longer.
class LingeringFeedTest : public QObject
{
    Q_OBJECT

    static std::size_t lists(const SessionBench& bench) { return bench.shop.http.count(SessionBench::listing("events")); }
    static bool isWatched(SessionBench& bench)
    {
        const auto watch = SessionBench::watching("/events");
        return bench.shop.http.count(watch) > 0 && bench.shop.http.stream(watch).isOpen();
    }
    // A cluster with one event.
    static void prepare(SessionBench& bench)
    {
        bench.shop.http.on(
            SessionBench::listing("events"),
            FakeAnswer::json(
                R"({"kind":"EventList","metadata":{"resourceVersion":"77"},"items":[{"metadata":{"name":"web.1","namespace":"shop",)"
                R"("uid":"uid-event-1","resourceVersion":"70"},"type":"Warning","reason":"BackOff","message":"Back-off","count":3,)"
                R"("involvedObject":{"kind":"Pod","name":"web-1","namespace":"shop"},"lastTimestamp":"2026-11-23T09:59:00Z"}]})"));
    }

private Q_SLOTS:
    void nobodyNeedsThemNobodyReadsThem()
    {
        SessionBench bench;
        prepare(bench);
        const Session& session = bench.openReady();
        bench.scheduler.advance(10min);
        QCOMPARE(lists(bench), std::size_t(0));
        QCOMPARE(bench.shop.http.count(SessionBench::listing("nodes")), std::size_t(0));
        QVERIFY(std::holds_alternative<Loading>(session.events().freshness()));
        QVERIFY(isLive(session.freshness()));
        QVERIFY(session.areApplicationsKnown()); // what makes applications is always read
    }

    void theyAreReadOnceForAllWhoNeedThem()
    {
        SessionBench bench;
        prepare(bench);
        Session& session = bench.openReady();
        const Handle first = session.needEvents();
        const Handle second = session.needEvents();
        bench.scheduler.advance(1s);
        QCOMPARE(lists(bench), std::size_t(1));
        QCOMPARE(session.events().rows().size(), std::size_t(1));
        QVERIFY(isLive(session.events().freshness()));
    }

    void fiveMinutesAfterTheLastOneLeftNothingIsReadAndNothingLooksTrue()
    {
        SessionBench bench;
        prepare(bench);
        Session& session = bench.openReady();
        Handle first = session.needEvents();
        Handle second = session.needEvents();
        bench.scheduler.advance(1s);
        first.end();
        bench.scheduler.advance(10min);
        QVERIFY(isWatched(bench));
        second.end();
        bench.scheduler.advance(5min - 1s);
        QVERIFY(isWatched(bench));
        QCOMPARE(session.events().rows().size(), std::size_t(1));
        bench.scheduler.advance(2s);
        QVERIFY(!isWatched(bench));
        QVERIFY(session.events().rows().empty());
        QVERIFY(std::holds_alternative<Loading>(session.events().freshness()));
        const std::size_t before = lists(bench);
        session.refresh();
        bench.scheduler.advance(1min);
        QCOMPARE(lists(bench), before);

        const Handle again = session.needEvents();
        bench.scheduler.advance(1s);
        QCOMPARE(lists(bench), before + 1);
        QCOMPARE(session.events().rows().size(), std::size_t(1));
    }

    void whoComesBackInTimeFindsThemAsTheyWere()
    {
        SessionBench bench;
        prepare(bench);
        Session& session = bench.openReady();
        Handle needed = session.needEvents();
        bench.scheduler.advance(1s);
        needed.end();
        bench.scheduler.advance(4min);
        needed = session.needEvents();
        QCOMPARE(session.events().rows().size(), std::size_t(1)); // at once
        bench.scheduler.advance(10min);
        QVERIFY(isWatched(bench));
    }

    void aNeedMayOutliveItsSession()
    {
        SessionBench bench;
        prepare(bench);
        Handle needed = bench.openReady().needEvents();
        Handle lingering = bench.session->needNodes();
        lingering.end();
        bench.session.reset();
        needed.end();
        QCOMPARE(bench.scheduler.timers(), std::size_t(0));
        QCOMPARE(bench.shop.http.openCount(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(LingeringFeedTest)
#include "lingering_feed_test.moc"
