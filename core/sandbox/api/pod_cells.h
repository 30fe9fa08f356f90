#pragma once

#include "core/base/clock.h"
#include "core/sandbox/store/json.h"

namespace tealdeck::sandbox
{

// The cells of one pod; the word in "Status" follows printPod() of the API server.
Json podCells(const Json& pod, WallTime now);

} // namespace tealdeck::sandbox
