#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/connectors/kube/workload_state.h"
#include "tests/contract/switch_console.h"
#include "tests/support/console_window.h"
#include "ui/change/wish_dialog.h"
#include "ui/shell/command_palette.h"

#include <QListView>
#include <QMenu>
#include <QSpinBox>
#include <QTemporaryDir>

#include <algorithm>
#include <ranges>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// Changes of a workload from its details in the window, by clicks and keys only, the same on the sandbox and on a real API server.
class WindowWorkloadTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    std::unique_ptr<QTemporaryDir> m_state;

    // The details of worker-green are open.
    std::unique_ptr<ConsoleWindow> open(AccessMode mode = AccessMode::ReadWrite) { return openObject("worker-green", "Deployment", mode); }
    std::unique_ptr<ConsoleWindow> openObject(const std::string& objectName, const std::string& objectKind,
                                              AccessMode mode = AccessMode::ReadWrite)
    {
        const QString name = QString::fromStdString(objectName);
        const QString kind = QString::fromStdString(objectKind);
        auto console = std::make_unique<ConsoleWindow>(m_target.access("operator"), mode, m_state->path().toStdString(), false);
        if (!console->waitUntilReady())
            return nullptr;
        // As an operator finds it: the palette, its name, Enter.
        QTest::keyClick(&console->window(), Qt::Key_K, Qt::ControlModifier);
        CommandPalette& palette = console->window().palette();
        QTest::keyClicks(palette.findChild<QLineEdit*>(), name);
        const QListView* list = palette.findChild<QListView*>();
        const auto wordsIn = [list](int row) { return list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); };
        const auto isIt = [&](int row) { return wordsIn(row).startsWith(name + u' ') && wordsIn(row).contains(kind); };
        const auto isFound = [&] {
            const int rows = list->model()->rowCount();
            return std::ranges::any_of(std::views::iota(0, rows), isIt);
        };
        if (!QTest::qWaitFor(isFound, ConsoleWindow::patience))
            return nullptr;
        for (int step = 0; step < list->model()->rowCount() && !isIt(list->currentIndex().row()); ++step)
            QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Down);
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
        return console;
    }
    WorkloadState stateNow() const
    {
        SwitchConsole console(m_target, "operator");
        const auto answer = console.http.ask(getRequest(kube::deployments, "shop", "worker-green"));
        const auto state = answer ? decodeWorkloadState(answer->body, "Deployment") : Result<WorkloadState>(fail(answer.error()));
        if (!state)
            qFatal("%s", describe(state.error()).c_str());
        return *state;
    }
    // Chooses it from the menu of changes, by keys; false where it is not there, or off.
    static bool choose(ConsoleWindow& console, const QString& text)
    {
        const auto found = [&]() -> QAction* {
            auto* button = console.window().findChild<QPushButton*>(u"changeObject"_s);
            const QList<QAction*> actions
                = button && button->isVisible() && button->isEnabled() ? button->menu()->actions() : QList<QAction*>();
            const auto action = std::ranges::find_if(actions, [&](const QAction* one) { return one->text() == text && one->isEnabled(); });
            return action == actions.end() ? nullptr : *action;
        };
        if (!QTest::qWaitFor([&] { return found() != nullptr; }, ConsoleWindow::patience))
            return false;
        auto* button = console.window().findChild<QPushButton*>(u"changeObject"_s);
        QMenu* menu = button->menu();
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
        menu->setActiveAction(found());
        QTest::keyClick(menu, Qt::Key_Return);
        return true;
    }
    static bool send(ConsoleWindow& console)
    {
        const auto isPlanned = [&] { return console.dialog() && std::holds_alternative<FlowConfirming>(console.dialog()->flow().state()); };
        if (!QTest::qWaitFor(isPlanned, ConsoleWindow::patience))
            return false;
        ConsoleWindow::answer(*console.dialog(), u"contract test"_s);
        QTest::keyClick(console.dialog(), Qt::Key_Return, Qt::ControlModifier);
        return QTest::qWaitFor([&] { return console.dialog()->flow().isEnded(); }, 3 * ConsoleWindow::patience);
    }
    static bool isEffectSeen(ConsoleWindow& console)
    {
        const ChangeProgress* progress = console.dialog()->flow().progress();
        const auto* done = progress && progress->outcome ? std::get_if<Done>(&*progress->outcome) : nullptr;
        return done && done->effect.isComplete;
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init() { m_state = std::make_unique<QTemporaryDir>(); }

    // Scale… asks how many, the plan's way back leads to the number before.
    void aScaleAndItsWayBack()
    {
        const auto console = open();
        QVERIFY(console);
        const int before = stateNow().replicas;
        QVERIFY(choose(*console, u"Scale…"_s));
        auto* wish = console->window().findChild<WishDialog*>();
        QVERIFY(wish && wish->isVisible());
        auto* number = wish->findChild<QSpinBox*>();
        QCOMPARE(number->value(), before);
        QVERIFY(!wish->findChild<QPushButton*>(u"planWish"_s)->isEnabled()); // it has so many already
        QTest::keyClicks(number, QString::number(before + 1));
        QTest::keyClick(wish, Qt::Key_Return);
        QVERIFY(send(*console));
        QVERIFY(isEffectSeen(*console));
        QCOMPARE(stateNow().replicas, before + 1);

        auto* back = console->dialog()->findChild<QPushButton*>(u"wayBack"_s);
        QVERIFY(back && back->isVisible() && back->isEnabled());
        QTest::mouseClick(back, Qt::LeftButton);
        QVERIFY(send(*console));
        QVERIFY(isEffectSeen(*console));
        QCOMPARE(stateNow().replicas, before);
    }

    void aRestartHasNoWayBack()
    {
        const auto console = open();
        QVERIFY(console);
        QVERIFY(choose(*console, u"Restart…"_s));
        QVERIFY(send(*console));
        QVERIFY(isEffectSeen(*console));
        QVERIFY(!stateNow().restartedAt.empty());
        const auto* back = console->dialog()->findChild<QPushButton*>(u"wayBack"_s);
        QVERIFY(!back || !back->isVisible());
    }

    void aPauseChangesItsButton()
    {
        const auto console = open();
        QVERIFY(console);
        QVERIFY(choose(*console, u"Pause rollout…"_s));
        QVERIFY(send(*console));
        QVERIFY(stateNow().isPaused);
        QTest::keyClick(console->dialog(), Qt::Key_Escape);
        QVERIFY(choose(*console, u"Resume rollout…"_s));
        QVERIFY(send(*console));
        QVERIFY(!stateNow().isPaused);
    }

    // What a node offers follows from how it was read: cordon, and then the other way.
    void aNodeIsCordonedAndGivenBack()
    {
        SwitchConsole reader(m_target, "operator");
        const auto nodes = reader.http.ask(listRequest(kube::nodes, ""));
        QVERIFY(nodes);
        const auto node = decodeList<Node>(nodes->body);
        QVERIFY(node && !node->items.empty());
        const std::string name = node->items.front().meta.name;
        const auto console = openObject(name, "Node");
        QVERIFY(console);
        QVERIFY(choose(*console, u"Cordon…"_s));
        QVERIFY(send(*console));
        QVERIFY(isEffectSeen(*console));
        QTest::keyClick(console->dialog(), Qt::Key_Escape);
        QVERIFY(choose(*console, u"Uncordon…"_s));
        QVERIFY(send(*console));
        QVERIFY(isEffectSeen(*console));
    }

    void aPodIsDeletedAfterItsPlan()
    {
        SwitchConsole reader(m_target, "operator");
        ListOptions options;
        options.labelSelector = "app=worker,color=green";
        const auto pods = reader.http.ask(listRequest(kube::pods, "shop", options));
        QVERIFY(pods);
        const auto before = decodeList<Pod>(pods->body);
        QVERIFY(before && !before->items.empty());
        const auto console = openObject(before->items.front().meta.name, "Pod");
        QVERIFY(console);
        QVERIFY(choose(*console, u"Delete…"_s));
        QVERIFY(send(*console));
        QVERIFY(isEffectSeen(*console));
        const auto* back = console->dialog()->findChild<QPushButton*>(u"wayBack"_s);
        QVERIFY(!back || !back->isVisible());
    }

    void readOnlySaysWhyNothingCanBeChanged()
    {
        const auto console = open(AccessMode::ReadOnly);
        QVERIFY(console);
        const auto* button = console->window().findChild<QPushButton*>(u"changeObject"_s);
        QVERIFY(QTest::qWaitFor([&] { return button && button->isVisible(); }, ConsoleWindow::patience));
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), u"This console is read-only"_s);
        QCOMPARE(console->session().writes().count(), 0);
    }
};

int main(int argc, char** argv)
{
    if (!ContractTarget::isGiven()) {
        std::puts("skipped: TEALDECK_CONTRACT_TARGET is not set");
        return 77;
    }
    QApplication application(argc, argv);
    WindowWorkloadTest suite;
    return QTest::qExec(&suite, argc, argv);
}
#include "window_workload_test.moc"
