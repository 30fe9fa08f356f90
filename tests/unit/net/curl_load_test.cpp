#include <QtTest>

#include "tests/support/http_test_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/shown.h"

#include <algorithm>
#include <atomic>
#include <future>

using namespace tealdeck;

// Many exchanges at once, ends in every phase, and the way for what a person waits for.
class CurlLoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiveHundredRequestsAtOnce();
    void theForegroundIsFreeWhileFiftyWatchesAreOpen();
    void theForegroundIsFreeWhileABackgroundSinkIsBusy();
    void endingAHandleInEveryPhase();
    void endingTheClientWithEverythingOpen();
    void aCompletionMayEndOtherExchangesAndTheClient();
    void aLargeBodyStreamsThrough();
};

namespace
{

HttpEndpoint to(const LoopbackServer& server)
{
    return {.baseUrl = server.url()};
}

} // namespace

void CurlLoadTest::fiveHundredRequestsAtOnce()
{
    const LoopbackServer server({}, [](const LoopbackRequest& request) { return LoopbackReply::answer(200, request.target); });
    HttpTestClient http(to(server));
    std::vector<Handle> handles;
    int right = 0;
    int done = 0;
    for (int i = 0; i < 500; ++i) {
        const std::string target = "/" + std::to_string(i);
        handles.push_back(http.client.send({.target = target}, [&right, &done, target](const Result<HttpResponse>& answer) {
            ++done;
            right += answer && answer->body == target ? 1 : 0;
        }));
    }
    QVERIFY(http.wait([&] { return done == 500; }));
    QCOMPARE(right, 500);
    QCOMPARE(server.requests().size(), std::size_t(500));
}

void CurlLoadTest::theForegroundIsFreeWhileFiftyWatchesAreOpen()
{
    const LoopbackServer server({}, [](const LoopbackRequest& request) {
        return request.target == "/watch" ? LoopbackReply::openStream("x") : LoopbackReply::answer(200, "now");
    });
    HttpTestClient http(to(server));
    std::vector<Handle> watches;
    int ended = 0;
    for (int i = 0; i < 50; ++i)
        watches.push_back(http.client.exchange({.target = "/watch", .deadline = Duration::zero()}, std::make_shared<RecordingSink>(),
                                               [&](const Result<HttpHead>&) { ++ended; }));
    QVERIFY(http.wait([&] { return server.requests().size() == 50; }));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(kindOf(http.ask({.target = "/", .lane = HttpLane::Foreground})), QByteArray("no error"));
    QCOMPARE(kindOf(http.ask({.target = "/"})), QByteArray("no error")); // and a list beside them
    QCOMPARE(ended, 0);
    watches.clear();
    QVERIFY(http.wait([&] { return server.openConnections() <= 2; }));
    QCOMPARE(ended, 0);
}

void CurlLoadTest::theForegroundIsFreeWhileABackgroundSinkIsBusy()
{
    class Blocking : public RecordingSink
    {
    public:
        explicit Blocking(std::shared_future<void> permission)
            : m_permission(std::move(permission))
        {
        }
        Result<void> bytes(std::string_view) override
        {
            m_permission.wait();
            return {};
        }

    private:
        std::shared_future<void> m_permission;
    };
    const LoopbackServer server({}, [](const LoopbackRequest&) { return LoopbackReply::answer(200, "body"); });
    HttpTestClient http(to(server));
    std::promise<void> permission;
    bool isListDone = false;
    const Handle list = http.client.exchange({.target = "/list"}, std::make_shared<Blocking>(permission.get_future().share()),
                                             [&](const Result<HttpHead>&) { isListDone = true; });
    QVERIFY(http.wait([&] { return server.requests().size() == 1; }));
    QCOMPARE(kindOf(http.ask({.target = "/", .lane = HttpLane::Foreground})), QByteArray("no error"));
    QVERIFY(!isListDone);
    permission.set_value();
    QVERIFY(http.wait([&] { return isListDone; }));
}

void CurlLoadTest::endingAHandleInEveryPhase()
{
    const LoopbackServer stalling({.onAccept = LoopbackOptions::OnAccept::Stall}, [](const LoopbackRequest&) { return LoopbackReply(); });
    const LoopbackServer server({}, [](const LoopbackRequest& request) {
        if (request.target == "/silent")
            return LoopbackReply{.steps = {LoopbackReply::Hold{}}};
        return request.target == "/body" ? LoopbackReply::openStream("x") : LoopbackReply::answer(200, "");
    });
    HttpTestClient http(to(server));
    HttpTestClient stalled(to(stalling));
    const auto never = [](const Result<HttpResponse>&) { QFAIL("the Handle ended"); };

    Handle atOnce = http.client.send({.target = "/never"}, never);
    atOnce.end();
    Handle connected = stalled.client.send({.target = "/"}, never);
    QVERIFY(stalled.wait([&] { return stalling.connections() == 1; }));
    connected.end();
    Handle sent = http.client.send({.target = "/silent"}, never);
    const auto hasArrived = [&] { // the first one may have arrived, too, before its end did
        return std::ranges::any_of(server.requests(), [](const LoopbackRequest& request) { return request.target == "/silent"; });
    };
    QVERIFY(http.wait(hasArrived));
    sent.end();
    std::atomic<bool> hasBody = false;
    class Noting : public RecordingSink
    {
    public:
        explicit Noting(std::atomic<bool>& flag)
            : m_flag(flag)
        {
        }
        Result<void> bytes(std::string_view) override
        {
            m_flag = true;
            return {};
        }

    private:
        std::atomic<bool>& m_flag;
    };
    Handle inBody = http.client.exchange({.target = "/body"}, std::make_shared<Noting>(hasBody),
                                         [](const Result<HttpHead>&) { QFAIL("the Handle ended"); });
    QVERIFY(http.wait([&] { return hasBody.load(); }));
    inBody.end();
    Handle answered = http.client.send({.target = "/done"}, never);
    while (server.requests().size() < 3) // without letting the home thread work
        std::this_thread::yield();
    answered.end(); // perhaps its completion is posted already
    QVERIFY(http.wait([&] { return server.openConnections() <= 1; }));
    QCOMPARE(kindOf(http.ask({.target = "/still-works"})), QByteArray("no error"));
}

void CurlLoadTest::endingTheClientWithEverythingOpen()
{
    const LoopbackServer server({}, [](const LoopbackRequest&) { return LoopbackReply::openStream("x"); });
    SystemClock clock;
    LoopScheduler home(clock);
    std::vector<Handle> handles;
    {
        CurlHttpClient client(to(server), {}, home, nullptr);
        for (int i = 0; i < 20; ++i)
            handles.push_back(client.exchange({.target = "/", .lane = i % 2 == 0 ? HttpLane::Foreground : HttpLane::Background},
                                              std::make_shared<RecordingSink>(),
                                              [](const Result<HttpHead>&) { QFAIL("the client ended"); }));
        QVERIFY(waitUntil(home, [&] { return server.requests().size() > 5; }));
    }
    QVERIFY(waitUntil(home, [&] { return server.openConnections() == 0; }));
    handles.clear(); // after their client: nothing happens
}

void CurlLoadTest::aCompletionMayEndOtherExchangesAndTheClient()
{
    const LoopbackServer server({}, [](const LoopbackRequest&) { return LoopbackReply::answer(200, ""); });
    SystemClock clock;
    LoopScheduler home(clock);
    auto client = std::make_unique<CurlHttpClient>(to(server), HttpCredentials{}, home, nullptr);
    std::vector<Handle> handles;
    int completions = 0;
    for (int i = 0; i < 10; ++i)
        handles.push_back(client->send({.target = "/"}, [&](const Result<HttpResponse>&) {
            ++completions;
            handles.clear();
            client.reset();
        }));
    QVERIFY(waitUntil(home, [&] { return completions > 0; }));
    home.runUntil([] { return false; }, Duration(1));
    QCOMPARE(completions, 1);
}

void CurlLoadTest::aLargeBodyStreamsThrough()
{
    class Counting : public RecordingSink
    {
    public:
        Result<void> bytes(std::string_view bytes) override
        {
            total += bytes.size();
            largest = std::max(largest, bytes.size());
            return {};
        }
        std::size_t total = 0;
        std::size_t largest = 0;
    };
    const std::size_t size = 64U * 1024 * 1024;
    const LoopbackServer server({}, [size](const LoopbackRequest&) { return LoopbackReply::answer(200, std::string(size, 'x')); });
    HttpTestClient http(to(server));
    const auto sink = std::make_shared<Counting>();
    std::optional<Result<HttpHead>> end;
    const Handle handle = http.client.exchange({.target = "/"}, sink, [&](Result<HttpHead> head) { end = std::move(head); });
    QVERIFY(http.wait([&] { return end.has_value(); }));
    QCOMPARE(kindOf(*end), QByteArray("no error"));
    QCOMPARE(sink->total, size);
    QVERIFY(sink->largest <= 256U * 1024); // never gathered in between
}

QTEST_GUILESS_MAIN(CurlLoadTest)
#include "curl_load_test.moc"
