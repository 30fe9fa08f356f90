#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/proxy_report.h"
#include "tests/contract/switch_console.h"
#include "tests/contract/window/console_player.h"
#include "tests/contract/window/console_process.h"

#include <QLabel>
#include <QTemporaryDir>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// The console is closed, told to end, killed or suspended in the middle of a switch: the journal is true, nothing is sent twice, the lock
// is given back or runs out, and the next console says what is true. The same on the sandbox and on a real API server.
class ConsoleEndTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    std::unique_ptr<QTemporaryDir> m_state;

    static constexpr int patience = 180'000;

    CtlProgram ctl() const { return {m_target, "operator", m_state->path()}; }
    QString journal(const QStringList& command) const
    {
        const QString context = QString::fromStdString(m_target.access("proxied").context);
        return CtlProgram(m_target, "proxied", m_state->path()).run(QStringList{u"--context"_s, context, u"journal"_s} + command).both();
    }
    std::string selected() const { return SwitchConsole(m_target, "operator").service().selector.at("color"); }
    LeaseValue lease() const
    {
        SwitchConsole console(m_target, "operator");
        const auto answer = console.http.ask(getRequest(kube::leases, "shop", "tealdeck-web"));
        const auto found = answer ? decodeLease(answer->body) : Result<LeaseValue>(fail(answer.error()));
        return found.value_or(LeaseValue());
    }
    int patches() const { return patchesIn(proxyReport(m_target)); }
    bool command(const char* line) const { return m_target.command(line) == "ok"; }

    std::unique_ptr<ConsoleProcess> planned() const
    {
        auto console = std::make_unique<ConsoleProcess>(m_target, "proxied", m_state->path());
        if (!console->waitFor(u"planned"_s))
            qWarning("%s", console->said().constData());
        return console;
    }
    // Sent, and its effect is not seen: the Service is on green, the console watches in vain until the proxy is cleared.
    std::unique_ptr<ConsoleProcess> watching() const
    {
        auto console = planned();
        if (!command("proxy hold-gets /endpointslices"))
            qWarning("the proxy does not hold");
        console->order("send");
        if (!console->waitFor(u"line Service patched"_s))
            qWarning("%s", console->said().constData());
        return console;
    }
    // The request was carried out, and its answer does not come until the proxy is cleared.
    std::unique_ptr<ConsoleProcess> waitingForItsAnswer() const
    {
        auto console = planned();
        if (!command("proxy hold-patch-answer"))
            qWarning("the proxy does not hold");
        console->order("send");
        if (!QTest::qWaitFor([this] { return selected() == "green"; }, patience))
            qWarning("%s", console->said().constData());
        return console;
    }

    void isEndedInTheJournal(const QString& word, const QString& text) const
    {
        const QString list = journal({u"list"_s});
        QVERIFY2(list.contains(u"Switch web to green: "_s + word), qPrintable(list));
        QVERIFY2(list.contains(text), qPrintable(list));
        QCOMPARE(list.count(u"  intent  "_s), 1);
        QCOMPARE(list.count(u"  outcome  "_s), 1);
        const QString unfinished = journal({u"unfinished"_s});
        QVERIFY2(unfinished.contains(u"Every change has an outcome."_s), qPrintable(unfinished));
        const QString verified = journal({u"verify"_s});
        QVERIFY2(verified.contains(u"intact"_s), qPrintable(verified));
    }

    static QString wordsOf(const QWidget& widget)
    {
        QStringList words;
        for (const QLabel* label : widget.findChildren<QLabel*>()) {
            if (label->isVisible())
                words << label->text();
        }
        for (const QWidget* child : widget.findChildren<QWidget*>()) {
            if (child->isVisible())
                words << child->accessibleName();
        }
        return words.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init()
    {
        QVERIFY(command("proxy clear"));
        m_state = std::make_unique<QTemporaryDir>();
        putBackBlue(m_target);
    }
    void cleanup()
    {
        m_target.command("proxy clear");
        putBackBlue(m_target);
    }

    // Between the confirmation and the request: nothing is sent, and the journal says so.
    void toldToEndBeforeTheRequestItSendsNothing()
    {
        const auto console = planned();
        QVERIFY(command("proxy hold-gets /namespaces/kube-system")); // whose uid is compared once more before the request
        console->order("send");
        QVERIFY2(QTest::qWaitFor([this] { return !lease().holderIdentity.empty(); }, patience), console->said().constData());
        console->send(SIGTERM);
        QVERIFY2(console->waitForEnd(), console->said().constData()); // that read has its deadline
        QCOMPARE(patches(), 0);
        QVERIFY(command("proxy clear"));
        QCOMPARE(selected(), std::string("blue"));
        QCOMPARE(lease().holderIdentity, std::string());
        isEndedInTheJournal(u"refused"_s, u"Lock of web given back."_s);
    }

    void toldToEndItStopsWatchingAndGivesItsLockBack()
    {
        const auto console = watching();
        console->send(SIGTERM);
        QVERIFY2(console->waitForEnd(), console->said().constData());
        QCOMPARE(patches(), 1);
        QCOMPARE(selected(), std::string("green"));
        QCOMPARE(lease().holderIdentity, std::string());
        QVERIFY(command("proxy clear"));
        isEndedInTheJournal(u"done"_s, u"Lock of web given back."_s);
    }

    void closedItAsksWaitsForTheEndAndClosesThen()
    {
        const auto console = watching();
        console->order("close");
        QVERIFY2(console->waitFor(u"asked"_s), console->said().constData());
        console->order("press waitAndClose");
        QCOMPARE(patches(), 1);
        QVERIFY(console->isRunning());
        QVERIFY(command("proxy clear")); // now the effect is seen
        QVERIFY2(console->waitForEnd(), console->said().constData());
        QCOMPARE(patches(), 0);
        QCOMPARE(lease().holderIdentity, std::string());
        isEndedInTheJournal(u"done"_s, u"Lock of web given back."_s);
    }

    void closedWithoutWatchingItSettlesALostAnswerFirst()
    {
        const auto console = waitingForItsAnswer();
        console->order("close");
        QVERIFY2(console->waitFor(u"asked"_s), console->said().constData());
        console->order("press endAndClose");
        QCOMPARE(patches(), 1);
        QVERIFY(console->isRunning());
        QVERIFY(command("proxy clear")); // the answer is lost for good
        QVERIFY2(console->waitForEnd(), console->said().constData());
        QCOMPARE(patches(), 0); // it was never sent again
        QCOMPARE(lease().holderIdentity, std::string());
        isEndedInTheJournal(u"done"_s, u"Read after the answer was lost."_s);
    }

    void killedItIsToldAndEndedByTheNextOne()
    {
        {
            const auto console = waitingForItsAnswer();
            console->send(SIGKILL);
            QVERIFY(!console->waitForEnd());
        }
        QVERIFY(command("proxy clear"));
        QVERIFY(!lease().holderIdentity.empty()); // nobody gave it back: it runs out
        ConsoleWindow next(m_target.access("proxied"), AccessMode::ReadWrite, (m_state->path() + u"/tealdeck"_s).toStdString(),
                           m_target.kind == "sandbox");
        const auto isTold = [&] { return wordsOf(next.window()).contains(u"Service web selects green: the request had arrived."_s); };
        QVERIFY2(QTest::qWaitFor(isTold, patience), qPrintable(wordsOf(next.window())));
        QCOMPARE(next.session().writes().count(), 0);
        QVERIFY(QTest::qWaitFor([&] { return next.session().unfinished().isDone(); }, patience));
        QCOMPARE(patches(), 0);
        isEndedInTheJournal(u"done"_s, u"Read after it was interrupted: Service web selects green: the request had arrived."_s);
    }

    // A suspended console keeps its lock only as long as others see it renewed; when it wakes, it sends nothing over what they did.
    void safety11_suspendedItLosesItsLockAndSendsNothingMore()
    {
        const auto console = planned();
        QVERIFY(command("proxy hold-patch")); // it will never reach the server
        console->order("send");
        QVERIFY(QTest::qWaitFor([this] { return patches() == 1; }, patience));
        console->send(SIGSTOP);
        QTemporaryDir state;
        const CtlProgram other(m_target, "operator", state.path());
        const auto there = other.switchTo(u"green"_s); // once it saw the lock unchanged for its time
        QVERIFY2(there.code == 0, qPrintable(there.lastWords()));
        const auto back = other.switchTo(u"blue"_s);
        QVERIFY2(back.code == 0, qPrintable(back.lastWords()));
        QVERIFY(command("proxy clear"));
        console->send(SIGCONT);
        QVERIFY2(console->waitFor(u"line Stopped"_s), console->said().constData());
        console->send(SIGTERM);
        QVERIFY2(console->waitForEnd(), console->said().constData());
        QCOMPARE(patches(), 0);
        QCOMPARE(selected(), std::string("blue"));
        QCOMPARE(lease().holderIdentity, std::string()); // as the other one left it
        isEndedInTheJournal(u"refused"_s, u"Lock of web lost: "_s);
    }
};

int main(int argc, char** argv)
{
    if (argc > 2 && std::string_view(argv[1]) == "--console")
        return playConsole(argc, argv);
    if (!ContractTarget::isGiven()) {
        std::puts("skipped: TEALDECK_CONTRACT_TARGET is not set");
        return 77;
    }
    QApplication application(argc, argv);
    ConsoleEndTest suite;
    return QTest::qExec(&suite, argc, argv);
}
#include "console_end_test.moc"
