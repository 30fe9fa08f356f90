#include "core/domain/log_merge.h"

#include <algorithm>

namespace tealdeck
{

LogMerge::LogMerge(LogBuffer& buffer, Settings settings)
    : m_buffer(buffer)
    , m_settings(settings)
{
}

void LogMerge::open(std::uint16_t source)
{
    m_sources[source].isOpen = true;
}

void LogMerge::close(std::uint16_t source)
{
    m_sources[source].isOpen = false;
}

void LogMerge::put(std::uint16_t source, LogBatch lines, Instant now)
{
    m_buffer.countDropped(lines.dropped);
    if (lines.records.empty())
        return;
    m_waitingBytes += lines.bytes();
    m_sources[source].pieces.push_back({.lines = std::move(lines), .note = {}, .arrived = now});
}

void LogMerge::put(std::uint16_t source, LogNote note, Instant now)
{
    m_sources[source].pieces.push_back({.lines = {}, .note = std::move(note), .arrived = now});
}

// A note and a line without a time stand where the line before them stands.
LogTime LogMerge::headTime(const Source& source) const
{
    const Piece& piece = source.pieces.front();
    if (piece.note)
        return source.last;
    const LogTime time = piece.lines.records[piece.next].time;
    return time == noLogTime ? source.last : time;
}

LogMerge::Source* LogMerge::earliest(std::uint16_t& id)
{
    Source* found = nullptr;
    for (auto& [key, source] : m_sources) {
        if (source.pieces.empty() || (found && headTime(*found) <= headTime(source)))
            continue;
        found = &source;
        id = key;
    }
    return found;
}

bool LogMerge::mayMove(Instant arrived, Instant now) const
{
    if (now - arrived >= m_settings.window || m_waitingBytes > m_settings.bytes)
        return true;
    return std::ranges::none_of(m_sources, [](const auto& entry) { return entry.second.isOpen && entry.second.pieces.empty(); });
}

void LogMerge::moveHead(std::uint16_t id, Source& source)
{
    Piece& piece = source.pieces.front();
    if (piece.note) {
        m_buffer.append(*piece.note, source.last, id);
        source.pieces.pop_front();
        return;
    }
    LogRecord record = piece.lines.records[piece.next];
    record.source = id;
    source.last = record.time == noLogTime ? source.last : record.time;
    const LogLine line = piece.lines.line(piece.next);
    m_buffer.append(LogLine{.record = record, .text = line.text, .spans = line.spans});
    if (++piece.next == piece.lines.size()) {
        m_waitingBytes -= piece.lines.bytes();
        source.pieces.pop_front();
    }
}

void LogMerge::release(Instant now)
{
    std::uint16_t id = 0;
    for (Source* source = earliest(id); source && mayMove(source->pieces.front().arrived, now); source = earliest(id))
        moveHead(id, *source);
}

void LogMerge::flush()
{
    std::uint16_t id = 0;
    for (Source* source = earliest(id); source; source = earliest(id))
        moveHead(id, *source);
}

std::optional<Instant> LogMerge::due() const
{
    std::optional<Instant> due;
    for (const auto& [id, source] : m_sources) {
        if (!source.pieces.empty())
            due = std::min(due.value_or(source.pieces.front().arrived + m_settings.window),
                           source.pieces.front().arrived + m_settings.window);
    }
    return due;
}

} // namespace tealdeck
