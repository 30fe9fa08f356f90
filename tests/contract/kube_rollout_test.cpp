#include <QtTest>

#include "tests/contract/rollout_truth.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

constexpr const char* blueGreen = "checkout";
constexpr const char* canary = "search";

ObjectRequest wish(ObjectVerb verb, const std::string& app)
{
    return {.verb = verb, .kind = "Rollout", .namespaceName = RolloutTruth::space, .name = app};
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

bool fitsNow(SwitchConsole& console, const HttpStep& step)
{
    const auto answer = console.http.ask(
        withDryRun({.method = step.method, .target = step.target, .headers = {{"content-type", step.contentType}}, .body = step.body}));
    if (answer && answer->head.status != 200)
        qWarning("%s", answer->body.c_str());
    return answer && answer->head.status == 200;
}

} // namespace

// What changes of Rollouts expect of Argo Rollouts' real controller. Each test begins with both Rollouts at rest and gives them a version
// of its own.
class KubeRolloutTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    std::unique_ptr<SwitchConsole> m_console;
    int m_versions = 0;

    ChangeProgress carryOut(const ChangeRequest& request)
    {
        const auto plan = m_console->plan(request);
        if (!plan)
            qFatal("%s", describe(plan.error()).c_str());
        if (plan->dryRun.answer != DryRun::Answer::Accepted)
            qFatal("dry run: %s", render(plan->dryRun.explanation).c_str());
        return m_console->run(*plan);
    }

    ObjectRequest newImage(const std::string& app)
    {
        ObjectRequest request = wish(ObjectVerb::SetRolloutImage, app);
        request.values["image"] = "registry.example/shop/" + app + ":2." + std::to_string(++m_versions);
        return request;
    }

    RolloutTruth truth(const std::string& app) { return {*m_console, app}; }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init()
    {
        m_console = std::make_unique<SwitchConsole>(m_target, "operator");
        QVERIFY(truth(blueGreen).comesToRest());
        QVERIFY(truth(canary).comesToRest());
        for (const char* lock : {"tealdeck-checkout", "tealdeck-search"})
            m_console->http.ask(deleteRequest(kube::leases, RolloutTruth::space, lock));
    }
    void cleanup() { m_console.reset(); }

    void blueGreenWaitsIsPromotedAndTakenBackAtOnce()
    {
        RolloutTruth now = truth(blueGreen);
        const std::string old = now.selectedBy("checkout");
        const ChangeProgress image = carryOut(newImage(blueGreen));
        QVERIFY2(isEffectSeen(image), storyOf(image).c_str());
        QCOMPARE(now.state().words, std::string("BlueGreenPause"));
        const std::string next = now.selectedBy("checkout-preview");
        QCOMPARE(now.selectedBy("checkout"), old);
        QVERIFY(next != old);

        const ChangeProgress promoted = carryOut(wish(ObjectVerb::Promote, blueGreen));
        QVERIFY2(isEffectSeen(promoted), storyOf(promoted).c_str());
        QCOMPARE(now.selectedBy("checkout"), next);
        QCOMPARE(now.state().stableHash, next);
        QVERIFY(!now.scaleDownOf(old).empty());
        QVERIFY(fitsNow(*m_console, *promoted.plan.inverse));

        const ChangeProgress back = carryOut(*promoted.plan.inverseRequest);
        QVERIFY2(isEffectSeen(back), storyOf(back).c_str());
        QVERIFY(now.becomes([&](const RolloutState& state) { return state.activeHash == old && state.isFullyPromoted(); }));
        QCOMPARE(now.selectedBy("checkout"), old);
        QVERIFY(fitsNow(*m_console, *back.plan.inverse));
    }

    void aPlanChangesNothingAndEveryCheckIsMade()
    {
        QVERIFY(isEffectSeen(carryOut(newImage(blueGreen))));
        const int writes = m_console->http.writes.count();
        const auto plan = m_console->plan(wish(ObjectVerb::Promote, blueGreen));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QCOMPARE(plan->lockName, std::string("shop-rollouts/tealdeck-checkout"));
        QVERIFY2(plan->dryRun.answer == DryRun::Answer::Accepted, render(plan->dryRun.explanation).c_str());
        for (const Check& check : plan->checks)
            QVERIFY2(check.verdict == Verdict::Passed, (check.id + ": " + render(check.measured)).c_str());
        QCOMPARE(m_console->http.writes.count(), writes);
        QCOMPARE(truth(blueGreen).state().words, std::string("BlueGreenPause"));
    }

    void anAbortKeepsTheActiveVersionAndIsRetried()
    {
        RolloutTruth now = truth(blueGreen);
        const std::string old = now.selectedBy("checkout");
        QVERIFY(isEffectSeen(carryOut(newImage(blueGreen))));
        const ChangeProgress aborted = carryOut(wish(ObjectVerb::Abort, blueGreen));
        QVERIFY2(isEffectSeen(aborted), storyOf(aborted).c_str());
        QVERIFY(aborted.plan.purpose == Purpose::WayBack);
        QCOMPARE(now.state().phase, std::string("Degraded"));
        QCOMPARE(now.selectedBy("checkout"), old);
        QVERIFY(!m_console->plan(wish(ObjectVerb::Promote, blueGreen)));
        QVERIFY(fitsNow(*m_console, *aborted.plan.inverse));
        const ChangeProgress retried = carryOut(*aborted.plan.inverseRequest);
        QVERIFY2(isEffectSeen(retried), storyOf(retried).c_str());
        QCOMPARE(now.state().words, std::string("BlueGreenPause"));
    }

    void anUndoDuringAnUpdateGivesItUpAndShowsNoSecret()
    {
        RolloutTruth now = truth(canary);
        const std::string old = now.state().stableHash;
        QVERIFY(isEffectSeen(carryOut(newImage(canary))));
        const ChangeProgress undone = carryOut(wish(ObjectVerb::UndoRollout, canary));
        QVERIFY2(isEffectSeen(undone), storyOf(undone).c_str());
        QCOMPARE(now.state().currentHash, old);
        QVERIFY(now.state().isFullyPromoted());
        const HttpStep& sent
            = *std::ranges::find_if(undone.plan.steps, [](const PlanStep& step) { return step.request.has_value(); })->request;
        QVERIFY(sent.body.find("not-a-secret-of-search") != std::string::npos);
        std::string journalled;
        for (const JournalEntry& entry : m_console->journal.entries())
            journalled += entry.draft.body;
        QVERIFY(journalled.find("API_TOKEN") != std::string::npos);
        QVERIFY(journalled.find("not-a-secret-of-search") == std::string::npos);
        QVERIFY(fitsNow(*m_console, *undone.plan.inverse));
    }

    void aCanaryIsPromotedThroughItsSteps()
    {
        RolloutTruth now = truth(canary);
        const std::string old = now.state().stableHash;
        const ChangeProgress image = carryOut(newImage(canary));
        QVERIFY2(isEffectSeen(image), storyOf(image).c_str());
        QCOMPARE(now.state().step, 1);
        QCOMPARE(now.state().updated, 1);
        const ChangeProgress half = carryOut(wish(ObjectVerb::Promote, canary));
        QVERIFY2(isEffectSeen(half), storyOf(half).c_str());
        QVERIFY(now.becomes([](const RolloutState& state) { return state.step == 5 && state.isWaiting(); })); // its pause of 2 s is over
        QCOMPARE(now.state().updated, 3);
        const ChangeProgress whole = carryOut(wish(ObjectVerb::Promote, canary));
        QVERIFY2(isEffectSeen(whole), storyOf(whole).c_str());
        QVERIFY(now.state().isFullyPromoted() && now.state().stableHash != old);
        QCOMPARE(now.state().phase, std::string("Healthy"));
    }

    void aPromotionInFullSkipsWhatIsLeft()
    {
        RolloutTruth now = truth(canary);
        QVERIFY(isEffectSeen(carryOut(newImage(canary))));
        const std::string next = now.state().currentHash;
        const ChangeProgress promoted = carryOut(wish(ObjectVerb::PromoteFull, canary));
        QVERIFY2(isEffectSeen(promoted), storyOf(promoted).c_str());
        QCOMPARE(now.state().stableHash, next);
        QCOMPARE(now.state().updated, 4);
    }

    void anAbortedCanaryHasNoPodsAndIsRetried()
    {
        RolloutTruth now = truth(canary);
        QVERIFY(isEffectSeen(carryOut(newImage(canary))));
        const ChangeProgress aborted = carryOut(wish(ObjectVerb::Abort, canary));
        QVERIFY2(isEffectSeen(aborted), storyOf(aborted).c_str());
        QCOMPARE(now.state().updated, 0);
        QCOMPARE(now.state().available, 4);
        const ChangeProgress retried = carryOut(wish(ObjectVerb::Retry, canary));
        QVERIFY2(isEffectSeen(retried), storyOf(retried).c_str());
        QCOMPARE(now.state().step, 1);
        QVERIFY(now.state().isWaiting());
    }

    void aPauseByHandHoldsANewImageUntilItIsResumed()
    {
        RolloutTruth now = truth(canary);
        const ChangeProgress paused = carryOut(wish(ObjectVerb::PauseRollout, canary));
        QVERIFY2(isEffectSeen(paused), storyOf(paused).c_str());
        const auto plan = m_console->plan(newImage(canary));
        QVERIFY(plan.has_value());
        const auto controller = std::ranges::find(plan->checks, std::string("controller"), &Check::id);
        QVERIFY(controller != plan->checks.end() && controller->verdict == Verdict::Warning);
        const ChangeProgress image = m_console->run(*plan);
        QVERIFY2(isEffectSeen(image), storyOf(image).c_str());
        QCOMPARE(now.state().words, std::string("manually paused"));
        const ChangeProgress resumed = carryOut(*paused.plan.inverseRequest);
        QVERIFY2(isEffectSeen(resumed), storyOf(resumed).c_str());
        QVERIFY(now.becomes([](const RolloutState& state) { return state.step == 1 && state.isWaiting(); }));
    }

    void aRestartReplacesEveryPod()
    {
        RolloutTruth now = truth(blueGreen);
        const std::set<std::string> before = now.podUids();
        const ChangeProgress restarted = carryOut(wish(ObjectVerb::RestartRollout, blueGreen));
        QVERIFY2(isEffectSeen(restarted), storyOf(restarted).c_str());
        for (const std::string& uid : now.podUids())
            QVERIFY(!before.contains(uid));
        QVERIFY(!restarted.plan.inverse);
    }

    void safety13_anotherVersionMeanwhileIsNoticed()
    {
        RolloutTruth now = truth(blueGreen);
        QVERIFY(isEffectSeen(carryOut(newImage(blueGreen))));
        const auto plan = m_console->plan(wish(ObjectVerb::Promote, blueGreen));
        QVERIFY(plan.has_value());
        const std::string seen = now.state().currentHash;
        now.write(R"({"spec":{"template":{"metadata":{"annotations":{"by":"somebody-else"}}}}})");
        QVERIFY(now.becomes([&](const RolloutState& state) { return state.currentHash != seen && state.isWaiting(); }));
        const ChangeProgress late = m_console->run(*plan);
        QCOMPARE(outcomeOf(late), std::string("refused"));
        const std::string story = storyOf(late);
        QVERIFY2(story.find("version=" + now.state().currentHash) != std::string::npos, story.c_str());
        QVERIFY(now.state().isWaiting());
    }

    void aLostAnswerIsSettledAndNeverSentAgain_data()
    {
        QTest::addColumn<int>("forwarding");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("it arrived") << int(Forwarding::ThenCut) << "done";
    }
    void aLostAnswerIsSettledAndNeverSentAgain()
    {
        QFETCH(int, forwarding);
        QFETCH(QString, outcome);
        RolloutTruth now = truth(blueGreen);
        QVERIFY(isEffectSeen(carryOut(newImage(blueGreen))));
        const CuttingProxy proxy(m_target, Forwarding(forwarding));
        ProxiedSteps steps(m_console->access, proxy.endpoint(), m_console->http.home);
        m_console->useSteps(steps);
        const ChangeProgress progress = carryOut(wish(ObjectVerb::Promote, blueGreen));
        QVERIFY2(outcomeOf(progress) == outcome.toStdString(), storyOf(progress).c_str());
        QCOMPARE(proxy.requests(), std::size_t(1));
        QCOMPARE(now.state().isFullyPromoted(), forwarding == int(Forwarding::ThenCut));
        m_console->executor.reset(); // before the steps it uses
    }
};

TEALDECK_CONTRACT_MAIN(KubeRolloutTest)
#include "kube_rollout_test.moc"
