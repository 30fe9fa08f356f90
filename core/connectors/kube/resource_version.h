#pragma once

#include <string_view>

namespace tealdeck
{

// True when both are versions that can be compared (decimal numbers without sign, as etcd's revisions are) and `later` is lower than
// `earlier`: the server was restored from a backup, or another one answers. Versions of any other form are never judged.
bool runsBackwards(std::string_view earlier, std::string_view later);

} // namespace tealdeck
