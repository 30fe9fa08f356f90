#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/net/http_message.h"

#include <functional>
#include <memory>
#include <optional>

namespace tealdeck
{

// Receives the body of one answer piece by piece, on the client's own thread, so that decoding never burdens the home thread.
// An Error from either function ends the exchange with that error.
class BodySink
{
public:
    virtual ~BodySink() = default;
    virtual Result<void> head(const HttpHead& head) = 0;
    virtual Result<void> bytes(std::string_view bytes) = 0;
};

// The seam to the network, for one server (base address, TLS and credentials were given to its maker).
//
// Promises: a completion runs exactly once, on the home thread, never inside exchange() or send(), and never after its Handle was
// destroyed. A status of 4xx or 5xx is an answer, not an error. Nothing is retried. Errors: ConnectFailed and TlsFailed mean that nothing
// was sent; ConnectionLost and TimedOut mean that it is unknown whether the server carried the request out; ReadOnly means a fence stopped
// it.
class HttpClient
{
public:
    virtual ~HttpClient() = default;

    using OnEnd = std::function<void(Result<HttpHead>)>;
    // The sink is shared so that it outlives the Handle while the network thread still uses it.
    virtual Handle exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd) = 0;

    using OnResponse = std::function<void(Result<HttpResponse>)>;
    // The whole body at once, at most `maxBytes` of it (ProtocolViolation beyond).
    Handle send(HttpRequest request, OnResponse onResponse, std::size_t maxBytes = std::size_t{64} * 1024 * 1024);

    // What HttpResponse::took is measured with; the system's unless the client has another one. It may be asked from any thread.
    virtual const Clock& clock() const;

    // When the background lane heard a byte of any answer last; nothing: never, or the client cannot tell.
    virtual std::optional<Instant> lastHeard() const { return std::nullopt; }
    // Gives up all connections, for those that are dead although nobody said so: what follows makes new ones and looks the server's address
    // up again. What is under way on the background lane ends with `reason`; on the foreground lane it goes on.
    virtual void renewConnections(const Error& reason) { static_cast<void>(reason); }
};

} // namespace tealdeck
