#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/session/session.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/fake_shop.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

// One cluster and one journal, with a console after the other at work on them.
struct Bench
{
    std::unique_ptr<Session> console(AccessMode access = AccessMode::ReadWrite)
    {
        SessionSettings settings;
        settings.context = "dev";
        settings.environment = "dev";
        settings.environmentClass = EnvironmentClass::Development;
        settings.access = access;
        settings.slotLabels = {"color"};
        settings.namespaceScope = "shop";
        settings.host = "laptop";
        return std::make_unique<Session>(settings, shop.http, writes, journal, scheduler);
    }

    Plan plan(Session& session, ChangeRequest request)
    {
        std::optional<Result<Plan>> made;
        const Handle planning = session.planner().plan(std::move(request), [&](Result<Plan> result) { made = std::move(result); });
        scheduler.advance(11s);
        if (!made || !*made)
            qFatal("there is no plan");
        return **made;
    }
    ChangeId start(Session& session, const Plan& plan)
    {
        const Requirements needed = requirementsOf(plan);
        const auto change = confirm(
            plan,
            {.typedName = {}, .reason = "CHG-2291", .seenWarnings = {needed.warnings.begin(), needed.warnings.end()}, .typingTime = {}},
            scheduler.now());
        if (!change)
            qFatal("%s", describe(change.error()).c_str());
        return session.executor()->start(*change).value();
    }

    static SwitchRequest toGreen()
    {
        return {.namespaceName = "shop",
                .service = "web",
                .targetSlot = "green",
                .seenUid = std::nullopt,
                .seenSelector = std::nullopt,
                .purpose = std::nullopt};
    }

    // A console sends its PATCH, which is carried out, and is gone before the answer.
    ChangeId dieInTheMiddle()
    {
        auto dead = console();
        scheduler.advance(1s);
        const Plan made = plan(*dead, toGreen());
        shop.http.once(requestTo(HttpMethod::Patch, "/api/v1/namespaces/shop/services/web"),
                       FakeAnswer::never().applying([this](const HttpRequest& request) { shop.carryOut(request); }));
        const ChangeId id = start(*dead, made);
        scheduler.advance(2s);
        if (shop.selected() != "green" || findUnfinished(journal.entries()).size() != 1)
            qFatal("it did not die in the middle");
        return id;
    }

    FakeScheduler scheduler;
    FakeShop shop{scheduler};
    FakeJournal journal{scheduler};
    WriteCounter writes;
};

std::string wordsOn(const Session& session)
{
    const auto findings = session.unfinished().findings();
    return findings.size() == 1 ? render(nowSentence(findings[0])) : std::to_string(findings.size()) + " findings";
}

} // namespace

// A session that finds what the console before it left in the middle, with the real lock and the real driver.
class SessionUnfinishedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsFoundOutToldAndJournalledAndNothingIsSent();
    void readOnlyDoesTheSame();
    void theLockThatWasWatchedNeedNotBeWatchedAgain();
    void aNewChangeTakesTheNoticeAway();
    void aReviewOfOneChangeLeavesTheOthersAlone();
};

void SessionUnfinishedTest::itIsFoundOutToldAndJournalledAndNothingIsSent()
{
    Bench bench;
    bench.dieInTheMiddle();
    const std::size_t sent = bench.shop.writes().size();
    const auto session = bench.console();
    session->reviewUnfinished(ReviewOutcomes::AreJournalled); // the cluster's UID is not known yet
    QVERIFY(!session->unfinished().isDone());
    bench.scheduler.advance(60s);
    QCOMPARE(wordsOn(*session), std::string("Service web selects green: the request had arrived."));
    QVERIFY(findUnfinished(bench.journal.entries()).empty());
    QCOMPARE(bench.journal.entriesOf(JournalKind::Outcome).back().draft.summary, std::string("Switch web to green: done."));
    QCOMPARE(bench.shop.writes().size(), sent);
}

void SessionUnfinishedTest::readOnlyDoesTheSame()
{
    Bench bench;
    bench.dieInTheMiddle();
    const std::size_t sent = bench.shop.writes().size();
    const auto session = bench.console(AccessMode::ReadOnly);
    session->reviewUnfinished(ReviewOutcomes::AreJournalled);
    bench.scheduler.advance(60s);
    QCOMPARE(wordsOn(*session), std::string("Service web selects green: the request had arrived."));
    QVERIFY(findUnfinished(bench.journal.entries()).empty());
    QCOMPARE(bench.shop.writes().size(), sent);
}

void SessionUnfinishedTest::theLockThatWasWatchedNeedNotBeWatchedAgain()
{
    Bench bench;
    bench.dieInTheMiddle();
    const auto session = bench.console();
    session->reviewUnfinished(ReviewOutcomes::AreJournalled);
    bench.scheduler.advance(60s);
    const auto offers = offersFor(session->unfinished().findings().at(0));
    QCOMPARE(offers.size(), std::size_t(1));
    const Plan back = bench.plan(*session, offers[0].request);
    QCOMPARE(back.lockHolder, std::string()); // seen to have run out
    QVERIFY(back.purpose == Purpose::WayBack);
    const ChangeId id = bench.start(*session, back);
    bench.scheduler.advance(10s);
    QVERIFY(std::holds_alternative<Done>(session->executor()->progress(id)->outcome.value()));
    QCOMPARE(bench.shop.selected(), std::string("blue"));
}

void SessionUnfinishedTest::aNewChangeTakesTheNoticeAway()
{
    Bench bench;
    bench.dieInTheMiddle();
    const auto session = bench.console();
    session->reviewUnfinished(ReviewOutcomes::AreJournalled);
    bench.scheduler.advance(60s);
    const auto offers = offersFor(session->unfinished().findings().at(0));
    bench.start(*session, bench.plan(*session, offers.at(0).request));
    bench.scheduler.advance(1s);
    QVERIFY(session->unfinished().findings().empty());
}

void SessionUnfinishedTest::aReviewOfOneChangeLeavesTheOthersAlone()
{
    Bench bench;
    bench.dieInTheMiddle();
    const auto session = bench.console();
    session->reviewUnfinished(ReviewOutcomes::AreJournalled, ChangeId{"another"});
    bench.scheduler.advance(60s);
    QVERIFY(session->unfinished().isDone());
    QVERIFY(session->unfinished().findings().empty());
    QCOMPARE(findUnfinished(bench.journal.entries()).size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(SessionUnfinishedTest)
#include "session_unfinished_test.moc"
