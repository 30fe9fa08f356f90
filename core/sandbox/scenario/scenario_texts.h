#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace tealdeck::sandbox
{

// Name and YAML of each file of resources/scenarios; generated when the build is configured.
const std::vector<std::pair<std::string_view, std::string_view>>& scenarioTexts();

} // namespace tealdeck::sandbox
