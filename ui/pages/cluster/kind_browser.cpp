#include "ui/pages/cluster/kind_browser.h"

#include "core/session/catalogue.h"
#include "core/session/session.h"
#include "ui/models/table_view.h"
#include "ui/pages/cluster/kind_table.h"
#include "ui/pages/freshness_state.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/freshness_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/list_footer.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/search_field.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

QString joined(const std::vector<std::string>& words)
{
    QStringList list;
    for (const std::string& word : words)
        list << displayText(word);
    return list.isEmpty() ? QString(enDash) : list.join(u", "_s);
}

std::vector<Column<KindRow>> kindRowColumns()
{
    return {
        {.title = QT_TRANSLATE_NOOP("Columns", "API group"),
         .id = "group",
         .text = [](const KindRow& row) { return row.kind.group.empty() ? u"core"_s : displayText(row.kind.group); },
         .sortKey = [](const KindRow& row) { return SortKey(row.place); },
         .width = 240},
        {.title = QT_TRANSLATE_NOOP("Columns", "Kind"),
         .id = "kind",
         .text = [](const KindRow& row) { return displayText(row.kind.kind); },
         .kind = ColumnKind::Name,
         .width = 240,
         .stretches = true},
        {.title = QT_TRANSLATE_NOOP("Columns", "Name"),
         .id = "plural",
         .text = [](const KindRow& row) { return displayText(row.kind.plural); },
         .width = 240},
        {.title = QT_TRANSLATE_NOOP("Columns", "Short names"),
         .id = "short",
         .text = [](const KindRow& row) { return joined(row.kind.shortNames); },
         .width = 120,
         .yields = 1},
        {.title = QT_TRANSLATE_NOOP("Columns", "Version"),
         .id = "version",
         .text = [](const KindRow& row) { return displayText(row.kind.version); },
         .width = 90},
        {.title = QT_TRANSLATE_NOOP("Columns", "Scope"),
         .id = "scope",
         .text =
             [](const KindRow& row) {
                 return row.kind.isNamespaced ? QCoreApplication::translate("Columns", "Namespaced")
                                              : QCoreApplication::translate("Columns", "Cluster");
             },
         .width = 110},
    };
}

std::string kindRowFilterText(const KindRow& row)
{
    std::string text = row.kind.group.empty() ? "core" : row.kind.group;
    text += ' ' + row.kind.kind + ' ' + row.kind.plural + ' ' + row.kind.version;
    for (const std::string& word : row.kind.shortNames)
        text += ' ' + word;
    for (const std::string& word : row.kind.categories)
        text += ' ' + word;
    return text;
}

} // namespace

KindBrowser::KindBrowser(Theme& theme, Session& session, QWidget* parent)
    : QStackedWidget(parent)
    , m_theme(theme)
    , m_session(session)
{
    auto* back = new QPushButton(tr("All kinds"));
    back->setIcon(m_theme.icon(Glyph::ChevronLeft));
    back->setToolTip(tr("Back to the kinds of this cluster (Esc)"));
    connect(back, &QPushButton::clicked, this, &KindBrowser::showCatalogue);
    connect(&m_theme, &Theme::changed, back, [this, back] { back->setIcon(m_theme.icon(Glyph::ChevronLeft)); });
    m_objects = new KindTable(theme, session, back);
    addWidget(buildCatalogue());
    addWidget(m_objects);
    connect(m_objects, &KindTable::objectChosen, this, &KindBrowser::objectChosen);
    connect(m_objects, &KindTable::retryWanted, this, &KindBrowser::retryWanted);
}

KindBrowser::~KindBrowser()
{
    m_table->unfollow();
}

QWidget* KindBrowser::buildCatalogue()
{
    m_search = new SearchField(m_theme, tr("Filter kinds"), tr("kind, group, short name, category…"));
    m_table = new KeyedTable<KindRow>(kindRowColumns(), kindRowFilterText, this);
    m_view = new TableView(m_theme, tr("Kinds of this cluster"));
    m_view->setKeyedModel(m_table);
    m_view->orderBy(0, Qt::AscendingOrder);
    m_table->follow(m_kinds);
    m_footer = new ListFooter(m_theme);
    auto* list = new QWidget;
    auto* listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(m_view, 1);
    listColumn->addWidget(m_footer);
    m_state = new PageState(m_theme, list);
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(20, 8, 20, 8);
    searchRow->addWidget(m_search);
    auto* catalogue = new QWidget;
    auto* column = new QVBoxLayout(catalogue);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(searchRow);
    column->addWidget(m_state, 1);
    connect(m_search, &SearchField::filterChanged, m_table, &KeyedTableModel::setFilterText);
    connect(m_search, &SearchField::listWanted, m_view, [this] { m_view->setFocus(); });
    connect(m_table, &KeyedTableModel::countsChanged, this, &KindBrowser::showFooter);
    connect(m_view, &TableView::visibleRowsChanged, this, &KindBrowser::showFooter);
    connect(m_view, &TableView::detailsWanted, this, &KindBrowser::open);
    connect(m_state, &PageState::retryWanted, this, &KindBrowser::retryWanted);
    return catalogue;
}

void KindBrowser::remember(UserSettings& settings)
{
    m_view->remember(settings, u"kinds-of-the-cluster"_s);
}

void KindBrowser::showEvent(QShowEvent* event)
{
    QStackedWidget::showEvent(event);
    if (m_catalogue.isActive())
        return;
    m_catalogue = m_session.catalogue().onChanged([this] { catalogueChanged(); });
    catalogueChanged();
}

void KindBrowser::catalogueChanged()
{
    const Catalogue& catalogue = m_session.catalogue();
    Batch<KindRow> batch{.replacesAll = true, .changed = {}, .removed = {}};
    for (const KubeKind& kind : catalogue.kinds().kinds) {
        if (kind.can("list"))
            batch.changed.push_back({.kind = kind, .place = static_cast<int>(batch.changed.size())});
    }
    m_kinds.apply(std::move(batch));
    const StateText nothing{.glyph = Glyph::Info,
                            .sentence = tr("This cluster names no kind that can be listed."),
                            .explanation = tr("Its discovery answered with an empty list.")};
    showFreshnessOn(*m_state, m_session, catalogue.freshness(), m_kinds.rows().empty(), tr("kinds"), nothing);
    showFooter();
}

void KindBrowser::showFooter()
{
    const int total = m_table->totalCount();
    const int shown = m_table->rowCount();
    m_search->setCountText(shown == total ? tr("%1 kinds").arg(formatCount(total))
                                          : tr("%1 of %2 kinds").arg(formatCount(shown), formatCount(total)));
    const auto& missing = m_session.catalogue().kinds().missingGroups;
    if (!missing.empty())
        m_footer->setLeft(tr("No answer from %1: their kinds are missing here").arg(joined(missing)), Glyph::Warn);
    else
        m_footer->setLeft(shown == 0 ? tr("No kind fits the filter; Esc clears it") : tr("Enter opens a kind as a table"));
    m_footer->setRight(describe(m_session.catalogue().freshness(), m_session.scheduler().now()).sentence);
}

bool KindBrowser::isOnCatalogue() const
{
    return currentWidget() != m_objects;
}

void KindBrowser::open(const std::string& key)
{
    if (const KindRow* row = m_kinds.find(key))
        openKind(row->kind);
}

void KindBrowser::openKind(const KubeKind& kind)
{
    m_objects->setKind(kind);
    setCurrentWidget(m_objects);
    m_objects->list()->setFocus();
}

void KindBrowser::showCatalogue()
{
    setCurrentIndex(0);
    m_view->setFocus();
}

QWidget* KindBrowser::filterField()
{
    return isOnCatalogue() ? m_search : m_objects->filterField();
}

QWidget* KindBrowser::list()
{
    return isOnCatalogue() ? m_view : m_objects->list();
}

bool KindBrowser::goBackOneStep()
{
    if (!isOnCatalogue()) {
        if (!m_objects->goBackOneStep())
            showCatalogue();
        return true;
    }
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    m_view->setFocus();
    return true;
}

QString KindBrowser::statusText() const
{
    return isOnCatalogue() ? QString() : m_objects->statusText();
}

} // namespace tealdeck
