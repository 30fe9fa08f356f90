#pragma once

#include "core/base/scheduler.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>

namespace tealdeck
{

// A Scheduler for a thread that has no event loop: run() or runUntil() is the loop, on the thread that calls it.
class LoopScheduler : public Scheduler
{
public:
    explicit LoopScheduler(const Clock& clock);
    ~LoopScheduler() override;

    void post(Task task) override;
    Handle after(Duration delay, Task task) override;
    const Clock& clock() const override { return m_clock; }

    // Works until stop() was called.
    void run();
    // Works until the condition holds (true) or the time is over (false); the condition is looked at after each task.
    bool runUntil(const std::function<bool()>& condition, Duration limit);
    // Ends run(); from any thread.
    void stop();

private:
    struct Timer
    {
        std::shared_ptr<Task> task;
    };

    bool runOne(Duration limit);

    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::multimap<Instant, Timer> m_timers; // touched on the loop's thread only
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    bool m_stopped = false;
};

} // namespace tealdeck
