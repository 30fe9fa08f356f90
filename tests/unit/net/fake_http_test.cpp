#include <QtTest>

#include "core/net/fetch.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/http_test_client.h"
#include "tests/support/shown.h"

using namespace tealdeck;
using namespace std::chrono_literals;

// The fake keeps the promises of HttpClient, so that tests that stand on it prove something.
class FakeHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rulesAreUsedInTheirOrder();
    void anUnexpectedRequestIsListed();
    void anAnswerComesLaterAndInPieces();
    void aDelayPassesOnTheSchedulersClock();
    void theDeadlineHolds();
    void theIdleTimeoutHolds();
    void aLostAnswerWasAppliedOnce();
    void aStreamIsFedByTheTest();
    void endingTheHandleSilencesAndIsSeen();
    void aSinksErrorEndsTheExchange();
    void fetchDecodes();
};

namespace
{

struct Bench
{
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    std::vector<QByteArray> ends;

    std::function<void(Result<HttpResponse>)> note()
    {
        return [this](const Result<HttpResponse>& response) { ends.push_back(response ? shown(response->body) : kindOf(response)); };
    }
};

} // namespace

void FakeHttpTest::rulesAreUsedInTheirOrder()
{
    Bench bench;
    bench.http.on(requestTo(HttpMethod::Get, "/a"), FakeAnswer::json("old"));
    bench.http.on(requestTo(HttpMethod::Get, "/a"), FakeAnswer::json("lasting"));
    bench.http.once(requestTo(HttpMethod::Get, "/a"), FakeAnswer::json("first"));
    bench.http.next(FakeAnswer::json("second"));
    std::vector<Handle> handles;
    for (int i = 0; i < 4; ++i)
        handles.push_back(bench.http.send({.target = "/a?x=" + std::to_string(i)}, bench.note()));
    bench.scheduler.runPosted();
    QCOMPARE(bench.ends, (std::vector<QByteArray>{"first", "second", "lasting", "lasting"}));
    QCOMPARE(bench.http.sent[2].target, std::string("/a?x=2"));
    QCOMPARE(bench.http.count(requestTo(HttpMethod::Get, "/a")), std::size_t(4));
}

void FakeHttpTest::anUnexpectedRequestIsListed()
{
    Bench bench;
    const Handle handle = bench.http.send({.method = HttpMethod::Patch, .target = "/a"}, bench.note());
    bench.scheduler.runPosted();
    QCOMPARE(bench.ends, std::vector<QByteArray>{"internal"});
    QCOMPARE(bench.http.unexpected.size(), std::size_t(1));
}

void FakeHttpTest::anAnswerComesLaterAndInPieces()
{
    Bench bench;
    bench.http.next({.status = 404, .headers = {{"a", "b"}}, .chunks = {"one", "two"}, .betweenChunks = 10ms});
    const auto sink = std::make_shared<RecordingSink>();
    std::optional<Result<HttpHead>> end;
    const Handle handle = bench.http.exchange({.target = "/"}, sink, [&](Result<HttpHead> head) { end = std::move(head); });
    QCOMPARE(sink->status, 0);
    bench.scheduler.runPosted();
    QCOMPARE(sink->status, 404);
    QCOMPARE(sink->body, std::string("one"));
    bench.scheduler.advance(10ms);
    QCOMPARE(sink->body, std::string("onetwo"));
    bench.scheduler.advance(10ms);
    QVERIFY(end.has_value());
    QCOMPARE((*end)->header("a"), std::optional<std::string>("b"));
}

void FakeHttpTest::aDelayPassesOnTheSchedulersClock()
{
    Bench bench;
    bench.http.next(FakeAnswer::json("late").after(4s));
    Duration took{};
    const Handle handle = bench.http.send({.target = "/"}, [&](const Result<HttpResponse>& response) { took = response->took; });
    bench.scheduler.advance(3999ms);
    QVERIFY(took == 0ms);
    bench.scheduler.advance(1ms);
    QVERIFY(took == 4s);
}

void FakeHttpTest::theDeadlineHolds()
{
    Bench bench;
    bench.http.next(FakeAnswer::never());
    const Handle handle = bench.http.send({.target = "/", .deadline = 5s}, bench.note());
    bench.scheduler.advance(4999ms);
    QVERIFY(bench.ends.empty());
    bench.scheduler.advance(1ms);
    QCOMPARE(bench.ends, std::vector<QByteArray>{"timed out"});
}

void FakeHttpTest::theIdleTimeoutHolds()
{
    Bench bench;
    bench.http.next(FakeAnswer::stream({"x"}));
    const Handle handle = bench.http.send({.target = "/", .deadline = 0ms, .idleTimeout = 1s}, bench.note());
    bench.scheduler.advance(900ms);
    bench.http.stream(0).push("y");
    bench.scheduler.advance(900ms);
    QVERIFY(bench.ends.empty());
    bench.scheduler.advance(100ms);
    QCOMPARE(bench.ends, std::vector<QByteArray>{"timed out"});
    QCOMPARE(bench.scheduler.timers(), std::size_t(0));
}

void FakeHttpTest::aLostAnswerWasAppliedOnce()
{
    Bench bench;
    int applied = 0;
    bench.http.next(FakeAnswer::lost([&](const HttpRequest&) { ++applied; }));
    const Handle handle = bench.http.send({.method = HttpMethod::Patch, .target = "/"}, bench.note());
    QCOMPARE(applied, 0);
    bench.scheduler.runPosted();
    QCOMPARE(applied, 1);
    QCOMPARE(bench.ends, std::vector<QByteArray>{"connection lost"});
}

void FakeHttpTest::aStreamIsFedByTheTest()
{
    Bench bench;
    bench.http.on(requestContaining("watch"), FakeAnswer::stream({"a"}));
    const Handle one = bench.http.send({.target = "/?watch=1"}, bench.note());
    const Handle two = bench.http.send({.target = "/?watch=2"}, bench.note());
    bench.scheduler.runPosted();
    bench.http.stream(0).push("b");
    bench.http.stream(0).end();
    bench.http.stream(requestContaining("watch")).cut();
    QVERIFY(bench.ends.empty());
    bench.scheduler.runPosted();
    QCOMPARE(bench.ends, (std::vector<QByteArray>{"ab", "connection lost"}));
    QVERIFY(!bench.http.stream(0).isOpen());
    QCOMPARE(bench.http.openCount(), std::size_t(0));
}

void FakeHttpTest::endingTheHandleSilencesAndIsSeen()
{
    Bench bench;
    int applied = 0;
    bench.http.next(FakeAnswer::stream().applying([&](const HttpRequest&) { ++applied; }));
    Handle handle = bench.http.send({.target = "/"}, bench.note());
    handle.end();
    bench.http.stream(0).push("x");
    bench.scheduler.advance(1h);
    QVERIFY(bench.ends.empty());
    QVERIFY(bench.http.stream(0).wasCancelled());
    QCOMPARE(applied, 1); // what was handed over arrives
}

void FakeHttpTest::aSinksErrorEndsTheExchange()
{
    Bench bench;
    bench.http.next(FakeAnswer::json("too long"));
    const Handle handle = bench.http.send({.target = "/"}, bench.note(), 3);
    bench.scheduler.runPosted();
    QCOMPARE(bench.ends, std::vector<QByteArray>{"protocol violation"});
}

void FakeHttpTest::fetchDecodes()
{
    Bench bench;
    bench.http.next(FakeAnswer::json("42"));
    std::optional<Result<int>> number;
    const auto decode = [](const HttpResponse& response) -> Result<int> { return std::stoi(response.body); };
    const Handle handle = fetch<int>(bench.http, {.target = "/"}, decode, [&](Result<int> result) { number = std::move(result); });
    bench.scheduler.runPosted();
    QCOMPARE(number->value(), 42);
    bench.http.next(FakeAnswer::failing(ErrorKind::Forbidden));
    const Handle other = fetch<int>(bench.http, {.target = "/"}, decode, [&](Result<int> result) { number = std::move(result); });
    bench.scheduler.runPosted();
    QCOMPARE(kindOf(*number), shown(ErrorKind::Forbidden));
}

QTEST_GUILESS_MAIN(FakeHttpTest)
#include "fake_http_test.moc"
