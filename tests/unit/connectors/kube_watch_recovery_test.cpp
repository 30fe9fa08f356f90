#include <QtTest>

#include "tests/unit/connectors/list_watch_fixture.h"

#include "tests/support/captured_reply.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

std::string expired()
{
    return kubejson::event("ERROR", kubejson::status(410, "Expired", "too old resource version: 100 (639)"));
}

FakeAnswer listOf(const std::string& items, const std::string& version)
{
    return FakeAnswer::json(kubejson::list({.resourceVersion = version, .continueToken = {}, .items = items}));
}

} // namespace

// How KubeListWatch goes on after expired versions, busy, failing and silent servers.
class KubeWatchRecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExpiredVersionListsAgainWhileTheRowsStay_data()
    {
        QTest::addColumn<bool>("isInStream");
        QTest::newRow("ERROR event") << true;
        QTest::newRow("HTTP 410") << false;
    }
    void anExpiredVersionListsAgainWhileTheRowsStay()
    {
        QFETCH(bool, isInStream);
        ListWatchFixture fixture;
        const std::string status = kubejson::status(410, "Expired", "too old resource version");
        fixture.http.once(ListWatchFixture::isList(),
                          listOf(ListWatchFixture::pod("old", "u-old", "1") + "," + ListWatchFixture::pod("both", "u-both", "2"), "100"));
        fixture.http.once(ListWatchFixture::isWatch(), isInStream ? FakeAnswer::stream({expired()}) : FakeAnswer::json(status, 410));
        fixture.http.once(
            ListWatchFixture::isList(),
            listOf(ListWatchFixture::pod("new", "u-new", "640") + "," + ListWatchFixture::pod("both", "u-both", "2"), "650").after(3s));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.start();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isStaleBecause(ErrorKind::Gone));
        fixture.scheduler.advance(fixture.untilNextTry() + 2s); // the new list is on its way
        QCOMPARE(fixture.lists(), std::size_t(2));
        QCOMPARE(fixture.batches.size(), std::size_t(1));
        QCOMPARE(fixture.shown(), std::set<std::string>({"u-old", "u-both"}));
        fixture.scheduler.advance(1s);
        QCOMPARE(fixture.batches.size(), std::size_t(2));
        QVERIFY(fixture.batches[1].replacesAll);
        QCOMPARE(fixture.shown(), std::set<std::string>({"u-new", "u-both"}));
        QVERIFY(isLive(fixture.freshness()));
        QVERIFY(fixture.http.sent.back().target.find("resourceVersion=650&") != std::string::npos);
    }

    void theCapturedExpiryIsUnderstood()
    {
        ListWatchFixture fixture;
        fixture.http.once(ListWatchFixture::isList(), listOf("", "100"));
        fixture.http.once(ListWatchFixture::isWatch(), FakeAnswer::stream({capturedReply("watch-too-old.http").body}));
        fixture.start();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isStaleBecause(ErrorKind::Gone));
    }

    // 429 on a watch: back off, but do not list again.
    void aBusyServerIsNotListedAgain()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        FakeAnswer busy = FakeAnswer::json(kubejson::status(429, "TooManyRequests", "busy"), 429);
        busy.headers.push_back({"retry-after", "9"});
        for (int i = 0; i < 5; ++i)
            fixture.http.once(ListWatchFixture::isWatch(), busy);
        fixture.scheduler.advance(2s);
        fixture.watch().end();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isStaleBecause(ErrorKind::TooManyRequests));
        QCOMPARE(fixture.untilNextTry().count(), Duration(9s).count());
        for (int i = 0; i < 5; ++i)
            fixture.scheduler.advance(fixture.untilNextTry());
        fixture.scheduler.advance(1s);
        QVERIFY(isLive(fixture.freshness()));
        QCOMPARE(fixture.lists(), std::size_t(1));
    }

    void anUnreachableServerIsNotListedAgain()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        for (int i = 0; i < 6; ++i)
            fixture.http.once(ListWatchFixture::isWatch(), FakeAnswer::failing(ErrorKind::ConnectFailed));
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        while (!isLive(fixture.freshness()) && fixture.watches() < 8)
            fixture.scheduler.advance(fixture.untilNextTry());
        fixture.scheduler.advance(1s);
        QVERIFY(isLive(fixture.freshness()));
        QCOMPARE(fixture.wholeLists(), std::size_t(1));
        QCOMPARE(fixture.lists(), std::size_t(2)); // its newest version was asked for, once it was there
    }

    void aServerThatKeepsFailingIsListedAgain()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        for (int i = 0; i < 3; ++i)
            fixture.http.once(ListWatchFixture::isWatch(),
                              FakeAnswer::json(kubejson::status(504, "Timeout", "Too large resource version: 100, current: 7"), 504));
        fixture.http.once(ListWatchFixture::isList(), listOf("", "7"));
        fixture.scheduler.advance(2s);
        fixture.watch().end();
        fixture.scheduler.runPosted();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(fixture.isStaleBecause(ErrorKind::ServerFailure));
            fixture.scheduler.advance(fixture.untilNextTry());
        }
        QCOMPARE(fixture.lists(), std::size_t(2));
        QVERIFY(isLive(fixture.freshness()));
        QVERIFY(fixture.listWatch->wentBackAt().has_value());
        QVERIFY(fixture.shown().empty());
    }

    void versionsThatRunBackwardsListAgain()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        QVERIFY(!fixture.listWatch->wentBackAt().has_value());
        fixture.http.once(ListWatchFixture::isList(), listOf(ListWatchFixture::pod("restored", "u-restored", "40"), "50"));
        fixture.feed(kubejson::bookmark("47"));
        QVERIFY(fixture.isStaleBecause(ErrorKind::Gone));
        fixture.scheduler.advance(fixture.untilNextTry());
        QCOMPARE(fixture.shown(), std::set<std::string>({"u-restored"}));
        QVERIFY(fixture.listWatch->wentBackAt().has_value());
        QVERIFY(isLive(fixture.freshness()));
    }

    void aWatchThatEndsAtOnceIsAnError()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.scheduler.advance(999ms);
        fixture.watch().end();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isStaleBecause(ErrorKind::ConnectionLost));
        QCOMPARE(fixture.watches(), std::size_t(1));
        QCOMPARE(fixture.untilNextTry().count(), Duration(800ms).count());
    }

    void aShortWatchWithAnEventIsNone()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.watch().push(kubejson::bookmark("101"));
        fixture.watch().end();
        fixture.scheduler.runPosted();
        QVERIFY(isLive(fixture.freshness()));
        QCOMPARE(fixture.watches(), std::size_t(2));
    }

    // The server sends bookmarks only where its versions moved: silence alone is no proof of anything, an unanswered question is.
    void aSilentWatchIsOpenedAnewAndStaysLiveIfThatIsAnswered()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.scheduler.advance(89s);
        fixture.feed(kubejson::bookmark("101"));
        fixture.scheduler.advance(89s);
        QCOMPARE(fixture.watches(), std::size_t(1));
        fixture.scheduler.advance(1s);
        QCOMPARE(fixture.watches(), std::size_t(2));
        QVERIFY(fixture.http.sent.back().target.find("resourceVersion=101&") != std::string::npos);
        fixture.scheduler.advance(1s);
        for (const Freshness& freshness : fixture.told)
            QVERIFY(isLive(freshness));
        QVERIFY(std::get<Live>(fixture.freshness()).lastContact == fixture.scheduler.now() - 1s); // when it was answered
        QCOMPARE(fixture.lists(), std::size_t(1));
    }

    void aSilentWatchThatCannotBeOpenedAnewIsStale()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.scheduler.advance(30s);
        fixture.feed(kubejson::bookmark("101"));
        const Instant contact = std::get<Live>(fixture.freshness()).lastContact;
        fixture.http.once(ListWatchFixture::isWatch(), FakeAnswer::never());
        fixture.scheduler.advance(90s + 19s);
        QCOMPARE(fixture.watches(), std::size_t(2));
        QVERIFY(isLive(fixture.freshness()));
        fixture.scheduler.advance(1s);
        QVERIFY(fixture.isStaleBecause(ErrorKind::TimedOut));
        QVERIFY(std::get<Stale>(fixture.freshness()).asOf == contact);
        QCOMPARE(fixture.http.openCount(), std::size_t(0));
        fixture.scheduler.advance(fixture.untilNextTry() + 1s);
        QVERIFY(isLive(fixture.freshness()));
        QCOMPARE(fixture.lists(), std::size_t(1));
    }

    void aWatchThatOpensAgainIsLiveOnlyAfterASecondOrAnEvent()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.scheduler.advance(2s);
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        fixture.scheduler.advance(800ms);
        QCOMPARE(fixture.watches(), std::size_t(2));
        QVERIFY(fixture.isStaleBecause(ErrorKind::ConnectionLost));
        fixture.scheduler.advance(999ms);
        QVERIFY(fixture.isStaleBecause(ErrorKind::ConnectionLost));
        fixture.scheduler.advance(1ms);
        QVERIFY(isLive(fixture.freshness()));
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        fixture.scheduler.advance(fixture.untilNextTry());
        fixture.feed(kubejson::bookmark("101"));
        QVERIFY(isLive(fixture.freshness()));
    }

    void aForbiddenWatchKeepsTheRowsAndNamesTheRule()
    {
        ListWatchFixture fixture;
        fixture.http.on(ListWatchFixture::isList(), listOf(ListWatchFixture::pod("a", "ua", "1"), "100"));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::json(kubejson::status(403, "Forbidden", "pods is forbidden"), 403));
        fixture.start();
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isStaleBecause(ErrorKind::Forbidden));
        QCOMPARE(render(std::get<Stale>(fixture.freshness()).reason.message),
                 std::string("Not permitted: watch pods in namespace shop. Ask for a role with the verb watch."));
        QCOMPARE(fixture.untilNextTry().count(), Duration(1min).count());
        fixture.scheduler.advance(1min);
        QCOMPARE(fixture.lists(), std::size_t(2)); // at least the list is read each minute
        QCOMPARE(fixture.shown(), std::set<std::string>({"ua"}));
    }

    void aServerThatReturnsEndsTheWait_data()
    {
        QTest::addColumn<int>("reason");
        QTest::newRow("lost") << static_cast<int>(ErrorKind::ConnectionLost);
        QTest::newRow("not reached") << static_cast<int>(ErrorKind::ConnectFailed);
        QTest::newRow("failing") << static_cast<int>(ErrorKind::ServerFailure);
        QTest::newRow("its roles were not read yet") << static_cast<int>(ErrorKind::Forbidden);
    }
    void aServerThatReturnsEndsTheWait()
    {
        QFETCH(int, reason);
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.http.once(ListWatchFixture::isWatch(), FakeAnswer::failing(static_cast<ErrorKind>(reason)));
        fixture.http.once(ListWatchFixture::isList(), listOf(ListWatchFixture::pod("web-1", "u1", "90"), "100"));
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        fixture.scheduler.advance(fixture.untilNextTry());
        QVERIFY(fixture.isStaleBecause(static_cast<ErrorKind>(reason)));
        fixture.listWatch->wakeUp(ServerSign::Returned);
        fixture.scheduler.runPosted();
        fixture.scheduler.advance(1s); // a quiet watch counts as live after a second
        QVERIFY(isLive(fixture.freshness()));
    }

    // A feed that fails by itself, however well the server is, keeps its back-off.
    void aServerThatWasThereAllTheTimeWakesOnce()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::failing(ErrorKind::ConnectionLost));
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        const std::size_t before = fixture.watches();
        for (int i = 0; i < 5; ++i) {
            fixture.listWatch->wakeUp(ServerSign::StillThere);
            fixture.scheduler.runPosted();
        }
        QCOMPARE(fixture.watches(), before + 1);
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.scheduler.advance(1min);
        QVERIFY(isLive(fixture.freshness()));
        fixture.http.on(ListWatchFixture::isWatch(), FakeAnswer::stream());
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        QVERIFY(fixture.isStaleBecause(ErrorKind::ConnectionLost));
        const std::size_t afterwards = fixture.watches();
        fixture.listWatch->wakeUp(ServerSign::StillThere);
        fixture.scheduler.runPosted();
        QCOMPARE(fixture.watches(), afterwards + 1); // it was live in between
    }

    void whatTheServerAskedForIsWaitedForAllTheSame()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        FakeAnswer busy = FakeAnswer::json(kubejson::status(503, "ServiceUnavailable", "busy"), 503);
        busy.headers.push_back({"retry-after", "9"});
        fixture.http.once(ListWatchFixture::isWatch(), busy);
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        fixture.scheduler.advance(fixture.untilNextTry());
        const std::size_t before = fixture.watches();
        fixture.listWatch->wakeUp(ServerSign::Returned);
        fixture.scheduler.runPosted();
        QCOMPARE(fixture.watches(), before);
        fixture.scheduler.advance(9s);
        QCOMPARE(fixture.watches(), before + 1);
    }

    // Five hundred losses: nothing is left behind by any of them, and each is over with the server's return.
    void fiveHundredLossesLeaveNothingBehind()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.scheduler.advance(1s);
        const std::size_t timers = fixture.scheduler.timers();
        for (int i = 0; i < 500; ++i) {
            fixture.watch().cut(ErrorKind::ConnectionLost);
            fixture.scheduler.runPosted();
            QVERIFY(fixture.isStaleBecause(ErrorKind::ConnectionLost));
            fixture.listWatch->wakeUp(ServerSign::Returned);
            fixture.scheduler.runPosted();
            fixture.scheduler.advance(1s);
            QVERIFY2(isLive(fixture.freshness()), qPrintable(QString("loss %1").arg(i)));
            QCOMPARE(fixture.http.openCount(), std::size_t(1));
            QVERIFY(fixture.scheduler.timers() <= timers + 1);
        }
        QCOMPARE(fixture.wholeLists(), std::size_t(1)); // the watch made up for all of them
    }

    // safety.md 17: such a server accepts a watch at a version that it has not reached yet, and is silent.
    void aServerThatWasSetBackIsReadAnew()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.http.once(ListWatchFixture::isWatch(), FakeAnswer::failing(ErrorKind::ConnectFailed));
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        fixture.scheduler.advance(fixture.untilNextTry());
        QVERIFY(fixture.isStaleBecause(ErrorKind::ConnectFailed));
        fixture.http.once(ListWatchFixture::isList(), listOf("", "40")); // its newest version
        fixture.http.once(ListWatchFixture::isList(), listOf(ListWatchFixture::pod("old", "u-old", "30"), "40"));
        fixture.scheduler.advance(fixture.untilNextTry());
        fixture.scheduler.advance(1s);
        QCOMPARE(fixture.shown(), std::set<std::string>({"u-old"}));
        QVERIFY(isLive(fixture.freshness()));
        QCOMPARE(fixture.listWatch->wentBackAt().has_value(), true);
        QVERIFY(fixture.http.sent.back().target.find("resourceVersion=40&") != std::string::npos);
    }

    // It has gone past this kind's version since, but not past what other kinds had: this one has seldom a change.
    void safety17_whatOtherKindsSawTellsThatTheServerWasSetBack()
    {
        ListWatchFixture fixture;
        const auto newest = std::make_shared<NewestVersion>();
        fixture.startLive({.newest = newest});
        QCOMPARE(newest->version(), std::string("100"));
        newest->saw("500"); // another feed
        newest->saw("450");
        fixture.http.once(ListWatchFixture::isWatch(), FakeAnswer::failing(ErrorKind::ConnectFailed));
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        fixture.scheduler.advance(fixture.untilNextTry());
        fixture.http.once(ListWatchFixture::isList(), listOf("", "140")); // its newest version
        fixture.http.once(ListWatchFixture::isList(), listOf(ListWatchFixture::pod("old", "u-old", "30"), "141"));
        fixture.scheduler.advance(fixture.untilNextTry());
        fixture.scheduler.advance(1s);
        QCOMPARE(fixture.shown(), std::set<std::string>({"u-old"}));
        QVERIFY(isLive(fixture.freshness()));
        QVERIFY(fixture.listWatch->wentBackAt().has_value());
        QCOMPARE(newest->round(), 1);
        QCOMPARE(newest->version(), std::string("141"));
    }

    // One notices it, all read anew, each once.
    void safety17_allKindsAreReadAnewWhenOneWasSetBack()
    {
        ListWatchFixture fixture;
        const auto newest = std::make_shared<NewestVersion>();
        fixture.startLive({.newest = newest});
        fixture.scheduler.advance(1s);
        newest->wentBack("140");
        QCOMPARE(fixture.wholeLists(), std::size_t(1));
        fixture.http.once(ListWatchFixture::isList(), listOf(ListWatchFixture::pod("old", "u-old", "30"), "150"));
        for (int sign = 0; sign < 3; ++sign) {
            fixture.listWatch->wakeUp(ServerSign::StillThere);
            fixture.scheduler.advance(1s);
        }
        QCOMPARE(fixture.wholeLists(), std::size_t(2));
        QCOMPARE(fixture.shown(), std::set<std::string>({"u-old"}));
        QVERIFY(fixture.listWatch->wentBackAt().has_value());
        QCOMPARE(newest->round(), 1);
        QCOMPARE(newest->version(), std::string("150"));
    }

    void aServerThatOnlyWasAwayIsNotReadAnew()
    {
        ListWatchFixture fixture;
        fixture.startLive();
        fixture.http.once(ListWatchFixture::isWatch(), FakeAnswer::failing(ErrorKind::ConnectFailed));
        fixture.watch().cut(ErrorKind::ConnectionLost);
        fixture.scheduler.runPosted();
        fixture.scheduler.advance(fixture.untilNextTry());
        fixture.http.once(ListWatchFixture::isList(), FakeAnswer::failing(ErrorKind::ConnectionLost)); // asked again with the next sign
        fixture.scheduler.advance(fixture.untilNextTry());
        fixture.http.once(ListWatchFixture::isList(), listOf(ListWatchFixture::pod("web-1", "u1", "90"), "104"));
        fixture.listWatch->wakeUp(ServerSign::StillThere);
        fixture.scheduler.advance(1s);
        const std::size_t lists = fixture.lists();
        fixture.listWatch->wakeUp(ServerSign::StillThere);
        fixture.scheduler.advance(1s);
        QCOMPARE(fixture.lists(), lists); // once is enough
        QVERIFY(isLive(fixture.freshness()));
        QVERIFY(!fixture.listWatch->wentBackAt());
        QCOMPARE(fixture.batches.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(KubeWatchRecoveryTest)
#include "kube_watch_recovery_test.moc"
