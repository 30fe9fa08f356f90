#include "core/sandbox/simulation/timeline.h"

#include <algorithm>

namespace tealdeck::sandbox
{

Timeline::Timeline(WallTime wall, double pace)
    : m_wall(wall)
    , m_pace(pace)
{
}

WallTime Timeline::wallNow() const
{
    const double passed = static_cast<double>((m_now - m_paceFrom).count()) / m_pace;
    return m_wall + Duration(static_cast<Duration::rep>(passed));
}

void Timeline::setPace(double pace)
{
    m_wall = wallNow();
    m_paceFrom = m_now;
    m_pace = pace;
}

void Timeline::after(Duration delay, std::function<void()> task)
{
    m_tasks.emplace(m_now + std::max(delay, Duration::zero()), std::move(task));
}

std::optional<Instant> Timeline::nextDue() const
{
    return m_tasks.empty() ? std::nullopt : std::optional(m_tasks.begin()->first);
}

void Timeline::runUntil(Instant instant)
{
    while (!m_tasks.empty() && m_tasks.begin()->first <= instant) {
        const auto first = m_tasks.begin();
        m_now = std::max(m_now, first->first);
        const auto task = std::move(first->second);
        m_tasks.erase(first);
        task();
    }
    m_now = std::max(m_now, instant);
}

} // namespace tealdeck::sandbox
