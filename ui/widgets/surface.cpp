#include "ui/widgets/surface.h"

namespace tealdeck
{

Surface::Surface(Theme& theme, Token ground, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_ground(ground)
{
}

void Surface::setGround(Token ground)
{
    m_ground = ground;
    update();
}

void Surface::setEdges(Qt::Edges edges, Token color)
{
    m_edges = edges;
    m_edgeColor = color;
    update();
}

void Surface::paint(Canvas& canvas)
{
    canvas.fill(rect(), m_ground);
    if (m_edges.testFlag(Qt::TopEdge))
        canvas.horizontalLine(0, width(), 0, m_edgeColor);
    if (m_edges.testFlag(Qt::BottomEdge))
        canvas.horizontalLine(0, width(), height() - 1, m_edgeColor);
    if (m_edges.testFlag(Qt::LeftEdge))
        canvas.verticalLine(0, 0, height(), m_edgeColor);
    if (m_edges.testFlag(Qt::RightEdge))
        canvas.verticalLine(width() - 1, 0, height(), m_edgeColor);
}

} // namespace tealdeck
