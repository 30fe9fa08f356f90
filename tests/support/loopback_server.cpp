#include "tests/support/loopback_server.h"

#include "core/base/match.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <mutex>
#include <thread>

namespace tealdeck
{
namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using boost::system::error_code;

class LoopbackServer::State
{
public:
    State(LoopbackOptions serverOptions, Handler serverHandler);
    ~State();

    void accept();
    void record(const LoopbackRequest& request);

    LoopbackOptions options;
    Handler handler;
    asio::io_context io{1};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    tcp::acceptor acceptor{io, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
    std::map<int, std::shared_ptr<Session>> sessions; // on the server's thread
    mutable std::mutex mutex;
    std::vector<LoopbackRequest> requests;
    int connections = 0;
    int open = 0;
    int port = 0;
    std::jthread thread;
};

class LoopbackServer::Session : public std::enable_shared_from_this<LoopbackServer::Session>
{
public:
    Session(State& state, tcp::socket socket, int number)
        : m_state(state)
        , m_stream(std::move(socket), state.tls)
        , m_timer(state.io)
        , m_number(number)
    {
    }

    void start()
    {
        if (m_state.options.onAccept == LoopbackOptions::OnAccept::Stall)
            return;
        if (m_state.options.onAccept == LoopbackOptions::OnAccept::CloseAtOnce)
            return end();
        if (!m_state.options.tls)
            return read();
        m_stream.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](error_code error) {
            if (error)
                self->end();
            else
                self->read();
        });
    }

    void release()
    {
        if (std::exchange(m_isHolding, false))
            nextStep();
        else
            m_mayPass = m_nextStep < m_steps.size(); // it is on the way to its Hold
    }

    void end()
    {
        error_code ignored;
        m_timer.cancel();
        socket().close(ignored);
        if (m_state.sessions.erase(m_number) > 0) {
            const std::scoped_lock lock(m_state.mutex);
            --m_state.open;
        }
    }

private:
    tcp::socket& socket() { return m_stream.next_layer(); }

    template <typename Action>
    auto orEnd(Action action)
    {
        return [self = shared_from_this(), action](error_code error, std::size_t count) {
            if (error)
                self->end();
            else
                action(*self, count);
        };
    }

    void read()
    {
        const std::size_t headEnd = m_received.find("\r\n\r\n");
        if (headEnd != std::string::npos && takeRequest(headEnd + 4))
            return;
        auto onRead = orEnd([](Session& self, std::size_t count) {
            self.m_received.append(self.m_buffer.data(), count);
            self.read();
        });
        if (m_state.options.tls)
            m_stream.async_read_some(asio::buffer(m_buffer), onRead);
        else
            socket().async_read_some(asio::buffer(m_buffer), onRead);
    }

    bool takeRequest(std::size_t headSize)
    {
        LoopbackRequest request = parseHead(m_received.substr(0, headSize));
        const std::string length = request.header("content-length");
        const std::size_t bodySize = length.empty() ? 0 : std::stoul(length);
        if (m_received.size() < headSize + bodySize)
            return false;
        request.body = m_received.substr(headSize, bodySize);
        m_received.erase(0, headSize + bodySize);
        request.connection = m_number;
        request.numberOnConnection = ++m_requests;
        addTlsNames(request);
        m_state.record(request);
        m_steps = m_state.handler(request).steps;
        m_nextStep = 0;
        nextStep();
        return true;
    }

    static LoopbackRequest parseHead(const std::string& head)
    {
        LoopbackRequest request;
        const std::size_t lineEnd = head.find("\r\n");
        const std::size_t firstBlank = head.find(' ');
        const std::size_t secondBlank = head.find(' ', firstBlank + 1);
        request.method = head.substr(0, firstBlank);
        request.target = head.substr(firstBlank + 1, secondBlank - firstBlank - 1);
        for (std::size_t at = lineEnd + 2; at + 2 < head.size();) {
            const std::size_t end = head.find("\r\n", at);
            const std::size_t colon = head.find(':', at);
            std::string name = head.substr(at, colon - at);
            std::ranges::transform(name, name.begin(),
                                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
            const std::size_t value = head.find_first_not_of(' ', colon + 1);
            request.headers.push_back({name, head.substr(value, end - value)});
            at = end + 2;
        }
        return request;
    }

    void addTlsNames(LoopbackRequest& request)
    {
        if (!m_state.options.tls)
            return;
        const char* serverName = SSL_get_servername(m_stream.native_handle(), TLSEXT_NAMETYPE_host_name);
        request.serverName = serverName != nullptr ? serverName : "";
        const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(m_stream.native_handle()), &X509_free);
        std::array<char, 128> name{};
        if (certificate
            && X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name.data(),
                                         static_cast<int>(name.size()))
                > 0)
            request.clientName = name.data();
    }

    void nextStep()
    {
        if (m_nextStep == m_steps.size())
            return read();
        match(
            m_steps[m_nextStep++], [this](const LoopbackReply::Send& step) { write(step.bytes, [](Session& self) { self.nextStep(); }); },
            [this](const LoopbackReply::Drip& step) { drip(step.bytes, step.piece, step.every); },
            [this](const LoopbackReply::Hold&) {
                if (std::exchange(m_mayPass, false))
                    return nextStep();
                m_isHolding = true;
                watchForEnd();
            },
            [this](const LoopbackReply::Close&) { closeInOrder(); }, [this](const LoopbackReply::Cut&) { end(); },
            [this](const LoopbackReply::Reset&) {
                error_code ignored;
                socket().set_option(asio::socket_base::linger(true, 0), ignored);
                end();
            });
    }

    // While a reply holds, the end of the client's side is noticed.
    void watchForEnd()
    {
        socket().async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code error) {
            std::array<char, 1> byte{};
            error_code peekError;
            if (!error)
                self->socket().receive(asio::buffer(byte), tcp::socket::message_peek, peekError);
            if (self->m_isHolding && (error || peekError || self->m_state.options.tls))
                self->end();
        });
    }

    template <typename Next>
    void write(std::string bytes, Next next)
    {
        m_outgoing = std::move(bytes);
        if (m_outgoing.empty())
            return next(*this);
        auto onWritten = orEnd([next](Session& self, std::size_t) { next(self); });
        if (m_state.options.tls)
            asio::async_write(m_stream, asio::buffer(m_outgoing), onWritten);
        else
            asio::async_write(socket(), asio::buffer(m_outgoing), onWritten);
    }

    void drip(const std::string& bytes, std::size_t piece, Duration every)
    {
        if (bytes.empty())
            return nextStep();
        const std::size_t length = std::min(piece, bytes.size());
        write(bytes.substr(0, length), [rest = bytes.substr(length), piece, every](Session& self) {
            self.m_timer.expires_after(every);
            self.m_timer.async_wait([self = self.shared_from_this(), rest, piece, every](error_code error) {
                if (!error)
                    self->drip(rest, piece, every);
            });
        });
    }

    void closeInOrder()
    {
        if (!m_state.options.tls)
            return end();
        m_stream.async_shutdown([self = shared_from_this()](error_code) { self->end(); });
    }

    State& m_state;
    asio::ssl::stream<tcp::socket> m_stream;
    asio::steady_timer m_timer;
    int m_number;
    int m_requests = 0;
    std::array<char, 16384> m_buffer{};
    std::string m_received;
    std::string m_outgoing;
    std::vector<LoopbackReply::Step> m_steps;
    std::size_t m_nextStep = 0;
    bool m_isHolding = false;
    bool m_mayPass = false;
};

LoopbackServer::State::State(LoopbackOptions serverOptions, Handler serverHandler)
    : options(std::move(serverOptions))
    , handler(std::move(serverHandler))
{
    acceptor.listen(1024);
    port = acceptor.local_endpoint().port();
    if (options.tls) {
        tls.use_certificate_chain(asio::buffer(options.tls->certificate.certificate));
        tls.use_private_key(asio::buffer(options.tls->certificate.key), asio::ssl::context::pem);
        if (!options.tls->clientAuthority.empty()) {
            tls.add_certificate_authority(asio::buffer(options.tls->clientAuthority));
            tls.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
        }
    }
    accept();
    thread = std::jthread([this] { io.run(); });
}

LoopbackServer::State::~State()
{
    asio::post(io, [this] {
        error_code ignored;
        acceptor.close(ignored);
        while (!sessions.empty()) {
            const auto session = sessions.begin()->second;
            session->end();
        }
        io.stop();
    });
    thread.join();
}

void LoopbackServer::State::accept()
{
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
        if (error)
            return;
        int number = 0;
        {
            const std::scoped_lock lock(mutex);
            number = ++connections;
            ++open;
        }
        const auto session = std::make_shared<Session>(*this, std::move(socket), number);
        sessions.emplace(number, session);
        session->start();
        accept();
    });
}

void LoopbackServer::State::record(const LoopbackRequest& request)
{
    const std::scoped_lock lock(mutex);
    requests.push_back(request);
}

LoopbackServer::LoopbackServer(LoopbackOptions options, Handler handler)
    : m_state(std::make_unique<State>(std::move(options), std::move(handler)))
{
}

LoopbackServer::~LoopbackServer() = default;

int LoopbackServer::port() const
{
    return m_state->port;
}

std::string LoopbackServer::url() const
{
    return (m_state->options.tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(m_state->port);
}

std::vector<LoopbackRequest> LoopbackServer::requests() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->requests;
}

int LoopbackServer::connections() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->connections;
}

int LoopbackServer::openConnections() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->open;
}

void LoopbackServer::release()
{
    asio::post(m_state->io, [state = m_state.get()] {
        const auto sessions = state->sessions;
        for (const auto& [number, session] : sessions)
            session->release();
    });
}

void LoopbackServer::cutAll()
{
    asio::post(m_state->io, [state = m_state.get()] {
        const auto sessions = state->sessions;
        for (const auto& [number, session] : sessions)
            session->end();
    });
}

int unusedPort()
{
    asio::io_context io;
    const tcp::acceptor acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    return acceptor.local_endpoint().port();
}

} // namespace tealdeck
