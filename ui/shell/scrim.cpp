#include "ui/shell/scrim.h"

namespace tealdeck
{

Scrim::Scrim(Theme& theme, QWidget* parent)
    : PaintedWidget(theme, parent)
{
    hide();
}

void Scrim::paint(Canvas& canvas)
{
    QColor shade = theme().isDark() ? QColor(Qt::black) : theme().color(Token::Ink);
    shade.setAlphaF(theme().isDark() ? 0.55F : 0.34F);
    canvas.painter().fillRect(rect(), shade);
}

void Scrim::mousePressEvent(QMouseEvent*)
{
    Q_EMIT clicked();
}

} // namespace tealdeck
