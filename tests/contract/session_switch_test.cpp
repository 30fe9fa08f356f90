#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/contract_session.h"
#include "tests/contract/server_truth.h"

using namespace tealdeck;

// The main job on a whole session, the same on the sandbox and on a real API server: see, plan, switch, switch back, journal.
class SessionSwitchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void applicationsAreFound();
    void switchAndSwitchBack();
    void anotherOneChangedTheSelector();
    void readOnlySendsNothing();
    void watchesSurviveARestartOfTheServer();
    void watchesSurviveAnExpiredHistory();

private:
    static SwitchRequest to(const std::string& slot);
    static std::string differencesFromTheServer(ContractSession& console);
};

SwitchRequest SessionSwitchTest::to(const std::string& slot)
{
    return {.namespaceName = "shop",
            .service = "web",
            .targetSlot = slot,
            .seenUid = std::nullopt,
            .seenSelector = std::nullopt,
            .purpose = std::nullopt};
}

// What a session shows against what the server holds while nobody writes; empty: equal.
std::string SessionSwitchTest::differencesFromTheServer(ContractSession& console)
{
    const ContractTarget target = ContractTarget::load();
    const QuietCluster quiet(target);
    const ServerTruth truth(target);
    const Session& session = console.session();
    std::string found = "never live";
    for (int attempt = 0; attempt < 20 && !found.empty(); ++attempt) { // what was on its way arrives meanwhile
        if (!console.waitUntil([&] { return isLive(session.freshness()); }))
            return found;
        found = differences(objectsOf(session.pods()), truth.objects(kube::pods, {}))
            + differences(objectsOf(session.services()), truth.objects(kube::services, {}));
        const auto before = objectsOf(session.pods());
        if (!found.empty())
            console.waitUntil([&] { return objectsOf(session.pods()) != before; }, std::chrono::seconds(2));
    }
    return found;
}

void SessionSwitchTest::initTestCase()
{
    if (!ContractSession::isAvailable())
        QSKIP("run by tests/contract/run_contract.py");
}

void SessionSwitchTest::applicationsAreFound()
{
    ContractSession target;
    QVERIFY(target.waitUntil([&] { return target.session().areApplicationsKnown(); }));
    const Application* web = target.session().application("shop/web");
    QVERIFY(web);
    QCOMPARE(web->serviceName, std::string("web"));
    QCOMPARE(web->slotLabel, std::string("color"));
    QCOMPARE(web->slots.size(), std::size_t(2));
    QCOMPARE(web->slots[0].name, std::string("blue"));
    QVERIFY(web->slots[0].ready > 0);
    QVERIFY(!web->slots[1].otherWays.empty()); // web-preview
    const Application* worker = target.session().application("shop/worker");
    QVERIFY(worker);
    QVERIFY(worker->serviceName.empty());
    QVERIFY(target.waitUntil([&] { return !target.session().identity().clusterUid.empty() && !target.session().identity().user.empty(); }));
    QVERIFY(isLive(target.session().freshness()));
    QCOMPARE(target.session().writes().count(), 0);
}

void SessionSwitchTest::switchAndSwitchBack()
{
    ContractSession target;
    QCOMPARE(target.selectedSlot(), std::string("blue"));
    auto plan = target.plan(to("green"));
    QVERIFY2(plan, plan ? "" : describe(plan.error()).c_str());
    QCOMPARE(plan->fromSlot, std::string("blue"));
    QVERIFY(plan->dryRun.answer == DryRun::Answer::Accepted);
    QVERIFY(!isBlocked(*plan));
    QVERIFY(plan->inverse.has_value());
    QVERIFY(!plan->commands.empty() && !plan->inverseCommands.empty());
    const auto there = target.run(*plan);
    QVERIFY2(there, there ? "" : describe(there.error()).c_str());
    const auto* done = std::get_if<Done>(&*there->outcome);
    QVERIFY2(done && done->effect.isComplete, std::string(outcomeWord(*there->outcome)).c_str());
    QCOMPARE(target.selectedSlot(), std::string("green"));
    QVERIFY(target.session().writes().count() >= 2); // the Lease and the patch
    auto back = target.plan(to("blue"));
    QVERIFY2(back, back ? "" : describe(back.error()).c_str());
    QVERIFY(back->purpose == Purpose::WayBack);
    const auto returned = target.run(*back);
    QVERIFY2(returned, returned ? "" : describe(returned.error()).c_str());
    QVERIFY(std::holds_alternative<Done>(*returned->outcome));
    QCOMPARE(target.selectedSlot(), std::string("blue"));

    std::optional<Result<std::vector<JournalAnchor>>> anchors;
    const Handle reading = target.session().readAnchors([&](Result<std::vector<JournalAnchor>> read) { anchors = std::move(read); });
    QVERIFY(target.waitUntil([&] { return anchors.has_value(); }));
    QVERIFY2(anchors->has_value(), anchors->has_value() ? "" : describe(anchors->error()).c_str());
    QVERIFY(!(*anchors)->empty());
    std::optional<Result<JournalVerdict>> verdict;
    const Handle verifying = target.journal().verify(**anchors, [&](Result<JournalVerdict> found) { verdict = std::move(found); });
    QVERIFY(target.waitUntil([&] { return verdict.has_value(); }));
    QVERIFY(verdict->has_value() && (*verdict)->isIntact());
    QVERIFY((*verdict)->provenUpTo.has_value());
}

void SessionSwitchTest::anotherOneChangedTheSelector()
{
    ContractSession ours;
    auto plan = ours.plan(to("green"));
    QVERIFY2(plan, plan ? "" : describe(plan.error()).c_str());
    ContractSession theirs;
    auto theirPlan = theirs.plan(to("green"));
    QVERIFY(theirPlan);
    const auto switched = theirs.run(*theirPlan, "somebody else");
    QVERIFY2(switched, switched ? "" : describe(switched.error()).c_str());
    QVERIFY(std::holds_alternative<Done>(*switched->outcome));
    auto back = theirs.plan(to("blue"));
    QVERIFY(back);
    // Our plan says blue -> green, but green is selected already: nothing of it may be sent as if it were still so.
    const auto late = ours.run(*plan);
    QVERIFY2(late, late ? "" : describe(late.error()).c_str());
    QVERIFY(!std::holds_alternative<OutcomeUnknown>(*late->outcome));
    QCOMPARE(ours.selectedSlot(), std::string("green"));
    back = theirs.plan(to("blue"));
    QVERIFY(back);
    QVERIFY(theirs.run(*back, "back"));
    QCOMPARE(ours.selectedSlot(), std::string("blue"));
}

void SessionSwitchTest::readOnlySendsNothing()
{
    ContractSession target({.user = "operator", .access = AccessMode::ReadOnly});
    QVERIFY(!target.session().executor());
    auto plan = target.plan(to("green"));
    QVERIFY2(plan, plan ? "" : describe(plan.error()).c_str());
    QVERIFY(plan->dryRun.answer == DryRun::Answer::NotRun);
    QCOMPARE(target.session().writes().count(), 0);
}

void SessionSwitchTest::watchesSurviveARestartOfTheServer()
{
    if (ContractSession::kind() == "sandbox")
        QSKIP("the sandbox is the server and its data in one process");
    ContractSession target;
    QVERIFY(target.waitUntil([&] { return isLive(target.session().freshness()); }));
    const auto podsBefore = target.session().pods().rows().size();
    QCOMPARE(ContractSession::control("kill apiserver"), std::string("ok"));
    QVERIFY(target.waitUntil([&] { return std::holds_alternative<Stale>(target.session().freshness()); }));
    QCOMPARE(target.session().pods().rows().size(), podsBefore); // nothing vanished
    QCOMPARE(ContractSession::control("start apiserver"), std::string("ok"));
    QVERIFY(target.waitUntil([&] { return isLive(target.session().freshness()); }, std::chrono::minutes(2)));
    QCOMPARE(target.session().pods().rows().size(), podsBefore);
    QCOMPARE(differencesFromTheServer(target), std::string());
}

void SessionSwitchTest::watchesSurviveAnExpiredHistory()
{
    ContractSession target;
    QVERIFY(target.waitUntil([&] { return isLive(target.session().freshness()); }));
    const auto podsBefore = target.session().pods().rows().size();
    std::size_t fewest = podsBefore;
    const Handle changes
        = target.session().pods().onChange([&](const StoreChange&) { fewest = std::min(fewest, target.session().pods().rows().size()); });
    // Compacts and starts the API server anew, so that every version from before answers 410 Gone.
    const std::string answer = ContractSession::control(ContractSession::kind() == "sandbox" ? "compact" : "expire");
    QCOMPARE(answer, std::string("ok"));
    QVERIFY(target.waitUntil([&] { return isLive(target.session().freshness()); }, std::chrono::minutes(2)));
    QVERIFY(target.waitUntil([&] { return target.session().pods().rows().size() == podsBefore; }));
    QCOMPARE(fewest, podsBefore); // listed again without rows vanishing
    QCOMPARE(differencesFromTheServer(target), std::string());
}

QTEST_GUILESS_MAIN(SessionSwitchTest)
#include "session_switch_test.moc"
