#include <QtTest>

#include "core/connectors/kube/object_driver.h"
#include "core/connectors/kube/revisions_read.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/unit/connectors/undo_samples.h"

#include <algorithm>
#include <optional>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const std::string deploymentPath = "/apis/apps/v1/namespaces/revisions/deployments/web";

FakeAnswer captured(const std::string& name)
{
    const HttpResponse reply = capturedReply(name + ".http");
    return FakeAnswer::json(reply.body, reply.head.status);
}

FakeAnswer refusal(int status, const std::string& reason)
{
    return FakeAnswer::json(
        nlohmann::json{{"kind", "Status"}, {"status", "Failure"}, {"reason", reason}, {"code", status}, {"message", "words of the server"}}
            .dump(),
        status);
}

// A server that answers all that a rollback asks for, in captured replies; a test puts its trouble before them.
struct Bench
{
    Bench()
    {
        http.on(requestTo(HttpMethod::Get, deploymentPath), captured("revisions-web"));
        http.on(requestContaining("/replicasets?"), captured("revisions-web-kept"));
        http.on(requestTo(HttpMethod::Get, "/api/v1/namespaces/kube-system"), captured("namespace-kube-system"));
        http.on(requestContaining("/selfsubjectreviews"), captured("self-subject-review"));
        http.on(requestContaining("/selfsubjectaccessreviews"), captured("self-subject-access-review-allowed"));
        http.on(requestContaining("/leases/tealdeck-web"), captured("lease-not-found"));
        http.on(requestContaining("fieldManager=tealdeck"), captured("revisions-web-back")); // what the server makes of it
    }

    Result<Plan> plan(const ObjectRequest& wish, AccessMode access = AccessMode::ReadWrite)
    {
        ObjectDriver driver(http, scheduler, {.environment = "shop / dev", .context = "dev", .slotLabels = {}, .access = access});
        std::optional<Result<Plan>> made;
        const Handle planning = driver.plan(wish, [&](Result<Plan> result) { made = std::move(result); });
        scheduler.advance(11s);
        if (!made)
            qFatal("no plan after 11 s");
        return std::move(*made);
    }

    Result<Settled> settle(const Plan& plan)
    {
        ObjectDriver driver(http, scheduler, {.environment = {}, .context = "dev", .slotLabels = {}});
        std::optional<Result<Settled>> settled;
        const Handle settling = driver.settle(plan, [&](Result<Settled> result) { settled = std::move(result); });
        scheduler.advance(6s);
        if (!settled)
            qFatal("not settled after 6 s");
        return std::move(*settled);
    }

    Result<WorkloadRevisions> revisions(const ObjectAddress& workload)
    {
        std::optional<Result<WorkloadRevisions>> read;
        const Handle reading
            = readRevisions(http, scheduler.clock(), workload, [&](Result<WorkloadRevisions> result) { read = std::move(result); });
        scheduler.advance(21s);
        if (!read)
            qFatal("no revisions after 21 s");
        return std::move(*read);
    }

    FakeScheduler scheduler;
    FakeHttp http{scheduler};
};

const ObjectRequest toTheFirst = undoWish("Deployment", {{"revision", "1"}});
const ObjectAddress web{
    .group = "apps", .version = "v1", .plural = "deployments", .kind = "Deployment", .namespaceName = "revisions", .name = "web"};

} // namespace

// Plans of a rollback, and the list of what there is, against a server that answers, is slow, or refuses.
class UndoDriverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanAsksForAllItNeedsAndShowsIt()
    {
        Bench bench;
        const auto plan = bench.plan(toTheFirst);
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QVERIFY(bench.http.unexpected.empty());
        QCOMPARE(render(plan->title), std::string("Roll Deployment web back to revision 1"));
        QVERIFY(plan->purpose == Purpose::Release);
        QVERIFY2(plan->dryRun.answer == DryRun::Answer::Accepted, render(plan->dryRun.explanation).c_str());
        QVERIFY(plan->dryRun.diff.size() > 4);
        for (const char* id : {"at-rest", "controller", "way-back", "server-dry-run", "permission"}) {
            const auto check = std::ranges::find(plan->checks, std::string(id), &Check::id);
            QVERIFY2(check != plan->checks.end() && check->verdict != Verdict::Failed && check->verdict != Verdict::NotRun, id);
        }
        QCOMPARE(plan->beforeAfter.front().before + " " + plan->beforeAfter.front().after, std::string("3 1"));
        QVERIFY(plan->effectWithin == std::chrono::minutes(10));
        const std::size_t lists = bench.http.count(requestContaining("replicasets?labelSelector=app%3dweb"));
        QCOMPARE(lists, std::size_t(1)); // not every set of the namespace
    }

    // Whatever is shown, journalled or copied of the plan.
    void noSecretIsInAPlan()
    {
        Bench bench;
        const auto plan = bench.plan(toTheFirst);
        QVERIFY(plan.has_value());
        QVERIFY(plan->steps[2].request->body.find("planted-secret-1") != std::string::npos); // but it is what is sent
        QVERIFY(toJson(*plan).find("planted-secret") == std::string::npos);
    }

    void readOnlyShowsTheDifferenceWithoutADryRun()
    {
        Bench bench;
        const auto plan = bench.plan(toTheFirst, AccessMode::ReadOnly);
        QVERIFY(plan && plan->dryRun.answer == DryRun::Answer::NotRun && !plan->dryRun.diff.empty());
        QCOMPARE(bench.http.count([](const HttpRequest& request) { return request.method == HttpMethod::Patch; }), std::size_t(0));
    }

    // A webhook that pins another image, say.
    void whatTheServerWouldMakeOfItIsSaid()
    {
        Bench bench;
        bench.http.on(requestContaining("fieldManager=tealdeck"), captured("revisions-web"));
        const auto plan = bench.plan(toTheFirst);
        const auto check = std::ranges::find(plan->checks, std::string("server-dry-run"), &Check::id);
        QVERIFY(check->verdict == Verdict::Warning);
        QVERIFY2(render(check->measured).starts_with("the server would make app=registry.example/shop/web:1.9.1 (template "),
                 render(check->measured).c_str());
    }

    void withoutItsRevisionsThereIsNoPlan_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("kind");
        QTest::newRow("forbidden") << 403 << QStringLiteral("Forbidden") << int(ErrorKind::Forbidden);
        QTest::newRow("broken") << 500 << QStringLiteral("InternalError") << int(ErrorKind::ServerFailure);
        QTest::newRow("never") << 0 << QString() << int(ErrorKind::TimedOut);
    }
    void withoutItsRevisionsThereIsNoPlan()
    {
        QFETCH(int, status);
        QFETCH(QString, reason);
        QFETCH(int, kind);
        Bench bench;
        bench.http.on(requestContaining("/replicasets?"), status == 0 ? FakeAnswer::never() : refusal(status, reason.toStdString()));
        const auto plan = bench.plan(toTheFirst);
        QVERIFY2(!plan && int(plan.error().kind) == kind, plan ? "planned" : describe(plan.error()).c_str());
        const auto revisions = bench.revisions(web);
        QVERIFY2(!revisions && int(revisions.error().kind) == kind, revisions ? "read" : describe(revisions.error()).c_str());
    }

    // What is true after an answer that was lost.
    void aLostAnswerIsSettledByReading()
    {
        Bench bench;
        const auto plan = bench.plan(toTheFirst);
        QVERIFY(bench.settle(*plan)->state == Settled::State::AsBefore);
        bench.http.on(requestTo(HttpMethod::Get, deploymentPath), captured("revisions-web-back"));
        QVERIFY(bench.settle(*plan)->state == Settled::State::Applied);
        ObjectJson other = capturedObject("revisions-web");
        other["spec"]["template"]["spec"]["containers"][0]["image"] = "somebody/elses:1";
        bench.http.on(requestTo(HttpMethod::Get, deploymentPath), FakeAnswer::json(dumpJson(other)));
        const auto settled = bench.settle(*plan);
        QVERIFY(settled->state == Settled::State::ChangedByOther);
        QVERIFY2(settled->found.starts_with("app=somebody/elses:1 (template "), settled->found.c_str());
    }

    void revisionsAreListed()
    {
        Bench bench;
        const auto read = bench.revisions(web);
        QVERIFY2(read.has_value(), read ? "" : describe(read.error()).c_str());
        QCOMPARE(read->revisions.size(), std::size_t(3));
        QVERIFY(!read->isPaused && read->revisions.front().isCurrent);
    }

    void anotherObjectOfTheSameNameIsNotTheOneThatWasSeen()
    {
        Bench bench;
        ObjectAddress seen = web;
        seen.uid = "another";
        const auto read = bench.revisions(seen);
        QVERIFY(!read && read.error().kind == ErrorKind::NotFound);
    }

    void whoeverDoesNotWantThemAnyMoreIsToldNothing()
    {
        Bench bench;
        bool wasTold = false;
        Handle reading = readRevisions(bench.http, bench.scheduler.clock(), web, [&](const Result<WorkloadRevisions>&) { wasTold = true; });
        reading.end();
        bench.scheduler.advance(21s);
        QVERIFY(!wasTold);
        QCOMPARE(bench.http.openCount(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(UndoDriverTest)
#include "undo_driver_test.moc"
