#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "sandbox_fixture.h"

#include "core/sandbox/simulation/cluster.h"
#include "core/sandbox/simulation/product.h"
#include "core/sandbox/store/selector.h"

#include <memory>

using namespace tealdeck::sandbox;
using namespace tealdeck;
using std::chrono::seconds;

namespace
{

// The shop without the platform: quick to make.
Scenario smallShop()
{
    Scenario scenario;
    scenario.hasPlatform = false;
    scenario.replicas = {{"web", 4}, {"api", 2}, {"worker", 1}};
    return scenario;
}

// A cluster on a timeline that moves only when told, with the API in front of it.
struct Shop
{
    explicit Shop(const Scenario& scenario = smallShop(), std::uint64_t seed = 7)
        : randomness(seed)
        , cluster(store, timeline, randomness, scenario, noon())
    {
    }

    ApiAnswer ask(const std::string& method, const std::string& target, const std::string& body = {},
                  const std::string& type = "application/json")
    {
        ApiRequest request{.method = method,
                           .target = target,
                           .headers = {{"authorization", "Bearer admin"}, {"content-type", type}, {"user-agent", "tealdeck/1"}},
                           .body = body};
        return std::get<ApiAnswer>(api.handle(request));
    }
    Json get(const std::string& target) { return Json::parse(ask("GET", target).body); }
    ApiAnswer merge(const std::string& target, const std::string& body)
    {
        return ask("PATCH", target, body, "application/merge-patch+json");
    }
    std::vector<Json> pods(const std::string& selector)
    {
        std::vector<Json> all;
        const Json list = get("/api/v1/namespaces/shop/pods?labelSelector=" + selector);
        for (const Json& pod : list["items"])
            all.push_back(pod);
        return all;
    }
    std::size_t ready(const std::string& selector)
    {
        std::size_t count = 0;
        for (const auto& [key, pod] : store.objects(kindOf("pods")))
            count += matches(*parseLabelSelector(selector), pod->labels) && pod->isReady && !pod->isDeleting ? 1 : 0;
        return count;
    }
    // Ready endpoints of a Service, by the side that their pods belong to.
    std::map<std::string, int> endpoints(const std::string& service)
    {
        std::map<std::string, int> count;
        const Json slices
            = get("/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices?labelSelector=kubernetes.io/service-name=" + service);
        for (const Json& endpoint : slices["items"][0]["endpoints"]) {
            const std::string pod = textAt(endpoint, {"targetRef", "name"});
            if (flagAt(endpoint, {"conditions", "ready"}))
                ++count[pod.find("-green-") != std::string::npos ? "green" : "blue"];
        }
        return count;
    }
    bool wasSaid(const std::string& reason)
    {
        return !get("/api/v1/namespaces/shop/events?fieldSelector=reason=" + reason)["items"].empty();
    }

    Timeline timeline{noon() - productAge()};
    ObjectStore store{1000};
    Randomness randomness;
    Cluster cluster;
    User admin = standardUsers().back();
    ApiServer api{store, timeline, randomness, [this](const std::string&) { return &admin; }};
};

const std::string deployments = "/apis/apps/v1/namespaces/shop/deployments/";

} // namespace

class SimulationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProductIsThereAndWell();
    void theSameSeedGivesTheSameHistory();
    void otherSeedsGiveOtherNames();
    void aSwitchMovesTheEndpoints();
    void scalingUpAndDown();
    void aDeletedPodIsReplaced();
    void aNewImageRollsOut();
    void crashingPodsBackOff();
    void aSelectedGreenGoesBad();
    void healedPodsBecomeReady();
    void managedFieldsNameWhoSwitched();
    void eventsAreForgottenAfterAnHour();
};

void SimulationTest::theProductIsThereAndWell()
{
    Shop shop;
    QCOMPARE(shop.ready("app=web,color=blue"), std::size_t(4));
    QCOMPARE(shop.ready("app=web,color=green"), std::size_t(4));
    QCOMPARE(shop.ready("app=worker"), std::size_t(2));
    const Json deployment = shop.get(deployments + "web-blue");
    QCOMPARE(numberAt(deployment, {"status", "readyReplicas"}), 4LL);
    QCOMPARE(numberAt(deployment, {"status", "observedGeneration"}), numberAt(deployment, {"metadata", "generation"}));
    QCOMPARE(QString::fromStdString(textAt(deployment["status"]["conditions"][0], {"type"})), QString("Available"));
    QCOMPARE(shop.endpoints("web"), (std::map<std::string, int>{{"blue", 4}}));
    QCOMPARE(shop.endpoints("web-preview"), (std::map<std::string, int>{{"green", 4}}));
    QVERIFY(shop.timeline.wallNow() >= noon());
    const Json pod = shop.pods("app=web,color=blue").front();
    QCOMPARE(QString::fromStdString(textAt(pod["metadata"]["ownerReferences"][0], {"kind"})), QString("ReplicaSet"));
    QCOMPARE(mapAt(pod, {"metadata", "labels"}).count("pod-template-hash"), std::size_t(1));
    QCOMPARE(QString::fromStdString(textAt(pod, {"status", "qosClass"})), QString("Burstable"));
}

void SimulationTest::theSameSeedGivesTheSameHistory()
{
    Shop one;
    Shop two;
    for (Shop* shop : {&one, &two}) {
        QCOMPARE(shop->merge(deployments + "web-green", R"({"spec":{"replicas":7}})").status, 200);
        shop->timeline.advance(seconds(30));
    }
    QCOMPARE(one.store.version(), two.store.version());
    QCOMPARE(one.store.history().size(), two.store.history().size());
    for (std::size_t i = 0; i < one.store.history().size(); ++i)
        QCOMPARE(QString::fromStdString(one.store.history()[i].object->body), QString::fromStdString(two.store.history()[i].object->body));
}

void SimulationTest::otherSeedsGiveOtherNames()
{
    Shop one;
    Shop two(smallShop(), 8);
    QVERIFY(textAt(one.pods("app=web").front(), {"metadata", "name"}) != textAt(two.pods("app=web").front(), {"metadata", "name"}));
    const auto uid = [](Shop& shop) { return textAt(shop.get("/api/v1/namespaces/kube-system"), {"metadata", "uid"}); };
    Shop again;
    QCOMPARE(uid(one), uid(again));
    QVERIFY(uid(one) != uid(two));
}

void SimulationTest::aSwitchMovesTheEndpoints()
{
    Shop shop;
    const std::string patch
        = R"([{"op":"test","path":"/spec/selector/color","value":"blue"},{"op":"replace","path":"/spec/selector/color","value":"green"}])";
    QCOMPARE(shop.ask("PATCH", "/api/v1/namespaces/shop/services/web", patch, "application/json-patch+json").status, 200);
    QCOMPARE(shop.endpoints("web"), (std::map<std::string, int>{{"blue", 4}})); // not at once
    shop.timeline.advance(seconds(1));
    QCOMPARE(shop.endpoints("web"), (std::map<std::string, int>{{"green", 4}}));
}

void SimulationTest::scalingUpAndDown()
{
    Shop shop;
    QCOMPARE(shop.merge(deployments + "web-green/scale", R"({"spec":{"replicas":6}})").status, 200);
    shop.timeline.advance(seconds(1));
    QCOMPARE(shop.pods("app=web,color=green").size(), std::size_t(6));
    QCOMPARE(shop.ready("app=web,color=green"), std::size_t(4));
    shop.timeline.advance(seconds(15));
    QCOMPARE(shop.ready("app=web,color=green"), std::size_t(6));
    QCOMPARE(numberAt(shop.get(deployments + "web-green"), {"metadata", "generation"}), 2LL);
    QCOMPARE(shop.merge(deployments + "web-green", R"({"spec":{"replicas":0}})").status, 200);
    shop.timeline.advance(seconds(10));
    QVERIFY(shop.pods("app=web,color=green").empty());
    QCOMPARE(numberAt(shop.get(deployments + "web-green"), {"status", "replicas"}, 0), 0LL);
    QVERIFY(shop.wasSaid("ScalingReplicaSet"));
    QVERIFY(shop.wasSaid("Killing"));
}

void SimulationTest::aDeletedPodIsReplaced()
{
    Shop shop;
    const Json pod = shop.pods("app=api,color=blue").front();
    const std::string name = textAt(pod, {"metadata", "name"});
    const Json answer = Json::parse(shop.ask("DELETE", "/api/v1/namespaces/shop/pods/" + name).body);
    QVERIFY(!textAt(answer, {"metadata", "deletionTimestamp"}).empty());
    QCOMPARE(numberAt(answer, {"metadata", "deletionGracePeriodSeconds"}), 30LL);
    shop.timeline.advance(tealdeck::Duration(500));
    QCOMPARE(shop.pods("app=api,color=blue").size(), std::size_t(3)); // one leaves, one comes
    shop.timeline.advance(seconds(15));
    QCOMPARE(shop.ask("GET", "/api/v1/namespaces/shop/pods/" + name).status, 404);
    QCOMPARE(shop.ready("app=api,color=blue"), std::size_t(2));
}

void SimulationTest::aNewImageRollsOut()
{
    Shop shop;
    const std::string patch
        = R"({"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example/shop/web:1.44.0"}]}}}})";
    QCOMPARE(shop.ask("PATCH", deployments + "web-green", patch, "application/strategic-merge-patch+json").status, 200);
    std::size_t fewest = 100;
    for (int i = 0; i < 120; ++i) {
        shop.timeline.advance(tealdeck::Duration(500));
        fewest = std::min(fewest, shop.ready("app=web,color=green"));
    }
    QVERIFY(fewest >= 3); // maxUnavailable 25 % of 4
    const auto pods = shop.pods("app=web,color=green");
    QCOMPARE(pods.size(), std::size_t(4));
    for (const Json& pod : pods)
        QCOMPARE(QString::fromStdString(textAt(pod["spec"]["containers"][0], {"image"})), QString("registry.example/shop/web:1.44.0"));
    const Json deployment = shop.get(deployments + "web-green");
    QCOMPARE(QString::fromStdString(textAt(deployment, {"metadata", "annotations", "deployment.kubernetes.io/revision"})), QString("2"));
    QCOMPARE(shop.get("/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app=web,color=green")["items"].size(), std::size_t(2));
}

void SimulationTest::crashingPodsBackOff()
{
    Scenario scenario = smallShop();
    scenario.behaviours["shop/web-green"] = {.fate = Behaviour::Fate::Crash, .runsFor = seconds(6), .exitCode = 3, .reason = "Error"};
    Shop shop(scenario);
    QCOMPARE(shop.ready("app=web,color=green"), std::size_t(0));
    const Json status = shop.pods("app=web,color=green").front()["status"]["containerStatuses"][0];
    QVERIFY(numberAt(status, {"restartCount"}) >= 8);
    QCOMPARE(numberAt(status, {"lastState", "terminated", "exitCode"}), 3LL);
    QVERIFY(shop.wasSaid("BackOff"));
    QVERIFY(shop.endpoints("web-preview").empty());
    bool wasBackingOff = false;
    for (int i = 0; i < 400 && !wasBackingOff; ++i) {
        shop.timeline.advance(seconds(1));
        wasBackingOff = textAt(shop.pods("app=web,color=green").front()["status"]["containerStatuses"][0], {"state", "waiting", "reason"})
            == "CrashLoopBackOff";
    }
    QVERIFY(wasBackingOff);
}

void SimulationTest::aSelectedGreenGoesBad()
{
    Scenario scenario = smallShop();
    scenario.happenings.push_back({.service = "shop/web",
                                   .selects = {{"color", "green"}},
                                   .after = seconds(8),
                                   .workload = "shop/web-green",
                                   .behaviour = {.fate = Behaviour::Fate::Unready, .reason = "Error"},
                                   .pods = 3});
    Shop shop(scenario);
    shop.timeline.advance(seconds(60));
    QCOMPARE(shop.ready("app=web,color=green"), std::size_t(4)); // nothing happens by itself
    QCOMPARE(shop.merge("/api/v1/namespaces/shop/services/web", R"({"spec":{"selector":{"color":"green"}}})").status, 200);
    shop.timeline.advance(seconds(5));
    QCOMPARE(shop.endpoints("web"), (std::map<std::string, int>{{"green", 4}}));
    shop.timeline.advance(seconds(8));
    QCOMPARE(shop.endpoints("web"), (std::map<std::string, int>{{"green", 1}}));
    QVERIFY(shop.wasSaid("Unhealthy"));
}

void SimulationTest::healedPodsBecomeReady()
{
    Shop shop;
    shop.cluster.changeFate("shop/web-blue", {.fate = Behaviour::Fate::Unready, .reason = "Error"}, 100);
    shop.timeline.advance(seconds(5));
    QCOMPARE(shop.ready("app=web,color=blue"), std::size_t(0));
    shop.cluster.changeFate("shop/web-blue", {}, 100);
    shop.timeline.advance(seconds(5));
    QCOMPARE(shop.ready("app=web,color=blue"), std::size_t(4));
}

void SimulationTest::managedFieldsNameWhoSwitched()
{
    Shop shop;
    QCOMPARE(shop.merge("/api/v1/namespaces/shop/services/web?fieldManager=anna", R"({"spec":{"selector":{"color":"green"}}})").status,
             200);
    const Json service = shop.get("/api/v1/namespaces/shop/services/web");
    QStringList owners;
    for (const Json& entry : service["metadata"]["managedFields"]) {
        if (find(entry, {"fieldsV1", "f:spec", "f:selector"}))
            owners << QString::fromStdString(textAt(entry, {"manager"}));
    }
    QCOMPARE(owners, QStringList{"anna"});
}

void SimulationTest::eventsAreForgottenAfterAnHour()
{
    Shop shop;
    QVERIFY(!shop.store.objects(kindOf("events")).empty());
    shop.timeline.advance(std::chrono::minutes(70));
    QVERIFY(shop.store.objects(kindOf("events")).empty());
}

QTEST_GUILESS_MAIN(SimulationTest)
#include "simulation_test.moc"
