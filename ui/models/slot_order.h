#pragma once

#include "core/base/text.h"
#include "ui/models/sort_key.h"

#include <array>
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
        std::array<std::uint64_t, 2> texts{}; // ranks of the first two texts, or some of their bytes
        std::uint64_t keyBytes = 0; // the first ones of the row's key, where many rows differ in it only
        const SortKey* sortKey = nullptr;
        const Text* key = nullptr;
        int slot = 0;
    };

    void prepare(std::size_t level);
    // Into `place`, which is the level itself or, for more of the first text, the one behind it.
    void takeBytes(std::size_t level, std::size_t place);
    bool isBefore(const Item& a, const Item& b) const;

    std::vector<Item> m_items;
    std::array<bool, 2> m_areRanks{}; // equal ones mean equal texts
    bool m_isFirstInBoth = false; // there are no second texts: texts[1] are further bytes of the first
    bool m_hasThirdTexts = false;
    bool m_isAscending;
};

} // namespace tealdeck
