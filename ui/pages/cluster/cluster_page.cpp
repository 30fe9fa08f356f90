#include "ui/pages/cluster/cluster_page.h"

#include "core/session/session.h"
#include "ui/models/pod_columns.h"
#include "ui/models/table_view.h"
#include "ui/pages/cluster/cluster_tabs.h"
#include "ui/pages/cluster/details_pane.h"
#include "ui/pages/cluster/label_scope_field.h"
#include "ui/pages/cluster/object_finder.h"
#include "ui/pages/details_width.h"
#include "ui/pages/freshness_state.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/freshness_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field_mistake.h"
#include "ui/widgets/list_footer.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/status_strip.h"
#include "ui/widgets/surface.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int tickMilliseconds = 1000;
constexpr int detailsWidth = 428;

constexpr std::size_t manyPods = 5000; // so many are counted at most twice a second
constexpr int countAgainMilliseconds = 500;

} // namespace

ClusterPage::ClusterPage(Theme& theme, Session& session)
    : m_theme(theme)
    , m_session(session)
    , m_widget(new Surface(theme, Token::Base))
{
    build();
    m_rows = m_session.pods().onChange([this](const StoreChange&) { rowsChanged(); });
    m_freshness = m_session.pods().onFreshness([this] { showFreshness(); });
    recount();
    showFreshness();
}

ClusterPage::~ClusterPage() = default;

void ClusterPage::build()
{
    const Clock& clock = m_session.serverTime(); // ages are those of the server (safety.md 16)
    m_head = new PageHead(m_theme, tr("Cluster"));
    m_head->addTab(u"pods"_s, tr("Pods"));
    m_head->setCurrentTab(u"pods"_s);
    m_search = new SearchField(m_theme, tr("Filter pods"), tr("name, namespace, node, image, label…"));
    m_namespace = new QComboBox;
    m_namespace->setAccessibleName(tr("Namespace"));
    m_namespace->setMinimumWidth(160);
    m_namespace->addItem(tr("All namespaces"));
    m_labels = new LabelScopeField(m_theme);
    m_strip = new StatusStrip(m_theme, tr("Pods by status"));
    m_table = new KeyedTable<Pod>(podColumns(clock), &addPodFilterParts, this);
    m_view = new TableView(m_theme, tr("Pods"));
    m_view->setKeyedModel(m_table);
    m_view->sortByColumn(0, Qt::AscendingOrder);
    m_table->setGroups([this](const Pod& pod) { return m_groups.groupOf(pod); });
    m_table->follow(m_session.pods());
    m_footer = new ListFooter(m_theme);
    m_details = new DetailsPane(m_theme, m_session);
    m_details->hide();

    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(20, 8, 20, 8);
    searchRow->setSpacing(8);
    searchRow->addWidget(m_search, 1);
    searchRow->addWidget(m_labels);
    searchRow->addWidget(m_namespace);
    searchRow->addWidget(makeColumnButton());
    auto* list = new QWidget;
    auto* listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(m_view, 1);
    listColumn->addWidget(m_footer);
    auto* content = new QWidget;
    auto* contentColumn = new QVBoxLayout(content);
    contentColumn->setContentsMargins(0, 0, 0, 0);
    contentColumn->setSpacing(0);
    contentColumn->addLayout(searchRow);
    auto* mistakeRow = new QHBoxLayout;
    mistakeRow->setContentsMargins(20, 0, 20, 0);
    mistakeRow->addWidget(m_labels->mistake());
    contentColumn->addLayout(mistakeRow);
    contentColumn->addWidget(m_strip);
    contentColumn->addWidget(list, 1);
    m_state = new PageState(m_theme, content);
    auto* page = new QVBoxLayout(m_widget);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    m_tabs = new ClusterTabs(m_theme, m_session, *m_head, m_state);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_tabs);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_detailsWidth = new DetailsWidth(*m_splitter, detailsWidth);
    page->addWidget(m_head);
    page->addWidget(m_splitter, 1);

    m_countDelay = new QTimer(this);
    m_countDelay->setSingleShot(true);
    connect(m_countDelay, &QTimer::timeout, this, &ClusterPage::recount);
    m_ticker = new QTimer(this);
    m_ticker->setInterval(tickMilliseconds);
    connect(m_ticker, &QTimer::timeout, this, &ClusterPage::showFooter);
    m_ticker->start();
    connect(m_search, &SearchField::filterChanged, m_table, &KeyedTableModel::setFilterText);
    connect(m_search, &SearchField::listWanted, m_view, [this] { m_view->setFocus(); });
    connect(m_labels, &LabelScopeField::listWanted, m_view, [this] { m_view->setFocus(); });
    connect(m_labels, &LabelScopeField::scopeChanged, this, &ClusterPage::applyRowFilter);
    connect(m_table, &KeyedTableModel::countsChanged, this, &ClusterPage::showFooter);
    connect(m_view, &TableView::visibleRowsChanged, this, &ClusterPage::showFooter);
    connect(m_view, &TableView::detailsWanted, this, &ClusterPage::showDetails);
    connect(m_view, &TableView::currentKeyChanged, this, [this](const std::string& key) {
        if (m_details->isVisible() && !key.empty())
            showDetails(key);
    });
    connect(m_details, &DetailsPane::planWanted, this, &ClusterPage::planWanted);
    connect(m_details, &ObjectDetails::closeWanted, this, &ClusterPage::closeDetails);
    connect(m_details, &ObjectDetails::objectChosen, this, &ClusterPage::followLink);
    connect(m_tabs, &ClusterTabs::objectChosen, this,
            [this](const KubeKind& kind, const std::string& space, const std::string& name, const std::string& uid) {
                showDetailsOf({.group = kind.group,
                               .version = kind.version,
                               .plural = kind.plural,
                               .kind = kind.kind,
                               .namespaceName = space,
                               .name = name,
                               .uid = uid});
            });
    m_view->installEventFilter(this);
    connect(m_strip, &StatusStrip::toggled, this, &ClusterPage::applyRowFilter);
    connect(m_namespace, &QComboBox::currentIndexChanged, this, &ClusterPage::applyRowFilter);
    connect(m_namespace, &QComboBox::currentTextChanged, m_namespace, &QWidget::setToolTip);
    connect(m_state, &PageState::retryWanted, this, &ClusterPage::refresh);
    connect(m_tabs, &ClusterTabs::retryWanted, this, &ClusterPage::refresh);
    connect(m_tabs, &ClusterTabs::statusTextChanged, this, &ClusterPage::statusTextChanged);
}

QWidget* ClusterPage::makeColumnButton()
{
    auto* button = new QPushButton;
    button->setIcon(m_theme.icon(Glyph::Columns));
    button->setAccessibleName(tr("Columns"));
    button->setToolTip(tr("Choose columns"));
    connect(&m_theme, &Theme::changed, button, [this, button] { button->setIcon(m_theme.icon(Glyph::Columns)); });
    auto* menu = new QMenu(button);
    m_view->fillColumnMenu(*menu);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, m_view, [this, menu] {
        menu->clear();
        m_view->fillColumnMenu(*menu);
    });
    return button;
}

void ClusterPage::remember(UserSettings& settings)
{
    m_view->remember(settings, u"cluster-pods"_s);
    m_tabs->remember(settings);
    m_detailsWidth->remember(settings, u"layout/clusterDetails"_s);
}

PageInfo ClusterPage::info() const
{
    return {.id = u"cluster"_s, .title = tr("Cluster"), .icon = Glyph::PageCluster, .group = PageGroup::Run, .letter = u'C', .number = 5};
}

PageNote ClusterPage::note() const
{
    if (m_counts.broken == 0)
        return {};
    return {.glyph = Glyph::Crit, .text = formatCount(m_counts.broken), .sentence = tr("%n pod(s) do not work.", nullptr, m_counts.broken)};
}

QString ClusterPage::statusText() const
{
    if (!m_tabs->isOnPods())
        return m_tabs->statusText();
    return tr("Pods: %1").arg(describe(m_session.pods().freshness(), m_session.scheduler().now()).sentence);
}

void ClusterPage::refresh()
{
    m_session.refresh();
}

QWidget* ClusterPage::filterField()
{
    return m_tabs->isOnPods() ? m_search : m_tabs->filterField();
}

bool ClusterPage::goBackOneStep()
{
    if (m_details->isVisible()) {
        closeDetails();
        return true;
    }
    if (!m_tabs->isOnPods())
        return m_tabs->goBackOneStep();
    if (!m_search->text().isEmpty()) {
        m_search->clear();
        m_view->setFocus();
        return true;
    }
    if (m_labels->clearScope()) {
        m_view->setFocus();
        return true;
    }
    return false;
}

// L, Y and V in the list of pods show its logs, YAML and events.
bool ClusterPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    const std::string current = m_view->currentKey();
    const bool isLetter
        = press->modifiers() == Qt::NoModifier && (press->key() == Qt::Key_L || press->key() == Qt::Key_Y || press->key() == Qt::Key_V);
    if (!isLetter || current.empty())
        return Page::eventFilter(watched, event);
    showDetails(current);
    return m_details->takeLetter(press->key());
}

std::vector<QWidget*> ClusterPage::panes()
{
    std::vector<QWidget*> panes = m_tabs->isOnPods() ? std::vector<QWidget*>{m_search, m_view} : m_tabs->panes();
    panes.push_back(m_details);
    return panes;
}

ObjectSource ClusterPage::objects()
{
    return [this](const QString& query, int limit) {
        return std::make_unique<ObjectFinder>(m_session, query, limit, [this](const ObjectAddress& object) { openFound(object); });
    };
}

void ClusterPage::openFound(const ObjectAddress& object)
{
    Q_EMIT pageWanted();
    if (m_session.pods().find(object.uid))
        return showPod(object.uid);
    if (m_session.workloads().find(object.uid))
        m_tabs->showTab(u"workloads"_s);
    else if (object.kind == "Node" && object.group.empty())
        m_tabs->showTab(u"nodes"_s);
    showDetailsOf(object);
}

void ClusterPage::showPod(const std::string& uid)
{
    m_tabs->showTab(u"pods"_s);
    if (!m_view->showKey(uid)) {
        m_search->clear();
        m_labels->clearScope();
        m_namespace->setCurrentIndex(0);
        for (const QString& id : m_strip->hiddenIds())
            m_strip->setShown(id, true);
        applyRowFilter();
        m_view->showKey(uid);
    }
    showDetails(uid);
}

void ClusterPage::showObject(const ObjectPlace& place)
{
    if (m_session.pods().find(place.uid))
        return showPod(place.uid);
    if (const Workload* workload = m_session.workloads().find(place.uid)) {
        m_tabs->showTab(u"workloads"_s);
        return showDetailsOf(DetailsPane::addressOf(*workload));
    }
    if (place.kind == "Node") {
        m_tabs->showTab(u"nodes"_s);
        return showDetailsOf({.version = "v1", .plural = "nodes", .kind = "Node", .name = place.name, .uid = place.uid});
    }
    m_tabs->showTab(u"pods"_s);
    closeDetails();
    m_search->setText(QString::fromStdString(place.name));
}

// An owner, a node, a service ...: pods are shown in their list, the rest beside the list as it is.
void ClusterPage::followLink(const ObjectAddress& object)
{
    if (m_session.pods().find(object.uid))
        return showPod(object.uid);
    showDetailsOf(object);
}

void ClusterPage::rowsChanged()
{
    if (m_session.pods().rows().size() < manyPods)
        recount();
    else if (!m_countDelay->isActive())
        m_countDelay->start(countAgainMilliseconds);
    if (!m_details->isVisible() || m_detailsUid.empty())
        return;
    const Pod* pod = m_session.pods().find(m_detailsUid);
    if (!pod)
        return m_details->showGone();
    if (pod->meta.resourceVersion == m_detailsVersion)
        return;
    m_detailsVersion = pod->meta.resourceVersion;
    m_details->changedInList();
}

void ClusterPage::recount()
{
    PodCounts counts = m_groups.counted(m_table->groupSizes());
    const bool haveNamespacesChanged = counts.namespaces != m_counts.namespaces;
    m_counts = std::move(counts);
    if (haveNamespacesChanged)
        showNamespaces();
    showCounts();
    showFreshness();
    Q_EMIT noteChanged();
}

void ClusterPage::showCounts()
{
    std::vector<StatusCount> counts;
    for (const auto& [word, group] : m_counts.groups) {
        const CellMark mark = markOf(group.urgency);
        counts.push_back({.id = QString::fromStdString(word),
                          .glyph = mark.glyph,
                          .color = mark.color,
                          .word = displayText(word),
                          .count = group.count});
    }
    m_strip->set(counts);
    m_head->setTabCount(u"pods"_s, formatCount(static_cast<qint64>(m_session.pods().rows().size())));
}

void ClusterPage::showNamespaces()
{
    const QString current = m_namespace->currentIndex() > 0 ? m_namespace->currentData().toString() : QString();
    const QSignalBlocker blocker(m_namespace);
    m_namespace->clear();
    m_namespace->addItem(tr("All namespaces"));
    for (const std::string& name : m_counts.namespaces)
        m_namespace->addItem(displayText(name), QString::fromStdString(name));
    if (!current.isEmpty()) {
        // A chosen namespace without pods stays chosen: an empty list is the truth about it.
        if (m_namespace->findData(current) < 0)
            m_namespace->addItem(displayText(current), current);
        m_namespace->setCurrentIndex(m_namespace->findData(current));
    }
    m_namespace->setToolTip(m_namespace->currentText()); // it may be narrow
}

void ClusterPage::applyRowFilter()
{
    std::set<std::string> hidden;
    for (const QString& id : m_strip->hiddenIds())
        hidden.insert(id.toStdString());
    const std::string wanted = m_namespace->currentIndex() > 0 ? m_namespace->currentData().toString().toStdString() : std::string();
    if (hidden.empty() && wanted.empty() && m_labels->scope().isEmpty()) {
        m_table->setRowFilter({});
        return;
    }
    m_table->setRowFilter([hidden = std::move(hidden), wanted, labels = m_labels->scope()](const Pod& pod) {
        return !hidden.contains(pod.status) && (wanted.empty() || pod.meta.namespaceName == wanted) && labels.matches(pod.meta.labels);
    });
}

void ClusterPage::showFreshness()
{
    const bool isEmpty = m_session.pods().rows().empty();
    const StateText nothing{.glyph = Glyph::Info,
                            .sentence = tr("There is no pod in this cluster."),
                            .explanation = tr("The server answered with an empty list; new pods appear here by themselves.")};
    showFreshnessOn(*m_state, m_session, m_session.pods().freshness(), isEmpty, tr("pods"), nothing);
    m_view->setQuiet(std::holds_alternative<Stale>(m_session.pods().freshness()));
    showFooter();
    Q_EMIT statusTextChanged();
}

void ClusterPage::showFooter()
{
    const int total = m_table->totalCount();
    const int shown = m_table->rowCount();
    m_search->setCountText(shown == total ? tr("%1 pods").arg(formatCount(total))
                                          : tr("%1 of %2 pods").arg(formatCount(shown), formatCount(total)));
    if (shown == 0)
        m_footer->setLeft(total == 0 ? tr("No rows") : tr("No row fits the filter; Esc clears it"));
    else
        m_footer->setLeft(
            tr("Rows %1 to %2 of %3")
                .arg(formatCount(m_view->firstVisibleRow() + 1), formatCount(m_view->lastVisibleRow() + 1), formatCount(shown)));
    m_footer->setRight(describe(m_session.pods().freshness(), m_session.scheduler().now()).sentence);
}

void ClusterPage::showDetails(const std::string& uid)
{
    const Pod* pod = m_session.pods().find(uid);
    if (!pod)
        return;
    showDetailsOf(DetailsPane::addressOf(*pod));
    m_detailsUid = uid;
    m_detailsVersion = pod->meta.resourceVersion;
}

void ClusterPage::showDetailsOf(const ObjectAddress& object)
{
    m_detailsUid.clear();
    m_details->show(object);
    if (m_details->isVisible())
        return;
    m_details->setVisible(true);
    m_detailsWidth->apply();
}

void ClusterPage::closeDetails()
{
    m_details->hide();
    m_details->end();
    m_detailsUid.clear();
    if (m_tabs->isOnPods())
        m_view->setFocus();
    else if (const auto panes = m_tabs->panes(); !panes.empty())
        panes.back()->setFocus();
}

} // namespace tealdeck
