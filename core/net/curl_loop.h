#pragma once

#include "core/net/curl_exchange.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace tealdeck
{

// One network thread with its connections: libcurl's multi interface and the exchanges that are under way. Its end ends them all without a word.
class CurlLoop
{
public:
    // Called on the network thread, after the exchange and its share of the sink are gone.
    using OnDone = std::function<void(std::uint64_t id, Result<HttpHead> result)>;

    // What waits while the first connection is made.
    enum class FirstConnection
    {
        IsAwaited, // the other reads wait for it, so that one HTTP/2 connection does for all of them
        IsNotAwaited,
    };

    CurlLoop(long maxConnections, FirstConnection firstConnection, OnDone onDone);
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
    void release();
    bool hasConnection() const;
    void collectDone();
    void collectExpired();
    std::unique_ptr<CurlExchange> take(std::uint64_t id);
    int waitMilliseconds() const;

    CURLM* m_multi;
    FirstConnection m_firstConnection;
    OnDone m_onDone;
    std::mutex m_mutex;
    std::vector<CurlJob> m_toStart;
    std::vector<std::uint64_t> m_toCancel;
    std::map<std::uint64_t, std::unique_ptr<CurlExchange>> m_exchanges; // on the network thread only
    std::uint64_t m_leader = 0; // makes the first connection; 0: nobody
    std::vector<std::uint64_t> m_held; // wait for the leader
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace tealdeck
