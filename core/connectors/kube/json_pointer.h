#pragma once

#include <string>

namespace tealdeck
{

// A key as one part of a JSON pointer, RFC 6901.
std::string pointerPart(const std::string& key);

} // namespace tealdeck
