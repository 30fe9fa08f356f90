#include <QtTest>

#include "core/connectors/kube/object_read.h"
#include "core/session/catalogue.h"
#include "core/session/live_kind.h"
#include "core/session/log_follower.h"
#include "tests/support/captured_reply.h"
#include "tests/support/shown.h"
#include "tests/unit/session/session_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

FakeAnswer busy(int status, const std::string& retryAfter, const std::string& date = {})
{
    FakeAnswer answer = FakeAnswer::json(R"({"kind":"Status","status":"Failure","message":"too many","reason":"TooManyRequests","code":)"
                                             + std::to_string(status) + "}",
                                         status);
    answer.headers.push_back({"retry-after", retryAfter});
    if (!date.empty())
        answer.headers.push_back({"date", date});
    return answer;
}

RequestPredicate isCore()
{
    return requestTo(HttpMethod::Get, "/api");
}

struct CatalogueBench
{
    CatalogueBench()
    {
        http.on(isCore(), FakeAnswer::json(capturedReply("discovery-api-aggregated.http").body));
        http.on(requestTo(HttpMethod::Get, "/apis"), FakeAnswer::json(capturedReply("discovery-apis-aggregated.http").body));
    }
    std::size_t reads() const { return http.count(isCore()); }

    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    Catalogue catalogue{http, scheduler};
};

} // namespace

// 429 and 503 with Retry-After: what reads waits as long as it is asked to, but not for ever, and says so.
class BusyServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void discoveryWaitsAsLongAsItIsAskedTo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<int>("seconds");
        QTest::newRow("429") << 429 << "180" << 180;
        QTest::newRow("503") << 503 << "180" << 180;
        QTest::newRow("a day: no longer than five minutes") << 503 << "86400" << 300;
        QTest::newRow("at once: not sooner than after any failure") << 429 << "0" << 60;
        QTest::newRow("nonsense") << 429 << "soon" << 60;
    }
    void discoveryWaitsAsLongAsItIsAskedTo()
    {
        QFETCH(int, status);
        QFETCH(QString, asked);
        QFETCH(int, seconds);
        CatalogueBench bench;
        bench.http.once(isCore(), busy(status, asked.toStdString()));
        bench.catalogue.begin();
        bench.scheduler.runPosted();
        const auto* unavailable = std::get_if<Unavailable>(&bench.catalogue.freshness());
        QVERIFY(unavailable);
        QCOMPARE((unavailable->nextTry - bench.scheduler.now()).count(), Duration(std::chrono::seconds(seconds)).count());
        bench.scheduler.advance(std::chrono::seconds(seconds) - 1ms);
        QCOMPARE(bench.reads(), std::size_t(1));
        bench.scheduler.advance(1ms);
        QCOMPARE(bench.reads(), std::size_t(2));
        QVERIFY(isLive(bench.catalogue.freshness()));
    }

    void discoveryThatWasKnownIsStaleWithTheSentence()
    {
        CatalogueBench bench;
        bench.catalogue.begin();
        bench.scheduler.runPosted();
        QVERIFY(isLive(bench.catalogue.freshness()));
        const std::size_t kinds = bench.catalogue.kinds().kinds.size();
        bench.http.once(isCore(), busy(429, "90"));
        bench.catalogue.refresh();
        bench.scheduler.runPosted();
        const auto* stale = std::get_if<Stale>(&bench.catalogue.freshness());
        QVERIFY(stale);
        QCOMPARE(shown(stale->reason.kind), shown(ErrorKind::TooManyRequests));
        QCOMPARE(shown(render(stale->reason.message)), QByteArray("The server is busy and asks to wait (get discovery)."));
        QCOMPARE(bench.catalogue.kinds().kinds.size(), kinds);
        bench.scheduler.advance(90s);
        QVERIFY(isLive(bench.catalogue.freshness()));
    }

    void aTableKeepsItsRowsAndWaits()
    {
        for (const int status : {429, 503}) {
            SessionBench bench;
            KubeKind widgets;
            widgets.group = "factory.example";
            widgets.version = "v1";
            widgets.plural = "widgets";
            widgets.kind = "Widget";
            widgets.isNamespaced = true;
            bench.shop.http.on(SessionBench::listing("widgets"), FakeAnswer::json(capturedReply("custom-table.http").body));
            bench.openReady();
            const auto table = bench.session->openKind(widgets, "shop");
            bench.scheduler.advance(2s);
            QVERIFY(isLive(table->rows().freshness()));
            const std::size_t rows = table->rows().rows().size();
            QVERIFY(rows > 0);
            const std::size_t watches = bench.shop.http.count(SessionBench::watching("widgets"));
            bench.shop.http.once(SessionBench::watching("widgets"), busy(status, "47"));
            bench.shop.http.stream(SessionBench::watching("widgets")).end();
            bench.scheduler.runPosted();
            const auto* stale = std::get_if<Stale>(&table->rows().freshness());
            QVERIFY(stale);
            QCOMPARE((stale->nextTry - bench.scheduler.now()).count(), Duration(47s).count());
            QCOMPARE(table->rows().rows().size(), rows);
            bench.scheduler.advance(47s - 1ms);
            QCOMPARE(bench.shop.http.count(SessionBench::watching("widgets")), watches + 1);
            bench.scheduler.advance(2s);
            QVERIFY(isLive(table->rows().freshness()));
        }
    }

    void aLogWaitsAndGoesOn()
    {
        FakeScheduler scheduler;
        FakeHttp http(scheduler);
        const RequestPredicate isLog = requestContaining("/log?");
        http.on(requestContaining("/pods/web-0"),
                FakeAnswer::json(R"({"metadata":{"uid":"u"},"spec":{"restartPolicy":"Always","containers":[{"name":"main"}]},)"
                                 R"("status":{"phase":"Running","containerStatuses":[{"name":"main","restartCount":0,)"
                                 R"("state":{"running":{"startedAt":"2026-11-23T09:00:00Z"}}}]}})"));
        http.on(isLog, FakeAnswer::stream());
        http.once(isLog, busy(429, "33"));
        http.once(isLog, busy(503, "864000"));
        LogFollower follower(http, scheduler, [] { return 0.0; },
                             {.namespaceName = "shop", .pod = "web-0", .uid = "u", .container = "main"}, {.isFollowed = true},
                             {.onLines = [](LogBatch) {}, .onNote = [](const LogNote&) {}, .onState = {}}, {});
        scheduler.advance(1ms); // refused at its beginning
        QVERIFY(follower.trouble().has_value());
        QCOMPARE(shown(follower.trouble()->kind), shown(ErrorKind::TooManyRequests));
        scheduler.advance(33s - 2ms);
        QCOMPARE(http.count(isLog), std::size_t(1));
        scheduler.advance(1ms);
        QCOMPARE(http.count(isLog), std::size_t(2));
        scheduler.advance(5min - 1ms);
        QCOMPARE(http.count(isLog), std::size_t(2));
        scheduler.advance(1ms);
        QCOMPARE(http.count(isLog), std::size_t(3));
        QVERIFY(!follower.trouble().has_value());
    }

    // Whoever opened the details decides whether to read them again.
    void detailsAreToldOnceAndNotAskedForAgain()
    {
        FakeScheduler scheduler;
        FakeHttp http(scheduler);
        http.on(requestContaining("/pods/web-0"), busy(429, "1"));
        std::vector<Result<ObjectView>> views;
        const Handle reading
            = readObject(http, scheduler.clock(),
                         {.group = {}, .version = "v1", .plural = "pods", .kind = "Pod", .namespaceName = "shop", .name = "web-0"},
                         [&](Result<ObjectView> view) { views.push_back(std::move(view)); });
        scheduler.advance(10min);
        QCOMPARE(views.size(), std::size_t(1));
        QCOMPARE(kindOf(views[0]), shown(ErrorKind::TooManyRequests));
        QCOMPARE(shown(render(views[0].error().message)),
                 QByteArray("The server is busy and asks to wait (get pods/web-0 in namespace shop)."));
        QCOMPARE(http.sent.size(), std::size_t(1));
    }

    // safety.md 16: the date in Retry-After is compared with the server's own clock, which is ten minutes behind ours here.
    void safety16_aDateIsComparedWithTheServersClock()
    {
        CatalogueBench bench;
        bench.http.once(isCore(), busy(503, "Mon, 23 Nov 2026 09:53:00 GMT", "Mon, 23 Nov 2026 09:50:00 GMT"));
        bench.catalogue.begin();
        bench.scheduler.runPosted();
        const auto* unavailable = std::get_if<Unavailable>(&bench.catalogue.freshness());
        QVERIFY(unavailable);
        QCOMPARE((unavailable->nextTry - bench.scheduler.now()).count(), Duration(3min).count());
    }
};

QTEST_GUILESS_MAIN(BusyServerTest)
#include "busy_server_test.moc"
