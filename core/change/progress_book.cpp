#include "core/change/progress_book.h"

#include <algorithm>

namespace tealdeck
{

ProgressBook::ProgressBook(Scheduler& scheduler, Plan plan, std::string reason)
    : m_scheduler(scheduler)
    , m_progress(std::make_shared<ChangeProgress>())
{
    m_progress->plan = std::move(plan);
    m_progress->reason = std::move(reason);
    m_progress->startedAt = wallNow();
    m_progress->started = scheduler.now();
}

Handle ProgressBook::observe(std::function<void(const ChangeProgress&)> onProgress)
{
    const auto observer = std::make_shared<std::function<void(const ChangeProgress&)>>(std::move(onProgress));
    const std::weak_ptr known = m_progress;
    const auto listening = std::make_shared<Handle>(m_observers.add([weak = std::weak_ptr(observer), known] {
        const auto alive = weak.lock();
        const auto progress = known.lock();
        if (alive && progress)
            (*alive)(*progress);
    }));
    m_scheduler.post([weak = std::weak_ptr(observer), known] {
        const auto alive = weak.lock();
        const auto progress = known.lock();
        if (alive && progress)
            (*alive)(*progress);
    });
    return Handle([observer, listening] { listening->end(); });
}

void ProgressBook::soon(Task task)
{
    m_scheduler.post([known = std::weak_ptr(m_progress), task = std::move(task)] {
        if (!known.expired())
            task();
    });
}

bool ProgressBook::isLineRunning() const
{
    return !m_progress->lines.empty() && m_progress->lines.back().state == ProgressLine::State::Running;
}

void ProgressBook::begin(Message title, Message detail)
{
    if (isLineRunning())
        m_progress->lines.pop_back();
    m_progress->lines.push_back(
        {.time = wallNow(), .state = ProgressLine::State::Running, .title = std::move(title), .detail = std::move(detail)});
    tell();
}

void ProgressBook::update(Message detail)
{
    if (!isLineRunning() || m_progress->lines.back().detail == detail)
        return;
    m_progress->lines.back().detail = std::move(detail);
    tell();
}

void ProgressBook::finish(ProgressLine::State state, Message title, Message detail)
{
    if (isLineRunning())
        m_progress->lines.pop_back();
    m_progress->lines.push_back({.time = wallNow(), .state = state, .title = std::move(title), .detail = std::move(detail)});
    tell();
}

void ProgressBook::note(ProgressLine::State state, Message title, Message detail)
{
    const auto place = isLineRunning() ? m_progress->lines.end() - 1 : m_progress->lines.end();
    m_progress->lines.insert(place, {.time = wallNow(), .state = state, .title = std::move(title), .detail = std::move(detail)});
    tell();
}

void ProgressBook::sent(const HttpStep& step)
{
    const auto postponed = std::ranges::find_if(
        m_progress->writes, [&](const WriteLine& line) { return step.mayWait && line.target == step.target && line.status == 429; });
    if (postponed != m_progress->writes.end()) {
        m_write = static_cast<std::size_t>(postponed - m_progress->writes.begin());
        postponed->time = wallNow();
        postponed->status = 0;
        ++postponed->times;
        return tell();
    }
    m_write = m_progress->writes.size();
    m_progress->writes.push_back({.time = wallNow(), .method = step.method, .target = step.target, .status = 0, .isLost = false});
    tell();
}

void ProgressBook::answered(int status)
{
    m_progress->writes.at(m_write).status = status;
    tell();
}

void ProgressBook::lost()
{
    m_progress->writes.at(m_write).isLost = true;
    tell();
}

void ProgressBook::neverSent()
{
    WriteLine& line = m_progress->writes.at(m_write);
    if (line.times == 1) {
        m_progress->writes.erase(m_progress->writes.begin() + static_cast<std::ptrdiff_t>(m_write));
    } else {
        --line.times;
        line.status = 429;
    }
    tell();
}

void ProgressBook::add(const std::vector<WriteLine>& writes)
{
    if (writes.empty())
        return;
    m_progress->writes.insert(m_progress->writes.end(), writes.begin(), writes.end());
    tell();
}

void ProgressBook::enter(Stage stage)
{
    m_progress->stage = stage;
    tell();
}

void ProgressBook::see(const EffectSeen& effect)
{
    m_progress->effect = effect;
    tell();
}

void ProgressBook::close(Outcome outcome)
{
    m_progress->outcome = std::move(outcome);
    m_progress->stage = Stage::Ended;
    tell();
}

} // namespace tealdeck
