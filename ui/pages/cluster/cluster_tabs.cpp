#include "ui/pages/cluster/cluster_tabs.h"

#include "core/session/session.h"
#include "ui/pages/cluster/built_in_kinds.h"
#include "ui/pages/cluster/kind_browser.h"
#include "ui/pages/cluster/kind_table.h"
#include "ui/pages/cluster/nodes_tab.h"
#include "ui/text/format.h"
#include "ui/widgets/page_head.h"

#include <QComboBox>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

} // namespace

ClusterTabs::ClusterTabs(Theme& theme, Session& session, PageHead& head, QWidget* pods)
    : m_theme(theme)
    , m_session(session)
    , m_head(head)
    , m_pods(pods)
{
    m_pods->setObjectName(u"pods"_s);
    addWidget(m_pods);
    m_workloads = addKindTab(u"workloads"_s, tr("Workloads"), makeWorkloadChooser());
    m_workloads->setKind(workloadKinds().front());
    addKindTab(u"services"_s, tr("Services"))->setKind(builtInKind("", "services", "Service", true));
    addKindTab(u"ingresses"_s, tr("Ingresses"))->setKind(builtInKind("networking.k8s.io", "ingresses", "Ingress", true));
    m_nodes = new NodesTab(theme, session);
    addCountedTab(u"nodes"_s, tr("Nodes"), m_nodes);
    addKindTab(u"events"_s, tr("Events"))->setKind(builtInKind("", "events", "Event", true));
    m_browser = new KindBrowser(theme, session);
    m_browser->setObjectName(u"resources"_s);
    addWidget(m_browser);
    m_head.addTab(u"resources"_s, tr("Resources"));
    connect(m_browser, &KindBrowser::objectChosen, this, &ClusterTabs::objectChosen);
    connect(m_browser, &KindBrowser::retryWanted, this, &ClusterTabs::retryWanted);
    connect(&m_head, &PageHead::tabChosen, this, &ClusterTabs::showTab);
}

KindTable* ClusterTabs::addKindTab(const QString& id, const QString& title, QWidget* leading)
{
    auto* table = new KindTable(m_theme, m_session, leading);
    addCountedTab(id, title, table);
    return table;
}

template <typename Tab>
void ClusterTabs::addCountedTab(const QString& id, const QString& title, Tab* tab)
{
    tab->setObjectName(id);
    addWidget(tab);
    m_head.addTab(id, title);
    connect(tab, &Tab::objectChosen, this, &ClusterTabs::objectChosen);
    connect(tab, &Tab::retryWanted, this, &ClusterTabs::retryWanted);
    connect(tab, &Tab::countChanged, this, [this, tab, id] {
        if (const auto count = tab->count())
            m_head.setTabCount(id, formatCount(*count));
        Q_EMIT statusTextChanged();
    });
}

QWidget* ClusterTabs::makeWorkloadChooser()
{
    auto* chooser = new QComboBox;
    chooser->setAccessibleName(tr("Kind of workload"));
    chooser->setMinimumWidth(150);
    for (const QString& title :
         {tr("Deployments"), tr("Stateful sets"), tr("Daemon sets"), tr("Replica sets"), tr("Jobs"), tr("Cron jobs")})
        chooser->addItem(title);
    chooser->setToolTip(chooser->currentText()); // it may be narrow
    connect(chooser, &QComboBox::currentTextChanged, chooser, &QWidget::setToolTip);
    connect(chooser, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_head.setTabCount(u"workloads"_s, {});
        m_workloads->setKind(workloadKinds()[static_cast<std::size_t>(index)]);
    });
    return chooser;
}

void ClusterTabs::remember(UserSettings& settings)
{
    for (KindTable* table : findChildren<KindTable*>())
        table->remember(settings);
    m_nodes->remember(settings);
    m_browser->remember(settings);
}

bool ClusterTabs::isOnPods() const
{
    return currentWidget() == m_pods;
}

void ClusterTabs::showTab(const QString& id)
{
    for (int i = 0; i < count(); ++i) {
        if (widget(i)->objectName() != id)
            continue;
        m_head.setCurrentTab(id);
        setCurrentIndex(i);
        if (!isOnPods())
            panes().back()->setFocus(); // not whatever stands first
    }
    Q_EMIT statusTextChanged();
}

TabContent& ClusterTabs::current() const
{
    return dynamic_cast<TabContent&>(*currentWidget());
}

QWidget* ClusterTabs::filterField()
{
    return current().filterField();
}

std::vector<QWidget*> ClusterTabs::panes()
{
    return {filterField(), current().list()};
}

bool ClusterTabs::goBackOneStep()
{
    return current().goBackOneStep();
}

QString ClusterTabs::statusText() const
{
    return current().statusText();
}

} // namespace tealdeck
