#pragma once

#include <vector>

class QWidget;

namespace tealdeck
{

// What Tab stops at in a window, in the order in which it is read: from the top down, side by side from the left; what is inside of a
// widget comes before what follows it. Found by where things stand, because pages, tabs and details come and go.
std::vector<QWidget*> tabStops(const QWidget& window);

// Moves the focus to the next stop, or the one before; after the last comes the first. False: there is none.
bool moveFocusInReadingOrder(QWidget& window, bool isForward);

} // namespace tealdeck
