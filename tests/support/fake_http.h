#pragma once

#include "core/base/scheduler.h"
#include "core/net/http_client.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tealdeck
{

// What the faked server does with one request, as a value. All times pass on the scheduler's clock.
struct FakeAnswer
{
    enum class End
    {
        Complete, // head, chunks, regular end
        Fails, // head and chunks (a status of 0: not even the head), then `error`
        StaysOpen, // head and chunks, then the test feeds it: FakeHttp::stream()
        Never, // nothing ever comes; the request's own deadline still holds
    };

    Duration delay{}; // before the head
    int status = 200;
    std::vector<HttpHeader> headers{}; // names in lower case
    std::vector<std::string> chunks{};
    Duration betweenChunks{};
    End end = End::Complete;
    Error error{}; // for Fails
    // What the request does to the faked server; runs once when the request arrives, also when its answer fails or its Handle ends.
    std::function<void(const HttpRequest&)> apply{};

    static FakeAnswer json(std::string body, int status = 200);
    static FakeAnswer failing(ErrorKind kind); // fails before the head
    static FakeAnswer cut(std::vector<std::string> chunks); // head and chunks, then ConnectionLost
    static FakeAnswer lost(std::function<void(const HttpRequest&)> apply); // carried out, then ConnectionLost without any answer
    static FakeAnswer never();
    static FakeAnswer stream(std::vector<std::string> chunks = {}); // 200, chunks, then fed by the test

    FakeAnswer after(Duration wait) const;
    FakeAnswer applying(std::function<void(const HttpRequest&)> what) const;
};

using RequestPredicate = std::function<bool(const HttpRequest&)>;
// True for this method and exactly this path; the query may be any.
RequestPredicate requestTo(HttpMethod method, std::string path);
// True when the target (path and query) contains the text.
RequestPredicate requestContaining(std::string text);

// The server's end of one exchange: what a test feeds when the answer stays open. What is pushed arrives in order, in tasks of the
// scheduler.
class FakeStream
{
public:
    virtual ~FakeStream() = default;
    virtual void push(std::string bytes) = 0;
    virtual void end() = 0;
    virtual void cut(ErrorKind kind = ErrorKind::ConnectionLost) = 0;
    // False after the end and after the client's Handle ended.
    virtual bool isOpen() const = 0;
    virtual bool wasCancelled() const = 0;
};

// An HttpClient without a network, for the home thread only. It keeps the promises of HttpClient, deadlines and idle time-outs included,
// and misbehaves as scripted. A request that no rule expects ends with Internal and is listed in `unexpected`.
class FakeHttp : public HttpClient
{
public:
    using Responder = std::function<FakeAnswer(const HttpRequest&)>;

    explicit FakeHttp(Scheduler& scheduler);
    ~FakeHttp() override;

    Handle exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd) override;
    const Clock& clock() const override;
    std::optional<Instant> lastHeard() const override { return heard; }
    // Ends what is under way on the background lane, as promised.
    void renewConnections(const Error& reason) override;

    std::optional<Instant> heard; // what lastHeard() gives
    int renewals = 0; // calls of renewConnections()

    // Rules: one-time rules first, in the order they were given; then lasting ones, the youngest first.
    void next(FakeAnswer answer); // for any request, once
    void once(RequestPredicate predicate, FakeAnswer answer);
    void on(RequestPredicate predicate, FakeAnswer answer);
    void on(RequestPredicate predicate, Responder responder);

    std::vector<HttpRequest> sent; // everything handed over, in order
    std::vector<HttpRequest> unexpected;

    // The server's end of sent[index]; or of the youngest request that fulfils the predicate (there must be one).
    FakeStream& stream(std::size_t index);
    FakeStream& stream(const RequestPredicate& predicate);
    std::size_t count(const RequestPredicate& predicate) const;
    // How many exchanges have neither ended nor been cancelled.
    std::size_t openCount() const;

private:
    class Exchange;
    struct Rule
    {
        RequestPredicate predicate;
        Responder responder;
    };

    FakeAnswer answerFor(const HttpRequest& request);

    Scheduler& m_scheduler;
    std::deque<Rule> m_oneTime;
    std::vector<Rule> m_lasting;
    std::vector<std::shared_ptr<Exchange>> m_exchanges;
};

} // namespace tealdeck
