#pragma once

#include "core/change/plan.h"

#include <QString>

namespace tealdeck
{

// What goes to the clipboard so that the change can be made without this console (safety.md 26): commands, one a line, with what they are
// for and against which cluster as comments.
QString commandsAsText(const Plan& plan);
QString inverseCommandsAsText(const Plan& plan);
// The requests as they would be sent: method, target, content type and body.
QString requestsAsText(const Plan& plan);

} // namespace tealdeck
