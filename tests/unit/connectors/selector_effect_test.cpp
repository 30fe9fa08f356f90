#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/connectors/kube/selector_effect.h"
#include "tests/unit/connectors/switch_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

Endpoint endpoint(const std::string& podUid, bool isReady = true)
{
    Endpoint found;
    found.podUid = podUid;
    found.address = "10.0.0.1";
    found.isReady = isReady;
    return found;
}

EndpointSlice slice(const std::vector<Endpoint>& endpoints)
{
    EndpointSlice found;
    found.endpoints = endpoints;
    return found;
}

Pod pod(const std::string& uid, bool isReady = true)
{
    Pod found;
    found.meta.uid = uid;
    found.isReady = isReady;
    return found;
}

Plan planned(int targetReady)
{
    Plan plan;
    plan.targetReady = targetReady;
    return plan;
}

} // namespace

// When the effect counts as seen (watchEffect), and what is true afterwards (settle).
class SelectorEffectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpointsAreCountedByTheirPods()
    {
        const EffectSeen effect
            = effectOf({slice({endpoint("g1"), endpoint("b1"), endpoint("g2", false)})}, {pod("g1"), pod("g2")}, planned(2));
        QCOMPARE(effect.readyOnTarget, 1);
        QCOMPARE(effect.readyElsewhere, 1);
        QCOMPARE(effect.expectedOnTarget, 2);
        QVERIFY(!isExpectedPicture(effect));
    }

    void twoAddressFamiliesAreOnePod()
    {
        const EffectSeen effect = effectOf({slice({endpoint("g1")}), slice({endpoint("g1")})}, {pod("g1")}, planned(1));
        QCOMPARE(effect.readyOnTarget, 1);
        QVERIFY(isExpectedPicture(effect));
    }

    void noMoreIsExpectedThanThereIsReady()
    {
        const EffectSeen effect = effectOf({slice({endpoint("g1"), endpoint("g2", false)})}, {pod("g1"), pod("g2", false)}, planned(2));
        QCOMPARE(effect.expectedOnTarget, 1);
        QVERIFY(isExpectedPicture(effect));
    }

    void anEndpointWithoutAPodIsElsewhere() { QCOMPARE(effectOf({slice({endpoint({})})}, {pod("g1")}, planned(1)).readyElsewhere, 1); }

    void theEffectIsCompleteWhenItStaysForThreeSeconds()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        std::vector<EffectSeen> seen;
        const Handle watching = bench.driver.watchEffect(plan, [&](const Result<EffectSeen>& effect) { seen.push_back(*effect); });
        QVERIFY(seen.empty());
        bench.scheduler.advance(5s);
        QVERIFY(seen.size() >= 4);
        QCOMPARE(seen.back().readyElsewhere, 3);
        QVERIFY(std::ranges::none_of(seen, &EffectSeen::isComplete));
        seen.clear();
        bench.shop.select("green", "tealdeck");
        bench.scheduler.advance(3s); // read at 1, 2 and 3 s
        QCOMPARE(seen.back().readyOnTarget, 3);
        QVERIFY(std::ranges::none_of(seen, &EffectSeen::isComplete));
        bench.scheduler.advance(1s);
        QVERIFY(seen.back().isComplete);
    }

    void aPictureThatMovesStartsTheWaitAnew()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        bench.shop.select("green", "tealdeck");
        std::vector<EffectSeen> seen;
        const Handle watching = bench.driver.watchEffect(plan, [&](const Result<EffectSeen>& effect) { seen.push_back(*effect); });
        bench.scheduler.advance(2s);
        bench.shop.addPods("green", 1);
        bench.scheduler.advance(2s);
        QCOMPARE(seen.back().readyOnTarget, 4);
        QVERIFY(!seen.back().isComplete);
        bench.scheduler.advance(2s);
        QVERIFY(seen.back().isComplete);
    }

    void whatCannotBeReadIsSaidAndTriedAgain()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        bench.shop.select("green", "tealdeck");
        bench.shop.http.once(requestContaining("/endpointslices"), FakeAnswer::never());
        int errors = 0;
        bool isComplete = false;
        const Handle watching = bench.driver.watchEffect(plan, [&](const Result<EffectSeen>& effect) {
            errors += effect ? 0 : 1;
            isComplete = effect && effect->isComplete;
        });
        bench.scheduler.advance(5s);
        QCOMPARE(errors, 1);
        bench.scheduler.advance(5s);
        QVERIFY(isComplete);
    }

    void anEndedWatchReadsNothingMore()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        {
            const Handle watching = bench.driver.watchEffect(plan, [](const Result<EffectSeen>&) {});
            bench.scheduler.advance(2s);
        }
        const std::size_t sent = bench.shop.http.sent.size();
        bench.scheduler.advance(10s);
        QCOMPARE(bench.shop.http.sent.size(), sent);
        QCOMPARE(bench.shop.http.openCount(), std::size_t(0));
    }

    void aWatchMayBeEndedByWhatItTells()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        Handle watching;
        int told = 0;
        watching = bench.driver.watchEffect(plan, [&](const Result<EffectSeen>&) {
            ++told;
            watching.end();
        });
        bench.scheduler.advance(10s);
        QCOMPARE(told, 1);
    }

    void settlingTellsWhatIsThere()
    {
        SwitchBench bench;
        const Plan plan = bench.plan();
        const auto settle = [&] {
            std::optional<Result<Settled>> settled;
            const Handle reading = bench.driver.settle(plan, [&](Result<Settled> found) { settled = std::move(found); });
            bench.scheduler.advance(6s);
            return *settled;
        };
        QVERIFY(settle()->state == Settled::State::AsBefore);
        bench.shop.select("green", "tealdeck");
        QVERIFY(settle()->state == Settled::State::Applied);
        bench.shop.select("red", "argocd-controller");
        QVERIFY(settle()->state == Settled::State::ChangedByOther);
        QCOMPARE(settle()->who, std::string("argocd-controller"));
        QCOMPARE(settle()->found, std::string("app=web,color=red"));
        QVERIFY(settle()->when.has_value());
        bench.shop.service["metadata"]["uid"] = "another";
        QVERIFY(settle()->state == Settled::State::Gone);
        bench.shop.http.on(requestContaining("/services/web"), FakeAnswer::json("{}", 404));
        QVERIFY(settle()->state == Settled::State::Gone);
        bench.shop.http.on(requestContaining("/services/web"), FakeAnswer::never());
        QVERIFY(settle().error().kind == ErrorKind::TimedOut);
    }
};

QTEST_GUILESS_MAIN(SelectorEffectTest)
#include "selector_effect_test.moc"
