#include "core/net/curl_exchange.h"

#include "core/base/encoding.h"
#include "core/net/curl_errors.h"
#include "core/net/sent_writes.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <cstring>
#include <exception>

namespace tealdeck
{
namespace
{

curl_blob viewBlob(std::string_view bytes)
{
    return {.data = const_cast<char*>(bytes.data()), .len = bytes.size(), .flags = CURL_BLOB_NOCOPY}; // libcurl only reads it
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

} // namespace

CurlExchange::CurlExchange(CurlJob job)
    : m_job(std::move(job))
    , m_easy(curl_easy_init())
    , m_lastByte(m_job.start)
{
}

CurlExchange::~CurlExchange()
{
    curl_easy_cleanup(m_easy);
    for (curl_slist* header = m_headers; header != nullptr; header = header->next)
        OPENSSL_cleanse(header->data, std::strlen(header->data)); // one of them may be the authorization
    curl_slist_free_all(m_headers);
    curl_slist_free_all(m_connectTo);
}

template <typename Value>
void CurlExchange::set(CURLoption option, Value value)
{
    const CURLcode code = curl_easy_setopt(m_easy, option, value);
    if (code != CURLE_OK && !m_setupFailure)
        m_setupFailure = code;
}

bool CurlExchange::isRepeatable() const
{
    return m_job.request.method == HttpMethod::Get || m_job.request.method == HttpMethod::Head;
}

Result<void> CurlExchange::prepare()
{
    if (m_easy == nullptr)
        return fail(makeCurlError({.code = CURLE_FAILED_INIT, .text = {}}, *m_job.target, m_job.request));
    setConnection();
    setCredentials();
    setMethod();
    if (auto headers = setHeaders(); !headers)
        return headers;
    if (m_setupFailure)
        return fail(makeCurlError({.code = *m_setupFailure, .text = curl_easy_strerror(*m_setupFailure)}, *m_job.target, m_job.request));
    return {};
}

void CurlExchange::setConnection()
{
    const CurlTarget& target = *m_job.target;
    set(CURLOPT_URL, (target.urlBase + m_job.request.target).c_str());
    set(CURLOPT_PATH_AS_IS, 1L); // what was judged read-only or not is what is sent
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_ERRORBUFFER, m_errorText.data());
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_job.request.connectTimeout.count()));
    set(CURLOPT_DNS_CACHE_TIMEOUT, 5L); // an address may change; connections are made seldom
    set(CURLOPT_QUICK_EXIT, 1L); // an exchange that is given up never waits for a name server that hangs
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_TCP_KEEPIDLE, 30L);
    set(CURLOPT_TCP_KEEPINTVL, 10L);
    set(CURLOPT_BUFFERSIZE, 256L * 1024);
    set(CURLOPT_PROXY, target.proxy.c_str()); // empty: none, and the environment is not asked again
    set(CURLOPT_NOPROXY, "");
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!target.connectTo.empty()) {
        m_connectTo = curl_slist_append(nullptr, target.connectTo.c_str());
        set(CURLOPT_CONNECT_TO, m_connectTo);
    }
    if (target.endpoint.skipTlsVerification) {
        set(CURLOPT_SSL_VERIFYPEER, 0L);
        set(CURLOPT_SSL_VERIFYHOST, 0L);
    }
    if (!target.endpoint.certificateAuthority.empty()) {
        // Only this authority: without the two NULLs the system's would be trusted beside it.
        set(CURLOPT_CAINFO, static_cast<const char*>(nullptr));
        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
        curl_blob authority = viewBlob(target.endpoint.certificateAuthority);
        set(CURLOPT_CAINFO_BLOB, &authority);
    }
    if (target.isTls) {
        set(CURLOPT_SSL_CTX_FUNCTION, &CurlExchange::onTlsContext);
        set(CURLOPT_SSL_CTX_DATA, this);
    }
    set(CURLOPT_HEADERFUNCTION, &CurlExchange::onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &CurlExchange::onBody);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_PREREQFUNCTION, &CurlExchange::onBeforeRequest);
    set(CURLOPT_PREREQDATA, this);
}

void CurlExchange::setCredentials()
{
    const HttpCredentials& credentials = *m_job.credentials;
    set(CURLOPT_KEYPASSWD, ""); // else OpenSSL asks the terminal for the passphrase of an encrypted key
    if (!credentials.clientCertificate.empty()) {
        curl_blob certificate = viewBlob(credentials.clientCertificate);
        set(CURLOPT_SSLCERT_BLOB, &certificate);
        set(CURLOPT_SSLCERTTYPE, "PEM");
        curl_blob key = viewBlob(credentials.clientKey.reveal());
        set(CURLOPT_SSLKEY_BLOB, &key);
        set(CURLOPT_SSLKEYTYPE, "PEM");
    }
}

// A write gets its own new HTTP/1.1 connection: libcurl repeats any request that died on a reused connection without an answer
// (Curl_retry_request) and any stream that HTTP/2 refused. On a new HTTP/1.1 connection neither can happen; onBeforeRequest() stops it
// should libcurl ever learn a third way.
void CurlExchange::setMethod()
{
    const HttpRequest& request = m_job.request;
    const bool hasBody = !request.body.empty() || request.method == HttpMethod::Post || request.method == HttpMethod::Put
        || request.method == HttpMethod::Patch;
    if (hasBody) {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDS, request.body.data());
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }
    if (request.method == HttpMethod::Head)
        set(CURLOPT_NOBODY, 1L);
    else
        set(CURLOPT_CUSTOMREQUEST, std::string(toString(request.method)).c_str());
    if (isRepeatable()) {
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    } else {
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        set(CURLOPT_FRESH_CONNECT, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
    }
    if (!m_job.target->endpoint.disableCompression)
        set(CURLOPT_ACCEPT_ENCODING, "gzip");
}

Result<void> CurlExchange::setHeaders()
{
    const HttpCredentials& credentials = *m_job.credentials;
    const auto add = [this](const std::string& line) { m_headers = curl_slist_append(m_headers, line.c_str()); };
    bool hasContentType = false;
    for (const HttpHeader& header : m_job.request.headers) {
        hasContentType = hasContentType || lowerCase(header.name) == "content-type";
        add(header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
    }
    for (const auto& [name, value] : credentials.impersonationHeaders)
        add(name + ": " + value);
    add("Expect:"); // no 100-continue
    if (!hasContentType)
        add("Content-Type:"); // libcurl would call every body a form
    if (!m_job.target->hostHeader.empty())
        add("Host: " + m_job.target->hostHeader);
    add("User-Agent: " + (m_job.target->endpoint.userAgent.empty() ? std::string("tealdeck") : m_job.target->endpoint.userAgent));
    Secret authorization;
    if (!credentials.bearerToken.empty())
        authorization = Secret("Authorization: Bearer " + std::string(credentials.bearerToken.reveal()));
    else if (!credentials.basicUser.empty())
        authorization
            = Secret("Authorization: Basic " + encodeBase64(credentials.basicUser + ":" + std::string(credentials.basicPassword.reveal())));
    for (const char character : authorization.reveal()) {
        if (static_cast<unsigned char>(character) < 0x20 || character == 0x7f)
            return fail(ErrorKind::InvalidInput,
                        message("Net", "The token for %1 holds a line break or another control character. Get a new token.",
                                {m_job.target->shownServer}));
    }
    if (!authorization.empty())
        add(std::string(authorization.reveal()));
    set(CURLOPT_HTTPHEADER, m_headers);
    set(CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE)); // none of these for a proxy's CONNECT
    return {};
}

std::optional<Instant> CurlExchange::nextDeadline() const
{
    std::optional<Instant> next;
    if (m_job.request.deadline > Duration::zero())
        next = m_job.start + m_job.request.deadline;
    if (m_job.request.idleTimeout > Duration::zero())
        next = next ? std::min(*next, m_lastByte + m_job.request.idleTimeout) : m_lastByte + m_job.request.idleTimeout;
    return next;
}

std::optional<Error> CurlExchange::expired(Instant now) const
{
    const HttpRequest& request = m_job.request;
    if (request.deadline > Duration::zero() && now >= m_job.start + request.deadline)
        return makeDeadlineError(*m_job.target, request, m_wasHandedOver);
    if (request.idleTimeout > Duration::zero() && now >= m_lastByte + request.idleTimeout)
        return makeIdleError(*m_job.target, request, m_wasHandedOver);
    return std::nullopt;
}

Result<HttpHead> CurlExchange::result(CURLcode code) const
{
    if (m_sinkError)
        return fail(*m_sinkError);
    // libcurl is content with a head that was cut off in the middle.
    if (code == CURLE_OK && m_isHeadComplete)
        return m_head;
    CurlFailure failure{.code = code == CURLE_OK ? CURLE_PARTIAL_FILE : code, .text = m_errorText.data(), .wasHandedOver = m_wasHandedOver};
    if (failure.text.empty())
        failure.text = curl_easy_strerror(failure.code);
    curl_easy_getinfo(m_easy, CURLINFO_SSL_VERIFYRESULT, &failure.verifyResult);
    curl_easy_getinfo(m_easy, CURLINFO_OS_ERRNO, &failure.osError);
    curl_easy_getinfo(m_easy, CURLINFO_HTTP_CONNECTCODE, &failure.proxyStatus);
    failure.certificate = m_peer->facts;
    return fail(makeCurlError(failure, *m_job.target, m_job.request));
}

CURLcode CurlExchange::onTlsContext(CURL*, void* context, void* self)
{
    const auto& exchange = *static_cast<CurlExchange*>(self);
    return notePeerCertificate(static_cast<ssl_ctx_st*>(context), exchange.m_peer) ? CURLE_OK : CURLE_OUT_OF_MEMORY;
}

// Called by libcurl when the connection stands and right before the request goes out.
int CurlExchange::onBeforeRequest(void* self, char*, char*, int, int)
{
    auto& exchange = *static_cast<CurlExchange*>(self);
    const HttpRequest& request = exchange.m_job.request;
    if (exchange.m_wasHandedOver && !exchange.isRepeatable())
        return CURL_PREREQFUNC_ABORT;
    exchange.m_wasHandedOver = true;
    if (isStateChanging(request))
        exchange.m_job.sentWrites->note({.time = SystemClock().wallNow(), .method = request.method, .target = request.target});
    return CURL_PREREQFUNC_OK;
}

std::size_t CurlExchange::onHeader(char* data, std::size_t size, std::size_t count, void* self)
{
    const std::size_t length = size * count;
    return static_cast<CurlExchange*>(self)->takeHeaderLine({data, length}) ? length : 0;
}

std::size_t CurlExchange::onBody(char* data, std::size_t size, std::size_t count, void* self)
{
    const std::size_t length = size * count;
    return static_cast<CurlExchange*>(self)->takeBody({data, length}) ? length : CURL_WRITEFUNC_ERROR;
}

bool CurlExchange::takeHeaderLine(std::string_view line)
{
    m_lastByte = SystemClock().now();
    m_wasHeard = true;
    if (m_isHeadComplete)
        return true; // trailers of a chunked body
    if (line.starts_with("HTTP/")) {
        m_head = {};
        return true;
    }
    if (trimmed(line).empty()) {
        long status = 0;
        curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
        if (status < 200)
            return true; // 100 Continue and the like: another head follows
        m_head.status = static_cast<int>(status);
        m_isHeadComplete = true;
        try {
            return keep(m_job.sink->head(m_head));
        } catch (const std::exception& exception) {
            return keep(fail(ErrorKind::Internal, message("Net", "Reading an answer failed. This is a defect; please report it."),
                             exception.what()));
        }
    }
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
        m_head.headers.push_back({lowerCase(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
    return true;
}

bool CurlExchange::takeBody(std::string_view bytes)
{
    m_lastByte = SystemClock().now();
    try {
        return keep(m_job.sink->bytes(bytes));
    } catch (const std::exception& exception) {
        return keep(
            fail(ErrorKind::Internal, message("Net", "Reading an answer failed. This is a defect; please report it."), exception.what()));
    }
}

bool CurlExchange::keep(Result<void> accepted)
{
    if (!accepted)
        m_sinkError = std::move(accepted).error();
    return !m_sinkError;
}

} // namespace tealdeck
