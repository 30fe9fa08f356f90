#include <QtTest>

#include "core/domain/overview.h"
#include "tests/support/shown.h"

#include <deque>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const WallTime now = WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 27)) + 12h;

// A cluster as values; facts() points into it.
struct Bench
{
    std::deque<Workload> workloads;
    std::deque<Pod> pods;
    std::deque<Node> nodes;
    std::deque<ClusterEvent> events;
    std::vector<Application> applications;
    bool areNodesRead = true;

    Workload& deployment(const std::string& name, int ready, int desired)
    {
        Workload& workload = workloads.emplace_back();
        workload.meta.uid = "w-" + name;
        workload.meta.name = name;
        workload.meta.namespaceName = "shop";
        workload.ready = ready;
        workload.desired = desired;
        return workload;
    }
    Pod& podOf(const std::string& deployment, const std::string& status)
    {
        Pod& pod = pods.emplace_back();
        pod.meta.uid = "p-" + std::to_string(pods.size());
        pod.meta.name = deployment + "-abc-" + std::to_string(pods.size());
        pod.meta.namespaceName = "shop";
        pod.meta.ownerKind = "ReplicaSet";
        pod.meta.ownerName = deployment + "-abc";
        pod.meta.labels = Labels{{"pod-template-hash", "abc"}};
        pod.status = status;
        pod.containers = 1;
        pod.isReady = status == "Running";
        pod.readyContainers = pod.isReady ? 1 : 0;
        return pod;
    }
    Node& node(const std::string& name, const std::string& zone)
    {
        Node& node = nodes.emplace_back();
        node.meta.name = name;
        node.zone = zone;
        node.isReady = true;
        node.status = "Ready";
        return node;
    }
    ClusterEvent& warning(const std::string& reason, Duration ago, int count)
    {
        ClusterEvent& event = events.emplace_back();
        event.type = "Warning";
        event.reason = reason;
        event.objectKind = "Pod";
        event.objectNamespace = "shop";
        event.objectName = "web-1";
        event.lastSeen = now - ago;
        event.count = count;
        return event;
    }

    template <typename Row>
    static std::vector<const Row*> pointers(const std::deque<Row>& rows)
    {
        std::vector<const Row*> all;
        for (const Row& row : rows)
            all.push_back(&row);
        return all;
    }
    OverviewFacts facts() const
    {
        return {.applications = &applications,
                .workloads = pointers(workloads),
                .pods = pointers(pods),
                .nodes = areNodesRead ? std::optional(pointers(nodes)) : std::nullopt,
                .events = pointers(events),
                .now = now};
    }
    Overview overview() const { return lookOver(facts()); }
    QByteArray verdict() const { return shown(render(verdictOn(overview(), facts()).what)); }
};

} // namespace

class OverviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safety20_theVerdictSaysWhatItRestsOn()
    {
        Bench bench;
        bench.deployment("web", 2, 2);
        bench.podOf("web", "Running");
        bench.podOf("web", "Running");
        bench.node("n1", "a");
        QCOMPARE(bench.verdict(), QByteArray("Workloads are as desired"));
        QCOMPARE(shown(render(verdictOn(bench.overview(), bench.facts()).basis)),
                 QByteArray("1 of 1 workloads have the pods they ask for, 1 of 1 nodes are ready. Not checked from outside, no metrics."));
        bench.areNodesRead = false;
        QVERIFY(render(verdictOn(bench.overview(), bench.facts()).basis).find("Nodes are not read") != std::string::npos);
        QVERIFY(bench.overview().zones.empty());
    }

    void brokenPodsOfOneWorkloadAreOneProblem()
    {
        Bench bench;
        bench.deployment("web", 1, 4);
        bench.podOf("web", "Running");
        bench.podOf("web", "CrashLoopBackOff").restarts = 7;
        bench.podOf("web", "CrashLoopBackOff").restarts = 5;
        bench.podOf("web", "ImagePullBackOff");
        const Overview overview = bench.overview();
        QCOMPARE(overview.problems.size(), std::size_t(1));
        const OverviewProblem& problem = overview.problems.front();
        QCOMPARE(shown(render(problem.what)), QByteArray("web has 1 of 4 pods ready"));
        QCOMPARE(shown(render(problem.why)), QByteArray("2 CrashLoopBackOff, 1 ImagePullBackOff; 12 restarts. Namespace shop."));
        QVERIFY(problem.severity == Severity::Warning);
        QCOMPARE(problem.place, (ObjectPlace{"Deployment", "shop", "web", "w-web"}));
        QCOMPARE(overview.podsReady, 1);
        QCOMPARE(overview.pods, 4);
        QCOMPARE(bench.verdict(), QByteArray("One thing needs attention"));
    }

    void whoOnlyCountsProblemsFindsTheSameOnes()
    {
        Bench bench;
        bench.deployment("web", 1, 2);
        bench.podOf("web", "CrashLoopBackOff");
        bench.node("n1", "a").isReady = false;
        OverviewFacts facts = bench.facts();
        const auto all = lookOver(facts).problems;
        QCOMPARE(all.size(), std::size_t(2));
        facts.events.reset();
        QVERIFY(problemsIn(facts) == all);
    }

    void aWorkloadOfWhichNothingIsReadyIsCriticalAndFirst()
    {
        Bench bench;
        bench.deployment("api", 1, 2);
        bench.podOf("api", "Running");
        bench.podOf("api", "Error");
        bench.deployment("web", 0, 1);
        bench.podOf("web", "CrashLoopBackOff");
        const Overview overview = bench.overview();
        QCOMPARE(shown(overview.problems.front().place.name), QByteArray("web"));
        QVERIFY(overview.problems.front().severity == Severity::Critical);
        QCOMPARE(bench.verdict(), QByteArray("One thing is broken"));
    }

    void whatIsOnItsWayIsNoWarning()
    {
        Bench bench;
        bench.deployment("web", 1, 2);
        bench.podOf("web", "Running");
        bench.podOf("web", "ContainerCreating");
        QVERIFY(bench.overview().problems.front().severity == Severity::Note);
        QCOMPARE(bench.verdict(), QByteArray("Workloads are on their way to what is desired"));
    }

    void brokenPodsOfAJobAreAProblemOfTheirOwn()
    {
        Bench bench;
        Pod& pod = bench.podOf("x", "Error");
        pod.meta.ownerKind = "Job";
        pod.meta.ownerName = "migrate";
        const Overview overview = bench.overview();
        QCOMPARE(overview.problems.size(), std::size_t(1));
        QCOMPARE(shown(render(overview.problems.front().what)), QByteArray("A pod of Job migrate is broken"));
        QCOMPARE(shown(overview.problems.front().place.kind), QByteArray("Pod"));
    }

    void completedPodsCountForNothing()
    {
        Bench bench;
        bench.podOf("job", "Completed");
        QCOMPARE(bench.overview().pods, 0);
        QVERIFY(bench.overview().problems.empty());
    }

    void nodesAreCountedByZone()
    {
        Bench bench;
        bench.node("n1", "a");
        bench.node("n2", "a").isUnschedulable = true;
        Node& gone = bench.node("n3", "b");
        gone.isReady = false;
        gone.status = "NotReady";
        gone.readyChanged = now - 5min;
        bench.node("n4", "b").pressures = {"DiskPressure"};
        const Overview overview = bench.overview();
        QCOMPARE(overview.zones.size(), std::size_t(2));
        QVERIFY((overview.zones[0] == ZoneSummary{"a", 2, 2, 1}));
        QVERIFY((overview.zones[1] == ZoneSummary{"b", 2, 1, 0}));
        QCOMPARE(overview.problems.size(), std::size_t(3));
        QCOMPARE(shown(render(overview.problems[0].what)), QByteArray("Node n3 is not ready"));
        QVERIFY(overview.problems[0].since == now - 5min);
        QVERIFY(overview.problems[1].severity == Severity::Warning);
        QVERIFY(overview.problems[2].severity == Severity::Note);
    }

    void warningsOfTheHourAreGatheredByReason()
    {
        Bench bench;
        bench.warning("BackOff", 10min, 3);
        bench.warning("BackOff", 2min, 4).text = "the youngest";
        bench.warning("Unhealthy", 1min, 1);
        bench.warning("FailedMount", 61min, 9);
        bench.warning("Killing", 1min, 9).type = "Normal";
        const Overview overview = bench.overview();
        QCOMPARE(overview.warnings.size(), std::size_t(2));
        QCOMPARE(shown(overview.warnings[0].reason), QByteArray("Unhealthy"));
        QCOMPARE(overview.warnings[1].count, 7);
        QCOMPARE(shown(overview.warnings[1].text), QByteArray("the youngest"));
        QCOMPARE(overview.warningEvents, 8);
    }

    void restartsOfTheLastHourAreCounted()
    {
        Bench bench;
        bench.podOf("web", "Running").lastRestart = now - 59min;
        bench.podOf("web", "Running").lastRestart = now - 61min;
        bench.podOf("web", "Running");
        QCOMPARE(bench.overview().restartedPods, 1);
    }
};

QTEST_GUILESS_MAIN(OverviewTest)
#include "overview_test.moc"
