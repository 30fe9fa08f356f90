#pragma once

#include "core/net/http_message.h"

#include <deque>
#include <optional>

namespace tealdeck
{

// How far one server's clock is from ours, learned from the Date headers of its answers (safety.md 16). Each gives the server's time with
// half a second and half the round trip of doubt; the median of the last ones is told.
class ServerClock
{
public:
    // An answer that came in at `receivedAt` of our wall clock. Answers that took more than five seconds say too little and are left out.
    void observe(const HttpHead& head, WallTime receivedAt, Duration took);

    // What to add to our wall clock to get the server's; nothing before the first answer.
    std::optional<Duration> skew() const;
    bool isWorthShowing() const; // more than 2 s
    bool isWorthWarning() const; // more than 30 s
    // Our time as the server would say it; our own while nothing is known.
    WallTime toServerTime(WallTime ours) const;

private:
    std::deque<Duration> m_samples;
};

// The time as the server says it, for the ages of what it made (safety.md 16): ours where the two are not worth telling apart, or nothing
// is known yet. It goes on at the pace of our clock.
class ServerTime : public Clock
{
public:
    explicit ServerTime(const Clock& ours)
        : m_ours(ours)
    {
    }

    void setSkew(Duration skew) { m_skew = skew; }
    Instant now() const override { return m_ours.now(); }
    WallTime wallNow() const override;

private:
    const Clock& m_ours;
    Duration m_skew{};
};

} // namespace tealdeck
