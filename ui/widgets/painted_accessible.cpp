#include "ui/widgets/painted_accessible.h"

#include "ui/widgets/painted_widget.h"

#include <QAccessibleWidget>

namespace tealdeck
{

namespace
{

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* widget = qobject_cast<PaintedWidget*>(object);
    return widget ? new QAccessibleWidget(widget, widget->accessibleRole()) : nullptr;
}

} // namespace

void installPaintedAccessibility()
{
    QAccessible::installFactory(&makeInterface); // Qt keeps each factory once
}

} // namespace tealdeck
