#pragma once

#include "core/domain/object_view.h"

#include <iosfwd>
#include <string>

namespace tealdeck
{

// Everything that is known about an object, for a terminal.
void printObject(std::ostream& out, const ObjectView& view);

// The first column of `kubectl events`: "45s", or "2m (x5 over 10m)".
std::string lastSeenText(const ObjectEvent& event, WallTime now);

} // namespace tealdeck
