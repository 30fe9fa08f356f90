#pragma once

#include <string>
#include <string_view>

namespace tealdeck
{

// True when the text may stand in YAML as it is: it is read back as this string by YAML 1.1 (yes, no, on, off, null, numbers, dates and
// base 60 are something else) and by YAML 1.2.
bool isPlainYaml(std::string_view text);
// True when the text has several lines and may stand as a block scalar (| or |-).
bool isBlockYaml(std::string_view text);
// In double quotes; what cannot be seen or turns the direction of writing becomes \uXXXX.
std::string quotedYaml(std::string_view text);

} // namespace tealdeck
