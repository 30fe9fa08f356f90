#include "ui/pages/overview/live_table.h"

#include "ui/text/display_text.h"
#include "ui/widgets/slot_mark.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int cellGap = 8;

SlotPosition positionOf(const Slot& slot)
{
    return slot.position == 0 ? SlotPosition::First : SlotPosition::Second;
}

const Slot* otherThan(const Application& application, const Slot* live)
{
    const auto other = std::ranges::find_if(application.slots, [live](const Slot& slot) { return &slot != live; });
    return other == application.slots.end() ? nullptr : &*other;
}

} // namespace

LiveTable::LiveTable(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
}

void LiveTable::set(const std::vector<Application>& applications, const QString& nothing)
{
    if (applications == m_applications && nothing == m_nothing)
        return;
    m_applications = applications;
    m_nothing = nothing;
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_applications.size()) - 1));
    QStringList spoken;
    for (const Application& application : m_applications) {
        const Slot* live = application.selectedSlot();
        spoken << (live ? tr("%1: the Service selects %2").arg(displayText(application.name), displayText(live->name))
                        : tr("%1: no Service selects a slot").arg(displayText(application.name)));
    }
    setAccessibleName(spoken.isEmpty() ? nothing : spoken.join(u". "_s));
    contentChanged();
}

int LiveTable::headHeight() const
{
    return theme().scaled(26);
}

int LiveTable::rowHeight() const
{
    return theme().rowHeight(28);
}

QSize LiveTable::sizeHint() const
{
    return {theme().scaled(600), headHeight() + std::max(1, static_cast<int>(m_applications.size())) * rowHeight()};
}

void LiveTable::paintHead(Canvas& canvas, const std::vector<int>& lefts) const
{
    const QStringList titles{tr("Application"), tr("Selected by its Service"), tr("Pods ready"), tr("Other slot"), tr("Pods ready")};
    for (int i = 0; i < titles.size(); ++i) {
        const auto column = static_cast<std::size_t>(i);
        canvas.text(QRect(lefts[column], 0, lefts[column + 1] - lefts[column] - cellGap, headHeight() - 1), titles[i], TextRole::TableHead,
                    Token::Ink3);
    }
    canvas.horizontalLine(0, width(), headHeight() - 1, Token::Line);
}

void LiveTable::paintSlot(Canvas& canvas, const Slot& slot, const QRect& room, bool isLive) const
{
    canvas.glyphIn(room, slotGlyph(positionOf(slot), isLive), 12, slotColor(positionOf(slot)));
    const QRect text = room.adjusted(18, 0, 0, 0);
    const int taken = canvas.text(text, displayText(slot.name), TextRole::Table, isLive ? Token::Ink : Token::Ink2);
    canvas.name(text.adjusted(taken + 6, 0, 0, 0), displayText(slot.version), TextRole::Table, Token::Ink3);
}

void LiveTable::paintName(Canvas& canvas, const Application& application, const QRect& room) const
{
    const int taken = canvas.name(room, displayText(application.name), TextRole::TableStrong, Token::Ink);
    if (application.serviceName.empty())
        canvas.text(room.adjusted(taken + 8, 0, 0, 0), tr("both working"), TextRole::Table, Token::Ink3);
}

void LiveTable::paintRow(Canvas& canvas, const Application& application, int top, const std::vector<int>& lefts) const
{
    const auto room
        = [&](std::size_t column) { return QRect(lefts[column], top, lefts[column + 1] - lefts[column] - cellGap, rowHeight() - 1); };
    const auto pods = [&](const Slot& slot, std::size_t column) {
        canvas.text(room(column), tr("%1 of %2").arg(slot.ready).arg(slot.desired), TextRole::Table,
                    slot.ready < slot.desired ? Token::Ink : Token::Ink2);
    };
    paintName(canvas, application, room(0));
    const Slot* live = application.selectedSlot();
    const bool areBothWorking = application.serviceName.empty(); // consumers (safety.md 19)
    const Slot* first = areBothWorking && !application.slots.empty() ? &application.slots.front() : live;
    if (first) {
        paintSlot(canvas, *first, room(1), true);
        pods(*first, 2);
    } else {
        canvas.text(room(1), tr("none"), TextRole::Table, Token::Ink2);
    }
    if (const Slot* other = otherThan(application, first)) {
        paintSlot(canvas, *other, room(3), areBothWorking);
        pods(*other, 4);
    }
    canvas.horizontalLine(0, width(), top + rowHeight() - 1, Token::Hair);
}

void LiveTable::paint(Canvas& canvas)
{
    const std::vector<int> lefts{0, width() * 22 / 100, width() * 50 / 100, width() * 62 / 100, width() * 88 / 100, width() + cellGap};
    paintHead(canvas, lefts);
    if (m_applications.empty())
        canvas.text(QRect(0, headHeight(), width(), rowHeight()), m_nothing, TextRole::Table, Token::Ink3);
    int top = headHeight();
    for (std::size_t i = 0; i < m_applications.size(); ++i) {
        if (hasFocus() && static_cast<int>(i) == m_current)
            canvas.fill(QRect(0, top, width(), rowHeight() - 1), Token::Select);
        paintRow(canvas, m_applications[i], top, lefts);
        top += rowHeight();
    }
}

void LiveTable::mouseReleaseEvent(QMouseEvent* event)
{
    const int row = (event->pos().y() - headHeight()) / rowHeight();
    if (event->pos().y() < headHeight() || row >= static_cast<int>(m_applications.size()))
        return;
    m_current = row;
    update();
    Q_EMIT chosen(QString::fromStdString(m_applications[static_cast<std::size_t>(row)].key()));
}

void LiveTable::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_applications.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up: m_current = std::max(0, m_current - 1); break;
    case Qt::Key_Down: m_current = std::min(last, m_current + 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current <= last)
            Q_EMIT chosen(QString::fromStdString(m_applications[static_cast<std::size_t>(m_current)].key()));
        break;
    default: return PaintedWidget::keyPressEvent(event);
    }
    update();
}

void LiveTable::focusInEvent(QFocusEvent* event)
{
    PaintedWidget::focusInEvent(event);
    update();
}

void LiveTable::focusOutEvent(QFocusEvent* event)
{
    PaintedWidget::focusOutEvent(event);
    update();
}

} // namespace tealdeck
