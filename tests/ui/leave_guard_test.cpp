#include <QtTest> // Qt first: moc cannot parse the standard library otherwise

#include "tests/support/change_bench.h"
#include "ui/change/leave_dialog.h"
#include "ui/change/leave_guard.h"

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// A window that is to be closed while a change runs.
class LeaveGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAChangeTheWindowMayClose();
    void aRunningChangeIsNamedAndNothingHappensWithoutAnAnswer();
    void waitingClosesTheWindowWhenTheChangeHasEnded();
    void notWatchingEndsItEarlyAndClosesWhenThatIsOver();
    void stayingForgetsTheWish();
    void whoCannotBeAskedEndsItEarly();
    void theEndOfTheDesktopIsHeldUpWhileAChangeRuns();
};

namespace
{

struct LeaveBench : ChangeBench
{
    LeaveBench()
        : guard(theme, desk, toasts, window)
    {
        window.show();
    }
    void run() { desk.report(shop::progress(shop::plan(wallNow()), wallNow())); }
    void endIt()
    {
        ChangeProgress progress = shop::progress(shop::plan(wallNow()), wallNow());
        progress.stage = Stage::Ended;
        progress.outcome = Done{.effect = {}};
        desk.report(std::move(progress));
    }
    void answer(const char* button)
    {
        auto* found = guard.dialog()->findChild<QPushButton*>(QLatin1String(button));
        QTest::mouseClick(found, Qt::LeftButton);
        scheduler.runPosted();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    LeaveGuard guard;
};

} // namespace

void LeaveGuardTest::withoutAChangeTheWindowMayClose()
{
    LeaveBench bench;
    QVERIFY(bench.guard.mayClose());
    bench.run();
    bench.endIt();
    QVERIFY(bench.guard.mayClose());
    QVERIFY(!bench.guard.dialog());
}

void LeaveGuardTest::aRunningChangeIsNamedAndNothingHappensWithoutAnAnswer()
{
    LeaveBench bench;
    bench.run();
    QVERIFY(!bench.guard.mayClose());
    QVERIFY(bench.guard.dialog());
    const QString words = visibleText(*bench.guard.dialog());
    QVERIFY2(words.contains(translate(shop::plan(bench.wallNow()).title)), qPrintable(words));
    QVERIFY2(words.contains(u"Closing takes nothing back."_s), qPrintable(words));
    QVERIFY(!bench.guard.mayClose()); // the same question, once
    bench.endIt();
    QVERIFY(bench.window.isVisible());
    QCOMPARE(bench.desk.earlyEnds, 0);
}

void LeaveGuardTest::waitingClosesTheWindowWhenTheChangeHasEnded()
{
    LeaveBench bench;
    bench.run();
    bench.guard.mayClose();
    bench.answer("waitAndClose");
    QVERIFY(!bench.guard.dialog());
    QVERIFY(bench.window.isVisible());
    bench.run(); // it goes on
    QVERIFY(bench.window.isVisible());
    bench.endIt();
    QVERIFY(!bench.window.isVisible());
    QCOMPARE(bench.desk.earlyEnds, 0);
}

void LeaveGuardTest::notWatchingEndsItEarlyAndClosesWhenThatIsOver()
{
    LeaveBench bench;
    bench.run();
    bench.guard.mayClose();
    bench.answer("endAndClose");
    QCOMPARE(bench.desk.earlyEnds, 1);
    QVERIFY(bench.window.isVisible()); // the outcome is not in the journal yet
    bench.endIt();
    QVERIFY(!bench.window.isVisible());
}

void LeaveGuardTest::stayingForgetsTheWish()
{
    LeaveBench bench;
    bench.run();
    bench.guard.mayClose();
    bench.answer("waitAndClose");
    bench.guard.mayClose();
    bench.answer("stay");
    bench.endIt();
    QVERIFY(bench.window.isVisible());
    QCOMPARE(bench.desk.earlyEnds, 0);
}

void LeaveGuardTest::whoCannotBeAskedEndsItEarly()
{
    LeaveBench bench;
    bench.run();
    bench.guard.mayClose();
    bench.guard.closeSoon();
    QCOMPARE(bench.desk.earlyEnds, 1);
    QVERIFY(bench.window.isVisible());
    bench.endIt();
    QVERIFY(!bench.window.isVisible());
}

void LeaveGuardTest::theEndOfTheDesktopIsHeldUpWhileAChangeRuns()
{
    struct DesktopSession
    {
        bool mayAsk = true;
        int cancelled = 0;
        bool allowsInteraction() const { return mayAsk; }
        void cancel() { ++cancelled; }
    };
    LeaveBench bench;
    DesktopSession session;
    bench.guard.answer(session);
    QCOMPARE(session.cancelled, 0);
    bench.run();
    bench.guard.answer(session);
    QCOMPARE(session.cancelled, 1);
    QVERIFY(bench.guard.dialog() && bench.guard.dialog()->isVisible());
    DesktopSession silent{.mayAsk = false};
    bench.guard.answer(silent);
    QCOMPARE(silent.cancelled, 0); // it cannot be held up
}

QTEST_MAIN(LeaveGuardTest)
#include "leave_guard_test.moc"
