#include "core/session/log_session.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tealdeck
{

LogSession::LogSession(HttpClient& http, Scheduler& scheduler, std::function<double()> random, LogChoice choice, LogSettings settings)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_random(std::move(random))
    , m_choice(std::move(choice))
    , m_settings(settings)
    , m_buffer(settings.limits)
    , m_merge(m_buffer, settings.merge)
{
}

LogSession::~LogSession() = default;

void LogSession::setPods(const std::vector<LogPod>& pods)
{
    for (const LogPod& pod : pods) {
        if (m_known.emplace(pod.uid.empty() ? pod.name : pod.uid, true).second)
            addPod(pod);
    }
    m_wereTold = true;
    startWaiting();
    noteChange();
}

void LogSession::setTrouble(Error error)
{
    m_buffer.append(LogTroubleNote{.error = std::move(error)}, noLogTime, 0);
    noteChange();
}

void LogSession::addPod(const LogPod& pod)
{
    const std::size_t before = m_candidates.size();
    if (!m_choice.container.empty())
        addContainer(pod, m_choice.container);
    for (const std::string& container : m_choice.container.empty() ? pod.containers : std::vector<std::string>())
        addContainer(pod, container);
    if (m_wereTold && m_candidates.size() > before)
        put(m_candidates.back()->source, PodJoinedNote{.pod = pod.name});
}

void LogSession::addContainer(const LogPod& pod, const std::string& container)
{
    if (m_candidates.size() >= std::numeric_limits<std::uint16_t>::max())
        return;
    auto candidate = std::make_unique<Candidate>();
    candidate->container = {.namespaceName = pod.namespaceName, .pod = pod.name, .uid = pod.uid, .container = container};
    candidate->source = static_cast<std::uint16_t>(m_candidates.size());
    m_candidates.push_back(std::move(candidate));
    m_sources.push_back({.pod = pod.name, .container = container});
}

void LogSession::startWaiting()
{
    auto running = static_cast<std::size_t>(
        std::ranges::count_if(m_candidates, [](const auto& candidate) { return candidate->follower && !candidate->follower->isOver(); }));
    m_leftOut.clear();
    for (const auto& candidate : m_candidates) {
        if (candidate->follower)
            continue;
        if (running < m_settings.streams) {
            start(*candidate);
            ++running;
        } else {
            m_leftOut.push_back(candidate->container.pod + '/' + candidate->container.container);
        }
    }
}

void LogSession::start(Candidate& candidate)
{
    const std::uint16_t source = candidate.source;
    m_merge.open(source);
    candidate.follower
        = std::make_unique<LogFollower>(m_http, m_scheduler, m_random, candidate.container, m_choice,
                                        LogFollowerListener{.onLines = [this, source](LogBatch lines) { put(source, std::move(lines)); },
                                                            .onNote = [this, source](LogNote note) { put(source, std::move(note)); },
                                                            .onState = [this, source] { stateChanged(source); }},
                                        m_settings.stream);
}

void LogSession::stateChanged(std::uint16_t source)
{
    const LogFollower& follower = *m_candidates[source]->follower;
    LogSource& shown = m_sources[source];
    shown.isOpen = follower.isOpen();
    shown.trouble = follower.trouble();
    if (follower.isOver() && !shown.isOver) {
        shown.isOver = true;
        m_merge.close(source);
        m_startTimer = m_scheduler.after(Duration::zero(), [this] {
            startWaiting();
            noteChange();
        });
    }
    release();
    noteChange();
}

void LogSession::put(std::uint16_t source, LogBatch lines)
{
    m_merge.put(source, std::move(lines), m_scheduler.now());
    release();
    noteChange();
}

void LogSession::put(std::uint16_t source, LogNote note)
{
    m_merge.put(source, std::move(note), m_scheduler.now());
    release();
    noteChange();
}

void LogSession::release()
{
    m_merge.release(m_scheduler.now());
    const auto due = m_merge.due();
    m_releaseTimer.end();
    if (!due)
        return;
    m_releaseTimer = m_scheduler.after(std::max(*due - m_scheduler.now(), Duration::zero()), [this] {
        release();
        noteChange();
    });
}

void LogSession::wakeUp()
{
    for (const auto& candidate : m_candidates) {
        if (candidate->follower)
            candidate->follower->wakeUp();
    }
}

bool LogSession::isOver() const
{
    return m_wereTold && m_leftOut.empty() && !m_merge.due()
        && std::ranges::all_of(m_sources, [](const LogSource& source) { return source.isOver; });
}

void LogSession::noteChange()
{
    if (m_tellTimer.isActive())
        return;
    const Instant now = m_scheduler.now();
    const Instant due = m_lastTold ? std::max(now, *m_lastTold + m_settings.tellInterval) : now;
    m_tellTimer = m_scheduler.after(due - now, [this] {
        m_tellTimer.end();
        m_lastTold = m_scheduler.now();
        m_listeners.tell();
    });
}

} // namespace tealdeck
