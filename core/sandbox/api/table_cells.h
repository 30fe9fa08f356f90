#pragma once

#include "core/base/clock.h"
#include "core/sandbox/store/json.h"
#include "core/sandbox/store/kind.h"

#include <string>
#include <string_view>
#include <vector>

namespace tealdeck::sandbox
{

Json cellsOf(const Kind& kind, const Json& object, WallTime now);

// How long ago; "<unknown>" for no time.
std::string ageOf(const std::string& time, WallTime now);

} // namespace tealdeck::sandbox
