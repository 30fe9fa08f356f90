#pragma once

#include "core/change/change.h"

#include <QString>

// A wish in words, before there is a plan that has a title.
namespace tealdeck
{

QString planningText(const ChangeRequest& wish); // "Planning to switch web to green"
QString finishText(const ChangeRequest& wish); // of a button: "Finish: switch to green…"
QString revertText(const ChangeRequest& wish); // "Switch back to blue…"

} // namespace tealdeck
