#pragma once

#include "core/base/result.h"
#include "core/sandbox/scenario/scenario.h"

#include <string>
#include <vector>

namespace tealdeck::sandbox
{

// The scenarios of resources/scenarios, which are built into the library; by name.
std::vector<Scenario> knownScenarios();

// A known scenario by its name, or one from a file by its path. Errors: NotFound, InvalidInput (names file and line).
Result<Scenario> loadScenario(const std::string& nameOrPath);

// Reads a scenario; `source` names it in errors. Keys that do not exist are errors (InvalidInput, with the line).
Result<Scenario> parseScenario(const std::string& yaml, const std::string& source);

} // namespace tealdeck::sandbox
