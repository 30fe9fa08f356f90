#pragma once

#include "app/console/console_options.h"
#include "app/console/qt_scheduler.h"
#include "app/console/quit_signals.h"
#include "core/config/kubeconfig.h"
#include "core/session/sandbox_child.h"
#include "core/session/user_journal.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"

#include <memory>

class QTemporaryDir;

namespace tealdeck
{

class EnvironmentChooser;
class Workplace;

// The composition root of the console: makes what lives as long as the program, chooses the environment, and opens one workplace on it.
class Console
{
public:
    explicit Console(ConsoleOptions options);
    ~Console();

    // Runs until the last window is closed; gives the exit code.
    int run();

private:
    void choose();
    void open(const std::string& context);
    void openSandbox();
    void openAccess(const ClusterAccess& access);
    void giveUp(const Error& error);
    void quit();

    ConsoleOptions m_options;
    SystemClock m_clock;
    QtScheduler m_scheduler;
    Theme m_theme;
    ApplicationLook m_look;
    std::unique_ptr<QTemporaryDir> m_tourJournal; // what a tour does is no history of this user
    UserJournal m_journal;
    Result<Kubeconfig> m_kubeconfig;
    std::unique_ptr<SandboxChild> m_sandbox;
    std::unique_ptr<EnvironmentChooser> m_chooser;
    std::unique_ptr<Workplace> m_workplace;
    QuitSignals m_quitSignals;
};

} // namespace tealdeck
