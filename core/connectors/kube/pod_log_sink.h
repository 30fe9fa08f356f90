#pragma once

#include "core/base/scheduler.h"
#include "core/connectors/kube/pod_log_splitter.h"
#include "core/connectors/kube/status_body.h"
#include "core/net/http_client.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace tealdeck
{

// What happens to lines that the home thread does not fetch as fast as they come.
enum class PodLogOverflow
{
    IsDropped, // the lines that wait are given up and counted; the network goes on
    Waits, // the network thread waits, and with it all that it does: only for a program that does nothing else
};

// Receives the answer of a log: splits and reads its lines on the network thread, keeps them until the home thread takes them, and wakes it
// when there is something to take.
class PodLogSink : public BodySink
{
public:
    // Owned by the home thread; this side only knows it weakly. Told when the log is open and when there are lines again.
    using Wake = std::function<void()>;

    PodLogSink(Scheduler& home, const std::shared_ptr<Wake>& wake, PodLogForm form, PodLogOverflow overflow, std::size_t maxWaiting);

    Result<void> head(const HttpHead& head) override;
    Result<void> bytes(std::string_view bytes) override;

    // The home thread's side.
    LogBatch take();
    // Nobody takes anything any more: a network thread that waits goes on.
    void close();
    // Only after the exchange ended: the line that had no end, if the answer was whole.
    LogBatch takeRest();
    const StatusBody& answer() const { return m_status; }

private:
    void wakeHome();
    bool isFull() const { return m_waiting.text.size() > m_maxWaiting; }

    Scheduler& m_home;
    std::weak_ptr<Wake> m_wake;
    PodLogOverflow m_overflow;
    std::size_t m_maxWaiting;
    PodLogSplitter m_splitter;
    StatusBody m_status;

    std::mutex m_mutex;
    std::condition_variable m_taken;
    LogBatch m_waiting;
    bool m_isClosed = false;
};

} // namespace tealdeck
