#pragma once

// Qt first: moc 6.4 cannot parse the standard library's concepts before it has seen Qt's macros.
#include <QObject>

#include "app/console/qt_scheduler.h"
#include "core/session/connection.h"
#include "ui/change/session_change_desk.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/key_value_grid.h"

#include <memory>

class QSessionManager;

namespace tealdeck
{

class ChangeCenter;
class ClusterPage;
class DeliveryPage;
class Figures;
class JournalPage;
class LeaveGuard;
class OverviewPage;
class Tour;
class UserSettings;
class WallView;
struct FiguresOptions;
struct TourOptions;

// One window bound for good to one environment: connection, session, pages. What it knows of the environment is a copy made when it was
// opened: a kubeconfig that changes later changes nothing here.
class Workplace : public QObject
{
    Q_OBJECT

public:
    Workplace(Theme& theme, QtScheduler& scheduler, Journal& journal, const ClusterAccess& access, const Workspace& workspace,
              const ConnectionOptions& options, UserSettings& settings, std::vector<KeyValue> files = {});
    ~Workplace() override;

    // Plays the main job by itself into the folder, then ends the program.
    void startTour(const TourOptions& options);

    // Measures, then ends the program.
    void startFigures(const FiguresOptions& options);

    // The desktop is about to end: a running change holds it up where the user may be asked.
    void answer(QSessionManager& manager);
    // Ends running changes early, then closes the window without asking.
    void closeSoon();

    Session& session() { return m_session; }
    MainWindow& window() { return *m_window; }
    ActionRegistry& actions() { return m_actions; }
    ChangeCenter& changes() { return *m_changes; }

private:
    void addPages(std::vector<KeyValue> files);
    void addWall(OverviewPage& overview);
    void showEnvironment();
    void lookForUnfinished();

    Theme& m_theme;
    UserSettings& m_settings;
    Connection m_connection;
    Session m_session;
    SessionChangeDesk m_desk;
    ActionRegistry m_actions;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ChangeCenter> m_changes;
    std::unique_ptr<LeaveGuard> m_leaving;
    JournalPage* m_journalPage = nullptr;
    WallView* m_wall = nullptr;
    DeliveryPage* m_deliveryPage = nullptr;
    std::unique_ptr<Tour> m_tour;
    std::unique_ptr<Figures> m_figures;
    std::vector<Handle> m_subscriptions;
    Handle m_unfinished;
};

} // namespace tealdeck
