#pragma once

#include "ui/change/change_desk.h"

namespace tealdeck
{

class Session;

// The ChangeDesk over a real session, which outlives it.
class SessionChangeDesk : public ChangeDesk
{
public:
    explicit SessionChangeDesk(Session& session);

    DeskEnvironment environment() const override;
    Freshness freshness() const override;
    const std::vector<Application>& applications() const override;
    bool areApplicationsKnown() const override;
    Scheduler& scheduler() const override;
    const Clock& serverTime() const override;
    void refresh() override;

    Handle plan(ChangeRequest request, ChangeDriver::OnPlan onPlan) override;
    Result<ChangeId> start(ConfirmedChange change) override;
    Handle observe(const ChangeId& id, std::function<void(const ChangeProgress&)> onProgress) override;
    const ChangeProgress* progress(const ChangeId& id) const override;
    std::vector<ChangeId> changes() const override;
    void endEarly() override;
    void stop(const ChangeId& id) override;
    Handle settle(const Plan& plan, ChangeDriver::OnSettled onSettled) override;
    Handle watchEffect(const Plan& plan, ChangeDriver::OnEffect onEffect) override;
    std::vector<UnfinishedFinding> unfinished() const override;
    void forgetUnfinished(const ChangeId& id) override;
    Handle readJournal(JournalFilter filter, Journal::OnEntries onEntries) override;

    Handle onEnvironmentChanged(std::function<void()> listener) override;
    Handle onFreshnessChanged(std::function<void()> listener) override;
    Handle onApplicationsChanged(std::function<void()> listener) override;
    Handle onChangesChanged(std::function<void()> listener) override;
    Handle onJournalAppended(std::function<void()> listener) override;
    Handle onUnfinishedChanged(std::function<void()> listener) override;

private:
    Session& m_session;
};

} // namespace tealdeck
