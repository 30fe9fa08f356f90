#pragma once

#include "core/change/change_executor.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_scheduler.h"

#include <QtTest>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// What the executor works with, each of them scripted. All answers come in tasks of the scheduler.
namespace tealdeck
{

inline Error errorOfKind(ErrorKind kind)
{
    return {.kind = kind, .message = message("Test", "%1", {std::string(toString(kind))}), .detail = {}};
}

inline HttpResponse answerOf(int status, const std::string& body = "{}")
{
    return {.head = {.status = status, .headers = {}}, .body = body, .took = std::chrono::milliseconds(41)};
}

inline Settled settledAs(Settled::State state, const std::string& found = {}, const std::string& who = {})
{
    return {.state = state, .found = found, .who = who, .when = std::nullopt};
}

class FakeSteps : public StepRunner
{
public:
    explicit FakeSteps(Scheduler& scheduler)
        : m_scheduler(scheduler)
    {
    }

    Handle run(const HttpStep& step, OnAnswer onAnswer) override
    {
        sent.push_back(step);
        Result<HttpResponse> answer = answers.empty() ? Result<HttpResponse>(answerOf(200)) : answers.front();
        if (!answers.empty())
            answers.pop_front();
        return m_scheduler.after(delay, [answer = std::move(answer), onAnswer = std::move(onAnswer)] { onAnswer(answer); });
    }

    std::vector<HttpStep> sent;
    std::deque<Result<HttpResponse>> answers; // then 200
    Duration delay{};

private:
    Scheduler& m_scheduler;
};

class FakeDriver : public ChangeDriver
{
public:
    explicit FakeDriver(Scheduler& scheduler)
        : m_scheduler(scheduler)
    {
    }

    Handle plan(ChangeRequest, OnPlan) override { return {}; }

    Handle readIdentity(OnUid onUid) override
    {
        ++identityReads;
        return m_scheduler.after(delay, [this, onUid = std::move(onUid)] { onUid(uid); });
    }

    // Answers in turn; the last one again and again.
    Handle settle(const Plan&, OnSettled onSettled) override
    {
        ++settleReads;
        const Result<Settled> answer = settled.front();
        if (settled.size() > 1)
            settled.pop_front();
        return m_scheduler.after(delay, [answer, onSettled = std::move(onSettled)] { onSettled(answer); });
    }

    // Answers in turn, where there is anything; else as settle().
    Handle settleStep(const Plan& plan, const HttpStep& step, OnSettled onSettled) override
    {
        lookedAt.push_back(step.object.name);
        if (stepsSettled.empty())
            return settle(plan, std::move(onSettled));
        const Result<Settled> answer = stepsSettled.front();
        stepsSettled.pop_front();
        return m_scheduler.after(delay, [answer, onSettled = std::move(onSettled)] { onSettled(answer); });
    }

    Handle watchEffect(const Plan&, OnEffect onEffect) override
    {
        ++watches;
        m_onEffect = std::make_shared<OnEffect>(std::move(onEffect));
        return Handle([this] { m_onEffect.reset(); });
    }

    bool isWatched() const { return m_onEffect != nullptr; }
    void see(const Result<EffectSeen>& effect)
    {
        if (const auto onEffect = m_onEffect)
            (*onEffect)(effect);
    }

    Result<ClusterUid> uid = ClusterUid{"7c41f0d2-0000-4000-8000-000000000000"};
    std::deque<Result<Settled>> settled{settledAs(Settled::State::AsBefore)};
    std::deque<Result<Settled>> stepsSettled;
    std::vector<std::string> lookedAt; // by settleStep()
    Duration delay{};
    int identityReads = 0;
    int settleReads = 0;
    int watches = 0;

private:
    Scheduler& m_scheduler;
    std::shared_ptr<OnEffect> m_onEffect;
};

class FakeLock : public ChangeLock
{
public:
    explicit FakeLock(Scheduler& scheduler)
        : m_scheduler(scheduler)
    {
    }

    Handle acquire(const Plan&, const std::string& reason, OnEvent onEvent) override
    {
        ++acquired;
        givenReason = reason;
        m_onEvent = std::make_shared<OnEvent>(std::move(onEvent));
        m_answer = m_scheduler.after(delay, [this] { tell(taken); });
        return Handle([this] {
            m_onEvent.reset();
            m_answer.end();
        });
    }

    Handle confirmHeld(const Plan&, OnEvent onEvent) override
    {
        ++confirmed;
        return m_scheduler.after(delay, [this, onEvent = std::move(onEvent)] { onEvent(held); });
    }

    // Answers in turn; the last one again and again.
    Handle look(const Plan&, OnSight onSight) override
    {
        ++looks;
        const Result<LockSight> sight = sights.front();
        if (sights.size() > 1)
            sights.pop_front();
        return m_scheduler.after(delay, [sight, onSight = std::move(onSight)] { onSight(sight); });
    }

    Handle release(const Plan&, const Outcome& outcome, std::optional<JournalAnchor> head, OnEvent onEvent) override
    {
        released.push_back(outcome);
        givenHead = std::move(head);
        return m_scheduler.after(delay, [this, onEvent = std::move(onEvent)] { onEvent(given); });
    }

    void tell(const Result<LockEvent>& event)
    {
        if (const auto onEvent = m_onEvent)
            (*onEvent)(event);
    }
    void lose() { tell(event(LockEvent::Kind::Lost)); }
    bool isKept() const { return m_onEvent != nullptr; }

    static LockEvent event(LockEvent::Kind kind)
    {
        return {.kind = kind, .detail = message("Test", "Lease shop/tealdeck-web"), .writes = {}};
    }

    Result<LockEvent> taken = event(LockEvent::Kind::Taken);
    Result<LockEvent> held = event(LockEvent::Kind::Renewed);
    Result<LockEvent> given = event(LockEvent::Kind::Released);
    std::deque<Result<LockSight>> sights{LockSight{}};
    Duration delay{};
    int looks = 0;
    int acquired = 0;
    int confirmed = 0;
    std::vector<Outcome> released;
    std::optional<JournalAnchor> givenHead;
    std::string givenReason;

private:
    Scheduler& m_scheduler;
    std::shared_ptr<OnEvent> m_onEvent;
    Handle m_answer;
};

// A switch of web from blue to green in a development environment, where nothing has to be typed.
inline Plan switchPlan(Purpose purpose = Purpose::Release)
{
    Plan plan;
    plan.id = {"c0ffee00-0000-4000-8000-000000000001"};
    plan.purpose = purpose;
    plan.environmentClass = EnvironmentClass::Development;
    plan.environment = "shop / dev";
    plan.context = "dev";
    plan.clusterUid = {"7c41f0d2-0000-4000-8000-000000000000"};
    plan.actor = "anna";
    plan.title = message("Plan", "Switch %1 to %2", {"web", "green"});
    plan.object = {.kind = "Service", .namespaceName = "shop", .name = "web", .uid = "uid-web"};
    plan.applicationName = "web";
    plan.slotLabel = "color";
    plan.fromSlot = "blue";
    plan.toSlot = "green";
    plan.selectorBefore = {{"app", "web"}, {"color", "blue"}};
    plan.selectorAfter = {{"app", "web"}, {"color", "green"}};
    plan.targetReady = 12;
    plan.liveReady = 12;
    plan.lockName = "shop/tealdeck-web";
    PlanStep step{.title = message("Plan", "Patch"), .explanation = {}, .request = std::nullopt, .isPredicted = false};
    step.request = HttpStep{.method = HttpMethod::Patch,
                            .target = "/api/v1/namespaces/shop/services/web?fieldManager=tealdeck",
                            .contentType = "application/json-patch+json",
                            .body = R"([{"op":"test","path":"/metadata/uid","value":"uid-web"}])",
                            .object = plan.object};
    plan.steps = {PlanStep{.title = message("Plan", "Lock"), .explanation = {}, .request = std::nullopt, .isPredicted = false}, step};
    return plan;
}

inline EffectSeen fullEffect()
{
    return {.readyOnTarget = 12, .expectedOnTarget = 12, .readyElsewhere = 0, .isComplete = true};
}

// An executor with everything around it.
struct ExecutorBench
{
    ChangeId start(Plan plan = switchPlan())
    {
        plan.madeAt = scheduler.now();
        auto change
            = confirm(std::move(plan), {.typedName = {}, .reason = "CHG-2291", .seenWarnings = {}, .typingTime = {}}, scheduler.now());
        if (!change)
            qFatal("%s", describe(change.error()).c_str());
        const auto id = executor->start(*change);
        if (!id)
            qFatal("%s", describe(id.error()).c_str());
        return *id;
    }
    void pass(Duration duration = std::chrono::seconds(1)) { scheduler.advance(duration); }
    const ChangeProgress& progress(const ChangeId& id) const { return *executor->progress(id); }
    const Refused* refused(const ChangeId& id) const
    {
        const auto& outcome = progress(id).outcome;
        return outcome ? std::get_if<Refused>(&*outcome) : nullptr;
    }
    const Done* done(const ChangeId& id) const
    {
        const auto& outcome = progress(id).outcome;
        return outcome ? std::get_if<Done>(&*outcome) : nullptr;
    }
    std::vector<std::string> titles(const ChangeId& id) const
    {
        std::vector<std::string> titles;
        for (const ProgressLine& line : progress(id).lines)
            titles.push_back(render(line.title));
        return titles;
    }

    FakeScheduler scheduler;
    FakeJournal journal{scheduler};
    FakeSteps steps{scheduler};
    FakeDriver driver{scheduler};
    FakeLock lock{scheduler};
    std::unique_ptr<ChangeExecutor> executor = std::make_unique<ChangeExecutor>(*WriteAccess::forMode(AccessMode::ReadWrite), steps, driver,
                                                                                lock, journal, scheduler, ExecutorTiming{});
};

} // namespace tealdeck
