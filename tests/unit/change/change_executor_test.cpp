#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/change/change_fakes.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

class ChangeExecutorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeGoesThroughAllItsStagesInOrder()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(200, R"({"metadata":{"resourceVersion":"88213902"}})")};
        const ChangeId id = bench.start();
        QVERIFY(bench.executor->isAnyRunning());
        bench.pass();
        QVERIFY(bench.progress(id).stage == Stage::Watch);
        bench.driver.see(EffectSeen{.readyOnTarget = 3, .expectedOnTarget = 12, .readyElsewhere = 9, .isComplete = false});
        QCOMPARE(bench.progress(id).effect->readyElsewhere, 9);
        bench.driver.see(fullEffect());
        bench.pass();

        QVERIFY(bench.done(id) && bench.done(id)->effect.isComplete);
        QVERIFY(bench.progress(id).stage == Stage::Ended);
        QVERIFY(!bench.executor->isAnyRunning());
        QCOMPARE(bench.titles(id),
                 (std::vector<std::string>{"Intent written to the journal", "Lock of web taken", "Cluster compared", "Service patched",
                                           "Endpoints are green", "Effect seen"}));
        const std::string detail = render(bench.progress(id).lines[3].detail);
        QCOMPARE(detail, std::string("PATCH answered 200 in 41 ms, resource version 88213902"));
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        QCOMPARE(bench.progress(id).writes.size(), std::size_t(1));
        QCOMPARE(bench.progress(id).writes[0].status, 200);
    }

    void theJournalTellsTheWholeStoryAndItsHeadGoesOnTheLock()
    {
        ExecutorBench bench;
        bench.start();
        bench.pass();
        bench.driver.see(fullEffect());
        bench.pass();
        std::vector<std::string> kinds;
        for (const JournalEntry& entry : bench.journal.entries())
            kinds.emplace_back(toString(entry.draft.kind));
        QCOMPARE(kinds, (std::vector<std::string>{"intent", "lock", "step", "step", "effect", "lock", "outcome"}));
        const JournalEntry& effect = bench.journal.entries()[4];
        QCOMPARE(bench.lock.givenHead->sequence, effect.sequence);
        QCOMPARE(bench.lock.givenHead->hash, effect.hash);
        const JournalDraft& intent = bench.journal.entries()[0].draft;
        QCOMPARE(intent.subject, std::string("shop/web"));
        QCOMPARE(intent.actor, std::string("anna"));
        const auto body = nlohmann::json::parse(intent.body);
        QCOMPARE(body["reason"].get<std::string>(), std::string("CHG-2291"));
        QCOMPARE(body["digest"].get<std::string>(), digestOf(switchPlan()));
        QVERIFY(body["plan"]["requests"].size() == 1);
        QVERIFY(bench.journal.lastUrgency() == JournalUrgency::Normal);
    }

    void nothingIsSentInsideStartAndNotBeforeTheIntentIsFlushed()
    {
        ExecutorBench bench;
        bench.journal.delayBy(3s);
        bench.start();
        QCOMPARE(bench.journal.appendsAsked(), std::size_t(0));
        bench.pass(2s);
        QCOMPARE(bench.journal.appendsAsked(), std::size_t(1));
        QCOMPARE(bench.lock.acquired, 0);
        QVERIFY(bench.steps.sent.empty());
        bench.pass(2s);
        QCOMPARE(bench.lock.acquired, 1);
    }

    void safety06_nothingIsSentWhenTheJournalIsBroken_data()
    {
        QTest::addColumn<int>("purpose");
        QTest::newRow("release") << int(Purpose::Release);
        QTest::newRow("fix") << int(Purpose::Fix);
    }

    void safety06_nothingIsSentWhenTheJournalIsBroken()
    {
        QFETCH(int, purpose);
        ExecutorBench bench;
        bench.journal.breakAll();
        const ChangeId id = bench.start(switchPlan(Purpose(purpose)));
        bench.pass(60s);
        QVERIFY(bench.refused(id));
        QVERIFY(bench.refused(id)->reason.kind == ErrorKind::JournalUnavailable);
        QVERIFY(bench.steps.sent.empty());
        QCOMPARE(bench.lock.acquired, 0); // no Lease either
        QVERIFY(bench.progress(id).writes.empty());
    }

    void safety06_aWayBackIsJournalledInTheClusterWhenTheJournalIsBroken()
    {
        ExecutorBench bench;
        bench.journal.breakAll();
        Plan plan = switchPlan(Purpose::WayBack);
        plan.hasAnnotations = true;
        const ChangeId id = bench.start(plan);
        bench.pass();
        QVERIFY(bench.journal.lastUrgency() == JournalUrgency::WayBack);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        const auto patch = nlohmann::json::parse(bench.steps.sent[0].body);
        QCOMPARE(patch.back()["path"].get<std::string>(), std::string("/metadata/annotations/tealdeck.org~1journal"));
        const auto intent = nlohmann::json::parse(patch.back()["value"].get<std::string>());
        QCOMPARE(intent["by"].get<std::string>(), std::string("anna"));
        QCOMPARE(intent["reason"].get<std::string>(), std::string("CHG-2291"));
        QCOMPARE(intent["to"].get<std::string>(), std::string("green"));
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(id));
    }

    void safety06_aFullDiskDoesNotStopAWayBack()
    {
        ExecutorBench bench;
        bench.journal.fillDisk();
        const ChangeId id = bench.start(switchPlan(Purpose::WayBack));
        bench.pass();
        QVERIFY(bench.journal.entries().front().draft.kind == JournalKind::Intent);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        QVERIFY(bench.steps.sent[0].body.find("tealdeck.org") == std::string::npos);
        QVERIFY(!bench.refused(id));
    }

    void safety06_anAnnotationThatDoesNotFitDoesNotStopAWayBack()
    {
        ExecutorBench bench;
        bench.journal.breakAll();
        bench.steps.answers = {answerOf(422)};
        const ChangeId id = bench.start(switchPlan(Purpose::WayBack)); // the Service had no annotations when planned
        bench.pass();
        QCOMPARE(bench.steps.sent.size(), std::size_t(2));
        QVERIFY(bench.steps.sent[1].body.find("/metadata/annotations/tealdeck.org~1journal") != std::string::npos);
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(id));
    }

    void safety16_entriesAfterAnAnswerCarryTheServersTime()
    {
        ExecutorBench bench;
        HttpResponse answer = answerOf(200);
        answer.head.headers = {{"date", "Mon, 23 Nov 2026 10:05:00 GMT"}}; // ours says 10:00:00
        bench.steps.answers = {answer};
        bench.start();
        bench.pass();
        QVERIFY(!bench.journal.entries()[2].draft.serverTime); // handed over: nothing was heard of the server yet
        const auto answered = bench.journal.entries()[3].draft.serverTime;
        QVERIFY(answered.has_value());
        QCOMPARE(formatRfc3339(*answered).substr(0, 17), std::string("2026-11-23T10:05:"));
    }

    void aJournalThatBreaksLaterIsSaidAndTheChangeGoesOn()
    {
        ExecutorBench bench;
        bench.journal.breakFrom(3);
        const ChangeId id = bench.start();
        bench.pass();
        const auto isWarning = [](const ProgressLine& line) { return line.state == ProgressLine::State::Warning; };
        QCOMPARE(std::ranges::count_if(bench.progress(id).lines, isWarning), 1);
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(id));
        QCOMPARE(bench.lock.givenHead->sequence, 2); // the youngest entry that was flushed
    }

    void anotherClusterStopsEvenAWayBack()
    {
        ExecutorBench bench;
        bench.driver.uid = ClusterUid{"another"};
        const ChangeId id = bench.start(switchPlan(Purpose::WayBack));
        bench.pass();
        QVERIFY(bench.refused(id)->reason.kind == ErrorKind::WrongCluster);
        QVERIFY(bench.steps.sent.empty());
        QCOMPARE(bench.lock.released.size(), std::size_t(1)); // what was taken is given back
    }

    void safety01_aClusterThatCannotBeComparedStopsAReleaseAndOnlyWarnsOnAWayBack()
    {
        ExecutorBench release;
        release.driver.uid = fail(errorOfKind(ErrorKind::TimedOut));
        const ChangeId forth = release.start();
        release.pass();
        QVERIFY(release.refused(forth));
        QVERIFY(release.steps.sent.empty());

        ExecutorBench wayBack;
        wayBack.driver.uid = fail(errorOfKind(ErrorKind::TimedOut));
        wayBack.start(switchPlan(Purpose::WayBack));
        wayBack.pass();
        QCOMPARE(wayBack.steps.sent.size(), std::size_t(1));
    }

    void safety04_atTheDeadlineItIsNotFullySeenRatherThanFailed()
    {
        ExecutorBench bench;
        const ChangeId id = bench.start();
        bench.pass();
        bench.driver.see(EffectSeen{.readyOnTarget = 9, .expectedOnTarget = 12, .readyElsewhere = 3, .isComplete = false});
        bench.driver.see(fail(errorOfKind(ErrorKind::TimedOut))); // still trying
        bench.pass(58s);
        QVERIFY(!bench.progress(id).outcome);
        bench.pass(2s);
        QVERIFY(bench.done(id));
        QVERIFY(!bench.done(id)->effect.isComplete);
        QCOMPARE(bench.done(id)->effect.readyOnTarget, 9);
        QVERIFY(!bench.driver.isWatched());
        const auto titles = bench.titles(id);
        QVERIFY(std::ranges::find(titles, "Not fully seen after 60 s") != titles.end());
    }

    void anEndedObserverHearsNothingAndTheChangeGoesOn()
    {
        ExecutorBench bench;
        const ChangeId id = bench.start();
        int kept = 0;
        int dropped = 0;
        const Handle keeping = bench.executor->observe(id, [&](const ChangeProgress&) { ++kept; });
        {
            const Handle dropping = bench.executor->observe(id, [&](const ChangeProgress&) { ++dropped; });
        }
        QCOMPARE(kept, 0); // never inside the call
        bench.pass();
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(id));
        QVERIFY(kept > 5);
        QCOMPARE(dropped, 0);
    }

    void anObserverOfAnEndedChangeIsToldItsState()
    {
        ExecutorBench bench;
        const ChangeId id = bench.start();
        bench.pass();
        bench.driver.see(fullEffect());
        bench.pass();
        bool isTold = false;
        const Handle watching = bench.executor->observe(id, [&](const ChangeProgress& progress) { isTold = progress.outcome.has_value(); });
        bench.pass();
        QVERIFY(isTold);
        QVERIFY(!bench.executor->observe({"unknown"}, [](const ChangeProgress&) {}).isActive());
    }

    void anExecutorThatIsDestroyedSendsNothingMore()
    {
        ExecutorBench bench;
        bench.driver.delay = 4s;
        bench.start();
        bench.pass(2s); // comparing
        Handle watching = bench.executor->observe(bench.executor->changes().front(), [](const ChangeProgress&) {});
        bench.executor.reset();
        bench.pass(60s);
        QVERIFY(bench.steps.sent.empty());
        QVERIFY(!bench.lock.isKept());
        watching.end(); // may outlive the executor
    }

    void anExecutorThatIsDestroyedWhileWatchingEndsTheWatch()
    {
        ExecutorBench bench;
        bench.start();
        bench.pass();
        QVERIFY(bench.driver.isWatched());
        bench.executor.reset();
        QVERIFY(!bench.driver.isWatched());
        bench.pass(120s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
    }

    void startAndEndAreToldToListeners()
    {
        ExecutorBench bench;
        int told = 0;
        const Handle listening = bench.executor->onChangesChanged([&] { ++told; });
        bench.start();
        QCOMPARE(told, 0);
        bench.pass();
        QCOMPARE(told, 1);
        bench.driver.see(fullEffect());
        bench.pass();
        QCOMPARE(told, 2);
    }
};

QTEST_GUILESS_MAIN(ChangeExecutorTest)
#include "change_executor_test.moc"
