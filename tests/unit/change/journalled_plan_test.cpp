#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/change/journal_body.h"
#include "core/change/journalled_plan.h"
#include "tests/unit/change/change_fakes.h"

#include <nlohmann/json.hpp>

using namespace tealdeck;
using nlohmann::json;

// The plan that is read back from the journal after a console died.
class JournalledPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanComesBackAsItWasJournalled_data();
    void aPlanComesBackAsItWasJournalled();
    void itIsTooOldToBeConfirmed();
    void wordsThatAreNoUtf8DoNotHideThePlan();
    void anotherRequestDoesNotFitTheDigest_data();
    void anotherRequestDoesNotFitTheDigest();
    void whatIsNoPlanIsTold_data();
    void whatIsNoPlanIsTold();
    void everyMemberIsNeeded();
};

namespace
{

Plan wholePlan(Purpose purpose)
{
    Plan plan = switchPlan(purpose);
    plan.madeAtWall = WallTime(std::chrono::seconds(1795428001));
    plan.fromImages = "web=registry.example/shop/web:1.42.0";
    plan.inverse = plan.steps.back().request;
    plan.inverse->body = R"([{"op":"test","path":"/metadata/uid","value":"uid-web"},{"op":"replace"}])";
    plan.commands = {"kubectl patch 'a'", "kubectl get"};
    plan.inverseCommands = {"kubectl patch back"};
    return plan;
}

std::string bodyOf(const Plan& plan)
{
    return intentBody(plan, {.typedName = {}, .reason = "CHG-2291", .seenWarnings = {"a"}, .typingTime = {}});
}

// The body with a member of the plan replaced.
std::string bodyWith(const std::string& pointer, const json& value)
{
    json body = json::parse(bodyOf(wholePlan(Purpose::Release)));
    body[json::json_pointer(pointer)] = value;
    return body.dump();
}

} // namespace

void JournalledPlanTest::aPlanComesBackAsItWasJournalled_data()
{
    QTest::addColumn<int>("purpose");
    for (const Purpose purpose : {Purpose::Release, Purpose::Fix, Purpose::WayBack})
        QTest::addRow("%s", std::string(toString(purpose)).c_str()) << static_cast<int>(purpose);
}

void JournalledPlanTest::aPlanComesBackAsItWasJournalled()
{
    QFETCH(int, purpose);
    const Plan plan = wholePlan(static_cast<Purpose>(purpose));
    const auto read = planOfIntent(bodyOf(plan));
    QVERIFY2(read.has_value(), read ? "" : describe(read.error()).c_str());
    QCOMPARE(digestOf(*read), digestOf(plan));
    QVERIFY(read->object == plan.object);
    QVERIFY(read->inverse == plan.inverse);
    QCOMPARE(render(read->title), render(plan.title));
    // Everything that is written is read, but for what was only shown.
    const auto keptOf = [](const Plan& one) {
        json kept = json::parse(toJson(one));
        for (const char* shown : {"steps", "checks", "dryRun"})
            kept.erase(shown);
        return kept;
    };
    QCOMPARE(QString::fromStdString(keptOf(*read).dump(1)), QString::fromStdString(keptOf(plan).dump(1)));

    Plan withoutInverse = plan;
    withoutInverse.inverse.reset();
    QVERIFY(!planOfIntent(bodyOf(withoutInverse)).value().inverse);
}

void JournalledPlanTest::itIsTooOldToBeConfirmed()
{
    const auto read = planOfIntent(bodyOf(wholePlan(Purpose::Release)));
    FakeScheduler scheduler;
    scheduler.advance(std::chrono::minutes(5));
    const auto confirmed = confirm(read.value(), {.typedName = {}, .reason = "x", .seenWarnings = {}, .typingTime = {}}, scheduler.now());
    QVERIFY(!confirmed.has_value());
    QVERIFY(confirmed.error().kind == ErrorKind::Conflict);
}

void JournalledPlanTest::wordsThatAreNoUtf8DoNotHideThePlan()
{
    Plan plan = wholePlan(Purpose::Release);
    plan.actor = "anna\xff";
    plan.selectorBefore["note"] = "\xc3(";
    const auto read = planOfIntent(bodyOf(plan));
    QVERIFY2(read.has_value(), read ? "" : describe(read.error()).c_str());
    QCOMPARE(read->selectorAfter, plan.selectorAfter);
}

void JournalledPlanTest::anotherRequestDoesNotFitTheDigest_data()
{
    QTest::addColumn<QString>("pointer");
    for (const char* pointer :
         {"/plan/selectorAfter/color", "/plan/selectorBefore/color", "/plan/object/uid", "/plan/object/name", "/plan/object/namespace",
          "/plan/clusterUid", "/plan/toSlot", "/plan/fromSlot", "/plan/requests/0/body", "/plan/requests/0/target", "/digest"})
        QTest::addRow("%s", pointer) << pointer;
}

void JournalledPlanTest::anotherRequestDoesNotFitTheDigest()
{
    QFETCH(QString, pointer);
    const auto read = planOfIntent(bodyWith(pointer.toStdString(), "other"));
    QVERIFY(!read.has_value());
    QVERIFY(read.error().kind == ErrorKind::InvalidInput);
    QCOMPARE(read.error().detail, std::string("it does not fit its digest"));
}

void JournalledPlanTest::whatIsNoPlanIsTold_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("Switch web to green");
    QTest::newRow("cut off") << QByteArray::fromStdString(bodyOf(wholePlan(Purpose::Release)).substr(0, 700));
    for (const char* body : {"null", "[]", "7", "\"plan\"", "{}", R"({"plan":null})", R"({"plan":[]})", R"({"plan":{}})"})
        QTest::newRow(body) << QByteArray(body);
    QTest::newRow("deep") << QByteArray("{\"plan\":") + QByteArray(200'000, '[');
    QTest::newRow("deep and whole") << QByteArray("{\"plan\":") + QByteArray(50'000, '[') + QByteArray(50'000, ']') + "}";
    QTest::newRow("a label that is no text") << QByteArray::fromStdString(bodyWith("/plan/selectorAfter/color", 7));
    QTest::newRow("labels in a list") << QByteArray::fromStdString(bodyWith("/plan/selectorBefore", json::array({"app", "web"})));
    QTest::newRow("a request that is none") << QByteArray::fromStdString(bodyWith("/plan/requests/0", "PATCH"));
    QTest::newRow("requests that are none") << QByteArray::fromStdString(bodyWith("/plan/requests", json::object()));
    QTest::newRow("a method that is none") << QByteArray::fromStdString(bodyWith("/plan/requests/0/method", "BREW"));
    QTest::newRow("a purpose that is none") << QByteArray::fromStdString(bodyWith("/plan/purpose", "party"));
    QTest::newRow("a class that is none") << QByteArray::fromStdString(bodyWith("/plan/class", "first"));
    QTest::newRow("fewer than none") << QByteArray::fromStdString(bodyWith("/plan/targetReady", -1));
    QTest::newRow("more than can be") << QByteArray::fromStdString(bodyWith("/plan/targetReady", 1e300));
    QTest::newRow("a bit more than can be") << QByteArray::fromStdString(bodyWith("/plan/targetReady", 4294967296));
    QTest::newRow("an inverse that is none") << QByteArray::fromStdString(bodyWith("/plan/inverse", "back"));
    QTest::newRow("a time that is none") << QByteArray::fromStdString(bodyWith("/plan/madeAt", "yesterday"));
    QTest::newRow("commands that are none") << QByteArray::fromStdString(bodyWith("/plan/commands", json::array({1})));
}

void JournalledPlanTest::whatIsNoPlanIsTold()
{
    QFETCH(QByteArray, body);
    const auto read = planOfIntent(body.toStdString());
    QVERIFY(!read.has_value());
    QVERIFY(read.error().kind == ErrorKind::InvalidInput);
    QCOMPARE(render(read.error().message), std::string("The journal entry of this change holds no plan that can be read."));
    QVERIFY2(read.error().detail.starts_with("there is no usable \""), read.error().detail.c_str());
}

void JournalledPlanTest::everyMemberIsNeeded()
{
    const json whole = json::parse(bodyOf(wholePlan(Purpose::Release)));
    for (const auto& member : whole["plan"].items()) {
        const std::string key = member.key();
        if (key == "steps" || key == "checks" || key == "dryRun" || key == "inverse")
            continue;
        json without = whole;
        without["plan"].erase(key);
        QVERIFY2(!planOfIntent(without.dump()).has_value(), key.c_str());
    }
}

QTEST_GUILESS_MAIN(JournalledPlanTest)
#include "journalled_plan_test.moc"
