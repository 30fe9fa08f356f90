#include "core/net/curl_loop.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

namespace tealdeck
{
namespace
{

constexpr Duration longestPoll = std::chrono::seconds(60);

// Reads that may shake hands at once while a connection stands already.
constexpr std::size_t handshakesBesideAConnection = 8;

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

CurlLoop::CurlLoop(long maxConnections, OnDone onDone)
    : m_maxConnections(maxConnections)
    , m_multi(makeMulti(maxConnections))
    , m_onDone(std::move(onDone))
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

CurlLoop::~CurlLoop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_thread.request_stop();
        wakeUp();
    }
    m_thread.join();
    curl_multi_cleanup(m_multi);
}

void CurlLoop::start(CurlJob job)
{
    const std::scoped_lock lock(m_mutex);
    m_toStart.push_back(std::move(job));
    wakeUp();
}

void CurlLoop::cancel(std::uint64_t id)
{
    const std::scoped_lock lock(m_mutex);
    m_toCancel.push_back(id);
    wakeUp();
}

void CurlLoop::renew(std::optional<Error> reason)
{
    const std::scoped_lock lock(m_mutex);
    m_isRenewalWanted = true;
    m_reasonOfRenewal = std::move(reason);
    wakeUp();
}

std::optional<Instant> CurlLoop::lastHeard() const
{
    const Duration heard(m_lastHeard.load());
    return heard == Duration::zero() ? std::nullopt : std::optional(Instant{heard});
}

void CurlLoop::wakeUp() const
{
    curl_multi_wakeup(m_multi);
}

void CurlLoop::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        takeOrders();
        int running = 0;
        curl_multi_perform(m_multi, &running);
        noteHeard();
        collectDone();
        collectExpired();
        closeConnections();
        releaseHeld();
        curl_multi_poll(m_multi, nullptr, 0, waitMilliseconds(), nullptr);
    }
    while (!m_exchanges.empty())
        take(m_exchanges.begin()->first);
}

void CurlLoop::takeOrders()
{
    std::vector<CurlJob> toStart;
    std::vector<std::uint64_t> toCancel;
    std::optional<Error> reason;
    {
        const std::scoped_lock lock(m_mutex);
        toStart.swap(m_toStart);
        toCancel.swap(m_toCancel);
        m_isRenewing = std::exchange(m_isRenewalWanted, false) || m_isRenewing;
        reason.swap(m_reasonOfRenewal);
    }
    if (reason)
        endReads(*reason);
    for (CurlJob& job : toStart) {
        // Ended before it began: nothing was sent.
        if (std::ranges::find(toCancel, job.id) == toCancel.end())
            begin(std::move(job));
    }
    for (const std::uint64_t id : toCancel)
        take(id);
}

void CurlLoop::endReads(const Error& reason)
{
    std::vector<std::uint64_t> ended;
    for (const auto& [id, exchange] : m_exchanges) {
        if (exchange->isStarted())
            ended.push_back(id);
    }
    for (const std::uint64_t id : ended) {
        take(id);
        m_onDone(id, fail(reason));
    }
}

// A new multi handle is the only way to be rid of connections that libcurl holds for alive, and of the addresses it remembers.
void CurlLoop::closeConnections()
{
    const auto isUnderWay = [](const auto& entry) { return entry.second->isStarted() || !entry.second->isRepeatable(); };
    if (!m_isRenewing || std::ranges::any_of(m_exchanges, isUnderWay))
        return; // nothing to do, or something is still under way: until it ends, what begins makes connections of its own
    m_isRenewing = false;
    CURLM* old = makeMulti(m_maxConnections);
    {
        const std::scoped_lock lock(m_mutex);
        std::swap(m_multi, old);
        wakeUp(); // what was ordered meanwhile woke the old one
    }
    curl_multi_cleanup(old);
}

void CurlLoop::noteHeard()
{
    Instant latest{Duration(m_lastHeard.load())};
    for (const auto& [id, exchange] : m_exchanges)
        latest = std::max(latest, exchange->lastHeard().value_or(latest));
    m_lastHeard = latest.sinceBoot.count();
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
    if (exchange->isRepeatable())
        m_held.push_back(id);
    else
        curl_multi_add_handle(m_multi, exchange->easy()); // a write never waits for reads
    m_exchanges.emplace(id, std::move(exchange));
}

// Hundreds of handshakes at once would hurt a sick server and time each other out, where over HTTP/2 one connection does for all. libcurl
// has CURLOPT_PIPEWAIT for this, but wakes the waiting ones one by one: over HTTP/1.1, where watches never end, some then wait for ever.
void CurlLoop::releaseHeld()
{
    std::size_t places = m_held.empty() ? 0 : freePlaces();
    while (places > 0 && !m_held.empty()) {
        const auto found = m_exchanges.find(m_held.front());
        m_held.pop_front();
        if (found == m_exchanges.end())
            continue; // its Handle ended meanwhile
        found->second->setStarted();
        if (m_isRenewing)
            curl_easy_setopt(found->second->easy(), CURLOPT_FRESH_CONNECT, 1L);
        curl_multi_add_handle(m_multi, found->second->easy());
        --places;
    }
}

// How many more reads may look for a connection now.
std::size_t CurlLoop::freePlaces() const
{
    const auto isConnecting
        = [](const auto& entry) { return entry.second->isRepeatable() && entry.second->isStarted() && !entry.second->wasHandedOver(); };
    const auto connecting = static_cast<std::size_t>(std::ranges::count_if(m_exchanges, isConnecting));
    const std::size_t allowed = hasConnection() ? handshakesBesideAConnection : 1;
    return allowed - std::min(allowed, connecting);
}

bool CurlLoop::hasConnection() const
{
    return std::ranges::any_of(m_exchanges,
                               [](const auto& entry) { return entry.second->isRepeatable() && entry.second->wasHandedOver(); });
}

// The connection that the held reads waited for cannot be made: they need not try the same again, one after the other.
void CurlLoop::shareFate(const Error& error)
{
    for (const std::uint64_t id : std::exchange(m_held, {})) {
        if (take(id) != nullptr)
            m_onDone(id, fail(error));
    }
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
        const bool hadNoConnection = exchange->isRepeatable() && !exchange->wasHandedOver() && !hasConnection();
        take(id); // first this thread gives up its share, then it reports
        const std::optional<Error> fate = !result && hadNoConnection ? std::optional(result.error()) : std::nullopt;
        m_onDone(id, std::move(result));
        if (fate)
            shareFate(*fate);
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
