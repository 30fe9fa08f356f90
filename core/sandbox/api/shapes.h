#pragma once

#include "core/sandbox/store/json.h"
#include "core/sandbox/store/kind.h"

#include <optional>
#include <string>

namespace tealdeck::sandbox
{

// What the API server's decoder says of a member that has the wrong type, or nothing. Past this check the members that this program
// reads have the types it expects.
std::optional<std::string> wrongType(const Kind& kind, const Json& object);

} // namespace tealdeck::sandbox
