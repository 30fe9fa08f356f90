#pragma once

#include "core/domain/log_batch.h"

#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// Appends one line of a container as it may be shown: valid UTF-8, without control characters. What is no UTF-8, NUL, control characters
// (but the tab) and characters that turn or hide text become U+FFFD; ANSI colours and styles (SGR) become spans, other escape sequences
// (CSI, OSC and the short ones) are left out. Each line begins without a style.
void appendLogText(std::string_view raw, std::string& text, std::vector<LogSpan>& spans);

} // namespace tealdeck
