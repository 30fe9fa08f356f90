#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/net/read_only_http_client.h"
#include "tests/support/captured_reply.h"
#include "tests/support/shown.h"
#include "tests/unit/session/session_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;
using nlohmann::json;

namespace
{

FakeAnswer forbidden()
{
    return FakeAnswer::json(json{{"kind", "Status"}, {"reason", "Forbidden"}, {"message", "no"}, {"code", 403}}.dump(), 403);
}

QByteArray wordFor(const Freshness& freshness)
{
    constexpr std::array words{"loading", "live", "stale", "unavailable"};
    return words.at(freshness.index());
}

SwitchRequest toGreen(Purpose purpose)
{
    return {.namespaceName = "shop",
            .service = "web",
            .targetSlot = "green",
            .seenUid = std::nullopt,
            .seenSelector = std::nullopt,
            .purpose = purpose};
}

Plan planned(SessionBench& bench, Purpose purpose)
{
    std::optional<Result<Plan>> made;
    const Handle planning = bench.session->planner().plan(toGreen(purpose), [&](Result<Plan> plan) { made = std::move(plan); });
    bench.scheduler.advance(11s);
    if (!made || !*made)
        qFatal("no plan");
    return **made;
}

Result<ConfirmedChange> confirmed(const Plan& plan)
{
    const auto warnings = warningsToAcknowledge(plan);
    return confirm(plan, {.typedName = {}, .reason = "test", .seenWarnings = {warnings.begin(), warnings.end()}, .typingTime = {}},
                   plan.madeAt);
}

} // namespace

// One environment at work, on a fake server.
class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void applicationsAreFoundWhenEveryStoreWasRead();
    void withoutTheRightToReadIngressesApplicationsAreStillFound();
    void changesOfTheStoresAreGathered();
    void freshnessIsTheWorstOfAllFeeds_data();
    void freshnessIsTheWorstOfAllFeeds();
    void aDeadWatchMakesTheSessionStaleAndKeepsItsRows();
    void anIdentityThatWasLostOnItsWayIsAskedForAgainSoon();
    void refreshReadsEverythingAgain();
    void anIncompleteIdentityIsReadAgainSoon();
    void aSandboxBehindAPlainKubeconfigIsMarkedAsOne();
    void safety01_anotherClusterLocksEveryChangeWaysBackToo();
    void safety17_aClusterThatChangedStaysLockedWhenTheOldOneComesBack();
    void aUidThatCannotBeReadLaterLocksNothing();
    void readOnlyHasNoExecutorAndSendsNoWrite();
    void aChangeRunsToItsEndAndOutlivesItsObserver();
    void itsEndEndsEveryRequestAndTimer();
};

void SessionTest::applicationsAreFoundWhenEveryStoreWasRead()
{
    SessionBench bench;
    bench.shop.http.once(SessionBench::listing("statefulsets"), FakeAnswer::json(R"({"kind":"StatefulSetList","items":[]})").after(3s));
    Session& session = bench.open();
    int told = 0;
    const Handle listening = session.onApplicationsChanged([&] { ++told; });
    bench.scheduler.advance(2s);
    QCOMPARE(session.services().rows().size(), std::size_t(1));
    QVERIFY(!session.areApplicationsKnown());
    QVERIFY(session.applications().empty());
    QCOMPARE(told, 0);
    bench.scheduler.advance(2s);
    QVERIFY(session.areApplicationsKnown());
    QCOMPARE(told, 1);
    const Application* web = session.application("shop/web");
    QVERIFY(web);
    QCOMPARE(web->slots.size(), std::size_t(2));
    QVERIFY(web->selectedSlot());
    QCOMPARE(shown(web->selectedSlot()->name), QByteArray("blue"));
    QVERIFY(!session.application("shop/other"));
}

void SessionTest::withoutTheRightToReadIngressesApplicationsAreStillFound()
{
    SessionBench bench;
    bench.shop.http.on(SessionBench::listing("ingresses"), forbidden());
    const Session& session = bench.openReady();
    QVERIFY(session.application("shop/web"));
    QVERIFY(isLive(session.freshness()));
    QCOMPARE(wordFor(session.ingresses().freshness()), QByteArray("unavailable"));
}

void SessionTest::changesOfTheStoresAreGathered()
{
    SessionBench bench;
    Session& session = bench.openReady();
    int told = 0;
    const Handle listening = session.onApplicationsChanged([&] { ++told; });
    bench.shop.select("green", "kubectl-patch");
    FakeStream& watch = bench.shop.http.stream(SessionBench::watching("/services"));
    const std::string event = json{{"type", "MODIFIED"}, {"object", bench.shop.service}}.dump() + "\n";
    watch.push(event);
    watch.push(event);
    bench.scheduler.runPosted();
    QCOMPARE(told, 0);
    bench.scheduler.advance(1s);
    QCOMPARE(told, 1);
    QCOMPARE(shown(session.application("shop/web")->selectedSlot()->name), QByteArray("green"));
    watch.push(event); // the same again is no change
    bench.scheduler.advance(1s);
    QCOMPARE(told, 1);
}

void SessionTest::freshnessIsTheWorstOfAllFeeds_data()
{
    QTest::addColumn<QString>("plural");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("pods") << "pods" << QByteArray("unavailable");
    QTest::newRow("deployments") << "deployments" << QByteArray("unavailable");
    QTest::newRow("stateful sets") << "statefulsets" << QByteArray("unavailable");
    QTest::newRow("services") << "services" << QByteArray("unavailable");
    QTest::newRow("ingresses only add ways in") << "ingresses" << QByteArray("live");
}

void SessionTest::freshnessIsTheWorstOfAllFeeds()
{
    QFETCH(QString, plural);
    QFETCH(QByteArray, word);
    SessionBench bench;
    bench.shop.http.once(SessionBench::listing(plural.toStdString()), forbidden());
    Session& session = bench.open();
    QByteArrayList heard;
    const Handle listening = session.onFreshnessChanged([&] { heard.push_back(wordFor(session.freshness())); });
    QCOMPARE(wordFor(session.freshness()), QByteArray("loading"));
    bench.scheduler.advance(1s);
    QCOMPARE(wordFor(session.freshness()), word);
    QCOMPARE(heard.back(), word);
    bench.scheduler.advance(2min); // permitted by now
    QCOMPARE(wordFor(session.freshness()), QByteArray("live"));
    QCOMPARE(heard.back(), QByteArray("live"));
}

void SessionTest::aDeadWatchMakesTheSessionStaleAndKeepsItsRows()
{
    SessionBench bench;
    const Session& session = bench.openReady();
    QVERIFY(isLive(session.freshness()));
    bench.shop.http.on(requestContaining("/pods?"), FakeAnswer::failing(ErrorKind::ConnectFailed));
    bench.shop.http.stream(SessionBench::watching("/pods")).cut();
    bench.scheduler.advance(30s);
    QCOMPARE(wordFor(session.freshness()), QByteArray("stale"));
    QCOMPARE(session.pods().rows().size(), std::size_t(6));
    QVERIFY(session.application("shop/web"));
}

// A POST is not repeated when its connection is handed on (GOAWAY): who we are is asked for again soon, not a minute later.
void SessionTest::anIdentityThatWasLostOnItsWayIsAskedForAgainSoon()
{
    SessionBench bench;
    bench.shop.http.once(requestContaining("selfsubjectreviews"), FakeAnswer::failing(ErrorKind::ConnectionLost));
    const Session& session = bench.open();
    bench.scheduler.advance(1s);
    QVERIFY(!session.identity().clusterUid.empty());
    QVERIFY(session.identity().user.empty());
    bench.scheduler.advance(6s);
    QCOMPARE(session.identity().user, std::string("anna"));
}

void SessionTest::refreshReadsEverythingAgain()
{
    SessionBench bench;
    Session& session = bench.openReady();
    const QStringList plurals{"pods", "deployments", "statefulsets", "services", "ingresses"};
    session.refresh();
    bench.scheduler.advance(1s);
    for (const QString& plural : plurals)
        QCOMPARE(bench.shop.http.count(SessionBench::listing(plural.toStdString())), std::size_t(2));
    QCOMPARE(bench.shop.http.count(requestContaining("kube-system")), std::size_t(2));
}

void SessionTest::anIncompleteIdentityIsReadAgainSoon()
{
    SessionBench bench;
    bench.shop.http.once(requestContaining("kube-system"), FakeAnswer::failing(ErrorKind::ConnectionLost));
    Session& session = bench.open();
    int told = 0;
    const Handle listening = session.onIdentityChanged([&] { ++told; });
    bench.scheduler.advance(1s);
    QVERIFY(session.identity().clusterUid.empty());
    QVERIFY(!session.identity().problems.empty());
    QCOMPARE(shown(session.identity().user), QByteArray("anna"));
    bench.scheduler.advance(5s);
    QCOMPARE(session.identity().clusterUid, ClusterUid{bench.shop.clusterUid});
    QCOMPARE(told, 2);
    bench.scheduler.advance(30s); // complete: each minute is enough
    QCOMPARE(told, 2);
    bench.scheduler.advance(30s);
    QCOMPARE(told, 3);
    QVERIFY(!session.identity().hasClusterChanged);
}

void SessionTest::aSandboxBehindAPlainKubeconfigIsMarkedAsOne()
{
    SessionBench bench;
    bench.shop.http.on(requestContaining("/version"), FakeAnswer::json(R"({"gitVersion":"v1.36.3+sandbox"})"));
    const Session& session = bench.openReady();
    QVERIFY(session.settings().isSandbox);
    QVERIFY(planned(bench, Purpose::Release).isSandbox);
}

void SessionTest::safety01_anotherClusterLocksEveryChangeWaysBackToo()
{
    SessionBench bench;
    Session& session = bench.openReady();
    const ClusterUid first = session.identity().clusterUid;
    const Plan early = planned(bench, Purpose::WayBack);
    QVERIFY(confirmed(early));

    bench.shop.clusterUid = "99999999-0000-4000-8000-000000000000";
    for (const Purpose purpose : {Purpose::Release, Purpose::Fix, Purpose::WayBack}) { // before the session itself looked again
        const auto change = confirmed(planned(bench, purpose));
        QCOMPARE(kindOf(change), shown(ErrorKind::Refused));
        QCOMPARE(shown(change.error().detail), QByteArray("cluster-identity"));
    }
    QVERIFY(!session.identity().hasClusterChanged);
    bench.scheduler.advance(1min);
    QVERIFY(session.identity().hasClusterChanged);
    QCOMPARE(session.identity().clusterUid, first); // what it began with stays
    QCOMPARE(shown(session.identity().problems.back().kind), shown(ErrorKind::WrongCluster));

    auto late = confirmed(early); // confirmed before, started now
    const auto id = session.executor()->start(std::move(*late));
    QVERIFY(id);
    bench.scheduler.advance(1min);
    const ChangeProgress* progress = session.executor()->progress(*id);
    QVERIFY(progress && progress->outcome);
    const auto* refused = std::get_if<Refused>(&*progress->outcome);
    QVERIFY(refused);
    QCOMPARE(shown(refused->reason.kind), shown(ErrorKind::WrongCluster));
    QCOMPARE(shown(bench.shop.selected()), QByteArray("blue"));
}

void SessionTest::safety17_aClusterThatChangedStaysLockedWhenTheOldOneComesBack()
{
    SessionBench bench;
    const Session& session = bench.openReady();
    const std::string first = bench.shop.clusterUid;
    bench.shop.clusterUid = "99999999-0000-4000-8000-000000000000";
    bench.scheduler.advance(1min);
    QVERIFY(session.identity().hasClusterChanged);
    bench.shop.clusterUid = first;
    bench.scheduler.advance(2min);
    QVERIFY(session.identity().hasClusterChanged);
    QCOMPARE(std::ranges::count(session.identity().problems, ErrorKind::WrongCluster, &Error::kind), 1);
}

void SessionTest::aUidThatCannotBeReadLaterLocksNothing()
{
    SessionBench bench;
    const Session& session = bench.openReady();
    bench.shop.http.on(requestContaining("kube-system"), FakeAnswer::failing(ErrorKind::TimedOut));
    bench.scheduler.advance(2min);
    QVERIFY(!session.identity().hasClusterChanged);
    QCOMPARE(session.identity().clusterUid, ClusterUid{bench.shop.clusterUid});
    QVERIFY(!session.identity().problems.empty());
    QVERIFY(confirmed(planned(bench, Purpose::WayBack)));
}

void SessionTest::readOnlyHasNoExecutorAndSendsNoWrite()
{
    SessionBench bench(AccessMode::ReadOnly);
    ReadOnlyHttpClient http(bench.shop.http, bench.scheduler);
    Session& session = bench.open(http);
    bench.scheduler.advance(1s);
    QVERIFY(session.application("shop/web"));
    QVERIFY(!session.executor());
    const Plan plan = planned(bench, Purpose::Release);
    QVERIFY(plan.dryRun.answer != DryRun::Answer::Accepted);
    QVERIFY(std::ranges::all_of(bench.shop.http.sent, isReadOnly));
    QCOMPARE(http.stoppedCount(), 0); // it does not even try
    std::optional<Result<HttpResponse>> answer;
    const Handle writing = http.send({.method = HttpMethod::Patch, .target = "/api/v1/namespaces/shop/services/web"},
                                     [&](Result<HttpResponse> response) { answer = std::move(response); });
    bench.scheduler.runPosted();
    QVERIFY(answer);
    QCOMPARE(kindOf(*answer), shown(ErrorKind::ReadOnly));
    QVERIFY(bench.shop.writes().empty());
}

void SessionTest::aChangeRunsToItsEndAndOutlivesItsObserver()
{
    SessionBench bench;
    Session& session = bench.openReady();
    auto change = confirmed(planned(bench, Purpose::Release));
    QVERIFY(change);
    const auto id = session.executor()->start(std::move(*change));
    QVERIFY(id);
    {
        int told = 0;
        const Handle observing = session.executor()->observe(*id, [&](const ChangeProgress&) { ++told; });
        bench.scheduler.advance(1s);
        QVERIFY(told > 0);
    }
    bench.scheduler.advance(1min);
    const ChangeProgress* progress = session.executor()->progress(*id);
    QVERIFY(progress && progress->outcome);
    QVERIFY(std::holds_alternative<Done>(*progress->outcome));
    QCOMPARE(shown(bench.shop.selected()), QByteArray("green"));
    QVERIFY(!bench.journal.entriesOf(JournalKind::Intent).empty());
}

void SessionTest::itsEndEndsEveryRequestAndTimer()
{
    SessionBench bench;
    bench.openReady();
    QVERIFY(bench.shop.http.openCount() > 0);
    bench.session->refresh();
    bench.session.reset();
    bench.scheduler.advance(2min);
    QCOMPARE(bench.shop.http.openCount(), std::size_t(0));
    QCOMPARE(bench.scheduler.timers(), std::size_t(0));
}

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
