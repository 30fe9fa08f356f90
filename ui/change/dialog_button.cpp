#include "ui/change/dialog_button.h"

#include <QPushButton>

namespace tealdeck
{

QPushButton* dialogButton(const QString& text, const char* name, ButtonVariant variant)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    setVariant(*button, variant, ButtonSize::Dialog);
    return button;
}

} // namespace tealdeck
