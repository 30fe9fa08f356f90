#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "sandbox_fixture.h"

#include "core/sandbox/simulation/cluster.h"
#include "core/sandbox/simulation/product.h"

#include <map>

using namespace tealdeck::sandbox;
using namespace tealdeck;
using std::chrono::seconds;

namespace
{

constexpr const char* revisionKey = "deployment.kubernetes.io/revision";

// One kind of workload, and where the sandbox and the real server keep its templates.
struct Course
{
    std::string kind;
    std::string plural;
    std::string name;
    std::string kept;

    std::string path() const { return "/apis/apps/v1/namespaces/default/" + plural; }
    std::string keptPath() const { return "/apis/apps/v1/namespaces/default/" + kept + "?labelSelector=app=" + name; }
};

const Course deployment{"Deployment", "deployments", "web", "replicasets"};
const Course statefulSet{"StatefulSet", "statefulsets", "db", "controllerrevisions"};
const Course daemonSet{"DaemonSet", "daemonsets", "agent", "controllerrevisions"};

long long numberOf(const Json& kept)
{
    return kept.contains("data") ? numberAt(kept, {"revision"}) : std::stoll(textAt(kept, {"metadata", "annotations", revisionKey}));
}

std::map<long long, Json> byNumber(const Json& list)
{
    std::map<long long, Json> kept;
    for (const Json& item : list["items"])
        kept[numberOf(item)] = item;
    return kept;
}

Json templateOf(const Json& kept)
{
    Json podTemplate = kept.contains("data") ? kept["data"]["spec"]["template"] : kept["spec"]["template"];
    podTemplate.erase("$patch");
    podTemplate["metadata"]["labels"].erase("pod-template-hash");
    return podTemplate;
}

// A cluster on a timeline that moves only when told, on which the course of the capture is played again.
struct Player
{
    explicit Player(Course what)
        : course(std::move(what))
        , real(byNumber(Json::parse(capturedReply("revisions-" + course.name + "-kept.http").body)))
    {
    }

    static Scenario small()
    {
        Scenario scenario;
        scenario.hasPlatform = false;
        scenario.replicas = {{"web", 1}, {"api", 1}, {"worker", 1}};
        return scenario;
    }
    ApiAnswer ask(const std::string& method, const std::string& target, const Json& body = {}, const std::string& type = "application/json")
    {
        const ApiRequest request{.method = method,
                                 .target = target,
                                 .headers = {{"authorization", "Bearer admin"}, {"content-type", type}, {"user-agent", "tealdeck/1"}},
                                 .body = body.is_null() ? std::string() : body.dump()};
        const ApiAnswer answer = std::get<ApiAnswer>(api.handle(request));
        if (answer.status >= 300)
            qFatal("%s", answer.body.c_str());
        return answer;
    }
    // Pods of a StatefulSet or DaemonSet are replaced one after another.
    void wait() { timeline.advance(seconds(60)); }

    void begin()
    {
        ask("POST", course.path(),
            {{"apiVersion", "apps/v1"},
             {"kind", course.kind},
             {"metadata", {{"name", course.name}, {"annotations", {{"kubernetes.io/change-cause", "first release"}, {"team", "red"}}}}},
             {"spec", {{"selector", {{"matchLabels", {{"app", course.name}}}}}, {"template", templateOf(real.at(1))}}}});
        wait();
    }
    void become(long long number, const std::string& cause, const std::string& team)
    {
        const Json annotations{{"kubernetes.io/change-cause", cause}, {"team", team}};
        ask("PATCH", course.path() + "/" + course.name,
            {{"metadata", {{"annotations", annotations}}}, {"spec", {{"template", templateOf(real.at(number))}}}},
            "application/merge-patch+json");
        wait();
    }
    void play()
    {
        begin();
        become(2, "second release", "blue");
        become(3, "", "red");
    }
    std::map<long long, Json> kept() { return byNumber(Json::parse(ask("GET", course.keptPath()).body)); }
    Json workload() { return Json::parse(ask("GET", course.path() + "/" + course.name).body); }

    Course course;
    std::map<long long, Json> real; // what the real controllers kept
    Timeline timeline{noon() - productAge()};
    ObjectStore store{1000};
    Randomness randomness{7};
    Cluster cluster{store, timeline, randomness, small(), noon()};
    User admin = standardUsers().back();
    ApiServer api{store, timeline, randomness, [this](const std::string&) { return &admin; }};
};

Json keptOf(const Json& item)
{
    Json names = Json::array();
    const StringMap labels = mapAt(item, {"metadata", "labels"});
    for (const auto& [label, value] : labels)
        names.push_back(label);
    StringMap annotations = mapAt(item, {"metadata", "annotations"});
    annotations.erase("deprecated.daemonset.template.generation"); // the sandbox has none
    return {{"annotations", toJson(annotations)},
            {"labels", names},
            {"owner", textAt(item["metadata"]["ownerReferences"][0], {"kind"})},
            {"template", templateOf(item)}};
}

} // namespace

// The sandbox keeps templates that workloads had as the controllers of Kubernetes do: compared with what those kept in the same course.
class RevisionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itKeepsWhatTheRealControllersKeep_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("Deployment") << 0;
        QTest::newRow("StatefulSet") << 1;
        QTest::newRow("DaemonSet") << 2;
    }
    void itKeepsWhatTheRealControllersKeep()
    {
        QFETCH(int, kind);
        Player player(kind == 0 ? deployment : kind == 1 ? statefulSet : daemonSet);
        player.play();
        const std::map<long long, Json> ours = player.kept();
        QCOMPARE(ours.size(), std::size_t(3));
        for (const auto& [number, item] : player.real) {
            const Json wanted = keptOf(item);
            const Json found = keptOf(ours.at(number));
            QVERIFY2(isSame(wanted, found), ("\nreal " + wanted.dump() + "\nours " + found.dump()).c_str());
        }
    }

    // Revision 1 becomes 4, and its set remembers that it was 1.
    void aRollbackOfADeploymentRenumbersIt()
    {
        Player player(deployment);
        player.play();
        player.become(1, "", "red");
        const Json real = byNumber(Json::parse(capturedReply("revisions-web-back-kept.http").body)).at(4);
        const std::map<long long, Json> ours = player.kept();
        QCOMPARE(ours.size(), std::size_t(3));
        QVERIFY(!ours.contains(1));
        QVERIFY2(isSame(keptOf(real), keptOf(ours.at(4))),
                 ("\nreal " + keptOf(real).dump() + "\nours " + keptOf(ours.at(4)).dump()).c_str());
        QCOMPARE(textAt(ours.at(4), {"metadata", "annotations", "deployment.kubernetes.io/revision-history"}), std::string("1"));
        QCOMPARE(textAt(player.workload(), {"metadata", "annotations", revisionKey}), std::string("4"));
    }

    // The name stays, the number is a new one, and every pod is of that template in the end.
    void aRollbackOfAStatefulSetReplacesItsPods()
    {
        Player player(statefulSet);
        player.play();
        const std::string first = textAt(player.kept().at(1), {"metadata", "name"});
        player.become(1, "", "red");
        const std::map<long long, Json> ours = player.kept();
        QCOMPARE(textAt(ours.at(4), {"metadata", "name"}), first);
        const Json workload = player.workload();
        QCOMPARE(textAt(workload, {"status", "updateRevision"}), first);
        QCOMPARE(textAt(workload, {"status", "currentRevision"}), first);
        QCOMPARE(numberAt(workload, {"status", "updatedReplicas"}), 1LL);
        const Json pods = Json::parse(player.ask("GET", "/api/v1/namespaces/default/pods?labelSelector=app=db").body);
        QCOMPARE(pods["items"].size(), std::size_t(1));
        QCOMPARE(textAt(pods["items"][0], {"metadata", "labels", "controller-revision-hash"}), first);
        QCOMPARE(textAt(pods["items"][0]["spec"]["containers"][0], {"image"}), std::string("registry.example/shop/web:1.8.2"));
    }

    void aDaemonSetReplacesItsPodsNodeByNode()
    {
        Player player(daemonSet);
        player.begin();
        const Json before = player.workload();
        QCOMPARE(numberAt(before, {"status", "numberAvailable"}), 3LL);
        player.become(2, "second release", "blue");
        const Json after = player.workload();
        QCOMPARE(numberAt(after, {"status", "desiredNumberScheduled"}), 3LL);
        QCOMPARE(numberAt(after, {"status", "updatedNumberScheduled"}), 3LL);
        QCOMPARE(numberAt(after, {"status", "numberAvailable"}), 3LL);
        const Json pods = Json::parse(player.ask("GET", "/api/v1/namespaces/default/pods?labelSelector=app=agent").body);
        QCOMPARE(pods["items"].size(), std::size_t(3));
        for (const Json& pod : pods["items"])
            QCOMPARE(textAt(pod["spec"]["containers"][0], {"image"}), std::string("registry.example/shop/web:1.9.0"));
    }

    void theHistoryHasALimit()
    {
        Player player(statefulSet);
        player.begin();
        player.ask("PATCH", player.course.path() + "/db", {{"spec", {{"revisionHistoryLimit", 1}}}}, "application/merge-patch+json");
        player.become(2, "", "blue");
        player.become(3, "", "red");
        const std::map<long long, Json> ours = player.kept();
        QVERIFY(ours.size() == 2 && ours.contains(2) && ours.contains(3));
    }
};

QTEST_GUILESS_MAIN(RevisionsTest)
#include "revisions_test.moc"
