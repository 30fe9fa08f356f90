#pragma once

#include "core/domain/log_batch.h"
#include "core/domain/log_note.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>

namespace tealdeck
{

// How much of a log is kept. What is beyond is dropped from its beginning, a chunk at a time (at most 256 KiB of text and a sixteenth of
// the lines), and counted.
struct LogLimits
{
    std::size_t bytes = std::size_t{64} * 1024 * 1024;
    std::size_t lines = 1'000'000;
};

// The last lines of one or more containers, within limits that hold at all times. Each line has a number that never changes and is never
// used again, so that a selection stays on its lines while older ones are dropped. Lines lie in chunks of text; a line of its own costs 40
// bytes beside its text. Append is O(1), a look at a line O(log chunks). One thread only.
class LogBuffer
{
public:
    using Number = std::uint64_t;

    explicit LogBuffer(LogLimits limits = {});

    void append(const LogLine& line);
    void append(const LogNote& note, LogTime time, std::uint16_t source);
    // Counts lines that never came here.
    void countDropped(std::size_t lines) { m_dropped += lines; }
    // Forgets all lines and counts; numbers go on.
    void clear();

    bool isEmpty() const { return m_chunks.empty(); }
    Number first() const; // the oldest line that is kept
    Number end() const { return m_end; } // one behind the youngest
    std::size_t size() const { return static_cast<std::size_t>(end() - first()); }
    LogLine line(Number number) const;
    const LogNote* note(Number number) const;

    std::size_t dropped() const { return m_dropped; }
    // Its own accounting of the memory it holds; never above the limit by more than one chunk.
    std::size_t bytes() const;
    const LogLimits& limits() const { return m_limits; }

    // Calls `bool visit(Number firstNumber, const LogBatch& lines)` for each chunk from the one that has `from` on, until it says false.
    template <typename Visit>
    void forEachChunk(Number from, Visit visit) const
    {
        for (auto chunk = chunkOf(from); chunk != m_chunks.end(); ++chunk) {
            if (!visit(chunk->first, chunk->lines))
                return;
        }
    }

private:
    struct Chunk
    {
        Number first = 0;
        LogBatch lines;
    };

    std::deque<Chunk>::const_iterator chunkOf(Number number) const;
    LogBatch& room(std::size_t bytes);
    void seal();
    void dropBeyondLimits();

    LogLimits m_limits;
    std::size_t m_linesOfChunk;
    std::deque<Chunk> m_chunks;
    std::map<Number, LogNote> m_notes;
    Number m_end = 0;
    std::size_t m_dropped = 0;
    std::size_t m_sealedBytes = 0; // of all chunks but the last
};

} // namespace tealdeck
