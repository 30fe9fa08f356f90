#include "core/net/curl_errors.h"

#include <openssl/x509_vfy.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <system_error>

namespace tealdeck
{
namespace
{

std::string seconds(Duration duration)
{
    std::array<char, 32> text{};
    const double value = static_cast<double>(duration.count()) / 1000.0;
    const int length
        = std::snprintf(text.data(), text.size(), duration % std::chrono::seconds(1) == Duration::zero() ? "%.0f" : "%.1f", value);
    return {text.data(), static_cast<std::size_t>(length)};
}

bool isTlsCode(CURLcode code)
{
    constexpr std::array<CURLcode, 12> codes{
        CURLE_SSL_CONNECT_ERROR,  CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,     CURLE_SSL_CIPHER,
        CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,         CURLE_SSL_CRL_BADFILE,     CURLE_USE_SSL_FAILED,
        CURLE_SSL_CLIENTCERT,     CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_INVALIDCERTSTATUS,
    };
    return std::ranges::find(codes, code) != codes.end();
}

// With TLS 1.3 the client may speak before the server has looked at its certificate. These alerts say that the server threw the handshake
// away, so the request never reached the program behind it (RFC 8446 6.2).
bool isHandshakeAlert(const std::string& text)
{
    constexpr std::array<std::string_view, 10> alerts{
        "alert certificate required", "alert bad certificate",     "alert unsupported certificate",
        "alert certificate revoked",  "alert certificate expired", "alert certificate unknown",
        "alert unknown ca",           "alert access denied",       "alert decrypt error",
        "alert handshake failure"};
    return std::ranges::any_of(alerts, [&](std::string_view alert) { return text.find(alert) != std::string::npos; });
}

std::string days(Duration duration)
{
    return std::to_string(std::chrono::duration_cast<std::chrono::hours>(duration).count() / 24);
}

// Whoever made the certificate chose these words: they stay short and on one line.
std::string oneLine(const std::string& words)
{
    constexpr std::size_t longest = 120;
    std::string line = words.substr(0, longest);
    std::ranges::replace_if(
        line, [](unsigned char character) { return character < 0x20 || character >= 0x7f; }, ' ');
    return line.empty() ? "-" : line;
}

std::string shownName(const CertificateFacts& certificate)
{
    return oneLine(certificate.subject);
}

std::string joinedNames(const CertificateFacts& certificate)
{
    std::string names;
    for (const std::string& name : certificate.names)
        names += (names.empty() ? "" : ", ") + name;
    return oneLine(names);
}

Message tlsMessage(const CurlFailure& failure, const CurlTarget& target)
{
    const std::string& server = target.shownServer;
    const CertificateFacts certificate = failure.certificate.value_or(CertificateFacts{});
    switch (failure.verifyResult) {
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED: break; // what libcurl says before it knows
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return message(
            "Net",
            "The certificate of %1 (%2) has expired: it ended on %3, %4 days ago. Ask whoever runs the server to renew it, and "
            "compare this machine's clock.",
            {server, shownName(certificate), formatRfc3339(certificate.validUntil), days(failure.time - certificate.validUntil)});
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return message("Net",
                       "The certificate of %1 (%2) is not valid yet: it begins on %3, in %4 days. Compare this machine's clock with the "
                       "server's.",
                       {server, shownName(certificate), formatRfc3339(certificate.validFrom), days(certificate.validFrom - failure.time)});
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return message("Net",
                       "The certificate of %1 (%3, issued by %4) is not signed by an authority that is trusted here (%2). Check "
                       "certificate-authority in the configuration; if it is right, somebody else answers in the server's place.",
                       {server, X509_verify_cert_error_string(failure.verifyResult), shownName(certificate), oneLine(certificate.issuer)});
    default:
        return message("Net", "The certificate of %1 (%3) was not accepted: %2.",
                       {server, X509_verify_cert_error_string(failure.verifyResult), shownName(certificate)});
    }
    if (failure.code == CURLE_PEER_FAILED_VERIFICATION)
        return message(
            "Net",
            "The certificate of %1 (%3) is not for the name %2, but for: %4. Check the address, or set tls-server-name to a name "
            "in the certificate.",
            {server, target.verifiedName, shownName(certificate), joinedNames(certificate)});
    if (failure.code == CURLE_SSL_CERTPROBLEM)
        return message(
            "Net", "The client certificate and key for %1 cannot be used. Check that both are PEM, belong together and have no passphrase.",
            {server});
    if (failure.code == CURLE_SSL_CACERT_BADFILE)
        return message("Net", "The certificate authority given for %1 cannot be read. It must be PEM.", {server});
    if (failure.code == CURLE_SSL_CLIENTCERT || isHandshakeAlert(failure.text))
        return message("Net",
                       "%1 did not accept our client certificate, or wants one that is not configured. Check the user's credentials.",
                       {server});
    return message("Net", "The TLS handshake with %1 failed. Check that the address is right and that the port speaks TLS.", {server});
}

Message connectMessage(const CurlFailure& failure, const CurlTarget& target, const HttpRequest& request)
{
    const std::string& server = target.shownServer;
    if (failure.code == CURLE_COULDNT_RESOLVE_PROXY)
        return message("Net",
                       "The name of the proxy %1 could not be resolved. Check the proxy setting and the name service of this machine.",
                       {target.shownProxy});
    if (failure.proxyStatus >= 400)
        return message("Net",
                       "The proxy %1 did not let us through to %2: it answered %3. Check the proxy setting, or add the server to NO_PROXY.",
                       {target.shownProxy, server, std::to_string(failure.proxyStatus)});
    if (!target.proxy.empty())
        return message("Net", "%1 could not be reached through the proxy %2. Check that the proxy runs and that it may reach the server.",
                       {server, target.shownProxy});
    if (failure.code == CURLE_COULDNT_RESOLVE_HOST)
        return message("Net", "The name of %1 could not be resolved. Check the address, and the network or VPN that knows this name.",
                       {server});
    if (failure.code == CURLE_OPERATION_TIMEDOUT)
        return message("Net",
                       "No connection to %1 within %2 s. Check that the server runs and that network, VPN and firewall let you reach it.",
                       {server, seconds(request.connectTimeout)});
    if (failure.osError != 0)
        return message("Net", "No connection to %1: %2. Check that the server runs and that network, VPN and firewall let you reach it.",
                       {server, std::generic_category().message(static_cast<int>(failure.osError))});
    return message("Net", "No connection to %1. Check that the server runs and that network, VPN and firewall let you reach it.", {server});
}

Message lostMessage(const CurlTarget& target, const HttpRequest& request)
{
    if (isReadOnly(request))
        return message("Net", "The connection to %1 ended before the whole answer was here.", {target.shownServer});
    return message("Net",
                   "The connection to %1 ended before the whole answer was here. Whether %2 was carried out is not known: look before you "
                   "send it again.",
                   {target.shownServer, std::string(toString(request.method))});
}

bool isAnswerUnreadable(CURLcode code)
{
    constexpr std::array<CURLcode, 4> codes{CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING,
                                            CURLE_WRITE_ERROR};
    return std::ranges::find(codes, code) != codes.end();
}

Error timedOut(Message text, bool wasHandedOver)
{
    return {.kind = wasHandedOver ? ErrorKind::TimedOut : ErrorKind::ConnectFailed, .message = std::move(text), .detail = {}};
}

} // namespace

Error makeCurlError(const CurlFailure& failure, const CurlTarget& target, const HttpRequest& request)
{
    if (failure.code == CURLE_OUT_OF_MEMORY || failure.code == CURLE_FAILED_INIT || failure.code == CURLE_UNKNOWN_OPTION
        || failure.code == CURLE_NOT_BUILT_IN)
        return {.kind = ErrorKind::Internal,
                .message = message("Net", "The network library failed. This is a defect; please report it."),
                .detail = failure.text};
    if (isTlsCode(failure.code) ? !failure.wasHandedOver : isHandshakeAlert(failure.text))
        return {.kind = ErrorKind::TlsFailed, .message = tlsMessage(failure, target), .detail = failure.text};
    if (!failure.wasHandedOver)
        return {.kind = ErrorKind::ConnectFailed, .message = connectMessage(failure, target, request), .detail = failure.text};
    if (failure.code == CURLE_OPERATION_TIMEDOUT)
        return makeDeadlineError(target, request, true);
    if (isAnswerUnreadable(failure.code))
        return {.kind = ErrorKind::ProtocolViolation,
                .message
                = message("Net", "The answer of %1 cannot be understood as HTTP. Check that the address leads to the right server.",
                          {target.shownServer}),
                .detail = failure.text};
    return {.kind = ErrorKind::ConnectionLost, .message = lostMessage(target, request), .detail = failure.text};
}

Error makeDeadlineError(const CurlTarget& target, const HttpRequest& request, bool wasHandedOver)
{
    const std::string limit = seconds(request.deadline);
    if (!wasHandedOver)
        return timedOut(message("Net", "No connection to %1 within %2 s. Nothing was sent.", {target.shownServer, limit}), false);
    if (isReadOnly(request))
        return timedOut(message("Net", "%1 did not answer within %2 s.", {target.shownServer, limit}), true);
    return timedOut(message("Net", "%1 did not answer within %2 s. Whether %3 was carried out is not known: look before you send it again.",
                            {target.shownServer, limit, std::string(toString(request.method))}),
                    true);
}

Error makeIdleError(const CurlTarget& target, const HttpRequest& request, bool wasHandedOver)
{
    return timedOut(message("Net", "Nothing came from %1 for %2 s.", {target.shownServer, seconds(request.idleTimeout)}), wasHandedOver);
}

} // namespace tealdeck
