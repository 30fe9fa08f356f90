#include "ui/models/table_view.h"

#include "ui/models/keyed_table_model.h"
#include "ui/models/table_delegate.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

TableView::TableView(Theme& theme, const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_flashTimer(new QTimer(this))
{
    setAccessibleName(accessibleName);
    setItemDelegate(new TableDelegate(theme, *this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAutoScroll(false);
    viewport()->setAttribute(Qt::WA_Hover);
    setMouseTracking(true);

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setMinimumSectionSize(44);
    connect(header, &QHeaderView::sectionClicked, this, &TableView::orderByClick);
    followHead();
    connect(this, &QAbstractItemView::doubleClicked, this, [this] { Q_EMIT detailsWanted(currentKey()); });
    connect(&m_theme, &Theme::changed, this, &TableView::applyTheme);
    m_flashTimer->setSingleShot(true);
    connect(m_flashTimer, &QTimer::timeout, this, &TableView::endFlashes);
    applyTheme();
}

void TableView::applyTheme()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(m_theme.rowHeight(24));
    horizontalHeader()->setFixedHeight(m_theme.scaled(26));
    verticalScrollBar()->setSingleStep(m_theme.rowHeight(24));
    viewport()->update();
    horizontalHeader()->viewport()->update();
}

void TableView::setKeyedModel(KeyedTableModel* model)
{
    m_settings = nullptr; // of the columns before
    m_model = model;
    m_yielded.clear();
    m_flashes.forget();
    setModel(model);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &TableView::rememberPlace);
    connect(model, &QAbstractItemModel::modelReset, this, &TableView::restorePlace);
    connect(model, &KeyedTableModel::countsChanged, this, &TableView::visibleRowsChanged);
    horizontalHeader()->setSortIndicator(model->sortColumn(), model->sortOrder());
    layOutColumns();
}

void TableView::orderBy(int column, Qt::SortOrder order)
{
    if (!m_model)
        return;
    m_model->sort(column, order);
    horizontalHeader()->setSortIndicator(column, order);
}

void TableView::orderByClick(int column)
{
    Qt::SortOrder order = m_model->column(column).descendingFirst ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (column == m_model->sortColumn())
        order = m_model->sortOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    orderBy(column, order);
    saveRowOrder();
}

std::string TableView::currentKey() const
{
    return m_model && currentIndex().isValid() ? m_model->keyAt(currentIndex().row()).str() : std::string();
}

bool TableView::showKey(const std::string& key)
{
    const int row = m_model ? m_model->rowOf(key) : -1;
    if (row < 0)
        return false;
    setCurrentIndex(m_model->index(row, 0));
    scrollTo(currentIndex());
    return true;
}

void TableView::setQuiet(bool isQuiet)
{
    m_isQuiet = isQuiet;
    viewport()->update();
}

void TableView::rememberPlace()
{
    m_placeKey = currentKey();
    m_placeOffset = m_placeKey.empty() ? 0 : visualRect(currentIndex()).top();
}

void TableView::restorePlace()
{
    m_hoveredRow = -1;
    const int row = m_placeKey.empty() ? -1 : m_model->rowOf(m_placeKey);
    if (row < 0) {
        if (!m_placeKey.empty())
            Q_EMIT currentKeyChanged(std::string());
        return;
    }
    // Neither the details nor the eye should notice: same row, same place, and no signal.
    const QSignalBlocker silence(this);
    setCurrentIndex(m_model->index(row, 0));
    const int offset = m_placeOffset;
    if (offset >= 0 && offset < viewport()->height()) {
        const int top = row * verticalHeader()->defaultSectionSize();
        updateGeometries();
        verticalScrollBar()->setValue(top - offset);
    }
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    if (current.row() != previous.row() || !previous.isValid())
        Q_EMIT currentKeyChanged(currentKey());
}

int TableView::firstVisibleRow() const
{
    return rowAt(0);
}

int TableView::lastVisibleRow() const
{
    if (!m_model || m_model->rowCount() == 0)
        return -1;
    const int row = rowAt(viewport()->height() - 1);
    return row < 0 ? m_model->rowCount() - 1 : row;
}

void TableView::keyboardSearch(const QString&)
{
    // Letters are shortcuts, and `/` filters.
}

void TableView::copyCurrent(bool wholeRow) const
{
    if (!currentIndex().isValid())
        return;
    QStringList cells;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (wholeRow || m_model->column(column).kind == ColumnKind::Name)
            cells << m_model->data(m_model->index(currentIndex().row(), column)).toString();
    }
    QApplication::clipboard()->setText(cells.join(u'\t'));
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    setShowsFocus(true);
    const bool isCopy = event->key() == Qt::Key_C && event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT detailsWanted(currentKey());
    } else if (isCopy) {
        copyCurrent(event->modifiers().testFlag(Qt::ShiftModifier));
    } else if (m_model && m_model->rowCount() > 0 && (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)) {
        setCurrentIndex(m_model->index(event->key() == Qt::Key_Home ? 0 : m_model->rowCount() - 1, 0));
    } else if (event->key() == Qt::Key_Escape) {
        event->ignore(); // the page goes back one step
    } else {
        QTableView::keyPressEvent(event);
    }
}

void TableView::focusInEvent(QFocusEvent* event)
{
    const bool isByKey
        = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    if (isByKey && m_model && !currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(std::max(0, firstVisibleRow()), 0));
    setShowsFocus(isByKey);
    QTableView::focusInEvent(event);
}

void TableView::focusOutEvent(QFocusEvent* event)
{
    setShowsFocus(false);
    QTableView::focusOutEvent(event);
}

void TableView::setShowsFocus(bool shows)
{
    if (m_showsFocus == shows)
        return;
    m_showsFocus = shows;
    viewport()->update();
}

void TableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    viewport()->update();
}

bool TableView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::MouseMove)
        setHoveredRow(rowAt(static_cast<QMouseEvent*>(event)->position().toPoint().y()));
    if (event->type() == QEvent::MouseButtonPress)
        setShowsFocus(false);
    // Nothing jumps under the pointer: rows keep their places while it is over them.
    if (event->type() == QEvent::Enter && m_model)
        m_model->setOrderHeld(true);
    if (event->type() == QEvent::Leave) {
        setHoveredRow(-1);
        if (m_model)
            m_model->setOrderHeld(false);
    }
    return QTableView::viewportEvent(event);
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    Q_EMIT visibleRowsChanged();
}

void TableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    m_flashes.forget();
    setHoveredRow(-1);
    Q_EMIT visibleRowsChanged();
}

void TableView::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    if (m_ageTimer == 0)
        m_ageTimer = startTimer(1000, Qt::CoarseTimer);
}

void TableView::hideEvent(QHideEvent* event)
{
    QTableView::hideEvent(event);
    if (m_ageTimer != 0)
        killTimer(m_ageTimer);
    m_ageTimer = 0;
    m_flashes.forget();
}

void TableView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_ageTimer)
        updateAges();
    else
        QTableView::timerEvent(event);
}

bool TableView::flashes(const QModelIndex& index, const Cell& cell)
{
    const bool isFlashing
        = m_flashes.look(m_model->keyAt(index.row()), index.column(), cell, std::chrono::steady_clock::now()) && m_theme.hasMotion();
    if (isFlashing && !m_flashTimer->isActive())
        m_flashTimer->start(StatusFlashes::length);
    return isFlashing;
}

void TableView::endFlashes()
{
    viewport()->update();
    const auto now = std::chrono::steady_clock::now();
    if (const auto next = m_flashes.nextEnd(now))
        m_flashTimer->start(std::chrono::ceil<std::chrono::milliseconds>(*next - now));
}

void TableView::updateAges()
{
    for (int column = 0; m_model && column < m_model->columnCount(); ++column) {
        if (m_model->column(column).kind == ColumnKind::Age)
            viewport()->update(columnViewportPosition(column), 0, columnWidth(column), viewport()->height());
    }
}

} // namespace tealdeck
