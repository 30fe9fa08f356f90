#pragma once

#include "core/base/secret.h"

#include <string>
#include <utility>
#include <vector>

namespace tealdeck
{

// How the server is reached and recognised. Everything is in memory; no file names reach the network layer.
struct HttpEndpoint
{
    std::string baseUrl; // "https://127.0.0.1:6443", a path prefix allowed, no slash at the end
    std::string tlsServerName{}; // verify the certificate for this name instead of the URL's host; empty: the URL's
    std::string certificateAuthority{}; // PEM; empty: the system's
    bool skipTlsVerification = false; // only what the user's own configuration says; shown wherever the connection is shown
    std::string proxyUrl{}; // empty: the environment's (HTTPS_PROXY, NO_PROXY)
    std::string userAgent{};
    bool disableCompression = false; // do not offer gzip (the kubeconfig's disable-compression)
};

// How we say who we are. Client certificates are part of the TLS session; changing them makes new connections.
struct HttpCredentials
{
    std::string clientCertificate{}; // PEM
    Secret clientKey{}; // PEM
    Secret bearerToken{};
    std::string basicUser{};
    Secret basicPassword{};
    // Impersonation (as, as-uid, as-groups, as-user-extra): ordinary headers, no secrets.
    std::vector<std::pair<std::string, std::string>> impersonationHeaders{};
};

} // namespace tealdeck
