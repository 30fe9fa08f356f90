#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tealdeck
{

// Words to look for in a log: one piece of text, taken as it is.
class LogPattern
{
public:
    enum class Case
    {
        Matters,
        Ignored, // of the letters a to z
    };

    explicit LogPattern(std::string words = {}, Case caseRule = Case::Ignored);

    const std::string& words() const { return m_words; }
    bool isEmpty() const { return m_words.empty(); }
    // Where it begins at or behind `from`; npos: nowhere. Empty words are found everywhere.
    std::size_t find(std::string_view text, std::size_t from = 0) const;
    bool matches(std::string_view text) const { return find(text) != std::string_view::npos; }

    friend bool operator==(const LogPattern& a, const LogPattern& b) { return a.m_words == b.m_words && a.m_case == b.m_case; }

private:
    std::size_t findFolded(std::string_view text, std::size_t from) const;

    std::string m_words;
    Case m_case;
    std::string m_folded;
    std::array<unsigned char, 256> m_step{}; // how far to go on after the last byte looked at (Horspool)
};

} // namespace tealdeck
