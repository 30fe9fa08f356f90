#pragma once

#include <string>

namespace tealdeck
{

// Asks on the terminal; true for y or yes only. False without asking where standard input is no terminal.
bool isAgreedOnTerminal(const std::string& question);

} // namespace tealdeck
