#include "tests/support/fake_scheduler.h"

namespace tealdeck
{

void FakeScheduler::post(Task task)
{
    const std::scoped_lock lock(m_mutex);
    m_tasks.push_back(std::move(task));
}

Handle FakeScheduler::after(Duration delay, Task task)
{
    auto shared = std::make_shared<Task>(std::move(task));
    m_timers.emplace(m_clock.now() + delay, shared);
    return Handle([this, alive = std::weak_ptr<bool>(m_alive), timer = std::weak_ptr<Task>(shared)] {
        const auto held = timer.lock();
        if (held && !alive.expired())
            std::erase_if(m_timers, [&](const auto& entry) { return entry.second == held; });
    });
}

void FakeScheduler::runPosted()
{
    while (true) {
        std::unique_lock lock(m_mutex);
        if (m_tasks.empty())
            return;
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
    }
}

void FakeScheduler::advance(Duration duration)
{
    runPosted();
    const Instant end = m_clock.now() + duration;
    while (!m_timers.empty() && m_timers.begin()->first <= end) {
        const auto timer = *m_timers.begin();
        m_timers.erase(m_timers.begin());
        if (timer.first > m_clock.now())
            m_clock.advance(timer.first - m_clock.now());
        (*timer.second)();
        runPosted();
    }
    m_clock.advance(end - m_clock.now());
}

} // namespace tealdeck
