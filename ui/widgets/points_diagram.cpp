#include "ui/widgets/points_diagram.h"

#include <QPainterPath>

#include <algorithm>

namespace tealdeck
{

namespace
{

constexpr int corner = 10;
constexpr int disc = 18;
constexpr int gap = 4;
constexpr int aboveRail = 6; // from the texts to the horizontal part, and to the note below it
constexpr int aboveCards = 14;

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
    return {theme().scaled(2 * 494 + m_gap), fullHeight()};
}

// The source's name, below it the texts of the sides, then the rail.
int PointsDiagram::stemY() const
{
    return theme().lineHeight(TextRole::Table) + 3;
}

int PointsDiagram::railY() const
{
    return theme().lineHeight(TextRole::Table) + theme().lineHeight(TextRole::Body) + aboveRail;
}

int PointsDiagram::fullHeight() const
{
    return railY() + aboveRail + theme().lineHeight(TextRole::Table) + aboveCards;
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
        canvas.fill(QRectF(width() / 2.0 - 1, stemY(), 2, railY() - stemY()), Token::Control);
    paintDisc(canvas);
    paintTexts(canvas);
}

namespace
{

// From the middle out to the card and down; `end` is where it stops above the arrow head.
QPainterPath pathTo(QPointF middle, qreal x, qreal end)
{
    const qreal turn = x < middle.x() ? corner : -corner;
    QPainterPath path(middle);
    path.lineTo(x + turn, middle.y());
    path.quadTo(QPointF(x, middle.y()), QPointF(x, middle.y() + corner));
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
    const QPointF middle(width() / 2, railY());
    const qreal x = endOf(position);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawLine(QPointF(middle.x(), stemY()), middle);
    painter.drawPath(pathTo(middle, x, fullHeight() - 10));
    paintArrowHead(painter, x, fullHeight() - 2, 9, 10, color);
}

void PointsDiagram::paintIdlePath(Canvas& canvas, SlotPosition position)
{
    QPainter& painter = canvas.painter();
    const QColor color = theme().color(slotColor(position));
    QPen pen(color, 2, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2.5, 2}); // 5-4 in units of the pen
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPath(pathTo(QPointF(width() / 2, railY()), endOf(position), fullHeight() - 8));
    paintArrowHead(painter, endOf(position), fullHeight() - 2, 4.5, 8, color);
}

void PointsDiagram::paintDisc(Canvas& canvas)
{
    QPainter& painter = canvas.painter();
    const QPointF center(width() / 2, railY());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().color(Token::Ink));
    painter.drawEllipse(center, disc / 2.0, disc / 2.0);
    if (!m_view.live) {
        canvas.text(QRect(static_cast<int>(center.x()) - 9, railY() - 9, 18, 18), QStringLiteral("?"), TextRole::TableStrong, Token::Base,
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
    const int sourceWidth = canvas.width(m_view.source, TextRole::Table);
    const int figureWidth = canvas.width(m_view.sourceFigure, TextRole::TableStrong);
    QRect line(width() / 2 - (sourceWidth + gap + figureWidth) / 2, 0, sourceWidth + gap + figureWidth + 2,
               theme().lineHeight(TextRole::Table));
    line.setLeft(line.left() + canvas.text(line, m_view.source, TextRole::Table, Token::Ink2) + gap);
    canvas.text(line, m_view.sourceFigure, TextRole::TableStrong, Token::Ink);
    paintSide(canvas, SlotPosition::First, m_view.firstFigure, m_view.firstText, m_view.firstNote);
    paintSide(canvas, SlotPosition::Second, m_view.secondFigure, m_view.secondText, m_view.secondNote);
}

// Above the rail, in its middle; a text that is longer than the rail goes on outwards, where nothing else stands.
void PointsDiagram::paintSide(Canvas& canvas, SlotPosition position, const QString& figure, const QString& text, const QString& note)
{
    const bool isFirst = position == SlotPosition::First;
    const int middle = width() / 2;
    const int left = isFirst ? endOf(position) : middle;
    const int right = isFirst ? middle : endOf(position);
    const int figures = canvas.width(figure, TextRole::Section);
    const int space = figure.isEmpty() || text.isEmpty() ? 0 : gap;
    const int room = width() / 2 - disc / 2 - gap;
    const int texts = std::min(canvas.width(text, TextRole::Body), room - figures - space);
    const int wide = figures + space + texts;
    int begin = left + (right - left - wide) / 2;
    begin = isFirst ? std::min(begin, middle - disc / 2 - gap - wide) : std::max(begin, middle + disc / 2 + gap);
    const QRect above(begin, theme().lineHeight(TextRole::Table), wide + 2, theme().lineHeight(TextRole::Body));
    canvas.text(above, figure, TextRole::Section, Token::Ink);
    canvas.text(above.adjusted(figures + space, 0, 0, 0), text, TextRole::Body, Token::Ink2);
    const QRect below(left + 16, railY() + aboveRail, right - left - 32, theme().lineHeight(TextRole::Table));
    canvas.text(below, note, TextRole::Table, Token::Ink2, Qt::AlignCenter);
}

} // namespace tealdeck
