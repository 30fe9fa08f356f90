#pragma once

// Qt first: moc 6.4 cannot parse the standard library's concepts before it has seen Qt's macros.
#include <QObject>

#include "app/console/console_options.h"
#include "app/console/qt_scheduler.h"
#include "app/console/quit_signals.h"
#include "core/config/kubeconfig.h"
#include "core/config/workspace.h"
#include "core/session/sandbox_child.h"
#include "core/session/user_journal.h"
#include "ui/settings/user_settings.h"
#include "ui/shell/look_settings.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"

#include <memory>
#include <vector>

class QTemporaryDir;

namespace tealdeck
{

class EnvironmentChooser;
class Workplace;
struct KeyValue;

// The composition root of the console: makes what lives as long as the program, chooses environments, and opens a window on each. Every
// window has a session of its own and stays with the cluster that it was opened on, whatever becomes of the kubeconfig.
class Console : public QObject
{
    Q_OBJECT

public:
    explicit Console(ConsoleOptions options);
    ~Console() override;

    // Runs until the last window is closed; gives the exit code.
    int run();
    // Opens the first window, or the chooser.
    void start();
    // The environments as they are in the kubeconfig now, for one window more.
    void choose();

    EnvironmentChooser* chooser() const { return m_chooser.get(); } // null or hidden while nothing is to be chosen
    std::vector<Workplace*> workplaces() const; // in the order opened

private:
    // One environment that was opened: its sandbox, if it is one, and its window once that is there.
    struct Opened
    {
        std::unique_ptr<SandboxChild> sandbox;
        std::unique_ptr<Workplace> workplace;
    };

    void open(const std::string& context);
    void openSandbox();
    void quit();
    void openAccess(Opened& opened, const ClusterAccess& access, bool isSandbox);
    void startOrders(Workplace& workplace) const;
    void forget(const Opened* opened);
    void giveUp(const Opened* opened, const Error& error);
    Result<Workspace> workspace() const;
    std::vector<KeyValue> files() const;
    QString settingsFile() const;

    ConsoleOptions m_options;
    SystemClock m_clock;
    QtScheduler m_scheduler;
    UserSettings m_settings;
    Theme m_theme;
    LookSettings m_lookSettings;
    ApplicationLook m_look;
    std::unique_ptr<QTemporaryDir> m_tourJournal; // what a tour does is no history of this user
    UserJournal m_journal;
    Result<Kubeconfig> m_kubeconfig; // as it was when something was chosen last
    std::unique_ptr<EnvironmentChooser> m_chooser;
    std::vector<std::unique_ptr<Opened>> m_opened;
    QuitSignals m_quitSignals;
};

} // namespace tealdeck
