#pragma once

#include "core/base/message.h"

#include <tl/expected.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace re2
{
class RE2;
}

namespace tealdeck
{

// What to look for in a log: one piece of text, taken as it is, or a regular expression (RE2's syntax, linear in the length of the text,
// one line at a time).
class LogPattern
{
public:
    enum class Case
    {
        Matters,
        Ignored, // of the letters a to z; in expressions of all
    };

    struct Match
    {
        std::size_t begin = 0;
        std::size_t length = 0;
        bool operator==(const Match&) const = default;
    };

    explicit LogPattern(std::string words = {}, Case caseRule = Case::Ignored);
    // The error names what is wrong and at which character. An empty expression is an empty pattern.
    static tl::expected<LogPattern, Message> expression(std::string text, Case caseRule = Case::Ignored);

    const std::string& words() const { return m_words; }
    bool isEmpty() const { return m_words.empty(); }
    bool isExpression() const { return m_expression != nullptr; }
    // True for an expression that names the beginning or end of the text: it is looked for line by line, not in many lines at once.
    bool isOfWholeLines() const { return m_isOfWholeLines; }
    // Where it begins at or behind `from`; npos: nowhere. Empty words are found everywhere.
    std::size_t find(std::string_view text, std::size_t from = 0) const;
    std::optional<Match> match(std::string_view text, std::size_t from = 0) const;
    bool matches(std::string_view text) const { return find(text) != std::string_view::npos; }

    friend bool operator==(const LogPattern& a, const LogPattern& b)
    {
        return a.m_words == b.m_words && a.m_case == b.m_case && a.isExpression() == b.isExpression();
    }

private:
    std::size_t findFolded(std::string_view text, std::size_t from) const;

    std::string m_words;
    Case m_case;
    std::string m_folded;
    std::array<unsigned char, 256> m_step{}; // how far to go on after the last byte looked at (Horspool)
    std::shared_ptr<const re2::RE2> m_expression; // copies share it
    bool m_isOfWholeLines = false;
};

} // namespace tealdeck
