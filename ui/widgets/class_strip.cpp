#include "ui/widgets/class_strip.h"

#include "core/change/change.h"

namespace tealdeck
{

ClassStrip::ClassStrip(Theme& theme, int fullHeight, QWidget* parent)
    : PaintedWidget(theme, parent)
    , m_fullHeight(fullHeight)
    , m_class(EnvironmentClass::Production)
{
    setFixedHeight(fullHeight);
}

void ClassStrip::setEnvironmentClass(EnvironmentClass environmentClass)
{
    m_class = environmentClass;
    update();
}

QSize ClassStrip::sizeHint() const
{
    return {100, m_fullHeight};
}

void ClassStrip::paint(Canvas& canvas)
{
    canvas.fill(rect(), Token::Window);
    switch (m_class) {
    case EnvironmentClass::Production: canvas.fill(rect(), Token::ProdFill); break;
    case EnvironmentClass::Staging: canvas.fill(QRect(0, 0, width(), 1), Token::Prod); break;
    case EnvironmentClass::Development: break;
    }
}

} // namespace tealdeck
