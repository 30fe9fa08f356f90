#include <QtTest>

#include "core/change/intent_annotation.h"
#include "tests/contract/switch_console.h"

#include <algorithm>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

constexpr Duration limit = contractLimit;

SwitchRequest to(const std::string& slot)
{
    return {.namespaceName = "shop",
            .service = "web",
            .targetSlot = slot,
            .seenUid = std::nullopt,
            .seenSelector = std::nullopt,
            .purpose = std::nullopt};
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

std::string outcomeOf(const ChangeProgress& progress)
{
    return std::string(outcomeWord(*progress.outcome));
}

bool isEffectSeen(const ChangeProgress& progress)
{
    const auto* done = std::get_if<Done>(&*progress.outcome);
    return done && done->effect.isComplete;
}

std::string reasonOf(const ChangeProgress& progress)
{
    const auto* refused = std::get_if<Refused>(&*progress.outcome);
    return refused ? describe(refused->reason) : outcomeOf(progress);
}

} // namespace

// What the changing side expects of a Kubernetes API server: plans, switches, contests, lost answers, Leases.
class KubeSwitchTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init() { putBackBlue(m_target); }
    void cleanup() { putBackBlue(m_target); }

    void aPlanIsMadeOfFreshReadsAndChangesNothing()
    {
        SwitchConsole console(m_target, "operator");
        const Service before = console.service();
        const auto plan = console.plan(to("green"));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        QVERIFY(plan->targetReady > 0);
        QVERIFY(!plan->actor.empty());
        QVERIFY(!plan->clusterUid.empty());
        QVERIFY2(plan->dryRun.answer == DryRun::Answer::Accepted, render(plan->dryRun.explanation).c_str());
        for (const Check& check : plan->checks)
            QVERIFY2(check.verdict != Verdict::Failed && check.verdict != Verdict::NotRun,
                     (check.id + ": " + render(check.measured)).c_str());
        QVERIFY(console.service() == before);
        QCOMPARE(console.http.writes.count(), 0);
    }

    void aSwitchAndItsWayBack()
    {
        SwitchConsole console(m_target, "operator");
        const auto plan = console.plan(to("green"));
        QVERIFY(plan.has_value());
        const ChangeProgress& there = console.run(*plan);
        QVERIFY2(isEffectSeen(there), reasonOf(there).c_str());
        QCOMPARE(console.service().selector.at("color"), std::string("green"));
        QCOMPARE(there.writes.size(), static_cast<std::size_t>(console.http.writes.count()));
        for (const WriteLine& write : there.writes)
            QVERIFY(write.status == 200 || write.status == 201);

        const auto back = console.plan(to("blue"));
        QVERIFY(back.has_value());
        QVERIFY(back->purpose == Purpose::WayBack); // found on the Lease
        const ChangeProgress& returned = console.run(*back);
        QVERIFY2(isEffectSeen(returned), reasonOf(returned).c_str());
        QCOMPARE(console.service().selector.at("color"), std::string("blue"));
    }

    void theInverseOfThePlanFitsAfterwards()
    {
        SwitchConsole console(m_target, "operator");
        const auto plan = console.plan(to("green"));
        QVERIFY(plan.has_value());
        QVERIFY(isEffectSeen(console.run(*plan)));
        const HttpStep& inverse = *plan->inverse;
        const auto answer = console.http.ask(withDryRun({.method = inverse.method,
                                                         .target = inverse.target,
                                                         .headers = {{"content-type", inverse.contentType}},
                                                         .body = inverse.body}));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->head.status, 200);
        QCOMPARE(decodeService(answer->body)->selector.at("color"), std::string("blue"));
    }

    void safety13_aForeignChangeIsNoticedAndNamed()
    {
        SwitchConsole console(m_target, "operator");
        const auto plan = console.plan(to("green"));
        QVERIFY(plan.has_value());
        console.writeSelector({{"app", "web"}, {"app.kubernetes.io/name", "web"}, {"color", "blue"}});
        const ChangeProgress& progress = console.run(*plan);
        QCOMPARE(outcomeOf(progress), std::string("refused"));
        QVERIFY2(contains(reasonOf(progress), "somebody-else"), reasonOf(progress).c_str());
        QVERIFY2(contains(reasonOf(progress), "app.kubernetes.io/name=web"), reasonOf(progress).c_str());
        const auto patched = std::ranges::find(progress.writes, HttpMethod::Patch, &WriteLine::method);
        QVERIFY(patched != progress.writes.end());
        QCOMPARE(patched->status, 422);
        QCOMPARE(console.service().selector.at("color"), std::string("blue"));
    }

    void aLostAnswerIsSettledAndNeverSentAgain_data()
    {
        QTest::addColumn<int>("forwarding");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("color");
        QTest::newRow("it arrived") << int(Forwarding::ThenCut) << "done"
                                    << "green";
        QTest::newRow("it never arrived") << int(Forwarding::CutOnly) << "refused"
                                          << "blue";
    }
    void aLostAnswerIsSettledAndNeverSentAgain()
    {
        QFETCH(int, forwarding);
        QFETCH(QString, outcome);
        QFETCH(QString, color);
        CuttingProxy proxy(m_target, Forwarding(forwarding));
        SwitchConsole console(m_target, "operator");
        ProxiedSteps steps(console.access, proxy.endpoint(), console.http.home);
        console.useSteps(steps);
        const auto plan = console.plan(to("green"));
        QVERIFY(plan.has_value());
        const ChangeProgress& progress = console.run(*plan);
        QCOMPARE(outcomeOf(progress), outcome.toStdString());
        QCOMPARE(proxy.requests(), std::size_t(1));
        QCOMPARE(console.service().selector.at("color"), color.toStdString());
        QCOMPARE(console.journal.entriesOf(JournalKind::Unknown).size(), std::size_t(1));
        QCOMPARE(console.journal.entriesOf(JournalKind::Settled).size(), std::size_t(1));
        console.executor.reset(); // before the steps it uses
    }

    void safety11_ofTwoConsolesOneHasTheLock()
    {
        SwitchConsole anna(m_target, "operator", {.host = "desk", .duration = 4s, .renewEvery = 1s});
        SwitchConsole otto(m_target, "operator", {.host = "laptop", .duration = 4s, .renewEvery = 1s});
        auto plan = anna.plan(to("green"));
        QVERIFY(plan.has_value());
        plan->lockHolder.clear();
        std::optional<Result<LockEvent>> taken;
        Handle held = anna.lock.acquire(*plan, "contract test", [&](Result<LockEvent> event) {
            if (!taken)
                taken = std::move(event);
        });
        QVERIFY(anna.http.home.runUntil([&] { return taken.has_value(); }, limit));
        QVERIFY2(taken->has_value(), taken->has_value() ? "" : describe(taken->error()).c_str());

        auto second = otto.plan(to("green"));
        QVERIFY(second.has_value());
        QVERIFY2(contains(second->lockHolder, "@desk since"), second->lockHolder.c_str());
        const ChangeProgress& refused = otto.run(*second);
        QVERIFY(std::get<Refused>(*refused.outcome).reason.kind == ErrorKind::Locked);
        QCOMPARE(otto.http.writes.count(), 0);

        held.end(); // its console is gone
        for (int attempt = 0; attempt < 20; ++attempt) {
            second = otto.plan(to("green"));
            QVERIFY(second.has_value());
            if (second->lockHolder.empty())
                break;
            otto.http.home.runUntil([] { return false; }, 1s);
        }
        QVERIFY(second->lockHolder.empty()); // seen unchanged for its 4 s
        const ChangeProgress& progress = otto.run(*second);
        QVERIFY2(isEffectSeen(progress), reasonOf(progress).c_str());
    }

    void safety11_aBrokenLockStopsItsHolder()
    {
        SwitchConsole anna(m_target, "operator", {.host = "desk", .duration = 10s, .renewEvery = 1s});
        SwitchConsole otto(m_target, "operator", {.host = "laptop"});
        auto plan = anna.plan(to("green"));
        QVERIFY(plan.has_value());
        std::vector<LockEvent::Kind> kinds;
        const Handle held = anna.lock.acquire(*plan, "contract test", [&](const Result<LockEvent>& event) {
            if (event)
                kinds.push_back(event->kind);
        });
        const auto has = [&](LockEvent::Kind kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
        QVERIFY(anna.http.home.runUntil([&] { return has(LockEvent::Kind::Taken); }, limit));
        const auto second = otto.plan(to("green"));
        QVERIFY(second.has_value());
        std::optional<Result<LockEvent>> broken;
        const Handle breaking
            = otto.lock.breakLock(otto.access, *second, "contract test", [&](Result<LockEvent> event) { broken = std::move(event); });
        QVERIFY(otto.http.home.runUntil([&] { return broken.has_value(); }, limit));
        QVERIFY2(broken->has_value(), broken->has_value() ? "" : describe(broken->error()).c_str());
        QVERIFY(anna.http.home.runUntil([&] { return has(LockEvent::Kind::Lost); }, limit));
    }

    void safety06_theIntentFitsOnAServiceWithAndWithoutAnnotations()
    {
        SwitchConsole console(m_target, "operator");
        const auto plan = console.plan(to("green"));
        QVERIFY(plan.has_value());
        const HttpStep step = plan->steps.at(2).request.value();
        const auto statusOf = [&](AnnotationMap map) {
            const HttpStep changed = withIntent(step, map, "intent");
            const auto answer = console.http.ask(withDryRun({.method = changed.method,
                                                             .target = changed.target,
                                                             .headers = {{"content-type", changed.contentType}},
                                                             .body = changed.body}));
            return answer ? answer->head.status : 0;
        };
        QCOMPARE(statusOf(AnnotationMap::Present), plan->hasAnnotations ? 200 : 422);
        QCOMPARE(statusOf(AnnotationMap::Missing), plan->hasAnnotations ? 422 : 200);
    }

    void safety06_aWayBackWithoutAJournalLeavesItsIntentOnTheService()
    {
        SwitchConsole console(m_target, "operator");
        auto plan = console.plan(to("green"));
        QVERIFY(plan.has_value());
        QVERIFY(isEffectSeen(console.run(*plan)));
        plan = console.plan(to("blue"));
        QVERIFY(plan.has_value());
        console.journal.breakAll();
        const ChangeProgress& progress = console.run(*plan);
        QVERIFY2(isEffectSeen(progress), reasonOf(progress).c_str());
        const Service service = console.service();
        QCOMPARE(service.selector.at("color"), std::string("blue"));
        QVERIFY(contains(service.meta.annotations.at(intentAnnotation), "contract test"));
    }

    void whoMayOnlyReadIsToldSoInThePlan()
    {
        SwitchConsole viewer(m_target, "viewer");
        const auto plan = viewer.plan(to("green"));
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        const auto permission = std::ranges::find(plan->checks, "permission", &Check::id);
        QVERIFY(permission->verdict == Verdict::Failed);
        QVERIFY(isBlocked(*plan));
        SwitchConsole nobody(m_target, "forbidden");
        const auto none = nobody.plan(to("green"));
        QVERIFY(!none && none.error().kind == ErrorKind::Forbidden);
    }
};

TEALDECK_CONTRACT_MAIN(KubeSwitchTest)
#include "kube_switch_test.moc"
