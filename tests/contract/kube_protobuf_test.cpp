#include <QtTest>

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_feed.h"
#include "core/connectors/kube/proto/proto_wire.h"
#include "core/net/backoff.h"
#include "tests/contract/contract_target.h"
#include "tests/support/http_test_client.h"

#include <map>

using namespace tealdeck;
using namespace std::chrono_literals;

// The same objects read in JSON and in protobuf, by pages and as a stream, are the same rows, kind by kind. A server that answers
// protobuf with JSON (the sandbox) passes by negotiation.
class KubeProtobufTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;

    HttpTestClient client() const
    {
        return HttpTestClient(endpointOf(m_target.access("operator")), credentialsOf(m_target.access("operator")));
    }

    template <typename Row>
    static std::map<std::string, Row> byKey(const ListPage<Row>& page)
    {
        std::map<std::string, Row> rows;
        for (const Row& row : page.items)
            rows.emplace(row.key(), row);
        return rows;
    }

    template <typename Row>
    void comparesEqual(const KubeResource& resource, const std::string& space)
    {
        HttpTestClient http = client();
        const auto json = http.ask(listRequest(resource, space));
        QVERIFY(json && json->head.status == 200);
        const auto expected = decodeList<Row>(json->body);
        QVERIFY(expected);
        const auto answer = http.ask(preferringProtobuf(
            listRequest(resource, space, {.resourceVersion = expected->resourceVersion, .resourceVersionMatch = "Exact"})));
        QVERIFY2(answer && answer->head.status == 200, answer ? answer->body.c_str() : "no answer");
        const bool isProtobuf = answer->head.header("content-type").value_or("").starts_with(protobufType);
        QVERIFY(isProtobuf || m_target.kind == "sandbox");
        RowPools pools;
        const auto page = isProtobuf ? decodeProtoList<Row>(answer->body, pools) : decodeList<Row>(answer->body);
        QVERIFY2(page, page ? "" : describe(page.error()).c_str());
        QCOMPARE(page->resourceVersion, expected->resourceVersion);
        QVERIFY(byKey(*page) == byKey(*expected));
        std::printf("%s: %zu rows are equal\n", std::string(resource.plural).c_str(), page->items.size());
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }

    void pods() { comparesEqual<Pod>(kube::pods, {}); }
    void nodes() { comparesEqual<Node>(kube::nodes, {}); }
    void services() { comparesEqual<Service>(kube::services, {}); }
    void deployments() { comparesEqual<Workload>(kube::deployments, {}); }
    void statefulSets() { comparesEqual<Workload>(kube::statefulSets, {}); }
    void endpointSlices() { comparesEqual<EndpointSlice>(kube::endpointSlices, {}); }
    void ingresses() { comparesEqual<Ingress>(kube::ingresses, {}); }
    void leases()
    {
        HttpTestClient http = client();
        const std::string body = R"({"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"protobuf-test"},"spec":)"
                                 R"({"holderIdentity":"a","leaseDurationSeconds":30,"renewTime":"2026-11-23T10:00:00.123456Z"}})";
        QVERIFY(http.ask(createRequest(kube::leases, "shop", body)));
        comparesEqual<LeaseValue>(kube::leases, "shop");
        QVERIFY(http.ask(deleteRequest(kube::leases, "shop", "protobuf-test")));
    }
    void events() { comparesEqual<ClusterEvent>(kube::events, {}); }

    void aListAsAStreamHoldsWhatAListHolds()
    {
        HttpTestClient http = client();
        Store<Pod> streamed;
        Store<Pod> paged;
        KubeFeed<Pod> stream(http.client, http.home, kube::pods, "shop", streamed, systemRandom(), {.style = ListStyle::Streamed});
        KubeFeed<Pod> pages(http.client, http.home, kube::pods, "shop", paged, systemRandom(), {.pageSize = 3});
        const auto isEqual = [&] { return isLive(streamed.freshness()) && isLive(paged.freshness()) && streamed.rows() == paged.rows(); };
        QVERIFY(http.home.runUntil(isEqual, 60s));
        QVERIFY(!streamed.rows().empty());
    }

    // Before 1.34 a list as a stream is behind a gate: such a server answers it with an error, or never ends it.
    void aServerWithoutListsAsStreamsIsReadByPages()
    {
        const std::string answer = m_target.command("restart apiserver --feature-gates=WatchList=false");
        if (m_target.kind == "sandbox")
            QSKIP("the sandbox has no gates; faked answers are in kube_stream_test");
        QCOMPARE(answer, std::string("ok"));
        HttpTestClient http = client();
        Store<Pod> store;
        Store<Pod> paged;
        KubeFeed<Pod> feed(http.client, http.home, kube::pods, "shop", store, systemRandom(), {.style = ListStyle::Streamed});
        KubeFeed<Pod> pages(http.client, http.home, kube::pods, "shop", paged, systemRandom(), {.pageSize = 3});
        const auto isEqual = [&] { return isLive(store.freshness()) && isLive(paged.freshness()) && store.rows() == paged.rows(); };
        const bool isRead = http.home.runUntil(isEqual, 5min);
        const auto refusal = http.ask(streamingListRequest(kube::pods, "shop", std::chrono::seconds(5)));
        QCOMPARE(m_target.command("restart apiserver"), std::string("ok"));
        QVERIFY(isRead);
        QVERIFY(!store.rows().empty());
        QVERIFY(refusal.has_value());
        QCOMPARE(refusal->head.status, 422); // so the gate was off indeed
    }

    void aRefusalIsUnderstoodInEitherForm()
    {
        HttpTestClient http(endpointOf(m_target.access("forbidden")), credentialsOf(m_target.access("forbidden")));
        Store<Pod> store;
        KubeFeed<Pod> feed(http.client, http.home, kube::pods, "shop", store, systemRandom(), {.style = ListStyle::Streamed});
        QVERIFY(http.home.runUntil([&] { return std::holds_alternative<Unavailable>(store.freshness()); }, 30s));
        const Error& reason = std::get<Unavailable>(store.freshness()).reason;
        QVERIFY2(reason.kind == ErrorKind::Forbidden, describe(reason).c_str());
        QVERIFY2(reason.detail.find("cannot list resource") != std::string::npos, reason.detail.c_str());
    }
};

TEALDECK_CONTRACT_MAIN(KubeProtobufTest)
#include "kube_protobuf_test.moc"
