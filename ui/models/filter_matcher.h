#pragma once

#include "core/base/text.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// Lower case for comparing, any script; the way of a filter text.
std::string caseFolded(std::string text);

// Whether rows contain all words of a filter, in whatever case. What many rows share (a namespace, a set of labels) is looked at once and
// remembered until forget(): a row costs a few look-ups and one search in its own name.
class FilterMatcher
{
public:
    // Words are divided by blanks; beyond 64 of them the rest is left out. True when every row that has all words has all the former ones,
    // too: what was typed goes on.
    bool setText(const QString& text);
    bool isEmpty() const { return m_words.empty(); }

    void beginRow() { m_found = 0; }
    bool hasAll() const { return m_found == m_all; }

    // One part of the row: a word is found within one part only.
    void add(std::string_view part) { m_found |= wordsIn(part); }
    void addShared(const Text& part)
    {
        if (!part.empty() && !hasAll())
            m_found |= remembered(part.identity(), [&](auto look) { look(part.str()); });
    }
    // For a value that rows share (Shared<Labels>): `parts` calls what it is given with each text of it. A null identity is an empty value.
    template <typename Parts>
    void addShared(const void* identity, Parts parts)
    {
        if (identity && !hasAll())
            m_found |= remembered(identity, parts);
    }

    // Before anything that was shared may be gone.
    void forget() { m_known.clear(); }

private:
    using Words = std::uint64_t; // a bit for each word

    // A place for each value, by its address; one that another value took is looked at again.
    struct Known
    {
        const void* identity = nullptr;
        Words words = 0;
    };
    static constexpr int placeBits = 13;
    static constexpr std::size_t placesForKnown = std::size_t{1} << placeBits;

    static std::size_t placeOf(const void* identity)
    {
        constexpr std::uint64_t spread = 0x9E3779B97F4A7C15U; // Fibonacci hashing
        return static_cast<std::size_t>((reinterpret_cast<std::uintptr_t>(identity) >> 4U) * spread >> (64U - placeBits));
    }

    Words wordsIn(std::string_view part) const;
    template <typename Parts>
    Words remembered(const void* identity, Parts parts)
    {
        if (m_known.empty())
            m_known.resize(placesForKnown);
        Known& known = m_known[placeOf(identity)];
        if (known.identity != identity) {
            known = {.identity = identity, .words = 0};
            parts([&](std::string_view part) { known.words |= wordsIn(part); });
        }
        return known.words;
    }

    std::vector<std::string> m_words;
    Words m_all = 0;
    Words m_found = 0;
    std::vector<Known> m_known; // empty, or placesForKnown of them
};

} // namespace tealdeck
