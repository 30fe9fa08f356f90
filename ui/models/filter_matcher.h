#pragma once

#include "core/base/text.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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
    // Words are divided by blanks; beyond 64 of them the rest is left out.
    void setText(const QString& text);
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

    Words wordsIn(std::string_view part) const;
    template <typename Parts>
    Words remembered(const void* identity, Parts parts)
    {
        const auto known = m_known.find(identity);
        if (known != m_known.end())
            return known->second;
        Words words = 0;
        parts([&](std::string_view part) { words |= wordsIn(part); });
        m_known.emplace(identity, words);
        return words;
    }

    std::vector<std::string> m_words;
    Words m_all = 0;
    Words m_found = 0;
    std::unordered_map<const void*, Words> m_known;
};

} // namespace tealdeck
