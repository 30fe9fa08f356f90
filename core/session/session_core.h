#pragma once

#include "core/base/listeners.h"
#include "core/connectors/kube/kube_change_driver.h"
#include "core/connectors/kube/kube_feed.h"
#include "core/connectors/kube/kube_identity.h"
#include "core/connectors/kube/kube_workload_feed.h"
#include "core/connectors/kube/lease_anchors.h"
#include "core/connectors/kube/lease_lock.h"
#include "core/domain/store_subset.h"
#include "core/net/server_clock.h"
#include "core/net/server_pulse.h"
#include "core/session/catalogue.h"
#include "core/session/kind_tables.h"
#include "core/session/lingering_feed.h"
#include "core/session/session.h"
#include "core/session/session_object_reader.h"
#include "core/session/session_revision_reader.h"

namespace tealdeck
{

// The rows of one session.
struct SessionStores
{
    Store<Pod> pods;
    Store<Workload> workloads;
    Store<Service> services;
    Store<Ingress> ingresses;
    Store<Node> nodes;
    Store<ClusterEvent> events;
};

// What a Session is made of. The order of the members matters: what is used stands above what uses it, so that feeds and running
// changes end before their stores and clients.
class Session::Core
{
public:
    Core(SessionSettings settings, HttpClient& http, WriteCounter& writes, Journal& journal, Scheduler& scheduler);

    const SessionSettings& settings() const { return m_settings; }
    const SessionIdentity& identity() const { return m_identity; }
    const SessionStores& stores() const { return m_stores; }
    Freshness freshness() const;
    const std::vector<Application>& applications() const { return m_applications; }
    bool areApplicationsKnown() const { return m_areApplicationsKnown; }
    const WriteCounter& writes() const { return m_writes; }
    Journal& journal() const { return m_journal; }
    Scheduler& scheduler() const { return m_scheduler; }
    const Clock& serverTime() const { return m_serverTime; }
    ChangeDriver& planner() { return m_driver; }
    ChangeExecutor* executor() const { return m_executor.get(); }
    void refresh();
    Handle readAnchors(OnAnchors onAnchors);
    std::unique_ptr<LogFeed> openLogs(LogPlace place, LogChoice choice);
    void reviewUnfinished(ReviewOutcomes outcomes, std::optional<ChangeId> only);
    UnfinishedReview& unfinished() { return m_unfinished; }
    ObjectReader& objects() { return m_objects; }
    RevisionReader& revisions() { return m_revisions; }
    Catalogue& catalogue() { return m_catalogue; }
    KindTables& kindTables() { return m_kindTables; }
    Handle needNodes() { return m_nodeFeed.need(); }
    Handle needEvents() { return m_eventFeed.need(); }

    Listeners& identityListeners() { return m_identityListeners; }
    Listeners& freshnessListeners() { return m_freshnessListeners; }
    Listeners& applicationListeners() { return m_applicationListeners; }
    Handle onWritesChanged(std::function<void()> listener) { return m_writes.onChange(std::move(listener)); }

private:
    struct WantedReview
    {
        ReviewOutcomes outcomes = ReviewOutcomes::AreTold;
        std::optional<ChangeId> only;
    };

    // Without the function every change of its rows may concern applications.
    template <typename Row>
    void listenTo(const Store<Row>& store, std::function<bool()> doesConcernApplications = {});
    template <typename Row>
    void lookWhenItFails(const Store<Row>& store);
    void wakeUp(ServerSign sign);
    void readIdentity();
    void takeIdentity(ClusterIdentity read);
    void beginWantedReview();
    void forgetReviewed();
    void noteRows();
    void findApplicationsNow();
    bool isEverythingRead() const;

    SessionSettings m_settings;
    HttpClient& m_http;
    WriteCounter& m_writes;
    Journal& m_journal;
    Scheduler& m_scheduler;

    ServerTime m_serverTime{m_scheduler.clock()};
    Listeners m_identityListeners;
    Listeners m_freshnessListeners;
    Listeners m_applicationListeners;

    SessionIdentity m_identity;
    SessionStores m_stores;
    StoreSubset<Pod> m_slotPods; // those that carry a label by which slots are told apart
    std::vector<Application> m_applications;
    bool m_areApplicationsKnown = false;

    std::shared_ptr<LeaseObservations> m_leases = std::make_shared<LeaseObservations>();
    KubeChangeDriver m_driver;
    LeaseLock m_lock;
    std::unique_ptr<StepRunner> m_steps;
    std::unique_ptr<ChangeExecutor> m_executor;
    UnfinishedReview m_unfinished;
    SessionObjectReader m_objects;
    SessionRevisionReader m_revisions;
    std::optional<WantedReview> m_wantedReview; // until the cluster's UID is known

    std::shared_ptr<NewestVersion> m_newest = std::make_shared<NewestVersion>(); // of all kinds but the events
    KubeFeed<Pod> m_podFeed;
    KubeWorkloadFeed m_workloadFeed;
    KubeFeed<Service> m_serviceFeed;
    KubeFeed<Ingress> m_ingressFeed;
    LingeringFeed<Node> m_nodeFeed;
    LingeringFeed<ClusterEvent> m_eventFeed;
    Catalogue m_catalogue;
    KindTables m_kindTables;
    ServerPulse m_pulse;

    std::vector<Handle> m_subscriptions;
    Handle m_identityRead;
    Handle m_identityTimer;
    Handle m_applicationsTimer;
};

} // namespace tealdeck
