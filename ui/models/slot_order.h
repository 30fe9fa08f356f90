#pragma once

#include "core/base/text.h"
#include "ui/models/sort_key.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace tealdeck
{

// Sorts many slots by their keys. Texts that many keys share are compared once and become ranks; what is compared often then lies in one
// piece of memory. The order is total: equal sort keys are ordered by the rows' keys, ascending.
class SlotOrder
{
public:
    explicit SlotOrder(bool isAscending)
        : m_isAscending(isAscending)
    {
    }

    void reserve(std::size_t slots) { m_items.reserve(slots); }
    // Key and sort key must stay where they are until sort().
    void add(int slot, const SortKey& sortKey, const Text& key);
    // Writes the slots that were added, in order.
    void sort(std::vector<int>& slots);

private:
    struct Item
    {
        double number = 0;
        std::uint64_t first = 0; // a rank of the first text, or its first bytes
        std::uint64_t second = 0;
        const SortKey* sortKey = nullptr;
        const Text* key = nullptr;
        int slot = 0;
    };

    void prepare(std::size_t level, std::uint64_t Item::*field);
    bool isBefore(const Item& a, const Item& b) const;

    bool m_isAscending;
    std::vector<Item> m_items;
};

} // namespace tealdeck
