#pragma once

#include "core/sandbox/api/api_server.h"
#include "core/sandbox/server/mischief.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace tealdeck::sandbox
{

// What a connection needs of its server.
struct ConnectionHost
{
    std::function<ApiOutcome(const ApiRequest&)> handle;
    std::function<void()> afterWork; // something may have changed: look at the timeline
    Timeline& timeline;
    Mischief& mischief;
    Randomness& randomness; // audit ids; not the simulation's
    std::string flowSchemaUid;
    std::string priorityLevelUid;
};

// One TLS connection: HTTP/1.1 with keep-alive, one request at a time, streams as chunks. Requests are bounded: 64 KiB of head, 3 MiB of
// body. It keeps itself alive while it has something to wait for; cut() ends it at once.
class HttpConnection : public StreamSink, public std::enable_shared_from_this<HttpConnection>
{
public:
    HttpConnection(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls, ConnectionHost& host);
    ~HttpConnection() override;

    void start();
    void cut();
    bool isWatching() const { return m_stream && m_stream->isWatch(); }

    void write(std::string bytes) override;
    void end() override;

private:
    using Tls = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;
    using Request = boost::beast::http::request<boost::beast::http::string_body>;
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

    void read();
    void onRequest();
    void refuse(boost::beast::error_code error);
    void process(ApiRequest request);
    void answer(const ApiAnswer& answer);
    void startStream(std::shared_ptr<ApiStream> stream);
    void watchForHangUp();
    void push(std::string bytes);
    void flush();
    void onFlushed();
    std::string headOf(int status, const std::string& contentType, const ApiAnswer* answer) const;

    Tls m_tls;
    ConnectionHost& m_host;
    boost::beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    std::shared_ptr<ApiStream> m_stream;
    std::deque<std::string> m_outgoing;
    std::size_t m_waitingBytes = 0;
    bool m_isWriting = false;
    bool m_isStreaming = false;
    bool m_isProbing = false; // reads while it streams, to see the client go
    bool m_keepsAlive = true;
    bool m_isHead = false; // the request was HEAD: no body may follow
    bool m_cutsBody = false; // the answer ends in its middle
    char m_probe = 0;
};

} // namespace tealdeck::sandbox
