#pragma once

#include "core/base/listeners.h"
#include "tests/support/fake_scheduler.h"
#include "ui/change/change_desk.h"

#include <deque>
#include <map>
#include <memory>
#include <vector>

namespace tealdeck
{

// A ChangeDesk that says what the test tells it to, keeps everything it was asked, and answers only when the scheduler runs.
class FakeChangeDesk : public ChangeDesk
{
public:
    explicit FakeChangeDesk(FakeScheduler& scheduler)
        : m_scheduler(scheduler)
    {
    }

    // What the desk says; tell() lets the listeners know.
    DeskEnvironment environmentNow;
    Freshness freshnessNow = Live{};
    std::vector<Application> applicationsNow;
    bool applicationsKnown = true;
    std::vector<JournalEntry> journal;
    std::vector<UnfinishedFinding> unfinishedNow;
    std::function<Result<Plan>(const WorkloadRequest&)> workloadPlanner
        = [](const WorkloadRequest&) { return Result<Plan>(fail(ErrorKind::NotFound, message("Test", "No plan was prepared."))); };
    std::function<Result<Plan>(const SwitchRequest&)> planner
        = [](const SwitchRequest&) { return Result<Plan>(fail(ErrorKind::NotFound, message("Test", "No plan was prepared."))); };
    std::optional<Error> startError;
    Result<Settled> settled = Settled{};
    std::optional<EffectSeen> effectNow;

    // What it was asked.
    std::vector<SwitchRequest> planned;
    std::vector<WorkloadRequest> plannedWorkloads;
    std::vector<ConfirmedChange> started;
    int refreshes = 0;
    int settles = 0;
    int earlyEnds = 0;
    std::vector<ChangeId> stopped;

    void tell()
    {
        m_listeners.tell();
        m_scheduler.runPosted();
    }
    // Lets a change that was started be in this state now.
    void report(ChangeProgress progress)
    {
        const std::string id = progress.plan.id.value;
        if (!m_progress.contains(id))
            m_order.push_back(progress.plan.id);
        m_progress[id] = std::move(progress);
        m_progressListeners[id].tell();
        tell();
    }
    std::size_t watchers(const ChangeId& id) { return m_watchers[id.value]; }

    DeskEnvironment environment() const override { return environmentNow; }
    Freshness freshness() const override { return freshnessNow; }
    const std::vector<Application>& applications() const override { return applicationsNow; }
    bool areApplicationsKnown() const override { return applicationsKnown; }
    Scheduler& scheduler() const override { return m_scheduler; }
    void refresh() override { ++refreshes; }

    Handle plan(ChangeRequest request, ChangeDriver::OnPlan onPlan) override
    {
        const auto* toSwitch = std::get_if<SwitchRequest>(&request);
        if (toSwitch)
            planned.push_back(*toSwitch);
        else
            plannedWorkloads.push_back(std::get<WorkloadRequest>(request));
        return later([this, request, onPlan = std::move(onPlan)] {
            const auto* wish = std::get_if<SwitchRequest>(&request);
            Result<Plan> made = wish ? planner(*wish) : workloadPlanner(std::get<WorkloadRequest>(request));
            if (made) {
                made->madeAt = m_scheduler.now();
                made->madeAtWall = m_scheduler.clock().wallNow();
            }
            onPlan(std::move(made));
        });
    }
    Result<ChangeId> start(ConfirmedChange change) override
    {
        started.push_back(change);
        if (startError)
            return fail(*startError);
        ChangeProgress progress;
        progress.plan = change.plan();
        progress.reason = change.answers().reason;
        progress.started = m_scheduler.now();
        progress.startedAt = m_scheduler.clock().wallNow();
        m_order.push_back(progress.plan.id);
        m_progress[progress.plan.id.value] = progress;
        m_scheduler.post([this] { m_listeners.tell(); });
        return change.plan().id;
    }
    Handle observe(const ChangeId& id, std::function<void(const ChangeProgress&)> onProgress) override
    {
        const auto tellNow = [this, id, onProgress] {
            if (const ChangeProgress* known = progress(id))
                onProgress(*known);
        };
        ++m_watchers[id.value];
        auto first = std::make_shared<Handle>(later(tellNow));
        auto subscription = std::make_shared<Handle>(m_progressListeners[id.value].add(tellNow));
        return Handle([this, id, first, subscription] {
            first->end();
            subscription->end();
            --m_watchers[id.value];
        });
    }
    const ChangeProgress* progress(const ChangeId& id) const override
    {
        const auto found = m_progress.find(id.value);
        return found == m_progress.end() ? nullptr : &found->second;
    }
    std::vector<ChangeId> changes() const override { return m_order; }
    void endEarly() override { ++earlyEnds; }
    void stop(const ChangeId& id) override { stopped.push_back(id); }
    Handle settle(const Plan&, ChangeDriver::OnSettled onSettled) override
    {
        ++settles;
        return later([this, onSettled = std::move(onSettled)] { onSettled(settled); });
    }
    Handle watchEffect(const Plan&, ChangeDriver::OnEffect onEffect) override
    {
        return later([this, onEffect = std::move(onEffect)] {
            if (effectNow)
                onEffect(*effectNow);
        });
    }
    std::vector<UnfinishedFinding> unfinished() const override { return unfinishedNow; }
    void forgetUnfinished(const ChangeId& id) override
    {
        std::erase_if(unfinishedNow, [&](const UnfinishedFinding& one) { return one.change.intent.draft.change == id; });
        m_scheduler.post([this] { m_listeners.tell(); });
    }
    Handle readJournal(JournalFilter, Journal::OnEntries onEntries) override
    {
        return later([this, onEntries = std::move(onEntries)] { onEntries(journal); });
    }

    Handle onEnvironmentChanged(std::function<void()> listener) override { return m_listeners.add(std::move(listener)); }
    Handle onFreshnessChanged(std::function<void()> listener) override { return m_listeners.add(std::move(listener)); }
    Handle onApplicationsChanged(std::function<void()> listener) override { return m_listeners.add(std::move(listener)); }
    Handle onChangesChanged(std::function<void()> listener) override { return m_listeners.add(std::move(listener)); }
    Handle onJournalAppended(std::function<void()> listener) override { return m_listeners.add(std::move(listener)); }
    Handle onUnfinishedChanged(std::function<void()> listener) override { return m_listeners.add(std::move(listener)); }

private:
    // As every completion: not inside the call, and never after the Handle ended.
    Handle later(std::function<void()> task)
    {
        auto alive = std::make_shared<bool>(true);
        m_scheduler.post([alive, task = std::move(task)] {
            if (*alive)
                task();
        });
        return Handle([alive] { *alive = false; });
    }

    FakeScheduler& m_scheduler;
    Listeners m_listeners;
    std::map<std::string, Listeners> m_progressListeners;
    std::map<std::string, ChangeProgress> m_progress;
    std::map<std::string, std::size_t> m_watchers;
    std::vector<ChangeId> m_order;
};

} // namespace tealdeck
