#pragma once

#include <set>
#include <vector>

namespace tealdeck
{

// What a column needs of a table's width, in pixels.
struct ColumnNeed
{
    int width = 0; // what it must have; of the stretching column the least it may shrink to
    int yields = 0; // 0: never gives way; 1 goes first, then 2, ...
};

// The columns that give way so that the rest fits into `room` pixels, by index. Those with equal rank go from right to left. More than the
// yielding ones never go: then the table scrolls sideways.
std::set<int> yieldingColumns(const std::vector<ColumnNeed>& needs, int room);

} // namespace tealdeck
