#include "core/change/step_queue.h"

#include <algorithm>

namespace tealdeck
{

StepQueue::StepQueue(const Plan& plan)
{
    for (const PlanStep& step : plan.steps) {
        if (step.request)
            m_steps.push_back({.step = *step.request});
    }
}

std::size_t StepQueue::done() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_steps, &Queued::isDone));
}

bool StepQueue::mayWait() const
{
    return std::ranges::any_of(m_steps, [](const Queued& one) { return one.step.mayWait; });
}

std::optional<std::size_t> StepQueue::next(Instant now) const
{
    bool isAnyWaiting = false;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Queued& one = m_steps[i];
        if (one.isDone)
            continue;
        if (isAnyWaiting && !one.step.mayWait)
            return std::nullopt;
        if (!one.postponed || one.postponed->again <= now)
            return i;
        isAnyWaiting = true;
    }
    return std::nullopt;
}

Instant StepQueue::nextTry() const
{
    std::optional<Instant> first;
    for (const Queued& one : m_steps) {
        if (!one.isDone && one.postponed && (!first || one.postponed->again < *first))
            first = one.postponed->again;
    }
    return first.value_or(Instant());
}

void StepQueue::finish(std::size_t index)
{
    m_steps.at(index).isDone = true;
    m_steps.at(index).postponed.reset();
}

bool StepQueue::postpone(std::size_t index, std::string words, Instant again)
{
    std::optional<Postponed>& postponed = m_steps.at(index).postponed;
    const bool isNew = !postponed || postponed->words != words;
    postponed = Postponed{.words = std::move(words), .again = again};
    return isNew;
}

std::vector<StepQueue::Waiting> StepQueue::waiting() const
{
    std::vector<Waiting> all;
    for (const Queued& one : m_steps) {
        if (!one.isDone && one.postponed)
            all.push_back({.step = one.step, .words = one.postponed->words, .attempts = one.attempts});
    }
    return all;
}

std::vector<ObjectRef> StepQueue::left() const
{
    std::vector<ObjectRef> objects;
    for (const Queued& one : m_steps) {
        if (!one.isDone)
            objects.push_back(one.step.object);
    }
    return objects;
}

} // namespace tealdeck
