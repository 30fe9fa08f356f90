#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/change/drain_plan.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

// A change of several requests that ends between two of them, or whose answers are no plain yes.
class ChangePartlyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safety11_aLockLostWhileItWaitsStopsWhatIsLeft()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), answerOf(429, refusal()), answerOf(429, refusal())};
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        const std::size_t sent = bench.steps.sent.size();
        bench.lock.lose();
        bench.pass(10s);
        QCOMPARE(bench.steps.sent.size(), sent);
        QVERIFY(unknown(bench, id) && unknown(bench, id)->reason.kind == ErrorKind::Locked);
        QVERIFY2(holds(unknown(bench, id)->reason.message, "2 of 4 requests were carried out, 2 are left: Pod shop/b, Pod shop/c."),
                 render(unknown(bench, id)->reason.message).c_str());
    }

    void anotherClusterInTheMiddleStopsWhatIsLeft()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(429, refusal()), answerOf(429, refusal()), answerOf(429, refusal())};
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        const std::size_t sent = bench.steps.sent.size();
        bench.driver.uid = ClusterUid{"another"};
        bench.driver.delay = 1s;
        for (int i = 0; i < 12; ++i)
            bench.steps.answers.push_back(answerOf(429, refusal()));
        bench.pass(60s);
        QVERIFY(unknown(bench, id) && unknown(bench, id)->reason.kind == ErrorKind::WrongCluster);
        QVERIFY(bench.steps.sent.size() < sent + 12);
        QVERIFY(unknown(bench, id)->reason.detail.find("Nothing more was sent") != std::string::npos);
    }

    void safety13_anEvictionOfAPodThatIsGoneIsDone_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("no such pod") << 404;
        QTest::newRow("another uid in its place") << 409;
    }
    void safety13_anEvictionOfAPodThatIsGoneIsDone()
    {
        QFETCH(int, status);
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), answerOf(status), answerOf(201)};
        bench.driver.stepsSettled = {settledAs(Settled::State::Applied, "gone")};
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        QCOMPARE(bench.driver.lookedAt, (std::vector<std::string>{"b"}));
        QCOMPARE(sentTo(bench), (std::vector<std::string>{"node-a", "a", "b", "c"}));
        bench.driver.see(allGone());
        bench.pass();
        QVERIFY(bench.done(id));
    }

    // 404 can also mean that the server knows no evictions.
    void notFoundOfAPodThatIsThereEndsIt()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(404)};
        bench.driver.stepsSettled = {settledAs(Settled::State::AsBefore, "present")};
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        QVERIFY(unknown(bench, id) && unknown(bench, id)->reason.kind == ErrorKind::NotFound);
        QCOMPARE(bench.steps.sent.size(), std::size_t(2));
    }

    void aLostAnswerOfAnEvictionIsSettledByReadingThatPod_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("it is gone or ending") << int(Settled::State::Applied) << true;
        QTest::newRow("it is there") << int(Settled::State::AsBefore) << false;
    }
    void aLostAnswerOfAnEvictionIsSettledByReadingThatPod()
    {
        QFETCH(int, state);
        QFETCH(bool, goesOn);
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), fail(errorOfKind(ErrorKind::ConnectionLost)), answerOf(201)};
        for (int i = 0; i < 20; ++i)
            bench.driver.stepsSettled.push_back(settledAs(Settled::State(state)));
        const ChangeId id = bench.start(drainPlan());
        bench.pass(60s);
        QVERIFY(std::ranges::all_of(bench.driver.lookedAt, [](const std::string& name) { return name == "b"; }));
        QCOMPARE(std::ranges::count(sentTo(bench), "b"), std::ptrdiff_t(1)); // never a second time
        QCOMPARE(bench.driver.isWatched(), goesOn);
        if (goesOn)
            return;
        QVERIFY(unknown(bench, id));
        QVERIFY(holds(unknown(bench, id)->reason.message, "2 of 4 requests were carried out, 2 are left"));
    }

    void whenTheTimeIsOverItSaysHowFarItCame()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), answerOf(201)};
        for (int i = 0; i < 200; ++i)
            bench.steps.answers.push_back(answerOf(429, refusal()));
        Plan plan = drainPlan();
        plan.effectWithin = 62s;
        const ChangeId id = bench.start(plan);
        bench.pass(60s);
        QVERIFY(!bench.progress(id).outcome);
        bench.pass(10s);
        QVERIFY(unknown(bench, id) && unknown(bench, id)->reason.kind == ErrorKind::TimedOut);
        QVERIFY(holds(unknown(bench, id)->reason.message, "3 of 4 requests were carried out, 1 are left: Pod shop/c."));
        QVERIFY(unknown(bench, id)->reason.detail.find("disruption budget web") != std::string::npos);
        const std::size_t sent = bench.steps.sent.size();
        bench.pass(60s);
        QCOMPARE(bench.steps.sent.size(), sent);
        QCOMPARE(bench.lock.released.size(), std::size_t(1));
    }

    void whereNothingWasCarriedOutByThenItIsRefused()
    {
        ExecutorBench bench;
        for (int i = 0; i < 200; ++i)
            bench.steps.answers.push_back(answerOf(429, refusal()));
        Plan plan = drainPlan();
        plan.steps.erase(plan.steps.begin()); // it was cordoned before
        plan.effectWithin = 30s;
        const ChangeId id = bench.start(plan);
        bench.pass(40s);
        QVERIFY(bench.refused(id) && bench.refused(id)->reason.kind == ErrorKind::TimedOut);
    }

    void stoppedWhileItWaitsNothingMoreIsSent_data()
    {
        QTest::addColumn<bool>("isProgramEnding");
        QTest::newRow("by the operator") << false;
        QTest::newRow("the program ends") << true;
    }
    void stoppedWhileItWaitsNothingMoreIsSent()
    {
        QFETCH(bool, isProgramEnding);
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201)};
        for (int i = 0; i < 20; ++i)
            bench.steps.answers.push_back(answerOf(429, refusal()));
        const ChangeId id = bench.start(drainPlan());
        bench.pass(2s);
        const std::size_t sent = bench.steps.sent.size();
        isProgramEnding ? bench.executor->endEarly() : bench.executor->stop(id);
        bench.pass(60s);
        QCOMPARE(bench.steps.sent.size(), sent);
        QVERIFY(unknown(bench, id) && unknown(bench, id)->reason.kind == ErrorKind::Cancelled);
        QVERIFY(holds(unknown(bench, id)->reason.message, "2 of 4 requests were carried out, 2 are left: Pod shop/b, Pod shop/c."));
        QVERIFY(!bench.executor->isAnyRunning());
        QCOMPARE(bench.lock.released.size(), std::size_t(1));
        QCOMPARE(bench.driver.watches, 0);
    }

    void stoppedWhileAnAnswerIsOnItsWayItIsWaitedFor()
    {
        ExecutorBench bench;
        bench.steps.delay = 2s;
        bench.steps.answers = {answerOf(200), answerOf(201), answerOf(201), answerOf(201)};
        const ChangeId id = bench.start(drainPlan());
        bench.pass(3s); // the first eviction is on its way
        QCOMPARE(sentTo(bench).back(), std::string("a"));
        bench.executor->stop(id);
        bench.pass(20s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(2));
        QVERIFY(holds(unknown(bench, id)->reason.message, "2 of 4 requests were carried out, 2 are left"));
    }

    void afterTheLastRequestAStopEndsTheWatchOnly()
    {
        ExecutorBench bench;
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        QVERIFY(bench.driver.isWatched());
        bench.executor->stop(id);
        bench.pass();
        QVERIFY(bench.done(id) && !bench.done(id)->effect.isComplete);
    }

    // An uncordon must not wait for a budget that says no for ever.
    void safety01_aWayBackStopsOneThatWaits()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200)};
        for (int i = 0; i < 6; ++i)
            bench.steps.answers.push_back(answerOf(429, refusal()));
        const ChangeId id = bench.start(drainPlan());
        bench.pass(2s);
        Plan back = switchPlan(Purpose::WayBack);
        back.id = {"c0ffee00-0000-4000-8000-000000000002"};
        back.applicationName = drainPlan().applicationName;
        back.object = drainPlan().object;
        back.steps = {stepOf(HttpMethod::Patch, "/api/v1/nodes/node-a", back.object, false)};
        bench.steps.answers.clear();
        const ChangeId uncordon = bench.start(back);
        bench.pass();
        QVERIFY(unknown(bench, id));
        QVERIFY(bench.driver.isWatched());
        QCOMPARE(sentTo(bench).back(), std::string("node-a"));
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(uncordon));
    }

    void safety04_atTheDeadlineOfTheWatchItIsNotFullySeen()
    {
        ExecutorBench bench;
        Plan plan = drainPlan();
        plan.effectWithin = 90s;
        const ChangeId id = bench.start(plan);
        bench.pass();
        bench.driver.see(EffectSeen{.readyOnTarget = 2, .expectedOnTarget = 3, .readyElsewhere = 0, .isComplete = false});
        bench.pass(95s);
        QVERIFY(bench.done(id) && !bench.done(id)->effect.isComplete);
        QCOMPARE(bench.done(id)->effect.readyOnTarget, 2);
    }

    void anyOtherRefusalEndsItAndSaysWhatIsLeft()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), answerOf(403)};
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        QVERIFY(unknown(bench, id) && unknown(bench, id)->reason.kind == ErrorKind::Forbidden);
        QCOMPARE(bench.steps.sent.size(), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(ChangePartlyTest)
#include "change_partly_test.moc"
