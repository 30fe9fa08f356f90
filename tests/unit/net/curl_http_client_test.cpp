#include <QtTest>

#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/shown.h"

using namespace tealdeck;

// The client over plain HTTP: answers, errors, deadlines and cancelling. TLS and writes have their own tests.
class CurlHttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerComesWholeWithItsHead();
    void aStatusOfFourOrFiveHundredIsAnAnswer();
    void theCompletionNeverRunsInsideSend();
    void everyMethodArrivesAsItIs();
    void headersAndPathPrefixArrive();
    void gzipIsOfferedUnlessDisabled();
    void aBodyBeyondTheLimitIsAProtocolViolation();
    void anErrorOfTheSinkEndsTheExchange();
    void nobodyListensIsConnectFailed();
    void anUnknownNameIsConnectFailed();
    void aCutBeforeAnyByteOfAGetIsConnectionLost();
    void aReusedConnectionThatDiedIsNoErrorForAGet();
    void garbageIsAProtocolViolation();
    void theDeadlineIsTimedOut();
    void theDeadlineWhileConnectingIsConnectFailed();
    void aStallInTheMiddleOfABodyIsTimedOut();
    void aSlowAnswerIsNotIdle();
    void aStreamIsToldPieceByPiece();
    void aBrokenServerAddressIsInvalidInput_data();
    void aBrokenServerAddressIsInvalidInput();
    void aRequestThatCouldSmuggleIsInvalidInput_data();
    void aRequestThatCouldSmuggleIsInvalidInput();
    void messagesNameHostAndPort();
    void renewedConnectionsEndWhatIsUnderWay();
    void theForegroundGoesOnWhenConnectionsAreRenewed();
    void whatWasHeardLastIsKnown();
};

namespace
{

LoopbackServer plainServer(LoopbackReply reply)
{
    return LoopbackServer({}, [reply](const LoopbackRequest&) { return reply; });
}

HttpEndpoint to(const LoopbackServer& server)
{
    return {.baseUrl = server.url()};
}

HttpEndpoint to(const std::string& url)
{
    return {.baseUrl = url};
}

HttpRequest get(const std::string& target)
{
    return {.target = target};
}

} // namespace

void CurlHttpClientTest::anAnswerComesWholeWithItsHead()
{
    const LoopbackServer server = plainServer(LoopbackReply::answer(200, "hello", {{"X-Thing", " a b "}, {"x-thing", "second"}}));
    HttpTestClient http(to(server));
    const auto answer = http.ask(get("/api?x=1"));
    QVERIFY(answer.has_value());
    QCOMPARE(answer->head.status, 200);
    QCOMPARE(answer->body, std::string("hello"));
    QCOMPARE(answer->head.header("x-thing"), std::optional<std::string>("a b"));
    QVERIFY(!answer->head.header("x-nothing"));
    QCOMPARE(server.requests().size(), std::size_t(1));
    QCOMPARE(server.requests()[0].target, std::string("/api?x=1"));
    QCOMPARE(http.writes.count(), 0);
}

void CurlHttpClientTest::aStatusOfFourOrFiveHundredIsAnAnswer()
{
    for (const int status : {301, 401, 404, 409, 429, 500, 503}) {
        const LoopbackServer server
            = plainServer(LoopbackReply::answer(status, "{}", {{"Location", "/elsewhere"}, {"WWW-Authenticate", "Bearer"}}));
        HttpTestClient http(to(server));
        const auto answer = http.ask(get("/"));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->head.status, status);
        QCOMPARE(server.requests().size(), std::size_t(1));
    }
}

void CurlHttpClientTest::theCompletionNeverRunsInsideSend()
{
    HttpTestClient http(to("nonsense"));
    bool isDone = false;
    const Handle handle = http.client.send(get("/"), [&](const Result<HttpResponse>&) { isDone = true; });
    QVERIFY(!isDone);
    QVERIFY(http.wait([&] { return isDone; }));
}

void CurlHttpClientTest::everyMethodArrivesAsItIs()
{
    const LoopbackServer server = plainServer(LoopbackReply::answer(200, ""));
    HttpTestClient http(to(server));
    for (const HttpMethod method :
         {HttpMethod::Get, HttpMethod::Head, HttpMethod::Post, HttpMethod::Put, HttpMethod::Patch, HttpMethod::Delete}) {
        const bool hasBody = method != HttpMethod::Get && method != HttpMethod::Head;
        const auto answer = http.ask(
            {.method = method, .target = "/x", .headers = {{"Content-Type", "application/json"}}, .body = hasBody ? "{\"a\":1}" : ""});
        QVERIFY(answer.has_value());
        const LoopbackRequest seen = server.requests().back();
        QCOMPARE(seen.method, std::string(toString(method)));
        QCOMPARE(seen.body, std::string(hasBody ? "{\"a\":1}" : ""));
        QCOMPARE(seen.header("content-type"), std::string("application/json"));
        QCOMPARE(seen.header("expect"), std::string());
    }
    const auto empty = http.ask({.method = HttpMethod::Post, .target = "/x"});
    QVERIFY(empty.has_value());
    QCOMPARE(server.requests().back().header("content-length"), std::string("0"));
    QCOMPARE(server.requests().back().header("content-type"), std::string());
}

void CurlHttpClientTest::headersAndPathPrefixArrive()
{
    const LoopbackServer server = plainServer(LoopbackReply::answer(200, ""));
    HttpEndpoint endpoint = to(server.url() + "/k8s/clusters/c-1/");
    endpoint.userAgent = "tealdeck/0.1";
    HttpTestClient http(endpoint, {.bearerToken = Secret("t0ken"), .impersonationHeaders = {{"Impersonate-User", "jane"}}});
    QVERIFY(http.ask({.target = "/api/../v1", .headers = {{"Accept", "application/json"}, {"X-Empty", ""}}}).has_value());
    const LoopbackRequest seen = server.requests().at(0);
    QCOMPARE(seen.target, std::string("/k8s/clusters/c-1/api/../v1"));
    QCOMPARE(seen.header("authorization"), std::string("Bearer t0ken"));
    QCOMPARE(seen.header("impersonate-user"), std::string("jane"));
    QCOMPARE(seen.header("accept"), std::string("application/json"));
    QCOMPARE(seen.header("user-agent"), std::string("tealdeck/0.1"));
    http.client.setCredentials({.basicUser = "ann", .basicPassword = Secret("pw")});
    QVERIFY(http.ask(get("/")).has_value());
    QCOMPARE(server.requests().at(1).header("authorization"), std::string("Basic YW5uOnB3"));
    QCOMPARE(server.requests().at(1).header("impersonate-user"), std::string());
}

void CurlHttpClientTest::gzipIsOfferedUnlessDisabled()
{
    const LoopbackServer server = plainServer(LoopbackReply::answer(200, ""));
    HttpTestClient http(to(server));
    QVERIFY(http.ask(get("/")).has_value());
    QCOMPARE(server.requests().at(0).header("accept-encoding"), std::string("gzip"));
    HttpEndpoint plain = to(server);
    plain.disableCompression = true;
    HttpTestClient other(plain);
    QVERIFY(other.ask(get("/")).has_value());
    QCOMPARE(server.requests().at(1).header("accept-encoding"), std::string());
}

void CurlHttpClientTest::aBodyBeyondTheLimitIsAProtocolViolation()
{
    const LoopbackServer server = plainServer(LoopbackReply::answer(200, std::string(1001, 'x')));
    HttpTestClient http(to(server));
    const auto tooLong = http.ask(get("/"), 1000);
    QVERIFY(!tooLong);
    QCOMPARE(kindOf(tooLong), shown(ErrorKind::ProtocolViolation));
    QVERIFY(http.ask(get("/"), 1001).has_value());
}

void CurlHttpClientTest::anErrorOfTheSinkEndsTheExchange()
{
    class Refusing : public RecordingSink
    {
        Result<void> bytes(std::string_view) override { return fail(ErrorKind::Gone, message("Test", "No more.")); }
    };
    const LoopbackServer server = plainServer(LoopbackReply::openStream("x"));
    HttpTestClient http(to(server));
    std::optional<Result<HttpHead>> end;
    const Handle handle
        = http.client.exchange(get("/"), std::make_shared<Refusing>(), [&](Result<HttpHead> head) { end = std::move(head); });
    QVERIFY(http.wait([&] { return end.has_value(); }));
    QCOMPARE(kindOf(*end), shown(ErrorKind::Gone));
}

void CurlHttpClientTest::nobodyListensIsConnectFailed()
{
    HttpTestClient http(to("http://127.0.0.1:" + std::to_string(unusedPort())));
    for (const HttpMethod method : {HttpMethod::Get, HttpMethod::Patch}) {
        const auto answer = http.ask({.method = method, .target = "/"});
        QVERIFY(!answer);
        QCOMPARE(kindOf(answer), shown(ErrorKind::ConnectFailed));
        QVERIFY(describe(answer.error()).find("Connection refused") != std::string::npos);
    }
    QCOMPARE(http.writes.count(), 0); // nothing was handed to a socket
}

void CurlHttpClientTest::anUnknownNameIsConnectFailed()
{
    HttpTestClient http(to("http://no-such-host.invalid:80"));
    const auto answer = http.ask(get("/"));
    QVERIFY(!answer);
    QCOMPARE(kindOf(answer), shown(ErrorKind::ConnectFailed));
    QVERIFY(render(answer.error().message).find("no-such-host.invalid:80") != std::string::npos);
}

void CurlHttpClientTest::aCutBeforeAnyByteOfAGetIsConnectionLost()
{
    const LoopbackServer server = plainServer({.steps = {LoopbackReply::Cut{}}});
    HttpTestClient http(to(server));
    const auto answer = http.ask(get("/"));
    QVERIFY(!answer);
    QCOMPARE(kindOf(answer), shown(ErrorKind::ConnectionLost));
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void CurlHttpClientTest::aReusedConnectionThatDiedIsNoErrorForAGet()
{
    const LoopbackServer server({}, [](const LoopbackRequest& request) {
        return request.numberOnConnection == 1 ? LoopbackReply::answer(200, "fine") : LoopbackReply{.steps = {LoopbackReply::Cut{}}};
    });
    HttpTestClient http(to(server));
    QVERIFY(http.ask(get("/")).has_value());
    const auto answer = http.ask(get("/"));
    QVERIFY(answer.has_value());
    QCOMPARE(server.requests().size(), std::size_t(3)); // the second one twice: reading again does no harm
}

void CurlHttpClientTest::garbageIsAProtocolViolation()
{
    const LoopbackServer server = plainServer({.steps = {LoopbackReply::Send{"SSH-2.0-OpenSSH_9.2\r\n"}, LoopbackReply::Cut{}}});
    HttpTestClient http(to(server));
    const auto answer = http.ask(get("/"));
    QVERIFY(!answer);
    QCOMPARE(kindOf(answer), shown(ErrorKind::ProtocolViolation));
}

void CurlHttpClientTest::theDeadlineIsTimedOut()
{
    const LoopbackServer server = plainServer({.steps = {LoopbackReply::Hold{}}});
    HttpTestClient http(to(server));
    for (const HttpMethod method : {HttpMethod::Get, HttpMethod::Patch}) {
        const auto answer = http.ask({.method = method, .target = "/", .deadline = Duration(150)});
        QVERIFY(!answer);
        QCOMPARE(kindOf(answer), shown(ErrorKind::TimedOut));
    }
}

void CurlHttpClientTest::theDeadlineWhileConnectingIsConnectFailed()
{
    const LoopbackServer server({.tls = LoopbackTls{makeSelfSigned({.commonName = "x"})}, .onAccept = LoopbackOptions::OnAccept::Stall},
                                [](const LoopbackRequest&) { return LoopbackReply(); });
    HttpTestClient http(to(server));
    const auto deadline = http.ask({.method = HttpMethod::Patch, .target = "/", .deadline = Duration(150)});
    QVERIFY(!deadline);
    QCOMPARE(kindOf(deadline), shown(ErrorKind::ConnectFailed));
    const auto connectTimeout = http.ask({.method = HttpMethod::Patch, .target = "/", .connectTimeout = Duration(150)});
    QVERIFY(!connectTimeout);
    QCOMPARE(kindOf(connectTimeout), shown(ErrorKind::ConnectFailed));
    QVERIFY(render(connectTimeout.error().message).find("0.1 s") != std::string::npos
            || render(connectTimeout.error().message).find("0.2 s") != std::string::npos);
    QCOMPARE(http.writes.count(), 0);
}

void CurlHttpClientTest::aStallInTheMiddleOfABodyIsTimedOut()
{
    const LoopbackServer server = plainServer(LoopbackReply::openStream("first"));
    HttpTestClient http(to(server));
    const auto sink = std::make_shared<RecordingSink>();
    std::optional<Result<HttpHead>> end;
    const Handle handle = http.client.exchange({.target = "/", .deadline = Duration::zero(), .idleTimeout = Duration(150)}, sink,
                                               [&](Result<HttpHead> head) { end = std::move(head); });
    QVERIFY(http.wait([&] { return end.has_value(); }));
    QCOMPARE(kindOf(*end), shown(ErrorKind::TimedOut));
    QCOMPARE(sink->body, std::string("first"));
}

void CurlHttpClientTest::aSlowAnswerIsNotIdle()
{
    const std::string bytes = answerBytes(200, "slow but steady");
    const LoopbackServer server = plainServer({.steps = {LoopbackReply::Drip{.bytes = bytes, .piece = 4, .every = Duration(20)}}});
    HttpTestClient http(to(server));
    const auto answer = http.ask({.target = "/", .deadline = Duration::zero(), .idleTimeout = std::chrono::seconds(5)});
    QVERIFY(answer.has_value());
    QCOMPARE(answer->body, std::string("slow but steady"));
}

void CurlHttpClientTest::aStreamIsToldPieceByPiece()
{
    const LoopbackServer server
        = plainServer({.steps = {LoopbackReply::Send{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk("one")},
                                 LoopbackReply::Hold{}, LoopbackReply::Send{chunk("two") + "0\r\n\r\n"}}});
    LoopbackServer& control = const_cast<LoopbackServer&>(server);
    class Watching : public RecordingSink
    {
    public:
        explicit Watching(Scheduler& home, std::string& seen)
            : m_home(home)
            , m_seen(seen)
        {
        }
        Result<void> bytes(std::string_view bytes) override
        {
            m_home.post([this, text = std::string(bytes)] { m_seen += text; });
            return {};
        }

    private:
        Scheduler& m_home;
        std::string& m_seen;
    };
    HttpTestClient http(to(server));
    std::string seen;
    std::optional<Result<HttpHead>> end;
    const auto sink = std::make_shared<Watching>(http.home, seen);
    const Handle handle = http.client.exchange(get("/"), sink, [&](Result<HttpHead> head) { end = std::move(head); });
    QVERIFY(http.wait([&] { return seen == "one"; }));
    QVERIFY(!end);
    control.release();
    QVERIFY(http.wait([&] { return end.has_value(); }));
    QVERIFY(end->has_value());
    QCOMPARE(seen, std::string("onetwo"));
}

void CurlHttpClientTest::aBrokenServerAddressIsInvalidInput_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("empty") << "";
    QTest::newRow("no scheme") << "127.0.0.1:6443";
    QTest::newRow("other scheme") << "ftp://127.0.0.1";
    QTest::newRow("user") << "https://ann:secret@127.0.0.1";
    QTest::newRow("query") << "https://127.0.0.1/?a=b";
    QTest::newRow("line break") << "https://127.0.0.1\r\nX: y";
    QTest::newRow("port") << "https://127.0.0.1:99999";
}

void CurlHttpClientTest::aBrokenServerAddressIsInvalidInput()
{
    QFETCH(QString, url);
    HttpTestClient http(to(url.toStdString()));
    const auto answer = http.ask(get("/"));
    QVERIFY(!answer);
    QCOMPARE(kindOf(answer), shown(ErrorKind::InvalidInput));
    QVERIFY(describe(answer.error()).find("secret") == std::string::npos);
}

void CurlHttpClientTest::aRequestThatCouldSmuggleIsInvalidInput_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("no slash") << "api"
                              << "A"
                              << "b";
    QTest::newRow("other host") << "@evil.example/"
                                << "A"
                                << "b";
    QTest::newRow("blank") << "/a b"
                           << "A"
                           << "b";
    QTest::newRow("line break") << "/a\r\nX:y"
                                << "A"
                                << "b";
    QTest::newRow("fragment") << "/a#?dryRun=All"
                              << "A"
                              << "b";
    QTest::newRow("value") << "/"
                           << "A"
                           << "b\r\nX: y";
    QTest::newRow("name") << "/"
                          << "A:x"
                          << "b";
    QTest::newRow("authorization") << "/"
                                   << "Authorization"
                                   << "Bearer x";
    QTest::newRow("length") << "/"
                            << "content-length"
                            << "5";
}

void CurlHttpClientTest::aRequestThatCouldSmuggleIsInvalidInput()
{
    QFETCH(QString, target);
    QFETCH(QString, name);
    QFETCH(QString, value);
    const LoopbackServer server = plainServer(LoopbackReply::answer(200, ""));
    HttpTestClient http(to(server));
    const auto answer = http.ask({.target = target.toStdString(), .headers = {{name.toStdString(), value.toStdString()}}});
    QVERIFY(!answer);
    QCOMPARE(kindOf(answer), shown(ErrorKind::InvalidInput));
    QVERIFY(server.requests().empty());
}

void CurlHttpClientTest::messagesNameHostAndPort()
{
    const int port = unusedPort();
    HttpTestClient http(to("http://127.0.0.1:" + std::to_string(port)));
    const auto answer = http.ask(get("/"));
    QVERIFY(render(answer.error().message).find("127.0.0.1:" + std::to_string(port)) != std::string::npos);
}

void CurlHttpClientTest::renewedConnectionsEndWhatIsUnderWay()
{
    const LoopbackServer server({}, [](const LoopbackRequest& request) {
        return request.target == "/watch" ? LoopbackReply::openStream("{}\n") : LoopbackReply::answer(200, "");
    });
    HttpTestClient http(to(server));
    const auto sink = std::make_shared<RecordingSink>();
    std::optional<Result<HttpHead>> ended;
    const Handle watch = http.client.exchange({.target = "/watch", .deadline = Duration::zero()}, sink,
                                              [&](Result<HttpHead> end) { ended = std::move(end); });
    QVERIFY(http.wait([&] { return server.openConnections() == 1 && http.client.lastHeard(); }));
    QVERIFY(http.ask(get("/idle")).has_value()); // a second connection, kept for reuse
    const int before = server.connections();
    http.client.renewConnections({.kind = ErrorKind::ConnectionLost, .message = message("Test", "It is silent."), .detail = {}});
    QVERIFY(http.wait([&] { return ended.has_value(); }));
    QCOMPARE(describe(ended->error()), std::string("It is silent."));
    QVERIFY(http.wait([&] { return server.openConnections() == 0; }));
    QVERIFY(http.ask(get("/again")).has_value());
    QCOMPARE(server.connections(), before + 1); // none of the old ones
}

void CurlHttpClientTest::theForegroundGoesOnWhenConnectionsAreRenewed()
{
    LoopbackServer server({}, [](const LoopbackRequest& request) {
        LoopbackReply reply = LoopbackReply::answer(200, "plan");
        if (request.target == "/slow")
            reply.steps.insert(reply.steps.begin(), LoopbackReply::Hold());
        return reply;
    });
    HttpTestClient http(to(server));
    const HttpRequest slow{.target = "/slow", .lane = HttpLane::Foreground};
    std::optional<Result<HttpResponse>> answer;
    const Handle reading = http.client.send(slow, [&](Result<HttpResponse> response) { answer = std::move(response); });
    QVERIFY(http.wait([&] { return server.requests().size() == 1; }));
    http.client.renewConnections({.kind = ErrorKind::ConnectionLost, .message = message("Test", "It is silent."), .detail = {}});
    QVERIFY(http.ask({.target = "/next", .lane = HttpLane::Foreground}).has_value());
    QVERIFY(!answer);
    server.release();
    QVERIFY(http.wait([&] { return answer.has_value(); }));
    QVERIFY2(*answer, *answer ? "" : describe(answer->error()).c_str());
    QVERIFY(http.wait([&] { return server.openConnections() == 0; })); // the old ones are closed once nothing needs them
}

void CurlHttpClientTest::whatWasHeardLastIsKnown()
{
    const LoopbackServer server = plainServer(LoopbackReply::answer(200, "hello"));
    HttpTestClient http(to(server));
    QVERIFY(!http.client.lastHeard());
    QVERIFY(http.ask({.target = "/", .lane = HttpLane::Foreground}).has_value());
    QVERIFY(!http.client.lastHeard()); // the other lane's
    const Instant before = SystemClock().now();
    QVERIFY(http.ask(get("/")).has_value());
    QVERIFY(http.client.lastHeard() && *http.client.lastHeard() >= before);
}

QTEST_GUILESS_MAIN(CurlHttpClientTest)
#include "curl_http_client_test.moc"
