#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/change/step_queue.h"
#include "tests/unit/change/drain_plan.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

// Requests that are refused for now and asked again: a drain whose budgets say not yet.
class ChangeWaitingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allRequestsAreSentInTheirOrderAndThenItIsWatched()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), answerOf(201), answerOf(201)};
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        QCOMPARE(sentTo(bench), (std::vector<std::string>{"node-a", "a", "b", "c"}));
        QVERIFY(bench.driver.isWatched());
        bench.driver.see(allGone());
        bench.pass();
        QVERIFY(bench.done(id) && bench.done(id)->effect.isComplete);
        QCOMPARE(stepEntries(bench).size(), std::size_t(8)); // handed over and answered, each
    }

    void whatIsRefusedForNowDoesNotHoldUpTheOthersAndIsAskedAgainEachFiveSeconds()
    {
        ExecutorBench bench;
        bench.steps.answers
            = {answerOf(200), answerOf(429, refusal()), answerOf(201), answerOf(201), answerOf(429, refusal()), answerOf(201)};
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        QCOMPARE(sentTo(bench), (std::vector<std::string>{"node-a", "a", "b", "c"}));
        QVERIFY(!bench.driver.isWatched());
        bench.pass(3s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(4));
        bench.pass(2s);
        QCOMPARE(sentTo(bench).back(), std::string("a"));
        QCOMPARE(bench.steps.sent.size(), std::size_t(5));
        bench.pass(5s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(6));
        QVERIFY(bench.driver.isWatched());
        const std::vector<WriteLine>& writes = bench.progress(id).writes;
        QCOMPARE(writes.size(), std::size_t(4)); // one line a request
        QCOMPARE(writes[1].times, 3);
        QCOMPARE(writes[1].status, 201);
    }

    void whoSaysNoIsShownInTheServersWords()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), answerOf(429, refusal()), answerOf(201)};
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        const ProgressLine& line = bench.progress(id).lines.back();
        QVERIFY(line.state == ProgressLine::State::Running);
        QVERIFY2(holds(line.detail, "The disruption budget web needs 3 healthy pods and has 3 currently"), render(line.detail).c_str());
        QVERIFY(holds(line.detail, "Pod shop/b"));
        QCOMPARE(render(line.title), std::string("Refused for now, asked again each 5 s: 1 of 4"));
    }

    void aRefusalForNowIsJournalledOnceAndThatItIsStillAskedEachMinute()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), answerOf(201)};
        for (int i = 0; i < 40; ++i)
            bench.steps.answers.push_back(answerOf(429, refusal()));
        bench.start(drainPlan());
        bench.pass();
        const std::size_t atFirst = stepEntries(bench).size();
        for (int second = 0; second < 150; ++second)
            bench.pass();
        const std::vector<std::string> entries = stepEntries(bench);
        QCOMPARE(entries.size(), atFirst + 2);
        QCOMPARE(entries.back(), std::string("Still asking for 1 of 4 requests that are refused for now."));
    }

    // The lock is looked at again, too, when what was compared does not count any more.
    void safety11_theClusterAndTheLockAreComparedAgainWhileItWaits()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200)};
        for (int i = 0; i < 60; ++i)
            bench.steps.answers.push_back(answerOf(429, refusal()));
        const ChangeId id = bench.start(drainPlan());
        bench.pass();
        const int reads = bench.driver.identityReads;
        const std::size_t lines = bench.progress(id).lines.size();
        bench.pass(60s);
        QVERIFY(bench.driver.identityReads >= reads + 3);
        QCOMPARE(bench.lock.confirmed, bench.driver.identityReads);
        QCOMPARE(bench.progress(id).lines.size(), lines); // without a line each time
    }

    // The name may belong to another pod by then, and a budget would be asked about that one.
    void safety13_beforeItIsAskedAgainThePodIsLookedAt()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), answerOf(201), answerOf(429, refusal())};
        bench.driver.stepsSettled = {settledAs(Settled::State::AsBefore, "present"), settledAs(Settled::State::Applied, "gone")};
        bench.start(drainPlan());
        bench.pass();
        bench.steps.answers = {answerOf(429, refusal())};
        bench.pass(5s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(5));
        bench.pass(5s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(5)); // it was gone
        QVERIFY(bench.driver.isWatched());
    }

    // A control plane that is upgraded is away for a while.
    void aServerThatCannotBeReachedIsAskedAgain()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200), answerOf(201), fail(errorOfKind(ErrorKind::ConnectFailed)), answerOf(201), answerOf(201)};
        bench.start(drainPlan());
        bench.pass();
        QVERIFY(!bench.driver.isWatched());
        bench.pass(5s);
        QVERIFY(bench.driver.isWatched());
        QCOMPARE(sentTo(bench), (std::vector<std::string>{"node-a", "a", "b", "c", "b"}));
    }

    void whatCannotBeComparedIsNotSent()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200)};
        for (int i = 0; i < 100; ++i)
            bench.steps.answers.push_back(answerOf(429, refusal()));
        const ChangeId id = bench.start(drainPlan());
        bench.pass(11s);
        const std::size_t sent = bench.steps.sent.size();
        bench.driver.uid = fail(errorOfKind(ErrorKind::TimedOut));
        bench.pass(20s);
        const std::size_t later = bench.steps.sent.size();
        QVERIFY(later <= sent + 9); // what was compared before held for 15 s
        bench.pass(60s);
        QCOMPARE(bench.steps.sent.size(), later);
        QVERIFY(!bench.progress(id).outcome);
        bench.executor->stop(id);
        bench.pass();
        QVERIFY(unknown(bench, id));
    }

    void aRequestThatMayNotWaitIsNotAskedAgain()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(429)};
        const ChangeId id = bench.start(drainPlan());
        bench.pass(60s);
        QVERIFY(bench.refused(id) && bench.refused(id)->reason.kind == ErrorKind::TooManyRequests);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
    }

    void theQueueKeepsTheOrderOfWhatMayNotWait()
    {
        Plan plan = drainPlan();
        plan.steps.push_back(stepOf(HttpMethod::Patch, "/last", plan.object, false));
        StepQueue queue(plan);
        const Instant now{1000ms};
        QCOMPARE(*queue.next(now), std::size_t(0));
        queue.finish(0);
        QVERIFY(queue.postpone(1, "no", now + 5s));
        QVERIFY(!queue.postpone(1, "no", now + 5s)); // the same words
        QCOMPARE(*queue.next(now), std::size_t(2));
        queue.finish(2);
        queue.finish(3);
        QVERIFY(!queue.next(now)); // the last one waits for all before it
        QVERIFY(queue.nextTry() == now + 5s);
        QCOMPARE(*queue.next(now + 5s), std::size_t(1));
        queue.finish(1);
        QCOMPARE(*queue.next(now), std::size_t(4));
        QCOMPARE(queue.left().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(ChangeWaitingTest)
#include "change_waiting_test.moc"
