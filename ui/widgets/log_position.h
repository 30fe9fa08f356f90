#pragma once

#include "core/domain/log_buffer.h"

#include <compare>

namespace tealdeck
{

// A place in a log: a line and a position in its text as it is shown.
struct LogPosition
{
    LogBuffer::Number number = 0;
    int column = 0;
    auto operator<=>(const LogPosition&) const = default;
};

} // namespace tealdeck
