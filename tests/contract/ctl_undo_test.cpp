#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/ctl_program.h"
#include "tests/contract/proxy_report.h"
#include "tests/contract/switch_console.h"

#include <QTemporaryDir>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString workload = u"deployment/worker-green"_s;

// The line of the revision that the workload has now: "*   4   12s   registry/worker:1.9.0   <none>".
QStringList currentOf(const QString& table)
{
    for (const QString& line : table.split(u'\n')) {
        if (line.startsWith(u'*'))
            return line.simplified().split(u' ');
    }
    return {};
}

} // namespace

// Revisions and rollbacks through the program tealdeckctl, the same on the sandbox and on a real API server. A restart makes the template
// that is left again: its pods can run everywhere.
class CtlUndoTest : public QObject
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
    QString revisions() const { return program().run({u"revisions"_s, workload, u"-n"_s, u"shop"_s}).out; }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init() { m_state = std::make_unique<QTemporaryDir>(); }

    void aRollbackItsNumbersAndItsJournal()
    {
        const CtlProgram ctl = program();
        const auto restart = ctl.run(withAnswers({u"restart"_s, workload}));
        QVERIFY2(restart.code == 0, qPrintable(restart.both()));
        const QString before = revisions();
        QVERIFY2(before.startsWith(u"CURRENT   REVISION   AGE"_s) && before.contains(u"IMAGES"_s) && before.contains(u"CHANGE-CAUSE"_s),
                 qPrintable(before));
        QVERIFY2(currentOf(before).size() == 5 && currentOf(before).at(3).contains(u':'), qPrintable(before)); // its image

        const auto back = ctl.run(withAnswers({u"undo"_s, workload}));
        QVERIFY2(back.code == 0 && back.out.contains(u"Outcome: done, effect seen: "_s) && back.out.contains(u"- "_s),
                 qPrintable(back.both()));
        const QString after = revisions();
        QCOMPARE(currentOf(after).at(1).toInt(), currentOf(before).at(1).toInt() + 1); // a rollback is a new revision
        const auto journal = ctl.run({u"journal"_s, u"list"_s});
        QVERIFY2(journal.out.contains(u"Roll Deployment worker-green back to revision "_s) && journal.out.contains(u": done."_s),
                 qPrintable(journal.both()));
    }

    void aPlanShowsTheDifferenceAndSendsNothing()
    {
        const auto restart = program().run(withAnswers({u"restart"_s, workload}));
        QVERIFY2(restart.code == 0, qPrintable(restart.both()));
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const QString number = currentOf(revisions()).at(1);
        const auto plan = program("proxied").run({u"undo"_s, workload, u"-n"_s, u"shop"_s, u"--plan"_s});
        QVERIFY2(plan.code == 0 && plan.out.contains(u"Dry run: accepted"_s), qPrintable(plan.both()));
        QVERIFY2(plan.out.contains(u"kubectl.kubernetes.io/restartedAt"_s), qPrintable(plan.out)); // the line that goes
        const nlohmann::json report = proxyReport(m_target);
        for (const auto& write : report.at("writes"))
            QVERIFY2(write.dump().find("dryRun=All") != std::string::npos, write.dump().c_str());
        const auto commands = program().run({u"undo"_s, workload, u"-n"_s, u"shop"_s, u"--commands"_s});
        QVERIFY2(commands.out.contains(u"rollout undo deployment/worker-green --to-revision="_s)
                     && commands.out.contains(u"rollout undo deployment/worker-green\n"_s),
                 qPrintable(commands.both()));
        const auto already = program().run({u"undo"_s, workload, u"-n"_s, u"shop"_s, u"--to-revision"_s, number, u"--plan"_s});
        QVERIFY2(already.code == 1
                     && already.err.contains(u"Deployment worker-green runs the template of revision %1 already."_s.arg(number)),
                 qPrintable(already.both()));
        const auto back = program().run(withAnswers({u"undo"_s, workload}));
        QVERIFY2(back.code == 0, qPrintable(back.both()));
    }

    void revisionsAsJson()
    {
        const auto end = program().run({u"--json"_s, u"revisions"_s, u"deploy"_s, u"worker-green"_s, u"-n"_s, u"shop"_s});
        QVERIFY2(end.code == 0, qPrintable(end.both()));
        const auto list = nlohmann::json::parse(end.out.toStdString());
        QVERIFY(list.is_array() && !list.empty());
        QCOMPARE(std::ranges::count_if(list, [](const nlohmann::json& one) { return one.at("isCurrent").get<bool>(); }), 1);
        QVERIFY(list.front().at("revision").is_number() && list.front().at("images").is_array());
    }

    void whatMakesNoSenseIsSaid()
    {
        const auto number = program().run({u"undo"_s, workload, u"-n"_s, u"shop"_s, u"--to-revision"_s, u"4711"_s, u"--plan"_s});
        QVERIFY2(number.code == 1 && number.err.contains(u"has no revision 4711; it has "_s), qPrintable(number.both()));
        const auto service = program().run({u"revisions"_s, u"service/web"_s, u"-n"_s, u"shop"_s});
        QVERIFY2(service.code == 1 && service.err.contains(u"A Service has no revisions to go back to."_s), qPrintable(service.both()));
        const auto absent = program().run({u"revisions"_s, u"deployment/absent"_s, u"-n"_s, u"shop"_s});
        QVERIFY2(absent.code == 1, qPrintable(absent.both()));
    }

    void readOnlySendsNothing()
    {
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const auto listed = program("proxied").run({u"--read-only"_s, u"revisions"_s, workload, u"-n"_s, u"shop"_s});
        QVERIFY2(listed.code == 0, qPrintable(listed.both()));
        QCOMPARE(proxyReport(m_target).at("writes").size(), std::size_t(0));
    }
};

TEALDECK_CONTRACT_MAIN(CtlUndoTest)
#include "ctl_undo_test.moc"
