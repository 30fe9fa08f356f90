#include "tests/unit/change/change_fakes.h"

#include <QtTest>

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

// The program is told to end while a change runs, or the machine sleeps in the middle of one.
class ChangeEarlyEndTest : public QObject
{
    Q_OBJECT

    static std::vector<std::string> journalKinds(const ExecutorBench& bench)
    {
        std::vector<std::string> kinds;
        for (const JournalEntry& entry : bench.journal.entries())
            kinds.emplace_back(toString(entry.draft.kind));
        return kinds;
    }
    static bool isNothingSent(const ExecutorBench& bench, const ChangeId& id)
    {
        return bench.refused(id) && bench.refused(id)->reason.kind == ErrorKind::Cancelled && bench.steps.sent.empty()
            && !bench.executor->isAnyRunning();
    }

private Q_SLOTS:
    void whileTheIntentIsWrittenNoLockIsTakenEither()
    {
        ExecutorBench bench;
        bench.journal.delayBy(3s);
        const ChangeId id = bench.start();
        bench.pass(1s);
        bench.executor->endEarly();
        QVERIFY(bench.executor->isAnyRunning()); // its outcome has to be written
        bench.pass(10s);
        QVERIFY(isNothingSent(bench, id));
        QCOMPARE(bench.lock.acquired, 0);
        QCOMPARE(journalKinds(bench), (std::vector<std::string>{"intent", "outcome"}));
    }

    void whileTheLockIsTakenItIsGivenBackAndNothingIsSent()
    {
        ExecutorBench bench;
        bench.lock.delay = 4s;
        const ChangeId id = bench.start();
        bench.pass(2s);
        bench.executor->endEarly();
        bench.pass(60s);
        QVERIFY(isNothingSent(bench, id));
        QCOMPARE(bench.lock.released.size(), std::size_t(1));
    }

    void whileTheClusterIsComparedNothingIsSent()
    {
        ExecutorBench bench;
        bench.driver.delay = 4s;
        const ChangeId id = bench.start();
        bench.pass(2s);
        bench.executor->endEarly();
        bench.pass(60s);
        QVERIFY(isNothingSent(bench, id));
        QCOMPARE(bench.lock.released.size(), std::size_t(1));
    }

    void anAnswerOnItsWayIsWaitedForAndItsEffectIsNot()
    {
        ExecutorBench bench;
        bench.steps.delay = 4s;
        const ChangeId id = bench.start();
        bench.pass(2s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        bench.executor->endEarly();
        QVERIFY(bench.executor->isAnyRunning());
        bench.pass(10s);
        QVERIFY(bench.done(id) && !bench.done(id)->effect.isComplete);
        QCOMPARE(bench.driver.watches, 0);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        QCOMPARE(bench.lock.released.size(), std::size_t(1));
        QCOMPARE(journalKinds(bench), (std::vector<std::string>{"intent", "lock", "step", "step", "effect", "lock", "outcome"}));
        QVERIFY(!bench.executor->isAnyRunning());
    }

    void aLostAnswerIsSettledByReadingFirst()
    {
        ExecutorBench bench;
        bench.steps.answers = {fail(errorOfKind(ErrorKind::ConnectionLost))};
        bench.driver.settled = {fail(errorOfKind(ErrorKind::ConnectFailed)), settledAs(Settled::State::Applied)};
        const ChangeId id = bench.start();
        bench.pass();
        bench.executor->endEarly();
        bench.pass(30s);
        QVERIFY(bench.done(id) && !bench.done(id)->effect.isComplete);
        QVERIFY(bench.driver.settleReads >= 2);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
    }

    void whatTheServerDidNotAcceptIsNotSentAgain()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(409)};
        bench.driver.delay = 2s; // nothing planned has changed, says the reading: another attempt would be right
        const ChangeId id = bench.start();
        bench.pass(3s);
        bench.executor->endEarly();
        bench.pass(60s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        QVERIFY(bench.refused(id) && bench.refused(id)->reason.kind == ErrorKind::Cancelled);
        QVERIFY(render(bench.refused(id)->reason.message).find("not sent again") != std::string::npos);
    }

    void aWatchEndsAtOnceAndSaysWhy()
    {
        ExecutorBench bench;
        const ChangeId id = bench.start();
        bench.pass();
        QVERIFY(bench.driver.isWatched());
        bench.executor->endEarly();
        QVERIFY(!bench.driver.isWatched());
        bench.pass();
        QVERIFY(bench.done(id) && !bench.done(id)->effect.isComplete);
        QCOMPARE(bench.titles(id).back(), std::string("Not watched to the end"));
        QCOMPARE(render(bench.progress(id).lines.back().detail), std::string("Tealdeck was told to end"));
    }

    void oneThatWaitsNeverBegins()
    {
        ExecutorBench bench;
        bench.start();
        bench.pass();
        Plan back = switchPlan(Purpose::WayBack);
        back.id = {"c0ffee00-0000-4000-8000-000000000002"};
        const ChangeId waiting = bench.start(back);
        bench.executor->endEarly();
        bench.pass(60s);
        QVERIFY(bench.refused(waiting) && bench.refused(waiting)->reason.kind == ErrorKind::Cancelled);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1)); // of the one that ran
        QVERIFY(std::ranges::none_of(bench.journal.entries(), [&](const JournalEntry& entry) { return entry.draft.change == waiting; }));
        QVERIFY(!bench.executor->isAnyRunning());
    }

    void nothingIsStartedAfterwards()
    {
        ExecutorBench bench;
        bench.executor->endEarly();
        Plan plan = switchPlan();
        plan.madeAt = bench.scheduler.now();
        const auto change = confirm(plan, {.typedName = {}, .reason = "CHG-2291", .seenWarnings = {}, .typingTime = {}}, plan.madeAt);
        const auto id = bench.executor->start(*change);
        QVERIFY(!id && id.error().kind == ErrorKind::Cancelled);
        bench.pass(60s);
        QVERIFY(bench.journal.entries().empty());
    }

    // What was read before the machine slept says nothing about who holds the lock now.
    void safety11_afterASleepTheLockIsLookedAtOnceMoreBeforeTheWrite()
    {
        ExecutorBench bench;
        bench.driver.delay = 20s;
        const ChangeId id = bench.start();
        bench.pass(1s);
        QCOMPARE(bench.lock.confirmed, 1);
        bench.driver.delay = 0s;
        bench.lock.held = FakeLock::event(LockEvent::Kind::Lost);
        bench.pass(20s);
        QCOMPARE(bench.lock.confirmed, 2);
        QCOMPARE(bench.driver.identityReads, 2);
        QVERIFY(bench.refused(id) && bench.refused(id)->reason.kind == ErrorKind::Locked);
        QVERIFY(bench.steps.sent.empty());
    }
};

QTEST_GUILESS_MAIN(ChangeEarlyEndTest)
#include "change_early_end_test.moc"
