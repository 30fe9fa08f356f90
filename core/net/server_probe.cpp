#include "core/net/server_probe.h"

#include "core/net/certificate_facts.h"
#include "core/net/curl_target.h"
#include "core/net/openssl_freed.h"
#include "core/net/server_socket.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>
#include <charconv>
#include <memory>

namespace tealdeck
{
namespace
{

using Context = std::unique_ptr<SSL_CTX, Freed<&SSL_CTX_free>>;
using Ssl = std::unique_ptr<SSL, Freed<&SSL_free>>;
using Certificate = std::unique_ptr<X509, Freed<&X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<&BIO_free_all>>;

void trust(SSL_CTX* context, const std::string& authority)
{
    if (authority.empty()) {
        SSL_CTX_set_default_verify_paths(context);
        return;
    }
    const Bio bio(BIO_new_mem_buf(authority.data(), static_cast<int>(authority.size())));
    while (const Certificate certificate{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)})
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate.get());
    ERR_clear_error(); // the end of the file counts as one
}

std::string opensslWords()
{
    const unsigned long code = ERR_get_error();
    std::array<char, 256> words{};
    ERR_error_string_n(code, words.data(), words.size());
    ERR_clear_error();
    return code == 0 ? std::string("the other side ended the handshake") : std::string(words.data());
}

Result<TlsFacts> shakeHands(const ProbeSocket& socket, const CurlTarget& target)
{
    const Context context(SSL_CTX_new(TLS_client_method()));
    trust(context.get(), target.endpoint.certificateAuthority);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr); // the certificate is wanted also where it is bad; the verdict is told
    const Ssl ssl(SSL_new(context.get()));
    std::string name = target.verifiedName;
    if (name.starts_with("[") && name.ends_with("]"))
        name = name.substr(1, name.size() - 2);
    if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl.get()), name.c_str()) != 1) {
        ERR_clear_error();
        SSL_set1_host(ssl.get(), name.c_str());
        SSL_set_tlsext_host_name(ssl.get(), name.c_str());
    }
    SSL_set_fd(ssl.get(), socket.descriptor());
    if (SSL_connect(ssl.get()) != 1)
        return fail(ErrorKind::TlsFailed, message("Probe", "%1 does not complete a TLS handshake.", {target.shownServer}), opensslWords());
    const Certificate certificate(SSL_get1_peer_certificate(ssl.get()));
    if (!certificate)
        return fail(ErrorKind::TlsFailed, message("Probe", "%1 shows no certificate.", {target.shownServer}));
    const long verdict = SSL_get_verify_result(ssl.get());
    CertificateFacts facts = certificateFacts(certificate.get());
    return TlsFacts{.protocol = SSL_get_version(ssl.get()),
                    .subject = std::move(facts.subject),
                    .issuer = std::move(facts.issuer),
                    .names = std::move(facts.names),
                    .validFrom = facts.validFrom,
                    .validUntil = facts.validUntil,
                    .isTrusted = verdict == X509_V_OK,
                    .verdict = X509_verify_cert_error_string(verdict)};
}

int portIn(std::string_view text)
{
    int port = 0; // stays so where there is no number: nothing is there then
    std::from_chars(text.data(), text.data() + text.size(), port);
    return port;
}

// "http://user:password@proxy:3128" in its parts.
struct ProxyParts
{
    std::string host;
    int port = 0;
    std::string userAndPassword;
    bool isPlainHttp = false;
};

ProxyParts partsOf(const std::string& url)
{
    ProxyParts parts;
    const std::size_t scheme = url.find("://");
    parts.isPlainHttp = scheme == std::string::npos || url.starts_with("http://");
    std::string rest = scheme == std::string::npos ? url : url.substr(scheme + 3);
    rest = rest.substr(0, rest.find('/'));
    if (const std::size_t at = rest.rfind('@'); at != std::string::npos) {
        parts.userAndPassword = rest.substr(0, at);
        rest = rest.substr(at + 1);
    }
    const std::size_t colon = rest.rfind(':');
    const bool hasPort = colon != std::string::npos && rest.find(']', colon) == std::string::npos;
    parts.host = rest.substr(0, hasPort ? colon : rest.size());
    parts.port = hasPort ? portIn(std::string_view(rest).substr(colon + 1)) : 1080; // libcurl's default for a proxy
    return parts;
}

template <typename T, typename Step>
Probed<T> timed(Step step)
{
    const SystemClock clock;
    const Instant begin = clock.now();
    Result<T> value = step();
    return {.value = std::move(value), .took = clock.now() - begin};
}

} // namespace

ServerProbe probeServer(const HttpEndpoint& endpoint, const ProxyEnvironment& environment, Duration limit)
{
    ServerProbe probe;
    const auto target = makeCurlTarget(endpoint, environment);
    if (!target) {
        probe.addresses = Probed<std::vector<std::string>>{.value = fail(target.error())};
        return probe;
    }
    const std::size_t colon = target->shownServer.rfind(':');
    probe.host = target->shownServer.substr(0, colon);
    probe.port = portIn(std::string_view(target->shownServer).substr(colon + 1));
    probe.proxy = target->shownProxy;
    const bool isProxied = !target->proxy.empty();
    const ProxyParts proxy = isProxied ? partsOf(target->proxy) : ProxyParts{};
    probe.addresses = timed<std::vector<std::string>>([&] { return resolveHost(isProxied ? proxy.host : probe.host); });
    if (!probe.addresses->value || (isProxied && !proxy.isPlainHttp))
        return probe;
    ProbeSocket socket;
    probe.connection = timed<std::string>([&]() -> Result<std::string> {
        auto connected = ProbeSocket::connect(*probe.addresses->value, isProxied ? proxy.port : probe.port, limit);
        if (!connected)
            return fail(connected.error());
        socket = std::move(*connected);
        if (isProxied && target->isTls) {
            if (const auto tunnel = socket.tunnel(probe.host, probe.port, proxy.userAndPassword, limit); !tunnel)
                return fail(tunnel.error());
        }
        return socket.peer();
    });
    if (probe.connection->value && target->isTls)
        probe.tls = timed<TlsFacts>([&] { return shakeHands(socket, *target); });
    return probe;
}

} // namespace tealdeck
