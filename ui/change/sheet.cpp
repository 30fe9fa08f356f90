#include "ui/change/sheet.h"

#include <QScrollArea>
#include <QScrollBar>

namespace tealdeck
{

QScrollArea* makeScrollingSheet(QWidget* content, const QString& accessibleName)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(accessibleName);
    area->setWidget(content);
    // The sheet behind shows through: a ground of its own would also decide in which colour labels write.
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    area->setFocusPolicy(Qt::NoFocus);
    QObject::connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, area,
                     [area](int minimum, int maximum) { area->setFocusPolicy(maximum > minimum ? Qt::StrongFocus : Qt::NoFocus); });
    return area;
}

} // namespace tealdeck
