#include <QtTest>

#include "core/connectors/kube/workload_state.h"
#include "tests/contract/switch_console.h"

#include <algorithm>
#include <set>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

constexpr const char* space = "shop";
constexpr const char* workload = "worker-green"; // no Service leads to it

WorkloadRequest wish(WorkloadVerb verb)
{
    return {.verb = verb, .kind = "Deployment", .namespaceName = space, .name = workload};
}

WorkloadRequest scaleTo(int replicas)
{
    WorkloadRequest request = wish(WorkloadVerb::Scale);
    request.replicas = replicas;
    return request;
}

std::string outcomeOf(const ChangeProgress& progress)
{
    return std::string(outcomeWord(*progress.outcome));
}

std::string storyOf(const ChangeProgress& progress)
{
    std::string story = outcomeOf(progress) + "\n";
    for (const ProgressLine& line : progress.lines)
        story += render(line.title) + ": " + render(line.detail) + "\n";
    if (const auto* refused = std::get_if<Refused>(&*progress.outcome))
        story += describe(refused->reason);
    return story;
}

bool isEffectSeen(const ChangeProgress& progress)
{
    const auto* done = std::get_if<Done>(&*progress.outcome);
    return done && done->effect.isComplete;
}

WorkloadState stateNow(SwitchConsole& console)
{
    const auto answer = console.http.ask(getRequest(kube::deployments, space, workload));
    const auto state = answer ? decodeWorkloadState(answer->body, "Deployment") : Result<WorkloadState>(fail(answer.error()));
    if (!state)
        qFatal("%s", describe(state.error()).c_str());
    return *state;
}

std::set<std::string> podUids(SwitchConsole& console)
{
    ListOptions options;
    options.labelSelector = "app=worker,color=green";
    const auto answer = console.http.ask(listRequest(kube::pods, space, options));
    const auto page = answer ? decodeList<Pod>(answer->body) : Result<ListPage<Pod>>(fail(answer.error()));
    if (!page)
        qFatal("%s", describe(page.error()).c_str());
    std::set<std::string> uids;
    for (const Pod& pod : page->items) {
        if (!pod.meta.deleted)
            uids.insert(pod.meta.uid.str());
    }
    return uids;
}

Check checkOf(const Plan& plan, const std::string& id)
{
    const auto found = std::ranges::find(plan.checks, id, &Check::id);
    if (found == plan.checks.end())
        qFatal("the plan has no check %s", id.c_str());
    return *found;
}

} // namespace

// What changes of workloads expect of a Kubernetes API server and its controllers: scale, restart, pause and resume, another image, each
// with its way back; contests and lost answers.
class KubeWorkloadTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    int m_replicas = 0;
    std::string m_image;

    const ChangeProgress& carryOut(SwitchConsole& console, const ChangeRequest& request)
    {
        const auto plan = console.plan(request);
        if (!plan)
            qFatal("%s", describe(plan.error()).c_str());
        return console.run(*plan);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_target = ContractTarget::load();
        SwitchConsole console(m_target, "operator");
        const WorkloadState state = stateNow(console);
        m_replicas = state.replicas;
        m_image = state.containers.front().image;
        QVERIFY(m_replicas > 0);
    }
    void cleanup()
    {
        SwitchConsole console(m_target, "operator");
        const std::string patch = R"({"spec":{"replicas":)" + std::to_string(m_replicas) + R"(,"paused":null}})";
        console.http.ask(mergePatchRequest(kube::deployments, space, workload, patch));
        console.http.ask(deleteRequest(kube::leases, space, "tealdeck-worker"));
    }

    void aPlanIsMadeOfFreshReadsAndChangesNothing()
    {
        SwitchConsole console(m_target, "operator");
        const auto plan = console.plan(scaleTo(m_replicas + 1));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(plan->applicationName, std::string("worker"));
        QCOMPARE(plan->lockName, std::string("shop/tealdeck-worker"));
        QVERIFY2(plan->dryRun.answer == DryRun::Answer::Accepted, render(plan->dryRun.explanation).c_str());
        for (const Check& check : plan->checks)
            QVERIFY2(check.verdict != Verdict::Failed && check.verdict != Verdict::NotRun,
                     (check.id + ": " + render(check.measured)).c_str());
        QCOMPARE(stateNow(console).replicas, m_replicas);
        QCOMPARE(console.http.writes.count(), 0);
    }

    void aScaleAndItsWayBack()
    {
        SwitchConsole console(m_target, "operator");
        const ChangeProgress more = carryOut(console, scaleTo(m_replicas + 2));
        QVERIFY2(isEffectSeen(more), storyOf(more).c_str());
        QCOMPARE(stateNow(console).replicas, m_replicas + 2);
        QCOMPARE(podUids(console).size(), static_cast<std::size_t>(m_replicas + 2));
        const auto back = std::get<WorkloadRequest>(*more.plan.inverseRequest);
        QCOMPARE(back.replicas, m_replicas);
        const ChangeProgress less = carryOut(console, back);
        QVERIFY2(isEffectSeen(less), storyOf(less).c_str());
        QCOMPARE(stateNow(console).replicas, m_replicas);
    }

    void theInverseOfThePlanFitsAfterwards()
    {
        SwitchConsole console(m_target, "operator");
        const ChangeProgress more = carryOut(console, scaleTo(m_replicas + 1));
        QVERIFY2(isEffectSeen(more), storyOf(more).c_str());
        const HttpStep& inverse = *more.plan.inverse;
        const auto answer = console.http.ask(withDryRun({.method = inverse.method,
                                                         .target = inverse.target,
                                                         .headers = {{"content-type", inverse.contentType}},
                                                         .body = inverse.body}));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->head.status, 200);
    }

    // Harder than any other scale: nothing is left. From zero the number is not in the object that is tested.
    void toZeroAndBack()
    {
        SwitchConsole console(m_target, "operator");
        const auto plan = console.plan(scaleTo(0));
        QVERIFY(plan.has_value());
        QVERIFY(checkOf(*plan, "scale-to-zero").verdict == Verdict::Warning);
        QCOMPARE(*requirementsOf(*plan).typedName, std::string("contract/worker-green")); // asked for in development, too
        const ChangeProgress none = console.run(*plan);
        QVERIFY2(isEffectSeen(none), storyOf(none).c_str());
        QVERIFY(podUids(console).empty());
        const ChangeProgress back = carryOut(console, *none.plan.inverseRequest);
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QCOMPARE(podUids(console).size(), static_cast<std::size_t>(m_replicas));
    }

    void aRestartReplacesEveryPod()
    {
        SwitchConsole console(m_target, "operator");
        const std::set<std::string> before = podUids(console);
        const ChangeProgress restarted = carryOut(console, wish(WorkloadVerb::Restart));
        QVERIFY2(isEffectSeen(restarted), storyOf(restarted).c_str());
        QVERIFY(!restarted.plan.inverse);
        const std::set<std::string> after = podUids(console);
        QCOMPARE(after.size(), before.size());
        for (const std::string& uid : after)
            QVERIFY(!before.contains(uid));
    }

    void aPausedRolloutWaitsAndIsResumed()
    {
        SwitchConsole console(m_target, "operator");
        const ChangeProgress paused = carryOut(console, wish(WorkloadVerb::Pause));
        QVERIFY2(isEffectSeen(paused), storyOf(paused).c_str());
        QVERIFY(stateNow(console).isPaused);
        const auto restart = console.plan(wish(WorkloadVerb::Restart));
        QVERIFY(restart.has_value());
        QVERIFY(checkOf(*restart, "controller").verdict == Verdict::Warning); // nothing would follow
        const ChangeProgress resumed = carryOut(console, *paused.plan.inverseRequest);
        QVERIFY2(isEffectSeen(resumed), storyOf(resumed).c_str());
        QVERIFY(!stateNow(console).isPaused);
    }

    void anotherImageAndItsWayBack()
    {
        SwitchConsole console(m_target, "operator");
        WorkloadRequest request = wish(WorkloadVerb::SetImage);
        request.image = m_image + "-tealdeck";
        const auto plan = console.plan(request);
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        Plan impatient = *plan;
        impatient.effectWithin = 20s; // on a real node there is no such image
        const ChangeProgress there = console.run(impatient);
        QCOMPARE(outcomeOf(there), std::string("done"));
        QCOMPARE(stateNow(console).containers.front().image, request.image);
        const ChangeProgress back = carryOut(console, *there.plan.inverseRequest);
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QCOMPARE(stateNow(console).containers.front().image, m_image);
    }

    void safety13_aForeignChangeIsNoticedAndNamed()
    {
        SwitchConsole console(m_target, "operator");
        const auto plan = console.plan(scaleTo(m_replicas + 2));
        QVERIFY(plan.has_value());
        HttpRequest foreign
            = mergePatchRequest(kube::deployments, space, workload, R"({"spec":{"replicas":)" + std::to_string(m_replicas + 1) + "}}");
        foreign.target += "?fieldManager=somebody-else";
        const auto answer = console.http.ask(std::move(foreign));
        QVERIFY(answer && answer->head.status == 200);
        const ChangeProgress late = console.run(*plan);
        QCOMPARE(outcomeOf(late), std::string("refused"));
        const std::string story = storyOf(late);
        QVERIFY2(story.find("was changed by somebody-else meanwhile: replicas=" + std::to_string(m_replicas + 1)) != std::string::npos,
                 story.c_str());
        QCOMPARE(stateNow(console).replicas, m_replicas + 1);
    }

    void aLostAnswerIsSettledAndNeverSentAgain_data()
    {
        QTest::addColumn<int>("forwarding");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("more");
        QTest::newRow("it arrived") << int(Forwarding::ThenCut) << "done" << 1;
        QTest::newRow("it never arrived") << int(Forwarding::CutOnly) << "refused" << 0;
    }
    void aLostAnswerIsSettledAndNeverSentAgain()
    {
        QFETCH(int, forwarding);
        QFETCH(QString, outcome);
        QFETCH(int, more);
        const CuttingProxy proxy(m_target, Forwarding(forwarding));
        SwitchConsole console(m_target, "operator");
        ProxiedSteps steps(console.access, proxy.endpoint(), console.http.home);
        console.useSteps(steps);
        const ChangeProgress progress = carryOut(console, scaleTo(m_replicas + 1));
        QVERIFY2(outcomeOf(progress) == outcome.toStdString(), storyOf(progress).c_str());
        QCOMPARE(proxy.requests(), std::size_t(1));
        QCOMPARE(stateNow(console).replicas, m_replicas + more);
        QCOMPARE(console.journal.entriesOf(JournalKind::Unknown).size(), std::size_t(1));
        console.executor.reset(); // before the steps it uses
    }

    void aMissingRightIsNamedByItsRule()
    {
        SwitchConsole console(m_target, "viewer");
        const auto plan = console.plan(scaleTo(m_replicas + 1));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        const Check permission = checkOf(*plan, "permission");
        QVERIFY(permission.verdict == Verdict::Failed);
        QCOMPARE(render(permission.measured), std::string("patch deployments.apps/scale worker-green in namespace shop is not allowed"));
        QVERIFY(isBlocked(*plan));
    }

    void whatIsNotThereIsSaid()
    {
        SwitchConsole console(m_target, "operator");
        WorkloadRequest request = scaleTo(1);
        request.name = "no-such-workload";
        const auto plan = console.plan(request);
        QVERIFY(!plan && plan.error().kind == ErrorKind::NotFound);
    }
};

TEALDECK_CONTRACT_MAIN(KubeWorkloadTest)
#include "kube_workload_test.moc"
