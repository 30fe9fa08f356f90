#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/ctl_program.h"
#include "tests/contract/switch_console.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <signal.h>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// tealdeckctl is killed in the middle of a switch, as by a power cut; the next one says what is true, ends the change in the journal, and
// sends nothing. Told to end, it ends the change itself. The same on the sandbox and on a real API server.
class CtlKilledTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    std::unique_ptr<QTemporaryDir> m_state;

    CtlProgram program() const { return {m_target, "proxied", m_state->path()}; }
    QString selected() { return QString::fromStdString(SwitchConsole(m_target, "operator").service().selector.at("color")); }

    CtlProgram::End journal(const QStringList& command, const QStringList& options = {}) const
    {
        const QString context = QString::fromStdString(m_target.access("proxied").context);
        return program().run(QStringList{u"--context"_s, context} + options + QStringList{u"journal"_s} + command);
    }
    QString unfinishedChange() const
    {
        static const QRegularExpression uuid(u"^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}) "_s, QRegularExpression::MultilineOption);
        return uuid.match(program().run({u"journal"_s, u"unfinished"_s}).out).captured(1);
    }
    int outcomes() const { return static_cast<int>(program().run({u"journal"_s, u"list"_s}).out.count(u"  outcome  "_s)); }

    // What the proxy counted since it was cleared.
    std::vector<std::string> writes() const
    {
        const std::string answer = m_target.command("proxy report");
        return nlohmann::json::parse(answer.starts_with("ok ") ? answer.substr(3) : "{}").at("writes").get<std::vector<std::string>>();
    }
    std::ptrdiff_t patches() const
    {
        return std::ranges::count_if(writes(), [](const std::string& write) { return write.starts_with("PATCH "); });
    }
    bool hasPatchArrivedAtTheProxy() const { return patches() > 0; }
    std::string lockHolder() const
    {
        const auto answer = SwitchConsole(m_target, "operator").http.ask(getRequest(kube::leases, "shop", "tealdeck-web"));
        const auto lease = answer ? decodeLease(answer->body) : Result<LeaseValue>(fail(answer.error()));
        return lease ? lease->holderIdentity : describe(lease.error());
    }
    static bool waitUntil(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 60'000); }

    std::unique_ptr<QProcess> switching() const
    {
        const CtlProgram ctl = program();
        return ctl.start({u"switch"_s, u"shop/web"_s, u"--to"_s, u"green"_s, u"--confirm"_s, ctl.typedNameFor(u"green"_s), u"--reason"_s,
                          u"contract test"_s, u"--accept"_s, u"all"_s});
    }
    static void signal(const QProcess& process, int number) { ::kill(static_cast<pid_t>(process.processId()), number); }
    static void kill(QProcess& process)
    {
        process.kill();
        process.waitForFinished(60'000);
    }

    static void renewLock(SwitchConsole& console)
    {
        const nlohmann::json renewal{{"spec", {{"renewTime", formatRfc3339Micro(console.http.clock.wallNow())}}}};
        const auto answer = console.http.ask(mergePatchRequest(kube::leases, "shop", "tealdeck-web", renewal.dump()));
        QVERIFY(answer && answer->head.status == 200);
    }

    void isSettledAs(const QString& sentence, const QString& word, const QString& offer)
    {
        const QString change = unfinishedChange();
        QVERIFY(!change.isEmpty());
        QCOMPARE(outcomes(), 0);
        const auto settled = journal({u"settle"_s, change});
        QVERIFY2(settled.code == 0 && settled.out.contains(sentence), qPrintable(settled.both()));
        QVERIFY2(settled.out.contains(u"Switch web to green: begun "_s) && settled.out.contains(offer), qPrintable(settled.out));
        const QString list = program().run({u"journal"_s, u"list"_s, u"--change"_s, change}).out;
        QVERIFY2(list.contains(u"Read after it was interrupted: "_s + sentence), qPrintable(list));
        QVERIFY2(list.contains(u"Switch web to green: "_s + word), qPrintable(list));
        QVERIFY(unfinishedChange().isEmpty());
        QVERIFY(writes().empty()); // nothing was sent
        const auto verified = journal({u"verify"_s});
        QVERIFY2(verified.code == 0, qPrintable(verified.both()));
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init()
    {
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        m_state = std::make_unique<QTemporaryDir>();
        SwitchConsole console(m_target, "operator");
        console.writeSelector({{"app", "web"}, {"color", "blue"}});
        console.http.ask(deleteRequest(kube::leases, "shop", "tealdeck-web")); // of one that was killed before
    }
    void cleanup()
    {
        m_target.command("proxy clear");
        SwitchConsole(m_target, "operator").writeSelector({{"app", "web"}, {"color", "blue"}});
    }

    void afterItsPatchWasAnswered()
    {
        const auto killed = switching();
        QVERIFY(readUntil(*killed, u"Service patched"_s).contains(u"Service patched"_s));
        kill(*killed);
        QCOMPARE(selected(), u"green"_s);
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const auto told = journal({u"unfinished"_s}, {u"--read-only"_s});
        QVERIFY2(told.code == 0 && told.out.contains(u"Service web selects green: the request had arrived."_s), qPrintable(told.both()));
        QVERIFY2(!told.out.contains(u"To go back"_s), qPrintable(told.out)); // read-only offers nothing
        isSettledAs(u"Service web selects green: the request had arrived."_s, u"done"_s, u"switch shop/web --to blue"_s);
        const auto back = program().switchTo(u"blue"_s); // the lock of the dead one is watched, then taken
        QVERIFY2(back.code == 0 && back.out.contains(u", way back"_s), qPrintable(back.both()));
        QCOMPARE(selected(), u"blue"_s);
    }

    void beforeItsPatchReachedTheServer()
    {
        QCOMPARE(m_target.command("proxy hold-patch"), std::string("ok"));
        const auto killed = switching();
        QVERIFY(waitUntil([this] { return hasPatchArrivedAtTheProxy(); }));
        kill(*killed);
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        QCOMPARE(selected(), u"blue"_s);
        isSettledAs(u"Service web selects blue, as before: nothing of this change is in effect."_s, u"refused"_s,
                    u"switch shop/web --to green"_s);
    }

    void afterItsPatchWasCarriedOutAndBeforeTheAnswer()
    {
        QCOMPARE(m_target.command("proxy hold-patch-answer"), std::string("ok"));
        const auto killed = switching();
        QVERIFY(waitUntil([this] { return selected() == u"green"_s; }));
        kill(*killed);
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        isSettledAs(u"Service web selects green: the request had arrived."_s, u"done"_s, u"switch shop/web --to blue"_s);
    }

    void toldToEndItSettlesItsChangeAndGivesTheLockBack_data()
    {
        QTest::addColumn<QList<int>>("signals");
        QTest::newRow("by the system") << QList<int>{SIGTERM};
        QTest::newRow("by Ctrl+C, twice") << QList<int>{SIGINT, SIGINT};
        QTest::newRow("by a terminal that is gone") << QList<int>{SIGHUP};
    }

    void toldToEndItSettlesItsChangeAndGivesTheLockBack()
    {
        QFETCH(QList<int>, signals);
        QCOMPARE(m_target.command("proxy hold-patch-answer"), std::string("ok"));
        const auto ending = switching();
        QVERIFY(waitUntil([this] { return selected() == u"green"_s; }));
        for (int i = 0; i < signals.size(); ++i) {
            signal(*ending, signals[i]);
            const QString word = i + 1 < signals.size() ? u"Ctrl+C again"_s : u"Ending: "_s;
            const QString said = readUntil(*ending, word);
            QVERIFY2(said.contains(word), qPrintable(said));
        }
        QCOMPARE(patches(), std::ptrdiff_t(1));
        QCOMPARE(m_target.command("proxy clear"), std::string("ok")); // the answer is lost for good
        const QString said = readUntil(*ending, [](const QString&) { return false; });
        QVERIFY(ending->state() == QProcess::NotRunning || ending->waitForFinished(60'000));
        QVERIFY2(ending->exitStatus() == QProcess::NormalExit && ending->exitCode() == 5, qPrintable(said)); // changed, not fully seen
        QVERIFY2(said.contains(u"Tealdeck was told to end"_s), qPrintable(said));
        QCOMPARE(patches(), std::ptrdiff_t(0)); // never sent again
        QCOMPARE(selected(), u"green"_s);
        QCOMPARE(lockHolder(), std::string());
        QVERIFY(unfinishedChange().isEmpty());
        QCOMPARE(outcomes(), 1);
    }

    void stoppedForAWhileItGoesOn()
    {
        QCOMPARE(m_target.command("proxy hold-patch-answer"), std::string("ok"));
        const auto stopped = switching();
        QVERIFY(waitUntil([this] { return selected() == u"green"_s; }));
        signal(*stopped, SIGSTOP);
        QCOMPARE(patches(), std::ptrdiff_t(1));
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        signal(*stopped, SIGCONT);
        QVERIFY(stopped->waitForFinished(180'000));
        QCOMPARE(stopped->exitCode(), 0);
        QCOMPARE(patches(), std::ptrdiff_t(0));
        QCOMPARE(lockHolder(), std::string());
        QVERIFY(unfinishedChange().isEmpty());
    }

    // The killed one plays the live one: somebody renews its lock, as it would.
    void safety11_oneWhoseLockIsRenewedIsLeftAlone()
    {
        QCOMPARE(m_target.command("proxy hold-patch"), std::string("ok"));
        const auto killed = switching();
        QVERIFY(waitUntil([this] { return hasPatchArrivedAtTheProxy(); }));
        kill(*killed);
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        const QString context = QString::fromStdString(m_target.access("proxied").context);
        const auto settling = program().start({u"--context"_s, context, u"journal"_s, u"settle"_s, unfinishedChange()});
        SwitchConsole console(m_target, "operator");
        while (!settling->waitForFinished(1000))
            renewLock(console);
        const QString said = QString::fromUtf8(settling->readAll());
        QVERIFY2(settling->exitCode() == 3 && said.contains(u"It still runs: "_s), qPrintable(said));
        QCOMPARE(outcomes(), 0);
        isSettledAs(u"Service web selects blue, as before: nothing of this change is in effect."_s, u"refused"_s,
                    u"switch shop/web --to green"_s);
    }
};

TEALDECK_CONTRACT_MAIN(CtlKilledTest)
#include "ctl_killed_test.moc"
