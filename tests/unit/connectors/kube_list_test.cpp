#include <QtTest>

#include "tests/unit/connectors/list_watch_fixture.h"

#include "tests/support/shown.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

std::string page(const std::string& items, const std::string& continueToken)
{
    return kubejson::list({.resourceVersion = "100", .continueToken = continueToken, .items = items});
}

} // namespace

// How KubeListWatch lists: pages, errors, waiting. Watches have their own test.
class KubeListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsToldInsideTheConstructor()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), FakeAnswer::json(page("", "")));
        fixture.start();
        QVERIFY(fixture.batches.empty());
        QVERIFY(fixture.told.empty());
    }

    void theFirstListAsksForPagesOfTheNewestState()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        QCOMPARE(shown(fixture.http.sent[0].target), shown("/api/v1/namespaces/shop/pods?limit=500"));
        QCOMPARE(fixture.http.sent[0].lane, HttpLane::Background);
        QCOMPARE(fixture.batches.size(), std::size_t(1));
        QVERIFY(fixture.batches[0].replacesAll);
        QVERIFY(isLive(fixture.freshness()));
    }

    void anEmptyListIsLiveToo()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), FakeAnswer::json(page("", "")));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.start();
        fixture.scheduler.runPosted();
        QCOMPARE(fixture.batches.size(), std::size_t(1));
        QVERIFY(fixture.batches[0].replacesAll && fixture.batches[0].changed.empty());
        QVERIFY(isLive(fixture.freshness()));
    }

    void pagesAreShownAsTheyComeAndReplaceAllAtTheEnd()
    {
        ListWatchFixture fixture;
        fixture.http.next(FakeAnswer::json(page(ListWatchFixture::pod("a", "ua", "1"), "token 1")));
        fixture.http.next(FakeAnswer::json(page(ListWatchFixture::pod("b", "ub", "2"), "token2")));
        fixture.http.next(FakeAnswer::json(page(ListWatchFixture::pod("c", "uc", "3"), "")));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.start();
        fixture.scheduler.runPosted();
        QCOMPARE(shown(fixture.http.sent[1].target), shown("/api/v1/namespaces/shop/pods?limit=500&continue=token%201"));
        QCOMPARE(fixture.batches.size(), std::size_t(3));
        QVERIFY(!fixture.batches[0].replacesAll && !fixture.batches[1].replacesAll && fixture.batches[2].replacesAll);
        QCOMPARE(fixture.batches[2].changed.size(), std::size_t(3));
        QCOMPARE(fixture.told.size(), std::size_t(1)); // live only after the last page
    }

    void anObjectOnTwoPagesIsOneRow()
    {
        ListWatchFixture fixture;
        fixture.http.next(FakeAnswer::json(page(ListWatchFixture::pod("a", "ua", "1"), "t")));
        fixture.http.next(FakeAnswer::json(page(ListWatchFixture::pod("a", "ua", "2"), "")));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.start();
        fixture.scheduler.runPosted();
        QCOMPARE(fixture.batches.back().changed.size(), std::size_t(1));
        QCOMPARE(shown(fixture.batches.back().changed[0].meta.resourceVersion), shown("2"));
    }

    // A list that goes on with the server's inconsistent token would hide from the watch what changed on its first pages.
    void anExpiredContinueTokenListsEverythingInOneRequest()
    {
        ListWatchFixture fixture;
        fixture.http.next(FakeAnswer::json(page(ListWatchFixture::pod("gone", "ug", "1"), "t")));
        fixture.http.next(FakeAnswer::json(kubejson::status(410, "Expired", "The provided continue parameter is too old"), 410));
        fixture.http.next(FakeAnswer::json(page(ListWatchFixture::pod("a", "ua", "1"), "")));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.start();
        fixture.scheduler.runPosted();
        QCOMPARE(shown(fixture.http.sent[2].target), shown("/api/v1/namespaces/shop/pods"));
        QCOMPARE(fixture.shown(), std::set<std::string>({"ua"}));
        QVERIFY(isLive(fixture.freshness()));
    }

    void aContinueTokenThatRepeatsIsNotFollowedForEver()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), FakeAnswer::json(page("", "again")));
        fixture.start();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isUnavailableBecause(ErrorKind::ProtocolViolation));
        QCOMPARE(fixture.lists(), std::size_t(2));
    }

    void theWaitGrowsFromThePointEightSecondsToThirty()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), FakeAnswer::failing(ErrorKind::ConnectFailed));
        fixture.start();
        fixture.scheduler.runPosted();
        for (const Duration expected : {800ms, 1600ms, 3200ms, 6400ms, 12800ms, 25600ms, 30000ms, 30000ms}) {
            QVERIFY(fixture.isUnavailableBecause(ErrorKind::ConnectFailed));
            QCOMPARE(fixture.untilNextTry().count(), expected.count());
            const std::size_t before = fixture.lists();
            fixture.scheduler.advance(expected - 1ms);
            QCOMPARE(fixture.lists(), before);
            fixture.scheduler.advance(1ms);
            QCOMPARE(fixture.lists(), before + 1);
        }
    }

    void chanceAddsUpToAsMuchAgain()
    {
        ListWatchFixture fixture;
        fixture.random = 0.5;
        fixture.http.on(ListWatchFixture::isList(), FakeAnswer::failing(ErrorKind::ConnectFailed));
        fixture.start();
        fixture.scheduler.runPosted();
        QCOMPARE(fixture.untilNextTry().count(), (1200ms).count());
    }

    void retryAfterIsWaitedFor()
    {
        for (const int status : {429, 503}) {
            ListWatchFixture fixture;
            FakeAnswer busy = FakeAnswer::json(kubejson::status(status, "TooManyRequests", "busy"), status);
            busy.headers.push_back({"retry-after", "17"});
            fixture.http.on(ListWatchFixture::isList(), busy);
            fixture.start();
            fixture.scheduler.runPosted();
            QVERIFY(fixture.isUnavailableBecause(status == 429 ? ErrorKind::TooManyRequests : ErrorKind::ServerFailure));
            QCOMPARE(fixture.untilNextTry().count(), Duration(17s).count());
        }
    }

    void aServerThatAsksForDaysIsAskedAgainAfterFiveMinutes()
    {
        ListWatchFixture fixture;
        FakeAnswer busy = FakeAnswer::json("", 503);
        busy.headers.push_back({"retry-after", "864000"});
        fixture.http.on(ListWatchFixture::isList(), busy);
        fixture.start();
        fixture.scheduler.runPosted();
        QCOMPARE(fixture.untilNextTry().count(), Duration(5min).count());
    }

    void whatIsNotPermittedIsUnavailableAndAskedForOnceAMinute()
    {
        for (const int status : {401, 403, 404}) {
            ListWatchFixture fixture;
            fixture.http.on(ListWatchFixture::isList(), FakeAnswer::json(kubejson::status(status, "X", "no"), status));
            fixture.start();
            fixture.scheduler.runPosted();
            QVERIFY(std::holds_alternative<Unavailable>(fixture.freshness()));
            QCOMPARE(fixture.untilNextTry().count(), Duration(1min).count());
            fixture.scheduler.advance(1min);
            QCOMPARE(fixture.lists(), std::size_t(2));
        }
    }

    void aMissingRuleIsNamed()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), FakeAnswer::json(kubejson::status(403, "Forbidden", "pods is forbidden"), 403));
        fixture.start();
        fixture.scheduler.runPosted();
        const Error& reason = std::get<Unavailable>(fixture.freshness()).reason;
        QCOMPARE(shown(reason.kind), shown(ErrorKind::Forbidden));
        QCOMPARE(shown(render(reason.message)), shown("Not permitted: list pods in namespace shop. Ask for a role with the verb list."));
    }

    void aListThatIsCutIsTriedAgain()
    {
        const std::string whole = page(ListWatchFixture::pod("a", "ua", "1"), "");
        ListWatchFixture fixture;
        fixture.http.next(FakeAnswer::cut({whole.substr(0, whole.size() / 2)}));
        fixture.http.next(FakeAnswer::json(whole.substr(0, whole.size() / 2))); // ended in the middle, politely
        fixture.http.next(FakeAnswer::json(whole));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.start();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isUnavailableBecause(ErrorKind::ConnectionLost));
        fixture.scheduler.advance(fixture.untilNextTry());
        QVERIFY(fixture.isUnavailableBecause(ErrorKind::ProtocolViolation));
        fixture.scheduler.advance(fixture.untilNextTry());
        QVERIFY(isLive(fixture.freshness()));
        QCOMPARE(fixture.shown(), std::set<std::string>({"ua"}));
    }

    void aListThatArrivesByteByByteIsRead()
    {
        const std::string whole = page(ListWatchFixture::pod("a\\\"}]", "ua", "1"), "") + "\n";
        FakeAnswer answer = FakeAnswer::json("");
        answer.chunks.clear();
        for (const char byte : whole)
            answer.chunks.emplace_back(1, byte);
        ListWatchFixture fixture;
        fixture.http.once(ListWatchFixture::isList(), answer);
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.start();
        fixture.scheduler.runPosted();
        QCOMPARE(shown(fixture.batches.at(0).changed.at(0).meta.name), shown("a\"}]"));
    }

    void anotherServersJsonIsNotAnEmptyList()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), FakeAnswer::json(R"({"status":"ok"})"));
        fixture.start();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isUnavailableBecause(ErrorKind::ProtocolViolation));
        QVERIFY(fixture.batches.empty());
    }

    void aListBeyondTheLimitIsRefused()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), FakeAnswer::json(page(ListWatchFixture::pod("a", "ua", "1"), "")));
        fixture.start({.maxList = 50});
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isUnavailableBecause(ErrorKind::ProtocolViolation));
    }

    void refreshDoesNotWaitForTheBackOff()
    {
        ListWatchFixture fixture;
        fixture.http.next(FakeAnswer::failing(ErrorKind::ConnectFailed));
        fixture.http.next(FakeAnswer::json(page("", "")));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.start();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isUnavailableBecause(ErrorKind::ConnectFailed));
        fixture.listWatch->refresh();
        fixture.listWatch->refresh(); // one is enough
        fixture.scheduler.runPosted();
        QVERIFY(isLive(fixture.freshness()));
        QCOMPARE(fixture.lists(), std::size_t(2));
    }

    void destroyedMeansEnded()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), FakeAnswer::json(page("", "")));
        fixture.start();
        fixture.listWatch.reset();
        fixture.scheduler.advance(10min);
        QVERIFY(fixture.batches.empty());
        QVERIFY(fixture.told.empty());
        QCOMPARE(fixture.http.openCount(), std::size_t(0));
        QCOMPARE(fixture.scheduler.timers(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(KubeListTest)
#include "kube_list_test.moc"
