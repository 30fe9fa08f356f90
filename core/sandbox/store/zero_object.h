#pragma once

#include "core/sandbox/store/json.h"
#include "core/sandbox/store/kind.h"

namespace tealdeck::sandbox
{

// What an object of the kind looks like before anything is set, as Go writes a zero value; with kind and apiVersion. Bookmarks carry it,
// and managed fields are counted from it.
Json zeroObject(const Kind& kind);

} // namespace tealdeck::sandbox
