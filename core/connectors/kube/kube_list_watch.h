#pragma once

#include "core/base/scheduler.h"
#include "core/connectors/kube/kube_resource.h"
#include "core/connectors/kube/newest_version.h"
#include "core/domain/batch.h"
#include "core/domain/freshness.h"
#include "core/net/http_client.h"
#include "core/net/server_pulse.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tealdeck
{

// How everything that is there is read at first.
enum class ListStyle
{
    Paged, // page by page
    Streamed, // as a stream (from Kubernetes 1.34, behind a feature gate from 1.27 on); page by page where the server refuses
};

struct ListWatchSettings
{
    ListStyle style = ListStyle::Paged;
    int pageSize = 500;
    Duration batchInterval = std::chrono::milliseconds(100); // the first batch of a burst comes at once
    Duration bulkInterval = std::chrono::milliseconds(400); // while thousands of rows come in for the first time
    Duration idleTimeout = std::chrono::seconds(90); // a watch without a byte for so long is opened anew (bookmarks come about each minute)
    Duration openTimeout = std::chrono::seconds(20); // a watch must be answered within it
    Duration listIdleTimeout = std::chrono::seconds(30); // nothing came of a list for so long
    Duration listDeadline = std::chrono::minutes(5); // one page
    Duration readAgainEvery{}; // for kinds that can be listed and not watched; zero: watch
    Duration slowRetry = std::chrono::minutes(1); // where reading is not permitted: nothing changes by itself
    std::size_t maxLine = std::size_t{16} * 1024 * 1024;
    std::size_t maxList = std::size_t{1024} * 1024 * 1024;
    std::shared_ptr<NewestVersion> newest{}; // shared by the feeds of one server; null: this one knows its own versions only
};

// What a KubeListWatch tells; on the home thread.
template <typename Row>
struct ListWatchListener
{
    std::function<void(Batch<Row>)> onBatch;
    std::function<void(Freshness)> onFreshness;
};

// Keeps a picture of one kind of object true, as client-go's reflector does: a list (page by page, or as a stream), then a watch from its
// version on, bookmarks moving that version; in protobuf where the server can. An expired version (410) leads to a new list while the old
// rows stay; its end is one batch that replaces all. A watch that breaks goes on where it was; lists and watches that fail are tried again
// after a jittered back-off (0.8 s to 30 s, or what Retry-After asks for), those that are not permitted once a minute. A silent watch
// proves nothing (the server sends bookmarks only where its versions moved), so it is opened anew from time to time; only if that fails,
// the picture is stale. After the server was away its newest version is read, and everything anew where that runs backwards: behind
// what this feed saw, or another one that shares `newest`.
//
// Home thread only. Starts by itself, never calls back inside the constructor or refresh(), and never after it was destroyed; it may be
// destroyed inside a callback. For the rows that decodeList() knows.
template <typename Row>
class KubeListWatch
{
public:
    // `random` gives numbers from 0 up to, but not including, 1. An empty namespace means all of them.
    KubeListWatch(HttpClient& http, Scheduler& scheduler, KubeResource resource, std::string namespaceName, std::function<double()> random,
                  ListWatchListener<Row> listener, ListWatchSettings settings = {});
    ~KubeListWatch();
    KubeListWatch(KubeListWatch&&) noexcept = default;
    KubeListWatch& operator=(KubeListWatch&&) = delete;

    // Lists again now, without waiting for a back-off; the rows stay meanwhile.
    void refresh();
    // The server gave a good answer just now: what waits only because the server could not be reached or was failing need not wait any
    // longer. Where the server was there all the time this happens once, then not before this picture was live again, so that what goes on
    // failing by itself keeps its back-off. What the server asked for (Retry-After) holds.
    void wakeUp(ServerSign sign);
    // When the server's versions were last seen running backwards (it was restored, say; safety.md 17); nothing: never.
    std::optional<Instant> wentBackAt() const;

private:
    class Loop;
    std::shared_ptr<Loop> m_loop;
};

} // namespace tealdeck
