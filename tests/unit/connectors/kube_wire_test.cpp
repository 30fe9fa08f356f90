#include <QtTest>

#include "core/connectors/kube/kube_table.h"
#include "core/connectors/kube/kube_wire.h"
#include "tests/support/captured_reply.h"
#include "tests/support/shown.h"

#include <nlohmann/json.hpp>

using namespace tealdeck;

// Decoders on replies of a real API server.
class KubeWireTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aService()
    {
        const Service service = decodeService(capturedReply("service-web.http").body).value();
        QCOMPARE(shown(service.meta.name), QByteArray("web"));
        QCOMPARE(shown(service.meta.namespaceName), QByteArray("shop"));
        QCOMPARE(service.key().size(), std::size_t(36));
        QCOMPARE(service.selector, Labels({{"app", "web"}, {"color", "blue"}}));
        QCOMPARE(shown(service.type), QByteArray("ClusterIP"));
        QCOMPARE(service.ports.size(), std::size_t(1));
        QCOMPARE(service.ports[0].port, 80);
        QCOMPARE(shown(service.ports[0].targetPort), QByteArray("http"));
        QCOMPARE(service.owners.size(), std::size_t(1));
        QVERIFY(service.owners[0].ownsSelector);
        QCOMPARE(shown(service.owners[0].manager), QByteArray("testbed"));
        QCOMPARE(shown(service.owners[0].operation), QByteArray("Apply"));
        QVERIFY(service.owners[0].time.has_value());
        QVERIFY(service.meta.created > WallTime{});
    }

    void aDeploymentAndAStatefulSet()
    {
        const Workload blue = decodeWorkload(capturedReply("deployment-web-blue.http").body, WorkloadKind::Deployment).value();
        QCOMPARE(blue.desired, 3);
        QCOMPARE(blue.ready, 3);
        QCOMPARE(blue.updated, 3);
        QCOMPARE(blue.available, 3);
        QCOMPARE(blue.generation, 1LL);
        QCOMPARE(blue.observedGeneration, 1LL);
        QCOMPARE(blue.selector, Labels({{"app", "web"}, {"color", "blue"}}));
        QCOMPARE(shown(blue.templateLabels.at("app.kubernetes.io/version")), QByteArray("1.8.2"));
        QVERIFY(!blue.images.empty() && !blue.images[0].image.empty());
        const auto sets = decodeList<Workload>(capturedReply("list-statefulsets.http").body).value();
        QCOMPARE(sets.items.size(), std::size_t(1));
        QCOMPARE(sets.items[0].kind, WorkloadKind::StatefulSet);
        QCOMPARE(decodeList<Workload>(capturedReply("list-deployments.http").body).value().items[0].kind, WorkloadKind::Deployment);
        QCOMPARE(kindOf(decodeWorkload(capturedReply("deployment-web-blue.http").body, WorkloadKind::StatefulSet)),
                 shown(ErrorKind::ProtocolViolation));
    }

    void podsWithTheirImages()
    {
        const auto page = decodeList<Pod>(capturedReply("pods-page-1.http").body).value();
        QCOMPARE(page.items.size(), std::size_t(6));
        QVERIFY(!page.continueToken.empty());
        QVERIFY(!page.resourceVersion.empty());
        QVERIFY(page.remaining.value() > 0);
        for (const Pod& pod : page.items) {
            QVERIFY(pod.isReady && !pod.node.empty() && !pod.ip.empty());
            QCOMPARE(shown(pod.meta.ownerKind), QByteArray("ReplicaSet"));
            QVERIFY(!pod.images.at(0).image.empty());
        }
        QVERIFY(decodeList<Pod>(capturedReply("list-pods-empty.http").body).value().items.empty());
    }

    void endpointSlicesAndIngresses()
    {
        const auto slices = decodeList<EndpointSlice>(capturedReply("list-endpointslices.http").body).value();
        QVERIFY(!slices.items.empty());
        for (const EndpointSlice& slice : slices.items) {
            QVERIFY(!slice.serviceName.empty() && !slice.endpoints.empty());
            QVERIFY(slice.endpoints[0].isReady && !slice.endpoints[0].podUid.empty() && !slice.endpoints[0].address.empty());
        }
        const auto ingresses = decodeList<Ingress>(capturedReply("list-ingresses.http").body).value();
        QCOMPARE(ingresses.items.size(), std::size_t(1));
        QCOMPARE(ingresses.items[0].hosts, std::vector<std::string>({"shop.example"}));
        QCOMPARE(ingresses.items[0].serviceNames, std::vector<std::string>({"web"}));
    }

    void leasesAndEvents()
    {
        const LeaseValue lease = decodeLease(capturedReply("lease-create.http").body).value();
        QCOMPARE(shown(lease.holderIdentity), QByteArray("anna"));
        QCOMPARE(lease.leaseDurationSeconds, std::optional(30));
        QVERIFY(lease.renewTime == parseRfc3339("2026-01-02T03:04:05Z").value());
        QVERIFY(!lease.meta.resourceVersion.empty() && !lease.key().empty());
        const auto events = decodeList<ClusterEvent>(capturedReply("list-events.http").body).value();
        QVERIFY(!events.items.empty());
        for (const ClusterEvent& event : events.items) {
            QVERIFY(event.lastSeen.has_value() && event.count >= 1);
            QVERIFY(!event.reason.empty() && !event.objectKind.empty() && !event.objectName.empty());
        }
    }

    void identity()
    {
        QCOMPARE(decodeNamespaceUid(capturedReply("namespace-kube-system.http").body).value().value.size(), std::size_t(36));
        QCOMPARE(shown(decodeServerVersion(capturedReply("version.http").body).value().gitVersion), QByteArray("v1.36.3"));
        const UserInfo user = decodeSelfSubjectReview(capturedReply("self-subject-review.http").body).value();
        QCOMPARE(shown(user.name), QByteArray("operator"));
        QCOMPARE(user.groups, std::vector<std::string>({"operators", "system:authenticated"}));
        QVERIFY(decodeAccessReview(capturedReply("self-subject-access-review-allowed.http").body).value().isAllowed);
        QVERIFY(!decodeAccessReview(capturedReply("self-subject-access-review-denied.http").body).value().isAllowed);
    }

    void aTable()
    {
        const KubeTable table = decodeTable(capturedReply("deployments-table.http").body).value();
        QVERIFY(!table.rows.empty());
        QVERIFY(table.column("Ready").has_value());
        QVERIFY(!table.column("Nothing").has_value());
        for (const KubeTableRow& row : table.rows)
            QCOMPARE(row.cells.size(), table.columns.size());
        QCOMPARE(kindOf(decodeTable(capturedReply("pods-page-1.http").body)), shown(ErrorKind::ProtocolViolation));
    }

    void whatKubectlAppliedLastIsNoAnnotation()
    {
        const std::string json = R"({"kind":"Service","metadata":{"uid":"u","annotations":{
            "kubectl.kubernetes.io/last-applied-configuration":"{}","team":"shop"}}})";
        QCOMPARE(decodeService(json).value().meta.annotations, Labels({{"team", "shop"}}));
    }

    void onlyTheControllerIsTheOwner()
    {
        const std::string json = R"({"kind":"Pod","metadata":{"uid":"u","ownerReferences":[
            {"kind":"Other","name":"a","uid":"1"},{"kind":"ReplicaSet","name":"b","uid":"2","controller":true}]}})";
        const Pod pod = decodePod(json).value();
        QCOMPARE(shown(pod.meta.ownerKind + " " + pod.meta.ownerName + " " + pod.meta.ownerUid), QByteArray("ReplicaSet b 2"));
    }

    void digestsComeFromTheContainerOfTheSameName()
    {
        const std::string json
            = R"({"kind":"Pod","metadata":{"uid":"u"},"spec":{"containers":[{"name":"a","image":"x:1"},{"name":"b","image":"y:1"},{"name":"c","image":"z"}]},
            "status":{"containerStatuses":[{"name":"b","imageID":"docker.io/y@sha256:bb"},{"name":"a","imageID":"sha256:aa"},{"name":"c","imageID":"z:latest"}]}})";
        const Pod pod = decodePod(json).value();
        QCOMPARE(shown(pod.images[0].digest), QByteArray("sha256:aa"));
        QCOMPARE(shown(pod.images[1].digest), QByteArray("sha256:bb"));
        QCOMPARE(shown(pod.images[2].digest), QByteArray(""));
    }

    void anEndpointWithoutConditionsIsReady()
    {
        const std::string json = R"({"kind":"EndpointSlice","metadata":{"uid":"u"},"endpoints":[{"addresses":["10.0.0.1","10.0.0.2"]},
            {"addresses":["10.0.0.3"],"conditions":{"ready":false,"serving":true,"terminating":true}}]})";
        const EndpointSlice slice = decodeEndpointSlice(json).value();
        QVERIFY(slice.endpoints[0].isReady && slice.endpoints[0].isServing && !slice.endpoints[0].isTerminating);
        QCOMPARE(shown(slice.endpoints[0].address), QByteArray("10.0.0.1"));
        QVERIFY(!slice.endpoints[1].isReady && slice.endpoints[1].isServing && slice.endpoints[1].isTerminating);
    }

    void aDefaultBackendIsABackend()
    {
        const std::string json = R"({"kind":"Ingress","metadata":{"uid":"u"},"spec":{"defaultBackend":{"service":{"name":"web"}},
            "rules":[{"host":"a"},{"host":"a","http":{"paths":[{"backend":{"service":{"name":"web"}}},{"backend":{"resource":{}}},{"backend":{"service":{"name":"api"}}}]}}]}})";
        const Ingress ingress = decodeIngress(json).value();
        QCOMPARE(ingress.serviceNames, std::vector<std::string>({"web", "api"}));
        QCOMPARE(ingress.hosts, std::vector<std::string>({"a"}));
    }
};

QTEST_GUILESS_MAIN(KubeWireTest)
#include "kube_wire_test.moc"
