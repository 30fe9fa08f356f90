#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/proxy_report.h"
#include "tests/contract/switch_console.h"
#include "tests/contract/window/console_player.h"
#include "tests/contract/window/console_process.h"

#include "core/connectors/kube/lease_anchors.h"
#include "ui/widgets/slot_card.h"

#include <QLabel>
#include <QTemporaryDir>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// Two consoles and a tealdeckctl, each with a journal of its own, want the same application at the same time. The same on the sandbox and
// on a real API server.
class ConsolesAtOnceTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    QTemporaryDir m_first; // the state of the console that has the lock
    QTemporaryDir m_second;
    QTemporaryDir m_third; // of tealdeckctl

    static constexpr int patience = 180'000;

    std::string selected() const { return SwitchConsole(m_target, "operator").service().selector.at("color"); }
    LeaseValue lease() const
    {
        SwitchConsole console(m_target, "operator");
        const auto answer = console.http.ask(getRequest(kube::leases, "shop", "tealdeck-web"));
        const auto found = answer ? decodeLease(answer->body) : Result<LeaseValue>(fail(answer.error()));
        return found.value_or(LeaseValue());
    }
    CtlProgram ctl(const QTemporaryDir& state) const { return {m_target, "operator", state.path()}; }
    QString verified(const QTemporaryDir& state) const
    {
        const QString context = QString::fromStdString(m_target.access("operator").context);
        return ctl(state).run({u"--context"_s, context, u"journal"_s, u"verify"_s}).both();
    }
    std::size_t anchors() const
    {
        const LeaseValue now = lease();
        const auto heads = now.meta.annotations.find(journalHeadAnnotation);
        return heads == now.meta.annotations.end() ? 0 : parseJournalHeads(heads->second, {}).size();
    }

    static QString wordsOf(const QWidget& widget)
    {
        QStringList words;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            words << label->text();
        for (const QWidget* child : widget.findChildren<QWidget*>())
            words << child->accessibleName();
        return words.join(u'\n');
    }
    static bool wait(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, patience); }

    // Plans web to blue by the button that is offered, as a switch or as a way back; null when no plan came.
    static ChangeDialog* planBlue(ConsoleWindow& console)
    {
        const auto offered = [&console]() -> QPushButton* {
            for (const QString& text : {u"Switch back to blue"_s, u"Switch to blue"_s}) {
                QPushButton* button = console.button(text);
                if (button && button->isEnabled())
                    return button;
            }
            return nullptr;
        };
        if (!wait([&] { return offered() != nullptr; }))
            return nullptr;
        QTest::mouseClick(offered(), Qt::LeftButton);
        const auto isPlanned = [&] { return console.dialog() && std::holds_alternative<FlowConfirming>(console.dialog()->flow().state()); };
        return wait(isPlanned) ? console.dialog() : nullptr;
    }
    static bool send(ChangeDialog& dialog)
    {
        ConsoleWindow::answer(dialog, u"contract test"_s);
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        return wait([&] { return dialog.flow().isEnded(); });
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init()
    {
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        putBackBlue(m_target);
    }
    void cleanup()
    {
        m_target.command("proxy clear");
        putBackBlue(m_target);
    }

    void safety11_theLockKeepsOneAndTheOthersAreToldWhoAndSinceWhen()
    {
        ConsoleWindow second(m_target.access("operator"), AccessMode::ReadWrite, (m_second.path() + u"/tealdeck"_s).toStdString(),
                             m_target.kind == "sandbox");
        second.window().showPage(u"delivery"_s);
        QVERIFY(second.waitUntilReady());
        auto* list = second.window().findChild<ApplicationList*>();
        QTest::keyClick(list, Qt::Key_Home);
        for (int row = 0; list->chosen() != "shop/web" && row < list->model()->rowCount(); ++row)
            QTest::keyClick(list, Qt::Key_Down);
        const QString typedName = ctl(m_third).typedNameFor(u"green"_s);

        // The first one has sent, hears nothing, and will see nothing of its effect: it keeps its lock for more than a minute.
        ConsoleProcess first(m_target, "proxied", m_first.path());
        QVERIFY2(first.waitFor(u"planned"_s), first.said().constData());
        QCOMPARE(m_target.command("proxy hold-patch-answer"), std::string("ok"));
        QCOMPARE(m_target.command("proxy hold-gets /endpointslices"), std::string("ok"));
        first.order("send");
        QVERIFY2(wait([this] { return selected() == "green"; }), first.said().constData());
        const LeaseValue held = lease();
        QVERIFY(!held.holderIdentity.empty());
        const QString since = QString::fromStdString(formatRfc3339(held.acquireTime.value()));

        const auto third = ctl(m_third).start({u"switch"_s, u"shop/web"_s, u"--to"_s, u"blue"_s, u"--confirm"_s, typedName, u"--reason"_s,
                                               u"contract test"_s, u"--accept"_s, u"all"_s});
        ChangeDialog* dialog = planBlue(second);
        QVERIFY(dialog);
        QVERIFY2(QString::fromStdString(dialog->flow().plan()->lockHolder).contains(since), qPrintable(wordsOf(*dialog)));
        QVERIFY(send(*dialog));
        const QString told = wordsOf(*dialog);
        QVERIFY2(told.contains(u"is changing web"_s) && told.contains(since) && told.contains(u"look again then"_s), qPrintable(told));
        QCOMPARE(second.session().writes().count(), 0);
        QTest::keyClick(dialog, Qt::Key_Escape);

        const QString said = readUntil(*third, [](const QString&) { return false; });
        QVERIFY(third->state() == QProcess::NotRunning || third->waitForFinished(patience));
        QVERIFY2(third->exitCode() == 3, qPrintable(said));
        QVERIFY2(said.contains(u"Watching for 31 s"_s) && said.contains(u"is changing web"_s) && said.contains(since), qPrintable(said));
        QCOMPARE(selected(), std::string("green")); // nobody wrote over the first one
        QCOMPARE(lease().holderIdentity, held.holderIdentity);
        QCOMPARE(patchesIn(proxyReport(m_target)), 1);

        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        QVERIFY2(first.waitFor(u"line Effect seen"_s), first.said().constData());
        QVERIFY(wait([this] { return lease().holderIdentity.empty(); }));
        QCOMPARE(patchesIn(proxyReport(m_target)), 0);
        allSeeTheSameAndAnyMayGoBack(second, first);
    }

private:
    // Each of them knows the change of the first one as the last one: to undo it is a way back.
    void allSeeTheSameAndAnyMayGoBack(ConsoleWindow& second, ConsoleProcess& first)
    {
        for (const QTemporaryDir* state : {&m_first, &m_third}) {
            const QString planned = ctl(*state).run({u"switch"_s, u"shop/web"_s, u"--to"_s, u"blue"_s, u"--plan"_s}).out;
            QVERIFY2(planned.contains(u", way back"_s), qPrintable(planned));
        }
        ChangeDialog* back = planBlue(second);
        QVERIFY(back);
        QVERIFY(back->flow().plan()->purpose == Purpose::WayBack);
        QVERIFY(send(*back));
        QVERIFY2(wordsOf(*back).contains(u"web is on blue."_s), qPrintable(wordsOf(*back)));
        first.order("live");
        QVERIFY2(first.waitFor(u"live blue"_s), first.said().constData());
        const QString apps = ctl(m_third).run({u"--json"_s, u"apps"_s, u"-n"_s, u"shop"_s}).out;
        QVERIFY2(apps.contains(u"\"color\":\"blue\""_s) || apps.contains(u"\"color\": \"blue\""_s), qPrintable(apps));
        QCOMPARE(anchors(), std::size_t(2)); // of the two that changed something; the third one's only word is that it was refused
        for (const QTemporaryDir* state : {&m_first, &m_second}) {
            const QString proof = verified(*state);
            QVERIFY2(proof.contains(u"is intact"_s) && proof.contains(u"Lease shop/tealdeck-web"_s), qPrintable(proof));
        }
        first.send(SIGTERM);
        QVERIFY2(first.waitForEnd(), first.said().constData());
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
    ConsolesAtOnceTest suite;
    return QTest::qExec(&suite, argc, argv);
}
#include "consoles_at_once_test.moc"
