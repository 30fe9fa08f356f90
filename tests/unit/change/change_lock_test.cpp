#include "tests/unit/change/change_fakes.h"

#include <QtTest>

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

// What keeps two changes of one application apart, here and elsewhere.
class ChangeLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safety11_aHeldLockRefusesAndNamesItsHolder()
    {
        ExecutorBench bench;
        bench.lock.taken = fail(ErrorKind::Locked, message("Lock", "%1 is changing web", {"otto@desk since 10:00"}));
        const ChangeId id = bench.start();
        bench.pass();
        QVERIFY(bench.refused(id)->reason.kind == ErrorKind::Locked);
        QVERIFY(render(bench.refused(id)->reason.message).find("otto@desk since 10:00") != std::string::npos);
        QVERIFY(bench.steps.sent.empty());
        QVERIFY(bench.lock.released.empty());
    }

    void safety11_noRightToLeasesStopsAReleaseAndOnlyWarnsOnAWayBack()
    {
        ExecutorBench release;
        release.lock.taken = fail(errorOfKind(ErrorKind::Forbidden));
        const ChangeId forth = release.start();
        release.pass();
        QVERIFY(release.refused(forth)->reason.kind == ErrorKind::Forbidden);
        QVERIFY(release.steps.sent.empty());

        ExecutorBench wayBack;
        wayBack.lock.taken = fail(errorOfKind(ErrorKind::Forbidden));
        const ChangeId back = wayBack.start(switchPlan(Purpose::WayBack));
        wayBack.pass();
        QCOMPARE(wayBack.steps.sent.size(), std::size_t(1));
        QVERIFY(wayBack.progress(back).lines[1].state == ProgressLine::State::Warning);
        wayBack.driver.see(fullEffect());
        wayBack.pass();
        QVERIFY(wayBack.done(back));
        QVERIFY(wayBack.lock.released.empty()); // there is nothing to give back
    }

    void safety11_aLockLostBeforeTheWriteStopsTheChange()
    {
        ExecutorBench bench;
        bench.driver.delay = 4s; // the cluster is being compared
        const ChangeId id = bench.start();
        bench.pass(2s);
        bench.lock.lose();
        bench.pass(60s);
        QVERIFY(bench.refused(id)->reason.kind == ErrorKind::Locked);
        QVERIFY(bench.steps.sent.empty());
        QVERIFY(bench.lock.released.empty());
    }

    void safety11_theLockIsLookedAtRightBeforeTheWrite()
    {
        ExecutorBench bench;
        bench.lock.held = FakeLock::event(LockEvent::Kind::Lost);
        const ChangeId id = bench.start();
        bench.pass();
        QCOMPARE(bench.lock.confirmed, 1);
        QVERIFY(bench.refused(id)->reason.kind == ErrorKind::Locked);
        QVERIFY(bench.steps.sent.empty());
    }

    void safety11_aLockLostAfterTheWriteIsSaidAndTheWatchGoesOn()
    {
        ExecutorBench bench;
        const ChangeId id = bench.start();
        bench.pass();
        bench.lock.lose();
        QVERIFY(!bench.progress(id).outcome);
        QVERIFY(bench.progress(id).lines.back().state == ProgressLine::State::Running);
        QVERIFY(std::ranges::any_of(bench.progress(id).lines,
                                    [](const ProgressLine& line) { return line.state == ProgressLine::State::Warning; }));
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(id));
        QVERIFY(bench.lock.released.empty());
    }

    void aLockThatCannotBeGivenBackIsSaidAndChangesNothingElse()
    {
        ExecutorBench bench;
        bench.lock.given = fail(errorOfKind(ErrorKind::TimedOut));
        const ChangeId id = bench.start();
        bench.pass();
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(id) && bench.done(id)->effect.isComplete);
        QVERIFY(bench.progress(id).lines.back().state == ProgressLine::State::Warning);
    }

    void oneApplicationHasOneChangeAtATime()
    {
        ExecutorBench bench;
        const ChangeId first = bench.start();
        Plan second = switchPlan();
        second.id = {"c0ffee00-0000-4000-8000-000000000002"};
        second.madeAt = bench.scheduler.now();
        const auto change = confirm(second, {}, bench.scheduler.now());
        QVERIFY(bench.executor->start(*change).error().kind == ErrorKind::Locked);
        bench.pass();
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(first));
        const auto again = confirm(bench.progress(first).plan, {}, bench.scheduler.now());
        QVERIFY(bench.executor->start(*again).error().kind == ErrorKind::Conflict);
        QVERIFY(bench.executor->start(*change));
        QCOMPARE(bench.executor->changes().size(), std::size_t(2));
    }

    void safety01_aWayBackDoesNotWaitForTheEffectOfWhatItUndoes()
    {
        ExecutorBench bench;
        const ChangeId there = bench.start();
        bench.pass();
        QVERIFY(bench.driver.isWatched());
        Plan back = switchPlan(Purpose::WayBack);
        back.id = {"c0ffee00-0000-4000-8000-000000000002"};
        bench.lock.delay = 2s;
        const ChangeId returned = bench.start(back);
        QVERIFY(!bench.driver.isWatched());
        bench.pass();
        QCOMPARE(bench.lock.acquired, 1); // the lock is still being given back
        QVERIFY(bench.progress(returned).lines.back().state == ProgressLine::State::Running);
        bench.pass(10s);
        QVERIFY(bench.done(there) && !bench.done(there)->effect.isComplete);
        QCOMPARE(bench.lock.released.size(), std::size_t(1));
        QCOMPARE(bench.lock.acquired, 2);
        QCOMPARE(bench.steps.sent.size(), std::size_t(2));
        bench.driver.see(fullEffect());
        bench.pass(10s);
        QVERIFY(bench.done(returned));
    }

    void aWayBackWaitsForARequestThatIsOnItsWay()
    {
        ExecutorBench bench;
        bench.steps.delay = 4s;
        bench.start();
        bench.pass(2s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        Plan back = switchPlan(Purpose::WayBack);
        back.id = {"c0ffee00-0000-4000-8000-000000000002"};
        back.madeAt = bench.scheduler.now();
        QVERIFY(bench.executor->start(*confirm(back, {}, bench.scheduler.now())).error().kind == ErrorKind::Locked);
    }
};

QTEST_GUILESS_MAIN(ChangeLockTest)
#include "change_lock_test.moc"
