#include "core/net/http_client.h"

namespace tealdeck
{
namespace
{

class CollectingSink : public BodySink
{
public:
    explicit CollectingSink(std::size_t maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    Result<void> head(const HttpHead&) override { return {}; }

    Result<void> bytes(std::string_view bytes) override
    {
        if (bytes.size() > m_maxBytes - m_body.size())
            return fail(ErrorKind::ProtocolViolation,
                        message("Net", "The answer is longer than %1 bytes. Ask for less at once.", {std::to_string(m_maxBytes)}));
        m_body += bytes;
        return {};
    }

    std::string takeBody() { return std::move(m_body); }

private:
    std::size_t m_maxBytes;
    std::string m_body;
};

} // namespace

Handle HttpClient::send(HttpRequest request, OnResponse onResponse, std::size_t maxBytes)
{
    auto sink = std::make_shared<CollectingSink>(maxBytes);
    const Clock& time = clock(); // outlives this client, as a decorator may be gone before the answer comes
    const Instant start = time.now();
    return exchange(std::move(request), sink, [&time, sink, start, onResponse = std::move(onResponse)](Result<HttpHead> head) {
        if (head)
            onResponse(HttpResponse{.head = std::move(*head), .body = sink->takeBody(), .took = time.now() - start});
        else
            onResponse(fail(std::move(head).error()));
    });
}

const Clock& HttpClient::clock() const
{
    static const SystemClock systemClock;
    return systemClock;
}

} // namespace tealdeck
