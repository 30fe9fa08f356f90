#pragma once

#include "app/console/qt_scheduler.h"
#include "app/console/workplace.h"

#include "core/session/user_journal.h"
#include "ui/change/change_center.h"
#include "ui/change/change_dialog.h"
#include "ui/change/change_flow.h"
#include "ui/settings/user_settings.h"
#include "ui/shell/look_settings.h"
#include "ui/theme/application_look.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include <filesystem>

namespace tealdeck
{

// A whole console window as the program makes it, on the cluster that it is given; tests click and type into it.
class ConsoleWindow
{
public:
    // How long a condition may take that a test waits for, in milliseconds: generous, it decides nothing.
    static constexpr int patience = 60'000;

    ConsoleWindow(const ClusterAccess& access, AccessMode mode, const std::filesystem::path& journalFolder, bool isSandbox)
        : m_scheduler(m_clock)
        , m_look(m_theme)
        , m_journal(m_scheduler, journalFolder)
        , m_workplace(m_theme, m_scheduler, m_journal.journal(), access, Workspace(),
                      {.access = mode, .isSandbox = isSandbox, .namespaceScope = {}}, m_settings)
    {
    }

    Workplace& workplace() { return m_workplace; }
    Theme& theme() { return m_theme; }
    MainWindow& window() { return m_workplace.window(); }
    Session& session() { return m_workplace.session(); }
    ChangeDialog* dialog() { return m_workplace.changes().dialog(); }
    bool isReady() { return session().areApplicationsKnown() && isLive(session().freshness()) && !session().identity().user.empty(); }
    bool waitUntilReady()
    {
        return QTest::qWaitFor([this] { return isReady(); }, patience);
    }

    // The visible button whose text begins so; null: there is none.
    QPushButton* button(const QString& text)
    {
        for (QPushButton* button : window().findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().startsWith(text))
                return button;
        }
        return nullptr;
    }

    // Ticks, types and reasons as the plan in the dialog asks for.
    static void answer(ChangeDialog& dialog, const QString& reason)
    {
        for (QCheckBox* box : dialog.findChildren<QCheckBox*>()) {
            if (!box->isChecked())
                box->click();
        }
        const Requirements requirements = requirementsOf(*dialog.flow().plan());
        auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("typedName"));
        auto* why = dialog.findChild<QLineEdit*>(QStringLiteral("reason"));
        name->clear();
        QTest::keyClicks(name, QString::fromStdString(requirements.typedName.value_or("")));
        why->clear();
        QTest::keyClicks(why, reason);
    }

private:
    SystemClock m_clock;
    QtScheduler m_scheduler;
    Theme m_theme;
    ApplicationLook m_look;
    UserJournal m_journal;
    UserSettings m_settings{QString()};
    LookSettings m_lookSettings{m_theme, m_settings};
    Workplace m_workplace;
};

} // namespace tealdeck
