#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/connectors/drain_bench.h"

#include "core/change/journalled_plan.h"
#include "core/connectors/kube/verbs/node_room.h"

using namespace tealdeck;
using namespace tealdeck::drainbench;
using namespace std::chrono_literals;

// What a drain plans, forecasts and sees.
class DrainRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNodeIsCordonedAndEachPodEvictedByItsUid()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"}), pod({.name = "web-2"})};
        bench.elsewhere = {pod({.name = "web-3", .node = "node-b"})};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QVERIFY(bench.http.unexpected.empty());
        QCOMPARE(requestsOf(*plan), (std::vector<std::string>{"PATCH node-a", "POST web-1", "POST web-2"}));
        const HttpStep& eviction = *plan->steps[3].request;
        QVERIFY(eviction.mayWait);
        QCOMPARE(eviction.target, std::string("/api/v1/namespaces/shop/pods/web-1/eviction"));
        QCOMPARE(eviction.body,
                 std::string(R"({"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"web-1","namespace":"shop"},)"
                             R"("deleteOptions":{"preconditions":{"uid":"uid-web-1"}}})"));
        QVERIFY(!plan->steps[2].request->mayWait);
        QCOMPARE(plan->object.kind + " " + plan->object.name, std::string("Node node-a"));
        QCOMPARE(plan->lockName, std::string("kube-system/tealdeck-node-node-a"));
        QCOMPARE(plan->targetReady, 2);
        QVERIFY(plan->dryRun.answer == DryRun::Answer::Accepted);
        for (const Check& check : plan->checks) {
            if (check.id != "clock-skew") // captured replies tell no time
                QVERIFY2(check.verdict == Verdict::Passed, (check.id + ": " + render(check.measured)).c_str());
        }
        for (const HttpRequest& request : bench.http.sent)
            QVERIFY(request.deadline == 5s); // safety.md 3
        QVERIFY(!plan->isHarder);
    }

    void theWayBackIsAnUncordonAndSaysThatPodsStay()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"})};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QVERIFY(plan && plan->inverse && plan->inverseRequest);
        QVERIFY(std::get<ObjectRequest>(*plan->inverseRequest).verb == ObjectVerb::Uncordon);
        QVERIFY(std::get<ObjectRequest>(*plan->inverseRequest).values.empty());
        QVERIFY(std::ranges::any_of(plan->undo, [](const UndoNote& note) {
            return note.kind == UndoNote::Kind::Stays && render(note.message).find("do not move back") != std::string::npos;
        }));
        QCOMPARE(plan->commands.front(), std::string("kubectl --context dev drain node-a --ignore-daemonsets"));
        QCOMPARE(plan->inverseCommands.front(), std::string("kubectl --context dev uncordon node-a"));
    }

    void aNodeThatIsCordonedAlreadyStaysSo()
    {
        Bench bench;
        bench.drained["spec"]["unschedulable"] = true;
        bench.here = {pod({.name = "web-1"})};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(requestsOf(*plan), (std::vector<std::string>{"POST web-1"}));
        QCOMPARE(plan->object.name, std::string("node-a"));
        QVERIFY(!plan->inverse);
        QVERIFY(plan->dryRun.answer == DryRun::Answer::Accepted);
        bench.here.clear();
        const auto nothing = bench.plan();
        QVERIFY(!nothing && nothing.error().kind == ErrorKind::InvalidInput);
    }

    void podsOfDaemonSetsAndOfTheNodeItselfStayAndAreNamed()
    {
        Bench bench;
        Json mirror = pod({.name = "proxy", .ownerKind = ""});
        mirror["metadata"]["annotations"] = {{"kubernetes.io/config.mirror", "x"}};
        bench.here = {pod({.name = "agent", .ownerKind = "DaemonSet"}), mirror, pod({.name = "web-1"})};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(requestsOf(*plan), (std::vector<std::string>{"PATCH node-a", "POST web-1"}));
        QCOMPARE(verdictOf(plan, "pods-that-stay"),
                 std::string("passed: pods of DaemonSets and of the node itself stay: shop/agent, shop/proxy"));
    }

    void localDataNeedsAWordAndThenItIsWarned()
    {
        Bench bench;
        Json cached = pod({.name = "web-1"});
        cached["spec"]["volumes"] = {{{"name", "cache"}, {"emptyDir", Json::object()}}};
        bench.here = {cached, pod({.name = "web-2"})};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(verdictOf(plan, "local-data"),
                 std::string("failed: emptyDir volumes of shop/web-1 would be deleted; with --delete-local-data they are"));
        QVERIFY(isBlocked(*plan));
        QCOMPARE(requestsOf(*plan), (std::vector<std::string>{"PATCH node-a", "POST web-2"})); // never by an oversight
        const auto agreed = bench.plan({{"delete-local-data", "yes"}});
        QVERIFY2(agreed.has_value(), agreed ? "" : describe(agreed.error()).c_str());
        QCOMPARE(verdictOf(agreed, "local-data"), std::string("warning: emptyDir volumes are deleted with shop/web-1"));
        QVERIFY(!isBlocked(*agreed) && agreed->isHarder);
        QCOMPARE(requestsOf(*agreed), (std::vector<std::string>{"PATCH node-a", "POST web-1", "POST web-2"}));
    }

    void aPodWithoutAControllerNeedsForce()
    {
        Bench bench;
        bench.here = {pod({.name = "alone", .ownerKind = ""})};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(verdictOf(plan, "no-controller"),
                 std::string("failed: shop/alone have no controller and would be gone for good; with --force they are"));
        QVERIFY(isBlocked(*plan));
        const auto forced = bench.plan({{"force", "yes"}});
        QVERIFY2(forced.has_value(), forced ? "" : describe(forced.error()).c_str());
        QVERIFY(verdictOf(forced, "no-controller").starts_with("warning: nobody makes shop/alone anew"));
        QVERIFY(!isBlocked(*forced) && forced->isHarder);
    }

    void finishedPodsAreFine()
    {
        Bench bench;
        Json done = pod({.name = "job-1", .ownerKind = "", .phase = "Succeeded", .isReady = false});
        done["spec"]["volumes"] = {{{"name", "cache"}, {"emptyDir", Json::object()}}};
        bench.here = {done};
        const auto plan = bench.plan();
        QVERIFY2(!isBlocked(*plan), verdictOf(plan, "no-controller").c_str());
        QCOMPARE(requestsOf(*plan), (std::vector<std::string>{"PATCH node-a", "POST job-1"}));
    }

    void graceAndTimeGoIntoThePlan()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"})};
        const auto usual = bench.plan();
        QVERIFY2(usual.has_value(), usual ? "" : describe(usual.error()).c_str());
        QVERIFY(*usual->effectWithin == 10min);
        const auto plan = bench.plan({{"grace", "7"}, {"timeout", "90"}});
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QVERIFY(*plan->effectWithin == 90s);
        QVERIFY(plan->steps[3].request->body.find(R"("gracePeriodSeconds":7)") != std::string::npos);
        QCOMPARE(plan->commands.front(),
                 std::string("kubectl --context dev drain node-a --ignore-daemonsets --grace-period=7 --timeout=90s"));
        const auto wrong = bench.plan({{"grace", "soon"}});
        QVERIFY(!wrong && wrong.error().kind == ErrorKind::InvalidInput);
    }

    void whatABudgetHoldsBackComesLastAndIsSaid()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"}), pod({.name = "web-2"}), pod({.name = "api-1", .app = "api"})};
        bench.elsewhere = {pod({.name = "web-3", .node = "node-b"}), pod({.name = "api-2", .node = "node-b", .app = "api"})};
        bench.budgets = {budget("web", "web", 1, 2, 3), budget("api", "api", 1, 1, 2)};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(verdictOf(plan, "disruption-budget"),
                 std::string("warning: it waits for new pods to become ready; allowed now of pods here: shop/web (1/2)"));
        QCOMPARE(requestsOf(*plan), (std::vector<std::string>{"PATCH node-a", "POST api-1", "POST web-1", "POST web-2"}));
        QVERIFY(render(plan->steps[4].explanation).find("Budget shop/web lets 1 go now") != std::string::npos);
    }

    void aBudgetThatNeverAllowsIsToldApart()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"})};
        bench.elsewhere = {pod({.name = "web-2", .node = "node-b"})};
        bench.budgets = {budget("web", "web", 0, 2, 2)};
        QVERIFY(verdictOf(bench.plan(), "disruption-budget").starts_with("warning: shop/web let no pod go even when all are healthy"));
        bench.budgets = {budget("web", "web", 2, 1, 3), budget("web-too", "web", 2, 1, 3)};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(verdictOf(plan, "two-budgets"), std::string("failed: several speak of shop/web-1: the server evicts no such pod"));
        QVERIFY(isBlocked(*plan));
    }

    void roomIsCountedFromRequests()
    {
        Bench bench;
        bench.nodes = {node("node-a"), node("node-b", "4", "2Gi"), node("node-c", "4", "8Gi")};
        bench.nodes[2]["spec"]["unschedulable"] = true;
        bench.here = {pod({.name = "big", .memory = "1500Mi"}), pod({.name = "small", .memory = "512Mi"})};
        bench.elsewhere = {pod({.name = "other", .node = "node-b", .app = "other", .memory = "1Gi"})};
        QCOMPARE(verdictOf(bench.plan(), "room-elsewhere"),
                 std::string("warning: by their requests there is none on 1 other nodes for shop/big: they will wait"));
        bench.elsewhere.front()["status"]["phase"] = "Succeeded"; // the server would not have sent it
        QVERIFY(verdictOf(bench.plan(), "room-elsewhere").starts_with("passed"));
    }

    void aNodeThatDoesNotLetThemOnIsNoRoom()
    {
        Bench bench;
        bench.nodes = {node("node-a"), node("node-b")};
        bench.nodes[1]["spec"]["taints"] = {{{"key", "gpu"}, {"value", "yes"}, {"effect", "NoSchedule"}}};
        bench.here = {pod({.name = "web-1"})};
        QVERIFY(verdictOf(bench.plan(), "room-elsewhere").starts_with("warning: by their requests there is none"));
        bench.here.front()["spec"]["tolerations"] = {{{"key", "gpu"}, {"operator", "Exists"}}};
        QVERIFY(verdictOf(bench.plan(), "room-elsewhere").starts_with("passed"));
        bench.here.front()["spec"]["nodeSelector"] = {{"zone", "elsewhere"}};
        QVERIFY(verdictOf(bench.plan(), "room-elsewhere").starts_with("warning: by their requests there is none"));
    }

    void affinityIsNotGuessedAt()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"}), pod({.name = "web-2"})};
        bench.here.back()["spec"]["affinity"]
            = {{"podAntiAffinity", {{"requiredDuringSchedulingIgnoredDuringExecution", {{{"topologyKey", "zone"}}}}}}};
        QCOMPARE(verdictOf(bench.plan(), "room-elsewhere"),
                 std::string("warning: on 2 other nodes for 1; cannot be told for shop/web-2 (affinity, spreading, volumes, ports)"));
    }

    void whatWasNotReadWholeIsNotRun()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"})};
        bench.moreElsewhere = "token";
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QVERIFY(verdictOf(plan, "room-elsewhere").starts_with("not run: cannot be told"));
        QVERIFY(verdictOf(plan, "interruption").starts_with("not run"));
        QVERIFY(!isBlocked(*plan));
    }

    void safety03_whatTimedOutIsNotRun()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"})};
        bench.answerAll();
        bench.http.on(requestContaining("/poddisruptionbudgets"), FakeAnswer::never());
        std::optional<Result<Plan>> made;
        const Handle planning
            = bench.driver.plan(ObjectRequest{.verb = ObjectVerb::Drain, .kind = "Node", .namespaceName = {}, .name = "node-a"},
                                [&](Result<Plan> result) { made = std::move(result); });
        bench.scheduler.advance(11s);
        QVERIFY(made && *made);
        QVERIFY(verdictOf(*made, "disruption-budget").starts_with("not run"));
    }

    void theLastReadyPodOfAnOwnerIsAnInterruption()
    {
        Bench bench;
        bench.here = {pod({.name = "db-0", .app = "db", .ownerKind = "StatefulSet"}), pod({.name = "web-1"})};
        bench.elsewhere = {pod({.name = "web-2", .node = "node-b"}),
                           pod({.name = "db-1", .node = "node-b", .app = "db", .ownerKind = "StatefulSet", .isReady = false})};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(verdictOf(plan, "interruption"),
                 std::string("warning: all ready pods are on this node, so there is an interruption: StatefulSet shop/db-1"));
        QVERIFY(std::ranges::any_of(plan->beforeAfter, [](const BeforeAfter& row) {
            return render(row.what).find("ReplicaSet shop/web-1") != std::string::npos && row.before == "2" && row.after == "1";
        }));
    }

    void itsEffectIsThatNoneOfTheEvictedIsLeft()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"}), pod({.name = "web-2"})};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        bench.drained["spec"]["unschedulable"] = true;
        bench.here = {pod({.name = "web-2"}), pod({.name = "agent", .ownerKind = "DaemonSet"})};
        bench.here.front()["metadata"]["deletionTimestamp"] = "2026-11-23T10:42:00Z";
        bench.answerAll();
        std::optional<Result<EffectSeen>> seen;
        const Handle watching = bench.driver.watchEffect(*plan, [&](Result<EffectSeen> effect) { seen = std::move(effect); });
        bench.scheduler.advance(1s);
        QVERIFY(seen && *seen);
        QCOMPARE((*seen)->readyOnTarget, 1);
        QCOMPARE((*seen)->expectedOnTarget, 2);
        QVERIFY(!(*seen)->isComplete);
        bench.here.erase(bench.here.begin());
        bench.answerAll();
        bench.scheduler.advance(2s);
        QVERIFY((*seen)->isComplete);
        const auto last = std::ranges::find_if(bench.http.sent, [](const HttpRequest& request) {
            return std::ranges::any_of(request.headers, [](const HttpHeader& header) {
                return header.value.find("PartialObjectMetadataList") != std::string::npos;
            });
        });
        QVERIFY(last != bench.http.sent.end()); // names and uids are enough
    }

    void settledItSaysHowFarItCame()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"}), pod({.name = "web-2"})};
        const auto made = bench.plan();
        QVERIFY2(made.has_value(), made ? "" : describe(made.error()).c_str());
        const Plan& plan = *made;
        QVERIFY(bench.settle(plan).state == Settled::State::AsBefore);
        bench.drained["spec"]["unschedulable"] = true;
        bench.here.erase(bench.here.begin());
        const Settled partly = bench.settle(plan);
        QVERIFY(partly.state == Settled::State::Partly);
        QCOMPARE(partly.found, std::string("unschedulable=true, evicted=1/2"));
        bench.here.front()["metadata"]["deletionTimestamp"] = "2026-11-23T10:42:00Z";
        QVERIFY(bench.settle(plan).state == Settled::State::Applied);
        bench.drained["metadata"]["uid"] = "another";
        QVERIFY(bench.settle(plan).state == Settled::State::Gone);
    }

    void oneEvictionIsSettledByItsPodAlone_data()
    {
        QTest::addColumn<QString>("uid");
        QTest::addColumn<bool>("isEnding");
        QTest::addColumn<int>("state");
        QTest::newRow("it is there") << "uid-web-1" << false << int(Settled::State::AsBefore);
        QTest::newRow("it is ending") << "uid-web-1" << true << int(Settled::State::Applied);
        QTest::newRow("another one has its name") << "uid-of-another" << false << int(Settled::State::Applied);
        QTest::newRow("there is none") << "" << false << int(Settled::State::Applied);
    }
    void oneEvictionIsSettledByItsPodAlone()
    {
        QFETCH(QString, uid);
        QFETCH(bool, isEnding);
        QFETCH(int, state);
        Bench bench;
        bench.here = {pod({.name = "web-1"})};
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        Json now = pod({.name = "web-1"});
        now["metadata"]["uid"] = uid.toStdString();
        if (isEnding)
            now["metadata"]["deletionTimestamp"] = "2026-11-23T10:42:00Z";
        bench.http.on(requestTo(HttpMethod::Get, "/api/v1/namespaces/shop/pods/web-1"),
                      uid.isEmpty() ? captured("not-found.http") : FakeAnswer::json(now.dump()));
        std::optional<Result<Settled>> told;
        const Handle reading
            = bench.driver.settleStep(*plan, *plan->steps[3].request, [&](Result<Settled> result) { told = std::move(result); });
        bench.scheduler.advance(1s);
        QVERIFY(told && *told);
        QCOMPARE(int((*told)->state), state);
    }

    void aJournalledPlanStillKnowsWhatMayWait()
    {
        Bench bench;
        bench.here = {pod({.name = "web-1"})};
        const auto plan = bench.plan({{"force", "yes"}});
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        const Json intent{{"digest", digestOf(*plan)}, {"plan", Json::parse(toJson(*plan))}};
        const auto read = planOfIntent(intent.dump());
        QVERIFY2(read.has_value(), read ? "" : describe(read.error()).c_str());
        QCOMPARE(std::ranges::count_if(read->steps, [](const PlanStep& step) { return step.request && step.request->mayWait; }),
                 std::ptrdiff_t(1));
        QVERIFY(std::get<ObjectRequest>(read->request).verb == ObjectVerb::Drain);
    }

    void quantities_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("milli") << "250m" << 0.25;
        QTest::newRow("plain") << "4" << 4.0;
        QTest::newRow("binary") << "128Mi" << 134217728.0;
        QTest::newRow("decimal") << "1G" << 1e9;
        QTest::newRow("exponent") << "1e3" << 1000.0;
        QTest::newRow("none") << "many" << -1.0;
    }
    void quantities()
    {
        QFETCH(QString, text);
        QFETCH(double, value);
        QCOMPARE(quantityOf(text.toStdString()).value_or(-1), value);
    }

    void sidecarsAndInitContainersCount()
    {
        Json made = pod({.name = "web-1"});
        made["spec"]["initContainers"]
            = {{{"restartPolicy", "Always"}, {"resources", {{"requests", {{"cpu", "100m"}, {"memory", "64Mi"}}}}}},
               {{"resources", {{"requests", {{"cpu", "2"}, {"memory", "64Mi"}}}}}}};
        const NodeRoom asked = requestsOf(made);
        QCOMPARE(asked.cpu, 2.1);
        QCOMPARE(asked.memory, (1024 + 64) * 1024.0 * 1024.0);
        QCOMPARE(asked.pods, 1.0);
    }
};

QTEST_GUILESS_MAIN(DrainRulesTest)
#include "drain_rules_test.moc"
