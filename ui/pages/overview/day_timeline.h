#pragma once

#include "ui/pages/overview/timeline_painter.h"
#include "ui/widgets/painted_widget.h"

#include <vector>

namespace tealdeck
{

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
    TimelinePainter painter() const;
    const TimelineMark* markAt(QPoint point) const;

    std::vector<TimelineLane> m_lanes;
    WallTime m_now{};
};

} // namespace tealdeck
