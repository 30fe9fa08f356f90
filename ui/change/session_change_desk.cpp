#include "ui/change/session_change_desk.h"

#include "core/session/session.h"

namespace tealdeck
{

SessionChangeDesk::SessionChangeDesk(Session& session)
    : m_session(session)
{
}

DeskEnvironment SessionChangeDesk::environment() const
{
    const SessionSettings& settings = m_session.settings();
    const SessionIdentity& identity = m_session.identity();
    return {.title = environmentTitle(settings),
            .context = settings.context,
            .server = settings.server,
            .environmentClass = settings.environmentClass,
            .clusterUid = identity.clusterUid,
            .user = identity.user,
            .groups = identity.groups,
            .isSandbox = settings.isSandbox,
            .access = settings.access,
            .hasClusterChanged = identity.hasClusterChanged};
}

Freshness SessionChangeDesk::freshness() const
{
    return m_session.freshness();
}

const std::vector<Application>& SessionChangeDesk::applications() const
{
    return m_session.applications();
}

bool SessionChangeDesk::areApplicationsKnown() const
{
    return m_session.areApplicationsKnown();
}

Scheduler& SessionChangeDesk::scheduler() const
{
    return m_session.scheduler();
}

const Clock& SessionChangeDesk::serverTime() const
{
    return m_session.serverTime();
}

void SessionChangeDesk::refresh()
{
    m_session.refresh();
}

Handle SessionChangeDesk::plan(ChangeRequest request, ChangeDriver::OnPlan onPlan)
{
    return m_session.planner().plan(std::move(request), std::move(onPlan));
}

Result<ChangeId> SessionChangeDesk::start(ConfirmedChange change)
{
    if (ChangeExecutor* executor = m_session.executor())
        return executor->start(std::move(change));
    return fail(ErrorKind::ReadOnly,
                message("ChangeDesk",
                        "This console was started read-only: nothing was sent. Start it without read-only mode to change something."));
}

Handle SessionChangeDesk::observe(const ChangeId& id, std::function<void(const ChangeProgress&)> onProgress)
{
    ChangeExecutor* executor = m_session.executor();
    return executor ? executor->observe(id, std::move(onProgress)) : Handle();
}

const ChangeProgress* SessionChangeDesk::progress(const ChangeId& id) const
{
    const ChangeExecutor* executor = m_session.executor();
    return executor ? executor->progress(id) : nullptr;
}

std::vector<ChangeId> SessionChangeDesk::changes() const
{
    const ChangeExecutor* executor = m_session.executor();
    return executor ? executor->changes() : std::vector<ChangeId>();
}

void SessionChangeDesk::stop(const ChangeId& id)
{
    if (ChangeExecutor* executor = m_session.executor())
        executor->stop(id);
}

void SessionChangeDesk::endEarly()
{
    if (ChangeExecutor* executor = m_session.executor())
        executor->endEarly();
}

Handle SessionChangeDesk::settle(const Plan& plan, ChangeDriver::OnSettled onSettled)
{
    return m_session.planner().settle(plan, std::move(onSettled));
}

Handle SessionChangeDesk::watchEffect(const Plan& plan, ChangeDriver::OnEffect onEffect)
{
    return m_session.planner().watchEffect(plan, std::move(onEffect));
}

std::vector<UnfinishedFinding> SessionChangeDesk::unfinished() const
{
    return m_session.unfinished().findings();
}

void SessionChangeDesk::forgetUnfinished(const ChangeId& id)
{
    m_session.unfinished().forget(id);
}

Handle SessionChangeDesk::readJournal(JournalFilter filter, Journal::OnEntries onEntries)
{
    return m_session.journal().read(std::move(filter), std::move(onEntries));
}

Handle SessionChangeDesk::onEnvironmentChanged(std::function<void()> listener)
{
    return m_session.onIdentityChanged(std::move(listener));
}

Handle SessionChangeDesk::onFreshnessChanged(std::function<void()> listener)
{
    return m_session.onFreshnessChanged(std::move(listener));
}

Handle SessionChangeDesk::onApplicationsChanged(std::function<void()> listener)
{
    return m_session.onApplicationsChanged(std::move(listener));
}

Handle SessionChangeDesk::onChangesChanged(std::function<void()> listener)
{
    ChangeExecutor* executor = m_session.executor();
    return executor ? executor->onChangesChanged(std::move(listener)) : Handle();
}

Handle SessionChangeDesk::onJournalAppended(std::function<void()> listener)
{
    return m_session.journal().onAppended(std::move(listener));
}

Handle SessionChangeDesk::onUnfinishedChanged(std::function<void()> listener)
{
    return m_session.unfinished().onChanged(std::move(listener));
}

} // namespace tealdeck
