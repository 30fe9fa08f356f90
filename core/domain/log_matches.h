#pragma once

#include "core/domain/log_buffer.h"
#include "core/domain/log_pattern.h"

#include <deque>
#include <optional>
#include <vector>

namespace tealdeck
{

// The lines of a buffer that have all of some words, kept up to date as lines come and go: what a filter leaves, and what a search finds.
// Notes are never found by words, and never left out by a filter. The buffer outlives it. One thread only.
class LogMatches
{
public:
    using Number = LogBuffer::Number;
    enum class Notes
    {
        AreKept,
        AreLeftOut,
    };

    LogMatches(const LogBuffer& buffer, std::vector<LogPattern> patterns, Notes notes);

    // Takes in what came and lets go what was dropped, at most `lines` of what is new. True when nothing is left to look at.
    bool update(std::size_t lines = static_cast<std::size_t>(-1));
    std::size_t size() const { return m_numbers.size(); }
    Number at(std::size_t index) const { return m_numbers[index]; }
    // The index of the first one that is not before this line; size() when there is none.
    std::size_t indexFrom(Number number) const;
    bool contains(Number number) const;
    // The next one behind this line, or the one before it; around the end where there is none.
    std::optional<Number> next(Number number) const;
    std::optional<Number> previous(Number number) const;

private:
    // Where the first pattern is found in these lines from this one on; npos: nowhere.
    std::size_t findFrom(const LogBatch& lines, std::size_t index, std::size_t stop) const;
    bool areOthersIn(std::string_view text) const;
    void look(Number firstOfChunk, const LogBatch& lines, Number end);

    const LogBuffer& m_buffer;
    std::vector<LogPattern> m_patterns;
    Notes m_notes;
    std::deque<Number> m_numbers;
    Number m_seen;
};

} // namespace tealdeck
