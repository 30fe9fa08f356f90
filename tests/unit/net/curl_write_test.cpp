#include <QtTest>

#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/shown.h"

#include <algorithm>
#include <atomic>
#include <future>

using namespace tealdeck;

// A write reaches the server at most once, is counted when it is handed over, and its loss is never called anything but a loss.
class CurlWriteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerCutAtAnyByteIsConnectionLost_data();
    void anAnswerCutAtAnyByteIsConnectionLost();
    void aWriteIsNeverSentTwiceOverADeadConnection_data();
    void aWriteIsNeverSentTwiceOverADeadConnection();
    void aResetIsConnectionLost();
    void writesAreCountedWhenHandedOver();
    void theCounterIsToldBeforeTheCompletion();
    void aWriteWhoseHandleEndedIsStillCounted();
    void lossesSayThatNothingIsKnown();
};

namespace
{

struct Site
{
    TestAuthority authority{"Test authority"};
    TestCertificate certificate = authority.issue({.commonName = "server", .subjectNames = {"IP:127.0.0.1"}});
};

const Site& site()
{
    static const Site one;
    return one;
}

LoopbackOptions options(bool isTls)
{
    return {.tls = isTls ? std::optional(LoopbackTls{site().certificate}) : std::nullopt};
}

HttpEndpoint to(const LoopbackServer& server)
{
    return {.baseUrl = server.url(), .certificateAuthority = site().authority.certificate()};
}

HttpRequest write(HttpMethod method, const std::string& target = "/apis/apps/v1/x")
{
    return {.method = method, .target = target, .headers = {{"Content-Type", "application/json"}}, .body = "{\"a\":1}"};
}

} // namespace

void CurlWriteTest::anAnswerCutAtAnyByteIsConnectionLost_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<bool>("isChunked");
    QTest::newRow("plain, length") << false << false;
    QTest::newRow("plain, chunked") << false << true;
    QTest::newRow("TLS, length") << true << false;
    QTest::newRow("TLS, chunked") << true << true;
}

void CurlWriteTest::anAnswerCutAtAnyByteIsConnectionLost()
{
    QFETCH(bool, isTls);
    QFETCH(bool, isChunked);
    const std::string whole = isChunked ? "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunk("{\"kind\":") + chunk("\"X\"}") + "0\r\n\r\n"
                                        : answerBytes(200, "{\"kind\":\"X\"}", {{"Content-Type", "text/plain"}});
    std::atomic<std::size_t> cutAt{0};
    const LoopbackServer server(options(isTls), [&](const LoopbackRequest&) { return LoopbackReply::cutAt(whole, cutAt); });
    HttpTestClient http(to(server));
    // libcurl does without the line feed behind the last chunk; nothing is missing from the body then.
    const std::size_t needed = isChunked ? whole.size() - 1 : whole.size();
    for (std::size_t length = 0; length < needed; ++length) {
        cutAt = length;
        const auto answer = http.ask(write(HttpMethod::Patch));
        QVERIFY2(!answer, QByteArray::number(static_cast<qulonglong>(length)));
        QVERIFY2(kindOf(answer) == shown(ErrorKind::ConnectionLost), (std::to_string(length) + ": " + describe(answer.error())).c_str());
        QCOMPARE(server.requests().size(), length + 1); // exactly one more
        QCOMPARE(http.writes.count(), static_cast<int>(length) + 1);
    }
    cutAt = whole.size();
    const auto complete = http.ask(write(HttpMethod::Patch));
    QCOMPARE(kindOf(complete), QByteArray("no error"));
    QCOMPARE(complete->body, std::string("{\"kind\":\"X\"}"));
}

void CurlWriteTest::aWriteIsNeverSentTwiceOverADeadConnection_data()
{
    QTest::addColumn<int>("method");
    for (const HttpMethod method : {HttpMethod::Post, HttpMethod::Put, HttpMethod::Patch, HttpMethod::Delete})
        QTest::newRow(std::string(toString(method)).c_str()) << static_cast<int>(method);
}

void CurlWriteTest::aWriteIsNeverSentTwiceOverADeadConnection()
{
    QFETCH(int, method);
    const LoopbackServer server(options(true), [](const LoopbackRequest& request) {
        return request.method == "GET" ? LoopbackReply::answer(200, "") : LoopbackReply{.steps = {LoopbackReply::Cut{}}};
    });
    HttpTestClient http(to(server));
    // A connection that lives on and could be reused.
    for (const HttpLane lane : {HttpLane::Background, HttpLane::Foreground}) {
        QCOMPARE(kindOf(http.ask({.target = "/", .lane = lane})), QByteArray("no error"));
        HttpRequest request = write(static_cast<HttpMethod>(method));
        request.lane = lane;
        QCOMPARE(kindOf(http.ask(request)), shown(ErrorKind::ConnectionLost));
    }
    const auto seen = server.requests();
    QCOMPARE(std::count_if(seen.begin(), seen.end(), [](const LoopbackRequest& request) { return request.method != "GET"; }), 2);
    for (const LoopbackRequest& request : seen) {
        if (request.method != "GET")
            QCOMPARE(request.numberOnConnection, 1); // always a connection of its own
    }
    QCOMPARE(http.writes.count(), 2);
}

void CurlWriteTest::aResetIsConnectionLost()
{
    const LoopbackServer server(options(false), [](const LoopbackRequest&) { return LoopbackReply{.steps = {LoopbackReply::Reset{}}}; });
    HttpTestClient http(to(server));
    QCOMPARE(kindOf(http.ask(write(HttpMethod::Post))), shown(ErrorKind::ConnectionLost));
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void CurlWriteTest::writesAreCountedWhenHandedOver()
{
    const LoopbackServer server(options(false), [](const LoopbackRequest&) { return LoopbackReply::answer(200, ""); });
    HttpTestClient http(to(server));
    int told = 0;
    const Handle handle = http.writes.onChange([&] { ++told; });
    QVERIFY(http.ask({.target = "/"}).has_value());
    QVERIFY(http.ask({.method = HttpMethod::Head, .target = "/"}).has_value());
    QVERIFY(http.ask(write(HttpMethod::Patch, "/x?dryRun=All")).has_value());
    QVERIFY(http.ask(write(HttpMethod::Post, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")).has_value());
    QCOMPARE(http.writes.count(), 0);
    QVERIFY(http.ask(write(HttpMethod::Post, "/apis/coordination.k8s.io/v1/namespaces/shop/leases")).has_value());
    QVERIFY(http.ask(write(HttpMethod::Delete, "/y")).has_value());
    QCOMPARE(http.writes.count(), 2);
    QCOMPARE(told, 2);
    QCOMPARE(http.writes.sent()[1].target, std::string("/y"));
    QVERIFY(http.writes.sent()[1].method == HttpMethod::Delete);
    QVERIFY(http.writes.sent()[0].time <= http.writes.sent()[1].time);
}

void CurlWriteTest::theCounterIsToldBeforeTheCompletion()
{
    const LoopbackServer server(options(false), [](const LoopbackRequest&) { return LoopbackReply::answer(200, ""); });
    HttpTestClient http(to(server));
    int countedAtCompletion = -1;
    const Handle handle
        = http.client.send(write(HttpMethod::Put), [&](const Result<HttpResponse>&) { countedAtCompletion = http.writes.count(); });
    QVERIFY(http.wait([&] { return countedAtCompletion >= 0; }));
    QCOMPARE(countedAtCompletion, 1);
}

void CurlWriteTest::aWriteWhoseHandleEndedIsStillCounted()
{
    std::promise<void> arrived;
    const LoopbackServer server(options(false), [&](const LoopbackRequest&) {
        arrived.set_value();
        return LoopbackReply{.steps = {LoopbackReply::Hold{}}};
    });
    SystemClock clock;
    LoopScheduler home(clock);
    WriteCounter writes;
    {
        CurlHttpClient client(to(server), {}, home, &writes);
        Handle handle = client.send(write(HttpMethod::Patch), [](const Result<HttpResponse>&) { QFAIL("the Handle ended"); });
        arrived.get_future().wait();
        handle.end();
    }
    QCOMPARE(writes.count(), 1); // the client told it at the latest when it ended
    home.runUntil([] { return false; }, Duration(1)); // what is posted still finds nobody
    QCOMPARE(writes.count(), 1);
}

void CurlWriteTest::lossesSayThatNothingIsKnown()
{
    const LoopbackServer server(options(false), [](const LoopbackRequest&) { return LoopbackReply{.steps = {LoopbackReply::Cut{}}}; });
    HttpTestClient http(to(server));
    const auto answer = http.ask(write(HttpMethod::Patch));
    const std::string words = render(answer.error().message);
    QVERIFY2(words.find("127.0.0.1:" + std::to_string(server.port())) != std::string::npos, words.c_str());
    QVERIFY2(words.find("not known") != std::string::npos, words.c_str());
}

QTEST_GUILESS_MAIN(CurlWriteTest)
#include "curl_write_test.moc"
