#pragma once

#include "core/base/scheduler.h"
#include "core/config/cluster_access.h"
#include "core/net/curl_http_client.h"
#include "core/net/server_clock.h"
#include "core/process/process_runner.h"
#include "core/session/refusal_sink.h"

#include <list>
#include <memory>

namespace tealdeck
{

// Keeps what we authenticate with fresh: runs a credential plugin before the first request, when its credential runs out and after a 401;
// reads token and client certificate files again each minute and after a refusal. Requests wait while the credential is being made; they
// fail with its error when there is none. A read that was refused is repeated once with a new credential, if there is one; a write never
// is. Where the credential's own end explains the refusal, that is the error (Unauthorized). Home thread only.
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
    // The server's time, learned from each answer.
    const Clock& serverTime() const { return m_serverTime; }
    // When the credential that a plugin made ends; nothing where there is no plugin, it was not run yet or did not say.
    std::optional<WallTime> credentialEnd() const { return m_expires; }

private:
    struct Exchange
    {
        HttpRequest request;
        std::shared_ptr<BodySink> sink;
        OnEnd onEnd;
        std::shared_ptr<RefusalSink> refusal{};
        int credential = 0; // the number of the one it was sent with
        bool isRepeated = false;
        WallTime sentAt{};
        Handle running{};
    };

    bool needsFreshCredential() const;
    void begin(const std::shared_ptr<Exchange>& exchange);
    void ended(Exchange& exchange, Result<HttpHead> head);
    bool renewAfterRefusal(const Exchange& exchange);
    void use(HttpCredentials credentials);
    void makeCredential();
    void flush();
    void failAll(const Error& error);
    void start(const std::shared_ptr<Exchange>& exchange);
    void readFilesAgain();

    CurlHttpClient& m_inner;
    ClusterAccess m_access;
    ProcessRunner& m_processes;
    Scheduler& m_scheduler;
    ServerClock m_serverClock;
    ServerTime m_serverTime;
    std::list<std::weak_ptr<Exchange>> m_waiting;
    std::optional<WallTime> m_expires;
    std::optional<Instant> m_noPluginBefore; // even a new credential was refused
    bool m_hasCredential = false;
    int m_credential = 0; // counts the changes
    Handle m_plugin;
    Handle m_fileTimer;
};

// The two halves of what a kubeconfig says, for the network.
HttpEndpoint endpointOf(const ClusterAccess& access);
HttpCredentials credentialsOf(const ClusterAccess& access);

} // namespace tealdeck
