#include "core/sandbox/server/http_connection.h"

#include "core/sandbox/api/status.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

namespace tealdeck::sandbox
{

namespace
{

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr std::uint64_t mostBody = 3U * 1024 * 1024;
constexpr std::uint32_t mostHead = 64U * 1024;
constexpr std::size_t mostWaiting = 64U * 1024 * 1024; // a client that does not read is let go
constexpr std::size_t longestPlain = 2048; // beyond that Go's server answers in chunks

std::string chunk(const std::string& bytes)
{
    char size[24];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return size + bytes + "\r\n";
}

// IMF-fixdate of RFC 9110.
std::string httpDate(WallTime time)
{
    const std::time_t seconds
        = std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<std::chrono::system_clock::duration>(time));
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text;
}

ApiRequest toApiRequest(const http::request<http::string_body>& request)
{
    ApiRequest out{
        .method = std::string(request.method_string()), .target = std::string(request.target()), .headers = {}, .body = request.body()};
    for (const auto& field : request) {
        std::string name(field.name_string());
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        std::string& value = out.headers[name];
        value += (value.empty() ? "" : ",") + std::string(field.value());
    }
    return out;
}

} // namespace

HttpConnection::HttpConnection(asio::ip::tcp::socket socket, asio::ssl::context& tls, ConnectionHost& host)
    : m_tls(std::move(socket), tls)
    , m_host(host)
{
}

HttpConnection::~HttpConnection() = default;

void HttpConnection::start()
{
    m_tls.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](beast::error_code error) {
        if (!error)
            self->read();
    });
}

void HttpConnection::cut()
{
    m_stream.reset();
    beast::error_code ignored;
    m_tls.next_layer().set_option(asio::socket_base::linger(true, 0), ignored); // a reset, not an orderly end
    m_tls.next_layer().close(ignored);
}

void HttpConnection::read()
{
    m_parser.emplace();
    m_parser->body_limit(mostBody);
    m_parser->header_limit(mostHead);
    http::async_read(m_tls, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (error)
            self->refuse(error);
        else
            self->onRequest();
    });
}

void HttpConnection::refuse(beast::error_code error)
{
    m_keepsAlive = false;
    if (error == http::error::body_limit)
        answer(requestTooLarge());
    else if (error == http::error::header_limit)
        answer({.status = 431, .contentType = "text/plain; charset=utf-8", .body = "431 Request Header Fields Too Large"});
    else if (error.category() == beast::error_code(http::error::bad_method).category() && error != http::error::end_of_stream
             && error != http::error::partial_message)
        answer({.status = 400, .contentType = "text/plain; charset=utf-8", .body = "400 Bad Request"});
    else
        cut();
}

void HttpConnection::onRequest()
{
    const Request request = m_parser->release();
    m_keepsAlive = request.keep_alive();
    m_isHead = request.method() == http::verb::head;
    if (m_host.mischief.delay == Duration::zero()) {
        process(toApiRequest(request));
        return;
    }
    const auto delay = Duration(static_cast<Duration::rep>(static_cast<double>(m_host.mischief.delay.count()) * m_host.timeline.pace()));
    m_host.timeline.after(delay, [self = shared_from_this(), request = toApiRequest(request)] { self->process(request); });
    m_host.afterWork();
}

void HttpConnection::process(ApiRequest request)
{
    Mischief& mischief = m_host.mischief;
    if (mischief.dropRequests > 0) {
        --mischief.dropRequests;
        cut();
        return;
    }
    if (mischief.failCount > 0) {
        --mischief.failCount;
        ApiAnswer failed = failure(mischief.failStatus, "ServiceUnavailable", "the server is currently unable to handle the request");
        failed.headers.emplace_back("Retry-After", "1");
        answer(failed);
        return;
    }
    ApiOutcome outcome = m_host.handle(request);
    m_host.afterWork();
    if (auto* stream = std::get_if<std::shared_ptr<ApiStream>>(&outcome)) {
        startStream(std::move(*stream));
        return;
    }
    if (mischief.loseAnswers > 0 && changesState(request)) {
        --mischief.loseAnswers;
        cut();
        return;
    }
    m_cutsBody = mischief.cutLists > 0 && request.method == "GET" && std::get<ApiAnswer>(outcome).body.size() > 4096;
    mischief.cutLists -= m_cutsBody ? 1 : 0;
    answer(std::get<ApiAnswer>(outcome));
}

std::string HttpConnection::headOf(int status, const std::string& contentType, const ApiAnswer* answer) const
{
    const bool hasFlowControl = !answer || answer->hasFlowControl;
    std::string cacheControl = "no-cache, private";
    std::string head
        = "HTTP/1.1 " + std::to_string(status) + " " + std::string(http::obsolete_reason(static_cast<http::status>(status))) + "\r\n";
    head += "Audit-Id: " + m_host.randomness.uuid() + "\r\n";
    std::string rest;
    if (answer) {
        for (const auto& [name, value] : answer->headers) {
            if (name == "Cache-Control")
                cacheControl = value;
            else
                rest += name + ": " + value + "\r\n";
        }
    }
    head += "Cache-Control: " + cacheControl + "\r\nContent-Type: " + contentType + "\r\n" + rest;
    if (hasFlowControl)
        head += "X-Kubernetes-Pf-Flowschema-Uid: " + m_host.flowSchemaUid
            + "\r\nX-Kubernetes-Pf-Prioritylevel-Uid: " + m_host.priorityLevelUid + "\r\n";
    head += "Date: " + httpDate(m_host.timeline.wallNow()) + "\r\n";
    return head + (m_keepsAlive ? "" : "Connection: close\r\n");
}

void HttpConnection::answer(const ApiAnswer& answer)
{
    std::string head = headOf(answer.status, answer.contentType, &answer);
    if (m_cutsBody) {
        push(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk(answer.body.substr(0, answer.body.size() / 2)));
        m_keepsAlive = false;
    } else if (m_isHead) {
        push(head + "\r\n");
    } else if (answer.body.size() > longestPlain) {
        push(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk(answer.body) + "0\r\n\r\n");
    } else {
        push(head + "Content-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n" + answer.body);
    }
}

void HttpConnection::startStream(std::shared_ptr<ApiStream> stream)
{
    const WatchMode mode = stream->isWatch() ? m_host.mischief.watches : WatchMode::Alive;
    if (mode == WatchMode::Refused) {
        cut();
        return;
    }
    m_isStreaming = true;
    m_stream = std::move(stream);
    ApiAnswer like;
    like.hasFlowControl = m_stream->isWatch();
    push(headOf(200, m_stream->contentType(), &like) + "Transfer-Encoding: chunked\r\n\r\n");
    if (mode == WatchMode::Alive)
        std::shared_ptr(m_stream)->start(*this);
    m_host.afterWork();
    watchForHangUp();
}

void HttpConnection::watchForHangUp()
{
    m_isProbing = true;
    m_tls.async_read_some(asio::buffer(&m_probe, 1), [self = shared_from_this()](beast::error_code error, std::size_t) {
        self->m_isProbing = false;
        if (error || self->m_buffer.size() > mostHead) {
            self->cut(); // the client went away
            return;
        }
        auto room = self->m_buffer.prepare(1); // the beginning of its next request
        *static_cast<char*>(room.data()) = self->m_probe;
        self->m_buffer.commit(1);
        if (self->m_isStreaming)
            self->watchForHangUp();
        else if (!self->m_isWriting)
            self->read();
    });
}

void HttpConnection::write(std::string bytes)
{
    if (m_isStreaming)
        push(chunk(bytes));
}

void HttpConnection::end()
{
    if (!m_isStreaming)
        return;
    push("0\r\n\r\n");
    m_isStreaming = false;
    m_stream.reset();
}

void HttpConnection::push(std::string bytes)
{
    m_waitingBytes += bytes.size();
    m_outgoing.push_back(std::move(bytes));
    if (m_waitingBytes > mostWaiting)
        cut();
    else if (!m_isWriting)
        flush();
}

void HttpConnection::flush()
{
    m_isWriting = true;
    asio::async_write(m_tls, asio::buffer(m_outgoing.front()), [self = shared_from_this()](beast::error_code error, std::size_t) {
        self->m_isWriting = false;
        if (error)
            self->cut();
        else
            self->onFlushed();
    });
}

void HttpConnection::onFlushed()
{
    m_waitingBytes -= m_outgoing.front().size();
    m_outgoing.pop_front();
    if (!m_outgoing.empty()) {
        flush();
        return;
    }
    if (m_isStreaming)
        return;
    if (m_cutsBody) {
        cut();
        return;
    }
    if (m_keepsAlive) {
        if (!m_isProbing)
            read();
        return;
    }
    m_tls.async_shutdown([self = shared_from_this()](beast::error_code) {
        beast::error_code ignored;
        self->m_tls.next_layer().close(ignored);
    });
}

} // namespace tealdeck::sandbox
