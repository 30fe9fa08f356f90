#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/ctl_program.h"
#include "tests/contract/proxy_report.h"
#include "tests/contract/switch_console.h"

#include <QTemporaryDir>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// Changes of workloads through the program tealdeckctl, the same on the sandbox and on a real API server.
class CtlWorkloadTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    std::unique_ptr<QTemporaryDir> m_state;

    CtlProgram program(const std::string& user = "operator") const { return {m_target, user, m_state->path()}; }
    QStringList withAnswers(const QStringList& command) const
    {
        const QString context = QString::fromStdString(m_target.access("operator").context);
        return command + QStringList{u"-n"_s,       u"shop"_s,          u"--confirm"_s, context + u"/worker-green"_s,
                                     u"--reason"_s, u"contract test"_s, u"--accept"_s,  u"all"_s};
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init() { m_state = std::make_unique<QTemporaryDir>(); }

    void aScaleItsJournalAndItsWayBack()
    {
        const CtlProgram ctl = program();
        const auto more = ctl.run(withAnswers({u"scale"_s, u"deployment/worker-green"_s, u"--replicas"_s, u"5"_s}));
        QVERIFY2(more.code == 0 && more.out.contains(u"Outcome: done, effect seen: 5 of 5 pods up to date and available"_s),
                 qPrintable(more.both()));
        const auto back = ctl.run(withAnswers({u"scale"_s, u"deployment"_s, u"worker-green"_s, u"--replicas"_s, u"3"_s}));
        QVERIFY2(back.code == 0, qPrintable(back.both()));
        const auto journal = ctl.run({u"journal"_s, u"list"_s});
        QVERIFY2(journal.out.contains(u"Scale Deployment worker-green to 5: done."_s), qPrintable(journal.both()));
        const auto verified
            = ctl.run({u"--context"_s, QString::fromStdString(m_target.access("operator").context), u"journal"_s, u"verify"_s});
        QVERIFY2(verified.code == 0 && verified.out.contains(u"is intact"_s), qPrintable(verified.both()));
    }

    void theCommandsAreKubectls()
    {
        const auto commands
            = program().run({u"scale"_s, u"deployment/worker-green"_s, u"-n"_s, u"shop"_s, u"--replicas"_s, u"7"_s, u"--commands"_s});
        QVERIFY2(commands.code == 0 && commands.out.contains(u"scale deployment/worker-green --replicas=7"_s)
                     && commands.out.contains(u"scale deployment/worker-green --replicas=3"_s),
                 qPrintable(commands.both()));
    }

    void everyVerbIsPlannedWithoutSendingAnything_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("title");
        QTest::newRow("restart") << QStringList{u"restart"_s} << u"Restart Deployment worker-green"_s;
        QTest::newRow("pause") << QStringList{u"pause"_s} << u"Pause the rollout of Deployment worker-green"_s;
        QTest::newRow("set-image") << QStringList{u"set-image"_s, u"--image"_s, u"registry.example/other:1"_s}
                                   << u"Set Deployment worker-green to image registry.example/other:1"_s;
    }
    void everyVerbIsPlannedWithoutSendingAnything()
    {
        QFETCH(QStringList, command);
        QFETCH(QString, title);
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const auto plan = program("proxied").run(command + QStringList{u"deployment/worker-green"_s, u"-n"_s, u"shop"_s, u"--plan"_s});
        QVERIFY2(plan.code == 0 && plan.out.contains(title) && plan.out.contains(u"Dry run: accepted"_s), qPrintable(plan.both()));
    }

    void nothingIsSentWithoutTheTypedName()
    {
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const auto end = program("proxied").run({u"scale"_s, u"deployment/worker-green"_s, u"-n"_s, u"shop"_s, u"--replicas"_s, u"0"_s,
                                                 u"--reason"_s, u"contract test"_s, u"--accept"_s, u"all"_s});
        QVERIFY2(end.code == 3, qPrintable(end.both()));
        const nlohmann::json report = proxyReport(m_target);
        for (const auto& write : report.at("writes"))
            QVERIFY2(write.dump().find("dryRun=All") != std::string::npos, write.dump().c_str());
    }

    void readOnlySendsNothing()
    {
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const auto end = program("proxied").run(QStringList{u"--read-only"_s} + withAnswers({u"restart"_s, u"deployment/worker-green"_s}));
        QVERIFY2(end.code == 3 && end.err.contains(u"read-only"_s), qPrintable(end.both()));
        QCOMPARE(proxyReport(m_target).at("writes").size(), std::size_t(0));
    }

    void whatCannotBeChangedIsSaid()
    {
        const auto end = program().run({u"restart"_s, u"service/web"_s, u"-n"_s, u"shop"_s, u"--plan"_s});
        QVERIFY2(end.code == 1 && end.err.contains(u"A Service cannot be changed in this way."_s), qPrintable(end.both()));
    }
};

TEALDECK_CONTRACT_MAIN(CtlWorkloadTest)
#include "ctl_workload_test.moc"
