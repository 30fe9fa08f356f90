#pragma once

#include "core/sandbox/api/api_server.h"
#include "core/sandbox/sandbox_server.h"
#include "core/sandbox/server/control_desk.h"
#include "core/sandbox/server/http_connection.h"
#include "core/sandbox/server/tls_identity.h"
#include "core/sandbox/simulation/cluster.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace tealdeck::sandbox
{

// Everything of one running sandbox; after listen() all of it belongs to the io thread.
class SandboxServer::Host
{
public:
    Host(SandboxOptions options, const TlsIdentity& identity);
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    Result<void> listen();
    const SandboxAccess& access() const { return m_access; }
    std::string control(const std::string& line);

private:
    using RealClock = std::chrono::steady_clock;

    void accept();
    ApiOutcome handle(const ApiRequest& request);
    void disturb(const ApiRequest& request);
    const User* userOf(const std::string& token) const;
    void catchUpWithMachine();
    void catchUp();
    void armTimer();
    void cutWatches();
    std::string suspend();
    std::string resume();

    SandboxOptions m_options;
    ObjectStore m_store;
    Timeline m_timeline;
    Randomness m_randomness; // what happens in the cluster
    Randomness m_auditIds;
    Mischief m_mischief;
    std::vector<User> m_users;
    SandboxAccess m_access;
    Cluster m_cluster;
    ApiServer m_api;
    ControlDesk m_desk;
    RealClock::time_point m_realStart;
    Instant m_timelineStart;
    boost::asio::io_context m_io;
    boost::asio::ssl::context m_tls;
    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::steady_timer m_timer;
    ConnectionHost m_connectionHost;
    std::vector<std::weak_ptr<HttpConnection>> m_connections;
    std::mutex m_suspension;
    std::condition_variable m_resumed;
    bool m_isSuspended = false; // the io thread stands still
    std::jthread m_thread;
};

} // namespace tealdeck::sandbox
