#pragma once

#include "core/connectors/kube/pod_log_runs.h"
#include "core/connectors/kube/pod_log_stream.h"
#include "core/domain/log_note.h"
#include "core/domain/log_resume.h"
#include "core/net/backoff.h"
#include "core/session/log_feed.h"

#include <memory>
#include <optional>
#include <string>

namespace tealdeck
{

// One container of one pod.
struct LogContainer
{
    std::string namespaceName;
    std::string pod;
    std::string uid; // of the pod; empty: whichever has the name
    std::string container;
};

// What a LogFollower tells; on the home thread. onState(): isOpen(), isOver() or trouble() is another one.
struct LogFollowerListener
{
    std::function<void(LogBatch)> onLines;
    std::function<void(LogNote)> onNote;
    std::function<void()> onState;
};

// Reads the log of one container and, if it is followed, goes on with it: over broken connections (each line once), over restarts of the
// container (with a note), until the container will not run again or its pod is gone. Home thread only. Never calls back inside its
// constructor, nor after it was destroyed; it must not be destroyed inside its callbacks.
class LogFollower
{
public:
    LogFollower(HttpClient& http, Scheduler& scheduler, std::function<double()> random, LogContainer container, LogChoice choice,
                LogFollowerListener listener, PodLogSettings settings);

    bool isOpen() const { return m_isOpen; }
    bool isOver() const { return m_isOver; }
    const std::optional<Error>& trouble() const { return m_trouble; }
    // The server is there again: what waits because it was not goes on now.
    void wakeUp();

private:
    using OnRuns = void (LogFollower::*)(const PodRuns&);

    void readRuns(OnRuns onRuns);
    void runsArrived(Result<PodRuns> runs, OnRuns onRuns);
    void begin(const PodRuns& runs);
    void goOn(const PodRuns& runs);
    void goOnWithRun(const PodRuns& runs, const ContainerRuns& run);

    void openEarlier();
    void readEarlierAgain(const PodRuns& runs);
    void earlierEnded(std::optional<PodLogFailure> failure);
    void openPresent();
    void presentEnded(std::optional<PodLogFailure> failure);
    void open(PodLogQuery query, void (LogFollower::*onEnd)(std::optional<PodLogFailure>));
    void takeLines(LogBatch lines);

    void noteEnd(const ContainerRuns& run);
    void later(OnRuns onRuns);
    void goOnNow();
    bool isWorthAnotherTry() const;
    void finish(std::optional<Error> error);
    void pause(OnRuns onRuns, Error error);
    void tellState();

    HttpClient& m_http;
    Scheduler& m_scheduler;
    LogContainer m_container;
    LogChoice m_choice;
    LogFollowerListener m_listener;
    PodLogSettings m_settings;
    Backoff m_backoff;

    LogResume m_resume;
    std::optional<ContainerRuns> m_run; // as it was last seen; nothing: not known, or not permitted to be known
    int m_noted = -1; // the run whose end was noted
    bool m_isOpen = false;
    bool m_isOver = false;
    int m_failures = 0; // in a row
    std::optional<Error> m_trouble;
    std::unique_ptr<PodLogStream> m_stream;
    Handle m_runsRead;
    OnRuns m_next = nullptr; // what the timer leads to
    Handle m_timer;
};

} // namespace tealdeck
