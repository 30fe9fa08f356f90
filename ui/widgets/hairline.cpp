#include "ui/widgets/hairline.h"

namespace tealdeck
{

Hairline::Hairline(Theme& theme, Qt::Orientation orientation, Token color, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_color(color)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

QSize Hairline::sizeHint() const
{
    return {1, 1};
}

void Hairline::paint(Canvas& canvas)
{
    canvas.fill(rect(), m_color);
}

} // namespace tealdeck
