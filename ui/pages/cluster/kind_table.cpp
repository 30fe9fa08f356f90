#include "ui/pages/cluster/kind_table.h"

#include "core/session/session.h"
#include "ui/models/table_view.h"
#include "ui/pages/cluster/label_scope_field.h"
#include "ui/pages/freshness_state.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/freshness_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field_mistake.h"
#include "ui/widgets/list_footer.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/status_strip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int footerMilliseconds = 1000;
constexpr int measuredRows = 200;
constexpr int widestText = 280;
constexpr std::size_t manyRows = 5000; // so many are counted at most twice a second
constexpr int countAgainMilliseconds = 500;
constexpr std::size_t mostWords = 10; // more are no statuses but texts

QString pluralOf(const std::optional<KubeKind>& kind)
{
    return kind ? displayText(kind->plural) : QString();
}

} // namespace

KindTable::KindTable(Theme& theme, Session& session, QWidget* leading, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_session(session)
{
    build(leading);
}

KindTable::~KindTable()
{
    closeKind();
}

void KindTable::build(QWidget* leading)
{
    m_search = new SearchField(m_theme, tr("Filter objects"), tr("name, namespace, any cell, label=value…"));
    m_namespace = new QComboBox;
    m_namespace->setAccessibleName(tr("Namespace"));
    m_namespace->setMinimumWidth(160);
    m_namespace->addItem(tr("All namespaces"));
    m_labels = new LabelScopeField(m_theme);
    m_columnButton = new QPushButton;
    m_columnButton->setIcon(m_theme.icon(Glyph::Columns));
    m_columnButton->setAccessibleName(tr("Columns, copy and export"));
    m_columnButton->setToolTip(tr("Choose columns, copy, export as CSV"));
    m_columnMenu = new QMenu(m_columnButton);
    m_columnButton->setMenu(m_columnMenu);
    connect(m_columnMenu, &QMenu::aboutToShow, this, [this] {
        if (m_table)
            fillColumnMenu();
    });
    connect(&m_theme, &Theme::changed, this, [this] { m_columnButton->setIcon(m_theme.icon(Glyph::Columns)); });
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(20, 8, 20, 8);
    searchRow->setSpacing(8);
    if (leading)
        searchRow->addWidget(leading);
    searchRow->addWidget(m_search, 1);
    searchRow->addWidget(m_labels);
    searchRow->addWidget(m_namespace);
    searchRow->addWidget(m_columnButton);

    m_footer = new ListFooter(m_theme);
    auto* listWidget = new QWidget;
    m_listColumn = new QVBoxLayout(listWidget);
    m_listColumn->setContentsMargins(0, 0, 0, 0);
    m_listColumn->setSpacing(0);
    m_view = new TableView(m_theme, tr("Objects"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_strip = new StatusStrip(m_theme, tr("Objects by status"));
    m_strip->hide();
    m_listColumn->addWidget(m_strip);
    m_listColumn->addWidget(m_view, 1);
    m_listColumn->addWidget(m_footer);
    m_state = new PageState(m_theme, listWidget);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(searchRow);
    auto* mistakeRow = new QHBoxLayout;
    mistakeRow->setContentsMargins(20, 0, 20, 0);
    mistakeRow->addWidget(m_labels->mistake());
    column->addLayout(mistakeRow);
    column->addWidget(m_state, 1);

    m_ticker = new QTimer(this);
    m_ticker->setInterval(footerMilliseconds);
    connect(m_ticker, &QTimer::timeout, this, &KindTable::showFooter);
    m_countDelay = new QTimer(this);
    m_countDelay->setSingleShot(true);
    connect(m_countDelay, &QTimer::timeout, this, &KindTable::recount);
    connect(m_strip, &StatusStrip::toggled, this, &KindTable::applyRowFilter);
    connect(m_search, &SearchField::filterChanged, this, [this](const QString& text) {
        if (m_table)
            m_table->setFilterText(text);
    });
    connect(m_search, &SearchField::listWanted, this, [this] { m_view->setFocus(); });
    connect(m_labels, &LabelScopeField::listWanted, this, [this] { m_view->setFocus(); });
    connect(m_labels, &LabelScopeField::scopeChanged, this, &KindTable::openAgain);
    connect(m_namespace, &QComboBox::currentIndexChanged, this, &KindTable::applyRowFilter);
    connect(m_namespace, &QComboBox::currentTextChanged, m_namespace, &QWidget::setToolTip); // it may be narrow
    connect(m_state, &PageState::retryWanted, this, &KindTable::retryWanted);
    connect(m_view, &TableView::visibleRowsChanged, this, &KindTable::showFooter);
    connect(m_view, &TableView::detailsWanted, this, &KindTable::choose);
    connect(m_view, &QWidget::customContextMenuRequested, this, &KindTable::showRowMenu);
    connect(m_view, &TableView::columnsReset, this, &KindTable::fitWidths);
}

void KindTable::setKind(const KubeKind& kind)
{
    if (m_kind == kind)
        return;
    closeKind();
    m_kind = kind;
    m_lastKey.clear();
    for (const QString& id : m_strip->hiddenIds())
        m_strip->setShown(id, true); // the statuses of another kind
    m_strip->set({});
    m_strip->hide();
    m_namespaces.clear();
    m_search->clear();
    m_labels->clearScope();
    m_search->setAccessibleName(tr("Filter %1").arg(pluralOf(m_kind)));
    m_view->setAccessibleName(displayText(kind.kind));
    m_namespace->setVisible(kind.isNamespaced && m_session.settings().namespaceScope.empty());
    if (isVisible())
        openKind();
}

std::optional<int> KindTable::count() const
{
    if (!m_live || std::holds_alternative<Loading>(m_live->rows().freshness())
        || std::holds_alternative<Unavailable>(m_live->rows().freshness()))
        return std::nullopt;
    return static_cast<int>(m_live->rows().rows().size());
}

QWidget* KindTable::filterField()
{
    return m_search;
}

QWidget* KindTable::list()
{
    return m_view;
}

bool KindTable::goBackOneStep()
{
    if (!m_search->text().isEmpty())
        m_search->clear();
    else if (!m_labels->clearScope())
        return false;
    m_view->setFocus();
    return true;
}

void KindTable::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_ticker->start();
    openKind();
}

void KindTable::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_ticker->stop();
    closeKind();
}

void KindTable::openKind()
{
    if (m_live || !m_kind)
        return;
    m_live = m_session.openKind(*m_kind, m_session.settings().namespaceScope, m_labels->scope());
    m_areWidthsFitted = false;
    m_subscriptions.push_back(m_live->onColumns([this] { takeColumns(); }));
    m_subscriptions.push_back(m_live->rows().onFreshness([this] { showFreshness(); }));
    takeColumns();
    showFreshness();
    if (!m_lastKey.empty())
        m_view->showKey(m_lastKey);
}

// Other labels: the server chooses the objects anew.
void KindTable::openAgain()
{
    if (!m_live)
        return;
    closeKind();
    openKind();
}

void KindTable::closeKind()
{
    if (!m_live)
        return;
    m_lastKey = m_view->currentKey();
    m_subscriptions.clear();
    m_rows.end();
    if (m_table)
        m_table->unfollow();
    m_live.reset();
}

// Rows of a kind all have the columns that were told last, so each telling makes the table anew.
void KindTable::takeColumns()
{
    if (m_live->columns().empty())
        return;
    auto columns = std::make_unique<KindColumns>(m_live->kind(), m_live->columns(), m_session.scheduler().clock(), m_session.serverTime());
    auto* table = new KeyedTable<TableRow>(columns->columns(), kindFilterText, this);
    KeyedTable<TableRow>* old = std::exchange(m_table, table);
    m_view->setKeyedModel(table);
    delete old;
    m_columns = std::move(columns);
    connect(table, &KeyedTableModel::countsChanged, this, &KindTable::showFooter);
    m_view->orderBy(m_columns->firstOrder(), Qt::AscendingOrder);
    if (m_settings)
        m_view->remember(*m_settings, QString::fromStdString(m_kind->qualifiedPlural()));
    m_areWidthsFitted = false;
    table->setFilterText(m_search->text());
    table->follow(m_live->rows());
    m_rows = m_live->rows().onChange([this](const StoreChange&) { rowsChanged(); }); // after the table's own
    fillColumnMenu();
    rowsChanged();
    applyRowFilter();
}

void KindTable::fillColumnMenu()
{
    m_columnMenu->clear();
    m_view->fillColumnMenu(*m_columnMenu);
    m_columnMenu->addSeparator();
    connect(m_columnMenu->addAction(m_theme.icon(Glyph::Copy), tr("Copy name")), &QAction::triggered, this, [this] { copy(false); });
    connect(m_columnMenu->addAction(tr("Copy row")), &QAction::triggered, this, [this] { copy(true); });
    connect(m_columnMenu->addAction(m_theme.icon(Glyph::Download), tr("Export as CSV…")), &QAction::triggered, this, &KindTable::saveCsv);
}

// As wide as the first rows need, within limits; once, so that nothing moves under the pointer.
void KindTable::fitWidths()
{
    const QFontMetrics cells(m_theme.font(TextRole::Table));
    for (int i = 0; i < m_table->columnCount(); ++i) {
        const ColumnInfo& info = m_table->column(i);
        if (info.stretches)
            continue;
        int width = cells.horizontalAdvance(info.title) + 16;
        for (int row = 0; row < std::min(m_table->rowCount(), measuredRows); ++row)
            width = std::max(width, cells.horizontalAdvance(m_table->data(m_table->index(row, i)).toString()));
        if (info.kind == ColumnKind::Status)
            width += 21;
        m_view->horizontalHeader()->resizeSection(i, std::clamp(width + 24, m_theme.scaled(64), m_theme.scaled(widestText)));
    }
    m_view->fitColumns();
}

void KindTable::rowsChanged()
{
    if (!m_areWidthsFitted && m_table->rowCount() > 0 && !m_view->areWidthsRemembered()) {
        m_areWidthsFitted = true;
        fitWidths();
    }
    if (m_live->rows().rows().size() < manyRows)
        recount();
    else if (!m_countDelay->isActive())
        m_countDelay->start(countAgainMilliseconds);
    showFreshness();
    Q_EMIT countChanged();
}

// Namespaces and statuses of all rows, in one pass.
void KindTable::recount()
{
    if (!m_live || !m_columns)
        return;
    std::set<std::string> namespaces;
    std::map<std::string, StatusGroup> groups;
    const bool hasStatus = m_columns->statusColumn() >= 0;
    for (const auto& [key, row] : m_live->rows().rows()) {
        namespaces.insert(row.meta.namespaceName);
        if (!hasStatus || groups.size() > mostWords)
            continue;
        KindStatus status = m_columns->statusOf(row);
        StatusGroup& group = groups[status.id];
        if (group.count++ == 0)
            group.status = std::move(status);
    }
    if (namespaces != m_namespaces) {
        m_namespaces = std::move(namespaces);
        showNamespaces();
    }
    showCounts(groups);
}

// What needs attention stands first.
void KindTable::showCounts(const std::map<std::string, StatusGroup>& groups)
{
    std::vector<StatusCount> counts;
    for (const bool isTrouble : {true, false}) {
        for (const auto& [id, group] : groups) {
            if (group.status.mark.needsAttention == isTrouble)
                counts.push_back({.id = QString::fromStdString(id),
                                  .glyph = group.status.mark.glyph == Glyph::None ? Glyph::Info : group.status.mark.glyph,
                                  .color = group.status.mark.color,
                                  .word = group.status.word,
                                  .count = group.count});
        }
    }
    const bool isShown = !counts.empty() && counts.size() <= mostWords;
    m_strip->set(isShown ? counts : std::vector<StatusCount>());
    m_strip->setVisible(isShown || !m_strip->hiddenIds().empty());
}

void KindTable::showNamespaces()
{
    const QString current = m_namespace->currentIndex() > 0 ? m_namespace->currentData().toString() : QString();
    const QSignalBlocker blocker(m_namespace);
    m_namespace->clear();
    m_namespace->addItem(tr("All namespaces"));
    for (const std::string& name : m_namespaces)
        m_namespace->addItem(displayText(name), QString::fromStdString(name));
    m_namespace->setToolTip(current.isEmpty() ? tr("All namespaces") : displayText(current.toStdString()));
    if (current.isEmpty())
        return;
    if (m_namespace->findData(current) < 0) // it stays chosen: an empty list is the truth about it
        m_namespace->addItem(displayText(current), current);
    m_namespace->setCurrentIndex(m_namespace->findData(current));
}

void KindTable::applyRowFilter()
{
    if (!m_table)
        return;
    const std::string wanted = m_namespace->currentIndex() > 0 ? m_namespace->currentData().toString().toStdString() : std::string();
    std::set<std::string> hidden;
    for (const QString& id : m_columns->statusColumn() >= 0 ? m_strip->hiddenIds() : std::vector<QString>())
        hidden.insert(id.toStdString());
    if (wanted.empty() && hidden.empty())
        return m_table->setRowFilter({});
    m_table->setRowFilter([wanted, hidden = std::move(hidden), columns = m_columns.get()](const TableRow& row) {
        return (wanted.empty() || row.meta.namespaceName == wanted) && (hidden.empty() || !hidden.contains(columns->statusOf(row).id));
    });
}

void KindTable::showFreshness()
{
    if (!m_live)
        return;
    const Freshness& freshness = m_live->rows().freshness();
    const auto rule = m_live->missingRule();
    if (rule && std::holds_alternative<Unavailable>(freshness)) {
        showForbidden(*rule);
    } else {
        const bool isWhole = m_live->labels().isEmpty();
        const StateText nothing{.glyph = Glyph::Info,
                                .sentence
                                = (isWhole ? tr("There are no %1.") : tr("There are no %1 with these labels.")).arg(pluralOf(m_kind)),
                                .explanation = tr("The server answered with an empty list; new ones appear here by themselves.")};
        showFreshnessOn(*m_state, m_session, freshness, m_live->rows().rows().empty(), pluralOf(m_kind), nothing);
    }
    m_view->setQuiet(std::holds_alternative<Stale>(freshness));
    showFooter();
    Q_EMIT countChanged();
}

void KindTable::showForbidden(const MissingRule& rule)
{
    const QString user = displayText(m_session.identity().user);
    const QString what = pluralOf(m_kind);
    m_state->showForbidden({.glyph = Glyph::Lock,
                            .sentence = user.isEmpty() ? tr("The server does not let you %1 %2.").arg(displayText(rule.verb), what)
                                                       : tr("The server does not let %1 %2 %3.").arg(user, displayText(rule.verb), what),
                            .explanation = rule.namespaceName.empty()
                                ? tr("Ask for a ClusterRole with the rule below. The rest of the console goes on.")
                                : tr("Ask for a Role in namespace %1 with the rule below. The rest of the console goes on.")
                                      .arg(displayText(rule.namespaceName)),
                            .code = QString::fromStdString(ruleText(rule))});
}

QString KindTable::statusText() const
{
    if (!m_live)
        return {};
    return tr("%1: %2").arg(pluralOf(m_kind), describe(m_live->rows().freshness(), m_session.scheduler().now()).sentence);
}

void KindTable::showFooter()
{
    if (!m_live)
        return;
    const int total = m_table ? m_table->totalCount() : 0;
    const int shown = m_table ? m_table->rowCount() : 0;
    m_search->setCountText(shown == total ? tr("%1 %2").arg(formatCount(total), pluralOf(m_kind))
                                          : tr("%1 of %2 %3").arg(formatCount(shown), formatCount(total), pluralOf(m_kind)));
    if (shown == 0)
        m_footer->setLeft(total == 0 ? tr("No rows") : tr("No row fits the filter; Esc clears it"));
    else
        m_footer->setLeft(
            tr("Rows %1 to %2 of %3")
                .arg(formatCount(m_view->firstVisibleRow() + 1), formatCount(m_view->lastVisibleRow() + 1), formatCount(shown)));
    m_footer->setRight(describe(m_live->rows().freshness(), m_session.scheduler().now()).sentence);
}

void KindTable::choose(const std::string& key)
{
    if (const TableRow* row = m_live ? m_live->rows().find(key) : nullptr)
        Q_EMIT objectChosen(m_live->kind(), row->meta.namespaceName, row->meta.name, row->meta.uid);
}

} // namespace tealdeck
