#pragma once

#include <QList>
#include <QRect>

namespace tealdeck
{

// Where a remembered window goes on the screens there are now (their available areas, the main one first). It stays where it was when it
// can be seen and moved there; else, because its monitor is gone, it comes to the middle of the main one. It is never larger than its
// screen unless `least` is.
QRect placeOnScreens(const QRect& wanted, const QList<QRect>& screens, QSize least);

} // namespace tealdeck
