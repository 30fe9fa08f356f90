#pragma once

#include "core/base/clock.h"
#include "core/net/http_message.h"

#include <functional>
#include <optional>
#include <string_view>

namespace tealdeck
{

// How long to wait before trying again, as client-go's reflector: 0.8 s, doubling to 30 s, plus up to as much again by chance, forgotten
// after two minutes without a failure.
class Backoff
{
public:
    // `random` gives numbers from 0 up to, but not including, 1.
    Backoff(const Clock& clock, std::function<double()> random);

    // One more failure: the wait before the next try, never shorter than what the server asked for (Retry-After).
    Duration next(Duration atLeast = Duration::zero());
    void reset();

private:
    const Clock& m_clock;
    std::function<double()> m_random;
    Duration m_base;
    std::optional<Instant> m_nextTry;
};

// Numbers for Backoff from a generator of its own.
std::function<double()> systemRandom();

// The wait that Retry-After asks for (RFC 9110 10.2.3): seconds, or a date, which is compared with `now` of the same server's clock.
// Nothing when it cannot be read; at most one hour.
std::optional<Duration> parseRetryAfter(std::string_view value, WallTime now);
// The same of an answer, whose Date header tells the server's time; `now` of our clock counts where there is none.
std::optional<Duration> retryAfterOf(const HttpHead& head, WallTime now);
// How long we leave a busy server alone at most, whatever it asks for.
constexpr Duration longestServerWait = std::chrono::minutes(5);
// RFC 9110 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT" and the two obsolete forms.
std::optional<WallTime> parseHttpDate(std::string_view value);

} // namespace tealdeck
