#pragma once

#include "core/config/cluster_access.h"
#include "core/config/workspace.h"
#include "core/net/read_only_http_client.h"
#include "core/process/system_process_runner.h"
#include "core/session/credentials_client.h"
#include "core/session/session.h"

#include <memory>

namespace tealdeck
{

// Which environment to open, and how.
struct ConnectionOptions
{
    AccessMode access = AccessMode::ReadWrite;
    bool isSandbox = false;
    std::string namespaceScope{}; // empty: all namespaces, or the workspace's only one
};

// Everything between a session and the socket, in the order of the fences: curl, credentials, read-only. It outlives its session.
class Connection
{
public:
    Connection(const ClusterAccess& access, const Workspace& workspace, const ConnectionOptions& options, Scheduler& scheduler);
    ~Connection();

    const SessionSettings& settings() const { return m_settings; }
    // What a session may use; in read-only mode writes do not get through it.
    HttpClient& http();
    WriteCounter& writes() { return m_writes; }
    // The server's time, for the ages of what it made (safety.md 16).
    const Clock& serverTime() const { return m_credentials.serverTime(); }
    // When the credential that a plugin made ends, as far as it said so.
    std::optional<WallTime> credentialEnd() const { return m_credentials.credentialEnd(); }

private:
    SessionSettings m_settings;
    WriteCounter m_writes;
    SystemProcessRunner m_processes;
    CurlHttpClient m_curl;
    CredentialsClient m_credentials;
    std::unique_ptr<ReadOnlyHttpClient> m_readOnly;
};

// What a session is told about itself, from kubeconfig and workspace.
SessionSettings settingsFor(const ClusterAccess& access, const Workspace& workspace, const ConnectionOptions& options);

} // namespace tealdeck
