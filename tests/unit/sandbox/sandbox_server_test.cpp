#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "raw_client.h"

#include "core/sandbox/sandbox_server.h"
#include "core/sandbox/store/json.h"
#include "tests/support/http_test_client.h"

using namespace tealdeck::sandbox;
using namespace tealdeck;

namespace
{

const std::string pods = "/api/v1/namespaces/shop/pods";
const std::string web = "/api/v1/namespaces/shop/services/web";

Scenario smallShop()
{
    Scenario scenario;
    scenario.hasPlatform = false;
    scenario.replicas = {{"web", 2}, {"api", 1}, {"worker", 1}};
    return scenario;
}

HttpEndpoint endpointOf(const SandboxAccess& access)
{
    return {.baseUrl = access.url, .certificateAuthority = access.caPem, .proxyUrl = {}, .userAgent = "test/1"};
}

HttpRequest get(const std::string& target)
{
    return {.method = HttpMethod::Get, .target = target, .headers = {}, .body = {}};
}

HttpRequest switchTo(const std::string& color)
{
    return {.method = HttpMethod::Patch,
            .target = web,
            .headers = {{"Content-Type", "application/merge-patch+json"}},
            .body = R"({"spec":{"selector":{"color":")" + color + R"("}}})"};
}

} // namespace

// The server over loopback: TLS, tokens, streams, and how it misbehaves on demand. Its clock stands but for "advance".
class SandboxServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void servesOverTlsWithItsOwnAuthority();
    void refusesOtherAuthorities();
    void anUnknownTokenIsUnauthorized();
    void aRevokedTokenIsUnauthorizedUntilRestored();
    void theKubeconfigIsComplete();
    void watchesStreamAndEndWhenCut();
    void aLostAnswerWasCarriedOut();
    void aDroppedRequestWasNot();
    void failuresAreCounted();
    void expiredWatchesSaySo();
    void expiringEndsWatches();
    void aSuspendedServerHangs();
    void somebodyElseMayBeFaster();
    void cutListsAreIncomplete();
    void delaysFollowTheClock();
    void silentWatchesSayNothing();
    void wrongControlLinesAreErrors();
    void oneConnectionServesManyRequests();
    void aConnectionServesOnAfterItsWatchEnded();
    void hostileBytesAreRefused_data();
    void hostileBytesAreRefused();
    void manyWatchesAtOnce();

private:
    // A client that is `user`.
    std::unique_ptr<HttpTestClient> client(const std::string& user = "operator") const
    {
        return std::make_unique<HttpTestClient>(endpointOf(m_server->access()),
                                                HttpCredentials{.bearerToken = m_server->access().tokens.at(user)});
    }
    std::string head(const std::string& method, const std::string& target, const std::string& more = {}) const
    {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + std::string(m_server->access().token().reveal()) + "\r\n" + more + "\r\n";
    }
    void control(const std::string& line) { QCOMPARE(QString::fromStdString(m_server->control(line)), QString("ok")); }

    std::unique_ptr<SandboxServer> m_server;
};

void SandboxServerTest::init()
{
    auto server = SandboxServer::start({.scenario = smallShop(), .seed = 7, .speed = 1.0, .clock = SandboxClock::Manual});
    QVERIFY2(server.has_value(), server ? "" : describe(server.error()).c_str());
    m_server = std::move(*server);
}

void SandboxServerTest::cleanup()
{
    m_server.reset();
}

void SandboxServerTest::servesOverTlsWithItsOwnAuthority()
{
    const auto answer = client()->ask(get(pods));
    QVERIFY2(answer.has_value(), answer ? "" : describe(answer.error()).c_str());
    QCOMPARE(answer->head.status, 200);
    QCOMPARE(Json::parse(answer->body)["items"].size(), std::size_t(8));
    QCOMPARE(QString::fromStdString(*answer->head.header("content-type")), QString("application/json"));
    for (const char* name : {"audit-id", "cache-control", "date", "x-kubernetes-pf-flowschema-uid", "x-kubernetes-pf-prioritylevel-uid"})
        QVERIFY2(answer->head.header(name).has_value(), name);
}

void SandboxServerTest::refusesOtherAuthorities()
{
    auto other = SandboxServer::start({.scenario = smallShop(), .clock = SandboxClock::Manual});
    QVERIFY(other);
    HttpEndpoint endpoint = endpointOf(m_server->access());
    endpoint.certificateAuthority = (*other)->access().caPem;
    HttpTestClient stranger(endpoint);
    const auto answer = stranger.ask(get("/version"));
    QVERIFY(!answer);
    QVERIFY(answer.error().kind == ErrorKind::TlsFailed);
    QVERIFY(!(*other)->access().token().equals(m_server->access().token())); // and another token
}

void SandboxServerTest::anUnknownTokenIsUnauthorized()
{
    HttpTestClient stranger(endpointOf(m_server->access()), {.bearerToken = Secret("nobody-issued-this")});
    const auto answer = stranger.ask(get(pods));
    QVERIFY(answer);
    QCOMPARE(answer->head.status, 401);
    QCOMPARE(QString::fromStdString(textAt(Json::parse(answer->body), {"reason"})), QString("Unauthorized"));
}

void SandboxServerTest::aRevokedTokenIsUnauthorizedUntilRestored()
{
    const auto someone = client();
    QCOMPARE(someone->ask(get(pods))->head.status, 200);
    control("revoke operator");
    QCOMPARE(someone->ask(get(pods))->head.status, 401);
    control("restore operator");
    QCOMPARE(someone->ask(get(pods))->head.status, 200);
}

void SandboxServerTest::theKubeconfigIsComplete()
{
    const Json line = Json::parse(m_server->access().json());
    for (const char* name : {"url", "caPem", "token", "users", "kubeconfig", "kubeconfigs", "pid", "clusterUid"})
        QVERIFY2(line.contains(name), name);
    const std::string config = line["kubeconfig"];
    QVERIFY(config.find("current-context: sandbox") != std::string::npos);
    QVERIFY(config.find(m_server->access().url) != std::string::npos);
    QVERIFY(line["kubeconfigs"].contains("viewer") && line["kubeconfigs"].contains("forbidden"));
    const auto system = client()->ask(get("/api/v1/namespaces/kube-system"));
    QCOMPARE(textAt(Json::parse(system->body), {"metadata", "uid"}), line["clusterUid"].get<std::string>());
}

void SandboxServerTest::watchesStreamAndEndWhenCut()
{
    const auto someone = client();
    const auto sink = std::make_shared<RecordingSink>();
    std::optional<Result<HttpHead>> end;
    HttpRequest watch = get("/api/v1/namespaces/shop/services?watch=true");
    watch.deadline = Duration::zero();
    const Handle handle = someone->client.exchange(watch, sink, [&](Result<HttpHead> head) { end = std::move(head); });
    RawClient follower(m_server->access().url, m_server->access().caPem); // to know when events are on their way
    follower.send(head("GET", "/api/v1/namespaces/shop/services?watch=true"));
    QVERIFY(follower.readUntil("web-preview").find("HTTP/1.1 200 OK") == 0);
    QCOMPARE(client()->ask(switchTo("green"))->head.status, 200);
    QVERIFY(follower.readUntil("\"MODIFIED\"").find("MODIFIED") != std::string::npos);
    QVERIFY(someone->ask(get("/version"))->head.status == 200);
    control("cut-watches");
    QVERIFY(someone->wait([&] { return end.has_value(); }));
    QVERIFY(!end->has_value());
    QVERIFY(end->error().kind == ErrorKind::ConnectionLost);
    QVERIFY(sink->body.find("\"ADDED\"") != std::string::npos);
}

void SandboxServerTest::aLostAnswerWasCarriedOut()
{
    const auto someone = client();
    control("lose-next-answer");
    QCOMPARE(someone->ask(get(web))->head.status, 200); // reads are not lost
    const auto answer = someone->ask(switchTo("green"));
    QVERIFY(!answer);
    QVERIFY(answer.error().kind == ErrorKind::ConnectionLost);
    QCOMPARE(QString::fromStdString(textAt(Json::parse(someone->ask(get(web))->body), {"spec", "selector", "color"})), QString("green"));
}

void SandboxServerTest::aDroppedRequestWasNot()
{
    const auto someone = client();
    control("drop");
    const auto answer = someone->ask(switchTo("green"));
    QVERIFY(!answer);
    QCOMPARE(QString::fromStdString(textAt(Json::parse(someone->ask(get(web))->body), {"spec", "selector", "color"})), QString("blue"));
}

void SandboxServerTest::failuresAreCounted()
{
    const auto someone = client();
    control("fail 503 2");
    const auto first = someone->ask(get(web));
    QCOMPARE(first->head.status, 503);
    QVERIFY(first->head.header("retry-after").has_value());
    QCOMPARE(someone->ask(get(web))->head.status, 503);
    QCOMPARE(someone->ask(get(web))->head.status, 200);
}

void SandboxServerTest::expiredWatchesSaySo()
{
    const auto someone = client();
    const std::string version = textAt(Json::parse(someone->ask(get(pods))->body), {"metadata", "resourceVersion"});
    control("expire");
    const auto answer = someone->ask(get(pods + "?watch=true&resourceVersion=" + version));
    QCOMPARE(answer->head.status, 200);
    QCOMPARE(numberAt(Json::parse(answer->body), {"object", "code"}), 410LL);
}

void SandboxServerTest::expiringEndsWatches()
{
    RawClient watcher(m_server->access().url, m_server->access().caPem);
    watcher.send(head("GET", "/api/v1/namespaces/shop/services?watch=true"));
    QVERIFY(watcher.readUntil("web-preview").find("200 OK") != std::string::npos);
    control("forget"); // alone it leaves watches alive
    QCOMPARE(client()->ask(switchTo("green"))->head.status, 200);
    QVERIFY(watcher.readUntil("\"MODIFIED\"").find("MODIFIED") != std::string::npos);
    control("expire");
    watcher.readToEnd();
}

void SandboxServerTest::aSuspendedServerHangs()
{
    control("suspend");
    const auto someone = client();
    std::optional<Result<HttpResponse>> answer;
    const Handle handle = someone->client.send(get("/version"), [&](Result<HttpResponse> response) { answer = std::move(response); });
    QVERIFY(m_server->control("advance 1s").starts_with("error "));
    QVERIFY(!answer);
    control("resume");
    QVERIFY(someone->wait([&] { return answer.has_value(); }));
    QCOMPARE((*answer)->head.status, 200);
}

void SandboxServerTest::somebodyElseMayBeFaster()
{
    const auto someone = client();
    const std::string version = textAt(Json::parse(someone->ask(get(web))->body), {"metadata", "resourceVersion"});
    control("conflict");
    HttpRequest patch = switchTo("green");
    patch.body = R"({"metadata":{"resourceVersion":")" + version + R"("},"spec":{"selector":{"color":"green"}}})";
    QCOMPARE(someone->ask(patch)->head.status, 409);
    control("select shop/web color=red");
    QCOMPARE(QString::fromStdString(textAt(Json::parse(someone->ask(get(web))->body), {"spec", "selector", "color"})), QString("red"));
}

void SandboxServerTest::cutListsAreIncomplete()
{
    const auto someone = client();
    control("cut-lists");
    const auto answer = someone->ask(get(pods));
    QVERIFY(!answer);
    QVERIFY(answer.error().kind == ErrorKind::ConnectionLost);
    QCOMPARE(someone->ask(get(pods))->head.status, 200);
}

void SandboxServerTest::delaysFollowTheClock()
{
    control("delay 4s");
    const auto someone = client();
    std::optional<Result<HttpResponse>> answer;
    const Handle handle = someone->client.send(get("/version"), [&](Result<HttpResponse> response) { answer = std::move(response); });
    // The clock stands: no answer comes, however long we look, until four seconds were passed to it.
    QVERIFY(someone->wait([&] {
        m_server->control("advance 1s");
        return answer.has_value();
    }));
    QCOMPARE((*answer)->head.status, 200);
    const auto date = (*answer)->head.header("date");
    QVERIFY(date.has_value() && date->ends_with("GMT"));
}

void SandboxServerTest::silentWatchesSayNothing()
{
    control("watches silent");
    RawClient raw(m_server->access().url, m_server->access().caPem);
    raw.send(head("GET", pods + "?watch=true"));
    const std::string answer = raw.readUntil("\r\n\r\n");
    QVERIFY(answer.find("HTTP/1.1 200 OK") == 0);
    QCOMPARE(client()->ask(switchTo("green"))->head.status, 200);
    control("advance 30s");
    control("cut-watches");
    QCOMPARE(QString::fromStdString(raw.readToEnd()), QString()); // not a byte of body came
    control("watches refused");
    RawClient refused(m_server->access().url, m_server->access().caPem);
    refused.send(head("GET", pods + "?watch=true"));
    QCOMPARE(QString::fromStdString(refused.readToEnd()), QString());
}

void SandboxServerTest::wrongControlLinesAreErrors()
{
    for (const char* line : {"", "dance", "advance", "advance soon", "fail 200 1", "fail x", "watches asleep", "delay", "touch service",
                             "touch service shop/absent", "select shop/absent a=b", "crash", "revoke"})
        QVERIFY2(m_server->control(line).starts_with("error "), line);
}

void SandboxServerTest::oneConnectionServesManyRequests()
{
    RawClient raw(m_server->access().url, m_server->access().caPem);
    raw.send(head("GET", "/version") + head("GET", web) + head("GET", "/readyz", "Connection: close\r\n")); // all at once
    const QString text = QString::fromStdString(raw.readToEnd());
    QCOMPARE(text.count("HTTP/1.1 200 OK"), 3);
    QVERIFY(text.endsWith("ok"));
}

void SandboxServerTest::aConnectionServesOnAfterItsWatchEnded()
{
    RawClient raw(m_server->access().url, m_server->access().caPem);
    raw.send(head("GET", "/api/v1/namespaces/shop/services?watch=true&timeoutSeconds=5"));
    QVERIFY(raw.readUntil("web-preview").find("200 OK") != std::string::npos);
    control("advance 5s");
    QVERIFY(raw.readUntil("\r\n0\r\n\r\n").ends_with("0\r\n\r\n"));
    raw.send(head("GET", "/readyz", "Connection: close\r\n"));
    QVERIFY(raw.readToEnd().ends_with("ok"));
}

void SandboxServerTest::hostileBytesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01 hello\r\n\r\n") << QByteArray("HTTP/1.1 400");
    QTest::newRow("endless head") << QByteArray("GET / HTTP/1.1\r\nA: ") + QByteArray(100'000, 'a') << QByteArray("HTTP/1.1 431");
    QTest::newRow("body too large") << QByteArray(
        "POST /api/v1/namespaces/shop/events HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n")
                                    << QByteArray("HTTP/1.1 413");
    QTest::newRow("two lengths") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc")
                                 << QByteArray("HTTP/1.1 400");
    QTest::newRow("broken chunk") << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                                  << QByteArray("HTTP/1.1 400");
    QTest::newRow("half a request") << QByteArray("GET /version HT") << QByteArray();
    QTest::newRow("no path") << QByteArray("GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") << QByteArray("HTTP/1.1 400");
}

void SandboxServerTest::hostileBytesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, begins);
    if (!begins.isEmpty()) {
        RawClient raw(m_server->access().url, m_server->access().caPem);
        raw.send(bytes.toStdString());
        const std::string answer = raw.readToEnd();
        QVERIFY2(QByteArray::fromStdString(answer).startsWith(begins), answer.substr(0, 200).c_str());
    } else {
        RawClient raw(m_server->access().url, m_server->access().caPem); // goes away in the middle
        raw.send(bytes.toStdString());
    }
    QCOMPARE(client()->ask(get("/readyz"))->head.status, 200);
}

void SandboxServerTest::manyWatchesAtOnce()
{
    std::vector<std::unique_ptr<RawClient>> watchers;
    for (int i = 0; i < 60; ++i) {
        watchers.push_back(std::make_unique<RawClient>(m_server->access().url, m_server->access().caPem));
        watchers.back()->send(head("GET", "/api/v1/namespaces/shop/services?watch=true"));
    }
    for (const auto& watcher : watchers)
        QVERIFY(watcher->readUntil("web-preview").find("200 OK") != std::string::npos);
    QCOMPARE(client()->ask(switchTo("green"))->head.status, 200);
    for (const auto& watcher : watchers)
        QVERIFY(watcher->readUntil("\"MODIFIED\"").find("MODIFIED") != std::string::npos);
}

QTEST_GUILESS_MAIN(SandboxServerTest)
#include "sandbox_server_test.moc"
