#pragma once

#include "core/base/scheduler.h"
#include "core/change/change_driver.h"
#include "core/change/change_executor.h"
#include "core/change/unfinished_review.h"
#include "core/domain/application.h"
#include "core/domain/cluster.h"
#include "core/domain/cluster_event.h"
#include "core/domain/label_selector.h"
#include "core/domain/node.h"
#include "core/domain/store.h"
#include "core/journal/journal.h"
#include "core/net/http_client.h"
#include "core/net/write_counter.h"
#include "core/session/log_feed.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

class ObjectReader;
class RevisionReader;
class Catalogue;
class LiveKind;
struct KubeKind;

// One environment at work, as it was chosen at the start; it never changes while the session lives.
struct SessionSettings
{
    std::string context; // name of the kubeconfig context
    std::string product; // "shop", or empty
    std::string environment; // "prod-eu-1"; the context's name unless the workspace has a better one
    EnvironmentClass environmentClass = EnvironmentClass::Production; // unclassified contexts are production
    bool isClassified = false; // false: counts as production because nobody said otherwise
    AccessMode access = AccessMode::ReadWrite;
    bool isSandbox = false;
    std::vector<std::string> slotLabels; // labels that tell slots apart
    std::string namespaceScope; // read this namespace only; empty: all
    std::string server; // "https://127.0.0.1:6443", for the status bar and error pages
    bool isTlsUnverified = false; // the kubeconfig says so; shown all the time
    std::string host; // this machine's name, for locks and journal
    std::string osUser;
};

// "shop / prod-eu-1", or the environment alone.
std::string environmentTitle(const SessionSettings& settings);

// What is known about the other side, read at the start and again after each reconnect. Empty fields are unknown; `problems` says why.
struct SessionIdentity
{
    ClusterUid clusterUid;
    std::string serverVersion; // "v1.36.3"
    std::string user; // as the server says it
    std::vector<std::string> groups;
    std::vector<Error> problems;
    std::optional<Duration> clockSkew; // server minus ours; measured from Date headers
    bool hasClusterChanged = false; // the UID is not the one this session began with: everything is locked
};

// One environment at work: its stores, feeds and, unless read-only, its executor. Home thread only.
// Journal, scheduler and HTTP client outlive the session.
class Session
{
public:
    Session(SessionSettings settings, HttpClient& http, WriteCounter& writes, Journal& journal, Scheduler& scheduler);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const SessionSettings& settings() const;
    const SessionIdentity& identity() const;
    const Store<Pod>& pods() const;
    const Store<Workload>& workloads() const; // deployments and stateful sets
    const Store<Service>& services() const;
    const Store<Ingress>& ingresses() const;
    // Both are not needed by any change or application: the session is live without them, and they are read only while somebody needs them
    // and five minutes longer; before and after that they are empty and loading. The rest above makes the applications and is always read.
    const Store<Node>& nodes() const;
    const Store<ClusterEvent>& events() const;
    Handle needNodes();
    Handle needEvents();

    // The worst of all feeds.
    Freshness freshness() const;
    // Recomputed at most every 100 ms after the stores changed.
    const std::vector<Application>& applications() const;
    const Application* application(const std::string& key) const;
    // False until services, workloads and pods were read once.
    bool areApplicationsKnown() const;

    const WriteCounter& writes() const;
    Journal& journal() const;
    Scheduler& scheduler() const;
    // The server's time, for the ages of what it made (safety.md 16).
    const Clock& serverTime() const;
    // Offers plans; also in read-only mode (then without dry run).
    ChangeDriver& planner() const;
    // Nothing in read-only mode: there is no WriteAccess, hence no executor.
    ChangeExecutor* executor() const;

    // Looks at the changes of this context and this cluster that were begun and never ended, or at one of them, as soon as the cluster's
    // UID is known. In read-only mode as well: nothing is sent.
    void reviewUnfinished(ReviewOutcomes outcomes, std::optional<ChangeId> only = std::nullopt);
    // A change that is planned and sent afterwards takes what was found about its application away.
    UnfinishedReview& unfinished() const;

    // Reads single objects with all that is known about them, and reveals what was masked in them.
    ObjectReader& objects() const;
    // Reads what workloads can be rolled back to.
    RevisionReader& revisions() const;

    using OnAnchors = std::function<void(Result<std::vector<JournalAnchor>>)>;
    // The heads of the journal as they stand on the Leases of this cluster (safety.md 18).
    Handle readAnchors(OnAnchors onAnchors);

    // The logs of a place, as long as the feed lives; it must not outlive the session.
    std::unique_ptr<LogFeed> openLogs(LogPlace place, LogChoice choice);
    // Every kind that the cluster has; read when it is asked for first (core/session/catalogue.h).
    Catalogue& catalogue();
    // The objects of one kind as a live table (core/session/live_kind.h); an empty namespace: all of them. It is read as long as somebody
    // holds it, and five minutes longer. With labels only those that the server selects by them, and not longer.
    std::shared_ptr<const LiveKind> openKind(const KubeKind& kind, const std::string& namespaceName, const LabelSelector& labels = {});

    // The tables that are being read for somebody, or were a moment ago.
    std::vector<std::shared_ptr<const LiveKind>> openKinds() const;

    // Reads everything again now (F5).
    void refresh();

    Handle onIdentityChanged(std::function<void()> listener);
    Handle onFreshnessChanged(std::function<void()> listener);
    Handle onApplicationsChanged(std::function<void()> listener);
    Handle onWritesChanged(std::function<void()> listener);

private:
    class Core;
    std::unique_ptr<Core> d;
};

} // namespace tealdeck
