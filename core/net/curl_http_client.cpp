#include "core/net/curl_http_client.h"

#include "core/net/curl_loop.h"
#include "core/net/sent_writes.h"

namespace tealdeck
{
namespace
{

// Enough for every watch over HTTP/1.1; with HTTP/2 a few do for all.
constexpr long backgroundConnections = 256;
constexpr long foregroundConnections = 32;

Result<std::shared_ptr<const CurlTarget>> makeTarget(HttpEndpoint endpoint, const ProxyEnvironment& environment)
{
    auto target = makeCurlTarget(std::move(endpoint), environment);
    if (!target)
        return fail(std::move(target).error());
    return std::make_shared<const CurlTarget>(std::move(*target));
}

} // namespace

CurlHttpClient::CurlHttpClient(HttpEndpoint endpoint, HttpCredentials credentials, Scheduler& home, WriteCounter* writes,
                               const ProxyEnvironment& environment)
    : m_home(home)
    , m_target(makeTarget(std::move(endpoint), environment))
    , m_credentials(std::make_shared<const HttpCredentials>(std::move(credentials)))
    , m_sentWrites(std::make_shared<SentWrites>(writes, home))
{
    const auto onDone = [this](std::uint64_t id, Result<HttpHead> result) { report(id, std::move(result)); };
    m_background = std::make_unique<CurlLoop>(backgroundConnections, onDone);
    m_foreground = std::make_unique<CurlLoop>(foregroundConnections, onDone);
}

CurlHttpClient::~CurlHttpClient()
{
    m_foreground.reset();
    m_background.reset();
    m_sentWrites->deliver();
}

Handle CurlHttpClient::exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd)
{
    const std::uint64_t id = m_nextExchange++;
    m_waiting->onEnds.emplace(id, std::move(onEnd));
    auto checked = m_target ? checkRequest(request) : Result<void>(fail(m_target.error()));
    CurlLoop* loop = request.lane == HttpLane::Foreground ? m_foreground.get() : m_background.get();
    if (checked)
        loop->start({.id = id,
                     .request = std::move(request),
                     .sink = std::move(sink),
                     .target = *m_target,
                     .credentials = m_credentials,
                     .sentWrites = m_sentWrites,
                     .start = SystemClock().now()});
    else
        report(id, fail(std::move(checked).error()));
    return Handle([id, loop, weak = std::weak_ptr(m_waiting)] {
        const auto waiting = weak.lock(); // gone with the client, and so is the loop
        if (waiting && !waiting->onEnds.extract(id).empty()) // extract: what the completion holds may end other exchanges when it dies
            loop->cancel(id);
    });
}

const Clock& CurlHttpClient::clock() const
{
    return m_home.clock();
}

std::optional<Instant> CurlHttpClient::lastHeard() const
{
    return m_background->lastHeard();
}

void CurlHttpClient::renewConnections(const Error& reason)
{
    m_background->renew(reason);
    m_foreground->renew(std::nullopt);
}

void CurlHttpClient::setCredentials(HttpCredentials credentials)
{
    m_credentials = std::make_shared<const HttpCredentials>(std::move(credentials));
}

// From either network thread. The completion itself stays on the home thread all its life.
void CurlHttpClient::report(std::uint64_t id, Result<HttpHead> result)
{
    m_home.post([id, weak = std::weak_ptr(m_waiting), result = std::move(result)]() mutable {
        const auto waiting = weak.lock();
        if (!waiting)
            return;
        const auto found = waiting->onEnds.find(id);
        if (found == waiting->onEnds.end())
            return;
        const OnEnd onEnd = std::move(found->second);
        waiting->onEnds.erase(found);
        onEnd(std::move(result));
    });
}

} // namespace tealdeck
