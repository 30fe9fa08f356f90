#pragma once

#include "core/base/listeners.h"
#include "core/base/scheduler.h"
#include "core/change/change_driver.h"
#include "core/change/change_lock.h"
#include "core/change/confirmation.h"
#include "core/change/progress.h"
#include "core/change/step_runner.h"
#include "core/change/write_access.h"
#include "core/journal/journal.h"

#include <map>
#include <memory>

namespace tealdeck
{

struct ExecutorTiming
{
    Duration effectDeadline = std::chrono::seconds(60);
    Duration settleFor = std::chrono::seconds(30); // how long an unknown outcome is read again until the server answers
    Duration settleEvery = std::chrono::seconds(2);
    Duration quietFor = std::chrono::seconds(10); // an object read as unchanged for so long was not reached by the lost request
    Duration comparisonHolds = std::chrono::seconds(15); // what was read before a write counts for so long: this machine may have slept
    Duration askAgainEvery = std::chrono::seconds(5); // a request that may wait and is refused for now, as kubectl drain does it
    Duration saysWaitingEvery = std::chrono::seconds(60); // to the journal, so that nobody takes this change for a dead one
};

// Runs confirmed changes, each strictly in order, and never retries a write by itself.
//
// Order of one change: intent to the journal and flushed (fails: nothing is sent; a way back is then journalled in the cluster) -> lock ->
// the cluster's UID once more -> steps -> effect watch until the effect is seen or the deadline -> lock given back -> outcome to the
// journal. A request that may wait and is refused for now is asked for again, after reading that its object is still there. 409 and 422 are
// settled by reading: changed by someone else, or refused. A lost answer is `unknown`, settled by reading, never sent again. A lock that
// was lost stops the change before its next write, and where time passed between comparing and sending (the machine slept, say), both are
// compared once more. The change lives on when nobody looks: dropping what observe() gave ends watching only.
class ChangeExecutor
{
public:
    ChangeExecutor(const WriteAccess& access, StepRunner& steps, ChangeDriver& driver, ChangeLock& lock, Journal& journal,
                   Scheduler& scheduler, ExecutorTiming timing = {});
    ~ChangeExecutor();

    // Starts at once and returns before anything is sent. A way back ends the watch of a change that was sent already, or what that one has
    // not sent yet where its requests may wait, and begins when that one has given its lock back. Errors: Locked when this executor runs a
    // change of the same application otherwise; Conflict when this very plan was started before.
    Result<ChangeId> start(ConfirmedChange change);

    using OnProgress = std::function<void(const ChangeProgress&)>;
    // Tells the present state soon and then each change of it.
    Handle observe(const ChangeId& id, OnProgress onProgress);
    const ChangeProgress* progress(const ChangeId& id) const;
    std::vector<ChangeId> changes() const; // of this session, oldest first
    bool isAnyRunning() const;
    // The program is about to end. What was not sent is not sent any more; what was sent is settled where its answer is lost, but its
    // effect is not watched to the end; locks are given back and outcomes are journalled. Nothing can be started afterwards. It is over
    // when isAnyRunning() says so, at the latest when the requests on their way have their deadlines behind them.
    void endEarly();
    // The same for one change, at the operator's word; others may be started.
    void stop(const ChangeId& id);
    // Tells that a change started or ended.
    Handle onChangesChanged(std::function<void()> listener);

private:
    class Run;

    Run* running(const Plan& plan) const; // a change of the same application; null: none
    void beginWaiting();

    Listeners m_listeners;
    std::map<std::string, std::unique_ptr<Run>> m_runs;
    std::vector<ChangeId> m_order;
    WriteAccess m_access;
    StepRunner& m_steps;
    ChangeDriver& m_driver;
    ChangeLock& m_lock;
    Journal& m_journal;
    Scheduler& m_scheduler;
    ExecutorTiming m_timing;
    bool m_isEnding = false;
};

} // namespace tealdeck
