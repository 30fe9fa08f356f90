#include <QtTest>

#include "core/connectors/kube/kube_feed.h"
#include "core/domain/cluster.h"
#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/shown.h"

#include <netdb.h>

#include <atomic>
#include <dlfcn.h>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

const std::string servedName = "api.tealdeck.test";
const std::string unreachableName = "far.tealdeck.test";
std::atomic<int> nameServiceError{0}; // of getaddrinfo, for the first name

using Resolve = int (*)(const char*, const char*, const addrinfo*, addrinfo**);

// So that the watch stays open: an empty chunk would be its end.
const std::string bookmark = R"({"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"7"}}})"
                             "\n";

} // namespace

// The name service of this program: our two names are answered here and leave no trace on any network, all others as ever. libcurl's
// resolver calls it by this name. NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" __attribute__((visibility("default"))) int getaddrinfo(const char* node, const char* service, const addrinfo* hints,
                                                                  addrinfo** result)
{
    static const auto next = reinterpret_cast<Resolve>(dlsym(RTLD_NEXT, "getaddrinfo"));
    const std::string name = node ? node : "";
    if (name == servedName && nameServiceError != 0)
        return nameServiceError;
    if (name == unreachableName)
        return next("255.255.255.255", service, hints, result); // no route leads there, and nothing is sent
    return next(name == servedName ? "127.0.0.1" : node, service, hints, result);
}

// Names that are gone, ports that are closed, networks that are away: one sentence, nothing sent, and true again when they are back.
class ReachFaultsTest : public QObject
{
    Q_OBJECT

    static LoopbackReply podServer(const LoopbackRequest& request)
    {
        if (request.target.find("watch=true") != std::string::npos)
            return LoopbackReply::openStream(bookmark);
        return LoopbackReply::answer(
            200, R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[{"metadata":{"uid":"u","name":"a"}}]})",
            {{"Content-Type", "application/json"}});
    }

    static std::string at(const std::string& host, int port) { return host + ":" + std::to_string(port); }

private Q_SLOTS:
    void cleanup() { nameServiceError = 0; }

    void aNameThatIsGoneIsToldAndTrueAgainWhenItIsBack_data()
    {
        QTest::addColumn<int>("error");
        QTest::newRow("no such name") << EAI_NONAME;
        QTest::newRow("the name server does not answer") << EAI_AGAIN;
    }
    void aNameThatIsGoneIsToldAndTrueAgainWhenItIsBack()
    {
        QFETCH(int, error);
        nameServiceError = error;
        const LoopbackServer server({}, &ReachFaultsTest::podServer);
        HttpTestClient http({.baseUrl = "http://" + at(servedName, server.port())});
        Store<Pod> store;
        const KubeFeed<Pod> feed(http.client, http.home, kube::pods, "shop", store, [] { return 0.0; });
        QVERIFY(http.wait([&] { return std::holds_alternative<Unavailable>(store.freshness()); }));
        const Error reason = std::get<Unavailable>(store.freshness()).reason;
        QCOMPARE(shown(reason.kind), shown(ErrorKind::ConnectFailed));
        QCOMPARE(shown(render(reason.message)),
                 shown("The name of " + at(servedName, server.port())
                       + " could not be resolved. Check the address, and the network or VPN that knows this name."));
        QCOMPARE(server.connections(), 0);
        nameServiceError = 0;
        QVERIFY(http.wait([&] { return isLive(store.freshness()); }));
        QCOMPARE(store.rows().size(), std::size_t(1));
    }

    void aWriteToANameThatIsGoneWasNotSent()
    {
        nameServiceError = EAI_AGAIN;
        const LoopbackServer server({}, &ReachFaultsTest::podServer);
        HttpTestClient http({.baseUrl = "http://" + at(servedName, server.port())});
        const HttpRequest patch{.method = HttpMethod::Patch, .target = "/x", .body = "[]"};
        QCOMPARE(kindOf(http.ask(patch)), shown(ErrorKind::ConnectFailed));
        QCOMPARE(http.writes.count(), 0);
        nameServiceError = 0;
        QCOMPARE(kindOf(http.ask(patch)), QByteArray("no error"));
        QCOMPARE(http.writes.count(), 1);
        QCOMPARE(server.requests().size(), std::size_t(1));
    }

    void aClosedPortIsTold()
    {
        HttpTestClient http({.baseUrl = "http://" + at("127.0.0.1", unusedPort())});
        const auto answer = http.ask({.target = "/"});
        QCOMPARE(kindOf(answer), shown(ErrorKind::ConnectFailed));
        const std::string words = render(answer.error().message);
        QVERIFY2(words.starts_with("No connection to 127.0.0.1:")
                     && words.find(": Connection refused. Check that the server runs and") != std::string::npos,
                 words.c_str());
    }

    void aNetworkThatIsAwayIsTold()
    {
        HttpTestClient http({.baseUrl = "http://" + at(unreachableName, 6443)});
        const auto answer = http.ask({.target = "/", .connectTimeout = 2s});
        QCOMPARE(kindOf(answer), shown(ErrorKind::ConnectFailed));
        const std::string words = render(answer.error().message);
        QVERIFY2(words.starts_with("No connection to " + at(unreachableName, 6443))
                     && words.find("network, VPN and firewall") != std::string::npos,
                 words.c_str());
        QCOMPARE(http.writes.count(), 0);
    }
};

QTEST_GUILESS_MAIN(ReachFaultsTest)
#include "reach_faults_test.moc"
