#include "ui/models/column_room.h"

#include <algorithm>
#include <numeric>

namespace tealdeck
{

std::set<int> yieldingColumns(const std::vector<ColumnNeed>& needs, int room)
{
    const auto need = [&](int column) -> const ColumnNeed& { return needs[static_cast<std::size_t>(column)]; };
    std::vector<int> order(needs.size());
    std::iota(order.rbegin(), order.rend(), 0);
    std::erase_if(order, [&](int column) { return need(column).yields == 0; });
    std::ranges::stable_sort(order, {}, [&](int column) { return need(column).yields; });

    int needed = 0;
    for (const ColumnNeed& one : needs)
        needed += one.width;
    std::set<int> hidden;
    for (const int column : order) {
        if (needed <= room)
            break;
        needed -= need(column).width;
        hidden.insert(column);
    }
    return hidden;
}

} // namespace tealdeck
