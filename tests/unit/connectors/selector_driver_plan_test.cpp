#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/connectors/switch_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;
using nlohmann::json;

// What a plan holds, and that making one changes nothing.
class SelectorDriverPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanTellsWhatWillBeSentAndHowItIsUndone()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        QCOMPARE(render(plan.title), std::string("Switch web to green"));
        QCOMPARE(plan.fromSlot, std::string("blue"));
        QCOMPARE(plan.clusterUid.value, bench.shop.clusterUid);
        QCOMPARE(plan.actor, std::string("anna"));
        QCOMPARE(plan.targetReady, 3);
        QCOMPARE(plan.lockName, std::string("shop/tealdeck-web"));
        QVERIFY(plan.purpose == Purpose::Release);
        QVERIFY(!isBlocked(plan));
        QCOMPARE(warningsToAcknowledge(plan), std::vector<std::string>());
        const auto step = std::ranges::find_if(plan.steps, [](const PlanStep& one) { return one.request.has_value(); });
        QVERIFY(step != plan.steps.end());
        QCOMPARE(std::ranges::count_if(plan.steps, [](const PlanStep& one) { return one.request.has_value(); }), 1);
        QCOMPARE(step->request->target, std::string("/api/v1/namespaces/shop/services/web?fieldManager=tealdeck"));
        QCOMPARE(std::ranges::count_if(plan.steps, [](const PlanStep& one) { return one.isPredicted; }), 1); // safety.md 21
        QVERIFY(plan.inverse.has_value());
    }

    void safety13_thePatchTestsUidAndSelectorAndReplacesOneValue()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        const json patch = json::parse(plan.steps[2].request->body);
        QCOMPARE(patch.size(), std::size_t(3));
        QVERIFY(patch[0] == (json{{"op", "test"}, {"path", "/metadata/uid"}, {"value", "uid-web"}}));
        QVERIFY(patch[1] == (json{{"op", "test"}, {"path", "/spec/selector"}, {"value", {{"app", "web"}, {"color", "blue"}}}}));
        QVERIFY(patch[2] == (json{{"op", "replace"}, {"path", "/spec/selector/color"}, {"value", "green"}}));
        const json inverse = json::parse(plan.inverse->body);
        QVERIFY(inverse[1]["value"] == (json{{"app", "web"}, {"color", "green"}}));
        QCOMPARE(inverse[2]["value"].get<std::string>(), std::string("blue"));
    }

    void aLabelWithASlashIsEscapedInThePath()
    {
        SwitchBench bench;
        ServiceSelectorDriver driver(bench.shop.http, bench.scheduler,
                                     {.environment = {},
                                      .context = "dev",
                                      .environmentClass = EnvironmentClass::Development,
                                      .slotLabels = {"example.org/slot~1"},
                                      .isSandbox = false,
                                      .access = AccessMode::ReadWrite});
        bench.shop.service["spec"]["selector"] = {{"example.org/slot~1", "blue"}};
        for (json& pod : bench.shop.pods)
            pod["metadata"]["labels"] = {{"example.org/slot~1", "green"}};
        std::optional<Result<Plan>> made;
        const Handle planning = driver.plan(SwitchBench::to("green"), [&](Result<Plan> plan) { made = std::move(plan); });
        bench.scheduler.advance(11s);
        QVERIFY(made && *made);
        const json patch = json::parse((*made)->steps[2].request->body);
        QCOMPARE(patch[2]["path"].get<std::string>(), std::string("/spec/selector/example.org~1slot~01"));
        QVERIFY((*made)->dryRun.answer == DryRun::Answer::Accepted);
    }

    void makingAPlanChangesNothing()
    {
        SwitchBench bench;
        bench.plan();
        QVERIFY(bench.shop.writes().empty());
        QCOMPARE(bench.shop.selected(), std::string("blue"));
        for (const HttpRequest& request : bench.shop.http.sent) {
            QVERIFY(request.lane == HttpLane::Foreground); // safety.md 5
            QVERIFY(request.deadline == Duration(5s));
        }
    }

    void theDryRunShowsTheDifferenceOfTheAnswer()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        QVERIFY(plan.dryRun.answer == DryRun::Answer::Accepted);
        QVERIFY(plan.dryRun.at.has_value());
        const auto has = [&](DiffLine::Kind kind, const std::string& text) {
            return std::ranges::find(plan.dryRun.diff, DiffLine{kind, text}) != plan.dryRun.diff.end();
        };
        QVERIFY(has(DiffLine::Kind::Same, "    app: web"));
        QVERIFY(has(DiffLine::Kind::Removed, "    color: blue"));
        QVERIFY(has(DiffLine::Kind::Added, "    color: green"));
        QCOMPARE(verdictIn(plan, "server-dry-run"), std::string("passed"));
    }

    void readOnlyPlansAskForNoDryRun()
    {
        SwitchBench bench;
        ServiceSelectorDriver driver(bench.shop.http, bench.scheduler, SwitchBench::settings(AccessMode::ReadOnly));
        std::optional<Result<Plan>> made;
        const Handle planning = driver.plan(SwitchBench::to("green"), [&](Result<Plan> plan) { made = std::move(plan); });
        bench.scheduler.advance(11s);
        QVERIFY(made && *made);
        QCOMPARE(verdictIn(**made, "server-dry-run"), std::string("not run"));
        QVERIFY((*made)->dryRun.answer == DryRun::Answer::NotRun);
        QVERIFY(std::ranges::all_of(bench.shop.http.sent, [](const HttpRequest& request) { return isReadOnly(request); }));
    }

    void safety26_theSameAsCommandsForBothWays()
    {
        SwitchBench bench;
        bench.shop.service["spec"]["selector"]["note"] = "o'clock"; // no valid label, but quoting must hold whatever comes
        for (json& pod : bench.shop.pods)
            pod["metadata"]["labels"]["note"] = "o'clock";
        for (json& deployment : bench.shop.deployments)
            deployment["spec"]["template"]["metadata"]["labels"]["note"] = "o'clock";
        const Plan plan = bench.plan();
        QVERIFY(plan.commands[0].starts_with("kubectl --context dev --namespace shop patch service web --type=json -p '[{"));
        QVERIFY(contains(plan.commands[0], "o'\\''clock"));
        QVERIFY(contains(plan.commands[0], "\"value\":\"green\""));
        QVERIFY(contains(plan.inverseCommands[0], "\"value\":\"blue\""));
        QVERIFY(contains(plan.commands[1], "get endpointslices -l kubernetes.io/service-name=web"));
    }

    void safety19_aSideIsNotSelectedByAServiceRatherThanUnreached()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        const auto isSaid = [&](const std::string& what) {
            return std::ranges::any_of(plan.beforeAfter,
                                       [&](const BeforeAfter& line) { return line.after == what || line.before == what; });
        };
        QVERIFY(isSaid("not selected by its Service"));
        QVERIFY(std::ranges::any_of(
            plan.undo, [](const UndoNote& note) { return contains(render(note.message), "kubectl, CI and Argo CD still can"); }));
    }

    void whatIsSelectedAlreadyIsNoChange()
    {
        SwitchBench bench;
        const auto plan = bench.tryPlan(SwitchBench::to("blue"));
        QVERIFY(!plan && plan.error().kind == ErrorKind::InvalidInput);
        QVERIFY(contains(render(plan.error().message), "blue already"));
    }

    void aSlotThatDoesNotExistIsNotFound()
    {
        SwitchBench bench;
        const auto plan = bench.tryPlan(SwitchBench::to("grene"));
        QVERIFY(!plan && plan.error().kind == ErrorKind::NotFound);
        QVERIFY(contains(render(plan.error().message), "color=grene"));
    }

    void aServiceWithoutASlotLabelIsInvalidInput()
    {
        SwitchBench bench;
        bench.shop.service["spec"]["selector"] = {{"app", "web"}};
        const auto plan = bench.tryPlan(SwitchBench::to("green"));
        QVERIFY(!plan && plan.error().kind == ErrorKind::InvalidInput);
    }

    void aServiceThatIsNotThereIsNotFound()
    {
        SwitchBench bench;
        SwitchRequest request = SwitchBench::to("green");
        request.service = "wbe";
        const auto plan = bench.tryPlan(request);
        QVERIFY(!plan && plan.error().kind == ErrorKind::NotFound);
    }

    void aWayBackIsRecognisedByTheLastChangeOnTheLease()
    {
        SwitchBench bench;
        const json last{
            {"from", "green"}, {"to", "blue"}, {"fromImages", "web=registry.example/shop/web:1.9.0"}, {"at", "2026-11-23T09:00:00Z"}};
        bench.shop.leases["tealdeck-web"] = {{"kind", "Lease"},
                                             {"metadata",
                                              {{"name", "tealdeck-web"},
                                               {"namespace", "shop"},
                                               {"uid", "u"},
                                               {"resourceVersion", "5"},
                                               {"annotations", {{"tealdeck.org/last-change", last.dump()}}}}},
                                             {"spec", {{"holderIdentity", ""}}}};
        const Plan back = bench.plan();
        QVERIFY(back.purpose == Purpose::WayBack);
        QCOMPARE(render(back.title), std::string("Switch web back to green"));

        // The old name with another image is a new release: it must pass all checks.
        bench.shop.deployment("green")["spec"]["template"]["spec"]["containers"][0]["image"] = "registry.example/shop/web:2.0.0";
        QVERIFY(bench.plan().purpose == Purpose::Release);

        SwitchRequest asked = SwitchBench::to("green");
        asked.purpose = Purpose::Fix;
        QVERIFY(bench.plan(asked).purpose == Purpose::Fix);
    }

    void goingForthAgainAfterAWayBackIsARelease()
    {
        SwitchBench bench;
        const json last{{"from", "green"}, {"to", "blue"}, {"purpose", "way back"}, {"at", "2026-11-23T09:00:00Z"}};
        bench.shop.leases["tealdeck-web"] = json::parse(R"({"kind":"Lease","metadata":{"name":"tealdeck-web","namespace":"shop","uid":"u",
            "resourceVersion":"5"},"spec":{"holderIdentity":""}})");
        json& notes = (*bench.shop.lease())["metadata"]["annotations"];
        notes["tealdeck.org/last-change"] = last.dump();
        QVERIFY(bench.plan().purpose == Purpose::Release);
    }

    void safety01_whereTheLeaseCannotBeReadTheJournalTellsAWayBack()
    {
        SwitchBench bench;
        bench.shop.http.on(requestContaining("/leases/tealdeck-web"), FakeAnswer::failing(ErrorKind::TimedOut));
        SwitchRequest request = SwitchBench::to("green");
        QVERIFY(bench.plan(request).purpose == Purpose::Release);
        request.purposeByJournal = Purpose::WayBack;
        QVERIFY(bench.plan(request).purpose == Purpose::WayBack);
    }

    void safety12_aSwitchWhoseConsoleWasKilledCanBeUndoneByAnother()
    {
        SwitchBench bench;
        LeaseLock lock(bench.shop.http, bench.scheduler, {.host = "desk"});
        Handle held = lock.acquire(bench.plan(), "CHG-2291", [](const Result<LockEvent>&) {});
        bench.scheduler.advance(1s);
        QVERIFY(bench.plan().purpose == Purpose::Release); // it was not sent
        bench.shop.select("green", "tealdeck");
        held.end();
        QVERIFY(bench.plan(SwitchBench::to("blue")).purpose == Purpose::WayBack);
    }

    void theOnlyAnnotationThatIsNotShownStillCounts()
    {
        SwitchBench bench;
        QVERIFY(!bench.plan().hasAnnotations);
        bench.shop.service["metadata"]["annotations"] = {{"kubectl.kubernetes.io/last-applied-configuration", "{}"}};
        QVERIFY(bench.plan().hasAnnotations);
    }

    void aPlanThatIsNotWantedAnyMoreIsNotTold()
    {
        SwitchBench bench;
        bench.shop.readDelay = 1s;
        bool isTold = false;
        {
            const Handle planning = bench.driver.plan(SwitchBench::to("green"), [&](const Result<Plan>&) { isTold = true; });
            QVERIFY(!isTold);
            bench.scheduler.advance(1500ms);
        }
        bench.scheduler.advance(20s);
        QVERIFY(!isTold);
        QCOMPARE(bench.shop.http.openCount(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(SelectorDriverPlanTest)
#include "selector_driver_plan_test.moc"
