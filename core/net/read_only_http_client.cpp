#include "core/net/read_only_http_client.h"

namespace tealdeck
{

ReadOnlyHttpClient::ReadOnlyHttpClient(HttpClient& inner, Scheduler& home)
    : m_inner(inner)
    , m_home(home)
{
}

Handle ReadOnlyHttpClient::exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd)
{
    if (isReadOnly(request))
        return m_inner.exchange(std::move(request), std::move(sink), std::move(onEnd));
    ++m_stoppedCount;
    Error error{.kind = ErrorKind::ReadOnly,
                .message
                = message("Net", "%1 %2 was not sent: this console is read-only. Start it without --read-only to change something.",
                          {std::string(toString(request.method)), request.target.substr(0, request.target.find('?'))}),
                .detail = {}};
    auto waiting = std::make_shared<OnEnd>(std::move(onEnd));
    m_home.post([weak = std::weak_ptr(waiting), error = std::move(error)]() mutable {
        if (const auto stillWaiting = weak.lock())
            (*stillWaiting)(fail(std::move(error)));
    });
    return Handle([waiting = std::move(waiting)]() mutable { waiting.reset(); });
}

} // namespace tealdeck
