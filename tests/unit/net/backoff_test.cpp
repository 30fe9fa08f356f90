#include <QtTest>

#include "core/net/backoff.h"
#include "tests/support/fake_clock.h"

using namespace tealdeck;
using namespace std::chrono_literals;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itDoublesFromPointEightToThirtySeconds();
    void chanceAddsUpToAsMuchAgain();
    void itForgetsAfterTwoMinutesOfHealth();
    void itDoesNotForgetWhileFailuresGoOn();
    void resetBeginsAnew();
    void theServersWishIsTheLeast();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void httpDatesAreRead_data();
    void httpDatesAreRead();
    void systemRandomStaysInItsRange();
};

void BackoffTest::itDoublesFromPointEightToThirtySeconds()
{
    FakeClock clock;
    Backoff backoff(clock, [] { return 0.0; });
    std::vector<Duration> waits;
    for (int i = 0; i < 8; ++i)
        waits.push_back(backoff.next());
    QVERIFY((waits == std::vector<Duration>{800ms, 1600ms, 3200ms, 6400ms, 12800ms, 25600ms, 30s, 30s}));
}

void BackoffTest::chanceAddsUpToAsMuchAgain()
{
    FakeClock clock;
    Backoff half(clock, [] { return 0.5; });
    QVERIFY(half.next() == 1200ms);
    Backoff broken(clock, [] { return 99.0; });
    QVERIFY(broken.next() == 1600ms);
}

void BackoffTest::itForgetsAfterTwoMinutesOfHealth()
{
    FakeClock clock;
    Backoff backoff(clock, [] { return 0.0; });
    for (int i = 0; i < 3; ++i)
        backoff.next();
    clock.advance(3200ms + 2min);
    QVERIFY(backoff.next() == 800ms);
}

void BackoffTest::itDoesNotForgetWhileFailuresGoOn()
{
    FakeClock clock;
    Backoff backoff(clock, [] { return 0.0; });
    for (int i = 0; i < 3; ++i)
        backoff.next();
    clock.advance(3200ms + 2min - 1ms);
    QVERIFY(backoff.next() == 6400ms);
}

void BackoffTest::resetBeginsAnew()
{
    FakeClock clock;
    Backoff backoff(clock, [] { return 0.0; });
    backoff.next();
    backoff.next();
    backoff.reset();
    QVERIFY(backoff.next() == 800ms);
}

void BackoffTest::theServersWishIsTheLeast()
{
    FakeClock clock;
    Backoff backoff(clock, [] { return 0.0; });
    QVERIFY(backoff.next(10s) == 10s);
    QVERIFY(backoff.next(1s) == 1600ms);
}

void BackoffTest::retryAfterIsRead_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<qint64>("milliseconds"); // -1: nothing
    QTest::newRow("seconds") << "120" << qint64(120000);
    QTest::newRow("zero") << "0" << qint64(0);
    QTest::newRow("blanks") << " 3 " << qint64(3000);
    QTest::newRow("date") << "Sun, 06 Nov 1994 08:49:37 GMT" << qint64(7000);
    QTest::newRow("date in the past") << "Sun, 06 Nov 1994 08:49:00 GMT" << qint64(0);
    QTest::newRow("too long") << "86400" << qint64(3600000);
    QTest::newRow("beyond numbers") << "99999999999999999999999" << qint64(3600000);
    QTest::newRow("empty") << "" << qint64(-1);
    QTest::newRow("negative") << "-1" << qint64(-1);
    QTest::newRow("fraction") << "1.5" << qint64(-1);
    QTest::newRow("words") << "soon" << qint64(-1);
}

void BackoffTest::retryAfterIsRead()
{
    QFETCH(QString, value);
    QFETCH(qint64, milliseconds);
    const WallTime now = std::chrono::sys_days(std::chrono::year(1994) / 11 / 6) + 8h + 49min + 30s;
    const auto wait = parseRetryAfter(value.toStdString(), now);
    QCOMPARE(wait ? static_cast<qint64>(wait->count()) : -1, milliseconds);
}

void BackoffTest::httpDatesAreRead_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isGood");
    // The examples of RFC 9110 5.6.7.
    QTest::newRow("IMF-fixdate") << "Sun, 06 Nov 1994 08:49:37 GMT" << true;
    QTest::newRow("RFC 850") << "Sunday, 06-Nov-94 08:49:37 GMT" << true;
    QTest::newRow("asctime") << "Sun Nov  6 08:49:37 1994" << true;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("words") << "the day before yesterday, noon" << false;
    QTest::newRow("number") << "784111777" << false;
    QTest::newRow("no month") << "Sun, 06 Xxx 1994 08:49:37 GMT" << false;
    QTest::newRow("long") << QString(1000, 'x') << false;
}

void BackoffTest::httpDatesAreRead()
{
    QFETCH(QString, value);
    QFETCH(bool, isGood);
    const auto time = parseHttpDate(value.toStdString());
    QCOMPARE(time.has_value(), isGood);
    if (time)
        QCOMPARE(QString::fromStdString(formatRfc3339(*time)), QString("1994-11-06T08:49:37Z"));
}

void BackoffTest::systemRandomStaysInItsRange()
{
    const auto random = systemRandom();
    double least = 1;
    double most = 0;
    for (int i = 0; i < 1000; ++i) {
        const double number = random();
        least = std::min(least, number);
        most = std::max(most, number);
    }
    QVERIFY(least >= 0.0 && most < 1.0 && least < most);
}

QTEST_GUILESS_MAIN(BackoffTest)
#include "backoff_test.moc"
