#pragma once

#include "core/base/listeners.h"
#include "core/domain/log_merge.h"
#include "core/session/log_feed.h"
#include "core/session/log_follower.h"

#include <map>
#include <memory>

namespace tealdeck
{

// A pod whose containers may be read.
struct LogPod
{
    std::string namespaceName;
    std::string name;
    std::string uid; // empty: whichever has the name
    std::vector<std::string> containers;
};

struct LogSettings
{
    LogLimits limits{};
    LogMerge::Settings merge{};
    PodLogSettings stream{};
    std::size_t streams = 50; // read at a time; a container that ended makes room for another one
    Duration tellInterval = std::chrono::milliseconds(100);
};

// The logs of the pods it is told of, in one buffer, in the order of their times. Pods that come later join with a note; those that are
// gone keep their lines. Home thread only; never calls back inside its constructor, nor after it was destroyed.
class LogSession : public LogFeed
{
public:
    LogSession(HttpClient& http, Scheduler& scheduler, std::function<double()> random, LogChoice choice, LogSettings settings = {});
    ~LogSession() override;

    // All pods that are there now. The first ones come without a note.
    void setPods(const std::vector<LogPod>& pods);
    // No pods can be told: this is why.
    void setTrouble(Error error);
    // The server is there again: logs that broke off go on now.
    void wakeUp();

    const LogBuffer& buffer() const override { return m_buffer; }
    const std::vector<LogSource>& sources() const override { return m_sources; }
    const std::vector<std::string>& leftOut() const override { return m_leftOut; }
    bool isOver() const override;
    Handle onChange(std::function<void()> listener) override { return m_listeners.add(std::move(listener)); }

private:
    struct Candidate
    {
        LogContainer container;
        std::uint16_t source = 0;
        std::unique_ptr<LogFollower> follower; // nothing: it waits for room
    };

    void addPod(const LogPod& pod);
    void addContainer(const LogPod& pod, const std::string& container);
    void startWaiting();
    void start(Candidate& candidate);
    void stateChanged(std::uint16_t source);
    void put(std::uint16_t source, LogBatch lines);
    void put(std::uint16_t source, LogNote note);
    void release();
    void noteChange();

    HttpClient& m_http;
    Scheduler& m_scheduler;
    std::function<double()> m_random;
    LogChoice m_choice;
    LogSettings m_settings;
    LogBuffer m_buffer;
    LogMerge m_merge;
    Listeners m_listeners;

    std::map<std::string, bool> m_known; // pods by uid, or by name where there is none
    std::vector<std::unique_ptr<Candidate>> m_candidates; // by source
    std::vector<LogSource> m_sources;
    std::vector<std::string> m_leftOut;
    bool m_wereTold = false;
    std::optional<Instant> m_lastTold;
    Handle m_startTimer;
    Handle m_releaseTimer;
    Handle m_tellTimer;
};

} // namespace tealdeck
