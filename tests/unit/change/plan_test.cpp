#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/change/change_fakes.h"

#include <nlohmann/json.hpp>

using namespace tealdeck;

namespace
{

Check check(const std::string& id, Verdict verdict, bool isHardStop = false)
{
    return {.id = id,
            .verdict = verdict,
            .what = message("Test", "what"),
            .measured = message("Test", "measured"),
            .source = "Kubernetes",
            .readAt = std::nullopt,
            .isHardStop = isHardStop};
}

} // namespace

class PlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailedCheckStopsARelease()
    {
        Plan plan = switchPlan();
        QVERIFY(!isBlocked(plan));
        plan.checks = {check("a", Verdict::Warning), check("b", Verdict::NotRun)};
        QVERIFY(!isBlocked(plan));
        plan.checks.push_back(check("c", Verdict::Failed));
        QVERIFY(isBlocked(plan));
        plan.purpose = Purpose::Fix;
        QVERIFY(isBlocked(plan));
    }

    void safety01_onlyHardStopsStopAWayBack()
    {
        Plan plan = switchPlan(Purpose::WayBack);
        plan.checks = {check("permission", Verdict::Failed), check("slices", Verdict::NotRun)};
        QVERIFY(!isBlocked(plan));
        QCOMPARE(warningsToAcknowledge(plan), (std::vector<std::string>{"permission", "slices"}));
        plan.checks.push_back(check("target-ready", Verdict::Failed, true));
        QVERIFY(isBlocked(plan));
    }

    void warningsAndChecksNotRunAreToBeTicked()
    {
        Plan plan = switchPlan();
        plan.checks = {check("a", Verdict::Passed), check("b", Verdict::Warning), check("c", Verdict::NotRun), check("d", Verdict::Failed)};
        QCOMPARE(warningsToAcknowledge(plan), (std::vector<std::string>{"b", "c"}));
    }

    void theDigestIsThatOfWhatIsSent()
    {
        const Plan plan = switchPlan();
        Plan same = plan;
        same.id = {"another"};
        same.checks = {check("a", Verdict::Warning)};
        same.madeAt = plan.madeAt + std::chrono::seconds(5);
        QCOMPARE(digestOf(same), digestOf(plan));
        QCOMPARE(digestOf(plan).size(), std::size_t(64));

        Plan otherBody = plan;
        otherBody.steps.back().request->body = "[]";
        QVERIFY(digestOf(otherBody) != digestOf(plan));
        Plan otherCluster = plan;
        otherCluster.clusterUid = {"other"};
        QVERIFY(digestOf(otherCluster) != digestOf(plan));
        Plan otherPrecondition = plan;
        otherPrecondition.selectorBefore["tier"] = "front";
        QVERIFY(digestOf(otherPrecondition) != digestOf(plan));
    }

    void theJsonHoldsRequestsChecksAndValues()
    {
        Plan plan = switchPlan();
        plan.checks = {check("a", Verdict::Warning)};
        plan.inverse = plan.steps.back().request;
        plan.dryRun.explanation = message("Test", "%1", {"not \xff UTF-8"});
        const auto json = nlohmann::json::parse(toJson(plan));
        QCOMPARE(json["requests"].size(), std::size_t(1));
        QCOMPARE(json["requests"][0]["method"].get<std::string>(), std::string("PATCH"));
        QCOMPARE(json["selectorBefore"]["color"].get<std::string>(), std::string("blue"));
        QCOMPARE(json["checks"][0]["verdict"].get<std::string>(), std::string("warning"));
        QCOMPARE(json["title"].get<std::string>(), std::string("Switch web to green"));
        QVERIFY(json["inverse"].is_object());
        QCOMPARE(json["actor"].get<std::string>(), std::string("anna"));
        QCOMPARE(json["fromImages"].get<std::string>(), plan.fromImages);
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
