#include "ui/models/slot_order.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::uint64_t bytesFrom(const std::string& text, std::size_t start)
{
    std::uint64_t bytes = 0;
    for (std::size_t i = start; i < start + sizeof(bytes); ++i)
        bytes = bytes << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return bytes;
}

std::size_t commonPrefix(const std::string& a, const std::string& b)
{
    const auto [end, other] = std::ranges::mismatch(a, b);
    return static_cast<std::size_t>(end - a.begin());
}

} // namespace

void SlotOrder::add(int slot, const SortKey& sortKey, const Text& key)
{
    m_items.push_back({.number = sortKey.number(), .texts = {}, .keyBytes = 0, .sortKey = &sortKey, .key = &key, .slot = slot});
    m_hasThirdTexts = m_hasThirdTexts || !sortKey.text(2).empty();
}

// Bytes behind what all texts of this level begin with: names of one product look alike at first.
void SlotOrder::takeBytes(std::size_t level, std::size_t place)
{
    m_isFirstInBoth = level != place;
    const std::string& first = m_items.front().sortKey->text(level);
    std::size_t prefix = first.size();
    for (const Item& item : m_items)
        prefix = std::min(prefix, commonPrefix(first, item.sortKey->text(level)));
    for (Item& item : m_items)
        item.texts[place] = bytesFrom(item.sortKey->text(level), prefix + (place - level) * sizeof(std::uint64_t));
}

// Ranks where the texts of this level are few, bytes where each row has its own.
void SlotOrder::prepare(std::size_t level)
{
    std::unordered_map<const void*, std::uint64_t> ranks;
    std::vector<const Text*> distinct;
    const std::size_t few = m_items.size() / 8 + 64;
    for (const Item& item : m_items) {
        const Text& text = item.sortKey->text(level);
        if (!text.empty() && ranks.emplace(text.identity(), 0).second)
            distinct.push_back(&text);
        if (distinct.size() > few)
            return takeBytes(level, level);
    }
    if (distinct.empty() && level == 1 && !m_areRanks[0])
        return takeBytes(0, 1); // more of the only text
    m_areRanks[level] = true;
    std::ranges::sort(distinct, [](const Text* a, const Text* b) { return *a < *b; });
    std::uint64_t rank = 0;
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        if (i == 0 || !(*distinct[i] == *distinct[i - 1])) // equal texts need not share their bytes
            ++rank;
        ranks[distinct[i]->identity()] = rank;
    }
    for (Item& item : m_items) {
        const Text& text = item.sortKey->text(level);
        item.texts[level] = text.empty() ? 0 : ranks[text.identity()];
    }
}

bool SlotOrder::isBefore(const Item& a, const Item& b) const
{
    if (a.number != b.number)
        return (a.number < b.number) == m_isAscending;
    if (a.texts[0] != b.texts[0])
        return (a.texts[0] < b.texts[0]) == m_isAscending;
    if (m_isFirstInBoth && a.texts[1] != b.texts[1])
        return (a.texts[1] < b.texts[1]) == m_isAscending;
    std::strong_ordering order = m_areRanks[0] ? std::strong_ordering::equal : a.sortKey->text(0) <=> b.sortKey->text(0);
    if (order == 0 && !m_isFirstInBoth) {
        order = a.texts[1] <=> b.texts[1];
        if (order == 0 && !m_areRanks[1])
            order = a.sortKey->text(1) <=> b.sortKey->text(1);
    }
    if (order == 0 && m_hasThirdTexts)
        order = a.sortKey->text(2) <=> b.sortKey->text(2);
    if (order != 0)
        return (order < 0) == m_isAscending;
    return a.keyBytes != b.keyBytes ? a.keyBytes < b.keyBytes : *a.key < *b.key;
}

void SlotOrder::sort(std::vector<int>& slots)
{
    prepare(0);
    prepare(1);
    if (m_areRanks[0] && m_areRanks[1] && !m_hasThirdTexts) { // many are equal but for the row's key
        for (Item& item : m_items)
            item.keyBytes = bytesFrom(*item.key, 0);
    }
    std::ranges::sort(m_items, [this](const Item& a, const Item& b) { return isBefore(a, b); });
    slots.clear();
    for (const Item& item : m_items)
        slots.push_back(item.slot);
}

} // namespace tealdeck
