#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/domain/failure_zones.h"

#include <deque>

using namespace tealdeck;

class FailureZonesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesStandByZoneAndAttention();
    void allReplicasInOneZoneAreATotalLoss();
    void oneReplicaFallsWithItsNode();
    void halfIsNotMost();
    void whatIsNotReadyCarriesNothing();
    void nodesWithoutZoneFailAloneAsFarAsIsKnown();
    void unscheduledPodsAndUnknownNodesAreCountedApart();
    void aReplicaOnAnUnknownNodeStillCarries();
    void daemonSetsStaticPodsAndJobsLoseNothing();
    void twoRevisionsOfADeploymentAreOneWorkload();
    void podsWithoutAnOwnerStandForThemselves();
    void nothingIsNothing();

private:
    Node& node(const char* name, const char* zone);
    Pod& pod(const char* workload, const char* nodeName, const char* kind = "StatefulSet");
    FailureZones zones() const;

    std::deque<Node> m_nodes;
    std::deque<Pod> m_pods;

private Q_SLOTS:
    void init()
    {
        m_nodes.clear();
        m_pods.clear();
    }
};

namespace
{

std::string text(const FailureShare& share)
{
    std::string result;
    for (const ReplicaLoss& loss : share.losses)
        result += (result.empty() ? "" : ", ") + loss.workload.kind + "/" + loss.workload.name + " " + std::to_string(loss.lost) + "/"
            + std::to_string(loss.replicas);
    return result;
}

} // namespace

Node& FailureZonesTest::node(const char* name, const char* zone)
{
    Node& node = m_nodes.emplace_back();
    node.meta.uid = std::string("uid-") + name;
    node.meta.name = name;
    node.zone = zone;
    node.isReady = true;
    return node;
}

Pod& FailureZonesTest::pod(const char* workload, const char* nodeName, const char* kind)
{
    Pod& pod = m_pods.emplace_back();
    pod.meta.namespaceName = "shop";
    pod.meta.name = workload + std::to_string(m_pods.size());
    pod.meta.uid = "uid-" + pod.meta.name;
    pod.meta.ownerKind = kind;
    pod.meta.ownerName = workload;
    pod.meta.ownerUid = std::string("uid-") + kind + workload;
    pod.status = "Running";
    pod.node = nodeName;
    pod.isReady = true;
    pod.readyContainers = 1;
    pod.containers = 1;
    return pod;
}

FailureZones FailureZonesTest::zones() const
{
    std::vector<const Node*> nodes;
    for (const Node& each : m_nodes)
        nodes.push_back(&each);
    std::vector<const Pod*> pods;
    for (const Pod& each : m_pods)
        pods.push_back(&each);
    return findFailureZones(nodes, pods);
}

void FailureZonesTest::nodesStandByZoneAndAttention()
{
    node("b1", "b");
    node("a1", "a");
    node("a2", "a").isUnschedulable = true;
    node("a3", "a").pressures = {"DiskPressure"};
    node("a4", "a").isReady = false;
    node("x", "");
    const FailureZones found = zones();
    QCOMPARE(found.zones.size(), std::size_t{3});
    QCOMPARE(found.zones[0].zone, std::string("a"));
    QCOMPARE(found.zones[1].zone, std::string("b"));
    QVERIFY(found.zones[2].zone.empty());
    QStringList names;
    for (const NodeFailure& each : found.zones[0].nodes)
        names << QString::fromStdString(each.node.meta.name);
    QCOMPARE(names, QStringList({"a4", "a3", "a2", "a1"}));
    QCOMPARE(found.zones[0].ready, 3);
    QCOMPARE(found.zones[0].cordoned, 1);
    QCOMPARE(found.zones[0].underPressure, 1);
}

void FailureZonesTest::allReplicasInOneZoneAreATotalLoss()
{
    node("a1", "a");
    node("a2", "a");
    node("b1", "b");
    pod("db", "a1");
    pod("db", "a2");
    pod("db", "a2");
    pod("web", "a1");
    pod("web", "b1");
    const FailureZones found = zones();
    QCOMPARE(text(found.zones[0].share), std::string("StatefulSet/db 3/3"));
    QCOMPARE(found.zones[0].share.totalLosses(), 1);
    QCOMPARE(found.zones[0].share.pods, 4);
    QCOMPARE(text(found.zones[0].nodes[0].share), std::string());
    QCOMPARE(text(found.zones[0].nodes[1].share), std::string("StatefulSet/db 2/3")); // most, not all
    QCOMPARE(found.zones[0].nodes[1].share.totalLosses(), 0);
    QCOMPARE(text(found.zones[1].share), std::string());
}

void FailureZonesTest::oneReplicaFallsWithItsNode()
{
    node("a1", "a");
    pod("cache", "a1");
    const FailureZones found = zones();
    QCOMPARE(text(found.zones[0].nodes[0].share), std::string("StatefulSet/cache 1/1"));
    QCOMPARE(text(found.zones[0].share), std::string("StatefulSet/cache 1/1"));
}

void FailureZonesTest::halfIsNotMost()
{
    node("a1", "a");
    node("b1", "b");
    pod("web", "a1");
    pod("web", "b1");
    QCOMPARE(text(zones().zones[0].share), std::string());
    pod("web", "a1");
    QCOMPARE(text(zones().zones[0].share), std::string("StatefulSet/web 2/3"));
}

void FailureZonesTest::whatIsNotReadyCarriesNothing()
{
    node("a1", "a");
    node("b1", "b");
    pod("web", "a1");
    pod("web", "b1").isReady = false;
    const FailureZones found = zones();
    QCOMPARE(text(found.zones[0].share), std::string("StatefulSet/web 1/1"));
    QCOMPARE(text(found.zones[1].share), std::string());
    QCOMPARE(found.zones[1].share.pods, 1);
    QCOMPARE(found.zones[1].share.podsReady, 0);
}

void FailureZonesTest::nodesWithoutZoneFailAloneAsFarAsIsKnown()
{
    node("n1", "");
    node("n2", "");
    pod("web", "n1");
    pod("web", "n2");
    pod("one", "n2");
    const FailureZones found = zones();
    QCOMPARE(found.zones.size(), std::size_t{1});
    QCOMPARE(text(found.zones[0].share), std::string()); // they may fail together or not
    QCOMPARE(found.zones[0].share.pods, 3);
    QCOMPARE(text(found.zones[0].nodes[1].share), std::string("StatefulSet/one 1/1"));
}

void FailureZonesTest::unscheduledPodsAndUnknownNodesAreCountedApart()
{
    node("a1", "a");
    Pod& pending = pod("web", "");
    pending.isReady = false;
    pending.status = "Pending";
    pod("web", "gone");
    Pod& done = pod("web", "gone");
    done.status = "Completed";
    done.phase = "Succeeded";
    done.isReady = false;
    const FailureZones found = zones();
    QCOMPARE(found.podsOnNoNode, 1);
    QCOMPARE(found.podsOnUnknownNodes, 1);
    QCOMPARE(found.zones[0].share.pods, 0);
}

void FailureZonesTest::aReplicaOnAnUnknownNodeStillCarries()
{
    node("a1", "a");
    pod("web", "a1");
    pod("web", "new-node");
    QCOMPARE(text(zones().zones[0].share), std::string()); // half of it, not all
}

void FailureZonesTest::daemonSetsStaticPodsAndJobsLoseNothing()
{
    node("a1", "a");
    pod("agent", "a1", "DaemonSet");
    pod("etcd", "a1", "Node");
    pod("import", "a1", "Job");
    const FailureZones found = zones();
    QCOMPARE(text(found.zones[0].share), std::string());
    QCOMPARE(found.zones[0].share.pods, 3);
}

void FailureZonesTest::twoRevisionsOfADeploymentAreOneWorkload()
{
    node("a1", "a");
    node("b1", "b");
    Pod& old = pod("web-111", "a1", "ReplicaSet");
    old.meta.labels = Labels{{"pod-template-hash", "111"}};
    Pod& young = pod("web-222", "b1", "ReplicaSet");
    young.meta.labels = Labels{{"pod-template-hash", "222"}};
    QCOMPARE(text(zones().zones[0].share), std::string());
    young.isReady = false;
    QCOMPARE(text(zones().zones[0].share), std::string("Deployment/web 1/1"));
}

void FailureZonesTest::podsWithoutAnOwnerStandForThemselves()
{
    node("a1", "a");
    Pod& alone = pod("debug", "a1");
    alone.meta.ownerKind = {};
    alone.meta.ownerName = {};
    alone.meta.ownerUid = {};
    QCOMPARE(text(zones().zones[0].share), std::string("Pod/debug1 1/1"));
}

void FailureZonesTest::nothingIsNothing()
{
    QCOMPARE(zones(), FailureZones());
    node("a1", "a");
    const FailureZones found = zones();
    QCOMPARE(found.zones[0].share, FailureShare());
}

QTEST_GUILESS_MAIN(FailureZonesTest)
#include "failure_zones_test.moc"
