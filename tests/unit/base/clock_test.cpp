#include <QtTest>

#include "core/base/clock.h"
#include "tests/support/shown.h"

using namespace tealdeck;
using namespace std::chrono_literals;

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreRead_data();
    void timesAreRead();
    void otherTextIsRefused_data();
    void otherTextIsRefused();
    void timesAreWritten();
    void whatIsWrittenCanBeRead();
    void instantsAreComparedAndSubtracted();
    void theSystemsClocksGoForward();
};

void ClockTest::timesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("epoch") << "1970-01-01T00:00:00Z" << qint64(0);
    // The examples of RFC 3339 5.8.
    QTest::newRow("decimals") << "1985-04-12T23:20:50.52Z" << qint64(482196050520);
    QTest::newRow("behind UTC") << "1996-12-19T16:39:57-08:00" << qint64(851042397000);
    QTest::newRow("leap second") << "1990-12-31T23:59:60Z" << qint64(662688000000);
    QTest::newRow("old Dutch time") << "1937-01-01T12:00:27.87+00:20" << qint64(-1041337172130);
    // Kubernetes.
    QTest::newRow("metav1.Time") << "2026-11-23T10:42:00Z" << qint64(1795430520000);
    QTest::newRow("metav1.MicroTime") << "2026-11-23T10:42:00.123456Z" << qint64(1795430520123);
    QTest::newRow("nanoseconds") << "2026-11-23T10:42:00.999999999Z" << qint64(1795430520999);
    QTest::newRow("ahead of UTC") << "2026-11-23T11:42:00+01:00" << qint64(1795430520000);
    QTest::newRow("lower case") << "2026-11-23t10:42:00z" << qint64(1795430520000);
    QTest::newRow("leap day") << "2024-02-29T00:00:00Z" << qint64(1709164800000);
    QTest::newRow("year 9999") << "9999-12-31T23:59:59Z" << qint64(253402300799000);
    QTest::newRow("Go's zero time") << "0001-01-01T00:00:00Z" << qint64(-62135596800000);
}

void ClockTest::timesAreRead()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    const auto time = parseRfc3339(text.toStdString());
    QCOMPARE(kindOf(time), QByteArray("no error"));
    QCOMPARE(static_cast<qint64>(time->time_since_epoch().count()), milliseconds);
}

void ClockTest::otherTextIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "yesterday", "2026-11-23", "2026-11-23T10:42:00", "2026-11-23T10:42Z", "2026-11-23T10:42:00+0100", "2026-11-23T10:42:00Zx",
          "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-11-23T10:60:00Z", "2026-11-23T10:42:61Z",
          "26-11-23T10:42:00Z", "2026-11-23T10:42:00.Z5", "-2026-11-23T10:42:00Z", "2026-11-23T10:42:00+", "2026/11/23T10:42:00Z"})
        QTest::newRow(text) << text;
}

void ClockTest::otherTextIsRefused()
{
    QFETCH(QString, text);
    QCOMPARE(kindOf(parseRfc3339(text.toStdString())), shown(ErrorKind::ProtocolViolation));
}

void ClockTest::timesAreWritten()
{
    const WallTime time = std::chrono::sys_days(std::chrono::year(2026) / 1 / 2) + 3h + 4min + 5s + 67ms;
    QCOMPARE(formatRfc3339(time), std::string("2026-01-02T03:04:05Z"));
    QCOMPARE(formatRfc3339Micro(time), std::string("2026-01-02T03:04:05.067000Z"));
    QCOMPARE(formatRfc3339(WallTime(-1ms)), std::string("1969-12-31T23:59:59Z"));
    QCOMPARE(formatRfc3339Micro(WallTime(-1ms)), std::string("1969-12-31T23:59:59.999000Z"));
}

void ClockTest::whatIsWrittenCanBeRead()
{
    for (const auto& offset : {0ms, 1ms, 999ms, 86399999ms, 1795430520123ms}) {
        const WallTime time(offset);
        QVERIFY(parseRfc3339(formatRfc3339Micro(time)).value() == time);
    }
}

void ClockTest::instantsAreComparedAndSubtracted()
{
    const Instant early{1s};
    const Instant late = early + 500ms;
    QVERIFY(early < late);
    QVERIFY(late - early == 500ms);
    QVERIFY(late - 500ms == early);
}

void ClockTest::theSystemsClocksGoForward()
{
    const SystemClock clock;
    const Instant first = clock.now();
    QVERIFY(first.sinceBoot > 0ms);
    QVERIFY(clock.now() >= first);
    const auto year = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(clock.wallNow())).year();
    QVERIFY(year >= std::chrono::year(2024));
}

QTEST_GUILESS_MAIN(ClockTest)
#include "clock_test.moc"
