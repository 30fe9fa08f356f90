#pragma once

#include "core/domain/table_row.h"

#include <string>
#include <vector>

namespace tealdeck
{

// How a row is printed.
struct KindTextStyle
{
    bool isWide = false; // also the columns with a priority
    bool isNamespaceShown = false;
};

// "NAME", "UP-TO-DATE" ... as kubectl heads a table.
std::vector<std::string> kindHead(const TableColumns& columns, const KindTextStyle& style);
// The cells as kubectl prints them: ages of rows that a watch brought are counted to `now`, and only the first line of a text is shown.
std::vector<std::string> kindCells(const TableRow& row, const TableColumns& columns, const KindTextStyle& style, WallTime now);

} // namespace tealdeck
