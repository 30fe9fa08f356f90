#include "tests/support/fake_http.h"

#include <algorithm>
#include <stdexcept>

namespace tealdeck
{
namespace
{

Error fakeError(ErrorKind kind)
{
    return {.kind = kind, .message = message("Fake", "The fake failed as it was told: %1.", {std::string(toString(kind))}), .detail = {}};
}

} // namespace

FakeAnswer FakeAnswer::json(std::string body, int status)
{
    return {.status = status, .headers = {{"content-type", "application/json"}}, .chunks = {std::move(body)}};
}

FakeAnswer FakeAnswer::failing(ErrorKind kind)
{
    return {.status = 0, .end = End::Fails, .error = fakeError(kind)};
}

FakeAnswer FakeAnswer::cut(std::vector<std::string> chunks)
{
    return {.chunks = std::move(chunks), .end = End::Fails, .error = fakeError(ErrorKind::ConnectionLost)};
}

FakeAnswer FakeAnswer::lost(std::function<void(const HttpRequest&)> apply)
{
    return failing(ErrorKind::ConnectionLost).applying(std::move(apply));
}

FakeAnswer FakeAnswer::never()
{
    return {.end = End::Never};
}

FakeAnswer FakeAnswer::stream(std::vector<std::string> chunks)
{
    return {.chunks = std::move(chunks), .end = End::StaysOpen};
}

FakeAnswer FakeAnswer::after(Duration wait) const
{
    FakeAnswer copy = *this;
    copy.delay = wait;
    return copy;
}

FakeAnswer FakeAnswer::applying(std::function<void(const HttpRequest&)> what) const
{
    FakeAnswer copy = *this;
    copy.apply = std::move(what);
    return copy;
}

RequestPredicate requestTo(HttpMethod method, std::string path)
{
    return [method, path = std::move(path)](const HttpRequest& request) {
        return request.method == method && request.target.substr(0, request.target.find('?')) == path;
    };
}

RequestPredicate requestContaining(std::string text)
{
    return [text = std::move(text)](const HttpRequest& request) { return request.target.find(text) != std::string::npos; };
}

// One request on its way. Kept by FakeHttp; tasks know it weakly.
class FakeHttp::Exchange : public FakeStream, public std::enable_shared_from_this<FakeHttp::Exchange>
{
public:
    Exchange(Scheduler& scheduler, HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd, FakeAnswer answer)
        : m_scheduler(scheduler)
        , m_request(std::move(request))
        , m_sink(std::move(sink))
        , m_onEnd(std::move(onEnd))
        , m_answer(std::move(answer))
    {
    }

    void start()
    {
        later([](Exchange& self) { self.arrive(); });
        if (m_request.deadline > Duration::zero())
            m_deadline = m_scheduler.after(m_request.deadline, [this] { finish(fail(fakeError(ErrorKind::TimedOut))); });
        restartIdle();
    }

    void cancel()
    {
        if (!isOpen())
            return;
        m_wasCancelled = true;
        release();
    }

    void push(std::string bytes) override
    {
        later([bytes = std::move(bytes)](Exchange& self) { self.deliver(bytes); });
    }
    void end() override
    {
        later([](Exchange& self) { self.finish(self.m_head); });
    }
    void cut(ErrorKind kind) override { cut(fakeError(kind)); }
    void cut(Error error)
    {
        later([error = std::move(error)](Exchange& self) { self.finish(fail(error)); });
    }
    bool isInBackground() const { return m_request.lane == HttpLane::Background; }
    bool isOpen() const override { return static_cast<bool>(m_onEnd); }
    bool wasCancelled() const override { return m_wasCancelled; }

private:
    template <typename Action>
    void later(Action action)
    {
        m_scheduler.post([weak = weak_from_this(), action = std::move(action)] {
            if (const auto self = weak.lock())
                action(*self);
        });
    }

    void arrive()
    {
        if (m_answer.apply)
            m_answer.apply(m_request);
        if (!isOpen() || m_answer.end == FakeAnswer::End::Never)
            return;
        if (m_answer.delay > Duration::zero())
            m_timer = m_scheduler.after(m_answer.delay, [this] { sendHead(); });
        else
            sendHead();
    }

    void sendHead()
    {
        if (m_answer.status != 0) {
            m_head = {.status = m_answer.status, .headers = m_answer.headers};
            restartIdle();
            const auto sink = m_sink;
            if (auto accepted = sink->head(m_head); !accepted)
                return finish(fail(std::move(accepted).error()));
        }
        sendChunk(0);
    }

    void sendChunk(std::size_t index)
    {
        if (!isOpen())
            return;
        if (index < m_answer.chunks.size()) {
            deliver(m_answer.chunks[index]);
            if (m_answer.betweenChunks > Duration::zero() && isOpen())
                m_timer = m_scheduler.after(m_answer.betweenChunks, [this, index] { sendChunk(index + 1); });
            else
                later([index](Exchange& self) { self.sendChunk(index + 1); });
        } else if (m_answer.end == FakeAnswer::End::Complete) {
            finish(m_head);
        } else if (m_answer.end == FakeAnswer::End::Fails) {
            finish(fail(m_answer.error));
        }
    }

    void deliver(const std::string& bytes)
    {
        if (!isOpen())
            return;
        restartIdle();
        const auto sink = m_sink; // the sink may end this exchange
        if (auto accepted = sink->bytes(bytes); !accepted)
            finish(fail(std::move(accepted).error()));
    }

    void finish(Result<HttpHead> result)
    {
        if (!isOpen())
            return;
        const OnEnd onEnd = std::move(m_onEnd);
        release();
        onEnd(std::move(result));
    }

    void restartIdle()
    {
        if (m_request.idleTimeout > Duration::zero())
            m_idle = m_scheduler.after(m_request.idleTimeout, [this] { finish(fail(fakeError(ErrorKind::TimedOut))); });
    }

    void release()
    {
        m_onEnd = nullptr;
        m_sink.reset();
        m_timer.end();
        m_deadline.end();
        m_idle.end();
    }

    Scheduler& m_scheduler;
    HttpRequest m_request;
    std::shared_ptr<BodySink> m_sink;
    OnEnd m_onEnd;
    FakeAnswer m_answer;
    HttpHead m_head{.status = 200};
    Handle m_timer;
    Handle m_deadline;
    Handle m_idle;
    bool m_wasCancelled = false;
};

FakeHttp::FakeHttp(Scheduler& scheduler)
    : m_scheduler(scheduler)
{
}

FakeHttp::~FakeHttp() = default;

Handle FakeHttp::exchange(HttpRequest request, std::shared_ptr<BodySink> sink, OnEnd onEnd)
{
    FakeAnswer answer = answerFor(request);
    sent.push_back(request);
    const auto exchange = std::make_shared<Exchange>(m_scheduler, std::move(request), std::move(sink), std::move(onEnd), std::move(answer));
    m_exchanges.push_back(exchange);
    exchange->start();
    return Handle([weak = std::weak_ptr(exchange)] {
        if (const auto alive = weak.lock())
            alive->cancel();
    });
}

const Clock& FakeHttp::clock() const
{
    return m_scheduler.clock();
}

void FakeHttp::renewConnections(const Error& reason)
{
    ++renewals;
    for (const auto& exchange : m_exchanges) {
        if (exchange->isOpen() && exchange->isInBackground())
            exchange->cut(reason);
    }
}

void FakeHttp::next(FakeAnswer answer)
{
    once([](const HttpRequest&) { return true; }, std::move(answer));
}

void FakeHttp::once(RequestPredicate predicate, FakeAnswer answer)
{
    m_oneTime.push_back({std::move(predicate), [answer = std::move(answer)](const HttpRequest&) { return answer; }});
}

void FakeHttp::on(RequestPredicate predicate, FakeAnswer answer)
{
    on(std::move(predicate), Responder([answer = std::move(answer)](const HttpRequest&) { return answer; }));
}

void FakeHttp::on(RequestPredicate predicate, Responder responder)
{
    m_lasting.push_back({std::move(predicate), std::move(responder)});
}

FakeStream& FakeHttp::stream(std::size_t index)
{
    return *m_exchanges.at(index);
}

FakeStream& FakeHttp::stream(const RequestPredicate& predicate)
{
    for (std::size_t i = sent.size(); i > 0; --i) {
        if (predicate(sent[i - 1]))
            return stream(i - 1);
    }
    throw std::logic_error("FakeHttp: no such request was sent");
}

std::size_t FakeHttp::count(const RequestPredicate& predicate) const
{
    return static_cast<std::size_t>(std::ranges::count_if(sent, predicate));
}

std::size_t FakeHttp::openCount() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_exchanges, [](const auto& exchange) { return exchange->isOpen(); }));
}

FakeAnswer FakeHttp::answerFor(const HttpRequest& request)
{
    const auto oneTime = std::ranges::find_if(m_oneTime, [&](const Rule& rule) { return rule.predicate(request); });
    if (oneTime != m_oneTime.end()) {
        const Responder responder = oneTime->responder;
        m_oneTime.erase(oneTime);
        return responder(request);
    }
    for (auto rule = m_lasting.rbegin(); rule != m_lasting.rend(); ++rule) {
        if (rule->predicate(request))
            return rule->responder(request);
    }
    unexpected.push_back(request);
    FakeAnswer answer = FakeAnswer::failing(ErrorKind::Internal);
    answer.error.detail = "no rule for " + std::string(toString(request.method)) + " " + request.target;
    return answer;
}

} // namespace tealdeck
