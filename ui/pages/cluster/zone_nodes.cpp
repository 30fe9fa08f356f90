#include "ui/pages/cluster/zone_nodes.h"

#include "core/domain/store_pointers.h"
#include "core/session/session.h"
#include "ui/models/table_view.h"
#include "ui/pages/cluster/built_in_kinds.h"
#include "ui/pages/freshness_state.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/freshness_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/list_footer.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/section_head.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int tickMilliseconds = 1000;
constexpr std::size_t manyPods = 5000;
constexpr int soonMilliseconds = 100;
constexpr int laterMilliseconds = 2000; // so many pods are looked over at most every two seconds

} // namespace

ZoneNodes::ZoneNodes(Theme& theme, Session& session, QWidget* leading, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_session(session)
    , m_delay(new QTimer(this))
    , m_ticker(new QTimer(this))
{
    m_search = new SearchField(m_theme, tr("Filter nodes"), tr("name, zone, status, label=value…"));
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(20, 8, 20, 8);
    searchRow->setSpacing(8);
    searchRow->addWidget(leading);
    searchRow->addWidget(m_search, 1);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(1);
    parts->addWidget(buildNodes());
    parts->addWidget(buildLosses());
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    m_footer = new ListFooter(m_theme);
    auto* content = new QWidget;
    auto* contentColumn = new QVBoxLayout(content);
    contentColumn->setContentsMargins(0, 0, 0, 0);
    contentColumn->setSpacing(0);
    contentColumn->addWidget(parts, 1);
    contentColumn->addWidget(m_footer);
    m_state = new PageState(m_theme, content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(searchRow);
    column->addWidget(m_state, 1);
    connectParts();
}

ZoneNodes::~ZoneNodes()
{
    m_table->unfollow();
    m_lossTable->unfollow();
}

// The rows keep their groups, so no click on a head orders them.
QWidget* ZoneNodes::buildNodes()
{
    m_table = new KeyedTable<ZoneRow>(
        zoneRowColumns(m_session.serverTime()), [](const ZoneRow& row) { return row.found; }, this);
    m_view = new TableView(m_theme, tr("Nodes by zone"));
    m_view->setKeyedModel(m_table);
    m_view->horizontalHeader()->setSectionsClickable(false);
    m_view->horizontalHeader()->setSortIndicatorShown(false);
    m_table->follow(m_rows);
    return m_view;
}

QWidget* ZoneNodes::buildLosses()
{
    m_lossTable = new KeyedTable<LossRow>(
        lossRowColumns(), [](const LossRow& row) { return row.key(); }, this);
    m_lossView = new TableView(m_theme, tr("Workloads that lose replicas"));
    m_lossView->setKeyedModel(m_lossTable);
    m_lossView->orderBy(0, Qt::AscendingOrder);
    m_lossTable->follow(m_losses);
    m_lossHead = new SectionHead(m_theme, QString());
    m_nothing = new TextLabel(m_theme, TextRole::Table, Token::Ink2);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_nothing->setContentsMargins(20, 8, 20, 8);
    auto* headRow = new QHBoxLayout;
    headRow->setContentsMargins(20, 12, 20, 6);
    headRow->addWidget(m_lossHead);
    auto* losses = new QWidget;
    auto* column = new QVBoxLayout(losses);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(headRow);
    column->addWidget(m_nothing, 1);
    column->addWidget(m_lossView, 1);
    return losses;
}

void ZoneNodes::connectParts()
{
    m_delay->setSingleShot(true);
    connect(m_delay, &QTimer::timeout, this, &ZoneNodes::look);
    m_ticker->setInterval(tickMilliseconds);
    connect(m_ticker, &QTimer::timeout, this, &ZoneNodes::showFooter);
    connect(m_search, &SearchField::filterChanged, m_table, &KeyedTableModel::setFilterText);
    connect(m_search, &SearchField::listWanted, this, [this] { m_view->setFocus(); });
    connect(m_table, &KeyedTableModel::countsChanged, this, &ZoneNodes::showFooter);
    connect(m_view, &TableView::currentKeyChanged, this, &ZoneNodes::showLosses);
    connect(m_view, &TableView::detailsWanted, this, &ZoneNodes::choose);
    connect(m_lossView, &TableView::detailsWanted, this, &ZoneNodes::chooseWorkload);
    connect(m_state, &PageState::retryWanted, this, &ZoneNodes::retryWanted);
}

void ZoneNodes::remember(UserSettings& settings)
{
    m_view->remember(settings, u"nodes-by-zone"_s);
    m_lossView->remember(settings, u"losses-of-a-zone"_s);
}

std::optional<int> ZoneNodes::count() const
{
    const Freshness& nodes = m_session.nodes().freshness();
    if (std::holds_alternative<Loading>(nodes) || std::holds_alternative<Unavailable>(nodes))
        return std::nullopt;
    return static_cast<int>(m_session.nodes().rows().size());
}

QWidget* ZoneNodes::filterField()
{
    return m_search;
}

QWidget* ZoneNodes::list()
{
    return m_view;
}

bool ZoneNodes::goBackOneStep()
{
    if (m_lossView->hasFocus()) {
        m_view->setFocus();
        return true;
    }
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    m_view->setFocus();
    return true;
}

void ZoneNodes::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_needs.push_back(m_session.needNodes());
    m_needs.push_back(m_session.nodes().onChange([this](const StoreChange&) { lookSoon(); }));
    m_needs.push_back(m_session.pods().onChange([this](const StoreChange&) { lookSoon(); }));
    m_needs.push_back(m_session.nodes().onFreshness([this] { showFreshness(); }));
    m_needs.push_back(m_session.pods().onFreshness([this] { showFreshness(); }));
    m_ticker->start();
    look();
}

void ZoneNodes::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_needs.clear();
    m_delay->stop();
    m_ticker->stop();
}

void ZoneNodes::lookSoon()
{
    if (!m_delay->isActive())
        m_delay->start(m_session.pods().rows().size() < manyPods ? soonMilliseconds : laterMilliseconds);
}

void ZoneNodes::look()
{
    m_zones = findFailureZones(pointers(m_session.nodes()), pointers(m_session.pods()));
    m_rows.apply({.replacesAll = true, .changed = zoneRows(m_zones), .removed = {}});
    if (m_view->currentKey().empty() && m_table->rowCount() > 0)
        m_view->setCurrentIndex(m_table->index(0, 0));
    showLosses();
    showFreshness();
}

void ZoneNodes::showLosses()
{
    const ZoneRow* row = m_rows.find(m_view->currentKey());
    const FailureShare* share = row ? shareOf(m_zones, row->id) : nullptr;
    Batch<LossRow> batch{.replacesAll = true, .changed = {}, .removed = {}};
    for (const ReplicaLoss& loss : share ? share->losses : std::vector<ReplicaLoss>())
        batch.changed.push_back({.loss = loss});
    const bool hasLosses = !batch.changed.empty();
    m_losses.apply(std::move(batch));
    m_lossView->setVisible(hasLosses);
    m_nothing->setVisible(!hasLosses);
    const bool isUnknownZone = row && !row->node && row->zone.empty();
    m_lossHead->setTitle(!row                ? tr("What falls with a zone or a node")
                             : row->node     ? tr("If node %1 fails").arg(displayText(row->node->meta.name))
                             : isUnknownZone ? tr("Nodes whose zone is not known")
                                             : tr("If zone %1 fails").arg(displayText(row->zone)));
    m_lossHead->setCount(
        hasLosses ? tr("%1 lose all replicas, %2 most of them").arg(formatCount(*row->loseAll), formatCount(*row->loseMost)) : QString());
    const std::string& scope = m_session.settings().namespaceScope;
    m_lossHead->setRemark(scope.empty() ? QString() : tr("only pods of namespace %1 are known").arg(displayText(scope)));
    if (isUnknownZone)
        m_nothing->setText(
            tr("They carry no label topology.kubernetes.io/zone, so nobody can say whether they fail together. Choose a single "
               "node to see what falls with it."));
    else
        m_nothing->setText(row ? tr("No workload loses more than half of its ready replicas.")
                               : tr("Choose a zone or a node to see which workloads lose all or most of their replicas with it."));
}

// Both are needed for what is said here: the one that is worse off is told.
const Freshness& ZoneNodes::freshness() const
{
    const Freshness& nodes = m_session.nodes().freshness();
    const Freshness& pods = m_session.pods().freshness();
    return isLive(nodes) ? pods : nodes;
}

void ZoneNodes::showFreshness()
{
    const StateText nothing{.glyph = Glyph::Info,
                            .sentence = tr("There is no node in this cluster."),
                            .explanation = tr("The server answered with an empty list; new ones appear here by themselves.")};
    const bool isAboutPods = isLive(m_session.nodes().freshness()) && !isLive(m_session.pods().freshness());
    showFreshnessOn(*m_state, m_session, freshness(), m_session.nodes().rows().empty(), isAboutPods ? tr("pods") : tr("nodes"), nothing);
    m_view->setQuiet(std::holds_alternative<Stale>(freshness()));
    m_lossView->setQuiet(m_view->isQuiet());
    showFooter();
    Q_EMIT countChanged();
}

QString ZoneNodes::statusText() const
{
    return tr("Nodes: %1").arg(describe(freshness(), m_session.scheduler().now()).sentence);
}

void ZoneNodes::showFooter()
{
    const int nodes = static_cast<int>(m_session.nodes().rows().size());
    const int shown = m_table->rowCount();
    m_search->setCountText(tr("%n node(s)", nullptr, nodes));
    QStringList parts{tr("%n zone(s)", nullptr, static_cast<int>(m_zones.zones.size())), tr("%n node(s)", nullptr, nodes)};
    if (m_zones.podsOnNoNode > 0)
        parts << tr("%n pod(s) on no node yet", nullptr, m_zones.podsOnNoNode);
    if (m_zones.podsOnUnknownNodes > 0)
        parts << tr("%n pod(s) on nodes that are not in this list", nullptr, m_zones.podsOnUnknownNodes);
    m_footer->setLeft(shown == 0 && nodes > 0 ? tr("No row fits the filter; Esc clears it") : parts.join(u", "_s));
    m_footer->setRight(describe(freshness(), m_session.scheduler().now()).sentence);
}

// A node's details are beside the list; a zone has none but what falls with it.
void ZoneNodes::choose(const std::string& key)
{
    const ZoneRow* row = m_rows.find(key);
    if (row && row->node)
        Q_EMIT objectChosen(builtInKind("", "nodes", "Node", false), {}, row->node->meta.name, row->node->meta.uid);
    else if (m_lossView->isVisible())
        m_lossView->setFocus(Qt::TabFocusReason);
}

void ZoneNodes::chooseWorkload(const std::string& key)
{
    const LossRow* row = m_losses.find(key);
    const auto kind = row ? ownerKind(row->loss.workload.kind) : std::nullopt;
    if (kind)
        Q_EMIT objectChosen(*kind, row->loss.workload.namespaceName, row->loss.workload.name, {});
}

} // namespace tealdeck
