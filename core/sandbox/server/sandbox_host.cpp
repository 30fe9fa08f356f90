#include "core/sandbox/server/sandbox_host.h"

#include "core/base/encoding.h"
#include "core/sandbox/simulation/product.h"

#include <algorithm>
#include <future>

namespace tealdeck::sandbox
{

namespace
{

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr long long firstVersion = 48'211'604;

WallTime machineTime()
{
    // whole seconds, so that the simulation does not depend on the moment of its start more than it must
    return WallTime(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch());
}

std::map<std::string, Secret> makeTokens(const std::vector<User>& users)
{
    std::map<std::string, Secret> tokens;
    for (const User& user : users)
        tokens.emplace(user.name, Secret(toHex(randomBytes(24))));
    return tokens;
}

} // namespace

SandboxServer::Host::Host(SandboxOptions options, const TlsIdentity& identity)
    : m_options(std::move(options))
    , m_store(firstVersion)
    , m_timeline(machineTime() - productAge())
    , m_randomness(m_options.seed)
    , m_auditIds(m_options.seed + 1)
    , m_mischief{.delay = m_options.scenario.answerDelay, .watches = m_options.scenario.watches, .revoked = {}}
    , m_users(standardUsers())
    , m_access{.url = {}, .caPem = identity.caPem, .tokens = makeTokens(m_users), .user = m_options.scenario.user, .clusterUid = {}}
    , m_cluster(m_store, m_timeline, m_randomness, m_options.scenario, machineTime())
    , m_api(m_store, m_timeline, m_randomness, [this](const std::string& token) { return userOf(token); })
    , m_desk({.store = m_store,
              .cluster = m_cluster,
              .mischief = m_mischief,
              .advance =
                  [this](Duration duration) {
                      m_timelineStart = m_timelineStart + duration;
                      m_timeline.advance(duration);
                  },
              .cutWatches = [this] { cutWatches(); }})
    , m_realStart(RealClock::now())
    , m_timelineStart(m_timeline.now())
    , m_tls(asio::ssl::context::tls_server)
    , m_acceptor(m_io)
    , m_timer(m_io)
    , m_connectionHost{.handle = [this](const ApiRequest& request) { return handle(request); },
                       .afterWork = [this] { armTimer(); },
                       .timeline = m_timeline,
                       .mischief = m_mischief,
                       .randomness = m_auditIds,
                       .flowSchemaUid = m_randomness.uuid(),
                       .priorityLevelUid = m_randomness.uuid()}
{
    if (m_options.clock == SandboxClock::Machine)
        catchUpWithMachine();
    m_timeline.setPace(m_options.speed);
    m_access.clusterUid = m_store.find(kindOf("namespaces"), "", "kube-system")->uid;
    m_tls.set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    m_tls.use_certificate_chain(asio::buffer(identity.certificatePem));
    m_tls.use_private_key(asio::buffer(identity.keyPem.reveal().data(), identity.keyPem.reveal().size()), asio::ssl::context::pem);
}

// Making the product's past took time of its own; without this the calendar would be behind by it for ever.
void SandboxServer::Host::catchUpWithMachine()
{
    m_timeline.advance(machineTime() - m_timeline.wallNow());
    m_realStart = RealClock::now();
    m_timelineStart = m_timeline.now();
}

SandboxServer::Host::~Host()
{
    resume();
    m_io.stop();
    if (m_thread.joinable())
        m_thread.join();
}

Result<void> SandboxServer::Host::listen()
{
    boost::system::error_code error;
    const tcp::endpoint loopback(asio::ip::address_v4::loopback(), 0);
    m_acceptor.open(loopback.protocol(), error);
    if (!error)
        m_acceptor.bind(loopback, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return fail(ErrorKind::ConnectFailed, message("Sandbox", "The sandbox cannot listen on 127.0.0.1."), error.message());
    const std::string address = "127.0.0.1:" + std::to_string(m_acceptor.local_endpoint().port());
    m_access.url = "https://" + address;
    m_api.setAddress(address);
    accept();
    armTimer();
    m_thread = std::jthread([this] { m_io.run(); });
    return {};
}

void SandboxServer::Host::accept()
{
    m_acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted)
            return;
        if (!error) {
            boost::system::error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            std::erase_if(m_connections, [](const auto& weak) { return weak.expired(); });
            const auto connection = std::make_shared<HttpConnection>(std::move(socket), m_tls, m_connectionHost);
            m_connections.push_back(connection);
            connection->start();
        }
        accept();
    });
}

std::string SandboxServer::Host::control(const std::string& line)
{
    if (line == "suspend")
        return suspend();
    if (line == "resume")
        return resume();
    {
        const std::lock_guard lock(m_suspension);
        if (m_isSuspended)
            return "error the sandbox is suspended; say resume first";
    }
    std::promise<std::string> answer;
    asio::post(m_io, [&] {
        catchUp();
        answer.set_value(m_desk.carryOut(line));
        armTimer();
    });
    return answer.get_future().get();
}

const User* SandboxServer::Host::userOf(const std::string& token) const
{
    const Secret given(token);
    for (const User& user : m_users) {
        if (m_access.tokens.at(user.name).equals(given))
            return m_mischief.revoked.contains(user.name) ? nullptr : &user;
    }
    return nullptr;
}

ApiOutcome SandboxServer::Host::handle(const ApiRequest& request)
{
    if (m_options.onRequest)
        m_options.onRequest(request.method, request.target);
    catchUp();
    if (m_mischief.conflicts > 0 && changesState(request))
        disturb(request);
    return m_api.handle(request);
}

// Somebody else changes the very object, a moment before.
void SandboxServer::Host::disturb(const ApiRequest& request)
{
    const auto target = parseTarget(request.method, request.target);
    if (!target || target->name.empty())
        return;
    --m_mischief.conflicts;
    m_cluster.touch(target->resource, target->namespaceName + "/" + target->name);
}

void SandboxServer::Host::catchUp()
{
    if (m_options.clock == SandboxClock::Manual)
        return;
    const auto real = std::chrono::duration_cast<std::chrono::duration<double, std::milli>>(RealClock::now() - m_realStart);
    m_timeline.runUntil(m_timelineStart + Duration(static_cast<Duration::rep>(real.count() * m_options.speed)));
}

void SandboxServer::Host::armTimer()
{
    const auto due = m_timeline.nextDue();
    if (m_options.clock == SandboxClock::Manual || !due)
        return;
    const double wait = static_cast<double>((*due - m_timelineStart).count()) / m_options.speed;
    m_timer.expires_at(m_realStart + std::chrono::duration_cast<RealClock::duration>(std::chrono::duration<double, std::milli>(wait)));
    m_timer.async_wait([this](boost::system::error_code error) {
        if (error)
            return;
        catchUp();
        armTimer();
    });
}

void SandboxServer::Host::cutWatches()
{
    for (const auto& weak : m_connections) {
        const auto connection = weak.lock();
        if (connection && connection->isWatching())
            connection->cut();
    }
}

// As a process that got SIGSTOP: connections are made, and nothing more happens on them.
std::string SandboxServer::Host::suspend()
{
    {
        const std::lock_guard lock(m_suspension);
        m_isSuspended = true;
    }
    asio::post(m_io, [this] {
        std::unique_lock lock(m_suspension);
        m_resumed.wait(lock, [this] { return !m_isSuspended; });
    });
    return "ok";
}

std::string SandboxServer::Host::resume()
{
    {
        const std::lock_guard lock(m_suspension);
        m_isSuspended = false;
    }
    m_resumed.notify_all();
    return "ok";
}

} // namespace tealdeck::sandbox
