#include "ui/change/dialog_frame.h"

#include <QEvent>
#include <QPainterPath>

namespace tealdeck
{

namespace
{

constexpr qreal radius = 6;

} // namespace

DialogFrame::DialogFrame(Theme& theme, QWidget* dialog)
    : PaintedWidget(theme, dialog)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    dialog->installEventFilter(this);
}

void DialogFrame::paint(Canvas& canvas)
{
    QPainter& painter = canvas.painter();
    QPainterPath outside;
    outside.addRect(rect());
    QPainterPath inside;
    inside.addRoundedRect(rect(), radius, radius);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.fillPath(outside.subtracted(inside), Qt::black);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    canvas.box(rect(), radius, std::nullopt, Token::Control);
}

bool DialogFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        raise();
    return PaintedWidget::eventFilter(watched, event);
}

} // namespace tealdeck
