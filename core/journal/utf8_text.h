#pragma once

#include <string>
#include <string_view>

namespace tealdeck
{

// The text with every byte that is not UTF-8 (RFC 3629), and every zero byte, replaced by U+FFFD: other tools stop reading at a zero, and
// nothing in evidence may be hidden from them.
std::string cleanUtf8(std::string_view text);

} // namespace tealdeck
