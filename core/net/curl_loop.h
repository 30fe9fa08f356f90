#pragma once

#include "core/net/curl_exchange.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
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

private:
    void run(const std::stop_token& stop);
    void takeOrders();
    void begin(CurlJob job);
    void releaseHeld();
    void shareFate(const Error& error);
    std::size_t freePlaces() const;
    bool hasConnection() const;
    void collectDone();
    void collectExpired();
    std::unique_ptr<CurlExchange> take(std::uint64_t id);
    int waitMilliseconds() const;

    CURLM* m_multi;
    OnDone m_onDone;
    std::mutex m_mutex;
    std::vector<CurlJob> m_toStart;
    std::vector<std::uint64_t> m_toCancel;
    std::map<std::uint64_t, std::unique_ptr<CurlExchange>> m_exchanges; // on the network thread only
    std::deque<std::uint64_t> m_held; // reads that wait until others have made their connections
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace tealdeck
