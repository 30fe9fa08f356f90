#pragma once

#include "ui/theme/theme.h"

class QWidget;

namespace tealdeck::gallery
{

// The five states of a page, banners and toasts, as in picture 08a.
QWidget* makeStatesSheet(Theme& theme);
// What a change dialog is made of, as in picture 03a.
QWidget* makeChangeSheet(Theme& theme);
// Status words, buttons, fields, badges, text roles.
QWidget* makeControlsSheet(Theme& theme);

} // namespace tealdeck::gallery
