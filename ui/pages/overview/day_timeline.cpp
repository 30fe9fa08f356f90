#include "ui/pages/overview/day_timeline.h"

#include "ui/text/format.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QToolTip>
#include <QtMath>

#include <algorithm>
#include <cstdlib>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int labelWidth = 88;
constexpr int markSize = 14;
constexpr int axisHeight = 20;

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

TimelinePainter DayTimeline::painter() const
{
    int widest = 0; // of the lanes' titles
    for (const TimelineLane& lane : m_lanes)
        widest = std::max(widest, qCeil(QFontMetricsF(theme().font(TextRole::Table)).horizontalAdvance(lane.title)) + 12);
    const TimelineSize size{
        .label = std::max(theme().scaled(labelWidth), widest), .lane = laneHeight(), .mark = markSize, .axis = theme().scaled(axisHeight)};
    return {rect(), size, m_now};
}

QSize DayTimeline::sizeHint() const
{
    return {theme().scaled(600), static_cast<int>(m_lanes.size()) * laneHeight() + theme().scaled(axisHeight)};
}

void DayTimeline::paint(Canvas& canvas)
{
    painter().paint(canvas, m_lanes);
}

const TimelineMark* DayTimeline::markAt(QPoint point) const
{
    const int lane = point.y() / laneHeight();
    if (lane < 0 || lane >= static_cast<int>(m_lanes.size()))
        return nullptr;
    const TimelineMark* found = nullptr;
    for (const TimelineMark& mark : m_lanes[static_cast<std::size_t>(lane)].marks) {
        if (std::abs(painter().xOf(mark.time) - point.x()) <= markSize)
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
