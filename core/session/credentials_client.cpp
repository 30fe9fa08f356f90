#include "core/session/credentials_client.h"

#include "core/process/exec_credential.h"
#include "core/session/credential_files.h"
#include "core/session/expired_credential.h"

namespace tealdeck
{
namespace
{

constexpr Duration fileInterval = std::chrono::minutes(1);
constexpr Duration pluginInterval = std::chrono::minutes(1); // after what it gave was refused
constexpr Duration expiryMargin = std::chrono::seconds(30);

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

// A TLS alert is the other side's verdict on us; where we do not like its certificate there is none.
bool isCertificateRefused(const Result<HttpHead>& head)
{
    return !head && head.error().kind == ErrorKind::TlsFailed && head.error().detail.find(" alert ") != std::string::npos;
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
    , m_serverTime(scheduler.clock())
    , m_hasCredential(!m_access.exec.has_value())
{
    if (hasCredentialFiles(m_access))
        readFilesAgain();
}

CredentialsClient::~CredentialsClient() = default;

Handle CredentialsClient::exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd)
{
    auto exchange = std::make_shared<Exchange>(Exchange{.request = std::move(request), .sink = std::move(sink), .onEnd = std::move(onEnd)});
    begin(exchange);
    return Handle([exchange] { exchange->running.end(); });
}

void CredentialsClient::begin(const std::shared_ptr<Exchange>& exchange)
{
    if (!needsFreshCredential())
        return start(exchange);
    m_waiting.push_back(exchange);
    makeCredential();
}

bool CredentialsClient::needsFreshCredential() const
{
    return !m_hasCredential || (m_expires && *m_expires - m_scheduler.clock().wallNow() < expiryMargin);
}

void CredentialsClient::start(const std::shared_ptr<Exchange>& exchange)
{
    exchange->credential = m_credential;
    exchange->sentAt = SystemClock().wallNow();
    exchange->refusal = std::make_shared<RefusalSink>(exchange->sink);
    // The Exchange owns the running request, so its completion must not own the Exchange.
    exchange->running
        = m_inner.exchange(exchange->request, exchange->refusal, [this, weak = std::weak_ptr<Exchange>(exchange)](Result<HttpHead> head) {
              const auto held = weak.lock();
              if (!held)
                  return;
              const bool isRefused = held->refusal->isRefused() || isCertificateRefused(head);
              const bool isRenewed = isRefused && renewAfterRefusal(*held);
              if (!isRenewed || held->isRepeated || !isReadOnly(held->request))
                  return ended(*held, std::move(head));
              held->isRepeated = true;
              begin(held);
          });
}

// The server may not know us any more: true when there is, or will be, another credential than the one it refused.
bool CredentialsClient::renewAfterRefusal(const Exchange& exchange)
{
    if (exchange.credential != m_credential)
        return true; // somebody else's refusal led to it
    if (hasCredentialFiles(m_access) && readCredentialFilesAgain(m_access)) {
        use(credentialsOf(m_access));
        return true;
    }
    if (!m_access.exec)
        return false;
    if (exchange.isRepeated)
        m_noPluginBefore = m_scheduler.now() + pluginInterval;
    if (m_noPluginBefore && m_scheduler.now() < *m_noPluginBefore)
        return false;
    m_hasCredential = false;
    return true;
}

void CredentialsClient::ended(Exchange& exchange, Result<HttpHead> head)
{
    const OnEnd onEnd = std::move(exchange.onEnd);
    if (const auto answeredAt = exchange.refusal->answeredAt(); head && answeredAt) {
        m_serverClock.observe(*head, *answeredAt, *answeredAt - exchange.sentAt);
        m_serverTime.setSkew(m_serverClock.skew().value_or(Duration::zero()));
    }
    const bool isRefused = exchange.refusal->isRefused();
    const auto expired = isRefused || isCertificateRefused(head) ? expiredCredential(m_access, m_serverTime.wallNow()) : std::nullopt;
    if (expired)
        return onEnd(fail(ErrorKind::Unauthorized, *expired, head ? std::string() : describe(head.error())));
    if (isRefused) {
        if (auto taken = exchange.refusal->passOn(); !taken)
            return onEnd(fail(std::move(taken).error()));
    }
    onEnd(std::move(head));
}

void CredentialsClient::use(HttpCredentials credentials)
{
    m_inner.setCredentials(std::move(credentials));
    ++m_credential;
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
              use(std::move(credentials));
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

void CredentialsClient::readFilesAgain()
{
    if (readCredentialFilesAgain(m_access))
        use(credentialsOf(m_access));
    m_fileTimer = m_scheduler.after(fileInterval, [this] { readFilesAgain(); });
}

} // namespace tealdeck
