#include "core/domain/log_matches.h"

#include <algorithm>

namespace tealdeck
{

LogMatches::LogMatches(const LogBuffer& buffer, std::vector<LogPattern> patterns, Notes notes)
    : m_buffer(buffer)
    , m_patterns(std::move(patterns))
    , m_notes(notes)
    , m_seen(buffer.first())
{
    std::erase_if(m_patterns, [](const LogPattern& pattern) { return pattern.isEmpty(); });
    if (m_patterns.empty())
        m_patterns.emplace_back(); // everything
}

bool LogMatches::update(std::size_t lines)
{
    while (!m_numbers.empty() && m_numbers.front() < m_buffer.first())
        m_numbers.pop_front();
    m_seen = std::max(m_seen, m_buffer.first());
    const std::size_t rest = static_cast<std::size_t>(m_buffer.end() - m_seen);
    const Number end = m_seen + std::min(rest, lines);
    if (m_seen < end) {
        m_buffer.forEachChunk(m_seen, [&](Number first, const LogBatch& chunk) {
            look(first, chunk, end);
            return first + chunk.size() < end;
        });
    }
    m_seen = end;
    return m_seen == m_buffer.end();
}

// The first words are looked for in the text of the whole chunk, which is much faster than line by line; they cannot reach over the
// end of a line, because line feeds stand there.
void LogMatches::look(Number firstOfChunk, const LogBatch& lines, Number end)
{
    const std::size_t stop = std::min(lines.size(), static_cast<std::size_t>(end - firstOfChunk));
    std::size_t index = m_seen > firstOfChunk ? static_cast<std::size_t>(m_seen - firstOfChunk) : 0;
    while (index < stop) {
        const std::size_t found = findFrom(lines, index, stop);
        const auto after = std::upper_bound(lines.records.begin() + static_cast<std::ptrdiff_t>(index), lines.records.end(), found,
                                            [](std::size_t offset, const LogRecord& record) { return offset < record.offset; });
        const auto at = static_cast<std::size_t>(after - lines.records.begin()) - 1; // where the words are, or the last line
        for (; index < std::min(at, stop) && m_notes == Notes::AreKept; ++index) {
            if (lines.records[index].isNote)
                m_numbers.push_back(firstOfChunk + index);
        }
        index = std::max(index, at);
        if (index >= stop)
            return;
        const LogLine line = lines.line(index);
        const bool isFound = found != std::string_view::npos && !line.record.isNote && areOthersIn(line.text);
        if (isFound || (line.record.isNote && m_notes == Notes::AreKept))
            m_numbers.push_back(firstOfChunk + index);
        ++index;
    }
}

std::size_t LogMatches::findFrom(const LogBatch& lines, std::size_t index, std::size_t stop) const
{
    const LogPattern& first = m_patterns.front();
    if (!first.isOfWholeLines()) {
        const std::size_t found = first.find(lines.text, lines.records[index].offset);
        return found < lines.text.size() ? found : std::string_view::npos; // behind the last line feed is no line
    }
    for (; index < stop; ++index) {
        if (first.matches(lines.line(index).text))
            return lines.records[index].offset;
    }
    return std::string_view::npos;
}

bool LogMatches::areOthersIn(std::string_view text) const
{
    return std::all_of(m_patterns.begin() + 1, m_patterns.end(), [text](const LogPattern& pattern) { return pattern.matches(text); });
}

std::size_t LogMatches::indexFrom(Number number) const
{
    return static_cast<std::size_t>(std::lower_bound(m_numbers.begin(), m_numbers.end(), number) - m_numbers.begin());
}

bool LogMatches::contains(Number number) const
{
    return std::binary_search(m_numbers.begin(), m_numbers.end(), number);
}

std::optional<LogMatches::Number> LogMatches::next(Number number) const
{
    if (m_numbers.empty())
        return std::nullopt;
    const std::size_t index = indexFrom(number + 1);
    return index < m_numbers.size() ? m_numbers[index] : m_numbers.front();
}

std::optional<LogMatches::Number> LogMatches::previous(Number number) const
{
    if (m_numbers.empty())
        return std::nullopt;
    const std::size_t index = indexFrom(number);
    return index > 0 ? m_numbers[index - 1] : m_numbers.back();
}

} // namespace tealdeck
