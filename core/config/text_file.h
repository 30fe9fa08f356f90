#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace tealdeck
{

// A whole text file of at most 16 MiB. Errors: NotFound; InvalidInput for a folder, a device, a file too large, not readable or with NUL
// bytes.
Result<std::string> readTextFile(const std::filesystem::path& file);

} // namespace tealdeck
