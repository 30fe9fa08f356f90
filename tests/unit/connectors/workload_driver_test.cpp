#include <QtTest>

#include "core/connectors/kube/workload_driver.h"
#include "tests/support/captured_reply.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

FakeAnswer captured(const std::string& name)
{
    const HttpResponse reply = capturedReply(name);
    return FakeAnswer::json(reply.body, reply.head.status);
}

FakeAnswer statusAnswer(int status, const std::string& reason, const std::string& words)
{
    return FakeAnswer::json(
        nlohmann::json{{"kind", "Status"}, {"status", "Failure"}, {"reason", reason}, {"code", status}, {"message", words}}.dump(), status);
}

std::string hpaFor(const std::string& name)
{
    const nlohmann::json autoscaler{
        {"metadata", {{"name", "web-hpa"}}},
        {"spec", {{"scaleTargetRef", {{"kind", "Deployment"}, {"name", name}}}, {"minReplicas", 2}, {"maxReplicas", 10}}}};
    return nlohmann::json{{"items", nlohmann::json::array({autoscaler})}}.dump();
}

// A server that answers all that a plan asks for, in captured replies; a test puts its trouble before them.
struct Bench
{
    Bench()
    {
        http.on(requestTo(HttpMethod::Get, "/apis/apps/v1/namespaces/shop/deployments/web-blue"), captured("deployment-web-blue.http"));
        http.on(requestContaining("/horizontalpodautoscalers"),
                FakeAnswer::json(nlohmann::json{{"items", nlohmann::json::array()}}.dump()));
        http.on(requestTo(HttpMethod::Get, "/api/v1/namespaces/kube-system"), captured("namespace-kube-system.http"));
        http.on(requestContaining("/selfsubjectreviews"), captured("self-subject-review.http"));
        http.on(requestContaining("/selfsubjectaccessreviews"), captured("self-subject-access-review-allowed.http"));
        http.on(requestTo(HttpMethod::Get, "/apis/coordination.k8s.io/v1/namespaces/shop/leases/tealdeck-web"),
                captured("lease-not-found.http"));
        http.on(requestContaining("deployments/web-blue/scale"), scaleAnswer(5));
    }

    static FakeAnswer scaleAnswer(int replicas)
    {
        auto scale = nlohmann::json::parse(capturedReply("deployment-scale.http").body);
        scale["spec"]["replicas"] = replicas;
        return FakeAnswer::json(scale.dump());
    }

    Result<Plan> plan(AccessMode access = AccessMode::ReadWrite)
    {
        WorkloadDriver driver(http, scheduler, {.environment = "shop / dev", .context = "dev", .slotLabels = {}, .access = access});
        WorkloadRequest request{.verb = WorkloadVerb::Scale, .kind = "Deployment", .namespaceName = "shop", .name = "web-blue"};
        request.replicas = 5;
        std::optional<Result<Plan>> made;
        const Handle planning = driver.plan(request, [&](Result<Plan> result) { made = std::move(result); });
        scheduler.advance(11s);
        if (!made)
            qFatal("no plan after 11 s");
        return std::move(*made);
    }

    FakeScheduler scheduler;
    FakeHttp http{scheduler};
};

std::string verdictOf(const Result<Plan>& plan, const std::string& id)
{
    if (!plan)
        return describe(plan.error());
    const auto found = std::ranges::find(plan->checks, id, &Check::id);
    return found == plan->checks.end() ? "no such check" : std::string(toString(found->verdict)) + ": " + render(found->measured);
}

} // namespace

// Plans of a workload's change against a server that is slow, refuses, or has its own opinion.
class WorkloadDriverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsAskedOnceAndEverythingPasses()
    {
        Bench bench;
        const auto plan = bench.plan();
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QVERIFY(bench.http.unexpected.empty());
        for (const Check& check : plan->checks) {
            if (check.id != "clock-skew") // captured replies tell no time
                QVERIFY2(check.verdict == Verdict::Passed, (check.id + ": " + render(check.measured)).c_str());
        }
        QVERIFY(plan->dryRun.answer == DryRun::Answer::Accepted);
        QCOMPARE(plan->lockName, std::string("shop/tealdeck-web"));
        QCOMPARE(plan->stateBefore + " " + plan->stateAfter, std::string("replicas=3 replicas=5"));
        for (const HttpRequest& request : bench.http.sent)
            QVERIFY(request.deadline == 5s); // safety.md 3
    }

    void safety03_whatTimedOutIsNotRun()
    {
        Bench bench;
        bench.http.on(requestContaining("/horizontalpodautoscalers"), FakeAnswer::never());
        bench.http.on(requestContaining("deployments/web-blue/scale"), FakeAnswer::never());
        const auto plan = bench.plan();
        QVERIFY(verdictOf(plan, "autoscaler").starts_with("not run"));
        QVERIFY(verdictOf(plan, "server-dry-run").starts_with("not run"));
        QVERIFY(!isBlocked(*plan));
    }

    void safety14_anAutoscalerThatWillUndoItIsNamed()
    {
        Bench bench;
        bench.http.on(requestContaining("/horizontalpodautoscalers"), FakeAnswer::json(hpaFor("web-blue")));
        QCOMPARE(verdictOf(bench.plan(), "autoscaler"),
                 std::string("warning: autoscaler web-hpa (2 to 10) sets the number itself and will change it again. Change its bounds "
                             "instead."));
        bench.http.on(requestContaining("/horizontalpodautoscalers"), FakeAnswer::json(hpaFor("web-green")));
        QCOMPARE(verdictOf(bench.plan(), "autoscaler"), std::string("passed: no autoscaler names it"));
    }

    void safety05_aWebhookThatIsDownIsNamedAndNoRefusal()
    {
        Bench bench;
        bench.http.on(requestContaining("deployments/web-blue/scale"),
                      statusAnswer(500, "InternalError", "Internal error occurred: failed calling webhook \"guard.example\": timeout"));
        const std::string verdict = verdictOf(bench.plan(), "server-dry-run");
        QVERIFY2(verdict.starts_with("warning: ") && verdict.find("guard.example") != std::string::npos, verdict.c_str());
    }

    void aServerThatWouldMakeSomethingElseOfItIsBelieved()
    {
        Bench bench;
        bench.http.on(requestContaining("deployments/web-blue/scale"), Bench::scaleAnswer(4));
        QCOMPARE(verdictOf(bench.plan(), "server-dry-run"), std::string("warning: the server would make replicas=4 of it"));
    }

    void aMissingRightIsNamedByItsRule()
    {
        Bench bench;
        bench.http.on(requestContaining("/selfsubjectaccessreviews"), captured("self-subject-access-review-denied.http"));
        const auto plan = bench.plan();
        QCOMPARE(verdictOf(plan, "permission"),
                 std::string("failed: patch deployments.apps/scale web-blue in namespace shop is not allowed"));
        QVERIFY(isBlocked(*plan));
    }

    void readOnlySendsNoDryRun()
    {
        Bench bench;
        const auto plan = bench.plan(AccessMode::ReadOnly);
        QVERIFY(plan.has_value());
        QVERIFY(plan->dryRun.answer == DryRun::Answer::NotRun);
        QCOMPARE(bench.http.count([](const HttpRequest& request) { return request.method == HttpMethod::Patch; }), std::size_t(0));
    }

    void withoutTheObjectThereIsNoPlan_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("kind");
        QTest::newRow("gone") << 404 << QStringLiteral("NotFound") << int(ErrorKind::NotFound);
        QTest::newRow("forbidden") << 403 << QStringLiteral("Forbidden") << int(ErrorKind::Forbidden);
        QTest::newRow("nonsense") << 200 << QStringLiteral("no object") << int(ErrorKind::ProtocolViolation);
    }
    void withoutTheObjectThereIsNoPlan()
    {
        QFETCH(int, status);
        QFETCH(QString, reason);
        QFETCH(int, kind);
        Bench bench;
        bench.http.on(requestTo(HttpMethod::Get, "/apis/apps/v1/namespaces/shop/deployments/web-blue"),
                      statusAnswer(status, reason.toStdString(), "words of the server"));
        const auto plan = bench.plan();
        QVERIFY2(!plan && int(plan.error().kind) == kind, plan ? "planned" : describe(plan.error()).c_str());
    }

    // Whoever does not want the plan any more is told nothing, and nothing is left open.
    void aPlanThatIsNotWantedAnyMoreEndsItsReads()
    {
        Bench bench;
        WorkloadDriver driver(bench.http, bench.scheduler, {.environment = {}, .context = "dev", .slotLabels = {}});
        bool wasTold = false;
        Handle planning
            = driver.plan(WorkloadRequest{.verb = WorkloadVerb::Restart, .kind = "Deployment", .namespaceName = "shop", .name = "web-blue"},
                          [&](const Result<Plan>&) { wasTold = true; });
        planning.end();
        bench.scheduler.advance(11s);
        QVERIFY(!wasTold);
        QCOMPARE(bench.http.openCount(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(WorkloadDriverTest)
#include "workload_driver_test.moc"
