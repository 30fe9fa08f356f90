#include "core/base/loop_scheduler.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

// The clock of a wait stands still while the machine sleeps, ours goes on: timers are looked at again after so long.
constexpr Duration longestNap = std::chrono::seconds(1);

} // namespace

LoopScheduler::LoopScheduler(const Clock& clock)
    : m_clock(clock)
{
}

LoopScheduler::~LoopScheduler()
{
    *m_alive = false;
}

void LoopScheduler::post(Task task)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

Handle LoopScheduler::after(Duration delay, Task task)
{
    auto shared = std::make_shared<Task>(std::move(task));
    m_timers.emplace(now() + delay, Timer{.task = shared});
    return Handle([this, alive = std::weak_ptr<bool>(m_alive), timer = std::weak_ptr<Task>(shared)] {
        const auto held = timer.lock();
        if (!held || alive.expired())
            return;
        std::erase_if(m_timers, [&](const auto& entry) { return entry.second.task == held; });
    });
}

void LoopScheduler::run()
{
    while (true) {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_stopped) {
                m_stopped = false;
                return;
            }
        }
        runOne(std::chrono::minutes(1));
    }
}

bool LoopScheduler::runUntil(const std::function<bool()>& condition, Duration limit)
{
    const Instant end = now() + limit;
    while (!condition()) {
        const Duration left = end - now();
        if (left <= Duration::zero())
            return false;
        runOne(left);
    }
    return true;
}

void LoopScheduler::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
    }
    m_wake.notify_one();
}

bool LoopScheduler::runOne(Duration limit)
{
    if (!m_timers.empty() && m_timers.begin()->first <= now()) {
        const auto task = m_timers.begin()->second.task;
        m_timers.erase(m_timers.begin());
        (*task)();
        return true;
    }
    if (!m_timers.empty())
        limit = std::min({limit, m_timers.begin()->first - now(), longestNap});
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, limit, [this] { return m_stopped || !m_tasks.empty(); });
    if (m_tasks.empty())
        return false;
    const Task task = std::move(m_tasks.front());
    m_tasks.pop_front();
    lock.unlock();
    task();
    return true;
}

} // namespace tealdeck
