#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/connectors/switch_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;
using nlohmann::json;

namespace
{

SwitchRequest wayBack()
{
    SwitchRequest request = SwitchBench::to("green");
    request.purpose = Purpose::WayBack;
    return request;
}

FakeAnswer refusal(int code, const std::string& words)
{
    return FakeAnswer::json(json{{"kind", "Status"}, {"message", words}, {"code", code}}.dump(), code);
}

const RequestPredicate dryRun = requestContaining("dryRun=All");

json leaseOf(const std::string& holder, const std::string& version)
{
    return {{"kind", "Lease"},
            {"metadata", {{"name", "tealdeck-web"}, {"namespace", "shop"}, {"uid", "u"}, {"resourceVersion", version}}},
            {"spec",
             {{"holderIdentity", holder},
              {"leaseDurationSeconds", 30},
              {"acquireTime", "2026-11-23T09:58:00.000000Z"},
              {"renewTime", "2026-11-23T09:59:00.000000Z"}}}};
}

} // namespace

// Each check, and what is Warning, Failed, hard stop or not run.
class SelectorDriverChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safety03_aPlanIsThereWithinTenSecondsWhenEachReadTakesFour()
    {
        SwitchBench bench;
        bench.shop.readDelay = 4s;
        std::optional<Result<Plan>> made;
        const Handle planning = bench.driver.plan(SwitchBench::to("green"), [&](Result<Plan> plan) { made = std::move(plan); });
        bench.scheduler.advance(10s);
        QVERIFY(made && *made);
        QCOMPARE(warningsToAcknowledge(**made), std::vector<std::string>());
    }

    void safety03_whatCannotBeReadIsNotRunAndSaysWhy_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("check");
        QTest::newRow("ingresses") << "/ingresses"
                                   << "other-ways-in";
        QTest::newRow("slices") << "/endpointslices"
                                << "endpoints-now";
        QTest::newRow("lease") << "/leases/"
                               << "lock-free";
        QTest::newRow("uid") << "kube-system"
                             << "cluster-identity";
        QTest::newRow("rights") << "selfsubjectaccessreviews"
                                << "permission";
        QTest::newRow("dry run") << "dryRun=All"
                                 << "server-dry-run";
        QTest::newRow("deployments") << "/deployments"
                                     << "same-shape";
        QTest::newRow("pods") << "/pods"
                              << "target-restarts";
    }
    void safety03_whatCannotBeReadIsNotRunAndSaysWhy()
    {
        QFETCH(QString, target);
        QFETCH(QString, check);
        SwitchBench bench;
        bench.shop.http.on(requestContaining(target.toStdString()), FakeAnswer::never());
        const Plan plan = bench.plan();
        QCOMPARE(verdictIn(plan, check.toStdString()), std::string("not run"));
        QVERIFY(!measuredIn(plan, check.toStdString()).empty());
        QVERIFY(!isBlocked(plan));
    }

    void anUnreadableServiceIsAnError()
    {
        SwitchBench bench;
        bench.shop.http.on(requestTo(HttpMethod::Get, "/api/v1/namespaces/shop/services/web"), FakeAnswer::never());
        const auto plan = bench.tryPlan(SwitchBench::to("green"));
        QVERIFY(!plan && plan.error().kind == ErrorKind::TimedOut);
    }

    void aTargetOfWhichNothingCanBeReadIsAnError()
    {
        SwitchBench bench;
        bench.shop.http.on(requestContaining("/pods"), FakeAnswer::never());
        bench.shop.http.on(requestContaining("/deployments"), FakeAnswer::never());
        const auto plan = bench.tryPlan(wayBack());
        QVERIFY(!plan && plan.error().kind == ErrorKind::TimedOut);
    }

    void withoutPodsTheWorkloadsOwnCountIsTaken()
    {
        SwitchBench bench;
        bench.shop.http.on(requestContaining("/pods"), refusal(403, "no"));
        const Plan plan = bench.plan();
        QCOMPARE(plan.targetReady, 3);
        QCOMPARE(verdictIn(plan, "target-ready"), std::string("passed"));
        QVERIFY(contains(measuredIn(plan, "target-ready"), "as its workload says"));
    }

    void safety04_readyIsComparedWithReady_data()
    {
        QTest::addColumn<int>("targetReady");
        QTest::addColumn<int>("liveReady");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<bool>("isBlocked");
        QTest::newRow("all") << 12 << 12 << "passed" << false;
        QTest::newRow("9 of 12 against 3 of 12") << 9 << 3 << "warning" << false;
        QTest::newRow("fewer than the live side") << 3 << 12 << "warning" << false;
        QTest::newRow("none") << 0 << 12 << "failed" << true;
        QTest::newRow("none, and the live side has none either") << 0 << 0 << "warning" << false;
    }
    void safety04_readyIsComparedWithReady()
    {
        QFETCH(int, targetReady);
        QFETCH(int, liveReady);
        QFETCH(QString, verdict);
        QFETCH(bool, isBlocked);
        SwitchBench bench;
        for (const std::string color : {"blue", "green"}) {
            bench.shop.removePods(color);
            const int ready = color == "green" ? targetReady : liveReady;
            bench.shop.addPods(color, ready, 12 - ready);
            bench.shop.deployment(color)["spec"]["replicas"] = 12;
        }
        const Plan plan = bench.plan(wayBack());
        QCOMPARE(verdictIn(plan, "target-ready"), verdict.toStdString());
        QCOMPARE(tealdeck::isBlocked(plan), isBlocked); // safety.md 1: the one hard stop of readiness
    }

    void restartsWarnAndACrashLoopStopsARelease()
    {
        SwitchBench bench;
        json& pod = bench.shop.pods.back();
        pod["status"]["containerStatuses"]
            = {{{"name", "web"},
                {"ready", true},
                {"restartCount", 2},
                {"state", {{"running", {{"startedAt", "2026-11-23T09:55:00Z"}}}}},
                {"lastState", {{"terminated", {{"finishedAt", "2026-11-23T09:54:00Z"}, {"reason", "Error"}}}}}}};
        QCOMPARE(verdictIn(bench.plan(), "target-restarts"), std::string("warning"));
        pod["status"]["containerStatuses"][0]["lastState"]["terminated"]["finishedAt"] = "2026-11-23T09:40:00Z";
        QCOMPARE(verdictIn(bench.plan(), "target-restarts"), std::string("passed"));
        pod["status"]["containerStatuses"][0]["state"] = {{"waiting", {{"reason", "CrashLoopBackOff"}}}};
        QCOMPARE(verdictIn(bench.plan(), "target-restarts"), std::string("failed"));
        QVERIFY(isBlocked(bench.plan()));
        QCOMPARE(verdictIn(bench.plan(wayBack()), "target-restarts"), std::string("warning"));
        QVERIFY(!isBlocked(bench.plan(wayBack()))); // safety.md 1
    }

    void anotherSizeIsAWarning()
    {
        SwitchBench bench;
        bench.shop.deployment("blue")["spec"]["replicas"] = 4;
        const Plan plan = bench.plan();
        QCOMPARE(verdictIn(plan, "same-shape"), std::string("warning"));
        QCOMPARE(measuredIn(plan, "same-shape"), std::string("3 replicas v 4"));
    }

    void podsOfOthersUnderTheNewSelectorStopARelease()
    {
        SwitchBench bench;
        json job = bench.shop.pods.back();
        job["metadata"]["uid"] = "uid-job";
        job["metadata"]["ownerReferences"] = {{{"kind", "Job"}, {"name", "migrate"}, {"uid", "j"}, {"controller", true}}};
        bench.shop.pods.push_back(job);
        const Plan plan = bench.plan();
        QCOMPARE(verdictIn(plan, "selector-matches-only-target"), std::string("failed"));
        QVERIFY(contains(measuredIn(plan, "selector-matches-only-target"), "Job/migrate"));
        bench.shop.pods.back()["status"]["phase"] = "Succeeded"; // no endpoint any more
        QCOMPARE(verdictIn(bench.plan(), "selector-matches-only-target"), std::string("passed"));
    }

    void anOldSideWithoutReadyPodsIsAWarningForAReleaseOnly()
    {
        SwitchBench bench;
        bench.shop.removePods("blue");
        bench.shop.addPods("blue", 0, 3);
        QCOMPARE(verdictIn(bench.plan(), "old-side-ready"), std::string("warning"));
        const Plan back = bench.plan(wayBack());
        QVERIFY(std::ranges::find(back.checks, "old-side-ready", &Check::id) == back.checks.end());
    }

    void endpointsThatDoNotFollowNowAreAWarning()
    {
        SwitchBench bench;
        bench.plan(); // remembers the slices of blue
        bench.shop.doEndpointsFollow = false;
        bench.shop.select("green", "kubectl-patch");
        QCOMPARE(verdictIn(bench.plan(SwitchBench::to("blue")), "endpoints-now"), std::string("warning"));
    }

    void safety05_aWebhookThatIsDownIsAWarningThatNamesIt_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("down")
            << 500 << "Internal error occurred: failed calling webhook 'policy.example.org': failed to call webhook: connection refused";
        QTest::newRow("no dry run") << 400 << "admission webhook 'policy.example.org' does not support dry run";
    }
    void safety05_aWebhookThatIsDownIsAWarningThatNamesIt()
    {
        QFETCH(int, code);
        QFETCH(QString, words);
        SwitchBench bench;
        bench.shop.http.on(dryRun, refusal(code, words.replace('\'', '"').toStdString()));
        const Plan plan = bench.plan();
        QCOMPARE(verdictIn(plan, "server-dry-run"), std::string("warning"));
        QVERIFY(contains(measuredIn(plan, "server-dry-run"), "admission webhook policy.example.org"));
        QVERIFY(plan.dryRun.answer == DryRun::Answer::NotRun);
        QVERIFY(!isBlocked(plan));
    }

    void aRefusedDryRunStopsAReleaseInTheServersWords()
    {
        SwitchBench bench;
        bench.shop.http.on(dryRun, refusal(403, "services web is forbidden: freeze until Monday"));
        const Plan plan = bench.plan();
        QCOMPARE(verdictIn(plan, "server-dry-run"), std::string("failed"));
        QVERIFY(contains(measuredIn(plan, "server-dry-run"), "freeze until Monday"));
        QVERIFY(plan.dryRun.answer == DryRun::Answer::Refused);
        QVERIFY(!isBlocked(bench.plan(wayBack()))); // the server itself is asked when it is sent
    }

    void whatAWebhookMakesOfItIsShown()
    {
        SwitchBench bench;
        json mutated = bench.shop.service;
        mutated["spec"]["selector"] = {{"app", "web"}, {"color", "green"}, {"mesh", "on"}};
        mutated["metadata"]["annotations"] = {{"injected", "yes"}};
        bench.shop.http.on(dryRun, FakeAnswer::json(mutated.dump()));
        const Plan plan = bench.plan();
        QCOMPARE(verdictIn(plan, "server-dry-run"), std::string("warning"));
        QVERIFY(std::ranges::find(plan.dryRun.diff, DiffLine{DiffLine::Kind::Added, "    mesh: on"}) != plan.dryRun.diff.end());
        QVERIFY(std::ranges::find(plan.dryRun.diff, DiffLine{DiffLine::Kind::Added, "    injected: yes"}) != plan.dryRun.diff.end());
    }

    void aMissingRightStopsAReleaseAndWarnsOnAWayBack_data()
    {
        QTest::addColumn<QString>("denied");
        QTest::addColumn<QString>("check");
        QTest::newRow("patch") << "patch services"
                               << "permission";
        QTest::newRow("create") << "create leases"
                                << "lock-permission";
        QTest::newRow("update") << "update leases"
                                << "lock-permission";
    }
    void aMissingRightStopsAReleaseAndWarnsOnAWayBack()
    {
        QFETCH(QString, denied);
        QFETCH(QString, check);
        SwitchBench bench;
        bench.shop.denied = {denied.toStdString()};
        QCOMPARE(verdictIn(bench.plan(), check.toStdString()), std::string("failed"));
        QVERIFY(isBlocked(bench.plan()));
        QCOMPARE(verdictIn(bench.plan(wayBack()), check.toStdString()), std::string("warning"));
        QVERIFY(!isBlocked(bench.plan(wayBack())));
    }

    void safety11_aLeaseIsHeldUntilItWasSeenUnchangedForItsDuration()
    {
        SwitchBench bench;
        bench.shop.leases["tealdeck-web"] = leaseOf("otto@desk 0a1b", "5");
        const Plan held = bench.plan();
        QCOMPARE(verdictIn(held, "lock-free"), std::string("warning"));
        QVERIFY(contains(measuredIn(held, "lock-free"), "otto@desk since 2026-11-23T09:58:00Z"));
        QCOMPARE(held.lockHolder, std::string("otto@desk since 2026-11-23T09:58:00Z"));
        QCOMPARE(held.lockVersion, std::string("5"));
        bench.scheduler.fakeClock().setWall(bench.scheduler.clock().wallNow() + 5h); // wall clocks say nothing
        QCOMPARE(verdictIn(bench.plan(), "lock-free"), std::string("warning"));
        bench.scheduler.advance(30s);
        QCOMPARE(verdictIn(bench.plan(), "lock-free"), std::string("passed"));
        bench.shop.leases["tealdeck-web"] = leaseOf("otto@desk 0a1b", "6"); // renewed after all
        QCOMPARE(verdictIn(bench.plan(), "lock-free"), std::string("warning"));
    }

    void safety14_whoMayUndoItIsNamed()
    {
        SwitchBench bench;
        bench.shop.service["metadata"]["annotations"] = {{"argocd.argoproj.io/tracking-id", "shop-prod:/Service:shop/web"}};
        const Plan plan = bench.plan();
        QCOMPARE(verdictIn(plan, "others-who-own"), std::string("warning"));
        QVERIFY(contains(measuredIn(plan, "others-who-own"), "Argo CD application shop-prod"));
        QVERIFY(contains(measuredIn(plan, "others-who-own"), "color=green"));
        QVERIFY(std::ranges::any_of(plan.undo, [](const UndoNote& note) {
            return contains(render(note.message), "later the way back") && contains(render(note.message), "shop-prod");
        }));
    }

    void safety14_anAutoscalerThatWillShrinkTheOldSideIsNamed()
    {
        SwitchBench bench;
        const auto isSaid = [&] {
            const Plan plan = bench.plan();
            return std::ranges::any_of(
                plan.undo, [](const UndoNote& note) { return contains(render(note.message), "Autoscaler web-hpa may shrink blue"); });
        };
        QVERIFY(!isSaid());
        bench.shop.autoscalers.push_back(json::parse(R"({"metadata":{"name":"web-hpa","uid":"h"},
            "spec":{"scaleTargetRef":{"kind":"Deployment","name":"web-blue"},"minReplicas":2,"maxReplicas":9}})"));
        QVERIFY(isSaid());
        bench.shop.autoscalers[0]["spec"]["minReplicas"] = 3; // as many as there are
        QVERIFY(!isSaid());
    }

    void aRolloutsSelectorIsNotPatched()
    {
        SwitchBench bench;
        bench.shop.service["metadata"]["annotations"] = {{"argo-rollouts.argoproj.io/managed-by-rollouts", "web"}};
        QCOMPARE(verdictIn(bench.plan(), "others-who-own"), std::string("failed"));
    }

    void safety19_otherWaysToTheTargetAreNamed()
    {
        SwitchBench bench;
        QVERIFY(contains(measuredIn(bench.plan(), "other-ways-in"), "no other Service"));
        bench.shop.services.push_back({{"kind", "Service"},
                                       {"metadata", {{"name", "web-preview"}, {"namespace", "shop"}, {"uid", "p"}}},
                                       {"spec", {{"selector", {{"app", "web"}, {"color", "green"}}}}}});
        QCOMPARE(verdictIn(bench.plan(), "other-ways-in"), std::string("passed"));
        QVERIFY(contains(measuredIn(bench.plan(), "other-ways-in"), "web-preview"));
        const json backend{{"service", {{"name", "web-preview"}}}};
        bench.shop.ingresses.push_back({{"kind", "Ingress"},
                                        {"metadata", {{"name", "preview"}, {"namespace", "shop"}, {"uid", "i"}}},
                                        {"spec", {{"defaultBackend", backend}}}});
        QCOMPARE(verdictIn(bench.plan(), "other-ways-in"), std::string("warning"));
        QVERIFY(contains(measuredIn(bench.plan(), "other-ways-in"), "Ingress preview"));
    }

    void safety16_clocksThatDisagreeByHalfAMinuteAreAWarning()
    {
        SwitchBench bench; // its lists say 10:00:00
        QCOMPARE(verdictIn(bench.plan(), "clock-skew"), std::string("passed"));
        bench.scheduler.fakeClock().setWall(bench.scheduler.clock().wallNow() + 1min);
        QCOMPARE(verdictIn(bench.plan(), "clock-skew"), std::string("warning"));
    }

    void whatChangedSinceTheOperatorLookedStopsAReleaseAndWarnsOnAWayBack()
    {
        SwitchBench bench;
        SwitchRequest request = SwitchBench::to("green");
        request.seenUid = "uid-web";
        request.seenSelector = Labels{{"app", "web"}, {"color", "blue"}};
        QCOMPARE(verdictIn(bench.plan(request), "seen-version"), std::string("passed"));
        bench.shop.service["spec"]["selector"]["color"] = "red";
        QCOMPARE(verdictIn(bench.plan(request), "seen-version"), std::string("failed"));
        request.purpose = Purpose::WayBack;
        QCOMPARE(verdictIn(bench.plan(request), "seen-version"), std::string("warning"));
        request.seenUid = "another";
        QVERIFY(contains(measuredIn(bench.plan(request), "seen-version"), "another Service"));
    }
};

QTEST_GUILESS_MAIN(SelectorDriverChecksTest)
#include "selector_driver_checks_test.moc"
