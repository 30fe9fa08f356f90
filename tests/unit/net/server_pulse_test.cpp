#include <QtTest>

#include "core/net/server_pulse.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

// A pulse over a faked network, and everything it told.
struct PulseBench
{
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    std::vector<ServerSign> signs;
    ServerPulse pulse{http, scheduler, [this](ServerSign sign) { signs.push_back(sign); }};

    std::size_t looks() const { return http.sent.size(); }
    void answer(FakeAnswer answer) { http.next(std::move(answer)); }
    void letPass(Duration duration)
    {
        scheduler.advance(duration);
        scheduler.runPosted();
    }
};

FakeAnswer status(int status)
{
    return FakeAnswer::json("{}", status);
}

const std::vector<ServerSign> stillThere{ServerSign::StillThere};
const std::vector<ServerSign> returned{ServerSign::Returned};

} // namespace

class ServerPulseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itLooksEveryFiveSecondsWhileAllIsWell()
    {
        PulseBench bench;
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"), status(200));
        bench.letPass(4s);
        QCOMPARE(bench.looks(), std::size_t(0));
        bench.letPass(26s);
        QCOMPARE(bench.looks(), std::size_t(6));
        QVERIFY(bench.signs == std::vector<ServerSign>(6, ServerSign::StillThere));
        QCOMPARE(bench.http.renewals, 0);
    }

    void aSilentConnectionIsGivenUpOnce()
    {
        PulseBench bench;
        bench.answer(status(200));
        bench.letPass(5s);
        bench.http.heard = bench.scheduler.now();
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"), FakeAnswer::never());
        const Instant cut = bench.scheduler.now();
        while (bench.http.renewals == 0)
            bench.letPass(100ms);
        QVERIFY(bench.scheduler.now() - cut < 15s); // the promise of safety.md
        bench.letPass(60s); // it goes on looking, but what others began meanwhile is not cut again
        QCOMPARE(bench.http.renewals, 1);
        QVERIFY(bench.looks() > 6);
        QCOMPARE(bench.signs, stillThere);
    }

    // Whatever the pulse itself has seen so far: lists and watches have heard something on connections that are silent now.
    void aCableCutBeforeTheFirstLookIsNoticed()
    {
        PulseBench bench;
        bench.scheduler.advance(1s);
        bench.http.heard = bench.scheduler.now();
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"), FakeAnswer::never());
        bench.letPass(14s);
        QCOMPARE(bench.http.renewals, 1);
        bench.letPass(60s);
        QCOMPARE(bench.http.renewals, 1); // nothing was heard on the new ones
        bench.http.heard = bench.scheduler.now();
        bench.letPass(25s);
        QCOMPARE(bench.http.renewals, 2);
    }

    // HTTP/1.1: the watches have connections of their own, and a look cannot make one more.
    void watchesAreGivenUpWhereNoConnectionCanBeMadeAnyMore()
    {
        PulseBench bench;
        bench.scheduler.advance(1s);
        bench.http.heard = bench.scheduler.now();
        const Instant cut = bench.scheduler.now();
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"), FakeAnswer::failing(ErrorKind::ConnectFailed).after(3s));
        while (bench.http.renewals == 0)
            bench.letPass(100ms);
        QVERIFY(bench.scheduler.now() - cut < 15s);
        bench.letPass(60s);
        QCOMPARE(bench.http.renewals, 1);
    }

    void aRefusalInPassingCutsNothing()
    {
        PulseBench bench;
        bench.scheduler.advance(1s);
        bench.http.heard = bench.scheduler.now();
        bench.answer(FakeAnswer::failing(ErrorKind::ConnectFailed));
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"), status(200));
        bench.letPass(30s);
        QCOMPARE(bench.http.renewals, 0);
    }

    void aServerThatNeverAnsweredIsWaitedFor()
    {
        PulseBench bench;
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"), FakeAnswer::never());
        bench.letPass(60s);
        QCOMPARE(bench.http.renewals, 0); // there may be a long list on its way
    }

    void aSlowServerIsNotGivenUpWhileOthersHearFromIt()
    {
        PulseBench bench;
        bench.answer(status(200));
        bench.letPass(5s);
        bench.answer(FakeAnswer::never());
        bench.letPass(6s);
        bench.http.heard = bench.scheduler.now(); // a watch event came meanwhile
        bench.letPass(8s);
        QCOMPARE(bench.http.renewals, 0);
        bench.answer(status(200));
        bench.letPass(5s);
        QVERIFY(bench.signs == std::vector<ServerSign>(2, ServerSign::StillThere));
    }

    void theFirstGoodAnswerAfterAFailureIsAReturn_data()
    {
        QTest::addColumn<int>("failure"); // a status, or 0: nothing can be reached
        QTest::newRow("refused") << 0;
        QTest::newRow("starting, its roles not read yet") << 403;
        QTest::newRow("not ready") << 500;
        QTest::newRow("behind a gateway") << 503;
    }
    void theFirstGoodAnswerAfterAFailureIsAReturn()
    {
        QFETCH(int, failure);
        PulseBench bench;
        bench.answer(status(200));
        bench.letPass(5s);
        bench.signs.clear();
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"),
                      failure == 0 ? FakeAnswer::failing(ErrorKind::ConnectFailed) : status(failure));
        bench.letPass(5s);
        const std::size_t before = bench.looks();
        bench.letPass(3s);
        QCOMPARE(bench.looks(), before + 3); // each second now
        QVERIFY(bench.signs.empty());
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"), status(200));
        bench.letPass(1s);
        QCOMPARE(bench.signs, returned);
        QCOMPARE(bench.http.renewals, 0); // nothing was silent
    }

    void whereTheReadIsForbiddenForGoodAnyAnswerWillDo()
    {
        PulseBench bench;
        bench.answer(status(403));
        bench.letPass(5s);
        QCOMPARE(bench.signs, stillThere);
    }

    void whatTheServerAsksForIsKept()
    {
        PulseBench bench;
        FakeAnswer busy = status(429);
        busy.headers.push_back({"retry-after", "20"});
        bench.answer(busy);
        bench.letPass(5s);
        QCOMPARE(bench.looks(), std::size_t(1));
        bench.letPass(19s);
        QCOMPARE(bench.looks(), std::size_t(1));
        bench.answer(status(200));
        bench.letPass(1s);
        QCOMPARE(bench.looks(), std::size_t(2));
        QCOMPARE(bench.signs, returned);
    }

    void aFailureElsewhereMakesItLookSoon()
    {
        PulseBench bench;
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"), status(200));
        bench.pulse.lookSoon();
        bench.pulse.lookSoon(); // several at once are one
        bench.letPass(200ms);
        QCOMPARE(bench.looks(), std::size_t(1));
        QCOMPARE(bench.signs, stillThere);
        bench.letPass(5s);
        QCOMPARE(bench.looks(), std::size_t(2));
    }

    // The clock runs on while the computer sleeps, timers do not.
    void afterASleepTheOldConnectionsAreGivenUpAtOnce()
    {
        PulseBench bench;
        bench.answer(status(200));
        bench.letPass(5s);
        bench.signs.clear();
        bench.http.on(requestTo(HttpMethod::Get, "/readyz"), status(200));
        bench.scheduler.fakeClock().advance(std::chrono::hours(2));
        bench.letPass(1s);
        QCOMPARE(bench.http.renewals, 1);
        QCOMPARE(bench.signs, returned);
    }
};

QTEST_GUILESS_MAIN(ServerPulseTest)
#include "server_pulse_test.moc"
