#include "core/connectors/kube/pod_log_sink.h"

#include <utility>

namespace tealdeck
{

PodLogSink::PodLogSink(Scheduler& home, const std::shared_ptr<Wake>& wake, PodLogForm form, PodLogOverflow overflow, std::size_t maxWaiting)
    : m_home(home)
    , m_wake(wake)
    , m_overflow(overflow)
    , m_maxWaiting(maxWaiting)
    , m_splitter(form)
{
}

Result<void> PodLogSink::head(const HttpHead& head)
{
    m_status.head = head;
    if (m_status.isSuccess())
        wakeHome();
    return {};
}

Result<void> PodLogSink::bytes(std::string_view bytes)
{
    if (!m_status.isSuccess()) {
        m_status.append(bytes);
        return {};
    }
    std::unique_lock lock(m_mutex);
    if (m_overflow == PodLogOverflow::Waits)
        m_taken.wait(lock, [this] { return m_isClosed || !isFull(); });
    if (m_isClosed)
        return {};
    if (isFull()) {
        const std::size_t given = m_waiting.dropped + m_waiting.size();
        m_waiting = {};
        m_waiting.dropped = given;
    }
    const bool wasEmpty = m_waiting.isEmpty();
    m_splitter.feed(bytes, m_waiting);
    const bool isEmpty = m_waiting.isEmpty();
    lock.unlock();
    if (wasEmpty && !isEmpty)
        wakeHome();
    return {};
}

LogBatch PodLogSink::take()
{
    const std::scoped_lock lock(m_mutex);
    LogBatch taken = std::exchange(m_waiting, {});
    m_taken.notify_all();
    return taken;
}

void PodLogSink::close()
{
    const std::scoped_lock lock(m_mutex);
    m_isClosed = true;
    m_taken.notify_all();
}

LogBatch PodLogSink::takeRest()
{
    const std::scoped_lock lock(m_mutex);
    m_splitter.finish(m_waiting);
    return std::exchange(m_waiting, {});
}

void PodLogSink::wakeHome()
{
    m_home.post([weak = m_wake] {
        if (const auto wake = weak.lock())
            (*wake)();
    });
}

} // namespace tealdeck
