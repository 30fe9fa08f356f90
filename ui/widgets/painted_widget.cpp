#include "ui/widgets/painted_widget.h"

#include "ui/widgets/painted_accessible.h"

#include <QPainter>

namespace tealdeck
{

PaintedWidget::PaintedWidget(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    installPaintedAccessibility();
    connect(&theme, &Theme::changed, this, &PaintedWidget::contentChanged);
}

void PaintedWidget::contentChanged()
{
    updateGeometry();
    update();
}

void PaintedWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Canvas canvas(painter, m_theme);
    paint(canvas);
}

} // namespace tealdeck
