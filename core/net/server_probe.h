#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/net/http_credentials.h"
#include "core/net/proxy_choice.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// What one step of reaching a server gave, and how long it took.
template <typename T>
struct Probed
{
    Result<T> value;
    Duration took{};
};

// What a server says of itself in the TLS handshake, and what is to be thought of it.
struct TlsFacts
{
    std::string protocol{}; // "TLSv1.3"
    std::string subject{}; // "CN=kube-apiserver"
    std::string issuer{};
    std::vector<std::string> names{}; // for which it is valid: DNS names and addresses
    WallTime validFrom{};
    WallTime validUntil{};
    bool isTrusted = false; // by the certificate authority of the endpoint, for its name
    std::string verdict{}; // OpenSSL's words: "ok", "certificate has expired"

    bool operator==(const TlsFacts&) const = default;
};

// How far a server can be reached, step by step; a step that was not tried is nothing.
struct ServerProbe
{
    std::string host{};
    int port = 0;
    std::string proxy{}; // without user and password; empty: none is used
    std::optional<Probed<std::vector<std::string>>> addresses{}; // DNS: of the proxy where one is used
    std::optional<Probed<std::string>> connection{}; // the address that answered: "127.0.0.1:6443"
    std::optional<Probed<TlsFacts>> tls{}; // nothing for plain http
};

// Looks the server up, connects (through the proxy by CONNECT, where there is one) and shakes hands, without sending a request or any
// credential. The certificate is told even where it is not trusted. Each step has `limit`. It blocks: call it where nobody waits for the
// thread. SOCKS proxies and proxies behind TLS are not probed.
ServerProbe probeServer(const HttpEndpoint& endpoint, const ProxyEnvironment& environment, Duration limit);

} // namespace tealdeck
