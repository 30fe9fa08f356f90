#pragma once

#include "core/base/clock.h"
#include "core/base/handle.h"

#include <functional>

namespace tealdeck
{

using Task = std::function<void()>;

// One thread's to-do list, and the only place where threads meet. The home thread has one (Qt's event loop in the console, LoopScheduler in
// tealdeckctl and tests); so have the journal thread and the network thread.
class Scheduler
{
public:
    virtual ~Scheduler() = default;

    // Runs the task later on the scheduler's thread, in the order posted; never inside post(). From any thread.
    virtual void post(Task task) = 0;
    // Runs the task once, `delay` from now, unless the Handle ends first. Only on the scheduler's own thread.
    virtual Handle after(Duration delay, Task task) = 0;
    virtual const Clock& clock() const = 0;

    Instant now() const { return clock().now(); }
};

} // namespace tealdeck
