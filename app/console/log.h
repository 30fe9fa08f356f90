#pragma once

#include <filesystem>

namespace tealdeck
{

// Where the log files are: the XDG state folder.
std::filesystem::path logFolder();

// Sends spdlog and Qt's messages into a rotating file of the user's own (XDG state folder), and warnings to standard error as well.
void startLog();

} // namespace tealdeck
