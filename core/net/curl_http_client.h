#pragma once

#include "core/base/scheduler.h"
#include "core/net/http_client.h"
#include "core/net/http_credentials.h"
#include "core/net/proxy_choice.h"
#include "core/net/write_counter.h"

#include <cstdint>
#include <map>
#include <memory>

namespace tealdeck
{

class CurlLoop;
class SentWrites;
struct CurlTarget;

// HttpClient over libcurl: HTTP/2 where TLS offers it, else HTTP/1.1. Each lane has its own thread, connections and queue, so that what a
// person waits for never stands behind watches or behind the decoding of a long list (safety.md 5).
//
// A request with another method than GET or HEAD goes over its own new HTTP/1.1 connection and is handed to the socket at most once:
// libcurl by itself repeats requests on a reused connection that died and on refused HTTP/2 streams. Home thread only. Its end ends all
// exchanges; their completions never run.
class CurlHttpClient : public HttpClient
{
public:
    // `writes` may be null; it is told on the home thread of each state-changing request at the moment it is handed to the socket.
    CurlHttpClient(HttpEndpoint endpoint, HttpCredentials credentials, Scheduler& home, WriteCounter* writes,
                   const ProxyEnvironment& environment = ProxyEnvironment::ofThisProcess());
    ~CurlHttpClient() override;
    CurlHttpClient(const CurlHttpClient&) = delete;
    CurlHttpClient& operator=(const CurlHttpClient&) = delete;

    Handle exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd) override;
    const Clock& clock() const override;
    std::optional<Instant> lastHeard() const override;
    void renewConnections(const Error& reason) override;

    // Holds for the requests that follow.
    void setCredentials(HttpCredentials credentials);

private:
    struct Waiting
    {
        std::map<std::uint64_t, OnEnd> onEnds;
    };

    void report(std::uint64_t id, Result<HttpHead> result);

    Scheduler& m_home;
    Result<std::shared_ptr<const CurlTarget>> m_target;
    std::shared_ptr<const HttpCredentials> m_credentials;
    std::shared_ptr<Waiting> m_waiting = std::make_shared<Waiting>();
    std::uint64_t m_nextExchange = 1;
    std::shared_ptr<SentWrites> m_sentWrites;
    std::unique_ptr<CurlLoop> m_background;
    std::unique_ptr<CurlLoop> m_foreground;
};

} // namespace tealdeck
