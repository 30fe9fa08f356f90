#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/connectors/kube/object_json.h"
#include "tests/contract/ctl_program.h"
#include "tests/contract/proxy_report.h"
#include "tests/contract/switch_console.h"

#include <QTemporaryDir>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// The verbs for single objects through the program tealdeckctl, the same on the sandbox and on a real API server.
class CtlObjectTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    std::unique_ptr<QTemporaryDir> m_state;

    CtlProgram program(const std::string& user = "operator") const { return {m_target, user, m_state->path()}; }
    QStringList withAnswers(const QStringList& command, const QString& name) const
    {
        const QString context = QString::fromStdString(m_target.access("operator").context);
        return command + QStringList{u"--confirm"_s, context + u'/' + name, u"--reason"_s, u"contract test"_s, u"--accept"_s, u"all"_s};
    }
    QString firstOf(const KubeResource& resource, const std::string& space, const std::string& selector = {}) const
    {
        SwitchConsole console(m_target, "operator");
        ListOptions options;
        options.labelSelector = selector;
        const auto answer = console.http.ask(listRequest(resource, space, options));
        const auto json = answer ? parseObjectJson(answer->body) : Result<ObjectJson>(fail(answer.error()));
        if (!json || listAt(*json, {"items"}).empty())
            qFatal("nothing is listed");
        return QString::fromStdString(textAt(listAt(*json, {"items"}).front(), {"metadata", "name"}));
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init() { m_state = std::make_unique<QTemporaryDir>(); }

    void aNodeIsNamedAloneAndGivenBack()
    {
        const QString node = firstOf(kube::nodes, {});
        const CtlProgram ctl = program();
        const auto cordoned = ctl.run(withAnswers({u"cordon"_s, node}, node));
        QVERIFY2(cordoned.code == 0
                     && cordoned.out.contains(u"Outcome: done, effect seen: Node "_s + node + u", wanted unschedulable=true"_s),
                 qPrintable(cordoned.both()));
        const auto back = ctl.run(withAnswers({u"uncordon"_s, u"node/"_s + node}, node));
        QVERIFY2(back.code == 0, qPrintable(back.both()));
        const auto journal = ctl.run({u"journal"_s, u"list"_s});
        QVERIFY2(journal.out.contains(u"Uncordon node "_s + node + u": done."_s), qPrintable(journal.both()));
    }

    void aDeletionIsOnlyPlannedWherePlanIsAsked()
    {
        const QString pod = firstOf(kube::pods, "shop", "app=worker,color=green");
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const auto plan = program("proxied").run({u"delete"_s, u"pod/"_s + pod, u"-n"_s, u"shop"_s, u"--grace"_s, u"0"_s, u"--plan"_s});
        QVERIFY2(plan.code == 0 && plan.out.contains(u"Dry run: accepted"_s) && plan.out.contains(u"A deletion cannot be undone"_s),
                 qPrintable(plan.both()));
        const nlohmann::json report = proxyReport(m_target);
        for (const auto& write : report.at("writes"))
            QVERIFY2(write.dump().find("dryRun=All") != std::string::npos, write.dump().c_str());
        QCOMPARE(firstOf(kube::pods, "shop", "app=worker,color=green"), pod);
    }

    void theCommandsAreKubectls()
    {
        const QString pod = firstOf(kube::pods, "shop", "app=worker,color=green");
        const auto commands = program().run({u"delete"_s, u"pod/"_s + pod, u"-n"_s, u"shop"_s, u"--commands"_s});
        QVERIFY2(commands.code == 0 && commands.out.contains(u"delete pod/"_s + pod), qPrintable(commands.both()));
    }

    void readOnlySendsNothing()
    {
        const QString node = firstOf(kube::nodes, {});
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const auto end = program("proxied").run(QStringList{u"--read-only"_s} + withAnswers({u"cordon"_s, node}, node));
        QVERIFY2(end.code == 3 && end.err.contains(u"read-only"_s), qPrintable(end.both()));
        QCOMPARE(proxyReport(m_target).at("writes").size(), std::size_t(0));
    }

    void whatCannotBeDoneIsSaid_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("words");
        QTest::newRow("no such kind for it") << QStringList{u"cordon"_s, u"service/web"_s} << u"A Service cannot be changed in this way."_s;
        QTest::newRow("not there") << QStringList{u"trigger"_s, u"cronjob/none"_s} << u"none"_s;
        QTest::newRow("no name") << QStringList{u"suspend"_s, u"nightly"_s} << u"KIND/NAME"_s;
        QTest::newRow("no pause of a job") << QStringList{u"resume"_s, u"job/none"_s} << u"none"_s;
    }
    void whatCannotBeDoneIsSaid()
    {
        QFETCH(QStringList, command);
        QFETCH(QString, words);
        const auto end = program().run(command + QStringList{u"-n"_s, u"shop"_s, u"--plan"_s});
        QVERIFY2(end.code == 1 && end.err.contains(words), qPrintable(end.both()));
    }
};

TEALDECK_CONTRACT_MAIN(CtlObjectTest)
#include "ctl_object_test.moc"
