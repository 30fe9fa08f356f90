#pragma once

#include "ui/theme/canvas.h"

namespace tealdeck
{

// A key in a small box ("Ctrl K", "/", "Esc"), right-aligned and centred in the rectangle; gives its width.
int paintKeyCap(Canvas& canvas, const QRect& rect, const QString& text);
int keyCapWidth(const Theme& theme, const QString& text);

} // namespace tealdeck
