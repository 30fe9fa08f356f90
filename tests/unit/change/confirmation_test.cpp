#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/unit/change/change_fakes.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

Plan planIn(EnvironmentClass environmentClass)
{
    Plan plan = switchPlan();
    plan.context = "prod-eu-1";
    plan.environmentClass = environmentClass;
    return plan;
}

Check warning()
{
    return {.id = "same-shape",
            .verdict = Verdict::Warning,
            .what = message("Test", "Same size as blue"),
            .measured = message("Test", "3 v 12"),
            .source = {},
            .readAt = std::nullopt,
            .isHardStop = false};
}

Answers answers(const std::string& typedName, const std::string& reason)
{
    return {.typedName = typedName, .reason = reason, .seenWarnings = {}, .typingTime = {}};
}

} // namespace

class ConfirmationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void productionNeedsTheNameAndAReason()
    {
        const Plan plan = planIn(EnvironmentClass::Production);
        QCOMPARE(requirementsOf(plan).typedName, std::optional<std::string>("prod-eu-1/web"));
        QVERIFY(confirm(plan, answers("prod-eu-1/web", "CHG-2291"), {}));
        const auto wrongName = confirm(plan, answers("prod-eu-1/api", "CHG-2291"), {});
        QVERIFY(wrongName.error().kind == ErrorKind::InvalidInput);
        QVERIFY(render(wrongName.error().message).find("prod-eu-1/web") != std::string::npos);
        QVERIFY(confirm(plan, answers("prod-eu-1/web", " \t"), {}).error().kind == ErrorKind::InvalidInput);
    }

    void stagingNeedsAReasonAndDevelopmentNothing()
    {
        QVERIFY(confirm(planIn(EnvironmentClass::Staging), answers({}, "try"), {}));
        QVERIFY(confirm(planIn(EnvironmentClass::Staging), answers({}, {}), {}).error().kind == ErrorKind::InvalidInput);
        QVERIFY(confirm(planIn(EnvironmentClass::Development), answers({}, {}), {}));
    }

    void aWarningHasToBeTicked()
    {
        Plan plan = planIn(EnvironmentClass::Development);
        plan.checks = {warning()};
        const auto unseen = confirm(plan, answers({}, {}), {});
        QVERIFY(unseen.error().kind == ErrorKind::InvalidInput);
        QVERIFY(render(unseen.error().message).find("Same size as blue") != std::string::npos);
        Answers seen = answers({}, {});
        seen.seenWarnings = {"same-shape"};
        QVERIFY(confirm(plan, seen, {}));
    }

    void aBlockedPlanCannotBeConfirmed()
    {
        Plan plan = planIn(EnvironmentClass::Development);
        plan.checks = {warning()};
        plan.checks.front().verdict = Verdict::Failed;
        Answers seen = answers({}, {});
        seen.seenWarnings = {"same-shape"};
        QVERIFY(confirm(plan, seen, {}).error().kind == ErrorKind::Refused);
    }

    void safety10_validityDoesNotRunWhileTheOperatorTypes()
    {
        Plan plan = planIn(EnvironmentClass::Development);
        plan.madeAt = {1h};
        plan.validFor = 2min;
        QVERIFY(confirm(plan, answers({}, {}), plan.madeAt + 2min));
        QVERIFY(confirm(plan, answers({}, {}), plan.madeAt + 2min + 1s).error().kind == ErrorKind::Conflict);
        Answers slow = answers({}, {});
        slow.typingTime = 10min;
        QVERIFY(confirm(plan, slow, plan.madeAt + 12min));
        QVERIFY(confirm(plan, slow, plan.madeAt + 12min + 1s).error().kind == ErrorKind::Conflict);
    }
};

QTEST_GUILESS_MAIN(ConfirmationTest)
#include "confirmation_test.moc"
