#include "core/session/log_follower.h"

#include "core/net/fetch.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tealdeck
{
namespace
{

constexpr int patience = 5; // failures in a row, where nothing is followed

bool willNotRunAgain(const PodRuns& pod, const ContainerRuns& run)
{
    const bool isPodOver = pod.phase == "Succeeded" || pod.phase == "Failed";
    const bool isLast = pod.restartPolicy == "Never" || (pod.restartPolicy == "OnFailure" && run.end && run.end->exitCode == 0);
    return run.end && (isPodOver || isLast);
}

} // namespace

LogFollower::LogFollower(HttpClient& http, Scheduler& scheduler, std::function<double()> random, LogContainer container, LogChoice choice,
                         LogFollowerListener listener, PodLogSettings settings)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_container(std::move(container))
    , m_choice(std::move(choice))
    , m_listener(std::move(listener))
    , m_settings(settings)
    , m_backoff(scheduler.clock(), std::move(random))
{
    readRuns(&LogFollower::begin);
}

void LogFollower::readRuns(OnRuns onRuns)
{
    m_runsRead = fetch<PodRuns>(
        m_http, podRunsRequest(m_container.namespaceName, m_container.pod),
        [this](const HttpResponse& response) { return decodePodRuns(response, m_container.namespaceName, m_container.pod); },
        [this, onRuns](Result<PodRuns> runs) { runsArrived(std::move(runs), onRuns); });
}

void LogFollower::runsArrived(Result<PodRuns> runs, OnRuns onRuns)
{
    if (runs && (m_container.uid.empty() || runs->uid == m_container.uid)) {
        m_container.uid = runs->uid;
        return (this->*onRuns)(*runs);
    }
    const bool isGone = runs.has_value() || runs.error().kind == ErrorKind::NotFound;
    if (isGone && !m_container.uid.empty()) {
        m_listener.onNote(PodGoneNote{.pod = m_container.pod});
        return finish(std::nullopt);
    }
    if (!isGone && runs.error().kind == ErrorKind::Forbidden) { // the log may be permitted all the same
        m_run.reset();
        return m_choice.runs == LogRuns::Present || m_resume.time() ? openPresent() : openEarlier();
    }
    PodLogFailure failure = podLogFailure(
        isGone ? Error{.kind = ErrorKind::NotFound,
                       .message = message("Logs", "There is no pod %1 in namespace %2.", {m_container.pod, m_container.namespaceName}),
                       .detail = {}}
               : runs.error());
    if (failure.refusal == PodLogRefusal::Passing && isWorthAnotherTry())
        return pause(onRuns, std::move(failure.error));
    finish(std::move(failure.error));
}

void LogFollower::begin(const PodRuns& runs)
{
    const ContainerRuns* run = runs.find(m_container.container);
    if (run)
        m_run = *run;
    const bool hasEarlier = !run || run->restarts > 0;
    if (m_choice.runs == LogRuns::EarlierOnly || (m_choice.runs == LogRuns::WithEarlier && hasEarlier))
        return openEarlier();
    openPresent();
}

// After a followed log ended or broke: what became of its container?
void LogFollower::goOn(const PodRuns& runs)
{
    const ContainerRuns* run = runs.find(m_container.container);
    if (!run || !m_choice.isFollowed) {
        m_run.reset();
        return openPresent();
    }
    goOnWithRun(runs, *run);
}

void LogFollower::goOnWithRun(const PodRuns& runs, const ContainerRuns& run)
{
    const int before = m_run ? m_run->restarts : run.restarts;
    m_run = run;
    if (run.restarts > before) {
        if (run.restarts > before + 1)
            m_listener.onNote(LinesLostNote{.lines = 0, .runs = run.restarts - before - 1, .container = run.name});
        return openEarlier(); // its last words, if the connection broke before they came
    }
    const bool isLast = willNotRunAgain(runs, run);
    if (isLast || (!run.waitingReason.empty() && run.earlierEnd)) // one that ended just now is noted with what came after it
        noteEnd(run);
    if (isLast)
        return finish(std::nullopt);
    if (run.end || !run.waitingReason.empty())
        return later(&LogFollower::goOn);
    openPresent();
}

void LogFollower::open(PodLogQuery query, void (LogFollower::*onEnd)(std::optional<PodLogFailure>))
{
    query.namespaceName = m_container.namespaceName;
    query.pod = m_container.pod;
    query.container = m_container.container;
    query.sinceTime = m_resume.time();
    query.since = m_choice.since;
    query.tailLines = m_resume.time() ? std::nullopt : m_choice.tailLines;
    m_resume.beginAgain();
    const auto opened = [this] {
        m_isOpen = true;
        m_trouble.reset();
        tellState();
    };
    m_stream = std::make_unique<PodLogStream>(m_http, m_scheduler, std::move(query),
                                              PodLogListener{.onOpen = opened,
                                                             .onLines = [this](LogBatch lines) { takeLines(std::move(lines)); },
                                                             .onEnd =
                                                                 [this, onEnd](std::optional<PodLogFailure> failure) {
                                                                     m_isOpen = false;
                                                                     (this->*onEnd)(std::move(failure));
                                                                 }},
                                              m_settings);
}

void LogFollower::openEarlier()
{
    open({.namespaceName = {}, .pod = {}, .container = {}, .isPrevious = true}, &LogFollower::earlierEnded);
}

void LogFollower::readEarlierAgain(const PodRuns& runs)
{
    if (const ContainerRuns* run = runs.find(m_container.container))
        m_run = *run;
    openEarlier();
}

void LogFollower::earlierEnded(std::optional<PodLogFailure> failure)
{
    if (m_choice.runs == LogRuns::EarlierOnly && !(failure && failure->refusal == PodLogRefusal::Passing && isWorthAnotherTry()))
        return finish(failure ? std::optional(std::move(failure->error)) : std::nullopt);
    if (failure && failure->refusal == PodLogRefusal::Passing && isWorthAnotherTry())
        return pause(&LogFollower::readEarlierAgain, std::move(failure->error));
    if (m_run && (!failure || m_run->earlierEnd))
        noteEnd(*m_run);
    openPresent();
}

void LogFollower::openPresent()
{
    open({.namespaceName = {}, .pod = {}, .container = {}, .isFollowed = m_choice.isFollowed}, &LogFollower::presentEnded);
}

void LogFollower::presentEnded(std::optional<PodLogFailure> failure)
{
    if (!failure)
        return m_choice.isFollowed ? later(&LogFollower::goOn) : finish(std::nullopt);
    const bool isSilence = failure->error.kind == ErrorKind::TimedOut && m_choice.isFollowed;
    if (isSilence)
        return readRuns(&LogFollower::goOn);
    if (failure->refusal == PodLogRefusal::Passing && isWorthAnotherTry())
        return pause(&LogFollower::goOn, std::move(failure->error));
    if (failure->refusal == PodLogRefusal::NotStarted && m_choice.isFollowed)
        return pause(&LogFollower::goOn, std::move(failure->error));
    finish(std::move(failure->error));
}

void LogFollower::takeLines(LogBatch lines)
{
    if (lines.size() > 0) {
        m_backoff.reset();
        m_failures = 0;
    }
    std::vector<bool> isRepeated(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        isRepeated[i] = m_resume.isRepeated(lines.line(i));
    if (std::ranges::find(isRepeated, true) == isRepeated.end())
        return m_listener.onLines(std::move(lines));
    LogBatch fresh;
    fresh.dropped = lines.dropped;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!isRepeated[i])
            fresh.append(lines.line(i));
    }
    m_listener.onLines(std::move(fresh));
}

void LogFollower::noteEnd(const ContainerRuns& run)
{
    const bool isOver = run.end.has_value();
    const bool isRunning = run.runningSince.has_value();
    const std::optional<ContainerRunEnd>& end = isOver ? run.end : run.earlierEnd;
    const int ended = isRunning ? run.restarts - 1 : run.restarts;
    if (!end || m_noted >= ended)
        return;
    m_noted = ended;
    m_listener.onNote(ContainerEndedNote{.container = run.name,
                                         .exitCode = end->exitCode,
                                         .reason = end->reason,
                                         .restart = isRunning ? run.restarts : 0,
                                         .restartedAt = run.runningSince,
                                         .nextTry = run.nextTry});
}

void LogFollower::later(OnRuns onRuns)
{
    tellState();
    m_next = onRuns;
    const Duration asked = m_trouble && m_trouble->retryAfter ? *m_trouble->retryAfter : Duration::zero();
    m_timer = m_scheduler.after(m_backoff.next(std::min(asked, longestServerWait)), [this] { goOnNow(); });
}

void LogFollower::goOnNow()
{
    m_timer.end();
    readRuns(m_next);
}

void LogFollower::wakeUp()
{
    if (!m_timer.isActive() || !m_trouble)
        return;
    m_backoff.reset();
    goOnNow();
}

void LogFollower::pause(OnRuns onRuns, Error error)
{
    m_trouble = std::move(error);
    ++m_failures;
    later(onRuns);
}

bool LogFollower::isWorthAnotherTry() const
{
    return m_choice.isFollowed || m_failures < patience;
}

void LogFollower::finish(std::optional<Error> error)
{
    m_isOver = true;
    m_trouble = std::move(error);
    if (m_trouble)
        m_listener.onNote(LogTroubleNote{.error = *m_trouble});
    tellState();
}

void LogFollower::tellState()
{
    if (m_listener.onState)
        m_listener.onState();
}

} // namespace tealdeck
