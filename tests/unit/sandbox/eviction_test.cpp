#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "sandbox_fixture.h"

#include "core/sandbox/simulation/cluster.h"
#include "core/sandbox/simulation/product.h"

using namespace tealdeck::sandbox;
using namespace tealdeck;
using std::chrono::seconds;

namespace
{

Scenario smallShop()
{
    Scenario scenario;
    scenario.hasPlatform = false;
    scenario.replicas = {{"web", 3}, {"api", 2}, {"worker", 1}};
    return scenario;
}

struct Shop
{
    Shop()
        : cluster(store, timeline, randomness, smallShop(), noon())
    {
    }

    ApiAnswer ask(const std::string& method, const std::string& target, const Json& body = nullptr)
    {
        const char* type = method == "PATCH" ? "application/merge-patch+json" : "application/json";
        const ApiRequest request{.method = method,
                                 .target = target,
                                 .headers = {{"authorization", "Bearer admin"}, {"content-type", type}, {"user-agent", "tealdeck/1"}},
                                 .body = body.is_null() ? std::string() : body.dump()};
        return std::get<ApiAnswer>(api.handle(request));
    }
    Json get(const std::string& target) { return Json::parse(ask("GET", target).body); }
    std::vector<Json> pods()
    {
        std::vector<Json> all;
        const Json list = get("/api/v1/namespaces/shop/pods?labelSelector=app=web,color=blue");
        for (const Json& pod : list["items"])
            all.push_back(pod);
        return all;
    }
    ApiAnswer evictUid(const Json& pod, const std::string& uid, const std::string& query = {})
    {
        const std::string name = pod["metadata"]["name"];
        return ask("POST", "/api/v1/namespaces/shop/pods/" + name + "/eviction" + query,
                   {{"apiVersion", "policy/v1"},
                    {"kind", "Eviction"},
                    {"metadata", {{"name", name}, {"namespace", "shop"}}},
                    {"deleteOptions", {{"preconditions", {{"uid", uid}}}}}});
    }
    ApiAnswer evict(const Json& pod, const std::string& query = {}) { return evictUid(pod, pod["metadata"]["uid"], query); }
    void makeBudget(const std::string& name, int least)
    {
        const Json selector{{"matchLabels", {{"app", "web"}, {"color", "blue"}}}};
        const ApiAnswer made = ask("POST", budgets,
                                   {{"apiVersion", "policy/v1"},
                                    {"kind", "PodDisruptionBudget"},
                                    {"metadata", {{"name", name}}},
                                    {"spec", {{"minAvailable", least}, {"selector", selector}}}});
        if (made.status != 201)
            qFatal("%s", made.body.c_str());
        pass(seconds(1));
    }
    Json budget(const std::string& name) { return get(budgets + "/" + name)["status"]; }
    void pass(Duration duration) { timeline.advance(duration); }

    const std::string budgets = "/apis/policy/v1/namespaces/shop/poddisruptionbudgets";
    Timeline timeline{noon() - productAge()};
    ObjectStore store{100};
    Randomness randomness{7};
    Cluster cluster;
    std::vector<User> users = standardUsers();
    ApiServer api{store, timeline, randomness, [this](const std::string&) { return &users.back(); }};
};

// Status and body of a captured reply, with our pod in the place of the captured one.
std::string captured(const std::string& file, const Json& pod)
{
    Json body = Json::parse(capturedReply(file).body);
    const std::string theirs = find(body, {"details", "name"}) ? body["details"]["name"].get<std::string>() : std::string();
    QString text = QString::fromStdString(body.dump());
    if (!theirs.empty())
        text.replace(QString::fromStdString(theirs), QString::fromStdString(pod["metadata"]["name"]));
    static const QRegularExpression record(QStringLiteral(R"(UID in record \([^)]*\))"));
    text.replace(record, QStringLiteral("UID in record (%1)").arg(QString::fromStdString(pod["metadata"]["uid"])));
    return std::to_string(capturedReply(file).status) + " " + text.toStdString();
}

std::string textOf(const ApiAnswer& answer)
{
    return std::to_string(answer.status) + " " + Json::parse(answer.body).dump();
}

} // namespace

// Evictions and disruption budgets, as the real API server and its controllers have them.
class EvictionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswersAreThoseOfTheRealServer()
    {
        Shop shop;
        const Json pod = shop.pods().front();
        QCOMPARE(textOf(shop.evictUid(pod, "00000000-0000-0000-0000-000000000000")), captured("eviction-other-uid.http", pod));
        QCOMPARE(textOf(shop.evict(pod, "?dryRun=All")), captured("eviction-dry-run.http", pod));
        QVERIFY(!shop.pods().front()["metadata"].contains("deletionTimestamp"));
        QCOMPARE(textOf(shop.evict(pod)), captured("eviction.http", pod));
        Json absent = pod;
        absent["metadata"]["name"] = "absent";
        QCOMPARE(textOf(shop.evict(absent)), captured("eviction-not-found.http", absent));
    }

    void anEvictedPodEndsAndIsMadeAnew()
    {
        Shop shop;
        const Json pod = shop.pods().front();
        QCOMPARE(shop.evict(pod).status, 201);
        shop.pass(seconds(60));
        const std::vector<Json> after = shop.pods();
        QCOMPARE(after.size(), std::size_t(3));
        for (const Json& one : after)
            QVERIFY(one["metadata"]["uid"] != pod["metadata"]["uid"]);
    }

    void aBudgetCountsAndSaysNo()
    {
        Shop shop;
        shop.makeBudget("web", 2);
        QVERIFY(shop.budget("web")["disruptionsAllowed"] == 1);
        QVERIFY(shop.budget("web")["expectedPods"] == 3);
        QCOMPARE(shop.evict(shop.pods()[0], "?dryRun=All").status, 201);
        QVERIFY(shop.budget("web")["disruptionsAllowed"] == 1);
        QCOMPARE(shop.evict(shop.pods()[0]).status, 201);
        const ApiAnswer refused = shop.evict(shop.pods()[1]);
        QCOMPARE(refused.status, 429);
        const Json body = Json::parse(refused.body);
        QVERIFY(body["message"] == "Cannot evict pod as it would violate the pod's disruption budget.");
        QVERIFY(body["details"]["causes"][0]["reason"] == "DisruptionBudget");
        shop.pass(seconds(60)); // a new one is ready
        QVERIFY(shop.budget("web")["currentHealthy"] == 3);
        QVERIFY(!shop.budget("web").contains("disruptedPods"));
        QCOMPARE(shop.evict(shop.pods()[1]).status, 201);
    }

    void whatChangedIsCountedFirst()
    {
        Shop shop;
        shop.makeBudget("web", 3);
        const ApiAnswer refused = shop.evict(shop.pods()[0]);
        QVERIFY(Json::parse(refused.body)["details"]["causes"][0]["message"]
                == "The disruption budget web needs 3 healthy pods and has 3 currently");
        QCOMPARE(shop.ask("PATCH", shop.budgets + "/web", {{"spec", {{"minAvailable", 1}}}}).status, 200);
        const Json early = Json::parse(shop.evict(shop.pods()[0]).body);
        QVERIFY(early["details"]["causes"][0]["message"] == "The disruption budget web is still being processed by the server.");
        shop.pass(seconds(1));
        QCOMPARE(shop.evict(shop.pods()[0]).status, 201);
    }

    void aPodWithTwoBudgetsIsNeverEvicted()
    {
        Shop shop;
        shop.makeBudget("web", 1);
        shop.makeBudget("web-too", 1);
        QCOMPARE(shop.evict(shop.pods()[0]).status, 500);
    }
};

QTEST_GUILESS_MAIN(EvictionTest)
#include "eviction_test.moc"
