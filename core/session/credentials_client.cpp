#include "core/session/credentials_client.h"

#include "core/config/kubeconfig.h"
#include "core/process/exec_credential.h"

#include <spdlog/spdlog.h>

namespace tealdeck
{
namespace
{

constexpr Duration tokenFileInterval = std::chrono::minutes(1);
constexpr Duration expiryMargin = std::chrono::seconds(30);
constexpr int unauthorized = 401;

ExecCredentialPlugin pluginOf(const ClusterAccess& access)
{
    const ExecPlugin& exec = *access.exec;
    ExecCredentialPlugin plugin{.command = exec.command,
                                .arguments = exec.arguments,
                                .environment = exec.environment,
                                .apiVersion = exec.apiVersion,
                                .installHint = exec.installHint,
                                .needsTerminal = exec.interaction == ExecPlugin::Interaction::Always,
                                .cluster = std::nullopt};
    if (exec.provideClusterInfo)
        plugin.cluster = ExecClusterInfo{.server = access.server,
                                         .tlsServerName = access.tlsServerName,
                                         .skipTlsVerification = access.skipTlsVerification,
                                         .certificateAuthority = access.certificateAuthority,
                                         .proxyUrl = access.proxyUrl,
                                         .disableCompression = access.disableCompression,
                                         .extensionJson = access.execExtensionJson};
    return plugin;
}

} // namespace

HttpEndpoint endpointOf(const ClusterAccess& access)
{
    return {.baseUrl = access.server,
            .tlsServerName = access.tlsServerName,
            .certificateAuthority = access.certificateAuthority,
            .skipTlsVerification = access.skipTlsVerification,
            .proxyUrl = access.proxyUrl,
            .userAgent = "tealdeck/" TEALDECK_VERSION};
}

HttpCredentials credentialsOf(const ClusterAccess& access)
{
    return {.clientCertificate = access.clientCertificate,
            .clientKey = access.clientKey,
            .bearerToken = access.token,
            .basicUser = access.username,
            .basicPassword = access.password,
            .impersonationHeaders = impersonationHeaders(access.impersonation)};
}

CredentialsClient::CredentialsClient(CurlHttpClient& inner, ClusterAccess access, ProcessRunner& processes, Scheduler& scheduler)
    : m_inner(inner)
    , m_access(std::move(access))
    , m_processes(processes)
    , m_scheduler(scheduler)
    , m_hasCredential(!m_access.exec.has_value())
{
    if (!m_access.tokenFile.empty())
        readTokenFileAgain();
}

CredentialsClient::~CredentialsClient() = default;

Handle CredentialsClient::exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd)
{
    auto exchange = std::make_shared<Exchange>(
        Exchange{.request = std::move(request), .sink = std::move(sink), .onEnd = std::move(onEnd), .running = {}});
    if (needsFreshCredential()) {
        m_waiting.push_back(exchange);
        makeCredential();
    } else {
        start(exchange);
    }
    return Handle([exchange] { exchange->running.end(); });
}

bool CredentialsClient::needsFreshCredential() const
{
    return !m_hasCredential || (m_expires && *m_expires - m_scheduler.clock().wallNow() < expiryMargin);
}

void CredentialsClient::start(const std::shared_ptr<Exchange>& exchange)
{
    // The Exchange owns the running request, so its completion must not own the Exchange.
    exchange->running
        = m_inner.exchange(exchange->request, exchange->sink, [this, weak = std::weak_ptr<Exchange>(exchange)](Result<HttpHead> head) {
              const auto held = weak.lock();
              if (!held)
                  return;
              if (head && head->status == unauthorized && m_access.exec)
                  m_hasCredential = false; // the next request makes a new one
              const OnEnd onEnd = std::move(held->onEnd);
              onEnd(std::move(head));
          });
}

void CredentialsClient::makeCredential()
{
    if (m_plugin.isActive() || !m_access.exec)
        return;
    m_plugin
        = fetchExecCredential(m_processes, Environment::ofThisProcess(), pluginOf(m_access), [this](Result<ExecCredential> credential) {
              m_plugin.end();
              if (!credential) {
                  failAll(credential.error());
                  return;
              }
              HttpCredentials credentials = credentialsOf(m_access);
              credentials.bearerToken = credential->token;
              if (!credential->clientCertificate.empty()) {
                  credentials.clientCertificate = credential->clientCertificate;
                  credentials.clientKey = credential->clientKey;
              }
              m_inner.setCredentials(std::move(credentials));
              m_expires = credential->expiration;
              m_hasCredential = true;
              flush();
          });
}

void CredentialsClient::flush()
{
    for (const auto waiting = std::exchange(m_waiting, {}); const auto& weak : waiting) {
        if (const auto exchange = weak.lock())
            start(exchange);
    }
}

void CredentialsClient::failAll(const Error& error)
{
    for (const auto waiting = std::exchange(m_waiting, {}); const auto& weak : waiting) {
        if (const auto exchange = weak.lock()) {
            const OnEnd onEnd = std::move(exchange->onEnd);
            onEnd(fail(error));
        }
    }
}

void CredentialsClient::readTokenFileAgain()
{
    if (Result<Secret> token = readTokenFile(m_access.tokenFile)) {
        if (!m_access.token.equals(*token)) {
            m_access.token = std::move(*token);
            m_inner.setCredentials(credentialsOf(m_access));
        }
    } else {
        spdlog::warn("{}", describe(token.error())); // the last token stays in use until the server refuses it
    }
    m_tokenTimer = m_scheduler.after(tokenFileInterval, [this] { readTokenFileAgain(); });
}

} // namespace tealdeck
