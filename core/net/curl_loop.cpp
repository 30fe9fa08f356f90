#include "core/net/curl_loop.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace tealdeck
{
namespace
{

constexpr Duration longestPoll = std::chrono::seconds(60);

CURLM* makeMulti(long maxConnections)
{
    static const CURLcode isReady = curl_global_init(CURL_GLOBAL_DEFAULT);
    CURLM* multi = isReady == CURLE_OK ? curl_multi_init() : nullptr;
    if (multi == nullptr)
        throw std::runtime_error("libcurl cannot be started");
    curl_multi_setopt(multi, CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_MULTIPLEX));
    curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, maxConnections);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, maxConnections);
    return multi;
}

} // namespace

CurlLoop::CurlLoop(long maxConnections, FirstConnection firstConnection, OnDone onDone)
    : m_multi(makeMulti(maxConnections))
    , m_firstConnection(firstConnection)
    , m_onDone(std::move(onDone))
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

CurlLoop::~CurlLoop()
{
    m_thread.request_stop();
    curl_multi_wakeup(m_multi);
    m_thread.join();
    curl_multi_cleanup(m_multi);
}

void CurlLoop::start(CurlJob job)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_toStart.push_back(std::move(job));
    }
    curl_multi_wakeup(m_multi);
}

void CurlLoop::cancel(std::uint64_t id)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_toCancel.push_back(id);
    }
    curl_multi_wakeup(m_multi);
}

void CurlLoop::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        takeOrders();
        int running = 0;
        curl_multi_perform(m_multi, &running);
        collectDone();
        collectExpired();
        release();
        curl_multi_poll(m_multi, nullptr, 0, waitMilliseconds(), nullptr);
    }
    while (!m_exchanges.empty())
        take(m_exchanges.begin()->first);
}

void CurlLoop::takeOrders()
{
    std::vector<CurlJob> toStart;
    std::vector<std::uint64_t> toCancel;
    {
        const std::scoped_lock lock(m_mutex);
        toStart.swap(m_toStart);
        toCancel.swap(m_toCancel);
    }
    for (CurlJob& job : toStart) {
        // Ended before it began: nothing was sent.
        if (std::ranges::find(toCancel, job.id) == toCancel.end())
            begin(std::move(job));
    }
    for (const std::uint64_t id : toCancel)
        take(id);
}

void CurlLoop::begin(CurlJob job)
{
    const std::uint64_t id = job.id;
    auto exchange = std::make_unique<CurlExchange>(std::move(job));
    auto prepared = exchange->prepare();
    if (!prepared) {
        exchange.reset();
        m_onDone(id, fail(std::move(prepared).error()));
        return;
    }
    curl_easy_setopt(exchange->easy(), CURLOPT_PRIVATE, exchange.get());
    const bool mayWait = m_firstConnection == FirstConnection::IsAwaited && exchange->isRepeatable();
    if (mayWait && m_leader != 0) {
        m_held.push_back(id);
    } else {
        if (mayWait && !hasConnection())
            m_leader = id;
        curl_multi_add_handle(m_multi, exchange->easy());
    }
    m_exchanges.emplace(id, std::move(exchange));
}

// libcurl has CURLOPT_PIPEWAIT for this, but wakes the waiting ones one by one: over HTTP/1.1, where watches never end, some then wait for ever.
void CurlLoop::release()
{
    const auto leader = m_exchanges.find(m_leader);
    if (m_leader == 0 || (leader != m_exchanges.end() && !leader->second->wasHandedOver()))
        return;
    m_leader = 0;
    for (const std::uint64_t id : std::exchange(m_held, {})) {
        const auto found = m_exchanges.find(id); // its Handle may have ended meanwhile
        if (found != m_exchanges.end())
            curl_multi_add_handle(m_multi, found->second->easy());
    }
}

bool CurlLoop::hasConnection() const
{
    return std::ranges::any_of(m_exchanges, [](const auto& entry) { return entry.second->isRepeatable() && entry.second->wasHandedOver(); });
}

void CurlLoop::collectDone()
{
    int left = 0;
    while (const CURLMsg* done = curl_multi_info_read(m_multi, &left)) {
        if (done->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = done->data.result;
        void* privateData = nullptr;
        curl_easy_getinfo(done->easy_handle, CURLINFO_PRIVATE, &privateData);
        const auto* exchange = static_cast<const CurlExchange*>(privateData);
        const std::uint64_t id = exchange->id();
        Result<HttpHead> result = exchange->result(code);
        take(id); // first this thread gives up its share, then it reports
        m_onDone(id, std::move(result));
    }
}

void CurlLoop::collectExpired()
{
    const Instant now = SystemClock().now();
    std::vector<std::pair<std::uint64_t, Error>> expired;
    for (const auto& [id, exchange] : m_exchanges) {
        if (auto error = exchange->expired(now))
            expired.emplace_back(id, std::move(*error));
    }
    for (auto& [id, error] : expired) {
        take(id);
        m_onDone(id, fail(std::move(error)));
    }
}

std::unique_ptr<CurlExchange> CurlLoop::take(std::uint64_t id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return nullptr;
    auto exchange = std::move(found->second);
    m_exchanges.erase(found);
    curl_multi_remove_handle(m_multi, exchange->easy());
    return exchange;
}

int CurlLoop::waitMilliseconds() const
{
    Duration wait = longestPoll;
    const Instant now = SystemClock().now();
    for (const auto& [id, exchange] : m_exchanges) {
        if (const auto deadline = exchange->nextDeadline())
            wait = std::clamp(*deadline - now, Duration::zero(), wait);
    }
    return static_cast<int>(wait.count());
}

} // namespace tealdeck
