#include <QtTest>

#include "core/net/server_clock.h"
#include "tests/support/fake_clock.h"

using namespace tealdeck;
using namespace std::chrono_literals;

class ServerClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownAtFirst();
    void aServerInStepHasLessThanASecondOfSkew();
    void halfOfTheRoundTripIsTakenOff();
    void oneOutlierIsNotBelieved();
    void slowAndUndatedAnswersAreLeftOut();
    void theLimitsAreTwoAndThirtySeconds_data();
    void theLimitsAreTwoAndThirtySeconds();
    void aClockSetAnewIsFollowed();
    void safety16_theServersTimeIsOursUntilTheyAreApart();
};

namespace
{

// 2026-11-23T10:00:00Z
const WallTime ten = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 10h;
const HttpHead atTen{.status = 200, .headers = {{"date", "Mon, 23 Nov 2026 10:00:00 GMT"}}};

} // namespace

void ServerClockTest::nothingIsKnownAtFirst()
{
    const ServerClock clock;
    QVERIFY(!clock.skew());
    QVERIFY(!clock.isWorthShowing());
    QVERIFY(clock.toServerTime(ten) == ten);
}

void ServerClockTest::aServerInStepHasLessThanASecondOfSkew()
{
    ServerClock clock;
    for (const auto fraction : {0ms, 300ms, 600ms, 999ms})
        clock.observe(atTen, ten + fraction, 0ms);
    QVERIFY(std::chrono::abs(*clock.skew()) <= 500ms);
}

void ServerClockTest::halfOfTheRoundTripIsTakenOff()
{
    ServerClock clock;
    clock.observe(atTen, ten + 2500ms, 4s); // sent at 9:59:58.5, answered on average at 10:00:00.5
    QVERIFY(*clock.skew() == 0ms);
}

void ServerClockTest::oneOutlierIsNotBelieved()
{
    ServerClock clock;
    clock.observe(atTen, ten + 500ms, 0ms);
    clock.observe(atTen, ten + 500ms + 1h, 0ms);
    clock.observe(atTen, ten + 510ms, 0ms);
    QVERIFY(std::chrono::abs(*clock.skew()) < 100ms);
}

void ServerClockTest::slowAndUndatedAnswersAreLeftOut()
{
    ServerClock clock;
    clock.observe(atTen, ten, 5001ms);
    clock.observe({.status = 200}, ten, 0ms);
    clock.observe({.status = 200, .headers = {{"date", "yesterday"}}}, ten, 0ms);
    QVERIFY(!clock.skew());
}

void ServerClockTest::theLimitsAreTwoAndThirtySeconds_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<bool>("isShown");
    QTest::addColumn<bool>("isWarned");
    QTest::newRow("2 s") << 2000 << false << false;
    QTest::newRow("more than 2 s") << 2001 << true << false;
    QTest::newRow("2 s behind") << -2001 << true << false;
    QTest::newRow("30 s") << 30000 << true << false;
    QTest::newRow("more than 30 s") << 30001 << true << true;
    QTest::newRow("30 s behind") << -30001 << true << true;
}

void ServerClockTest::theLimitsAreTwoAndThirtySeconds()
{
    QFETCH(int, milliseconds);
    QFETCH(bool, isShown);
    QFETCH(bool, isWarned);
    ServerClock clock;
    clock.observe(atTen, ten + 500ms - Duration(milliseconds), 0ms);
    QCOMPARE(static_cast<int>(clock.skew()->count()), milliseconds);
    QCOMPARE(clock.isWorthShowing(), isShown);
    QCOMPARE(clock.isWorthWarning(), isWarned);
    QVERIFY(clock.toServerTime(ten) == ten + Duration(milliseconds));
}

void ServerClockTest::aClockSetAnewIsFollowed()
{
    ServerClock clock;
    for (int i = 0; i < 15; ++i)
        clock.observe(atTen, ten + 500ms, 0ms);
    for (int i = 0; i < 8; ++i)
        clock.observe(atTen, ten + 500ms + 10s, 0ms);
    QVERIFY(*clock.skew() == -10s);
}

void ServerClockTest::safety16_theServersTimeIsOursUntilTheyAreApart()
{
    FakeClock ours;
    ServerTime server(ours);
    QVERIFY(server.wallNow() == ours.wallNow());
    server.setSkew(1900ms);
    QVERIFY(server.wallNow() == ours.wallNow());
    for (const Duration skew : {Duration(7min), Duration(-7min)}) {
        server.setSkew(skew);
        QVERIFY(server.wallNow() == ours.wallNow() + skew);
        ours.advance(30s);
        QVERIFY(server.wallNow() == ours.wallNow() + skew);
        QVERIFY(server.now() == ours.now());
    }
}

QTEST_GUILESS_MAIN(ServerClockTest)
#include "server_clock_test.moc"
