#include <QtTest>

#include "core/connectors/kube/workload_change.h"
#include "core/connectors/kube/workload_plan.h"
#include "tests/support/captured_reply.h"

#include <nlohmann/json.hpp>

using namespace tealdeck;
using nlohmann::json;

namespace
{

json captured()
{
    return json::parse(capturedReply("deployment-web-blue.http").body);
}

WorkloadState stateOf(const json& object, const std::string& kind = "Deployment")
{
    const auto state = decodeWorkloadState(object.dump(), kind);
    if (!state)
        qFatal("%s", describe(state.error()).c_str());
    return *state;
}

WorkloadRequest wish(WorkloadVerb verb, const std::string& kind = "Deployment")
{
    return {.verb = verb, .kind = kind, .namespaceName = "shop", .name = "web-blue"};
}

WorkloadRequest scaleTo(int replicas)
{
    WorkloadRequest request = wish(WorkloadVerb::Scale);
    request.replicas = replicas;
    return request;
}

const WallTime noon = parseRfc3339("2026-11-28T12:00:00Z").value();

WorkloadChange changeOf(const WorkloadState& state, const WorkloadRequest& request)
{
    auto change = workloadChangeOf(state, request, "prod", noon);
    if (!change)
        qFatal("%s", describe(change.error()).c_str());
    return *change;
}

std::string refusalOf(const WorkloadState& state, const WorkloadRequest& request)
{
    const auto change = workloadChangeOf(state, request, "prod", noon);
    return change ? "planned" : render(change.error().message);
}

Plan planFor(const WorkloadState& state, const WorkloadChange& change)
{
    Plan plan;
    plan.request = change.wish;
    plan.object = change.request.object;
    plan.stateBefore = change.before;
    plan.stateAfter = change.after;
    plan.targetReady = change.wish.verb == WorkloadVerb::Scale ? change.wish.replicas : state.replicas;
    return plan;
}

std::string textOf(const EffectSeen& effect)
{
    return std::to_string(effect.readyOnTarget) + "/" + std::to_string(effect.expectedOnTarget) + "+"
        + std::to_string(effect.readyElsewhere) + (effect.isComplete ? " complete" : "");
}

} // namespace

// What a wish means for a workload, in requests; what is true of it afterwards.
class WorkloadChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCapturedDeploymentIsRead()
    {
        const WorkloadState state = stateOf(captured());
        QCOMPARE(state.meta.name.str(), std::string("web-blue"));
        QCOMPARE(state.replicas, 3);
        QVERIFY(!state.isPaused && !state.hasTemplateAnnotations && state.hasAnnotations);
        QCOMPARE(state.containers.size(), std::size_t(1));
        QCOMPARE(state.containers.front().name, std::string("web"));
        QVERIFY(!state.lastWriter.empty());
        QCOMPARE(applicationOf(state), std::string("web"));
        QCOMPARE(state.observedGeneration, state.generation);
    }

    void whatIsNoWorkloadIsTold_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no JSON") << QByteArray("<html>");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("no uid") << QByteArray(R"({"metadata":{"name":"web"},"spec":{"template":{}}})");
        QTest::newRow("no template") << QByteArray(R"({"metadata":{"uid":"u"},"spec":7})");
        QTest::newRow("a uid that is a number") << QByteArray(R"({"metadata":{"uid":7},"spec":{"template":{}}})");
    }
    void whatIsNoWorkloadIsTold()
    {
        QFETCH(QByteArray, body);
        const auto state = decodeWorkloadState(body.toStdString(), "Deployment");
        QVERIFY(!state && state.error().kind == ErrorKind::ProtocolViolation);
    }

    void aScaleTestsTheUidAndTheNumberItReplaces()
    {
        const WorkloadState state = stateOf(captured());
        const WorkloadChange change = changeOf(state, scaleTo(5));
        QCOMPARE(change.request.target, std::string("/apis/apps/v1/namespaces/shop/deployments/web-blue/scale?fieldManager=tealdeck"));
        const json body = json::parse(change.request.body);
        QCOMPARE(body.size(), std::size_t(3));
        QVERIFY(body[0] == json({{"op", "test"}, {"path", "/metadata/uid"}, {"value", state.meta.uid.str()}}));
        QVERIFY(body[1] == json({{"op", "test"}, {"path", "/spec"}, {"value", {{"replicas", 3}}}}));
        QVERIFY(body[2] == json({{"op", "add"}, {"path", "/spec/replicas"}, {"value", 5}}));
        QCOMPARE(change.before, std::string("replicas=3"));
        QCOMPARE(change.after, std::string("replicas=5"));
        QCOMPARE(change.inverseWish->replicas, 3);
        QCOMPARE(json::parse(change.inverse->body)[1]["value"]["replicas"].get<int>(), 5);
        QCOMPARE(change.commands.front(), std::string("kubectl --context prod --namespace shop scale deployment/web-blue --replicas=5"));
        QCOMPARE(change.inverseCommands.front(),
                 std::string("kubectl --context prod --namespace shop scale deployment/web-blue --replicas=3"));
    }

    // autoscaling/v1 leaves the zero out, so that a test of the number would fail for good.
    void aScaleFromZeroTestsThatThereIsNoNumber()
    {
        json object = captured();
        object["spec"]["replicas"] = 0;
        const WorkloadChange change = changeOf(stateOf(object), scaleTo(1));
        QVERIFY(json::parse(change.request.body)[1]["value"] == json::object());
        QCOMPARE(change.before, std::string("replicas=0"));
        QCOMPARE(change.after, std::string("replicas=1"));
    }

    void aRestartFollowsKubectl()
    {
        json object = captured();
        const WorkloadChange first = changeOf(stateOf(object), wish(WorkloadVerb::Restart));
        QVERIFY(json::parse(first.request.body)[1]
                == json({{"op", "add"},
                         {"path", "/spec/template/metadata/annotations"},
                         {"value", {{"kubectl.kubernetes.io/restartedAt", "2026-11-28T12:00:00Z"}}}}));
        QVERIFY(!first.inverse && !first.inverseWish && first.inverseCommands.empty());
        object["spec"]["template"]["metadata"]["annotations"] = {{"other", "x"}};
        const json second = json::parse(changeOf(stateOf(object), wish(WorkloadVerb::Restart)).request.body);
        QCOMPARE(second.size(), std::size_t(2));
        QCOMPARE(second[1]["path"].get<std::string>(),
                 std::string("/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt"));
        object["spec"]["template"]["metadata"]["annotations"]["kubectl.kubernetes.io/restartedAt"] = "2026-11-01T00:00:00Z";
        const json third = json::parse(changeOf(stateOf(object), wish(WorkloadVerb::Restart)).request.body);
        QCOMPARE(third[1]["op"].get<std::string>(), std::string("test"));
        QCOMPARE(third[1]["value"].get<std::string>(), std::string("2026-11-01T00:00:00Z"));
    }

    void aPauseAndItsEnd()
    {
        json object = captured();
        const WorkloadChange pause = changeOf(stateOf(object), wish(WorkloadVerb::Pause));
        QVERIFY(json::parse(pause.request.body)[1] == json({{"op", "add"}, {"path", "/spec/paused"}, {"value", true}}));
        QVERIFY(pause.inverseWish->verb == WorkloadVerb::Resume);
        object["spec"]["paused"] = true;
        const WorkloadChange resume = changeOf(stateOf(object), wish(WorkloadVerb::Resume));
        QVERIFY(json::parse(resume.request.body)[1] == json({{"op", "test"}, {"path", "/spec/paused"}, {"value", true}}));
        QCOMPARE(resume.after, std::string("paused=false"));
    }

    void anImageIsReplacedInItsContainerOnly()
    {
        json object = captured();
        object["spec"]["template"]["spec"]["containers"]
            = {{{"name", "proxy"}, {"image", "r/proxy:1"}}, {{"name", "web"}, {"image", "r/web:1"}}};
        WorkloadRequest request = wish(WorkloadVerb::SetImage);
        request.image = "r/web:2";
        QCOMPARE(refusalOf(stateOf(object), request), std::string("Name the container of web-blue: proxy, web."));
        request.container = "wbe";
        QCOMPARE(refusalOf(stateOf(object), request), std::string("web-blue has no container wbe; it has proxy, web."));
        request.container = "web";
        const WorkloadChange change = changeOf(stateOf(object), request);
        const json body = json::parse(change.request.body);
        QVERIFY(body[1] == json({{"op", "test"}, {"path", "/spec/template/spec/containers/1/name"}, {"value", "web"}}));
        QVERIFY(body[2] == json({{"op", "test"}, {"path", "/spec/template/spec/containers/1/image"}, {"value", "r/web:1"}}));
        QVERIFY(body[3] == json({{"op", "replace"}, {"path", "/spec/template/spec/containers/1/image"}, {"value", "r/web:2"}}));
        QCOMPARE(change.inverseWish->image, std::string("r/web:1"));
        QCOMPARE(change.after, std::string("web=r/web:2"));
    }

    void whatMakesNoSenseIsSaid_data()
    {
        QTest::addColumn<int>("verb");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("replicas");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a DaemonSet") << int(WorkloadVerb::Scale) << "DaemonSet" << 2
                                     << "A DaemonSet has one pod on each node that fits it; web-blue cannot be scaled.";
        QTest::newRow("negative") << int(WorkloadVerb::Scale) << "Deployment" << -1
                                  << "Name how many replicas web-blue shall have: 0 or more.";
        QTest::newRow("so already") << int(WorkloadVerb::Scale) << "Deployment" << 3 << "web-blue is as wanted already: replicas=3.";
        QTest::newRow("pause of a StatefulSet") << int(WorkloadVerb::Pause) << "StatefulSet" << 0
                                                << "Only the rollout of a Deployment can be paused; web-blue is a StatefulSet.";
        QTest::newRow("resume without a pause")
            << int(WorkloadVerb::Resume) << "Deployment" << 0 << "web-blue is as wanted already: paused=false.";
        QTest::newRow("no image") << int(WorkloadVerb::SetImage) << "Deployment" << 0 << "Name the image that web-blue shall run.";
    }
    void whatMakesNoSenseIsSaid()
    {
        QFETCH(int, verb);
        QFETCH(QString, kind);
        QFETCH(int, replicas);
        QFETCH(QString, sentence);
        WorkloadRequest request = wish(WorkloadVerb(verb), kind.toStdString());
        request.replicas = replicas;
        QCOMPARE(QString::fromStdString(refusalOf(stateOf(captured(), kind.toStdString()), request)), sentence);
    }

    void whatIsTrueIsReadFromTheObject()
    {
        json object = captured();
        const WorkloadState before = stateOf(object);
        const Plan plan = planFor(before, changeOf(before, scaleTo(5)));
        QVERIFY(settledBy(before, plan).state == Settled::State::AsBefore);
        object["spec"]["replicas"] = 5;
        QVERIFY(settledBy(stateOf(object), plan).state == Settled::State::Applied);
        object["spec"]["replicas"] = 4;
        const Settled other = settledBy(stateOf(object), plan);
        QVERIFY(other.state == Settled::State::ChangedByOther);
        QCOMPARE(other.found, std::string("replicas=4"));
        object["metadata"]["uid"] = "another";
        QVERIFY(settledBy(stateOf(object), plan).state == Settled::State::Gone);
    }

    void whoWroteLastIsNoController()
    {
        json object = captured();
        object["metadata"]["managedFields"] = {
            {{"manager", "anna"}, {"operation", "Update"}, {"time", "2026-11-23T12:00:00Z"}, {"subresource", "scale"}},
            {{"manager", "kube-controller-manager"}, {"operation", "Update"}, {"time", "2026-11-23T12:00:05Z"}, {"subresource", "status"}},
            {{"manager", "helm"}, {"operation", "Update"}, {"time", "2026-11-23T11:00:00Z"}}};
        QCOMPARE(stateOf(object).lastWriter, std::string("anna"));
    }

    void theEffectIsJudgedAsKubectlDoes_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("effect");
        const auto row = [](const char* name, const char* status, const char* effect) {
            QTest::newRow(name) << QByteArray(status) << QByteArray(effect);
        };
        row("not observed yet", R"({"observedGeneration":1,"replicas":5,"updatedReplicas":5,"availableReplicas":5})", "5/5+0");
        row("new pods come", R"({"observedGeneration":2,"replicas":4,"updatedReplicas":4,"availableReplicas":3})", "3/5+0");
        row("one old pod is left", R"({"observedGeneration":2,"replicas":6,"updatedReplicas":5,"availableReplicas":5})", "5/5+1");
        row("too many", R"({"observedGeneration":2,"replicas":7,"updatedReplicas":7,"availableReplicas":7})", "7/5+2");
        row("there", R"({"observedGeneration":2,"replicas":5,"updatedReplicas":5,"availableReplicas":5})", "5/5+0 complete");
        row("nothing is said", R"({"observedGeneration":2})", "0/5+0");
    }
    void theEffectIsJudgedAsKubectlDoes()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, effect);
        json object = captured();
        const Plan plan = planFor(stateOf(object), changeOf(stateOf(object), scaleTo(5)));
        object["metadata"]["generation"] = 2;
        object["spec"]["replicas"] = 5;
        object["status"] = json::parse(status.toStdString());
        QCOMPARE(textOf(effectOf(stateOf(object), plan)), effect.toStdString());
    }

    // A StatefulSet counts its pods the same way; a DaemonSet by nodes.
    void aDaemonSetIsCountedByItsNodes()
    {
        json object = captured();
        object["status"] = {{"observedGeneration", 1},
                            {"desiredNumberScheduled", 4},
                            {"currentNumberScheduled", 4},
                            {"updatedNumberScheduled", 3},
                            {"numberAvailable", 4}};
        const WorkloadState state = stateOf(object, "DaemonSet");
        QCOMPARE(state.replicas, 4);
        const Plan plan = planFor(state, changeOf(state, wish(WorkloadVerb::Restart, "DaemonSet")));
        QCOMPARE(textOf(effectOf(state, plan)), std::string("3/4+1"));
    }

    void aPauseIsThereWhenItsControllerSawIt()
    {
        json object = captured();
        const WorkloadState before = stateOf(object);
        const Plan plan = planFor(before, changeOf(before, wish(WorkloadVerb::Pause)));
        object["spec"]["paused"] = true;
        object["metadata"]["generation"] = 2;
        QVERIFY(!effectOf(stateOf(object), plan).isComplete);
        object["status"]["observedGeneration"] = 2;
        QVERIFY(effectOf(stateOf(object), plan).isComplete);
    }
};

QTEST_GUILESS_MAIN(WorkloadChangeTest)
#include "workload_change_test.moc"
