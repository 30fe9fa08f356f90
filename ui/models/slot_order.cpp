#include "ui/models/slot_order.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::uint64_t firstBytes(const std::string& text)
{
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < sizeof(bytes); ++i)
        bytes = bytes << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return bytes;
}

} // namespace

void SlotOrder::add(int slot, const SortKey& sortKey, const Text& key)
{
    m_items.push_back({.number = sortKey.number(), .sortKey = &sortKey, .key = &key, .slot = slot});
}

// Ranks where the texts of this level are few, first bytes where each row has its own.
void SlotOrder::prepare(std::size_t level, std::uint64_t Item::*field)
{
    std::unordered_map<const void*, std::uint64_t> ranks;
    std::vector<const Text*> distinct;
    const std::size_t few = m_items.size() / 8 + 64;
    for (const Item& item : m_items) {
        const Text& text = item.sortKey->text(level);
        if (!text.empty() && ranks.emplace(text.identity(), 0).second)
            distinct.push_back(&text);
        if (distinct.size() > few)
            break;
    }
    if (distinct.size() > few) {
        for (Item& item : m_items)
            item.*field = firstBytes(item.sortKey->text(level));
        return;
    }
    std::ranges::sort(distinct, [](const Text* a, const Text* b) { return *a < *b; });
    std::uint64_t rank = 0;
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        if (i == 0 || !(*distinct[i] == *distinct[i - 1])) // equal texts need not share their bytes
            ++rank;
        ranks[distinct[i]->identity()] = rank;
    }
    for (Item& item : m_items) {
        const Text& text = item.sortKey->text(level);
        item.*field = text.empty() ? 0 : ranks[text.identity()];
    }
}

bool SlotOrder::isBefore(const Item& a, const Item& b) const
{
    if (a.number != b.number)
        return (a.number < b.number) == m_isAscending;
    if (a.first != b.first)
        return (a.first < b.first) == m_isAscending;
    const std::strong_ordering first = a.sortKey->text(0) <=> b.sortKey->text(0);
    if (first != std::strong_ordering::equal)
        return (first < 0) == m_isAscending;
    if (a.second != b.second)
        return (a.second < b.second) == m_isAscending;
    const std::partial_ordering rest = *a.sortKey <=> *b.sortKey;
    if (rest != std::partial_ordering::equivalent)
        return (rest < 0) == m_isAscending;
    return *a.key < *b.key;
}

void SlotOrder::sort(std::vector<int>& slots)
{
    prepare(0, &Item::first);
    prepare(1, &Item::second);
    std::ranges::sort(m_items, [this](const Item& a, const Item& b) { return isBefore(a, b); });
    slots.clear();
    for (const Item& item : m_items)
        slots.push_back(item.slot);
}

} // namespace tealdeck
