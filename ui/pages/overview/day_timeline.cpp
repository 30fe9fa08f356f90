#include "ui/pages/overview/day_timeline.h"

#include "ui/text/format.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr Duration shown = std::chrono::hours(24);
constexpr int labelWidth = 88;
constexpr int markSize = 14;
constexpr int axisHeight = 20;

QDateTime localTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

DayTimeline::DayTimeline(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DayTimeline::set(std::vector<TimelineLane> lanes, WallTime now)
{
    m_lanes = std::move(lanes);
    m_now = now;
    QStringList spoken;
    for (const TimelineLane& lane : m_lanes)
        spoken << tr("%1: %n event(s)", nullptr, static_cast<int>(lane.marks.size())).arg(lane.title);
    setAccessibleName(tr("The last 24 hours. %1").arg(spoken.join(u". "_s)));
    contentChanged();
}

int DayTimeline::laneHeight() const
{
    return theme().rowHeight(24);
}

int DayTimeline::left() const
{
    int widest = 0;
    for (const TimelineLane& lane : m_lanes)
        widest = std::max(widest, qCeil(QFontMetricsF(theme().font(TextRole::Table)).horizontalAdvance(lane.title)) + 12);
    return std::max(theme().scaled(labelWidth), widest);
}

QSize DayTimeline::sizeHint() const
{
    return {theme().scaled(600), static_cast<int>(m_lanes.size()) * laneHeight() + theme().scaled(axisHeight)};
}

int DayTimeline::xOf(WallTime time) const
{
    const double part = 1.0 - static_cast<double>((m_now - time).count()) / static_cast<double>(shown.count());
    return left() + static_cast<int>(std::lround(part * (width() - left() - markSize)));
}

void DayTimeline::paintHours(Canvas& canvas) const
{
    const int bottom = static_cast<int>(m_lanes.size()) * laneHeight();
    QDateTime hour = localTime(m_now - shown);
    hour.setTime(QTime(hour.time().hour(), 0));
    for (int i = 0; i < 26; ++i) {
        hour = hour.addSecs(3600);
        const int x = xOf(WallTime(std::chrono::milliseconds(hour.toMSecsSinceEpoch())));
        if (hour.time().hour() % 3 != 0 || x < left() || x > width() - 20)
            continue;
        const bool isMidnight = hour.time().hour() == 0;
        canvas.verticalLine(x, 0, bottom, isMidnight ? Token::Line : Token::Hair);
        const QString label = isMidnight ? formatDay(hour.date()) : hour.toString(u"HH:mm"_s);
        canvas.text(QRect(x - 40, bottom + 2, 80, theme().scaled(axisHeight) - 2), label, TextRole::Axis, Token::Ink3,
                    Qt::AlignHCenter | Qt::AlignVCenter);
    }
    canvas.horizontalLine(0, width(), bottom, Token::Line);
    canvas.verticalLine(xOf(m_now), 0, bottom, Token::Accent);
}

void DayTimeline::paintLane(Canvas& canvas, const TimelineLane& lane, int top) const
{
    const int height = laneHeight();
    canvas.text(QRect(0, top, left() - 8, height - 1), lane.title, TextRole::Table, Token::Ink2);
    canvas.horizontalLine(0, width(), top + height - 1, Token::Hair);
    int free = left(); // texts may begin here
    int lastMark = -markSize;
    for (std::size_t i = 0; i < lane.marks.size(); ++i) {
        const TimelineMark& mark = lane.marks[i];
        const int x = xOf(mark.time);
        if (x - lastMark < markSize + 1)
            continue; // it would cover the one before
        lastMark = x;
        const int text = canvas.width(mark.text, TextRole::Table);
        const bool isLeft = x + markSize + 6 + text > width(); // near now it stands left of its mark
        const int from = isLeft ? x - markSize / 2 - 6 - text : x + markSize / 2 + 6;
        const int next = i + 1 < lane.marks.size() ? xOf(lane.marks[i + 1].time) - markSize / 2 : width();
        canvas.glyph(QPoint(x - markSize / 2, top + (height - markSize) / 2), mark.glyph, markSize, mark.color);
        if (from >= free && (isLeft || from + text <= next)) {
            canvas.text(QRect(from, top, text + 2, height - 1), mark.text, TextRole::Table, Token::Ink);
            free = std::max(from + text, x + markSize / 2) + 8;
        } else {
            free = std::max(free, x + markSize / 2 + 4);
        }
    }
}

void DayTimeline::paint(Canvas& canvas)
{
    paintHours(canvas);
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        paintLane(canvas, m_lanes[i], static_cast<int>(i) * laneHeight());
}

const TimelineMark* DayTimeline::markAt(QPoint point) const
{
    const int lane = point.y() / laneHeight();
    if (lane < 0 || lane >= static_cast<int>(m_lanes.size()))
        return nullptr;
    const TimelineMark* found = nullptr;
    for (const TimelineMark& mark : m_lanes[static_cast<std::size_t>(lane)].marks) {
        if (std::abs(xOf(mark.time) - point.x()) <= markSize)
            found = &mark;
    }
    return found;
}

bool DayTimeline::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PaintedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const TimelineMark* mark = markAt(help->pos()))
        QToolTip::showText(help->globalPos(), formatExact(mark->time) + u'\n' + mark->text, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace tealdeck
