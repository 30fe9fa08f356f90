#include <QtTest>

#include "core/base/encoding.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_identity.h"
#include "core/connectors/kube/kube_table_feed.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/net/backoff.h"
#include "tests/contract/proxy_report.h"
#include "tests/contract/switch_console.h"
#include "tests/contract/whole_picture.h"
#include "tests/support/http_test_client.h"
#include "tests/support/shown.h"

// A named namespace: lambdas of the suite hold these types.
namespace tealdeck::kubefaults
{

using namespace std::chrono_literals;

inline const std::string space = "shop";
constexpr Duration patience = 3min; // others use the machine as well; every wait ends as soon as it can

struct User
{
    User(const ContractTarget& target, const std::string& name)
        : http(endpointOf(target.access(name)), credentialsOf(target.access(name)))
    {
    }

    bool waitFor(const std::function<bool()>& condition, Duration limit = patience) { return http.home.runUntil(condition, limit); }
    int status(HttpRequest request)
    {
        const auto answer = http.ask(std::move(request));
        return answer ? answer->head.status : 0;
    }
    // Equal to the server in the end? Empty, or what is not.
    std::string differencesOf(const WholePicture& picture, const ServerTruth& truth)
    {
        return differencesAfterAWhile(picture, truth, [this, isFirst = true](const std::function<bool()>& condition) mutable {
            return waitFor(condition, std::exchange(isFirst, !isFirst) ? patience : Duration(3s));
        });
    }

    HttpTestClient http;
};

inline std::string leaseJson(const std::string& name)
{
    return nlohmann::json{
        {"apiVersion", "coordination.k8s.io/v1"},
        {"kind", "Lease"},
        {"metadata", {{"name", name}}},
        {"spec", {{"holderIdentity", "faults"}, {"leaseDurationSeconds", 30}, {"renewTime", "2026-11-23T10:00:00.000000Z"}}}}
        .dump();
}

inline std::string serviceJson(const std::string& name)
{
    return nlohmann::json{{"apiVersion", "v1"},
                          {"kind", "Service"},
                          {"metadata", {{"name", name}}},
                          {"spec", {{"clusterIP", "None"}, {"ports", nlohmann::json::array({{{"port", 80}}})}}}}
        .dump();
}

inline int throughConnections(const ContractTarget& target)
{
    const std::string answer = target.command("through connections");
    return answer.starts_with("ok ") ? std::stoi(answer.substr(3)) : -1;
}

inline std::string outcomeOf(const ChangeProgress& progress)
{
    return std::string(outcomeWord(*progress.outcome));
}

} // namespace tealdeck::kubefaults

using namespace tealdeck;
using namespace tealdeck::kubefaults;
using namespace std::chrono_literals;

// What goes wrong between a console and its server, and that everything is true again afterwards: compared with the server by other means.
class KubeFaultsTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;

    void proxy(const std::string& line) const { QCOMPARE(m_target.command("proxy " + line), std::string("ok")); }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init() { proxy("clear"); }
    void cleanup() { proxy("clear"); }

    void aBusyServerIsWaitedForAndTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("429") << 429 << "The server is busy and asks to wait (watch pods in namespace shop).";
        QTest::newRow("503") << 503 << "The server failed with HTTP 503: watch pods in namespace shop.";
    }
    void aBusyServerIsWaitedForAndTold()
    {
        QFETCH(int, status);
        QFETCH(QString, words);
        User user(m_target, "proxied");
        WholePicture picture(user.http.client, user.http.home, space);
        QVERIFY(user.waitFor([&] { return picture.isTrue(); }));
        std::string told;
        Duration longestWait{};
        const Handle listening = picture.pods.onFreshness([&] {
            if (const auto* stale = std::get_if<Stale>(&picture.pods.freshness()); stale && stale->reason.retryAfter) {
                told = render(stale->reason.message);
                longestWait = std::max(longestWait, stale->nextTry - user.http.home.now());
            }
        });
        const std::size_t rows = picture.pods.rows().size();
        proxy("busy 1 " + std::to_string(status) + " 3 /pods?");
        proxy("cut-watches");
        QVERIFY(user.waitFor([&] { return !told.empty(); }));
        QCOMPARE(shown(told), words.toUtf8());
        QVERIFY(longestWait > 2s && longestWait <= 3s + 1s);
        QVERIFY(picture.pods.rows().size() >= rows);
        QVERIFY(user.waitFor([&] { return picture.isTrue(); }));
        QCOMPARE(proxyReport(m_target).at("refused").get<int>(), 1);
        const QuietCluster quiet(m_target);
        const std::string differences = user.differencesOf(picture, ServerTruth(m_target));
        QVERIFY2(differences.empty(), differences.c_str());
    }

    void aBusyServerNeverGetsAWriteTwice_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("429: refused") << 429;
        QTest::newRow("503: unknown, settled by reading") << 503;
    }
    void aBusyServerNeverGetsAWriteTwice()
    {
        QFETCH(int, status);
        putBackBlue(m_target);
        SwitchConsole console(m_target, "proxied");
        const auto plan = console.plan(SwitchRequest{.namespaceName = space,
                                                     .service = "web",
                                                     .targetSlot = "green",
                                                     .seenUid = std::nullopt,
                                                     .seenSelector = std::nullopt,
                                                     .purpose = std::nullopt});
        QVERIFY2(plan.has_value(), plan ? "" : describe(plan.error()).c_str());
        proxy("count-anew");
        proxy("busy 5 " + std::to_string(status) + " 1 PATCH /api/v1/namespaces/shop/services/web");
        const ChangeProgress& progress = console.run(*plan);
        QCOMPARE(outcomeOf(progress), std::string("refused"));
        QCOMPARE(patchesIn(proxyReport(m_target)), 1);
        QCOMPARE(console.service().selector.at("color"), std::string("blue"));
        proxy("clear");
        putBackBlue(m_target);
    }

    // In JSON and, where the server speaks it, in protobuf. The unit suites cut at every byte; here it is a few dozen places.
    void aListCutAnywhereIsReadAgainAndNeverHalfShown()
    {
        User plain(m_target, "operator");
        const auto whole = plain.http.ask(preferringProtobuf(listRequest(kube::services, space)));
        QVERIFY(whole && whole->head.status == 200);
        const std::size_t size = whole->body.size();
        User user(m_target, "proxied");
        for (std::size_t at = 0; at < size; at += std::max<std::size_t>(1, size / 12)) {
            const auto expected = ServerTruth(m_target).objects(kube::services, space);
            Store<Service> store;
            std::set<std::string> seen;
            const Handle listening = store.onChange([&](const StoreChange&) { seen.merge(objectsOf(store)); });
            proxy("cut-after " + std::to_string(at) + " /services?");
            const KubeFeed<Service> feed(user.http.client, user.http.home, kube::services, space, store, [] { return 0.0; });
            QVERIFY(user.waitFor([&] { return isLive(store.freshness()); }));
            const std::string different = differences(objectsOf(store), expected);
            QVERIFY2(different.empty(), (std::to_string(at) + ": " + different).c_str());
            QVERIFY(seen == expected);
        }
        const auto report = proxyReport(m_target);
        QVERIFY(report.at("cut").get<int>() >= 12);
        if (m_target.kind == "real")
            QVERIFY(report.at("types").at(0).get<std::string>().starts_with("application/vnd.kubernetes.protobuf"));
    }

    void aWatchCutInTheMiddleOfAnEventGoesOnWithoutLoss()
    {
        User writer(m_target, "operator");
        User user(m_target, "proxied");
        for (int at = 0; at < 400; at += 57) {
            Store<LeaseValue> store;
            proxy("cut-after " + std::to_string(at) + " leases?watch=true");
            const KubeFeed<LeaseValue> feed(user.http.client, user.http.home, kube::leases, space, store, [] { return 0.0; });
            QVERIFY(user.waitFor([&] { return isLive(store.freshness()); }));
            const std::string kept = "tealdeck-faults-" + makeUuid();
            const std::string gone = "tealdeck-faults-" + makeUuid();
            QCOMPARE(writer.status(createRequest(kube::leases, space, leaseJson(gone))), 201);
            QCOMPARE(writer.status(createRequest(kube::leases, space, leaseJson(kept))), 201);
            QCOMPARE(writer.status(deleteRequest(kube::leases, space, gone)), 200);
            const ServerTruth truth(m_target);
            QVERIFY(user.waitFor([&] { return isLive(store.freshness()) && objectsOf(store) == truth.objects(kube::leases, space); }));
            QCOMPARE(writer.status(deleteRequest(kube::leases, space, kept)), 200);
        }
    }

    void aTableCutAnywhereIsReadAgain()
    {
        User user(m_target, "proxied");
        KubeKind services;
        services.version = "v1";
        services.plural = "services";
        services.kind = "Service";
        services.isNamespaced = true;
        for (const int at : {0, 1, 40, 700, 1500, 2500}) {
            Store<TableRow> store;
            proxy("cut-after " + std::to_string(at) + " /services?");
            const KubeTableFeed feed(user.http.client, user.http.home, {.kind = services, .namespaceName = space}, store, {},
                                     [] { return 0.0; });
            QVERIFY(user.waitFor([&] { return isLive(store.freshness()); }));
            QCOMPARE(store.rows().size(), ServerTruth(m_target).objects(kube::services, space).size());
        }
        QVERIFY(proxyReport(m_target).at("cut").get<int>() >= 4);
    }

    // The API server of the testbed answers one request in fifty with GOAWAY. The sandbox speaks no HTTP/2.
    void goawayLosesNothingAndRepeatsNoWrite()
    {
        User user(m_target, "through");
        WholePicture picture(user.http.client, user.http.home, space);
        Store<LeaseValue> leases;
        const KubeFeed<LeaseValue> feed(user.http.client, user.http.home, kube::leases, space, leases, [] { return 0.0; });
        QVERIFY(user.waitFor([&] { return picture.isTrue() && isLive(leases.freshness()); }));
        QCOMPARE(user.status(listRequest(kube::pods, space)), 200);
        const int before = throughConnections(m_target);
        QVERIFY(before > 0);
        std::vector<std::string> made;
        for (int round = 0; round < 30; ++round) {
            made.push_back("tealdeck-goaway-" + makeUuid());
            QCOMPARE(user.status(createRequest(kube::leases, space, leaseJson(made.back()))), 201); // 409 if it were sent twice
            for (int read = 0; read < 20; ++read) {
                const auto answer = user.http.ask(listRequest(kube::pods, space));
                QVERIFY2(answer.has_value(), answer ? "" : describe(answer.error()).c_str());
                QCOMPARE(answer->head.status, 200);
            }
        }
        const ServerTruth truth(m_target);
        QVERIFY(user.waitFor([&] { return isLive(leases.freshness()) && objectsOf(leases) == truth.objects(kube::leases, space); }));
        for (const std::string& name : made)
            QCOMPARE(user.status(deleteRequest(kube::leases, space, name)), 200); // 404 if it were sent twice
        QCOMPARE(user.http.writes.count(), 60);
        {
            const QuietCluster quiet(m_target);
            const std::string differences = user.differencesOf(picture, truth);
            QVERIFY2(differences.empty(), differences.c_str());
        }
        const int connections = throughConnections(m_target) - before - 60; // each write has its own
        std::printf("FIGURE 600 reads one after the other and 60 writes: %d more connections for reading\n", connections);
        if (m_target.kind == "real")
            QVERIFY2(connections > 0, "the server sent no GOAWAY"); // one connection would have done
    }

    void afterARestartEverythingIsWhatTheServerHolds()
    {
        const bool isSandbox = m_target.kind == "sandbox"; // it cannot be started anew: its watches end, new ones are not answered
        User user(m_target, isSandbox ? "proxied" : "operator");
        WholePicture picture(user.http.client, user.http.home, space);
        QVERIFY(user.waitFor([&] { return picture.isTrue(); }));
        bool wasStale = false;
        const Handle listening = picture.pods.onFreshness([&] { wasStale = wasStale || !isLive(picture.pods.freshness()); });
        QCOMPARE(m_target.command(isSandbox ? "proxy kill-watches" : "restart apiserver"), std::string("ok"));
        QVERIFY(user.waitFor([&] { return wasStale; }));
        proxy("clear");
        QVERIFY(user.waitFor([&] { return picture.isTrue(); }));
        const QuietCluster quiet(m_target);
        const std::string differences = user.differencesOf(picture, ServerTruth(m_target));
        QVERIFY2(differences.empty(), differences.c_str());
    }

    void afterExpiredVersionsEverythingIsWhatTheServerHolds()
    {
        User user(m_target, "operator");
        WholePicture picture(user.http.client, user.http.home, space);
        QVERIFY(user.waitFor([&] { return picture.isTrue(); }));
        bool wasStale = false;
        const Handle listening = picture.pods.onFreshness([&] { wasStale = wasStale || !isLive(picture.pods.freshness()); });
        if (!m_target.expireVersions())
            QSKIP("this target cannot make versions expire");
        QVERIFY(user.waitFor([&] { return wasStale && picture.isTrue(); }));
        const QuietCluster quiet(m_target);
        const std::string differences = user.differencesOf(picture, ServerTruth(m_target));
        QVERIFY2(differences.empty(), differences.c_str());
    }

    // safety.md 17. Last: what was made after the backup is gone.
    void zzSafety17_aServerThatWasSetBackIsToldAndFollowed()
    {
        User user(m_target, "operator");
        WholePicture picture(user.http.client, user.http.home, space);
        Store<LeaseValue> leases;
        const KubeFeed<LeaseValue> feed(
            user.http.client, user.http.home, kube::leases, space, leases, [] { return 0.0; }, picture.settings());
        const auto isTrue = [&] { return picture.isTrue() && isLive(leases.freshness()); };
        QVERIFY(user.waitFor(isTrue));
        const auto uidNow = [&] { return user.http.ask(clusterUidRequest()).and_then(&readClusterUid); };
        if (m_target.command("keep-state") != "ok")
            QSKIP("this target cannot be set back");
        QVERIFY(user.waitFor([&] { return isTrue() && uidNow().has_value(); }));
        const auto uid = uidNow();
        std::set<std::string> lost; // so many that the server does not come near these versions again soon
        for (int i = 0; i < 150; ++i) {
            const std::string name = "tealdeck-lost-" + makeUuid();
            QCOMPARE(user.status(createRequest(kube::leases, space, leaseJson(name))), 201);
            lost.insert(name);
        }
        const auto lostRows = [&] {
            return std::ranges::count_if(leases.rows(), [&](const auto& row) { return lost.contains(row.second.meta.name.str()); });
        };
        QVERIFY(user.waitFor([&] { return lostRows() == std::ssize(lost); }));
        QCOMPARE(m_target.command("restore-state"), std::string("ok"));
        QVERIFY(user.waitFor([&] { return lostRows() == 0 && isTrue(); }, 8min));
        QVERIFY(feed.wentBackAt().has_value());
        QVERIFY(uidNow() == uid);
        const QuietCluster quiet(m_target);
        const std::string differences = user.differencesOf(picture, ServerTruth(m_target));
        QVERIFY2(differences.empty(), differences.c_str());
    }
};

TEALDECK_CONTRACT_MAIN(KubeFaultsTest)
#include "kube_faults_test.moc"
