#pragma once

#include "core/base/clock.h"
#include "core/net/http_message.h"
#include "tests/support/test_pki.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tealdeck
{

struct LoopbackTls
{
    TestCertificate certificate;
    std::string clientAuthority{}; // PEM; not empty: a client certificate of this authority is required
};

struct LoopbackRequest
{
    std::string method;
    std::string target;
    std::vector<HttpHeader> headers; // names in lower case
    std::string body;
    int connection = 0; // 1 for the first connection accepted
    int numberOnConnection = 0; // 1 for the first request on it
    std::string serverName; // SNI
    std::string clientName; // common name of the client's certificate

    std::string header(std::string_view name) const; // empty: not there
};

// What the server does with one request, step by step. After the last step it waits for the next request on the same connection.
struct LoopbackReply
{
    struct Send
    {
        std::string bytes;
    };
    struct Drip // piece by piece
    {
        std::string bytes;
        std::size_t piece = 1;
        Duration every{};
    };
    struct Hold // until release() or the end of the server
    {
    };
    struct Close // in order: TLS says goodbye
    {
    };
    struct Cut // the TCP connection ends without a word of TLS
    {
    };
    struct Reset // TCP RST
    {
    };
    using Step = std::variant<Send, Drip, Hold, Close, Cut, Reset>;
    std::vector<Step> steps;

    // A complete answer with Content-Length.
    static LoopbackReply answer(int status, std::string body, const std::vector<HttpHeader>& headers = {});
    // The first `length` bytes of `bytes`, then a cut.
    static LoopbackReply cutAt(const std::string& bytes, std::size_t length);
    // Head and first chunk of a chunked answer that stays open.
    static LoopbackReply openStream(const std::string& firstChunk);
};

// The bytes of a complete answer.
std::string answerBytes(int status, const std::string& body, const std::vector<HttpHeader>& headers = {});
std::string chunk(const std::string& bytes);

struct LoopbackOptions
{
    enum class OnAccept
    {
        Serve,
        CloseAtOnce,
        Stall, // accept and never say anything
    };
    std::optional<LoopbackTls> tls{};
    OnAccept onAccept = OnAccept::Serve;
};

// A scripted HTTP/1.1 server on 127.0.0.1 with a thread of its own. It records what reached it and misbehaves on demand.
class LoopbackServer
{
public:
    using Handler = std::function<LoopbackReply(const LoopbackRequest&)>; // runs on the server's thread

    LoopbackServer(LoopbackOptions options, Handler handler);
    ~LoopbackServer();

    int port() const;
    std::string url() const; // "https://127.0.0.1:PORT", or http without TLS
    std::vector<LoopbackRequest> requests() const;
    int connections() const; // accepted so far
    int openConnections() const;
    // Lets every reply that holds, or is on the way to its Hold, go on.
    void release();
    // Closes every connection that is open, without a word.
    void cutAll();

private:
    class State;
    class Session;
    std::unique_ptr<State> m_state;
};

// A port of 127.0.0.1 where nobody listens.
int unusedPort();

} // namespace tealdeck
