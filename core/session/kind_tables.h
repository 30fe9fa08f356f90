#pragma once

#include "core/base/scheduler.h"
#include "core/connectors/kube/kube_table_feed.h"
#include "core/session/lingering_feed.h"
#include "core/session/live_kind.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tealdeck
{

// The live tables that somebody looks at. Each is read once however many look, and goes on for five minutes after the last one has left,
// so that coming back shows it at once. Home thread only; a table that outlives this keeps its rows but gets no new ones.
class KindTables
{
public:
    static constexpr Duration linger = feedLinger;
    static constexpr Duration readAgainEvery = std::chrono::seconds(30); // kinds that cannot be watched

    KindTables(HttpClient& http, Scheduler& scheduler);
    ~KindTables();
    KindTables(const KindTables&) = delete;
    KindTables& operator=(const KindTables&) = delete;

    // With a label selector: only the objects that it selects, chosen by the server. Such a table ends with its last user.
    std::shared_ptr<const LiveKind> open(const KubeKind& kind, const std::string& namespaceName, const LabelSelector& labels = {});
    // Those that are read now, for a look at their rows; one of each kind and namespace, the whole one first.
    std::vector<std::shared_ptr<const LiveKind>> reading() const;
    // Reads all open ones again now.
    void refresh();
    // See KubeListWatch::wakeUp().
    void wakeUp(ServerSign sign);
    std::size_t feedCount() const { return m_open->size(); }

private:
    struct Open
    {
        std::shared_ptr<LiveKind> table;
        std::unique_ptr<KubeTableFeed> feed;
        int users = 0;
        Handle leaving; // ends the feed when it falls due
    };
    using OpenTables = std::map<std::string, Open>;

    void start(Open& open);
    static void release(Scheduler& scheduler, const std::weak_ptr<OpenTables>& tables, const std::string& key);

    HttpClient& m_http;
    Scheduler& m_scheduler;
    std::shared_ptr<OpenTables> m_open = std::make_shared<OpenTables>();
};

} // namespace tealdeck
