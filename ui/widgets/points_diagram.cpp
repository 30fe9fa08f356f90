#include "ui/widgets/points_diagram.h"

#include <QPainterPath>

#include <algorithm>

namespace tealdeck
{

namespace
{

constexpr int railY = 40; // the horizontal part
constexpr int stemY = 19;
constexpr int corner = 10;
constexpr int disc = 18;
constexpr int fullHeight = 76;

} // namespace

PointsDiagram::PointsDiagram(Theme& theme, int gap, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_gap(gap)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
}

void PointsDiagram::set(PointsView view)
{
    m_view = std::move(view);
    setAccessibleName(
        tr("%1 %2. First slot: %3 %4. Second slot: %5 %6.")
            .arg(m_view.source, m_view.sourceFigure, m_view.firstFigure, m_view.firstText, m_view.secondFigure, m_view.secondText));
    contentChanged();
}

QSize PointsDiagram::sizeHint() const
{
    return {theme().scaled(2 * 494 + m_gap), fullHeight};
}

int PointsDiagram::endOf(SlotPosition position) const
{
    const int card = (width() - m_gap) / 2;
    return position == SlotPosition::First ? card / 2 : width() - card / 2;
}

void PointsDiagram::paint(Canvas& canvas)
{
    for (const SlotPosition position : {SlotPosition::First, SlotPosition::Second}) {
        if (m_view.live != position)
            paintIdlePath(canvas, position);
    }
    if (m_view.live)
        paintLivePath(canvas, *m_view.live);
    else
        canvas.fill(QRectF(width() / 2.0 - 1, stemY, 2, railY - stemY), Token::Control);
    paintDisc(canvas);
    paintTexts(canvas);
}

namespace
{

// From the middle out to the card and down; `end` is where it stops above the arrow head.
QPainterPath pathTo(qreal middle, qreal x, qreal end)
{
    const qreal turn = x < middle ? corner : -corner;
    QPainterPath path(QPointF(middle, railY));
    path.lineTo(x + turn, railY);
    path.quadTo(QPointF(x, railY), QPointF(x, railY + corner));
    path.lineTo(x, end);
    return path;
}

void paintArrowHead(QPainter& painter, qreal x, qreal bottom, qreal halfWidth, qreal height, const QColor& color)
{
    QPainterPath head(QPointF(x, bottom));
    head.lineTo(x - halfWidth, bottom - height);
    head.lineTo(x + halfWidth, bottom - height);
    head.closeSubpath();
    painter.fillPath(head, color);
}

} // namespace

void PointsDiagram::paintLivePath(Canvas& canvas, SlotPosition position)
{
    QPainter& painter = canvas.painter();
    const QColor color = theme().color(slotColor(position));
    const qreal middle = width() / 2;
    const qreal x = endOf(position);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawLine(QPointF(middle, stemY), QPointF(middle, railY));
    painter.drawPath(pathTo(middle, x, fullHeight - 10));
    paintArrowHead(painter, x, fullHeight - 2, 9, 10, color);
}

void PointsDiagram::paintIdlePath(Canvas& canvas, SlotPosition position)
{
    QPainter& painter = canvas.painter();
    const QColor color = theme().color(slotColor(position));
    QPen pen(color, 2, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2.5, 2}); // 5-4 in units of the pen
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPath(pathTo(width() / 2, endOf(position), fullHeight - 8));
    paintArrowHead(painter, endOf(position), fullHeight - 2, 4.5, 8, color);
}

void PointsDiagram::paintDisc(Canvas& canvas)
{
    QPainter& painter = canvas.painter();
    const QPointF center(width() / 2, railY);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().color(Token::Ink));
    painter.drawEllipse(center, disc / 2.0, disc / 2.0);
    if (!m_view.live) {
        canvas.text(QRect(static_cast<int>(center.x()) - 9, railY - 9, 18, 18), QStringLiteral("?"), TextRole::TableStrong, Token::Base,
                    Qt::AlignCenter);
        return;
    }
    const qreal way = *m_view.live == SlotPosition::First ? -1 : 1;
    QPainterPath arrow(center + QPointF(4.5 * way, 0));
    arrow.lineTo(center + QPointF(-3 * way, -4.5));
    arrow.lineTo(center + QPointF(-3 * way, 4.5));
    arrow.closeSubpath();
    painter.fillPath(arrow, theme().color(Token::Base));
}

void PointsDiagram::paintTexts(Canvas& canvas)
{
    const int middle = width() / 2;
    const int first = endOf(SlotPosition::First);
    const int second = endOf(SlotPosition::Second);
    constexpr int gap = 4;

    const int sourceWidth = canvas.width(m_view.source, TextRole::Table);
    const int figureWidth = canvas.width(m_view.sourceFigure, TextRole::TableStrong);
    QRect line(middle - (sourceWidth + gap + figureWidth) / 2, 0, sourceWidth + gap + figureWidth + 2, 18);
    line.setLeft(line.left() + canvas.text(line, m_view.source, TextRole::Table, Token::Ink2) + gap);
    canvas.text(line, m_view.sourceFigure, TextRole::TableStrong, Token::Ink);

    const auto side = [&](int left, int right, const QString& figure, const QString& text, const QString& note) {
        const int figures = canvas.width(figure, TextRole::Section);
        const int space = figure.isEmpty() || text.isEmpty() ? 0 : gap;
        const int texts = std::min(canvas.width(text, TextRole::Body), right - left - figures - space - disc - 2 * gap);
        QRect above(left + (right - left - figures - space - texts) / 2, 16, figures + space + texts + 2, 18);
        canvas.text(above, figure, TextRole::Section, Token::Ink);
        canvas.text(above.adjusted(figures + space, 0, 0, 0), text, TextRole::Body, Token::Ink2);
        const QRect below(left + 16, railY + 6, right - left - 32, 16);
        canvas.text(below, note, TextRole::Table, Token::Ink2, Qt::AlignCenter);
    };
    side(first, middle, m_view.firstFigure, m_view.firstText, m_view.firstNote);
    side(middle, second, m_view.secondFigure, m_view.secondText, m_view.secondNote);
}

} // namespace tealdeck
