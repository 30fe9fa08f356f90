#pragma once

#include "core/base/clock.h"
#include "core/net/curl_target.h"
#include "core/net/http_client.h"
#include "core/net/peer_certificate.h"

#include <curl/curl.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace tealdeck
{

class SentWrites;

// What an exchange is made of; goes from the home thread to the network thread once.
struct CurlJob
{
    std::uint64_t id = 0;
    HttpRequest request;
    std::shared_ptr<BodySink> sink;
    std::shared_ptr<const CurlTarget> target;
    std::shared_ptr<const HttpCredentials> credentials;
    std::shared_ptr<SentWrites> sentWrites;
    Instant start{};
};

// One request and its answer on the network thread: an easy handle, what its callbacks saw, and its deadlines.
class CurlExchange
{
public:
    explicit CurlExchange(CurlJob job);
    ~CurlExchange();
    CurlExchange(const CurlExchange&) = delete;
    CurlExchange& operator=(const CurlExchange&) = delete;

    // Tells libcurl everything; an error means that the exchange cannot even begin.
    Result<void> prepare();
    CURL* easy() const { return m_easy; }
    std::uint64_t id() const { return m_job.id; }
    // GET and HEAD: may share a connection, and may be sent again when that one died.
    bool isRepeatable() const;
    // libcurl has it.
    bool isStarted() const { return m_isStarted; }
    void setStarted() { m_isStarted = true; }
    // The connection stands and the request may have left.
    bool wasHandedOver() const { return m_wasHandedOver; }
    // When the last byte of the answer came; nothing: none yet.
    std::optional<Instant> lastHeard() const { return m_wasHeard ? std::optional(m_lastByte) : std::nullopt; }

    // When something has to be done even if no byte comes; nothing: never.
    std::optional<Instant> nextDeadline() const;
    // The error of a deadline that has passed.
    std::optional<Error> expired(Instant now) const;
    // What became of it, once libcurl is done.
    Result<HttpHead> result(CURLcode code) const;

private:
    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
    static CURLcode onTlsContext(CURL* easy, void* context, void* self);
    static int onBeforeRequest(void* self, char* remote, char* local, int remotePort, int localPort);

    void setConnection();
    void setCredentials();
    void setMethod();
    Result<void> setHeaders();
    bool takeHeaderLine(std::string_view line);
    bool takeBody(std::string_view bytes);
    bool keep(Result<void> accepted);
    template <typename Value>
    void set(CURLoption option, Value value);

    CurlJob m_job;
    CURL* m_easy = nullptr;
    curl_slist* m_headers = nullptr;
    curl_slist* m_connectTo = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
    std::optional<CURLcode> m_setupFailure;

    std::shared_ptr<PeerCertificate> m_peer = std::make_shared<PeerCertificate>();
    HttpHead m_head;
    bool m_isHeadComplete = false;
    bool m_isStarted = false;
    bool m_wasHandedOver = false; // the request may have left
    std::optional<Error> m_sinkError;
    bool m_wasHeard = false;
    Instant m_lastByte{};
};

} // namespace tealdeck
