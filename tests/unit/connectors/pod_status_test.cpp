#include <QtTest>

#include "core/connectors/kube/kube_table.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/pod_status.h"
#include "tests/support/captured_reply.h"
#include "tests/support/kubectl_words.h"

#include <map>

using namespace tealdeck;

namespace
{

struct Printed
{
    std::string ready;
    std::string status;
    std::string restarts;
};

std::map<std::string, Printed> tableOf(const std::string& json)
{
    const KubeTable table = decodeTable(json).value();
    std::map<std::string, Printed> printed;
    for (const KubeTableRow& row : table.rows) {
        printed[row.cells.at(0)] = {.ready = row.cells.at(table.column("Ready").value()),
                                    .status = row.cells.at(table.column("Status").value()),
                                    .restarts = row.cells.at(table.column("Restarts").value())};
    }
    return printed;
}

// Both lists show the same pods with the same words. `now`: when the table was made, to the second.
void compare(const std::vector<Pod>& pods, const std::map<std::string, Printed>& table, WallTime now)
{
    QCOMPARE(pods.size(), table.size());
    for (const Pod& pod : pods) {
        const auto row = table.find(pod.meta.name);
        QVERIFY2(row != table.end(), pod.meta.name.c_str());
        const std::string ready = std::to_string(pod.readyContainers) + "/" + std::to_string(pod.containers);
        QCOMPARE(pod.meta.name + ": " + pod.status, pod.meta.name + ": " + row->second.status);
        QCOMPARE(pod.meta.name + ": " + ready, pod.meta.name + ": " + row->second.ready);
        const bool isSame = kubectlRestarts(pod, now) == row->second.restarts
            || kubectlRestarts(pod, now + std::chrono::seconds(1)) == row->second.restarts
            || kubectlRestarts(pod, now - std::chrono::seconds(1)) == row->second.restarts;
        QVERIFY2(isSame, (pod.meta.name + ": " + kubectlRestarts(pod, now) + " is not " + row->second.restarts).c_str());
    }
}

PodState runningPod()
{
    PodState pod;
    pod.phase = "Running";
    pod.containers = 1;
    ContainerState container;
    container.name = "app";
    container.isRunning = true;
    container.isReady = true;
    pod.states = {container};
    pod.conditions = {{.type = "Ready", .status = "True", .reason = {}}, {.type = "Initialized", .status = "True", .reason = {}}};
    return pod;
}

ContainerState ended(int exitCode, std::string reason)
{
    ContainerState container;
    container.name = "app";
    container.terminated = ContainerEnd{.exitCode = exitCode, .signal = 0, .reason = std::move(reason), .finished = {}};
    return container;
}

} // namespace

class PodStatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // 77 pods in every state that a kubelet reports, against the Table that the same API server made of them.
    void everyStateIsPrintedAsTheServerPrintsIt()
    {
        const auto page = decodeList<Pod>(capturedFile("pods-states.json")).value();
        QVERIFY(page.items.size() > 70);
        const std::string now = capturedFile("pods-states.now");
        compare(page.items, tableOf(capturedFile("pods-states.table.json")), parseRfc3339(now.substr(0, now.find('\n'))).value());
    }

    void theShopIsPrintedAsTheServerPrintsIt()
    {
        std::vector<Pod> pods;
        for (const char* name : {"pods-page-1.http", "pods-page-2.http", "pods-page-3.http", "pods-page-4.http"}) {
            const auto page = decodeList<Pod>(capturedReply(name).body).value();
            pods.insert(pods.end(), page.items.begin(), page.items.end());
        }
        QVERIFY(!pods.empty());
        compare(pods, tableOf(capturedReply("pods-table.http").body), WallTime{});
    }

    void aFailedContainerBesideACompletedOneHasTheLastWord()
    {
        PodState pod = runningPod();
        pod.containers = 2;
        pod.states = {ended(0, "Completed"), ended(3, "")};
        QCOMPARE(summarizePod(pod).status, std::string("ExitCode:3"));
        pod.states[1].terminated->signal = 9;
        QCOMPARE(summarizePod(pod).status, std::string("Signal:9"));
    }

    void aDeletedPodOfALostNodeIsUnknown()
    {
        PodState pod = runningPod();
        pod.isBeingDeleted = true;
        QCOMPARE(summarizePod(pod).status, std::string("Terminating"));
        pod.reason = "NodeLost";
        QCOMPARE(summarizePod(pod).status, std::string("Unknown"));
        pod.reason = "Evicted";
        pod.phase = "Failed";
        QCOMPARE(summarizePod(pod).status, std::string("Evicted"));
    }

    void restartsOfOrdinaryInitContainersCountOnlyWhileTheyRun()
    {
        PodState pod = runningPod();
        pod.initContainers = 1;
        ContainerState init = ended(1, "Error");
        init.name = "init";
        init.restarts = 4;
        pod.initStates = {init};
        pod.conditions.clear();
        QCOMPARE(summarizePod(pod).status, std::string("Init:Error"));
        QCOMPARE(summarizePod(pod).restarts, 4);
        pod.initStates[0].terminated->exitCode = 0;
        QCOMPARE(summarizePod(pod).restarts, 0);
        pod.sidecars = {"init"};
        QCOMPARE(summarizePod(pod).restarts, 4);
        QCOMPARE(summarizePod(pod).containers, 2);
    }

    void theYoungestEndIsTheLastRestart()
    {
        PodState pod = runningPod();
        const WallTime early = parseRfc3339("2026-11-23T10:00:00Z").value();
        const WallTime late = parseRfc3339("2026-11-23T11:00:00Z").value();
        pod.states.push_back(pod.states.front());
        pod.states[0].lastTerminated = ContainerEnd{.exitCode = 1, .signal = 0, .reason = {}, .finished = late};
        pod.states[1].lastTerminated = ContainerEnd{.exitCode = 1, .signal = 0, .reason = {}, .finished = early};
        pod.states[0].restarts = 1;
        pod.states[1].restarts = 2;
        QCOMPARE(summarizePod(pod).restarts, 3);
        QVERIFY(summarizePod(pod).lastRestart == late);
    }
};

QTEST_GUILESS_MAIN(PodStatusTest)
#include "pod_status_test.moc"
