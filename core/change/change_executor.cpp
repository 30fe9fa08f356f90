#include "core/change/change_executor.h"

#include "core/change/change_run.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

bool isSameApplication(const Plan& a, const Plan& b)
{
    return a.applicationName == b.applicationName && lockSpaceOf(a) == lockSpaceOf(b);
}

} // namespace

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
    if (m_isEnding)
        return fail(ErrorKind::Cancelled, message("Progress", "Tealdeck is about to end: nothing was sent."));
    Run* busy = running(plan);
    if (busy && (plan.purpose != Purpose::WayBack || !busy->mayBeLeft())) {
        return fail(ErrorKind::Locked,
                    message("Progress", "A change of %1 is still running in this console. Wait for its end.", {plan.applicationName}));
    }
    Run::Parts parts{
        .steps = m_steps, .driver = m_driver, .lock = m_lock, .journal = m_journal, .scheduler = m_scheduler, .timing = m_timing};
    auto run = std::make_unique<Run>(parts, std::move(change), [this] {
        beginWaiting();
        m_listeners.tell();
    });
    busy ? run->waitForLock() : run->begin();
    m_runs.emplace(id.value, std::move(run));
    m_order.push_back(id);
    if (busy)
        busy->endEarly(Run::Stop::ByWayBack);
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

void ChangeExecutor::endEarly()
{
    m_isEnding = true;
    for (const auto& [id, run] : m_runs)
        run->endEarly(Run::Stop::ByProgram);
}

void ChangeExecutor::stop(const ChangeId& id)
{
    const auto run = m_runs.find(id.value);
    if (run != m_runs.end())
        run->second->endEarly(Run::Stop::ByOperator);
}

ChangeExecutor::Run* ChangeExecutor::running(const Plan& plan) const
{
    const auto found = std::ranges::find_if(
        m_runs, [&](const auto& run) { return run.second->isRunning() && isSameApplication(run.second->plan(), plan); });
    return found == m_runs.end() ? nullptr : found->second.get();
}

// At most one change of an application waits, and only for the one that just ended.
void ChangeExecutor::beginWaiting()
{
    for (const auto& [id, run] : m_runs) {
        const auto isBefore = [&waiting = run](const auto& other) {
            return other.second != waiting && other.second->isRunning() && isSameApplication(other.second->plan(), waiting->plan());
        };
        if (run->isWaiting() && std::ranges::none_of(m_runs, isBefore))
            run->begin();
    }
}

Handle ChangeExecutor::onChangesChanged(std::function<void()> listener)
{
    return m_listeners.add(std::move(listener));
}

} // namespace tealdeck
