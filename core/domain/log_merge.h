#pragma once

#include "core/base/clock.h"
#include "core/domain/log_buffer.h"

#include <deque>
#include <map>
#include <optional>

namespace tealdeck
{

// Puts the lines of several containers into one buffer in the order of their times. A line waits until every other container that can still
// say something has said something later, at most for the window, and at most until `bytes` of lines are waiting. Lines of one container
// stay in their own order. The time comes in from outside. One thread only.
class LogMerge
{
public:
    struct Settings
    {
        Duration window = std::chrono::milliseconds(500);
        std::size_t bytes = std::size_t{16} * 1024 * 1024;
    };

    LogMerge(LogBuffer& buffer, Settings settings);

    // A container that may send lines; until close().
    void open(std::uint16_t source);
    void close(std::uint16_t source);
    void put(std::uint16_t source, LogBatch lines, Instant now);
    // A note stands behind the lines of its container that came before it.
    void put(std::uint16_t source, LogNote note, Instant now);

    // Moves what need not wait any longer into the buffer.
    void release(Instant now);
    // Moves everything.
    void flush();
    // When release() has something to do without new lines; nothing: nothing waits.
    std::optional<Instant> due() const;

private:
    struct Piece
    {
        LogBatch lines;
        std::optional<LogNote> note;
        Instant arrived;
        std::size_t next = 0; // the first line that was not moved yet
    };
    struct Source
    {
        std::deque<Piece> pieces;
        LogTime last = noLogTime; // the time of the last line that was moved
        bool isOpen = false;
    };

    LogTime headTime(const Source& source) const;
    bool mayMove(Instant arrived, Instant now) const;
    void moveHead(std::uint16_t id, Source& source);
    Source* earliest(std::uint16_t& id);

    LogBuffer& m_buffer;
    Settings m_settings;
    std::map<std::uint16_t, Source> m_sources;
    std::size_t m_waitingBytes = 0;
};

} // namespace tealdeck
