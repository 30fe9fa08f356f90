#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "app/console/qt_scheduler.h"
#include "app/console/workplace.h"

#include "core/sandbox/sandbox_server.h"
#include "core/sandbox/scenario/scenario_library.h"
#include "core/session/user_journal.h"
#include "ui/change/change_center.h"
#include "ui/change/change_dialog.h"
#include "ui/change/change_flow.h"
#include "ui/theme/application_look.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
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
        : m_scheduler(m_clock)
        , m_look(m_theme)
        , m_journal(m_scheduler, m_folder.path().toStdString())
        , m_workplace(m_theme, m_scheduler, m_journal.journal(), m_server.access(), Workspace(),
                      {.access = mode, .isSandbox = true, .namespaceScope = {}}, QString())
    {
    }

    RecordingServer& server() { return m_server; }
    Workplace& workplace() { return m_workplace; }
    bool isReady()
    {
        Session& session = m_workplace.session();
        return session.areApplicationsKnown() && isLive(session.freshness()) && !session.identity().user.empty();
    }
    ChangeDialog* dialog() { return m_workplace.changes().dialog(); }

    void closeDialogs()
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* dialog = qobject_cast<QDialog*>(widget); dialog && dialog->isVisible())
                dialog->reject();
            if (auto* menu = qobject_cast<QMenu*>(widget); menu && menu->isVisible())
                menu->close();
        }
        QCoreApplication::processEvents();
    }

    // Presses every button that is visible; those with a menu by its entries, because a menu would wait for an answer.
    int pressButtons()
    {
        int pressed = 0;
        const QList<QPointer<QAbstractButton>> buttons = [&] {
            QList<QPointer<QAbstractButton>> found;
            for (QAbstractButton* button : m_workplace.window().findChildren<QAbstractButton*>())
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

    int triggerActions()
    {
        int triggered = 0;
        QStringList ids;
        for (const ActionSpec& spec : m_workplace.actions().specs())
            ids.append(spec.id);
        for (const QString& id : ids) {
            QAction* action = m_workplace.actions().action(id);
            if (!action || id.contains(u"quit"_s) || id.contains(u"close"_s))
                continue;
            action->trigger();
            ++triggered;
            QCoreApplication::processEvents();
            closeDialogs();
        }
        return triggered;
    }

    void pressShortcuts()
    {
        for (const QKeySequence& keys :
             {QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::Key_Slash), QKeySequence(Qt::Key_F5), QKeySequence(Qt::Key_F6),
              QKeySequence(Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_B),
              QKeySequence(Qt::Key_Escape), QKeySequence(Qt::Key_L), QKeySequence(Qt::Key_Y), QKeySequence(Qt::Key_V),
              QKeySequence(Qt::Key_Delete), QKeySequence(Qt::CTRL | Qt::Key_R)}) {
            QTest::keySequence(&m_workplace.window(), keys);
            closeDialogs();
        }
    }

    // The application "shop/web" planned to its other slot; gives the dialog once the plan stands.
    ChangeDialog* planned()
    {
        const Application* web = m_workplace.session().application("shop/web");
        const std::string other = web->selectedSlot()->name == "blue" ? "green" : "blue";
        m_workplace.changes().plan({.namespaceName = "shop",
                                    .service = "web",
                                    .targetSlot = other,
                                    .seenUid = web->serviceUid,
                                    .seenSelector = web->selector,
                                    .purpose = std::nullopt});
        const bool isPlanned
            = QTest::qWaitFor([this] { return dialog() && std::holds_alternative<FlowConfirming>(dialog()->flow().state()); }, patience);
        return isPlanned ? dialog() : nullptr;
    }

    static void answer(ChangeDialog& dialog)
    {
        for (QCheckBox* box : dialog.findChildren<QCheckBox*>()) {
            if (!box->isChecked())
                box->click();
        }
        const Requirements requirements = requirementsOf(*dialog.flow().plan());
        auto* name = dialog.findChild<QLineEdit*>(u"typedName"_s);
        auto* reason = dialog.findChild<QLineEdit*>(u"reason"_s);
        QTest::keyClicks(name, QString::fromStdString(requirements.typedName.value_or("")));
        QTest::keyClicks(reason, u"walker"_s);
    }

private:
    QTemporaryDir m_folder;
    RecordingServer m_server;
    SystemClock m_clock;
    QtScheduler m_scheduler;
    Theme m_theme;
    ApplicationLook m_look;
    UserJournal m_journal;
    Workplace m_workplace;
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
    for (const QString& page : {u"delivery"_s, u"cluster"_s, u"journal"_s}) {
        desk.workplace().window().showPage(page);
        QCoreApplication::processEvents();
        pressed += desk.pressButtons();
        desk.workplace().window().showPage(page);
        desk.pressShortcuts();
    }
    const int triggered = desk.triggerActions();
    QVERIFY2(pressed > 12, qPrintable(QString::number(pressed)));
    QVERIFY2(triggered > 10, qPrintable(QString::number(triggered)));
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
        Desk::answer(*desk.dialog());
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
    Desk::answer(*dialog);
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
