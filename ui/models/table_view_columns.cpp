// The columns of a TableView: how they share the room, and what the user made of them.

#include "ui/models/keyed_table_model.h"
#include "ui/models/table_view.h"
#include "ui/settings/user_settings.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>

#include <utility>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int narrowestColumn = 24;
constexpr int widestColumn = 4000;

// What comes from a server and becomes part of a key.
QString keyPart(QString name)
{
    for (QChar& letter : name) {
        const bool isPlain = letter.unicode() < 128 && (letter.isLetterOrNumber() || letter == u'.' || letter == u'-');
        if (!isPlain)
            letter = u'_';
    }
    return name;
}

} // namespace

void TableView::layOutColumns()
{
    QHeaderView* header = horizontalHeader();
    const QScopedValueRollback arranging(m_isArranging, true);
    const int last = m_model->columnCount() - 1;
    for (int column = 0; column <= last; ++column) {
        const ColumnInfo& info = m_model->column(column);
        const int edge = (column == 0 ? 12 : 0) + (column == last ? 4 : 0); // the margins of the sheet
        header->setSectionResizeMode(column, info.stretches ? QHeaderView::Stretch : QHeaderView::Interactive);
        header->resizeSection(column, m_theme.scaled(info.width) + edge);
        header->setSectionHidden(column, info.isHiddenAtFirst);
        header->moveSection(header->visualIndex(column), column);
    }
}

// Where the table is narrow, columns that may give way are hidden; beyond that it scrolls sideways rather than squeeze the names.
void TableView::fitColumns()
{
    if (!m_model)
        return;
    QHeaderView* header = horizontalHeader();
    std::vector<ColumnNeed> needs;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const ColumnInfo& info = m_model->column(column);
        const bool isHiddenByUser = header->isSectionHidden(column) && !m_yielded.contains(column);
        const int width = info.stretches ? m_theme.scaled(info.width) * 3 / 4
            : m_yielded.contains(column) ? m_theme.scaled(info.width)
                                         : header->sectionSize(column);
        needs.push_back({.width = isHiddenByUser ? 0 : width, .yields = isHiddenByUser ? 0 : info.yields});
    }
    const int room = viewport()->width();
    const std::set<int> yielding = yieldingColumns(needs, room);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (yielding.contains(column) != m_yielded.contains(column))
            header->setSectionHidden(column, yielding.contains(column));
    }
    m_yielded = yielding;
    fitStretchingColumn(needs);
}

void TableView::fitStretchingColumn(const std::vector<ColumnNeed>& needs)
{
    QHeaderView* header = horizontalHeader();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (!m_model->column(column).stretches)
            continue;
        const int least = needs[static_cast<std::size_t>(column)].width;
        const bool hasRoom = viewport()->width() - (header->length() - header->sectionSize(column)) >= least;
        const QHeaderView::ResizeMode mode = hasRoom ? QHeaderView::Stretch : QHeaderView::Interactive;
        if (header->sectionResizeMode(column) != mode)
            header->setSectionResizeMode(column, mode);
        if (!hasRoom && header->sectionSize(column) < least)
            header->resizeSection(column, least);
    }
}

void TableView::followHead()
{
    QHeaderView* header = horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &TableView::showColumnMenu);
    connect(header, &QHeaderView::sectionMoved, this, &TableView::saveColumns);
    connect(header, &QHeaderView::sectionResized, this, [this] { m_areWidthsChanged = m_areWidthsChanged || m_isHeadPressed; });
    header->viewport()->installEventFilter(this);
}

bool TableView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == horizontalHeader()->viewport()) {
        if (event->type() == QEvent::MouseButtonPress)
            m_isHeadPressed = true;
        if (event->type() == QEvent::MouseButtonRelease) {
            m_isHeadPressed = false;
            if (std::exchange(m_areWidthsChanged, false))
                saveWidths();
        }
    }
    return QTableView::eventFilter(watched, event);
}

QString TableView::settingsKey(const QString& name) const
{
    return u"columns/%1/%2"_s.arg(m_settingsName, name);
}

void TableView::remember(UserSettings& settings, const QString& name)
{
    m_settings = &settings;
    m_settingsName = keyPart(name);
    m_firstSortColumn = m_model->sortColumn();
    m_firstSortOrder = m_model->sortOrder();
    disconnect(&settings, nullptr, this, nullptr);
    connect(&settings, &UserSettings::forgotten, this, [this](const QString& group) {
        if (m_settings && group == u"columns"_s)
            resetColumns();
    });
    restoreColumns();
}

bool TableView::areWidthsRemembered() const
{
    return m_settings && m_settings->has(settingsKey(u"widths"_s));
}

int TableView::columnWithId(const QString& id) const
{
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (m_model->column(column).id == id)
            return column;
    }
    return -1;
}

// A column that is not named, because it is new, stays as it is at first.
void TableView::restoreColumns()
{
    const QScopedValueRollback arranging(m_isArranging, true);
    restoreColumnOrder();
    restoreColumnWidths();
    restoreRowOrder();
    fitColumns();
}

void TableView::restoreColumnOrder()
{
    QHeaderView* header = horizontalHeader();
    const QStringList hidden = m_settings->list(settingsKey(u"hidden"_s));
    const QStringList order = m_settings->list(settingsKey(u"order"_s));
    int place = 0;
    for (const QString& id : order) {
        const int column = columnWithId(id);
        if (column < 0)
            continue; // the server has another version
        header->moveSection(header->visualIndex(column), place++);
        header->setSectionHidden(column, hidden.contains(id) && m_model->column(column).kind != ColumnKind::Name);
    }
    if (place == 0 && !order.isEmpty())
        m_settings->complain(settingsKey(u"order"_s));
}

void TableView::restoreColumnWidths()
{
    const QString key = settingsKey(u"widths"_s);
    for (const QString& entry : m_settings->list(key)) {
        const qsizetype colon = entry.lastIndexOf(u':');
        bool isNumber = false;
        const int width = entry.mid(colon + 1).toInt(&isNumber);
        if (colon < 0 || !isNumber || width < narrowestColumn || width > widestColumn) {
            m_settings->complain(key);
            continue;
        }
        const int column = columnWithId(entry.left(colon));
        if (column >= 0 && !m_model->column(column).stretches)
            horizontalHeader()->resizeSection(column, width * m_theme.textScale() / 100);
    }
}

void TableView::restoreRowOrder()
{
    const QString id = m_settings->text(settingsKey(u"sort"_s));
    if (id.isEmpty())
        return;
    const int column = columnWithId(id);
    if (column >= 0)
        orderBy(column, m_settings->isOn(settingsKey(u"descending"_s), false) ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void TableView::saveColumns()
{
    if (!m_settings || m_isArranging)
        return;
    QStringList order;
    QStringList hidden;
    for (int place = 0; place < m_model->columnCount(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        order << m_model->column(column).id;
        if (!isColumnChosen(column))
            hidden << m_model->column(column).id;
    }
    m_settings->set(settingsKey(u"order"_s), order);
    m_settings->set(settingsKey(u"hidden"_s), hidden);
}

void TableView::saveWidths()
{
    if (!m_settings)
        return;
    QStringList widths;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const int width = horizontalHeader()->sectionSize(column);
        if (width > 0 && !m_model->column(column).stretches)
            widths << u"%1:%2"_s.arg(m_model->column(column).id).arg(width * 100 / m_theme.textScale());
    }
    m_settings->set(settingsKey(u"widths"_s), widths);
}

void TableView::saveRowOrder()
{
    if (!m_settings)
        return;
    m_settings->set(settingsKey(u"sort"_s), m_model->column(m_model->sortColumn()).id);
    m_settings->set(settingsKey(u"descending"_s), m_model->sortOrder() == Qt::DescendingOrder);
}

bool TableView::isColumnChosen(int column) const
{
    return !horizontalHeader()->isSectionHidden(column) || m_yielded.contains(column);
}

void TableView::chooseColumn(int column, bool isShown)
{
    if (isShown == isColumnChosen(column) || (!isShown && m_model->column(column).kind == ColumnKind::Name))
        return;
    m_yielded.erase(column);
    horizontalHeader()->setSectionHidden(column, !isShown);
    saveColumns();
    fitColumns();
}

void TableView::resetColumns()
{
    if (m_settings) {
        for (const QString& name : {u"order"_s, u"hidden"_s, u"widths"_s, u"sort"_s, u"descending"_s})
            m_settings->remove(settingsKey(name));
        orderBy(m_firstSortColumn, m_firstSortOrder);
    }
    m_yielded.clear();
    layOutColumns();
    fitColumns();
    Q_EMIT columnsReset();
}

void TableView::fillColumnMenu(QMenu& menu)
{
    menu.addSection(tr("Columns"));
    for (int place = 0; m_model && place < m_model->columnCount(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        QAction* action = menu.addAction(m_model->column(column).title);
        action->setCheckable(true);
        action->setChecked(isColumnChosen(column));
        action->setEnabled(m_model->column(column).kind != ColumnKind::Name);
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { chooseColumn(column, isShown); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Reset the columns")), &QAction::triggered, this, &TableView::resetColumns);
}

void TableView::showColumnMenu(const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(*menu);
    menu->popup(horizontalHeader()->viewport()->mapToGlobal(place));
}

} // namespace tealdeck
