#include "ui/widgets/log_view.h"

#include "ui/text/format.h"
#include "ui/widgets/log_line_text.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTextLayout>
#include <QWheelEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace tealdeck
{
namespace
{

constexpr int noteHeight = 28;

} // namespace

LogView::LogView(Theme& theme, const Clock& clock, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_clock(clock)
{
    installLogViewAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&theme, &Theme::changed, this, [this] {
        updateScrollBar();
        viewport()->update();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogView::userScrolled);
}

void LogView::setBuffer(const LogBuffer* buffer)
{
    m_hits.reset();
    m_rows.reset();
    if (buffer) {
        m_rows.emplace(*buffer);
        m_rows->setFilter(m_filter);
        m_top = buffer->first();
    }
    m_anchor = m_cursor = {};
    setFind(m_find);
    refresh();
}

void LogView::refresh()
{
    if (m_rows) {
        const auto first = m_rows->buffer().first();
        m_rows->update();
        if (m_hits && m_hits->update())
            Q_EMIT hitsChanged();
        m_top = std::max(m_top, first);
        if (m_anchor.number < first)
            m_anchor = {.number = first, .column = 0};
        if (m_cursor.number < first)
            m_cursor = {.number = first, .column = 0};
    }
    if (m_isFollowing)
        scrollTo(lastTop());
    else
        updateScrollBar();
    viewport()->update();
}

void LogView::setSourceNames(const QStringList& names)
{
    m_sourceNames = names;
    viewport()->update();
}

void LogView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void LogView::setFilter(const LogPattern& words)
{
    m_filter = words;
    if (!m_rows)
        return;
    m_rows->setFilter(words);
    refresh();
    if (!m_isFollowing)
        show(m_cursor.number);
}

void LogView::setWrapped(bool isWrapped)
{
    m_isWrapped = isWrapped;
    refresh();
}

void LogView::setFollowing(bool isFollowing)
{
    if (m_isFollowing != isFollowing) {
        m_isFollowing = isFollowing;
        Q_EMIT followingChanged(isFollowing);
    }
    refresh();
}

void LogView::stopFollowing()
{
    if (m_isFollowing)
        setFollowing(false);
}

int LogView::rowHeight(std::size_t row) const
{
    const auto number = m_rows->number(row);
    if (m_rows->buffer().note(number))
        return m_theme.scaled(noteHeight);
    const int line = m_theme.lineHeight(TextRole::Mono);
    return m_isWrapped ? std::max(1, layoutOf(m_rows->buffer().line(number), false)->lineCount()) * line : line;
}

std::size_t LogView::lastTop() const
{
    if (!m_rows)
        return 0;
    std::size_t row = m_rows->count();
    int left = viewport()->height() - m_theme.scaled(8);
    while (row > 0 && left >= rowHeight(row - 1)) {
        left -= rowHeight(row - 1);
        --row;
    }
    return std::min(row, m_rows->count() > 0 ? m_rows->count() - 1 : 0);
}

std::size_t LogView::topRow() const
{
    return m_rows ? std::min(m_rows->rowOf(m_top), lastTop()) : 0;
}

void LogView::scrollTo(std::size_t row)
{
    if (m_rows && m_rows->count() > 0)
        m_top = m_rows->number(std::min(row, lastTop()));
    updateScrollBar();
    viewport()->update();
}

void LogView::updateScrollBar()
{
    m_isScrolling = true;
    const int most = static_cast<int>(lastTop());
    verticalScrollBar()->setRange(0, most);
    verticalScrollBar()->setPageStep(std::max(1, viewport()->height() / m_theme.lineHeight(TextRole::Mono) - 1));
    verticalScrollBar()->setValue(static_cast<int>(topRow()));
    m_isScrolling = false;
}

void LogView::userScrolled()
{
    if (m_isScrolling || !m_rows || m_rows->count() == 0)
        return;
    const auto row = static_cast<std::size_t>(verticalScrollBar()->value());
    const bool isUp = row < topRow();
    m_top = m_rows->number(std::min(row, lastTop()));
    if (isUp)
        stopFollowing();
    viewport()->update();
}

void LogView::wheelEvent(QWheelEvent* event)
{
    QAbstractScrollArea::wheelEvent(event);
    event->accept(); // at the end too: the page behind does not scroll
}

void LogView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    refresh();
}

void LogView::show(LogBuffer::Number number)
{
    if (!m_rows)
        return;
    const std::size_t row = m_rows->rowOf(number);
    if (row < topRow())
        return scrollTo(row);
    int height = 0;
    std::size_t top = std::min(row + 1, m_rows->count());
    while (top > 0 && height + rowHeight(top - 1) <= viewport()->height() - m_theme.scaled(8)) {
        --top;
        height += rowHeight(top);
    }
    if (topRow() < top)
        scrollTo(top);
}

LogPosition LogView::positionAt(QPoint point) const
{
    int y = m_theme.scaled(4);
    for (std::size_t row = topRow(); row < m_rows->count(); ++row) {
        const int height = rowHeight(row);
        if (point.y() >= y + height && row + 1 < m_rows->count()) {
            y += height;
            continue;
        }
        const auto number = m_rows->number(row);
        if (m_rows->buffer().note(number))
            return {.number = number, .column = 0};
        const auto layout = layoutOf(m_rows->buffer().line(number), false);
        const int index = std::clamp((point.y() - y) / m_theme.lineHeight(TextRole::Mono), 0, std::max(0, layout->lineCount() - 1));
        return {.number = number, .column = layout->lineAt(index).xToCursor(point.x() - columns().text)};
    }
    return m_cursor;
}

void LogView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_rows || m_rows->count() == 0)
        return;
    moveCursor(positionAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogView::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_rows || m_rows->count() == 0)
        return;
    const QPoint point = event->position().toPoint();
    stopFollowing(); // lines do not run away under the pointer
    if (point.y() < 0 && topRow() > 0)
        scrollTo(topRow() - 1);
    else if (point.y() > viewport()->height())
        scrollTo(topRow() + 1);
    moveCursor(positionAt(point), true);
}

void LogView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_rows || m_rows->count() == 0)
        return;
    const LogPosition place = positionAt(event->position().toPoint());
    const QString text = m_rows->buffer().note(place.number) ? QString() : logText(m_rows->buffer().line(place.number));
    m_anchor = {.number = place.number, .column = 0};
    moveCursor({.number = place.number, .column = static_cast<int>(text.size())}, true);
}

void LogView::moveCursor(LogPosition position, bool isSelecting)
{
    m_cursor = position;
    if (!isSelecting)
        m_anchor = position;
    tellCursor();
    viewport()->update();
}

void LogView::moveByRows(long long rows, bool isSelecting)
{
    if (!m_rows || m_rows->count() == 0)
        return;
    const auto last = static_cast<long long>(m_rows->count()) - 1;
    const auto row = std::clamp(static_cast<long long>(m_rows->rowOf(m_cursor.number)) + rows, 0LL, last);
    const bool isUp = rows < 0;
    if (isUp)
        stopFollowing();
    moveCursor({.number = m_rows->number(static_cast<std::size_t>(row)), .column = isSelecting && !isUp ? 1 << 24 : 0}, isSelecting);
    show(m_cursor.number);
}

void LogView::keyPressEvent(QKeyEvent* event)
{
    const bool isSelecting = event->modifiers().testFlag(Qt::ShiftModifier);
    const long long page = verticalScrollBar()->pageStep();
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    switch (event->key()) {
    case Qt::Key_Up: return moveByRows(-1, isSelecting);
    case Qt::Key_Down: return moveByRows(1, isSelecting);
    case Qt::Key_PageUp: return moveByRows(-page, isSelecting);
    case Qt::Key_PageDown: return moveByRows(page, isSelecting);
    case Qt::Key_Home: return moveByRows(-static_cast<long long>(m_rows ? m_rows->count() : 0), isSelecting);
    case Qt::Key_End: moveByRows(static_cast<long long>(m_rows ? m_rows->count() : 0), isSelecting); return setFollowing(true);
    default: QAbstractScrollArea::keyPressEvent(event); // not ours
    }
}

void LogView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    const auto end = m_rows ? m_rows->count() : 0;
    if (m_isFollowing && end > 0 && m_anchor == m_cursor)
        moveCursor({.number = m_rows->number(end - 1), .column = 0}, false);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace tealdeck
