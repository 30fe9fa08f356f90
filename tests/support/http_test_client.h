#pragma once

#include "core/base/loop_scheduler.h"
#include "core/net/curl_http_client.h"

#include <functional>
#include <optional>

namespace tealdeck
{

// Keeps what an exchange brought, as a BodySink that may be read after its end.
class RecordingSink : public BodySink
{
public:
    Result<void> head(const HttpHead& head) override
    {
        status = head.status;
        return {};
    }
    Result<void> bytes(std::string_view bytes) override
    {
        body += bytes;
        return {};
    }

    int status = 0;
    std::string body;
};

// Works until something becomes true that other threads change.
inline bool waitUntil(LoopScheduler& home, const std::function<bool()>& condition)
{
    for (int i = 0; i < 10000; ++i) {
        if (home.runUntil(condition, Duration(5)))
            return true;
    }
    return false;
}

// A CurlHttpClient with a home thread of its own: the thread of the test.
struct HttpTestClient
{
    explicit HttpTestClient(HttpEndpoint endpoint, HttpCredentials credentials = {}, const ProxyEnvironment& environment = {})
        : client(std::move(endpoint), std::move(credentials), home, &writes, environment)
    {
    }

    // Sends and works until the completion came.
    Result<HttpResponse> ask(HttpRequest request, std::size_t maxBytes = 64U * 1024 * 1024)
    {
        std::optional<Result<HttpResponse>> answer;
        const Handle handle = client.send(
            std::move(request), [&answer](Result<HttpResponse> response) { answer = std::move(response); }, maxBytes);
        if (!wait([&answer] { return answer.has_value(); }))
            return fail(ErrorKind::Internal, message("Test", "No completion came."));
        return *answer;
    }

    bool wait(const std::function<bool()>& condition) { return waitUntil(home, condition); }

    SystemClock clock;
    LoopScheduler home{clock};
    WriteCounter writes;
    CurlHttpClient client;
};

} // namespace tealdeck
