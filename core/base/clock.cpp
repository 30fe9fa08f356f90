#include "core/base/clock.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace tealdeck
{
namespace
{

// Reads exactly `count` digits at `position` and moves it; -1 where there are none.
int takeDigits(std::string_view text, std::size_t& position, std::size_t count)
{
    int value = 0;
    for (std::size_t i = 0; i < count; ++i, ++position) {
        if (position >= text.size() || text[position] < '0' || text[position] > '9')
            return -1;
        value = value * 10 + (text[position] - '0');
    }
    return value;
}

bool takeCharacter(std::string_view text, std::size_t& position, char expected)
{
    if (position >= text.size() || text[position] != expected)
        return false;
    ++position;
    return true;
}

int takeMilliseconds(std::string_view text, std::size_t& position)
{
    int milliseconds = 0;
    int weight = 100;
    while (position < text.size() && text[position] >= '0' && text[position] <= '9') {
        milliseconds += (text[position] - '0') * weight;
        weight /= 10;
        ++position;
    }
    return milliseconds;
}

tl::unexpected<Error> notATime(std::string_view text)
{
    return fail(ErrorKind::ProtocolViolation,
                message("Base", "%1 is not a time of the form 2026-11-23T10:42:00Z.", {std::string(text.substr(0, 64))}));
}

std::string format(WallTime time, const char* secondsFormat, bool isMicro)
{
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{days};
    const std::chrono::hh_mm_ss clock{time - days};
    std::array<char, 64> buffer{};
    const int length
        = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                        static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    std::string text(buffer.data(), static_cast<std::size_t>(length));
    if (isMicro) {
        const int decimals
            = std::snprintf(buffer.data(), buffer.size(), secondsFormat, static_cast<int>(clock.subseconds().count()) * 1000);
        text.append(buffer.data(), static_cast<std::size_t>(decimals));
    }
    return text + "Z";
}

} // namespace

Instant SystemClock::now() const
{
#ifdef CLOCK_BOOTTIME
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return {std::chrono::duration_cast<Duration>(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec))};
#else
    return {std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch())};
#endif
}

WallTime SystemClock::wallNow() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Result<WallTime> parseRfc3339(std::string_view text)
{
    std::size_t at = 0;
    const int year = takeDigits(text, at, 4);
    const bool hasDate = takeCharacter(text, at, '-');
    const int month = takeDigits(text, at, 2);
    const bool hasDay = takeCharacter(text, at, '-');
    const int day = takeDigits(text, at, 2);
    const bool hasTime = takeCharacter(text, at, 'T') || takeCharacter(text, at, 't') || takeCharacter(text, at, ' ');
    const int hour = takeDigits(text, at, 2);
    const bool hasMinute = takeCharacter(text, at, ':');
    const int minute = takeDigits(text, at, 2);
    const bool hasSecond = takeCharacter(text, at, ':');
    const int second = takeDigits(text, at, 2);
    if (year < 0 || !hasDate || month < 1 || month > 12 || !hasDay || day < 1 || day > 31 || !hasTime || hour < 0 || hour > 24 || !hasMinute
        || minute < 0 || minute > 59 || !hasSecond || second < 0 || second > 60)
        return notATime(text);
    const int milliseconds = takeCharacter(text, at, '.') ? takeMilliseconds(text, at) : 0;
    std::chrono::minutes offset{0};
    if (!takeCharacter(text, at, 'Z') && !takeCharacter(text, at, 'z')) {
        const bool isEast = takeCharacter(text, at, '+');
        if (!isEast && !takeCharacter(text, at, '-'))
            return notATime(text);
        const int offsetHours = takeDigits(text, at, 2);
        const bool hasColon = takeCharacter(text, at, ':');
        const int offsetMinutes = takeDigits(text, at, 2);
        if (offsetHours < 0 || !hasColon || offsetMinutes < 0)
            return notATime(text);
        offset = std::chrono::minutes((offsetHours * 60 + offsetMinutes) * (isEast ? 1 : -1));
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (at != text.size() || !date.ok())
        return notATime(text);
    return WallTime(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second)
        + std::chrono::milliseconds(milliseconds) - offset;
}

std::string formatRfc3339(WallTime time)
{
    return format(time, "", false);
}

std::string formatRfc3339Micro(WallTime time)
{
    return format(time, ".%06d", true);
}

} // namespace tealdeck
