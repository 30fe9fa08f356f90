#pragma once

#include "core/base/clock.h"

#include <functional>
#include <map>
#include <optional>

namespace tealdeck::sandbox
{

// The sandbox's own time and what is to happen when. It stands still until runUntil(); whoever owns it decides whether that follows the
// machine's clock (faster or slower) or a test. One thread only.
class Timeline : public Clock
{
public:
    // `wall` is the calendar time at the beginning; `pace`: how many seconds of ours pass in one of the calendar.
    explicit Timeline(WallTime wall, double pace = 1.0);

    Instant now() const override { return m_now; }
    WallTime wallNow() const override;
    double pace() const { return m_pace; }
    // Changes how calendar time follows, from now on.
    void setPace(double pace);

    // Does the task once, `delay` from now; tasks of the same moment in the order given. There is no taking back: a task looks whether
    // it is still wanted.
    void after(Duration delay, std::function<void()> task);
    std::optional<Instant> nextDue() const;
    // Goes on to that moment and does everything due until then, each at its own time.
    void runUntil(Instant instant);
    void advance(Duration duration) { runUntil(m_now + duration); }

private:
    Instant m_now{};
    Instant m_paceFrom{};
    WallTime m_wall;
    double m_pace;
    std::multimap<Instant, std::function<void()>> m_tasks;
};

} // namespace tealdeck::sandbox
