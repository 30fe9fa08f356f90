#pragma once

#include "core/base/clock.h"
#include "ui/theme/canvas.h"

#include <vector>

namespace tealdeck
{

// One thing that happened, on one of the lanes.
struct TimelineMark
{
    WallTime time{};
    Glyph glyph = Glyph::None;
    Token color = Token::Ink2;
    QString text;
    bool operator==(const TimelineMark&) const = default;
};

struct TimelineLane
{
    QString title;
    std::vector<TimelineMark> marks; // oldest first
    bool operator==(const TimelineLane&) const = default;
};

// How large a time line is drawn: on a desk, or on a wall.
struct TimelineSize
{
    int label = 88;
    int lane = 24;
    int mark = 14;
    int axis = 20;
    TextRole text = TextRole::Table;
    TextRole axisText = TextRole::Axis;
};

// Draws the last 24 hours into a rectangle: a lane for each kind of thing, the present at the right end. Texts that would cover another one
// are left out.
class TimelinePainter
{
public:
    TimelinePainter(const QRect& rect, const TimelineSize& size, WallTime now)
        : m_rect(rect)
        , m_size(size)
        , m_now(now)
    {
    }

    void paint(Canvas& canvas, const std::vector<TimelineLane>& lanes) const;
    int xOf(WallTime time) const;

private:
    int left() const { return m_rect.left() + m_size.label; }
    int right() const { return m_rect.left() + m_rect.width(); }
    void paintHours(Canvas& canvas, int bottom) const;
    void paintLane(Canvas& canvas, const TimelineLane& lane, int top) const;

    QRect m_rect;
    TimelineSize m_size;
    WallTime m_now;
};

} // namespace tealdeck
