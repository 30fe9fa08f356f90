#include "core/domain/log_batch.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace tealdeck
{
namespace
{

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

// The number of `count` digits at `at`, or -1.
int digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || !isDigit(text[i]))
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// "2026-11-23T11:39:31", 19 characters.
std::optional<LogTime> secondsOf(std::string_view text)
{
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const int year = digitsAt(text, 0, 4);
    const int month = digitsAt(text, 5, 2);
    const int day = digitsAt(text, 8, 2);
    const int hour = digitsAt(text, 11, 2);
    const int minute = digitsAt(text, 14, 2);
    const int second = digitsAt(text, 17, 2);
    // Nanoseconds in 64 bits reach from 1678 to 2262.
    if (year < 1678 || year > 2261 || month < 1 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
        || second > 60)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

// ".599492548" at `at`, which is moved behind it; also nothing.
std::chrono::nanoseconds takeFraction(std::string_view text, std::size_t& at)
{
    std::chrono::nanoseconds fraction{0};
    if (at >= text.size() || text[at] != '.')
        return fraction;
    long long weight = 100'000'000;
    for (++at; at < text.size() && isDigit(text[at]); ++at) {
        fraction += std::chrono::nanoseconds((text[at] - '0') * weight);
        weight /= 10;
    }
    return fraction;
}

// "Z" or "+02:00" at `at`, which is moved behind it.
std::optional<std::chrono::minutes> takeOffset(std::string_view text, std::size_t& at)
{
    if (at >= text.size())
        return std::nullopt;
    const char sign = text[at++];
    if (sign == 'Z')
        return std::chrono::minutes(0);
    const int hours = digitsAt(text, at, 2);
    const int minutes = digitsAt(text, at + 3, 2);
    if ((sign != '+' && sign != '-') || hours < 0 || minutes < 0 || text[at + 2] != ':')
        return std::nullopt;
    at += 5;
    return std::chrono::minutes((hours * 60 + minutes) * (sign == '-' ? -1 : 1));
}

} // namespace

std::optional<LogTime> takeLogTime(std::string_view& line)
{
    const auto seconds = secondsOf(line);
    if (!seconds)
        return std::nullopt;
    std::size_t at = 19;
    const auto fraction = takeFraction(line, at);
    const auto offset = takeOffset(line, at);
    if (!offset || (at < line.size() && line[at] != ' '))
        return std::nullopt;
    line.remove_prefix(std::min(at + 1, line.size()));
    return *seconds + fraction - *offset;
}

std::string formatLogTime(LogTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    std::array<char, 64> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%09dZ", static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                     static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                                     static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

LogLine LogBatch::line(std::size_t index) const
{
    const LogRecord& record = records[index];
    return {.record = record,
            .text = std::string_view(text).substr(record.offset, record.length),
            .spans = std::span(spans).subspan(record.firstSpan, record.spans)};
}

std::size_t LogBatch::bytes() const
{
    return text.capacity() + records.capacity() * sizeof(LogRecord) + spans.capacity() * sizeof(LogSpan);
}

void LogBatch::append(const LogLine& line)
{
    LogRecord record = line.record;
    record.offset = static_cast<std::uint32_t>(text.size());
    record.length = static_cast<std::uint32_t>(line.text.size());
    record.firstSpan = static_cast<std::uint32_t>(spans.size());
    record.spans = static_cast<std::uint16_t>(line.spans.size());
    text += line.text;
    text += '\n';
    spans.insert(spans.end(), line.spans.begin(), line.spans.end());
    records.push_back(record);
}

} // namespace tealdeck
