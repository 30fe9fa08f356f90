#include "ui/pages/overview/timeline_painter.h"

#include "ui/text/format.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr Duration shown = std::chrono::hours(24);

} // namespace

int TimelinePainter::xOf(WallTime time) const
{
    const double part = 1.0 - static_cast<double>((m_now - time).count()) / static_cast<double>(shown.count());
    return left() + static_cast<int>(std::lround(part * (right() - left() - m_size.mark)));
}

void TimelinePainter::paintHours(Canvas& canvas, int bottom) const
{
    QDateTime hour = QDateTime::fromMSecsSinceEpoch((m_now - shown).time_since_epoch().count());
    hour.setTime(QTime(hour.time().hour(), 0));
    const int half = m_size.axis * 2;
    for (int i = 0; i < 26; ++i) {
        hour = hour.addSecs(3600);
        const int x = xOf(WallTime(std::chrono::milliseconds(hour.toMSecsSinceEpoch())));
        if (hour.time().hour() % 3 != 0 || x < left() || x > right() - m_size.axis)
            continue;
        const bool isMidnight = hour.time().hour() == 0;
        canvas.verticalLine(x, m_rect.top(), bottom, isMidnight ? Token::Line : Token::Hair);
        const QString label = isMidnight ? formatDay(hour.date()) : hour.toString(u"HH:mm"_s);
        canvas.text(QRect(x - half, bottom + 2, 2 * half, m_size.axis - 2), label, m_size.axisText, Token::Ink3,
                    Qt::AlignHCenter | Qt::AlignVCenter);
    }
    canvas.horizontalLine(m_rect.left(), right(), bottom, Token::Line);
    canvas.verticalLine(xOf(m_now), m_rect.top(), bottom, Token::Accent);
}

void TimelinePainter::paintLane(Canvas& canvas, const TimelineLane& lane, int top) const
{
    const int height = m_size.lane;
    const int half = m_size.mark / 2;
    canvas.text(QRect(m_rect.left(), top, m_size.label - 8, height - 1), lane.title, m_size.text, Token::Ink2);
    canvas.horizontalLine(m_rect.left(), right(), top + height - 1, Token::Hair);
    int free = left(); // texts may begin here
    int lastMark = left() - m_size.mark - 1;
    for (std::size_t i = 0; i < lane.marks.size(); ++i) {
        const TimelineMark& mark = lane.marks[i];
        const int x = xOf(mark.time);
        if (x - lastMark < m_size.mark + 1)
            continue; // it would cover the one before
        lastMark = x;
        const int text = canvas.width(mark.text, m_size.text);
        const bool isLeft = x + m_size.mark + 6 + text > right(); // near now it stands left of its mark
        const int from = isLeft ? x - half - 6 - text : x + half + 6;
        const int next = i + 1 < lane.marks.size() ? xOf(lane.marks[i + 1].time) - half : right();
        canvas.glyph(QPoint(x - half, top + (height - m_size.mark) / 2), mark.glyph, m_size.mark, mark.color);
        if (from >= free && (isLeft || from + text <= next)) {
            canvas.text(QRect(from, top, text + 2, height - 1), mark.text, m_size.text, Token::Ink);
            free = std::max(from + text, x + half) + 8;
        } else {
            free = std::max(free, x + half + 4);
        }
    }
}

void TimelinePainter::paint(Canvas& canvas, const std::vector<TimelineLane>& lanes) const
{
    paintHours(canvas, m_rect.top() + static_cast<int>(lanes.size()) * m_size.lane);
    for (std::size_t i = 0; i < lanes.size(); ++i)
        paintLane(canvas, lanes[i], m_rect.top() + static_cast<int>(i) * m_size.lane);
}

} // namespace tealdeck
