#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/change/change_executor.h"
#include "tests/support/fake_journal.h"
#include "tests/unit/connectors/switch_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;
using nlohmann::json;

namespace
{

const std::string servicePath = "/api/v1/namespaces/shop/services/web";
const RequestPredicate servicePatch
    = [](const HttpRequest& request) { return request.method == HttpMethod::Patch && isStateChanging(request); };

// Driver, lock and executor together on one fake server.
struct FlowBench : SwitchBench
{
    ChangeId start(Plan plan)
    {
        const auto warnings = warningsToAcknowledge(plan);
        auto change = confirm(std::move(plan),
                              {.typedName = {}, .reason = "CHG-2291", .seenWarnings = {warnings.begin(), warnings.end()}, .typingTime = {}},
                              scheduler.now());
        if (!change)
            qFatal("%s", describe(change.error()).c_str());
        return *executor.start(*change);
    }
    const ChangeProgress& run(Plan plan, Duration duration = std::chrono::seconds(30))
    {
        const ChangeId id = start(std::move(plan));
        scheduler.advance(duration);
        return *executor.progress(id);
    }
    static std::string outcomeOf(const ChangeProgress& progress)
    {
        return progress.outcome ? std::string(outcomeWord(*progress.outcome)) : "running";
    }
    static bool isEffectSeen(const ChangeProgress& progress)
    {
        const auto* done = progress.outcome ? std::get_if<Done>(&*progress.outcome) : nullptr;
        return done && done->effect.isComplete;
    }

    FakeJournal journal{scheduler};
    LeaseLock lock{shop.http, scheduler, {.host = "desk"}};
    WriteAccess access = *WriteAccess::forMode(AccessMode::ReadWrite);
    HttpStepRunner steps{access, shop.http};
    ChangeExecutor executor{access, steps, driver, lock, journal, scheduler};
};

} // namespace

class SwitchFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSwitchAndItsWayBack()
    {
        FlowBench bench;
        const ChangeProgress& there = bench.run(bench.plan());
        QVERIFY(FlowBench::isEffectSeen(there));
        QCOMPARE(bench.shop.selected(), std::string("green"));
        QCOMPARE(there.writes.size(), bench.shop.writes().size()); // each request on the screen, and nothing else
        QVERIFY(std::ranges::all_of(there.writes, [](const WriteLine& write) { return write.status == 200 || write.status == 201; }));

        const Plan back = bench.plan(SwitchBench::to("blue"));
        QVERIFY(back.purpose == Purpose::WayBack);
        QVERIFY(FlowBench::isEffectSeen(bench.run(back)));
        QCOMPARE(bench.shop.selected(), std::string("blue"));
        QCOMPARE((*bench.shop.lease())["spec"]["holderIdentity"].get<std::string>(), std::string());
    }

    void safety03_aWayBackIsDoneWithinThirtySecondsWhenEachReadTakesFour()
    {
        FlowBench bench;
        bench.run(bench.plan());
        bench.shop.readDelay = 4s;
        const Instant start = bench.scheduler.now();
        std::optional<Result<Plan>> plan;
        const Handle planning = bench.driver.plan(SwitchBench::to("blue"), [&](Result<Plan> made) { plan = std::move(made); });
        while (!plan)
            bench.scheduler.advance(100ms);
        QVERIFY(*plan && (*plan)->purpose == Purpose::WayBack);
        const ChangeId id = bench.start(**plan);
        while (!bench.executor.progress(id)->outcome)
            bench.scheduler.advance(100ms);
        QVERIFY(FlowBench::isEffectSeen(*bench.executor.progress(id)));
        QVERIFY(bench.scheduler.now() - start <= Duration(30s)); // of the fake clock
        QCOMPARE(bench.shop.selected(), std::string("blue"));
    }

    void safety01_theWayBackIsThereWhileTheSwitchIsStillWatched()
    {
        FlowBench bench;
        bench.shop.doEndpointsFollow = false; // nothing comes of it
        const ChangeId there = bench.start(bench.plan());
        bench.scheduler.advance(10s);
        QVERIFY(bench.executor.progress(there)->stage == Stage::Watch);
        const Plan back = bench.plan(SwitchBench::to("blue"));
        QVERIFY(back.purpose == Purpose::WayBack);
        const ChangeId returned = bench.start(back);
        bench.scheduler.advance(10s);
        QVERIFY(FlowBench::isEffectSeen(*bench.executor.progress(returned)));
        QCOMPARE(bench.shop.selected(), std::string("blue"));
        QCOMPARE(FlowBench::outcomeOf(*bench.executor.progress(there)), std::string("done"));
    }

    void safety06_withoutAJournalNothingIsSentNoLeaseEither()
    {
        FlowBench bench;
        bench.journal.breakAll();
        QCOMPARE(FlowBench::outcomeOf(bench.run(bench.plan())), std::string("refused"));
        QVERIFY(bench.shop.writes().empty());
    }

    void safety06_withoutAJournalAWayBackIsJournalledOnTheService()
    {
        FlowBench bench;
        bench.run(bench.plan());
        bench.journal.breakAll();
        QVERIFY(FlowBench::isEffectSeen(bench.run(bench.plan(SwitchBench::to("blue")))));
        QCOMPARE(bench.shop.selected(), std::string("blue"));
        const json intent = json::parse(bench.shop.service["metadata"]["annotations"]["tealdeck.org/journal"].get<std::string>());
        QCOMPARE(intent["reason"].get<std::string>(), std::string("CHG-2291"));
        QCOMPARE(intent["by"].get<std::string>(), std::string("anna"));
    }

    void safety13_aSelectorThatSomebodyChangedMeanwhileIsNotTouched()
    {
        FlowBench bench;
        const Plan plan = bench.plan();
        bench.shop.service["spec"]["selector"]["tier"] = "front";
        bench.shop.select("blue", "argocd-controller");
        const ChangeProgress& progress = bench.run(plan);
        QCOMPARE(FlowBench::outcomeOf(progress), std::string("refused"));
        QVERIFY(contains(render(std::get<Refused>(*progress.outcome).reason.message), "argocd-controller"));
        QVERIFY(contains(render(std::get<Refused>(*progress.outcome).reason.message), "tier=front"));
        QCOMPARE(bench.shop.selected(), std::string("blue"));
    }

    void aServiceWithAnotherUidIsNotTouched()
    {
        FlowBench bench;
        const Plan plan = bench.plan();
        bench.shop.service["metadata"]["uid"] = "uid-made-anew";
        const ChangeProgress& progress = bench.run(plan);
        QVERIFY(std::get<Refused>(*progress.outcome).reason.kind == ErrorKind::NotFound);
        QCOMPARE(bench.shop.selected(), std::string("blue"));
    }

    void anotherClusterUnderTheSameNameGetsNothing()
    {
        FlowBench bench;
        const Plan plan = bench.plan();
        bench.shop.clusterUid = "another";
        const ChangeProgress& progress = bench.run(plan);
        QVERIFY(std::get<Refused>(*progress.outcome).reason.kind == ErrorKind::WrongCluster);
        QCOMPARE(bench.shop.http.count(servicePatch), std::size_t(0));
    }

    void aLostAnswerOfAPatchThatArrived()
    {
        FlowBench bench;
        bench.shop.http.once(servicePatch, FakeAnswer::lost([&](const HttpRequest& request) { bench.shop.carryOut(request); }));
        const ChangeProgress& progress = bench.run(bench.plan());
        QVERIFY(FlowBench::isEffectSeen(progress));
        QCOMPARE(bench.shop.http.count(servicePatch), std::size_t(1));
    }

    void aLostPatchThatNeverArrived()
    {
        FlowBench bench;
        bench.shop.http.once(servicePatch, FakeAnswer::failing(ErrorKind::ConnectionLost));
        const ChangeProgress& progress = bench.run(bench.plan());
        QCOMPARE(FlowBench::outcomeOf(progress), std::string("refused"));
        QCOMPARE(bench.shop.selected(), std::string("blue"));
        QCOMPARE(bench.shop.http.count(servicePatch), std::size_t(1));
    }

    void aLostAnswerThatCannotBeReadBackIsUnknown()
    {
        FlowBench bench;
        const Plan plan = bench.plan();
        bench.shop.http.once(servicePatch, FakeAnswer::lost([&](const HttpRequest& request) { bench.shop.carryOut(request); }));
        bench.shop.http.on(requestTo(HttpMethod::Get, servicePath), FakeAnswer::never());
        const ChangeProgress& progress = bench.run(plan, 60s);
        QCOMPARE(FlowBench::outcomeOf(progress), std::string("unknown"));
        QCOMPARE(bench.shop.http.count(servicePatch), std::size_t(1));
    }

    void safety04_endpointsThatDoNotFollowAreNotFullySeen()
    {
        FlowBench bench;
        const Plan plan = bench.plan();
        bench.shop.doEndpointsFollow = false;
        const ChangeProgress& progress = bench.run(plan, 70s);
        QCOMPARE(FlowBench::outcomeOf(progress), std::string("done"));
        QVERIFY(!FlowBench::isEffectSeen(progress));
        QCOMPARE(progress.effect->readyElsewhere, 3);
    }

    void aTakenLockStopsBeforeTheService()
    {
        FlowBench bench;
        const Plan plan = bench.plan();
        bench.shop.leases["tealdeck-web"] = json::parse(R"({"kind":"Lease","metadata":{"name":"tealdeck-web","namespace":"shop","uid":"u",
            "resourceVersion":"5"},"spec":{"holderIdentity":"otto@laptop 1","leaseDurationSeconds":30}})");
        const ChangeProgress& progress = bench.run(plan);
        QVERIFY(std::get<Refused>(*progress.outcome).reason.kind == ErrorKind::Locked);
        QVERIFY(bench.shop.writes().empty());
    }
};

QTEST_GUILESS_MAIN(SwitchFlowTest)
#include "switch_flow_test.moc"
