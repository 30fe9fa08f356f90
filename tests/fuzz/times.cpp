#include "core/base/clock.h"
#include "core/net/backoff.h"
#include "core/net/server_clock.h"

#include "tests/fuzz/fuzz_target.h"

namespace tealdeck::fuzz
{

void times(std::string_view input)
{
    const WallTime noon = WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)) + std::chrono::hours(12);
    if (const auto time = parseRfc3339(input)) {
        const bool hasFourDigits = *time >= WallTime(std::chrono::sys_days(std::chrono::year(0) / 1 / 1))
            && *time < WallTime(std::chrono::sys_days(std::chrono::year(10000) / 1 / 1));
        const auto again = parseRfc3339(formatRfc3339Micro(*time));
        require(!hasFourDigits || (again && *again == *time), "a time stays the same when it is written and read");
    }
    if (const auto wait = parseRetryAfter(input, noon))
        require(*wait >= Duration::zero() && *wait <= std::chrono::hours(1), "a wait is at most an hour");
    const auto date = parseHttpDate(input);
    ServerClock clock;
    clock.observe({.status = 200, .headers = {{"date", std::string(input)}}}, noon, std::chrono::milliseconds(1));
    require(clock.skew().has_value() == date.has_value(), "a date that can be read tells the server's time");
}

} // namespace tealdeck::fuzz
