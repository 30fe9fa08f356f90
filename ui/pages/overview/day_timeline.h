#pragma once

#include "core/base/clock.h"
#include "ui/widgets/painted_widget.h"

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

// The last 24 hours: a lane for each kind of thing, the present at the right end. Texts that would cover another one are left out; the
// tool tip of a mark has them.
class DayTimeline : public PaintedWidget
{
    Q_OBJECT

public:
    explicit DayTimeline(Theme& theme, QWidget* parent = nullptr);

    void set(std::vector<TimelineLane> lanes, WallTime now);
    QSize sizeHint() const override;

protected:
    void paint(Canvas& canvas) override;
    bool event(QEvent* event) override;

private:
    int laneHeight() const;
    int left() const;
    int xOf(WallTime time) const;
    void paintHours(Canvas& canvas) const;
    void paintLane(Canvas& canvas, const TimelineLane& lane, int top) const;
    const TimelineMark* markAt(QPoint point) const;

    std::vector<TimelineLane> m_lanes;
    WallTime m_now{};
};

} // namespace tealdeck
