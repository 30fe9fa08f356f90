#pragma once

#include <string>

namespace tealdeck
{

// One word for a POSIX shell, quoted where it has to be (safety.md 26: commands that can be pasted).
std::string shellQuoted(const std::string& text);

} // namespace tealdeck
