#pragma once

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tealdeck
{

using Duration = std::chrono::milliseconds;

// A moment on our own monotonic clock, in milliseconds since boot; it also runs while the machine sleeps (CLOCK_BOOTTIME).
// Only for differences and deadlines; never shown, never compared with a time that came from outside.
struct Instant
{
    Duration sinceBoot{};

    auto operator<=>(const Instant&) const = default;
    friend Instant operator+(Instant instant, Duration duration) { return {instant.sinceBoot + duration}; }
    friend Instant operator-(Instant instant, Duration duration) { return {instant.sinceBoot - duration}; }
    friend Duration operator-(Instant a, Instant b) { return a.sinceBoot - b.sinceBoot; }
};

// A moment of the calendar in UTC, in milliseconds since 1970; ours or, where it came from a server, the server's.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

// Where time comes from; a constructor argument everywhere, so that tests can hold it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    virtual WallTime wallNow() const = 0;
};

class SystemClock : public Clock
{
public:
    Instant now() const override;
    WallTime wallNow() const override;
};

// RFC 3339 as Kubernetes writes it: 2026-11-23T10:42:00Z, with 0 to 9 decimals and an offset or Z.
Result<WallTime> parseRfc3339(std::string_view text);
// "2026-11-23T10:42:00Z"; microseconds with six decimals (metav1.MicroTime) where asked.
std::string formatRfc3339(WallTime time);
std::string formatRfc3339Micro(WallTime time);

} // namespace tealdeck
