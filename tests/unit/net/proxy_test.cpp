#include <QtTest>

#include "core/net/curl_target.h"
#include "core/net/proxy_choice.h"
#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/shown.h"

using namespace tealdeck;

// Which proxy is used, and what it gets to see.
class ProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEnvironmentChooses_data();
    void theEnvironmentChooses();
    void socksLeavesNamesToTheProxy();
    void aProxyThatCannotBeUsedIsInvalidInput();
    void aPlainRequestGoesThroughTheProxy();
    void tlsGoesThroughAConnectWithoutOurHeaders();
    void aProxyThatRefusesIsConnectFailed();
    void aProxyThatIsGoneIsConnectFailed();
};

void ProxyTest::theEnvironmentChooses_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("noProxy");
    QTest::addColumn<QString>("proxy");
    const auto row = [](const char* name, const char* scheme, const char* host, int port, const char* noProxy, const char* proxy) {
        QTest::newRow(name) << scheme << host << port << noProxy << proxy;
    };
    row("https", "https", "api.example", 6443, "", "http://secure:1");
    row("http", "http", "api.example", 80, "", "http://plain:2");
    row("localhost", "https", "localhost", 6443, "", "");
    row("loopback", "https", "127.0.0.2", 6443, "", "");
    row("IPv6 loopback", "https", "[::1]", 6443, "", "");
    row("all", "https", "api.example", 6443, "*", "");
    row("exact", "https", "api.example", 6443, "a.b, api.example", "");
    row("exact in capitals", "https", "API.example", 6443, "api.EXAMPLE", "");
    row("subdomain", "https", "k.api.example", 6443, "api.example", "");
    row("dot: subdomain", "https", "k.api.example", 6443, ".api.example", "");
    row("dot: not itself", "https", "api.example", 6443, ".api.example", "http://secure:1");
    row("star", "https", "k.api.example", 6443, "*.api.example", "");
    row("only a part of a name", "https", "notapi.example", 6443, "api.example", "http://secure:1");
    row("port", "https", "api.example", 6443, "api.example:6443", "");
    row("other port", "https", "api.example", 6443, "api.example:443", "http://secure:1");
    row("address", "https", "10.1.2.3", 6443, "10.1.2.3", "");
    row("network", "https", "10.1.2.3", 6443, "10.0.0.0/8", "");
    row("other network", "https", "11.1.2.3", 6443, "10.0.0.0/8", "http://secure:1");
    row("odd mask", "https", "10.1.3.200", 6443, "10.1.2.0/23", "");
    row("IPv6 network", "https", "[fd00::5]", 6443, "fd00::/8", "");
    row("broken entries", "https", "api.example", 6443, ",, /, 10.0.0.0/x, .,:", "http://secure:1");
}

void ProxyTest::theEnvironmentChooses()
{
    QFETCH(QString, scheme);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, noProxy);
    QFETCH(QString, proxy);
    const ProxyEnvironment environment{.httpsProxy = "http://secure:1", .httpProxy = "http://plain:2", .noProxy = noProxy.toStdString()};
    QCOMPARE(QString::fromStdString(proxyFor(environment, scheme.toStdString(), host.toStdString(), port)), proxy);
}

void ProxyTest::socksLeavesNamesToTheProxy()
{
    const auto target = makeCurlTarget({.baseUrl = "https://api.example:6443", .proxyUrl = "socks5://joe:secret@127.0.0.1:1080"}, {});
    QVERIFY(target.has_value());
    QCOMPARE(target->proxy, std::string("socks5h://joe:secret@127.0.0.1:1080"));
    QCOMPARE(target->shownProxy, std::string("socks5://127.0.0.1:1080"));
}

void ProxyTest::aProxyThatCannotBeUsedIsInvalidInput()
{
    for (const char* url : {"gopher://x", "http://", "http://a b", "socks4://x:1"}) {
        HttpTestClient http({.baseUrl = "https://api.example", .proxyUrl = url});
        QCOMPARE(kindOf(http.ask({.target = "/"})), shown(ErrorKind::InvalidInput));
    }
}

void ProxyTest::aPlainRequestGoesThroughTheProxy()
{
    const LoopbackServer proxy({}, [](const LoopbackRequest&) { return LoopbackReply::answer(200, "from the proxy"); });
    HttpTestClient http({.baseUrl = "http://api.example"}, {}, {.httpProxy = proxy.url()});
    const auto answer = http.ask({.target = "/x"});
    QCOMPARE(kindOf(answer), QByteArray("no error"));
    QCOMPARE(answer->body, std::string("from the proxy"));
    QCOMPARE(proxy.requests().at(0).target, std::string("http://api.example/x"));
}

void ProxyTest::tlsGoesThroughAConnectWithoutOurHeaders()
{
    const LoopbackServer proxy({}, [](const LoopbackRequest&) { return LoopbackReply{.steps = {LoopbackReply::Cut{}}}; });
    HttpTestClient http({.baseUrl = "https://api.example:6443", .proxyUrl = proxy.url()}, {.bearerToken = Secret("t0ken")});
    const auto answer = http.ask({.method = HttpMethod::Patch, .target = "/x"});
    QCOMPARE(kindOf(answer), shown(ErrorKind::ConnectFailed));
    const LoopbackRequest seen = proxy.requests().at(0);
    QCOMPARE(seen.method, std::string("CONNECT"));
    QCOMPARE(seen.target, std::string("api.example:6443"));
    QCOMPARE(seen.header("authorization"), std::string());
    QCOMPARE(http.writes.count(), 0);
}

void ProxyTest::aProxyThatRefusesIsConnectFailed()
{
    const LoopbackServer proxy({}, [](const LoopbackRequest&) { return LoopbackReply::answer(403, ""); });
    HttpTestClient http({.baseUrl = "https://api.example:6443", .proxyUrl = proxy.url()});
    const auto answer = http.ask({.method = HttpMethod::Patch, .target = "/x"});
    QCOMPARE(kindOf(answer), shown(ErrorKind::ConnectFailed));
    const std::string words = render(answer.error().message);
    QVERIFY2(words.find("403") != std::string::npos && words.find(proxy.url()) != std::string::npos, words.c_str());
}

void ProxyTest::aProxyThatIsGoneIsConnectFailed()
{
    HttpTestClient http({.baseUrl = "https://api.example:6443", .proxyUrl = "http://joe:s3cr3t@127.0.0.1:" + std::to_string(unusedPort())});
    const auto answer = http.ask({.target = "/x"});
    QCOMPARE(kindOf(answer), shown(ErrorKind::ConnectFailed));
    QVERIFY2(describe(answer.error()).find("s3cr3t") == std::string::npos, describe(answer.error()).c_str());
}

QTEST_GUILESS_MAIN(ProxyTest)
#include "proxy_test.moc"
