#pragma once

#include "core/base/clock.h"

namespace tealdeck
{

// A clock that stands still until it is told to go on; wall time can be set apart from it.
class FakeClock : public Clock
{
public:
    Instant now() const override { return m_now; }
    WallTime wallNow() const override { return m_wall; }

    void advance(Duration duration)
    {
        m_now = m_now + duration;
        m_wall += duration;
    }
    void setWall(WallTime wall) { m_wall = wall; }

private:
    Instant m_now{std::chrono::hours(1)};
    WallTime m_wall{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(10)};
};

} // namespace tealdeck
