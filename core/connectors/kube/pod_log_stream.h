#pragma once

#include "core/connectors/kube/pod_log_error.h"
#include "core/connectors/kube/pod_log_request.h"
#include "core/connectors/kube/pod_log_sink.h"

#include <memory>
#include <optional>

namespace tealdeck
{

struct PodLogSettings
{
    Duration batchInterval = std::chrono::milliseconds(100); // the first lines come at once
    PodLogForm form{};
    PodLogOverflow overflow = PodLogOverflow::IsDropped;
    std::size_t maxWaiting = std::size_t{16} * 1024 * 1024; // bytes of text that may wait for the home thread
};

// What a PodLogStream tells; on the home thread. After onEnd() nothing comes. A line that a broken answer left without its end is not told.
struct PodLogListener
{
    std::function<void()> onOpen;
    std::function<void(LogBatch)> onLines;
    std::function<void(std::optional<PodLogFailure>)> onEnd; // nothing: the server ended the log
};

// One request for the log of one container. Home thread only; never calls back inside its constructor, nor after it was destroyed; it may
// be destroyed inside a callback.
class PodLogStream
{
public:
    PodLogStream(HttpClient& http, Scheduler& scheduler, PodLogQuery query, PodLogListener listener, PodLogSettings settings);
    ~PodLogStream();
    PodLogStream(const PodLogStream&) = delete;
    PodLogStream& operator=(const PodLogStream&) = delete;

private:
    struct State;

    std::shared_ptr<State> m_state;
};

} // namespace tealdeck
