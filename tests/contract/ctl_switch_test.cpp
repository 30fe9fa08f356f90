#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/ctl_program.h"
#include "tests/contract/proxy_report.h"
#include "tests/contract/switch_console.h"
#include "tests/contract/terminal.h"
#include "tests/support/small_disk.h"

#include "core/change/intent_annotation.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// The main job and its faults through the program tealdeckctl, the same on the sandbox and on a real API server.
class CtlSwitchTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    std::unique_ptr<QTemporaryDir> m_state;

    CtlProgram program(const std::string& user = "proxied") const { return {m_target, user, m_state->path()}; }
    QString selected() { return QString::fromStdString(SwitchConsole(m_target, "operator").service().selector.at("color")); }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init()
    {
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        m_state = std::make_unique<QTemporaryDir>();
        putBackBlue(m_target);
    }
    void cleanup()
    {
        m_target.command("proxy clear");
        putBackBlue(m_target);
    }

    void aSwitchAndItsWayBackAndTheirJournal()
    {
        const CtlProgram ctl = program("operator");
        const auto there = ctl.switchTo(u"green"_s);
        QVERIFY2(there.code == 0 && there.out.contains(u"Outcome: done, effect seen"_s), qPrintable(there.both()));
        QCOMPARE(selected(), u"green"_s);
        const auto back = ctl.switchTo(u"blue"_s);
        QVERIFY2(back.code == 0 && back.out.contains(u", way back"_s), qPrintable(back.both()));
        QCOMPARE(selected(), u"blue"_s);
        const auto journal = ctl.run({u"journal"_s, u"list"_s});
        QCOMPARE(journal.out.count(u"Outcome"_s, Qt::CaseInsensitive), 2);
        const QString context = QString::fromStdString(m_target.access("operator").context);
        const auto verified = ctl.run({u"--context"_s, context, u"journal"_s, u"verify"_s});
        QVERIFY2(verified.code == 0 && verified.out.contains(u"is intact"_s) && verified.out.contains(u"proven up to entry"_s),
                 qPrintable(verified.both()));
    }

    void nothingIsSentWithoutTheTypedName()
    {
        const auto end = program().run(
            {u"switch"_s, u"shop/web"_s, u"--to"_s, u"green"_s, u"--reason"_s, u"contract test"_s, u"--accept"_s, u"all"_s});
        QVERIFY2(end.code == 3, qPrintable(end.both()));
        QCOMPARE(proxyReport(m_target).at("writes").size(), std::size_t(0));
    }

    void readOnlySendsNothing()
    {
        const CtlProgram ctl = program();
        const auto end = ctl.run({u"--read-only"_s, u"switch"_s, u"shop/web"_s, u"--to"_s, u"green"_s, u"--confirm"_s,
                                  ctl.typedNameFor(u"green"_s), u"--reason"_s, u"contract test"_s, u"--accept"_s, u"all"_s});
        QVERIFY2(end.code == 3 && end.err.contains(u"read-only"_s), qPrintable(end.both()));
        QCOMPARE(proxyReport(m_target).at("writes").size(), std::size_t(0));
    }

    void aLostAnswerIsUnknownAndThenSettledByReading_data()
    {
        QTest::addColumn<QString>("mischief");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("color");
        QTest::newRow("it arrived") << u"proxy lose-patch-answer"_s << 0 << u"green"_s;
        QTest::newRow("it never arrived") << u"proxy drop-patch"_s << 3 << u"blue"_s;
        QTest::newRow("it arrived and nothing can be read") << u"proxy go-down-with-patch"_s << 4 << u"green"_s;
    }
    void aLostAnswerIsUnknownAndThenSettledByReading()
    {
        QFETCH(QString, mischief);
        QFETCH(int, code);
        QFETCH(QString, color);
        const CtlProgram ctl = program();
        QCOMPARE(m_target.command(mischief.toStdString()), std::string("ok"));
        const auto end = ctl.switchTo(u"green"_s);
        QVERIFY2(end.code == code && end.out.contains(u"answer lost"_s), qPrintable(end.both()));
        QCOMPARE(selected(), color);
        QCOMPARE(patchesIn(proxyReport(m_target)), 1); // never sent again blindly
        const QString journal = ctl.run({u"journal"_s, u"list"_s}).out;
        QVERIFY2(journal.contains(u"unknown"_s, Qt::CaseInsensitive) && journal.contains(u"settled"_s, Qt::CaseInsensitive),
                 qPrintable(journal));
    }

    void safety13_aSelectorChangedBetweenPlanAndSendIsRefusedAndPlannedAgain()
    {
        const CtlProgram ctl = program();
        const QString typed = ctl.typedNameFor(u"green"_s);
        Terminal terminal;
        const auto asking = terminal.start(
            ctl, {u"switch"_s, u"shop/web"_s, u"--to"_s, u"green"_s, u"--reason"_s, u"contract test"_s, u"--accept"_s, u"all"_s});
        QVERIFY(readUntil(*asking, u"to send it"_s).contains(u"to send it"_s));
        SwitchConsole(m_target, "operator").writeSelector({{"app", "web"}, {"app.kubernetes.io/name", "web"}, {"color", "blue"}});
        terminal.type(typed + u'\n');
        const QString said = readUntil(*asking, u"Outcome:"_s);
        QVERIFY(asking->waitForFinished(60'000));
        const QString all = said + QString::fromUtf8(asking->readAll());
        QVERIFY2(asking->exitCode() == 3 && all.contains(u"Service web was changed by somebody-else meanwhile"_s), qPrintable(all));
        QCOMPARE(selected(), u"blue"_s);
        const auto again = ctl.switchTo(u"green"_s);
        QVERIFY2(again.code == 0, qPrintable(again.both()));
        QCOMPARE(selected(), u"green"_s);
    }

    void safety03_switchBackWhileWatchesAreDeadAndEveryReadTakesFourSeconds()
    {
        const CtlProgram ctl = program();
        const auto there = ctl.switchTo(u"green"_s);
        QVERIFY2(there.code == 0, qPrintable(there.both()));
        const QString typed = ctl.typedNameFor(u"blue"_s);
        for (const char* line : {"proxy clear", "proxy kill-watches", "proxy delay-gets 4"})
            QCOMPARE(m_target.command(line), std::string("ok"));
        QElapsedTimer passed;
        passed.start();
        const auto back = ctl.run({u"switch"_s, u"shop/web"_s, u"--to"_s, u"blue"_s, u"--confirm"_s, typed, u"--reason"_s,
                                   u"contract test"_s, u"--accept"_s, u"all"_s});
        const qint64 took = passed.elapsed();
        const auto counted = proxyReport(m_target);
        QVERIFY2(back.code == 0, qPrintable(back.both()));
        QVERIFY2(!back.out.contains(u"not run"_s), qPrintable(back.out)); // what is read at once is slow, not missing
        QCOMPARE(selected(), u"blue"_s);
        const int before = counted.at("roundsBeforePatch");
        const int after = counted.at("roundsAfterPatch");
        std::printf(
            "FIGURE tealdeckctl, watches dead, each GET 4 s: switched back in %.1f s; rounds of reads: %d before the PATCH, %d after\n",
            static_cast<double>(took) / 1000.0, before, after);
        QVERIFY2(4 * (before + after) < 30, back.out.toUtf8().constData());
    }

    void safety06_onAFullDiskAReleaseIsNotSentAndAWayBackIs()
    {
        SmallDisk disk(u"size=20m"_s);
        if (!disk.isMounted())
            QSKIP("a small file system cannot be mounted here (needs root and CAP_SYS_ADMIN)");
        const CtlProgram ctl(m_target, "proxied", disk.path());
        const auto there = ctl.switchTo(u"green"_s);
        QVERIFY2(there.code == 0, qPrintable(there.both()));
        disk.fill();
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const auto release = ctl.switchTo(u"blue"_s, {u"--purpose"_s, u"release"_s});
        QVERIFY2(release.code == 3, qPrintable(release.both()));
        QCOMPARE(proxyReport(m_target).at("writes").size(), std::size_t(0)); // no Lease either
        const auto back = ctl.switchTo(u"blue"_s);
        QVERIFY2(back.code == 0, qPrintable(back.both()));
        QCOMPARE(selected(), u"blue"_s);
        const QString journal = ctl.run({u"journal"_s, u"list"_s}).out;
        QVERIFY2(journal.contains(u"Switch web back to blue: done"_s), qPrintable(journal));
    }

    void safety06_withoutAReserveAWayBackLeavesItsIntentInTheCluster()
    {
        SmallDisk disk(u"size=20m"_s);
        if (!disk.isMounted())
            QSKIP("a small file system cannot be mounted here (needs root and CAP_SYS_ADMIN)");
        const CtlProgram ctl(m_target, "operator", disk.path());
        const auto there = ctl.switchTo(u"green"_s);
        QVERIFY2(there.code == 0, qPrintable(there.both()));
        disk.remove(u"journal.reserve"_s);
        disk.fill();
        const auto back = ctl.switchTo(u"blue"_s);
        QVERIFY2(back.code == 0, qPrintable(back.both()));
        const Service service = SwitchConsole(m_target, "operator").service();
        QCOMPARE(service.selector.at("color"), std::string("blue"));
        QVERIFY(service.meta.annotations.contains(intentAnnotation));
    }
};

TEALDECK_CONTRACT_MAIN(CtlSwitchTest)
#include "ctl_switch_test.moc"
