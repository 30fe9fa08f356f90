#pragma once

#include "core/base/error.h"
#include "core/net/certificate_facts.h"
#include "core/net/curl_target.h"
#include "core/net/http_message.h"

#include <curl/curl.h>

#include <optional>

namespace tealdeck
{

// What is known about an exchange that libcurl gave up.
struct CurlFailure
{
    CURLcode code = CURLE_OK;
    std::string text; // libcurl's own words
    long verifyResult = 0; // OpenSSL's X509_V_ERR_...
    long osError = 0;
    long proxyStatus = 0; // the proxy's answer to CONNECT
    bool wasHandedOver = false; // the request may have left
    std::optional<CertificateFacts> certificate{}; // that the other side showed
    WallTime time = SystemClock().wallNow();
};

// Keeps the promise of HttpClient: ConnectFailed and TlsFailed only when the request did not reach the server's program.
Error makeCurlError(const CurlFailure& failure, const CurlTarget& target, const HttpRequest& request);
// The overall deadline; ConnectFailed while nothing had been handed over.
Error makeDeadlineError(const CurlTarget& target, const HttpRequest& request, bool wasHandedOver);
Error makeIdleError(const CurlTarget& target, const HttpRequest& request, bool wasHandedOver);

} // namespace tealdeck
