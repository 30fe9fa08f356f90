#include "app/console/workplace.h"

#include "app/console/figures.h"
#include "app/console/tour.h"
#include "ui/change/change_center.h"
#include "ui/change/change_chips.h"
#include "ui/change/change_dialog.h"
#include "ui/change/leave_guard.h"
#include "ui/pages/cluster/cluster_page.h"
#include "ui/pages/delivery/delivery_page.h"
#include "ui/pages/journal/journal_page.h"
#include "ui/pages/overview/overview_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/wall/wall_view.h"
#include "ui/settings/user_settings.h"
#include "ui/shell/environment_view.h"
#include "ui/text/display_text.h"
#include "ui/text/freshness_text.h"
#include "ui/text/translate.h"
#include "ui/widgets/toast.h"

#include <QSessionManager>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr Duration shownSkew = std::chrono::seconds(2); // safety.md 16

QString describeSkew(Duration skew)
{
    const auto seconds = std::chrono::abs(skew).count() / 1000;
    return skew < Duration::zero() ? Workplace::tr("the server's clock is %1 s behind ours").arg(seconds)
                                   : Workplace::tr("the server's clock is %1 s ahead of ours").arg(seconds);
}

} // namespace

Workplace::Workplace(Theme& theme, QtScheduler& scheduler, Journal& journal, const ClusterAccess& access, const Workspace& workspace,
                     const ConnectionOptions& options, UserSettings& settings, std::vector<KeyValue> files)
    : m_theme(theme)
    , m_settings(settings)
    , m_connection(access, workspace, options, scheduler)
    , m_session(m_connection.settings(), m_connection.http(), m_connection.writes(), journal, scheduler)
    , m_desk(m_session)
    , m_window(std::make_unique<MainWindow>(theme, m_actions, scheduler.clock(), settings))
{
    m_changes = std::make_unique<ChangeCenter>(theme, m_desk, m_actions, m_window->toasts(), *m_window);
    m_leaving = std::make_unique<LeaveGuard>(theme, m_desk, m_window->toasts(), *m_window);
    m_window->setCloseGuard([this] { return m_leaving->mayClose(); });
    addPages(std::move(files));
    m_subscriptions.push_back(m_session.onIdentityChanged([this] { showEnvironment(); }));
    m_subscriptions.push_back(m_session.onFreshnessChanged([this] { showEnvironment(); }));
    m_subscriptions.push_back(m_session.onWritesChanged([this] { showEnvironment(); }));
    showEnvironment();
    lookForUnfinished();
    m_window->show();
}

Workplace::~Workplace() = default;

void Workplace::answer(QSessionManager& manager)
{
    m_leaving->answer(manager);
}

void Workplace::closeSoon()
{
    m_leaving->closeSoon();
}

void Workplace::startTour(const TourOptions& options)
{
    m_tour = std::make_unique<Tour>(m_theme, m_session, *m_window, *m_deliveryPage, *m_changes, options);
}

void Workplace::startFigures(const FiguresOptions& options)
{
    m_figures = std::make_unique<Figures>(m_session, *m_window, options);
}

void Workplace::addPages(std::vector<KeyValue> files)
{
    auto overview = std::make_unique<OverviewPage>(m_theme, m_session, m_desk);
    auto delivery = std::make_unique<DeliveryPage>(m_theme, m_desk, *m_changes);
    auto cluster = std::make_unique<ClusterPage>(m_theme, m_session);
    auto journal = std::make_unique<JournalPage>(m_theme, m_session, m_desk);
    m_deliveryPage = delivery.get();
    m_journalPage = journal.get();
    const auto showJournal = [this](const ChangeId& id) {
        m_window->showPage(u"journal"_s);
        m_journalPage->showFiltered(QString::fromStdString(id.value));
    };
    connect(m_changes.get(), &ChangeCenter::journalWanted, this, showJournal);
    connect(m_deliveryPage, &DeliveryPage::journalWanted, this, showJournal);
    connect(m_journalPage, &JournalPage::planWanted, m_changes.get(), &ChangeCenter::plan);
    connect(cluster.get(), &ClusterPage::planWanted, m_changes.get(), &ChangeCenter::plan);
    connect(m_journalPage, &JournalPage::summaryChanged, this, &Workplace::showEnvironment);
    connect(overview.get(), &OverviewPage::applicationChosen, this, [this](const QString& key) {
        m_window->showPage(u"delivery"_s);
        m_deliveryPage->showApplication(key.toStdString());
    });
    connect(overview.get(), &OverviewPage::objectChosen, this, [this, page = cluster.get()](const ObjectPlace& place) {
        m_window->showPage(u"cluster"_s);
        page->showObject(place);
    });
    cluster->remember(m_settings);
    journal->remember(m_settings);
    connect(cluster.get(), &ClusterPage::pageWanted, this, [this] { m_window->showPage(u"cluster"_s); });
    m_window->addObjects(cluster->objects());
    addWall(*overview);
    m_window->addPage(std::move(overview));
    m_window->addPage(std::move(delivery));
    m_window->addPage(std::move(cluster));
    m_window->addPage(std::move(journal));
    m_window->addPage(std::make_unique<SettingsPage>(m_theme, m_settings, std::move(files)));
    m_window->setEnvironmentChips(m_changes->chips());
    m_actions.add({.id = u"journal.verify"_s,
                   .text = tr("Verify the journal's chain"),
                   .menu = ActionMenu::Go,
                   .icon = Glyph::Fingerprint,
                   .trigger = [this] {
                       m_window->showPage(u"journal"_s);
                       m_journalPage->verify();
                   }});
}

// The overview's picture on the whole screen, looked over once for both.
void Workplace::addWall(OverviewPage& overview)
{
    m_wall = new WallView(m_theme, m_session.scheduler().clock());
    overview.setWall(*m_wall);
    m_wall->set(overview.picture());
    connect(&overview, &OverviewPage::pictureChanged, m_wall, [this, &overview] { m_wall->set(overview.picture()); });
    connect(m_wall, &WallView::leaveWanted, m_window.get(), [this] { m_window->setWallShown(false); });
    m_window->setWall(m_wall);
}

void Workplace::showEnvironment()
{
    const SessionSettings& settings = m_session.settings();
    const SessionIdentity& identity = m_session.identity();
    QString sources = tr("API server %1").arg(displayText(settings.server));
    if (!identity.serverVersion.empty())
        sources += u'\n' + tr("Kubernetes %1").arg(displayText(identity.serverVersion));
    if (settings.isTlsUnverified)
        sources += u'\n' + tr("certificate not verified (kubeconfig)");
    if (identity.clockSkew && std::chrono::abs(*identity.clockSkew) > shownSkew)
        sources += u'\n' + describeSkew(*identity.clockSkew);
    EnvironmentView view;
    view.product = displayText(settings.product);
    view.environment = displayText(settings.environment);
    view.environmentClass = settings.environmentClass;
    view.isSandbox = settings.isSandbox;
    view.isReadOnly = settings.access == AccessMode::ReadOnly;
    view.clusterUid = displayText(identity.clusterUid.value);
    view.identity = displayText(identity.user);
    view.freshness = m_session.freshness();
    view.writesSent = m_session.writes().count();
    view.sources = sources;
    view.journal = m_journalPage->summary();
    m_window->setEnvironment(view);
    m_wall->setEnvironment(view);
}

// A console that was killed in the middle of a change leaves an intent without an outcome: the journal is opened on it once, and both pages
// say what is found out.
void Workplace::lookForUnfinished()
{
    m_unfinished = m_session.unfinished().onChanged([this] {
        const std::vector<UnfinishedFinding> findings = m_session.unfinished().findings();
        if (findings.empty())
            return;
        m_window->showPage(u"journal"_s);
        m_journalPage->showFiltered(QString::fromStdString(findings.front().change.intent.draft.change.value));
        m_unfinished.end();
    });
    m_session.reviewUnfinished(ReviewOutcomes::AreJournalled);
}

} // namespace tealdeck
