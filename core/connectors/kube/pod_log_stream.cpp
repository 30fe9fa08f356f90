#include "core/connectors/kube/pod_log_stream.h"

#include <utility>

namespace tealdeck
{

// Its callbacks hold it while they run, so that the stream may be dropped inside them.
struct PodLogStream::State : std::enable_shared_from_this<PodLogStream::State>
{
    State(Scheduler& home, PodLogQuery asked, PodLogListener told, PodLogSettings chosen)
        : scheduler(home)
        , query(std::move(asked))
        , listener(std::move(told))
        , settings(chosen)
    {
    }

    // A callback that does nothing once the stream is over.
    template <typename Action>
    auto guarded(Action action)
    {
        return [weak = this->weak_from_this(), action = std::move(action)](auto&&... arguments) {
            const auto self = weak.lock();
            if (self && !self->isOver)
                action(*self, std::forward<decltype(arguments)>(arguments)...);
        };
    }

    void start(HttpClient& http)
    {
        wake = std::make_shared<PodLogSink::Wake>(guarded([](State& self) { self.woken(); }));
        sink = std::make_shared<PodLogSink>(scheduler, wake, settings.form, settings.overflow, settings.maxWaiting);
        request = http.exchange(podLogRequest(query), sink, guarded([](State& self, Result<HttpHead> end) { self.ended(std::move(end)); }));
    }

    void woken()
    {
        if (!isOpen) {
            isOpen = true;
            if (listener.onOpen)
                listener.onOpen();
        }
        if (isOver)
            return;
        const Instant due = lastDelivery ? *lastDelivery + settings.batchInterval : scheduler.now();
        if (due <= scheduler.now())
            return deliver(sink->take());
        delivery = scheduler.after(due - scheduler.now(), guarded([](State& self) { self.deliver(self.sink->take()); }));
    }

    void deliver(LogBatch lines)
    {
        if (lines.isEmpty())
            return;
        lastDelivery = scheduler.now();
        if (listener.onLines)
            listener.onLines(std::move(lines));
    }

    void ended(Result<HttpHead> end)
    {
        delivery.end();
        const bool isWhole = end && sink->answer().isSuccess();
        deliver(isWhole ? sink->takeRest() : sink->take());
        if (isOver)
            return;
        std::optional<PodLogFailure> failure;
        if (!end)
            failure = podLogFailure(std::move(end).error());
        else if (!isWhole)
            failure = podLogFailure(sink->answer(), query);
        stop();
        if (listener.onEnd)
            listener.onEnd(std::move(failure));
    }

    void stop()
    {
        isOver = true;
        if (sink)
            sink->close();
        request.end();
        delivery.end();
    }

    Scheduler& scheduler;
    PodLogQuery query;
    PodLogListener listener;
    PodLogSettings settings;
    std::shared_ptr<PodLogSink::Wake> wake;
    std::shared_ptr<PodLogSink> sink;
    Handle request;
    Handle delivery;
    std::optional<Instant> lastDelivery;
    bool isOpen = false;
    bool isOver = false;
};

PodLogStream::PodLogStream(HttpClient& http, Scheduler& scheduler, PodLogQuery query, PodLogListener listener, PodLogSettings settings)
    : m_state(std::make_shared<State>(scheduler, std::move(query), std::move(listener), settings))
{
    m_state->start(http);
}

PodLogStream::~PodLogStream()
{
    m_state->stop();
}

} // namespace tealdeck
