#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/change/change_fakes.h"

using namespace tealdeck;
using namespace std::chrono_literals;

// What becomes of a change whose request was refused, contested or not answered.
class ChangeOutcomeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSentIsRefused_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("connect") << int(ErrorKind::ConnectFailed);
        QTest::newRow("TLS") << int(ErrorKind::TlsFailed);
        QTest::newRow("read-only") << int(ErrorKind::ReadOnly);
    }
    void nothingSentIsRefused()
    {
        QFETCH(int, kind);
        ExecutorBench bench;
        bench.steps.answers = {fail(errorOfKind(ErrorKind(kind)))};
        const ChangeId id = bench.start();
        bench.pass();
        QVERIFY(bench.refused(id)->reason.kind == ErrorKind(kind));
        QCOMPARE(bench.driver.settleReads, 0);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        QVERIFY(bench.progress(id).writes.empty());
        QCOMPARE(bench.lock.released.size(), std::size_t(1));
    }

    void otherRefusalsOfTheServerAreRefusedInItsWords_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("400") << 400;
        QTest::newRow("403") << 403;
        QTest::newRow("404") << 404;
        QTest::newRow("429") << 429;
    }
    void otherRefusalsOfTheServerAreRefusedInItsWords()
    {
        QFETCH(int, status);
        ExecutorBench bench;
        bench.steps.answers = {answerOf(status, R"({"kind":"Status","message":"no, because of the policy"})")};
        const ChangeId id = bench.start();
        bench.pass();
        QCOMPARE(bench.refused(id)->reason.detail, std::string("no, because of the policy"));
        QCOMPARE(bench.progress(id).writes[0].status, status);
        QCOMPARE(bench.driver.settleReads, 0);
    }

    void safety13_changedBySomebodyElseIsRefusedAndNamed_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("failed test") << 422;
        QTest::newRow("conflict") << 409;
    }
    void safety13_changedBySomebodyElseIsRefusedAndNamed()
    {
        QFETCH(int, status);
        ExecutorBench bench;
        bench.steps.answers = {answerOf(status)};
        bench.driver.settled = {settledAs(Settled::State::ChangedByOther, "app=web,color=red", "argocd-controller")};
        const ChangeId id = bench.start();
        bench.pass();
        QVERIFY(bench.refused(id)->reason.kind == ErrorKind::Conflict);
        const std::string words = render(bench.refused(id)->reason.message);
        QVERIFY(words.find("argocd-controller") != std::string::npos);
        QVERIFY(words.find("app=web,color=red") != std::string::npos);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        QCOMPARE(bench.journal.entriesOf(JournalKind::Settled).size(), std::size_t(1));
    }

    void safety13_aConflictWithNothingPlannedChangedIsSentAgainAtMostThreeTimes()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(409), answerOf(409)};
        const ChangeId id = bench.start();
        bench.pass();
        QCOMPARE(bench.steps.sent.size(), std::size_t(3));
        QCOMPARE(bench.driver.identityReads, 3); // compared before each
        QCOMPARE(bench.lock.confirmed, 3);
        QCOMPARE(bench.journal.entriesOf(JournalKind::Step).size(), std::size_t(6)); // handed over and answered, each time
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(id));

        ExecutorBench stubborn;
        stubborn.steps.answers = {answerOf(409), answerOf(409), answerOf(409), answerOf(409)};
        const ChangeId refused = stubborn.start();
        stubborn.pass();
        QCOMPARE(stubborn.steps.sent.size(), std::size_t(3));
        QVERIFY(stubborn.refused(refused)->reason.kind == ErrorKind::Conflict);
    }

    void safety11_aLockLostBetweenTwoAttemptsStopsTheSecond()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(409)};
        bench.driver.delay = 1s;
        const ChangeId id = bench.start();
        bench.pass(1500ms); // sent, conflict, reading what is there
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        bench.lock.lose();
        bench.pass(60s);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        QVERIFY(bench.refused(id)->reason.kind == ErrorKind::Locked);
    }

    void anInvalidRequestIsRefusedInTheServersWords()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(422, R"({"message":"Service web is invalid: spec.selector"})")};
        const ChangeId id = bench.start();
        bench.pass();
        QCOMPARE(bench.refused(id)->reason.detail, std::string("Service web is invalid: spec.selector"));
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
    }

    void aContestedRequestThatCannotBeReadBackIsStillRefused()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(422, R"({"message":"words"})")};
        bench.driver.settled = {fail(errorOfKind(ErrorKind::TimedOut))};
        const ChangeId id = bench.start();
        bench.pass(40s);
        QVERIFY(bench.refused(id));
        QVERIFY(bench.refused(id)->reason.detail.find("words") != std::string::npos);
    }

    void aLostAnswerOfARequestThatWasCarriedOutIsDoneAndNeverSentAgain_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("connection lost") << int(ErrorKind::ConnectionLost);
        QTest::newRow("timed out") << int(ErrorKind::TimedOut);
        QTest::newRow("not understood") << int(ErrorKind::ProtocolViolation);
    }
    void aLostAnswerOfARequestThatWasCarriedOutIsDoneAndNeverSentAgain()
    {
        QFETCH(int, kind);
        ExecutorBench bench;
        bench.steps.answers = {fail(errorOfKind(ErrorKind(kind)))};
        bench.driver.settled = {settledAs(Settled::State::Applied)};
        const ChangeId id = bench.start();
        bench.pass();
        QVERIFY(bench.progress(id).writes[0].isLost);
        QCOMPARE(bench.journal.entriesOf(JournalKind::Unknown).size(), std::size_t(1));
        QCOMPARE(bench.journal.entriesOf(JournalKind::Settled).size(), std::size_t(1));
        bench.driver.see(fullEffect());
        bench.pass();
        QVERIFY(bench.done(id));
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
    }

    void aServerErrorMayHaveBeenCarriedOut()
    {
        ExecutorBench bench;
        bench.steps.answers = {answerOf(504)};
        bench.driver.settled = {settledAs(Settled::State::Applied)};
        bench.start();
        bench.pass();
        QVERIFY(bench.driver.isWatched());
        QCOMPARE(bench.progress(bench.executor->changes().front()).writes[0].status, 504);
    }

    void aLostRequestThatArrivesLateIsNotTakenForRefused()
    {
        ExecutorBench bench;
        bench.steps.answers = {fail(errorOfKind(ErrorKind::ConnectionLost))};
        bench.driver.settled
            = {settledAs(Settled::State::AsBefore), settledAs(Settled::State::AsBefore), settledAs(Settled::State::Applied)};
        const ChangeId id = bench.start();
        bench.pass(6s);
        QVERIFY(!bench.refused(id));
        QVERIFY(bench.driver.isWatched());
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
    }

    void aLostRequestThatDidNotArriveIsRefusedAfterReadingForAWhile()
    {
        ExecutorBench bench;
        bench.steps.answers = {fail(errorOfKind(ErrorKind::ConnectionLost))};
        const ChangeId id = bench.start();
        bench.pass(5s);
        QVERIFY(!bench.progress(id).outcome);
        bench.pass(10s);
        QVERIFY(bench.refused(id));
        QCOMPARE(bench.driver.settleReads, 6); // at 0, 2, 4, 6, 8 and 10 s
        QVERIFY(render(bench.refused(id)->reason.message).find("6 times") != std::string::npos);
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
    }

    void whatCannotBeReadBackIsUnknown()
    {
        ExecutorBench bench;
        bench.steps.answers = {fail(errorOfKind(ErrorKind::TimedOut))};
        bench.driver.settled = {fail(errorOfKind(ErrorKind::ConnectFailed))};
        const ChangeId id = bench.start();
        bench.pass(29s);
        QVERIFY(!bench.progress(id).outcome);
        bench.pass(5s);
        QVERIFY(bench.progress(id).outcome && std::holds_alternative<OutcomeUnknown>(*bench.progress(id).outcome));
        QCOMPARE(bench.steps.sent.size(), std::size_t(1));
        QVERIFY(std::holds_alternative<OutcomeUnknown>(bench.lock.released.at(0)));
    }

    void aServerThatComesBackIsAskedInTime()
    {
        ExecutorBench bench;
        bench.steps.answers = {fail(errorOfKind(ErrorKind::ConnectionLost))};
        bench.driver.settled
            = {fail(errorOfKind(ErrorKind::ConnectFailed)), fail(errorOfKind(ErrorKind::TimedOut)), settledAs(Settled::State::Applied)};
        bench.start();
        bench.pass(10s);
        QVERIFY(bench.driver.isWatched());
    }

    void aGoneObjectIsRefused()
    {
        ExecutorBench bench;
        bench.steps.answers = {fail(errorOfKind(ErrorKind::ConnectionLost))};
        bench.driver.settled = {settledAs(Settled::State::Gone)};
        const ChangeId id = bench.start();
        bench.pass();
        QVERIFY(bench.refused(id)->reason.kind == ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(ChangeOutcomeTest)
#include "change_outcome_test.moc"
