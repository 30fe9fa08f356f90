#pragma once

#include "app/ctl/environment.h"

#include <limits>
#include <vector>

namespace tealdeck
{

inline constexpr std::size_t everyEntry = std::numeric_limits<std::int32_t>::max();

// The entries that fit, oldest first; errors as Journal::read.
Result<std::vector<JournalEntry>> readEntries(CtlEnvironment& environment, JournalFilter filter);

} // namespace tealdeck
