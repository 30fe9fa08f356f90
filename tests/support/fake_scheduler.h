#pragma once

#include "core/base/scheduler.h"
#include "tests/support/fake_clock.h"

#include <deque>
#include <map>
#include <memory>
#include <mutex>

namespace tealdeck
{

// Runs what was posted only when the test says so, and owns the clock: advance() lets timers fall due in their order.
class FakeScheduler : public Scheduler
{
public:
    void post(Task task) override;
    Handle after(Duration delay, Task task) override;
    const Clock& clock() const override { return m_clock; }

    FakeClock& fakeClock() { return m_clock; }
    // Runs everything posted so far and what that posts, without letting time pass.
    void runPosted();
    // Lets time pass, timer by timer, running what falls due.
    void advance(Duration duration);
    std::size_t timers() const { return m_timers.size(); }

private:
    FakeClock m_clock;
    std::mutex m_mutex;
    std::deque<Task> m_tasks;
    std::multimap<Instant, std::shared_ptr<Task>> m_timers;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace tealdeck
