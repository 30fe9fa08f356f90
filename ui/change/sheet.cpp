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
    area->setBackgroundRole(QPalette::Base);
    area->viewport()->setBackgroundRole(QPalette::Base);
    content->setBackgroundRole(QPalette::Base);
    area->setWidget(content);
    area->setFocusPolicy(Qt::NoFocus);
    QObject::connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, area, [area](int minimum, int maximum) {
        area->setFocusPolicy(maximum > minimum ? Qt::StrongFocus : Qt::NoFocus);
    });
    return area;
}

} // namespace tealdeck
