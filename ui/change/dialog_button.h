#pragma once

#include "ui/theme/button_variant.h"

class QPushButton;
class QString;

namespace tealdeck
{

// A button in the footer of a dialog, with the name that tests find it by.
QPushButton* dialogButton(const QString& text, const char* name, ButtonVariant variant = ButtonVariant::Normal);

} // namespace tealdeck
