#include "core/connectors/kube/pod_log_level.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace tealdeck
{
namespace
{

constexpr std::size_t nearBeginning = 96; // bytes in which a word counts as the level and not as a part of the text
constexpr std::size_t jsonReach = 4096; // bytes of a JSON line that are looked at
constexpr std::array<std::string_view, 3> keys{"level", "lvl", "severity"};

struct LevelWord
{
    std::string_view word;
    LogLevel level;
};

constexpr std::array<LevelWord, 16> words{{
    {"trace", LogLevel::Trace},
    {"debug", LogLevel::Debug},
    {"dbg", LogLevel::Debug},
    {"info", LogLevel::Info},
    {"information", LogLevel::Info},
    {"notice", LogLevel::Info},
    {"warn", LogLevel::Warn},
    {"warning", LogLevel::Warn},
    {"error", LogLevel::Error},
    {"err", LogLevel::Error},
    {"severe", LogLevel::Error},
    {"fatal", LogLevel::Fatal},
    {"critical", LogLevel::Fatal},
    {"crit", LogLevel::Fatal},
    {"panic", LogLevel::Fatal},
    {"emergency", LogLevel::Fatal},
}};

bool isLetter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isUpper(std::string_view word)
{
    return std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

LogLevel levelOfWord(std::string_view word)
{
    for (const LevelWord& known : words) {
        const bool isSame = known.word.size() == word.size()
            && std::equal(word.begin(), word.end(), known.word.begin(), [](char a, char b) { return (a | 0x20) == b; });
        if (isSame)
            return known.level;
    }
    return LogLevel::None;
}

// The numbers of bunyan and pino.
LogLevel levelOfNumber(std::string_view number)
{
    if (number.size() != 2 || number[1] != '0')
        return LogLevel::None;
    constexpr std::array levels{LogLevel::Trace, LogLevel::Debug, LogLevel::Info, LogLevel::Warn, LogLevel::Error, LogLevel::Fatal};
    const int index = number[0] - '1';
    return index >= 0 && index < 6 ? levels[static_cast<std::size_t>(index)] : LogLevel::None;
}

// The word or number that begins at `at`, behind a quote if there is one.
FoundLevel valueAt(std::string_view line, std::size_t at)
{
    if (at < line.size() && line[at] == '"')
        ++at;
    std::size_t end = at;
    while (end < line.size() && isLetter(line[end]))
        ++end;
    if (end > at)
        return {.level = levelOfWord(line.substr(at, end - at)), .begin = at, .length = end - at};
    while (end < line.size() && isDigit(line[end]))
        ++end;
    return {.level = levelOfNumber(line.substr(at, end - at)), .begin = at, .length = end - at};
}

std::size_t skipBlanks(std::string_view line, std::size_t at)
{
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t'))
        ++at;
    return at;
}

FoundLevel findInJson(std::string_view line)
{
    line = line.substr(0, jsonReach);
    for (const std::string_view key : keys) {
        const std::string quoted = '"' + std::string(key) + '"';
        for (std::size_t at = line.find(quoted); at != std::string_view::npos; at = line.find(quoted, at + 1)) {
            const std::size_t colon = skipBlanks(line, at + quoted.size());
            if (colon >= line.size() || line[colon] != ':')
                continue;
            const FoundLevel found = valueAt(line, skipBlanks(line, colon + 1));
            if (found.level != LogLevel::None)
                return found;
        }
    }
    return {};
}

FoundLevel findInLogfmt(std::string_view line)
{
    line = line.substr(0, jsonReach);
    for (std::size_t sign = line.find('='); sign != std::string_view::npos; sign = line.find('=', sign + 1)) {
        for (const std::string_view key : keys) {
            const bool isKey = line.substr(0, sign).ends_with(key) && (sign == key.size() || line[sign - key.size() - 1] == ' ');
            const FoundLevel found = isKey ? valueAt(line, sign + 1) : FoundLevel{};
            if (found.level != LogLevel::None)
                return found;
        }
    }
    return {};
}

// klog: "E1123 11:39:31.599492".
FoundLevel findInKlog(std::string_view line)
{
    const bool isKlog = line.size() > 6 && isDigit(line[1]) && isDigit(line[2]) && isDigit(line[3]) && isDigit(line[4]) && line[5] == ' ';
    if (!isKlog)
        return {};
    switch (line[0]) {
    case 'I': return {.level = LogLevel::Info, .begin = 0, .length = 1};
    case 'W': return {.level = LogLevel::Warn, .begin = 0, .length = 1};
    case 'E': return {.level = LogLevel::Error, .begin = 0, .length = 1};
    case 'F': return {.level = LogLevel::Fatal, .begin = 0, .length = 1};
    default: return {}; // any other character
    }
}

FoundLevel findWord(std::string_view line)
{
    const std::size_t reach = std::min(line.size(), nearBeginning);
    for (std::size_t at = 0; at < reach;) {
        std::size_t end = at;
        while (end < line.size() && isLetter(line[end]))
            ++end;
        const std::size_t length = end - at;
        const char before = at > 0 ? line[at - 1] : ' ';
        const char after = end < line.size() ? line[end] : ' ';
        const bool isWhole = length >= 3 && length <= 11 && !isDigit(before) && !isDigit(after) && before != '_' && after != '_';
        const bool isMarked = isWhole && (isUpper(line.substr(at, length)) || (before == '[' && after == ']'));
        const LogLevel level = isMarked ? levelOfWord(line.substr(at, length)) : LogLevel::None;
        if (level != LogLevel::None)
            return {.level = level, .begin = at, .length = length};
        at = std::max(end, at + 1);
    }
    return {};
}

} // namespace

FoundLevel findLogLevel(std::string_view line)
{
    if (line.starts_with('{')) {
        const FoundLevel found = findInJson(line);
        if (found.level != LogLevel::None)
            return found;
    }
    FoundLevel found = findInKlog(line);
    if (found.level == LogLevel::None)
        found = findWord(line);
    return found.level == LogLevel::None ? findInLogfmt(line) : found;
}

} // namespace tealdeck
