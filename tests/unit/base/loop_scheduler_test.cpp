#include <QtTest>

#include "core/base/loop_scheduler.h"

#include <atomic>
#include <thread>

using namespace tealdeck;
using namespace std::chrono_literals;

class LoopSchedulerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksRunInTheirOrderAndNotInsidePost();
    void tasksComeFromManyThreads();
    void timersRunInTheOrderOfTheirTime();
    void anEndedTimerNeverRuns();
    void aTimerMayEndOthersAndItself();
    void aTaskMayPostAndEndTheLoop();
    void theLimitEndsTheWait();
    void stopFromAnotherThreadEndsTheLoop();
    void aHandleMayOutliveItsScheduler();
    void whatBecameDueWhileTheMachineSleptRunsSoon();
};

namespace
{

struct Bench
{
    SystemClock clock;
    LoopScheduler home{clock};
    std::string log;

    Task note(char what)
    {
        return [this, what] { log += what; };
    }
};

// Goes on by an hour while its loop waits, as it does when the machine sleeps: the wait itself notices nothing.
class SleepingMachine : public Clock
{
public:
    Instant now() const override { return m_clock.now() + (++m_looks > 12 ? Duration(1h) : Duration::zero()); }
    WallTime wallNow() const override { return m_clock.wallNow(); }

private:
    SystemClock m_clock;
    mutable int m_looks = 0;
};

} // namespace

void LoopSchedulerTest::tasksRunInTheirOrderAndNotInsidePost()
{
    Bench bench;
    for (const char what : std::string("abc"))
        bench.home.post(bench.note(what));
    QCOMPARE(bench.log, std::string());
    QVERIFY(bench.home.runUntil([&] { return bench.log.size() == 3; }, 60s));
    QCOMPARE(bench.log, std::string("abc"));
}

void LoopSchedulerTest::tasksComeFromManyThreads()
{
    Bench bench;
    int count = 0; // touched on the loop's thread only
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 1000; ++n)
                bench.home.post([&] { ++count; });
        });
    QVERIFY(bench.home.runUntil([&] { return count == 4000; }, 60s));
}

void LoopSchedulerTest::timersRunInTheOrderOfTheirTime()
{
    Bench bench;
    const Handle late = bench.home.after(20ms, bench.note('c'));
    const Handle early = bench.home.after(0ms, bench.note('a'));
    const Handle middle = bench.home.after(10ms, bench.note('b'));
    QVERIFY(bench.home.runUntil([&] { return bench.log.size() == 3; }, 60s));
    QCOMPARE(bench.log, std::string("abc"));
}

void LoopSchedulerTest::anEndedTimerNeverRuns()
{
    Bench bench;
    Handle ended = bench.home.after(0ms, bench.note('x'));
    ended.end();
    bench.home.after(0ms, bench.note('y')).end();
    const Handle last = bench.home.after(5ms, bench.note('z'));
    QVERIFY(bench.home.runUntil([&] { return !bench.log.empty(); }, 60s));
    QCOMPARE(bench.log, std::string("z"));
}

void LoopSchedulerTest::aTimerMayEndOthersAndItself()
{
    Bench bench;
    Handle other = bench.home.after(2ms, bench.note('x'));
    Handle own;
    own = bench.home.after(0ms, [&] {
        bench.log += 'a';
        other.end();
        own.end();
    });
    const Handle last = bench.home.after(5ms, bench.note('z'));
    QVERIFY(bench.home.runUntil([&] { return bench.log.size() == 2; }, 60s));
    QCOMPARE(bench.log, std::string("az"));
}

void LoopSchedulerTest::aTaskMayPostAndEndTheLoop()
{
    Bench bench;
    bench.home.post([&] {
        bench.log += 'a';
        bench.home.post([&] {
            bench.log += 'b';
            bench.home.stop();
        });
    });
    bench.home.run();
    QCOMPARE(bench.log, std::string("ab"));
    bench.home.post([&] { bench.home.stop(); });
    bench.home.run(); // it can be run again
}

void LoopSchedulerTest::theLimitEndsTheWait()
{
    Bench bench;
    QVERIFY(!bench.home.runUntil([] { return false; }, 5ms));
    QVERIFY(bench.home.runUntil([] { return true; }, 0ms));
}

void LoopSchedulerTest::stopFromAnotherThreadEndsTheLoop()
{
    Bench bench;
    std::jthread other([&] { bench.home.stop(); });
    bench.home.run();
    QVERIFY(bench.log.empty());
}

void LoopSchedulerTest::aHandleMayOutliveItsScheduler()
{
    Handle handle;
    {
        Bench bench;
        handle = bench.home.after(1h, bench.note('x'));
    }
    handle.end();
    QVERIFY(!handle.isActive());
}

void LoopSchedulerTest::whatBecameDueWhileTheMachineSleptRunsSoon()
{
    const SleepingMachine clock;
    LoopScheduler home(clock);
    bool isDue = false;
    const Handle timer = home.after(30min, [&] { isDue = true; });
    home.runUntil([&] { return isDue; }, 45min); // real minutes, if the wait believed its own clock
    QVERIFY(isDue);
}

QTEST_GUILESS_MAIN(LoopSchedulerTest)
#include "loop_scheduler_test.moc"
