#pragma once

#include "core/net/curl_exchange.h"

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tealdeck
{

// One network thread with its connections: libcurl's multi interface and the exchanges that are under way. Its end ends them all without a
// word.
class CurlLoop
{
public:
    // Called on the network thread, after the exchange and its share of the sink are gone.
    using OnDone = std::function<void(std::uint64_t id, Result<HttpHead> result)>;

    CurlLoop(long maxConnections, OnDone onDone);
    ~CurlLoop();
    CurlLoop(const CurlLoop&) = delete;
    CurlLoop& operator=(const CurlLoop&) = delete;

    // From the home thread. The answer of a cancelled exchange may still be under way when cancel() returns.
    void start(CurlJob job);
    void cancel(std::uint64_t id);
    // Uses none of the connections that stand now for what follows. Reads under way on them end with the reason, where there is one.
    void renew(std::optional<Error> reason);
    // When a byte of an answer came last; nothing: never. From any thread.
    std::optional<Instant> lastHeard() const;

private:
    void run(const std::stop_token& stop);
    void takeOrders();
    void wakeUp() const;
    void endReads(const Error& reason);
    void closeConnections();
    void noteHeard();
    void begin(CurlJob job);
    void releaseHeld();
    void shareFate(const Error& error);
    std::size_t freePlaces() const;
    bool hasConnection() const;
    void collectDone();
    void collectExpired();
    std::unique_ptr<CurlExchange> take(std::uint64_t id);
    int waitMilliseconds() const;

    long m_maxConnections;
    CURLM* m_multi; // the network thread's; others wake it, holding the mutex
    OnDone m_onDone;
    std::mutex m_mutex;
    std::vector<CurlJob> m_toStart;
    std::vector<std::uint64_t> m_toCancel;
    bool m_isRenewalWanted = false;
    std::optional<Error> m_reasonOfRenewal;
    std::atomic<Duration::rep> m_lastHeard = 0; // milliseconds since boot; zero: never
    std::map<std::uint64_t, std::unique_ptr<CurlExchange>> m_exchanges; // on the network thread only
    std::deque<std::uint64_t> m_held; // reads that wait until others have made their connections
    bool m_isRenewing = false; // the old connections are closed when the last exchange on them is over; on the network thread only
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace tealdeck
