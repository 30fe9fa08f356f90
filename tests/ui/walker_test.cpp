#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "core/sandbox/sandbox_server.h"
#include "core/sandbox/scenario/scenario_library.h"
#include "tests/support/console_window.h"
#include "ui/models/table_view.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QDialog>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QTemporaryDir>

#include <mutex>

using namespace tealdeck;

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int patience = 60000;

// A server that records methods: the sandbox, and what arrives at it that could change something.
class RecordingServer
{
public:
    RecordingServer()
    {
        sandbox::SandboxOptions options;
        options.scenario = sandbox::loadScenario("healthy").value();
        options.onRequest = [this](const std::string& method, const std::string& target) {
            const bool isReview = target.find("/selfsubject") != std::string::npos;
            if (method == "GET" || method == "HEAD" || isReview)
                return;
            const std::scoped_lock lock(m_mutex);
            (target.find("dryRun=All") == std::string::npos ? m_writes : m_dryRuns).push_back(method + " " + target);
        };
        m_server = sandbox::SandboxServer::start(std::move(options)).value();
    }

    ClusterAccess access() const
    {
        ClusterAccess access;
        access.context = "sandbox";
        access.user = m_server->access().user;
        access.server = m_server->access().url;
        access.certificateAuthority = m_server->access().caPem;
        access.token = m_server->access().token();
        return access;
    }
    std::vector<std::string> writes() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_writes;
    }
    std::vector<std::string> dryRuns() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_dryRuns;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_writes;
    std::vector<std::string> m_dryRuns;
    std::unique_ptr<sandbox::SandboxServer> m_server;
};

// A whole console window on that server.
class Desk
{
public:
    explicit Desk(AccessMode mode)
        : m_console(m_server.access(), mode, m_folder.path().toStdString(), true)
    {
    }

    RecordingServer& server() { return m_server; }
    Workplace& workplace() { return m_console.workplace(); }
    bool isReady() { return m_console.isReady(); }
    ChangeDialog* dialog() { return m_console.dialog(); }

    void closeDialogs()
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* dialog = qobject_cast<QDialog*>(widget); dialog && dialog->isVisible())
                dialog->reject();
            if (auto* menu = qobject_cast<QMenu*>(widget); menu && menu->isVisible())
                menu->close();
        }
        workplace().window().setWallShown(false);
        QCoreApplication::processEvents();
    }

    // Presses every button that is visible; those with a menu by its entries, because a menu would wait for an answer.
    int pressButtons()
    {
        int pressed = 0;
        const QList<QPointer<QAbstractButton>> buttons = [&] {
            QList<QPointer<QAbstractButton>> found;
            for (QAbstractButton* button : workplace().window().findChildren<QAbstractButton*>())
                found.append(button);
            return found;
        }();
        for (const QPointer<QAbstractButton>& button : buttons) {
            if (!button || !button->isVisible())
                continue;
            auto* push = qobject_cast<QPushButton*>(button.data());
            if (push && push->menu()) {
                for (QAction* action : push->menu()->actions())
                    action->trigger();
            } else {
                button->click();
            }
            ++pressed;
            QCoreApplication::processEvents();
            closeDialogs();
        }
        return pressed;
    }

    // Every entry of the menu bar, of every menu below it, and every registered action that is in none.
    int triggerActions()
    {
        QList<QPointer<QAction>> actions;
        for (QAction* action : workplace().window().menuBar()->actions())
            addEntries(actions, action);
        for (const ActionSpec& spec : workplace().actions().specs())
            actions.append(workplace().actions().action(spec.id));
        int triggered = 0;
        for (const QPointer<QAction>& action : actions) {
            if (!action || isEnding(action->objectName()))
                continue;
            action->trigger();
            ++triggered;
            QCoreApplication::processEvents();
            closeDialogs();
        }
        return triggered;
    }

    // The context menu of every widget that is visible, with all its entries.
    int openContextMenus()
    {
        int triggered = 0;
        QList<QPointer<QWidget>> widgets;
        for (QWidget* widget : workplace().window().findChildren<QWidget*>())
            widgets.append(widget);
        for (const QPointer<QWidget>& widget : widgets) {
            if (!widget || !widget->isVisible() || qobject_cast<QScrollBar*>(widget)) // Qt's own menu, which waits for an answer
                continue;
            const QPoint middle = widget->rect().center();
            QContextMenuEvent wish(QContextMenuEvent::Mouse, middle, widget->mapToGlobal(middle));
            QApplication::sendEvent(widget, &wish);
            const auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                continue;
            for (QAction* entry : menu->actions())
                entry->trigger();
            ++triggered;
            closeDialogs();
        }
        return triggered;
    }

    // All shortcuts of the registry, and the keys that pages, lists and the change dialog listen to themselves.
    int pressShortcuts()
    {
        QList<QKeySequence> keys{QKeySequence(Qt::Key_Return),
                                 QKeySequence(Qt::CTRL | Qt::Key_Return),
                                 QKeySequence(Qt::Key_Escape),
                                 QKeySequence(Qt::Key_L),
                                 QKeySequence(Qt::Key_Y),
                                 QKeySequence(Qt::Key_V),
                                 QKeySequence(Qt::Key_Delete),
                                 QKeySequence(Qt::CTRL | Qt::Key_R),
                                 QKeySequence(Qt::CTRL | Qt::Key_C),
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K)};
        for (const ActionSpec& spec : workplace().actions().specs()) {
            if (!isEnding(spec.id))
                keys.append(spec.shortcuts);
        }
        for (const QKeySequence& one : keys) {
            QTest::keySequence(&workplace().window(), one);
            closeDialogs();
        }
        return static_cast<int>(keys.size());
    }

    // Ids of the pages that the window has.
    QStringList pages()
    {
        QStringList ids;
        for (const ActionSpec& spec : workplace().actions().specs()) {
            if (spec.id.startsWith(u"go.page."_s))
                ids.append(spec.id.mid(8));
        }
        return ids;
    }

    // The details beside every list of the page, where it has some.
    void openDetails()
    {
        for (TableView* table : workplace().window().findChildren<TableView*>()) {
            if (!table->isVisible())
                continue;
            QTest::keyClick(table, Qt::Key_Home);
            QTest::keyClick(table, Qt::Key_Return);
        }
        QCoreApplication::processEvents();
    }

    // The application "shop/web" planned to its other slot; gives the dialog once the plan stands.
    ChangeDialog* planned()
    {
        const Application* web = workplace().session().application("shop/web");
        const std::string other = web->selectedSlot()->name == "blue" ? "green" : "blue";
        workplace().changes().plan(SwitchRequest{.namespaceName = "shop",
                                                 .service = "web",
                                                 .targetSlot = other,
                                                 .seenUid = web->serviceUid,
                                                 .seenSelector = web->selector,
                                                 .purpose = std::nullopt});
        const bool isPlanned
            = QTest::qWaitFor([this] { return dialog() && std::holds_alternative<FlowConfirming>(dialog()->flow().state()); }, patience);
        return isPlanned ? dialog() : nullptr;
    }

private:
    static bool isEnding(const QString& id) { return id.contains(u"quit"_s) || id.contains(u"close"_s); }
    static void addEntries(QList<QPointer<QAction>>& actions, QAction* action)
    {
        if (!action->menu())
            return actions.append(action);
        for (QAction* entry : action->menu()->actions())
            addEntries(actions, entry);
    }

    QTemporaryDir m_folder;
    RecordingServer m_server;
    ConsoleWindow m_console;
};

} // namespace

// Read-only mode seen from the server: whatever is pressed, nothing that could change something arrives.
class WalkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readOnlySendsNothingWhateverIsPressed();
    void everyWritingActionSendsWhenWritingIsAllowed();
    void forcedPastTheDisabledButtonNothingIsSent();
};

void WalkerTest::readOnlySendsNothingWhateverIsPressed()
{
    Desk desk(AccessMode::ReadOnly);
    QVERIFY(QTest::qWaitFor([&] { return desk.isReady(); }, patience));
    int pressed = 0;
    int menus = 0;
    QCOMPARE(desk.pages().size(), 5);
    for (const QString& page : desk.pages()) {
        desk.workplace().window().showPage(page);
        desk.openDetails();
        menus += desk.openContextMenus();
        pressed += desk.pressButtons();
        desk.workplace().window().showPage(page);
        QVERIFY(desk.pressShortcuts() > 15);
    }
    const int triggered = desk.triggerActions();
    QVERIFY2(pressed > 12, qPrintable(QString::number(pressed)));
    QVERIFY2(menus > 0, qPrintable(QString::number(menus)));
    QVERIFY2(triggered > 20, qPrintable(QString::number(triggered)));
    QCOMPARE(desk.server().writes(), std::vector<std::string>());
    QCOMPARE(desk.server().dryRuns(), std::vector<std::string>());
    QCOMPARE(desk.workplace().session().writes().count(), 0);
}

void WalkerTest::everyWritingActionSendsWhenWritingIsAllowed()
{
    Desk desk(AccessMode::ReadWrite);
    QVERIFY(QTest::qWaitFor([&] { return desk.isReady(); }, patience));
    QStringList writing;
    QVERIFY(QTest::qWaitFor(
        [&] {
            writing.clear();
            for (const ActionSpec& spec : desk.workplace().actions().specs()) {
                if (spec.writes && desk.workplace().actions().isEnabled(spec.id))
                    writing.append(spec.id);
            }
            return writing.size() >= 2; // web and api
        },
        patience));
    for (const QString& id : writing) {
        const std::size_t before = desk.server().writes().size();
        desk.workplace().actions().action(id)->trigger();
        QVERIFY2(QTest::qWaitFor([&] { return desk.dialog() && std::holds_alternative<FlowConfirming>(desk.dialog()->flow().state()); },
                                 patience),
                 qPrintable(id));
        QCOMPARE(desk.server().writes().size(), before); // a plan sends nothing but its dry run
        ConsoleWindow::answer(*desk.dialog(), u"walker"_s);
        QTest::keyClick(desk.dialog(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY2(QTest::qWaitFor([&] { return desk.dialog()->flow().isEnded(); }, patience), qPrintable(id));
        QVERIFY2(desk.server().writes().size() >= before + 2, qPrintable(id)); // the Lease and the patch
        desk.closeDialogs();
    }
    QCOMPARE(desk.workplace().session().writes().count(), static_cast<int>(desk.server().writes().size()));
}

void WalkerTest::forcedPastTheDisabledButtonNothingIsSent()
{
    Desk desk(AccessMode::ReadOnly);
    QVERIFY(QTest::qWaitFor([&] { return desk.isReady(); }, patience));
    for (QAbstractButton* button : desk.workplace().window().findChildren<QAbstractButton*>())
        button->setEnabled(true);
    desk.pressButtons();
    for (const ActionSpec& spec : desk.workplace().actions().specs()) {
        if (spec.writes)
            spec.trigger();
        desk.closeDialogs();
    }
    ChangeDialog* dialog = desk.planned();
    QVERIFY(dialog);
    ConsoleWindow::answer(*dialog, u"walker"_s);
    for (QPushButton* button : dialog->findChildren<QPushButton*>())
        button->setEnabled(true);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    if (auto* send = dialog->findChild<QPushButton*>(u"send"_s))
        send->click();
    QCoreApplication::processEvents();
    QVERIFY(!dialog->flow().progress());
    QCOMPARE(desk.server().writes(), std::vector<std::string>());
    QCOMPARE(desk.server().dryRuns(), std::vector<std::string>());
}

QTEST_MAIN(WalkerTest)
#include "walker_test.moc"
