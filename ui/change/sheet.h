#pragma once

#include <QString>

class QScrollArea;
class QWidget;

namespace tealdeck
{

// A part of a sheet that scrolls up and down when it does not fit: no frame, no ground of its own, reachable by Tab when there is
// something to scroll. Takes the content.
QScrollArea* makeScrollingSheet(QWidget* content, const QString& accessibleName);

} // namespace tealdeck
