#pragma once

namespace tealdeck
{

// Tells assistive technology what painted widgets are (PaintedWidget::accessibleRole); their words are their accessible names. Doing it
// again changes nothing.
void installPaintedAccessibility();

} // namespace tealdeck
