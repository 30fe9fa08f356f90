#pragma once

#include "ui/widgets/painted_widget.h"
#include "ui/widgets/slot_mark.h"

namespace tealdeck
{

// Pods as cells, 12 x 12 at a pitch of 14: filled = ready, outline = not ready. Beyond what fits, the last place says "+n".
class PodCells : public PaintedWidget
{
    Q_OBJECT

public:
    explicit PodCells(Theme& theme, SlotPosition position, QWidget* parent = nullptr);

    void set(int ready, int total);
    QSize sizeHint() const override;

    // The same drawing inside another widget's paint; gives the width it took.
    static int paint(Canvas& canvas, const QRect& rect, SlotPosition position, int ready, int total);

protected:
    void paint(Canvas& canvas) override;

private:
    SlotPosition m_position;
    int m_ready = 0;
    int m_total = 0;
};

} // namespace tealdeck
