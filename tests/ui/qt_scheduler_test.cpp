#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "app/console/qt_scheduler.h"

using namespace tealdeck;
using namespace std::chrono_literals;

// Tasks and timers on Qt's event loop keep the promises of Scheduler.
class QtSchedulerTest : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    std::string m_log;

    Task note(char what)
    {
        return [this, what] { m_log += what; };
    }
    bool isLogged(const std::string& log)
    {
        return QTest::qWaitFor([&] { return m_log.size() >= log.size(); }, 60'000) && m_log == log;
    }

private Q_SLOTS:
    void init() { m_log.clear(); }

    void timersRunInTheOrderOfTheirTimeAndNeverInside()
    {
        QtScheduler home(m_clock);
        const Handle third = home.after(60ms, note('c'));
        const Handle first = home.after(0ms, note('a'));
        const Handle second = home.after(30ms, note('b'));
        home.post(note('p'));
        QVERIFY(m_log.empty());
        QTRY_COMPARE_WITH_TIMEOUT(m_log.size(), std::size_t(4), 60'000);
        std::erase(m_log, 'p');
        QCOMPARE(m_log, std::string("abc"));
    }

    void anEndedTimerNeverRuns()
    {
        QtScheduler home(m_clock);
        Handle ended = home.after(1ms, note('x'));
        const Handle later = home.after(2ms, note('y'));
        ended.end();
        QVERIFY(isLogged("y"));
        QVERIFY(!ended.isActive());
    }

    void aTimerMayEndOthersThatAreDueAndItself()
    {
        QtScheduler home(m_clock);
        Handle itself;
        Handle other;
        itself = home.after(0ms, [&] {
            m_log += 'a';
            other.end();
            itself.end();
        });
        other = home.after(0ms, note('x'));
        const Handle last = home.after(1ms, note('z'));
        QVERIFY(isLogged("az"));
    }

    void aTimerMayStartItselfAnewForEver()
    {
        QtScheduler home(m_clock);
        int runs = 0;
        Handle timer;
        std::function<void()> again = [&] {
            ++runs;
            timer = home.after(0ms, again);
        };
        timer = home.after(0ms, again);
        QTRY_VERIFY_WITH_TIMEOUT(runs > 100, 60'000); // other events of the loop had their turn
        timer.end();
    }

    void aHandleMayOutliveItsScheduler()
    {
        Handle handle;
        {
            QtScheduler home(m_clock);
            handle = home.after(1h, note('x'));
        }
        handle.end();
        QVERIFY(m_log.empty());
    }
};

QTEST_GUILESS_MAIN(QtSchedulerTest)
#include "qt_scheduler_test.moc"
