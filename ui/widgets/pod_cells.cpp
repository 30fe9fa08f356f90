#include "ui/widgets/pod_cells.h"

namespace tealdeck
{

namespace
{

constexpr int cell = 12;
constexpr int pitch = 14;

} // namespace

PodCells::PodCells(Theme& theme, SlotPosition position, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_position(position)
{
}

void PodCells::set(int ready, int total)
{
    m_ready = ready;
    m_total = total;
    setAccessibleName(tr("%1 of %n pods ready", nullptr, total).arg(ready));
    contentChanged();
}

QSize PodCells::sizeHint() const
{
    return {m_total * pitch, cell};
}

void PodCells::paint(Canvas& canvas)
{
    paint(canvas, rect(), m_position, m_ready, m_total);
}

int PodCells::paint(Canvas& canvas, const QRect& rect, SlotPosition position, int ready, int total)
{
    const int places = rect.width() / pitch;
    const int shown = total <= places ? total : std::max(0, (rect.width() - 40) / pitch);
    const int top = rect.top() + (rect.height() - cell) / 2;
    const Token color = slotColor(position);
    for (int i = 0; i < shown; ++i) {
        const QRect box(rect.left() + i * pitch, top, cell, cell);
        if (i < ready)
            canvas.box(box, 2, color, std::nullopt);
        else
            canvas.box(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 2, std::nullopt, color, 1.5);
    }
    int width = shown * pitch;
    if (shown < total)
        width += canvas.text(rect.adjusted(width + 2, 0, 0, 0), u'+' + QString::number(total - shown), TextRole::Table, Token::Ink2) + 4;
    return width;
}

} // namespace tealdeck
