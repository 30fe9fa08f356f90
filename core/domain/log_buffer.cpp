#include "core/domain/log_buffer.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr std::size_t chunkText = std::size_t{256} * 1024;
constexpr std::size_t chunkLines = 4096;
constexpr std::size_t noteBytes = 256; // what a note costs beside its record, about

std::size_t textOfChunk(const LogLimits& limits)
{
    return std::clamp<std::size_t>(limits.bytes / 16, 1024, chunkText);
}

} // namespace

LogBuffer::LogBuffer(LogLimits limits)
    : m_limits(limits)
    , m_linesOfChunk(std::clamp<std::size_t>(limits.lines / 16, 1, chunkLines))
{
}

LogBuffer::Number LogBuffer::first() const
{
    return m_chunks.empty() ? m_end : m_chunks.front().first;
}

void LogBuffer::append(const LogLine& line)
{
    room(line.text.size() + 1).append(line);
    ++m_end;
    dropBeyondLimits();
}

void LogBuffer::append(const LogNote& note, LogTime time, std::uint16_t source)
{
    const LogRecord record{.time = time, .source = source, .isNote = true};
    m_notes.emplace(m_end, note);
    append(LogLine{.record = record, .text = {}, .spans = {}});
}

// The chunk that takes the next line; a chunk never has to grow for it, so that no text is copied twice.
LogBatch& LogBuffer::room(std::size_t bytes)
{
    const std::size_t wanted = std::max(textOfChunk(m_limits), bytes);
    const bool isFull = m_chunks.empty() || m_chunks.back().lines.size() >= m_linesOfChunk
        || m_chunks.back().lines.text.capacity() - m_chunks.back().lines.text.size() < bytes;
    if (isFull) {
        seal();
        m_chunks.push_back({.first = m_end, .lines = {}});
        m_chunks.back().lines.text.reserve(wanted);
    }
    return m_chunks.back().lines;
}

void LogBuffer::seal()
{
    if (m_chunks.empty())
        return;
    LogBatch& lines = m_chunks.back().lines;
    lines.text.shrink_to_fit();
    lines.records.shrink_to_fit();
    lines.spans.shrink_to_fit();
    m_sealedBytes += lines.bytes();
}

std::size_t LogBuffer::bytes() const
{
    return m_sealedBytes + (m_chunks.empty() ? 0 : m_chunks.back().lines.bytes()) + m_notes.size() * noteBytes;
}

void LogBuffer::dropBeyondLimits()
{
    while (m_chunks.size() > 1 && (bytes() > m_limits.bytes || size() > m_limits.lines)) {
        const Chunk& oldest = m_chunks.front();
        m_sealedBytes -= oldest.lines.bytes();
        m_dropped += oldest.lines.size();
        m_chunks.pop_front();
        m_notes.erase(m_notes.begin(), m_notes.lower_bound(first()));
    }
}

void LogBuffer::clear()
{
    m_chunks.clear();
    m_notes.clear();
    m_dropped = 0;
    m_sealedBytes = 0;
}

std::deque<LogBuffer::Chunk>::const_iterator LogBuffer::chunkOf(Number number) const
{
    const auto after = std::upper_bound(m_chunks.begin(), m_chunks.end(), number,
                                        [](Number wanted, const Chunk& chunk) { return wanted < chunk.first; });
    return after == m_chunks.begin() ? after : std::prev(after);
}

LogLine LogBuffer::line(Number number) const
{
    const auto chunk = chunkOf(number);
    return chunk->lines.line(static_cast<std::size_t>(number - chunk->first));
}

const LogNote* LogBuffer::note(Number number) const
{
    const auto found = m_notes.find(number);
    return found == m_notes.end() ? nullptr : &found->second;
}

} // namespace tealdeck
