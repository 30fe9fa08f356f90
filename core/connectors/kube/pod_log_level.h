#pragma once

#include "core/domain/log_batch.h"

#include <string_view>

namespace tealdeck
{

// Where a line says how serious it is; a length of 0: nowhere.
struct FoundLevel
{
    LogLevel level = LogLevel::None;
    std::size_t begin = 0;
    std::size_t length = 0;
    bool operator==(const FoundLevel&) const = default;
};

// Reads the level of a line: the member "level", "lvl" or "severity" of a JSON line, the same keys of a logfmt line, a word in capital
// letters or in brackets near the beginning (TRACE DEBUG INFO WARN ERROR FATAL and their usual other names), or klog's "E1123 ".
FoundLevel findLogLevel(std::string_view line);

} // namespace tealdeck
