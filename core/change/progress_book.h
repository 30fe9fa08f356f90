#pragma once

#include "core/base/listeners.h"
#include "core/base/scheduler.h"
#include "core/change/change_lock.h"
#include "core/change/progress.h"

#include <functional>
#include <memory>

namespace tealdeck
{

// Keeps the ChangeProgress of one change and tells whoever watches: lines, requests, effect, outcome. At most one line is running, always
// the last one.
class ProgressBook
{
public:
    ProgressBook(Scheduler& scheduler, Plan plan, std::string reason);

    const ChangeProgress& progress() const { return *m_progress; }
    // Tells the present state soon and then each change of it.
    Handle observe(std::function<void(const ChangeProgress&)> onProgress);
    // Runs the task soon, unless this book is gone by then.
    void soon(Task task);

    // Takes the place of the running line, if there is one.
    void begin(Message title, Message detail = {});
    // New words for the running line.
    void update(Message detail);
    // The running line is over; without one a line is added.
    void finish(ProgressLine::State state, Message title, Message detail);
    // A line of its own beside the running one.
    void note(ProgressLine::State state, Message title, Message detail);

    // A request is handed to the network; answered(), lost() or neverSent() say what became of the youngest. One that was postponed keeps
    // its line.
    void sent(const HttpStep& step);
    void answered(int status);
    void lost();
    void neverSent();
    void add(const std::vector<WriteLine>& writes);

    void enter(Stage stage);
    void see(const EffectSeen& effect);
    void close(Outcome outcome);

private:
    WallTime wallNow() const { return m_scheduler.clock().wallNow(); }
    bool isLineRunning() const;
    void tell() { m_observers.tell(); }

    Scheduler& m_scheduler;
    std::shared_ptr<ChangeProgress> m_progress;
    std::size_t m_write = 0;
    Listeners m_observers;
};

} // namespace tealdeck
