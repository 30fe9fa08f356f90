#pragma once

#include "core/change/plan.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// The lines that differ, as few as can be, with so many unchanged ones around them; a line "..." stands where unchanged ones were left out.
// Equal texts give nothing. Above a thousand times a thousand differing lines it says what goes and what comes, not what stays between.
std::vector<DiffLine> lineDiff(const std::vector<std::string>& before, const std::vector<std::string>& after, std::size_t context = 3);

// Without line ends; the last line needs none.
std::vector<std::string> linesOf(std::string_view text);

} // namespace tealdeck
