#include "ui/widgets/log_line_text.h"
#include "ui/widgets/log_view.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>

namespace tealdeck
{
namespace
{

class LogViewAccessible : public QAccessibleWidget
{
public:
    explicit LogViewAccessible(LogView& view)
        : QAccessibleWidget(&view, QAccessible::Document)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? qobject_cast<LogView*>(widget())->currentText() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* makeLogInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<LogView*>(object);
    return view ? new LogViewAccessible(*view) : nullptr;
}

} // namespace

void installLogViewAccessibility()
{
    QAccessible::installFactory(&makeLogInterface); // Qt keeps each factory once
}

void LogView::setFind(const LogPattern& words)
{
    m_find = words;
    m_hits.reset();
    if (m_rows && !words.isEmpty()) {
        m_hits = std::make_unique<LogMatches>(m_rows->buffer(), std::vector{words, m_filter}, LogMatches::Notes::AreLeftOut);
        m_hits->update();
    }
    viewport()->update();
    Q_EMIT hitsChanged();
}

std::size_t LogView::hit() const
{
    return m_hits && m_hits->contains(m_cursor.number) ? m_hits->indexFrom(m_cursor.number) + 1 : 0;
}

void LogView::findNext()
{
    if (m_hits)
        goToHit(m_hits->next(m_cursor.number));
}

void LogView::findPrevious()
{
    if (m_hits)
        goToHit(m_hits->previous(m_cursor.number));
}

void LogView::goToHit(std::optional<LogBuffer::Number> number)
{
    if (!number)
        return;
    stopFollowing();
    moveCursor({.number = *number, .column = 0}, false);
    show(*number);
    Q_EMIT hitsChanged();
}

QString LogView::currentText() const
{
    if (!m_rows || m_rows->buffer().isEmpty() || m_cursor.number < m_rows->buffer().first() || m_cursor.number >= m_rows->buffer().end())
        return {};
    if (const LogNote* note = m_rows->buffer().note(m_cursor.number))
        return logNoteText(*note, m_clock.wallNow());
    const LogLine line = m_rows->buffer().line(m_cursor.number);
    return (logTimeText(line.record.time) + u' ' + logText(line)).trimmed();
}

// The text of the lines, without their times: what the containers wrote.
QString LogView::selectedText() const
{
    const LogPosition begin = std::min(m_anchor, m_cursor);
    const LogPosition end = std::max(m_anchor, m_cursor);
    if (!m_rows || begin == end)
        return {};
    const LogBuffer& buffer = m_rows->buffer();
    if (begin.number == end.number && !buffer.note(begin.number))
        return logText(buffer.line(begin.number)).mid(begin.column, end.column - begin.column);
    QStringList lines;
    for (std::size_t row = m_rows->rowOf(begin.number); row < m_rows->count() && m_rows->number(row) <= end.number; ++row) {
        const auto number = m_rows->number(row);
        if (const LogNote* note = buffer.note(number)) {
            lines << logNoteText(*note, m_clock.wallNow());
            continue;
        }
        QString text = logText(buffer.line(number));
        if (number == end.number)
            text = text.left(end.column);
        if (number == begin.number)
            text = text.mid(begin.column);
        lines << text;
    }
    return lines.join(u'\n');
}

void LogView::copy() const
{
    const QString text = selectedText();
    QApplication::clipboard()->setText(text.isEmpty() ? currentText() : text);
}

void LogView::selectAll()
{
    if (!m_rows || m_rows->count() == 0)
        return;
    stopFollowing();
    m_anchor = {.number = m_rows->number(0), .column = 0};
    moveCursor({.number = m_rows->number(m_rows->count() - 1), .column = 1 << 24}, true);
}

void LogView::tellCursor()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleValueChangeEvent event(this, currentText());
    QAccessible::updateAccessibility(&event);
}

void LogView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, &LogView::copy);
    connect(menu->addAction(tr("Select all")), &QAction::triggered, this, &LogView::selectAll);
    QAction* wrap = menu->addAction(tr("Wrap long lines"));
    wrap->setCheckable(true);
    wrap->setChecked(m_isWrapped);
    connect(wrap, &QAction::toggled, this, &LogView::setWrapped);
    menu->popup(event->globalPos());
}

} // namespace tealdeck
