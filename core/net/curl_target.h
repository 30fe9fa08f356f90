#pragma once

#include "core/base/result.h"
#include "core/net/http_credentials.h"
#include "core/net/http_message.h"
#include "core/net/proxy_choice.h"

#include <string>

namespace tealdeck
{

// One server as libcurl has to be told about it. With a tlsServerName the URL carries that name, so that SNI and the check of the
// certificate follow it, while CONNECT_TO and the Host header keep the real server.
struct CurlTarget
{
    HttpEndpoint endpoint;
    std::string urlBase; // scheme, host, port and path prefix
    std::string connectTo; // for CURLOPT_CONNECT_TO; empty: as the URL says
    std::string hostHeader; // empty: as the URL says
    std::string proxy; // empty: none
    std::string verifiedName; // the name that the certificate must be for
    std::string shownServer; // "127.0.0.1:6443", for messages
    std::string shownProxy; // without user and password
    bool isTls = false;
};

// Errors: InvalidInput when the base URL or the proxy URL cannot be used.
Result<CurlTarget> makeCurlTarget(HttpEndpoint endpoint, const ProxyEnvironment& environment);

// Refuses what must not reach the wire: a target or header that could smuggle another one in, or a secret in a header (InvalidInput).
Result<void> checkRequest(const HttpRequest& request);

} // namespace tealdeck
