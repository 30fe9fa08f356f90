#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// When the container runtime took a line, in nanoseconds of UTC.
using LogTime = std::chrono::sys_time<std::chrono::nanoseconds>;
inline constexpr LogTime noLogTime{}; // the line has none

// Reads "2026-11-23T11:39:31.599492548Z " (RFC 3339, 0 to 9 decimals, Z or an offset) at the beginning of a line and takes it away with its
// blank; nothing, and the line as it was, where there is none.
std::optional<LogTime> takeLogTime(std::string_view& line);
// "2026-11-23T11:39:31.599492548Z"
std::string formatLogTime(LogTime time);

enum class LogLevel : std::uint8_t
{
    None,
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Fatal,
};

// How a program wanted a piece of its line to look (ANSI SGR), reduced to the 16 colours of a terminal.
struct LogStyle
{
    std::uint8_t foreground
        = 0; // 0: as everything else; 1 to 16: black, red, green, yellow, blue, magenta, cyan, white, and the bright ones
    std::uint8_t background = 0; // as above
    bool isBold = false;
    bool isFaint = false;
    bool isItalic = false;
    bool isUnderlined = false;
    bool isInverse = false;
    bool operator==(const LogStyle&) const = default;
};

// A styled piece of a line, in bytes of its text.
struct LogSpan
{
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
    LogStyle style{};
    bool operator==(const LogSpan&) const = default;
};

// One line of a block of text: where its words lie and what is known about it.
struct LogRecord
{
    LogTime time = noLogTime;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    std::uint32_t firstSpan = 0;
    std::uint16_t spans = 0;
    std::uint16_t source = 0;
    std::uint16_t levelBegin = 0; // the word that says the level, in bytes of the line
    std::uint8_t levelLength = 0; // 0: no word of the line says it
    LogLevel level = LogLevel::None;
    bool isCut = false; // the line was longer than what is kept
    bool isNote = false; // no line of the container: what happened there (LogNote)
};

// A look at one line; valid until what holds it changes.
struct LogLine
{
    const LogRecord& record;
    std::string_view text;
    std::span<const LogSpan> spans;
};

// Lines as they came, in one block: the text of all of them with a line feed behind each.
struct LogBatch
{
    std::string text;
    std::vector<LogRecord> records;
    std::vector<LogSpan> spans;
    std::size_t dropped = 0; // lines that came before these and were given up, because nobody fetched them in time

    bool isEmpty() const { return records.empty() && dropped == 0; }
    std::size_t size() const { return records.size(); }
    LogLine line(std::size_t index) const;
    // Its own accounting of what it holds.
    std::size_t bytes() const;
    void append(const LogLine& line);
};

} // namespace tealdeck
