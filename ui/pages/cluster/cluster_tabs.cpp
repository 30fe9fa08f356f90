#include "ui/pages/cluster/cluster_tabs.h"

#include "core/session/session.h"
#include "ui/pages/cluster/kind_browser.h"
#include "ui/pages/cluster/kind_table.h"
#include "ui/text/format.h"
#include "ui/widgets/page_head.h"

#include <QComboBox>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

// Kinds that every supported version of Kubernetes has: no discovery is needed to show them.
KubeKind builtIn(const char* group, const char* plural, const char* kind, bool isNamespaced)
{
    KubeKind result;
    result.group = group;
    result.version = "v1";
    result.plural = plural;
    result.kind = kind;
    result.isNamespaced = isNamespaced;
    return result;
}

std::vector<KubeKind> workloadKinds()
{
    return {builtIn("apps", "deployments", "Deployment", true),
            builtIn("apps", "statefulsets", "StatefulSet", true),
            builtIn("apps", "daemonsets", "DaemonSet", true),
            builtIn("apps", "replicasets", "ReplicaSet", true),
            builtIn("batch", "jobs", "Job", true),
            builtIn("batch", "cronjobs", "CronJob", true)};
}

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
    addKindTab(u"nodes"_s, tr("Nodes"))->setKind(builtIn("", "nodes", "Node", false));
    addKindTab(u"events"_s, tr("Events"))->setKind(builtIn("", "events", "Event", true));
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
    table->setObjectName(id);
    addWidget(table);
    m_head.addTab(id, title);
    connect(table, &KindTable::objectChosen, this, &ClusterTabs::objectChosen);
    connect(table, &KindTable::retryWanted, this, &ClusterTabs::retryWanted);
    connect(table, &KindTable::countChanged, this, [this, table, id] {
        if (const auto count = table->count())
            m_head.setTabCount(id, formatCount(*count));
        Q_EMIT statusTextChanged();
    });
    return table;
}

QWidget* ClusterTabs::makeWorkloadChooser()
{
    auto* chooser = new QComboBox;
    chooser->setAccessibleName(tr("Kind of workload"));
    chooser->setMinimumWidth(150);
    for (const QString& title :
         {tr("Deployments"), tr("Stateful sets"), tr("Daemon sets"), tr("Replica sets"), tr("Jobs"), tr("Cron jobs")})
        chooser->addItem(title);
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

KindTable* ClusterTabs::currentTable() const
{
    return qobject_cast<KindTable*>(currentWidget());
}

QWidget* ClusterTabs::filterField()
{
    return currentTable() ? currentTable()->filterField() : m_browser->filterField();
}

std::vector<QWidget*> ClusterTabs::panes()
{
    return {filterField(), currentTable() ? currentTable()->list() : m_browser->list()};
}

bool ClusterTabs::goBackOneStep()
{
    return currentTable() ? currentTable()->goBackOneStep() : m_browser->goBackOneStep();
}

QString ClusterTabs::statusText() const
{
    return currentTable() ? currentTable()->statusText() : m_browser->statusText();
}

} // namespace tealdeck
