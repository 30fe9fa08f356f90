#include "core/change/change_executor.h"

#include "core/change/change_run.h"

#include <algorithm>

namespace tealdeck
{

ChangeExecutor::ChangeExecutor(const WriteAccess& access, StepRunner& steps, ChangeDriver& driver, ChangeLock& lock, Journal& journal,
                               Scheduler& scheduler, ExecutorTiming timing)
    : m_access(access)
    , m_steps(steps)
    , m_driver(driver)
    , m_lock(lock)
    , m_journal(journal)
    , m_scheduler(scheduler)
    , m_timing(timing)
{
}

ChangeExecutor::~ChangeExecutor() = default;

Result<ChangeId> ChangeExecutor::start(ConfirmedChange change)
{
    const Plan& plan = change.plan();
    const ChangeId id = plan.id;
    if (m_runs.contains(id.value))
        return fail(ErrorKind::Conflict, message("Progress", "This plan was started before. Plan again."));
    if (isBusy(plan)) {
        return fail(ErrorKind::Locked,
                    message("Progress", "A change of %1 is still running in this console. Wait for its end.", {plan.applicationName}));
    }
    Run::Parts parts{
        .steps = m_steps, .driver = m_driver, .lock = m_lock, .journal = m_journal, .scheduler = m_scheduler, .timing = m_timing};
    m_runs.emplace(id.value, std::make_unique<Run>(parts, std::move(change), [this] { m_listeners.tell(); }));
    m_order.push_back(id);
    return id;
}

Handle ChangeExecutor::observe(const ChangeId& id, OnProgress onProgress)
{
    const auto run = m_runs.find(id.value);
    return run == m_runs.end() ? Handle() : run->second->observe(std::move(onProgress));
}

const ChangeProgress* ChangeExecutor::progress(const ChangeId& id) const
{
    const auto run = m_runs.find(id.value);
    return run == m_runs.end() ? nullptr : &run->second->progress();
}

std::vector<ChangeId> ChangeExecutor::changes() const
{
    return m_order;
}

bool ChangeExecutor::isAnyRunning() const
{
    return std::ranges::any_of(m_runs, [](const auto& run) { return run.second->isRunning(); });
}

bool ChangeExecutor::isBusy(const Plan& plan) const
{
    return std::ranges::any_of(m_runs, [&](const auto& run) {
        const Plan& other = run.second->progress().plan;
        return run.second->isRunning() && other.applicationName == plan.applicationName
            && other.object.namespaceName == plan.object.namespaceName;
    });
}

Handle ChangeExecutor::onChangesChanged(std::function<void()> listener)
{
    return m_listeners.add(std::move(listener));
}

} // namespace tealdeck
