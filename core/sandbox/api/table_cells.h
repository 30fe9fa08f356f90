#pragma once

#include "core/base/clock.h"
#include "core/sandbox/store/json.h"
#include "core/sandbox/store/kind.h"

#include <string>
#include <string_view>
#include <vector>

namespace tealdeck::sandbox
{

struct TableColumn
{
    std::string_view name;
    std::string_view type; // "string" or "integer"
    int priority = 0; // 1: only in wide output
};

const std::vector<TableColumn>& columnsOf(const Kind& kind);
Json cellsOf(const Kind& kind, const Json& object, WallTime now);

// How long ago; "<unknown>" for no time.
std::string ageOf(const std::string& time, WallTime now);

} // namespace tealdeck::sandbox
