#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/change/journal_body.h"
#include "core/change/unfinished_review.h"
#include "tests/unit/change/change_fakes.h"

#include <nlohmann/json.hpp>

using namespace tealdeck;
using namespace std::chrono_literals;
using nlohmann::json;

namespace
{

constexpr const char* us = "otto";

// A console that died in the middle of a switch of web to green, and the review of the next one.
struct Bench
{
    explicit Bench(Purpose purpose = Purpose::Release)
        : plan(switchPlan(purpose))
    {
        scheduler.advance(24h);
        lock.sights = {LockSight{.holder = "anna@desk since 2026-11-23T10:42:00Z", .change = plan.id, .version = "7", .duration = 30s}};
    }

    void journalled(JournalKind kind, const std::string& body, const std::string& summary)
    {
        journal.appendElsewhere({.change = plan.id,
                                 .kind = kind,
                                 .environment = plan.environment,
                                 .context = plan.context,
                                 .clusterUid = plan.clusterUid.value,
                                 .subject = "shop/web",
                                 .actor = plan.actor,
                                 .summary = summary,
                                 .body = body});
    }
    void begun()
    {
        journalled(JournalKind::Intent, intentBody(plan, {.typedName = {}, .reason = "CHG-2291", .seenWarnings = {}, .typingTime = {}}),
                   "Intent: Switch web to green.");
    }
    void answered(int status) { journalled(JournalKind::Step, answerBody(answerOf(status)), "PATCH answered."); }

    void review(ReviewOutcomes outcomes = ReviewOutcomes::AreJournalled)
    {
        unfinished.begin({.context = plan.context, .cluster = plan.clusterUid, .actor = us}, outcomes);
        scheduler.runPosted();
    }
    // Until the lock was seen unchanged, "as before" has held for long enough, and the effect was waited for.
    void wait() { scheduler.advance(60s); }

    const UnfinishedFinding finding() const
    {
        if (unfinished.findings().size() != 1)
            qFatal("there is not one finding, but %zu", unfinished.findings().size());
        return unfinished.findings().front();
    }
    std::string now() const { return render(nowSentence(finding())); }
    template <typename State>
    bool is() const
    {
        return std::holds_alternative<State>(finding().state);
    }
    json outcome() const
    {
        const auto outcomes = journal.entriesOf(JournalKind::Outcome);
        return outcomes.size() == 1 ? json::parse(outcomes.front().draft.body) : json();
    }

    Plan plan;
    FakeScheduler scheduler;
    FakeJournal journal{scheduler};
    FakeDriver driver{scheduler};
    FakeLock lock{scheduler};
    std::set<ChangeId> runningHere;
    UnfinishedReview unfinished{{.driver = driver, .lock = lock, .journal = journal, .scheduler = scheduler, .host = "laptop"},
                                [this](const ChangeId& id) { return runningHere.contains(id); }};
};

std::vector<std::string> offered(const UnfinishedFinding& finding)
{
    std::vector<std::string> offers;
    for (const UnfinishedOffer& offer : offersFor(finding)) {
        const auto& wish = std::get<SwitchRequest>(offer.request);
        offers.push_back((offer.kind == UnfinishedOffer::Kind::Finish ? "finish to " : "revert to ") + wish.targetSlot);
        if (wish.purposeByJournal == Purpose::WayBack)
            offers.back() += ", way back";
        if (wish.purpose)
            offers.back() += ", " + std::string(toString(*wish.purpose));
    }
    return offers;
}

using Offers = std::vector<std::string>;

} // namespace

class UnfinishedReviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRequestHadArrived();
    void nothingOfItIsInEffect();
    void asBeforeIsBelievedOnlyWhenItHolds();
    void somebodyElseChangedItSince();
    void theServiceIsGone();
    void anAnsweredRequestWasCarriedOutWhateverIsThereNow();
    void aRefusedAnswerIsNoYes();
    void theSameStateByAnotherHandIsNotCalledOurs_data();
    void theSameStateByAnotherHandIsNotCalledOurs();
    void theEffectIsSeenAndJournalled();
    void safety11_aRenewedLockMeansThatItStillRuns();
    void withoutALockTheJournalHasToBeSilent();
    void onAnotherMachineTheSilenceIsWaitedFor();
    void anEntryFromBeforeARestartIsSilentEnough();
    void anOutcomeThatCameMeanwhileEndsTheReview();
    void whatRunsInThisConsoleIsLeftAlone();
    void otherContextsAndClustersAreLeftAlone_data();
    void otherContextsAndClustersAreLeftAlone();
    void safety17_anotherClusterBehindTheAddressIsNotRead();
    void whatCannotBeReadStaysUnfinishedAndIsTriedAgain();
    void aPlanThatCannotBeReadIsSaid();
    void aReviewThatOnlyTellsWritesNothing();
    void anOutcomeThatCannotBeJournalledIsSaid();
    void safety06_theEndOfAWayBackMayUseTheReserve();
    void offersKnowTheirPurpose();
    void nothingIsOfferedWhileItIsNotCertain();
    void forgottenIsForgotten();
    void itSaysWhatWasBegunWhenAndByWhom();
};

void UnfinishedReviewTest::theRequestHadArrived()
{
    Bench bench;
    bench.begun();
    bench.driver.settled = {settledAs(Settled::State::Applied, "app=web,color=green", "tealdeck")};
    bench.review();
    QVERIFY(bench.is<Looking>());
    QVERIFY(!bench.unfinished.isDone());
    QCOMPARE(bench.driver.settleReads, 0); // the lock is watched first
    bench.wait();
    QCOMPARE(bench.now(), std::string("Service web selects green: the request had arrived."));
    QVERIFY(bench.unfinished.isDone());
    QCOMPARE(bench.outcome()["outcome"].get<std::string>(), std::string("done"));
    QVERIFY(!bench.outcome()["effect"]["isComplete"].get<bool>()); // it was not seen
    const auto settled = bench.journal.entriesOf(JournalKind::Settled);
    QCOMPARE(settled.size(), std::size_t(1));
    QCOMPARE(json::parse(settled[0].draft.body)["state"].get<std::string>(), std::string("applied"));
    QCOMPARE(settled[0].draft.actor, std::string(us)); // who looked, not who began it
    QVERIFY(findUnfinished(bench.journal.entries()).empty());
    QCOMPARE(offered(bench.finding()), (Offers{"revert to blue, way back"}));
}

void UnfinishedReviewTest::nothingOfItIsInEffect()
{
    Bench bench;
    bench.begun();
    bench.review();
    bench.wait();
    QCOMPARE(bench.now(), std::string("Service web selects blue, as before: nothing of this change is in effect."));
    QCOMPARE(bench.outcome()["outcome"].get<std::string>(), std::string("refused"));
    QCOMPARE(bench.outcome()["reason"]["message"].get<std::string>(), bench.now());
    QCOMPARE(offered(bench.finding()), (Offers{"finish to green"}));
    QCOMPARE(bench.driver.watches, 0);
}

void UnfinishedReviewTest::asBeforeIsBelievedOnlyWhenItHolds()
{
    Bench bench;
    bench.begun();
    bench.driver.settled = {settledAs(Settled::State::AsBefore), settledAs(Settled::State::AsBefore),
                            settledAs(Settled::State::Applied, "app=web,color=green", "tealdeck")};
    bench.review();
    bench.wait();
    QCOMPARE(bench.now(), std::string("Service web selects green: the request had arrived.")); // late, but it had
}

void UnfinishedReviewTest::somebodyElseChangedItSince()
{
    Bench bench;
    bench.begun();
    Settled other = settledAs(Settled::State::ChangedByOther, "app=web,color=red", "kubectl");
    other.when = parseRfc3339("2026-11-23T10:50:00Z").value();
    bench.driver.settled = {other};
    bench.review();
    bench.wait();
    QCOMPARE(bench.now(),
             std::string("Service web was changed by kubectl at 2026-11-23T10:50:00Z: app=web,color=red. "
                         "Nothing of this change is in effect."));
    QCOMPARE(bench.outcome()["outcome"].get<std::string>(), std::string("refused"));
    QCOMPARE(bench.outcome()["reason"]["kind"].get<std::string>(), std::string(toString(ErrorKind::Conflict)));
    QCOMPARE(offered(bench.finding()), (Offers{"finish to green", "revert to blue, way back"}));
    QVERIFY(!std::get<SwitchRequest>(offersFor(bench.finding())[0].request).seenSelector); // nobody saw the present one
}

void UnfinishedReviewTest::theServiceIsGone()
{
    Bench bench;
    bench.begun();
    bench.driver.settled = {settledAs(Settled::State::Gone)};
    bench.review();
    bench.wait();
    QCOMPARE(bench.now(), std::string("Service web does not exist any more, or another one has its name."));
    QCOMPARE(bench.outcome()["reason"]["kind"].get<std::string>(), std::string(toString(ErrorKind::NotFound)));
    QVERIFY(offersFor(bench.finding()).empty());
}

void UnfinishedReviewTest::anAnsweredRequestWasCarriedOutWhateverIsThereNow()
{
    Bench bench;
    bench.begun();
    bench.answered(200);
    bench.driver.settled = {settledAs(Settled::State::AsBefore, "app=web,color=blue", "kubectl")};
    bench.review();
    bench.wait();
    QCOMPARE(
        bench.now(),
        std::string("The request was carried out; since then Service web was set back to blue by kubectl at a time that is not known."));
    QCOMPARE(bench.outcome()["outcome"].get<std::string>(), std::string("done"));
    QCOMPARE(offered(bench.finding()), (Offers{"finish to green"}));
}

void UnfinishedReviewTest::aRefusedAnswerIsNoYes()
{
    Bench bench;
    bench.begun();
    bench.answered(409);
    bench.review();
    bench.wait();
    QCOMPARE(bench.outcome()["outcome"].get<std::string>(), std::string("refused"));
}

void UnfinishedReviewTest::theSameStateByAnotherHandIsNotCalledOurs_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("isLockOurs");
    QTest::addColumn<bool>("isAnswered");
    QTest::addColumn<bool>("isCalledOurs");
    QTest::newRow("tealdeck, our lock") << "tealdeck" << true << false << true;
    QTest::newRow("kubectl, our lock") << "kubectl" << true << false << false;
    QTest::newRow("tealdeck, somebody took the lock since") << "tealdeck" << false << false << false;
    QTest::newRow("kubectl, but it was answered") << "kubectl" << false << true << true;
}

void UnfinishedReviewTest::theSameStateByAnotherHandIsNotCalledOurs()
{
    QFETCH(QString, who);
    QFETCH(bool, isLockOurs);
    QFETCH(bool, isAnswered);
    QFETCH(bool, isCalledOurs);
    Bench bench;
    bench.begun();
    if (isAnswered)
        bench.answered(200);
    if (!isLockOurs)
        bench.lock.sights = {LockSight{.holder = {}, .change = {"another"}, .version = "9", .duration = 30s}};
    bench.driver.settled = {settledAs(Settled::State::Applied, "app=web,color=green", who.toStdString())};
    bench.review();
    bench.scheduler.advance(4min);
    QCOMPARE(bench.now().ends_with("the request had arrived."), isCalledOurs);
    QCOMPARE(bench.now().ends_with("whether our request had arrived cannot be told."), !isCalledOurs);
    QCOMPARE(bench.outcome()["outcome"].get<std::string>(), std::string("done")); // it is in effect either way
}

void UnfinishedReviewTest::theEffectIsSeenAndJournalled()
{
    Bench bench;
    bench.begun();
    bench.driver.settled = {settledAs(Settled::State::Applied, "app=web,color=green", "tealdeck")};
    bench.review();
    bench.scheduler.advance(31s);
    QVERIFY(bench.driver.isWatched());
    bench.driver.see(fullEffect());
    bench.scheduler.runPosted();
    QVERIFY(bench.unfinished.isDone());
    QVERIFY(!bench.driver.isWatched());
    QVERIFY(bench.outcome()["effect"]["isComplete"].get<bool>());
    QCOMPARE(bench.journal.entriesOf(JournalKind::Effect).at(0).draft.summary, std::string("Effect seen: 12 ready endpoints on green."));
}

void UnfinishedReviewTest::safety11_aRenewedLockMeansThatItStillRuns()
{
    Bench bench;
    bench.begun();
    LockSight renewed = *bench.lock.sights.front();
    renewed.version = "8";
    bench.lock.sights.push_back(renewed);
    bench.review();
    bench.scheduler.advance(31s);
    QVERIFY(bench.is<StillRunning>());
    QCOMPARE(bench.now(), std::string("It still runs: anna@desk since 2026-11-23T10:42:00Z keeps its lock."));
    QVERIFY(offersFor(bench.finding()).empty());
    QCOMPARE(bench.driver.settleReads, 0);
    QVERIFY(bench.outcome().is_null());
    bench.scheduler.advance(2min); // then it died after all: looked at again by itself
    QVERIFY(bench.is<FoundOut>());
}

void UnfinishedReviewTest::withoutALockTheJournalHasToBeSilent()
{
    Bench bench;
    bench.lock.sights = {Result<LockSight>(fail(errorOfKind(ErrorKind::Forbidden)))};
    bench.begun();
    bench.scheduler.advance(100s);
    bench.review();
    bench.scheduler.advance(19s);
    QCOMPARE(bench.driver.settleReads, 0);
    bench.answered(200); // it lives
    bench.scheduler.advance(2s);
    QVERIFY(bench.is<StillRunning>());
    QCOMPARE(bench.now(), std::string("Another console still writes to the journal about it."));
    bench.scheduler.advance(4min);
    QVERIFY(bench.is<FoundOut>());
}

void UnfinishedReviewTest::onAnotherMachineTheSilenceIsWaitedFor()
{
    Bench bench;
    bench.lock.sights = {LockSight{}};
    bench.begun();
    bench.scheduler.advance(24h);
    UnfinishedReview elsewhere(
        {.driver = bench.driver, .lock = bench.lock, .journal = bench.journal, .scheduler = bench.scheduler, .host = "desk"},
        [](const ChangeId&) { return false; });
    elsewhere.begin({.context = bench.plan.context, .cluster = bench.plan.clusterUid, .actor = us}, ReviewOutcomes::AreTold);
    bench.scheduler.advance(119s);
    QCOMPARE(bench.driver.settleReads, 0);
    bench.scheduler.advance(30s);
    QVERIFY(elsewhere.isDone());
    bench.review(ReviewOutcomes::AreTold); // its own machine knows at once
    bench.scheduler.advance(15s);
    QVERIFY(bench.unfinished.isDone());
}

void UnfinishedReviewTest::anEntryFromBeforeARestartIsSilentEnough()
{
    Bench bench;
    bench.lock.sights = {LockSight{}};
    bench.begun();
    // The machine was started again: its clock since boot is younger than the entry.
    FakeScheduler afterRestart;
    FakeJournal journal(afterRestart);
    FakeDriver driver(afterRestart);
    FakeLock lock(afterRestart);
    UnfinishedChange change = findUnfinished(bench.journal.entries()).at(0);
    change.last.monotonicMilliseconds = (afterRestart.now().sinceBoot + 1h).count();
    journal.appendElsewhere(change.intent.draft);
    change.last.sequence = 1;
    std::optional<UnfinishedState> ended;
    const UnfinishedLook look({.driver = driver, .lock = lock, .journal = journal, .scheduler = afterRestart, .host = "laptop"}, change,
                              bench.plan, [&](std::optional<UnfinishedState> state) { ended = std::move(state); });
    afterRestart.advance(15s);
    QVERIFY(ended && std::holds_alternative<FoundOut>(*ended));
}

void UnfinishedReviewTest::anOutcomeThatCameMeanwhileEndsTheReview()
{
    Bench bench;
    bench.begun();
    bench.review();
    bench.journalled(JournalKind::Outcome, outcomeBody(Done{.effect = fullEffect()}), "Switch web to green: done.");
    bench.wait();
    QVERIFY(bench.unfinished.findings().empty());
    QVERIFY(bench.unfinished.isDone());
    QCOMPARE(bench.journal.entriesOf(JournalKind::Outcome).size(), std::size_t(1));
    QCOMPARE(bench.driver.settleReads, 0);
}

void UnfinishedReviewTest::whatRunsInThisConsoleIsLeftAlone()
{
    Bench bench;
    bench.begun();
    bench.runningHere.insert(bench.plan.id);
    bench.review();
    bench.wait();
    QVERIFY(bench.unfinished.findings().empty());
    QCOMPARE(bench.lock.looks, 0);
}

void UnfinishedReviewTest::otherContextsAndClustersAreLeftAlone_data()
{
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("cluster");
    QTest::newRow("another context") << "prod"
                                     << "7c41f0d2-0000-4000-8000-000000000000";
    QTest::newRow("another cluster behind the same context") << "dev"
                                                             << "99999999-0000-4000-8000-000000000000";
    QTest::newRow("a cluster that is not known") << "dev"
                                                 << "";
}

void UnfinishedReviewTest::otherContextsAndClustersAreLeftAlone()
{
    QFETCH(QString, context);
    QFETCH(QString, cluster);
    Bench bench;
    bench.begun();
    bench.unfinished.begin({.context = context.toStdString(), .cluster = {cluster.toStdString()}, .actor = us},
                           ReviewOutcomes::AreJournalled);
    bench.wait();
    QVERIFY(bench.unfinished.isDone());
    QVERIFY(bench.unfinished.findings().empty());
    QCOMPARE(bench.lock.looks + bench.driver.settleReads, 0);
}

void UnfinishedReviewTest::safety17_anotherClusterBehindTheAddressIsNotRead()
{
    Bench bench;
    bench.begun();
    bench.driver.uid = ClusterUid{"99999999-0000-4000-8000-000000000000"};
    bench.review();
    bench.scheduler.advance(31s);
    QVERIFY(bench.is<CannotTell>());
    QCOMPARE(bench.driver.settleReads, 0);
    QVERIFY(bench.outcome().is_null());
}

void UnfinishedReviewTest::whatCannotBeReadStaysUnfinishedAndIsTriedAgain()
{
    Bench bench;
    bench.begun();
    bench.driver.settled = {Result<Settled>(fail(errorOfKind(ErrorKind::ConnectFailed)))};
    bench.review();
    bench.scheduler.advance(65s);
    QVERIFY(bench.is<CannotTell>());
    QVERIFY(bench.now().starts_with("What is true now could not be read: "));
    QVERIFY(bench.outcome().is_null());
    QVERIFY(bench.journal.entriesOf(JournalKind::Settled).empty());
    QVERIFY(offersFor(bench.finding()).empty());
    bench.driver.settled = {settledAs(Settled::State::Applied, "app=web,color=green", "tealdeck")};
    bench.scheduler.advance(2min);
    QCOMPARE(bench.outcome()["outcome"].get<std::string>(), std::string("done"));
}

void UnfinishedReviewTest::aPlanThatCannotBeReadIsSaid()
{
    Bench bench;
    bench.journalled(JournalKind::Intent, "{}", "Intent: Switch web to green.");
    bench.review();
    QVERIFY(bench.is<CannotTell>());
    QCOMPARE(bench.now(),
             std::string("What is true now could not be read: The journal entry of this change holds no plan that can be read. "
                         "(there is no usable \"plan\")"));
    QVERIFY(render(begunSentence(bench.finding())).starts_with("Intent: Switch web to green.: begun "));
    QVERIFY(bench.outcome().is_null());
}

void UnfinishedReviewTest::aReviewThatOnlyTellsWritesNothing()
{
    Bench bench;
    bench.begun();
    const std::size_t before = bench.journal.entries().size();
    bench.review(ReviewOutcomes::AreTold);
    bench.wait();
    QVERIFY(bench.is<FoundOut>());
    QCOMPARE(bench.journal.entries().size(), before);
}

void UnfinishedReviewTest::anOutcomeThatCannotBeJournalledIsSaid()
{
    Bench bench;
    bench.begun();
    bench.review();
    bench.journal.breakAll();
    bench.wait();
    QVERIFY(bench.unfinished.isDone());
    QVERIFY(bench.is<FoundOut>()); // what is true is told nevertheless
    QVERIFY(bench.finding().notJournalled && bench.finding().notJournalled->kind == ErrorKind::JournalUnavailable);
}

void UnfinishedReviewTest::safety06_theEndOfAWayBackMayUseTheReserve()
{
    Bench bench(Purpose::WayBack);
    bench.begun();
    bench.journal.fillDisk();
    bench.review();
    bench.wait();
    QCOMPARE(bench.outcome()["outcome"].get<std::string>(), std::string("refused"));
}

void UnfinishedReviewTest::offersKnowTheirPurpose()
{
    const auto offersOf = [](Purpose purpose, Settled::State state) {
        UnfinishedFinding finding;
        finding.plan = switchPlan(purpose);
        finding.state = FoundOut{.now = settledAs(state), .effect = std::nullopt};
        return offered(finding);
    };
    QCOMPARE(offersOf(Purpose::Fix, Settled::State::AsBefore), (Offers{"finish to green, fix"}));
    QCOMPARE(offersOf(Purpose::Fix, Settled::State::Applied), (Offers{"revert to blue, way back"}));
    QCOMPARE(offersOf(Purpose::WayBack, Settled::State::AsBefore), (Offers{"finish to green, way back"}));
    QCOMPARE(offersOf(Purpose::WayBack, Settled::State::Applied), (Offers{"revert to blue"})); // undoing a way back is a release
}

void UnfinishedReviewTest::nothingIsOfferedWhileItIsNotCertain()
{
    UnfinishedFinding finding;
    finding.plan = switchPlan();
    for (const UnfinishedState& state : std::vector<UnfinishedState>{Looking{}, StillRunning{.holder = "anna"}, CannotTell{}}) {
        finding.state = state;
        QVERIFY(offersFor(finding).empty());
    }
}

void UnfinishedReviewTest::forgottenIsForgotten()
{
    Bench bench;
    bench.begun();
    int told = 0;
    const Handle listening = bench.unfinished.onChanged([&] { ++told; });
    bench.review();
    bench.unfinished.forgetApplication("shop", "api");
    QCOMPARE(bench.unfinished.findings().size(), std::size_t(1));
    told = 0;
    bench.unfinished.forgetApplication("shop", "web");
    QVERIFY(bench.unfinished.findings().empty());
    QCOMPARE(told, 1);
    bench.wait(); // its look ended with it
    QCOMPARE(bench.driver.settleReads, 0);
    QVERIFY(bench.outcome().is_null());
}

void UnfinishedReviewTest::itSaysWhatWasBegunWhenAndByWhom()
{
    Bench bench;
    bench.begun();
    bench.review();
    const std::string when = formatRfc3339(bench.journal.entries().front().localTime);
    QCOMPARE(render(begunSentence(bench.finding())),
             "Switch web to green: begun " + when + " by anna on laptop; its console wrote no end.");
}

QTEST_GUILESS_MAIN(UnfinishedReviewTest)
#include "unfinished_review_test.moc"
