#pragma once

#include "core/base/scheduler.h"
#include "core/config/cluster_access.h"
#include "core/net/curl_http_client.h"
#include "core/process/process_runner.h"

#include <list>
#include <memory>

namespace tealdeck
{

// Keeps what we authenticate with fresh: runs a credential plugin before the first request, when its credential runs out and after a 401;
// reads a token file again each minute. Requests wait while the credential is being made; they fail with its error when there is none. Home
// thread only.
class CredentialsClient : public HttpClient
{
public:
    // `inner` gets new credentials by setCredentials(); it has those of the kubeconfig already.
    CredentialsClient(CurlHttpClient& inner, ClusterAccess access, ProcessRunner& processes, Scheduler& scheduler);
    ~CredentialsClient() override;

    Handle exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd) override;
    const Clock& clock() const override { return m_inner.clock(); }
    std::optional<Instant> lastHeard() const override { return m_inner.lastHeard(); }
    void renewConnections(const Error& reason) override { m_inner.renewConnections(reason); }
    // When the credential that a plugin made ends; nothing where there is no plugin, it was not run yet or did not say.
    std::optional<WallTime> credentialEnd() const { return m_expires; }

private:
    struct Exchange
    {
        HttpRequest request;
        std::shared_ptr<BodySink> sink;
        OnEnd onEnd;
        Handle running;
    };

    bool needsFreshCredential() const;
    void makeCredential();
    void flush();
    void failAll(const Error& error);
    void start(const std::shared_ptr<Exchange>& exchange);
    void readTokenFileAgain();

    CurlHttpClient& m_inner;
    ClusterAccess m_access;
    ProcessRunner& m_processes;
    Scheduler& m_scheduler;
    std::list<std::weak_ptr<Exchange>> m_waiting;
    std::optional<WallTime> m_expires;
    bool m_hasCredential = false;
    Handle m_plugin;
    Handle m_tokenTimer;
};

// The two halves of what a kubeconfig says, for the network.
HttpEndpoint endpointOf(const ClusterAccess& access);
HttpCredentials credentialsOf(const ClusterAccess& access);

} // namespace tealdeck
