#include <QtTest>

#include "core/connectors/kube/object_events.h"
#include "core/connectors/kube/object_summary.h"
#include "core/connectors/kube/object_why.h"
#include "core/net/server_clock.h"
#include "tests/support/captured_reply.h"
#include "tests/support/shown.h"

#include <map>

using namespace tealdeck;

namespace
{

// When the server gave this reply, by its own clock.
WallTime momentOf(const HttpResponse& reply)
{
    const WallTime ours{};
    ServerClock clock;
    clock.observe(reply.head, ours, Duration::zero());
    return clock.toServerTime(ours);
}

QByteArray words(const Message& sentence)
{
    return shown(render(sentence));
}

ObjectJson capturedPod(const std::string& file, const std::string& name)
{
    const auto list = parseObjectJson(capturedFile(file));
    for (ObjectJson pod : listAt(list.value(), {"items"})) {
        if (textAt(pod, {"metadata", "name"}) == name) {
            pod["kind"] = "Pod";
            return pod;
        }
    }
    qFatal("no pod %s in %s", name.c_str(), file.c_str());
    return {};
}

std::vector<ObjectEvent> eventsOf(const std::string& file)
{
    return decodeObjectEvents(capturedReply(file).body).value().events;
}

std::optional<ObjectWhy> why(const ObjectJson& object, const std::vector<ObjectEvent>& events = {},
                             WallTime now = parseRfc3339("2026-11-23T11:40:00Z").value())
{
    return whyOf({.object = object, .events = events, .now = now});
}

} // namespace

class ObjectWhyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controllersSayWhatIsWrong_data()
    {
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("consequence");
        QTest::addColumn<int>("mood");
        const auto row = [](const char* name, const char* fact, const char* consequence, ObjectMood mood) {
            QTest::newRow(name) << fact << consequence << static_cast<int>(mood);
        };
        row("deployment-over-quota",
            "The server refuses new pods: pods \"over-quota-*\" is forbidden: exceeded quota: few, requested: pods=1, used: pods=1, "
            "limited: pods=1.",
            "0 of 3 pods are available.", ObjectMood::Broken);
        row("deployment-too-slow", "Its rollout made no progress within 3 s: ReplicaSet \"too-slow-*\" has timed out progressing.",
            "0 of 2 pods are available.", ObjectMood::Broken);
        row("statefulset-db", "Pod db-0 is not ready; the pods behind it wait for it.", "0 of 3 pods are ready.", ObjectMood::Broken);
        row("job-migrate", "The job failed (BackoffLimitExceeded): Job has reached the specified backoff limit.",
            "1 pods failed, 0 succeeded; it does not try again.", ObjectMood::Broken);
        row("job-report", "The job failed (DeadlineExceeded): Job was active longer than specified deadline.",
            "1 pods failed, 0 succeeded; it does not try again.", ObjectMood::Broken);
        row("claim-no-class", "It is not bound: storageclass.storage.k8s.io \"absent\" not found.", "Pods that mount it cannot start.",
            ObjectMood::Broken);
        row("claim-no-volume", "It is not bound: no persistent volumes available for this claim and no storage class is set.",
            "Pods that mount it cannot start.", ObjectMood::Broken);
        row("claim-first-consumer", "It is not bound: waiting for first consumer to be created before binding.",
            "That is no failure; it goes on when what it waits for has happened.", ObjectMood::Waiting);
        row("scaler-too-slow",
            "It does not scale (FailedGetResourceMetric): the HPA was unable to compute the replica count: failed to get cpu utilization: "
            "unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the "
            "requested resource (get pods.metrics.k8s.io).",
            "Its target stays at 2 pods, whatever the load is.", ObjectMood::Broken);
        row("scaler-absent",
            "It does not scale (FailedGetScale): the HPA controller was unable to get the target's current scale: deployments.apps "
            "\"absent\" not found.",
            "Its target stays at 0 pods, whatever the load is.", ObjectMood::Broken);
        row("pod-held", "It was deleted and should have been gone for *.",
            "It stays until its finalizers are removed by who set them: example.org/backup.", ObjectMood::Broken);
        row("pod-unschedulable", "No node can take it: 0/2 nodes are available: *.",
            "It has been waiting for *; the scheduler tries again when a node or pod changes.", ObjectMood::Waiting);
        row("node-pressed", "The node is short of memory: kubelet has insufficient memory available.",
            "The scheduler keeps new pods away; it has been so for 10 min.", ObjectMood::Troubled);
        row("node-silent", "Its kubelet has not reported for *; the state of its pods is unknown.",
            "The last report came * ago. Kubelet stopped posting node status.", ObjectMood::Broken);
    }
    void controllersSayWhatIsWrong()
    {
        QFETCH(QString, fact);
        QFETCH(QString, consequence);
        QFETCH(int, mood);
        const std::string name = std::string("why-") + QTest::currentDataTag();
        const HttpResponse reply = capturedReply(name + ".http");
        const auto object = parseObjectJson(reply.body);
        QVERIFY(object.has_value());
        const auto found = why(*object, eventsOf(name + "-events.http"), momentOf(reply));
        QVERIFY(found.has_value());
        QVERIFY2(matches(fact, found->fact), render(found->fact).c_str());
        QVERIFY2(matches(consequence, found->consequence), render(found->consequence).c_str());
        QCOMPARE(static_cast<int>(found->mood), mood);
    }

    void aKubeletSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("fact");
        const auto row = [](const char* name, const char* fact) { QTest::newRow(name) << fact; };
        row("crash-loop", "Container app ended with exit code 1.");
        row("oom-killed", "Container app was killed because it used more memory than its limit of 32Mi.");
        row("oom-killed-for-good", "Container app was killed because it used more memory than its limit of 32Mi.");
        row("error", "Container app ended with exit code 3.");
        row("deadline-exceeded", "It failed (DeadlineExceeded): Pod was active on the node longer than the specified deadline.");
        row("never-pull", "Image localhost/absent:1 is not on the node, and the pod forbids to pull it.");
        row("cannot-pull", "The node does not reach the registry of image localhost/absent:1.");
        row("invalid-image", "The image's name \"Not A Name\" is not valid.");
        row("config-error", "Container app cannot be made: configmap \"absent\" not found.");
        row("cannot-start", "Container app cannot start: failed to create containerd task: *");
        row("unschedulable", "No node can take it: 0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.");
        row("init-waiting", "Init container init has been running for *.");
        row("init-second", "Init container init-2 has been running for *.");
        row("init-crash-loop", "Container init ended with exit code 2.");
        row("init-error", "Container init ended with exit code 2.");
        row("two-one-crashing", "Container log ended with exit code 1.");
        row("not-ready", "It is not ready: containers with unready status: [app].");
    }
    void aKubeletSaysWhatIsWrong()
    {
        QFETCH(QString, fact);
        const auto found = why(capturedPod("pods-node.json", QTest::currentDataTag()));
        QVERIFY(found.has_value());
        QVERIFY2(matches(fact, found->fact), render(found->fact).c_str());
        QVERIFY(!render(found->consequence).empty());
    }

    void whatIsInOrderHasNoWhy()
    {
        for (const char* name : {"running", "sidecar", "completed", "terminating"}) {
            const auto found = why(capturedPod("pods-node.json", name));
            QVERIFY2(!found, found ? render(found->fact).c_str() : "");
        }
        QVERIFY(!why(parseObjectJson(capturedReply("deployment-web-blue.http").body).value()));
        QVERIFY(!why(parseObjectJson(capturedReply("service-web.http").body).value()));
        QVERIFY(!why(parseObjectJson(capturedReply("node-real-node.http").body).value()));
    }

    void eventsNameTheProbeAndTheVolume()
    {
        const auto probe = why(capturedPod("pods-node.json", "not-ready"), eventsOf("node-events-not-ready.http"));
        QCOMPARE(words(probe->fact), QByteArray("Readiness probe failed: HTTP probe failed with statuscode: 503."));
        QVERIFY(render(probe->consequence).starts_with("Services send it no requests; it has not been ready for "));
        const auto volume = why(capturedPod("pods-node.json", "no-volume"), eventsOf("node-events-no-volume.http"));
        QCOMPARE(words(volume->fact),
                 QByteArray("Its containers cannot be made: MountVolume.SetUp failed for volume \"v\" : configmap \"absent\" not found."));
        QVERIFY(!why(capturedPod("pods-node.json", "no-volume"))); // without the event nothing is known
    }

    void theRegistrysWordsFollowAlsoWhereTheBackOffDoesNotRepeatThem()
    {
        ObjectJson pod = capturedPod("pods-node.json", "cannot-pull");
        const auto newer = why(pod);
        QVERIFY(render(newer->consequence).find("connection refused") != std::string::npos);
        pod["status"]["containerStatuses"][0]["state"]["waiting"]["message"] = "Back-off pulling image \"localhost/absent:1\"";
        const auto older = why(pod, eventsOf("node-events-cannot-pull.http"));
        QCOMPARE(words(older->fact), words(newer->fact));
        QVERIFY(render(older->consequence).find("connection refused") != std::string::npos);
    }

    void aCrashNamesRestartsAndTheBackOff()
    {
        const auto found = why(capturedPod("pods-node.json", "crash-loop"), {}, parseRfc3339("2026-11-23T11:40:09Z").value());
        QCOMPARE(words(found->consequence),
                 QByteArray("It was restarted 2 times, the last end was 20 s ago; the kubelet waits 20s before the next try."));
    }

    void aScalerAtItsLimitSaysSo()
    {
        ObjectJson scaler = parseObjectJson(capturedReply("why-scaler-too-slow.http").body).value();
        scaler["status"]["conditions"]
            = ObjectJson::array({{{"type", "ScalingActive"}, {"status", "True"}},
                                 {{"type", "ScalingLimited"},
                                  {"status", "True"},
                                  {"reason", "TooManyReplicas"},
                                  {"message", "the desired replica count is more than the maximum replica count"}}});
        const auto found = why(scaler);
        QCOMPARE(words(found->fact),
                 QByteArray("It would scale further, but is limited: the desired replica count is more than the maximum replica count."));
        QCOMPARE(words(found->consequence), QByteArray("2 pods now, between 1 and 4 allowed."));
    }

    void aSignalIsNamed()
    {
        const auto found = why(capturedPod("pods-states.json", "terminated-signal"));
        QCOMPARE(words(found->fact), QByteArray("Container app ended with exit code 137 (signal 9)."));
    }

    void aKilledContainerNamesTheProbeThatFailed()
    {
        ObjectJson pod = capturedPod("pods-node.json", "crash-loop");
        pod["status"]["containerStatuses"][0]["lastState"]["terminated"]["exitCode"] = 137;
        const std::vector<ObjectEvent> events{
            {.type = "Warning", .reason = "Unhealthy", .text = "Liveness probe failed: HTTP 500", .count = 3}};
        QCOMPARE(words(why(pod, events)->fact), QByteArray("Liveness probe failed: HTTP 500."));
        QCOMPARE(words(why(pod)->fact), QByteArray("Container app ended with exit code 137 (signal 9)."));
    }

    void evictedAndPreemptedPodsSayByWhom()
    {
        QCOMPARE(words(why(capturedPod("pods-states.json", "failed-evicted"))->fact), QByteArray("Its node evicted it: why: Evicted."));
        ObjectJson pod = capturedPod("pods-states.json", "running");
        pod["status"]["conditions"].push_back({{"type", "DisruptionTarget"},
                                               {"status", "True"},
                                               {"reason", "PreemptionByScheduler"},
                                               {"message", "default-scheduler: preempting to accommodate a higher priority pod"}});
        QCOMPARE(words(why(pod)->fact),
                 QByteArray("It was preempted: default-scheduler: preempting to accommodate a higher priority pod."));
        QCOMPARE(words(why(capturedPod("pods-states.json", "pending-gated"))->fact),
                 QByteArray("It is not scheduled while its gates are there: example.org/quota."));
        QCOMPARE(words(why(capturedPod("pods-states.json", "running-gate-closed"))->fact),
                 QByteArray("Its readiness gate example.org/in-rotation is not True."));
    }

    void aPodThatDoesNotEndIsToldAfterItsGracePeriodOnly()
    {
        const ObjectJson pod = capturedPod("pods-node.json", "terminating");
        const WallTime due = timeAt(pod, {"metadata", "deletionTimestamp"}).value();
        QVERIFY(!why(pod, {}, due));
        const auto late = why(pod, {}, due + std::chrono::minutes(12));
        QCOMPARE(words(late->fact), QByteArray("It was deleted and should have been gone for 12 min."));
        QCOMPARE(words(late->consequence), QByteArray("Its node node-1 has not confirmed that its containers ended."));
    }

    void passwordsInWordsOfOthersAreNotRepeated()
    {
        ObjectJson pod = capturedPod("pods-node.json", "config-error");
        pod["status"]["containerStatuses"][0]["state"]["waiting"]["message"] = "cannot read https://jane:hunter2@example.org/x";
        QCOMPARE(words(why(pod)->fact), QByteArray("Container app cannot be made: cannot read https://***@example.org/x."));
    }

    void resourcesOfOthersSayWhichConditionFails()
    {
        const ObjectJson object = ObjectJson::parse(R"({"apiVersion":"x.io/v1","kind":"Database","status":{"conditions":[
            {"type":"Ready","status":"False","reason":"NoBackup","message":"no backup yet","lastTransitionTime":"2026-11-23T11:30:00Z"}]}})");
        const auto found = why(object);
        QCOMPARE(words(found->fact), QByteArray("Its condition Ready is False (NoBackup): no backup yet."));
        QCOMPARE(words(found->consequence), QByteArray("It has been so for 10 min."));
    }

    void oddShapesTellNothingAndBreakNothing()
    {
        for (const char* json :
             {R"({"kind":"Pod","status":{"containerStatuses":"x","conditions":{"a":1},"phase":7},"metadata":{"finalizers":5}})",
              R"({"kind":"Node","status":[]})", R"({"kind":"Deployment","spec":null,"status":{"conditions":[1,"a",null]}})",
              R"({"kind":5})", "{}"})
            QVERIFY(!why(ObjectJson::parse(json)));
    }

    void statusWordsEqualThoseOfTheServersTable()
    {
        const auto table = parseObjectJson(capturedFile("pods-node.table.json"));
        std::map<std::string, std::string> expected;
        for (const ObjectJson& row : listAt(*table, {"rows"}))
            expected[row["cells"][0].get<std::string>()] = row["cells"][2].get<std::string>();
        QVERIFY(expected.size() > 15);
        for (const auto& [name, word] : expected)
            QCOMPARE(shown(summarizeObject(capturedPod("pods-node.json", name)).status), shown(word));
    }

    void quantitiesAreWrittenForPeople()
    {
        QCOMPARE(cpuText("500m"), std::string("500 m"));
        QCOMPARE(cpuText("2"), std::string("2"));
        QCOMPARE(memoryText("4Gi"), std::string("4 GiB"));
        QCOMPARE(memoryText("128Mi"), std::string("128 MiB"));
        QCOMPARE(memoryText("24576000Ki"), std::string("23 GiB"));
        QCOMPARE(memoryText("odd"), std::string("odd"));
    }

private:
    // The pattern's parts between its stars, in this order, from the beginning to the end.
    static bool matches(const QString& pattern, const Message& sentence)
    {
        QString rest = QString::fromStdString(render(sentence));
        const QStringList parts = pattern.split('*');
        if (!rest.startsWith(parts.first()) || !rest.endsWith(parts.last()))
            return false;
        for (const QString& part : parts) {
            const qsizetype at = rest.indexOf(part);
            if (at < 0)
                return false;
            rest = rest.mid(at + part.size());
        }
        return parts.size() > 1 || rest.isEmpty();
    }
};

QTEST_GUILESS_MAIN(ObjectWhyTest)
#include "object_why_test.moc"
