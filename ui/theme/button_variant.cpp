#include "ui/theme/button_variant.h"

#include <QPushButton>
#include <QVariant>

namespace tealdeck
{

namespace
{

constexpr const char* variantProperty = "tealdeckVariant";
constexpr const char* sizeProperty = "tealdeckSize";

} // namespace

void setVariant(QPushButton& button, ButtonVariant variant, ButtonSize size)
{
    button.setProperty(variantProperty, static_cast<int>(variant));
    button.setProperty(sizeProperty, static_cast<int>(size));
    button.setAutoDefault(false); // Enter never presses a button that has no focus
    button.updateGeometry();
    button.update();
}

ButtonVariant variantOf(const QPushButton& button)
{
    return static_cast<ButtonVariant>(button.property(variantProperty).toInt());
}

ButtonSize sizeOf(const QPushButton& button)
{
    const QVariant size = button.property(sizeProperty);
    return size.isValid() ? static_cast<ButtonSize>(size.toInt()) : ButtonSize::Normal;
}

} // namespace tealdeck
