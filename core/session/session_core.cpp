#include "core/session/session_core.h"

#include "core/domain/store_pointers.h"
#include "core/journal/journal_writer_identity.h"
#include "core/net/backoff.h"
#include "core/session/store_logs.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr Duration applicationsDelay = std::chrono::milliseconds(100);
constexpr Duration identityInterval = std::chrono::seconds(60);
constexpr Duration identityRetry = std::chrono::seconds(5);
constexpr Duration identityDeadline = std::chrono::seconds(10);

// Events may be in an etcd of their own: their versions tell nothing about other kinds.
ListWatchSettings streamed(std::shared_ptr<NewestVersion> newest = nullptr)
{
    return {.style = ListStyle::Streamed, .newest = std::move(newest)};
}

SelectorDriverSettings driverSettingsOf(const SessionSettings& settings)
{
    return {.environment = environmentTitle(settings),
            .context = settings.context,
            .environmentClass = settings.environmentClass,
            .slotLabels = settings.slotLabels,
            .isSandbox = settings.isSandbox,
            .access = settings.access};
}

// Makes the feed of a kind each time that it is needed anew.
template <typename Row>
typename LingeringFeed<Row>::Open opening(HttpClient& http, Scheduler& scheduler, const KubeResource& resource,
                                          const std::string& namespaceName, const ListWatchSettings& settings)
{
    return [&http, &scheduler, resource, namespaceName, settings](Store<Row>& store) {
        return std::make_unique<KubeFeed<Row>>(http, scheduler, resource, namespaceName, store, systemRandom(), settings);
    };
}

// An answer that was lost, as by a server that hands its connections on (GOAWAY), and not one that stays as it is.
bool passesSoon(const Error& error)
{
    return error.kind == ErrorKind::ConnectionLost || error.kind == ErrorKind::TimedOut || error.kind == ErrorKind::ServerFailure;
}

// True when the store was filled at least once, however old that is by now.
template <typename Row>
bool wasRead(const Store<Row>& store)
{
    return std::holds_alternative<Live>(store.freshness()) || std::holds_alternative<Stale>(store.freshness());
}

std::function<bool(const Pod&)> hasOneOf(std::vector<std::string> labels)
{
    return [labels = std::move(labels)](const Pod& pod) {
        return std::ranges::any_of(labels, [&](const std::string& label) { return pod.meta.labels.contains(label); });
    };
}

} // namespace

Session::Core::Core(SessionSettings settings, HttpClient& http, WriteCounter& writes, Journal& journal, Scheduler& scheduler)
    : m_settings(std::move(settings))
    , m_http(http)
    , m_writes(writes)
    , m_journal(journal)
    , m_scheduler(scheduler)
    , m_slotPods(m_stores.pods, hasOneOf(m_settings.slotLabels))
    , m_driver(http, scheduler, driverSettingsOf(m_settings), m_leases)
    , m_lock(http, scheduler, LeaseLockSettings{.host = m_settings.host}, m_leases)
    , m_unfinished({.driver = m_driver, .lock = m_lock, .journal = journal, .scheduler = scheduler, .host = currentWriterIdentity().host},
                   [this](const ChangeId& id) { return m_executor && m_executor->progress(id); })
    , m_objects(http, journal, scheduler.clock(), [this] { return revealContextOf(m_settings, m_identity); })
    , m_revisions(http, scheduler.clock())
    , m_podFeed(http, scheduler, kube::pods, m_settings.namespaceScope, m_stores.pods, systemRandom(), streamed(m_newest))
    , m_workloadFeed(http, scheduler, m_settings.namespaceScope, m_stores.workloads, systemRandom(), streamed(m_newest))
    , m_serviceFeed(http, scheduler, kube::services, m_settings.namespaceScope, m_stores.services, systemRandom(), streamed(m_newest))
    , m_ingressFeed(http, scheduler, kube::ingresses, m_settings.namespaceScope, m_stores.ingresses, systemRandom(), streamed(m_newest))
    , m_nodeFeed(scheduler, m_stores.nodes, opening<Node>(http, scheduler, kube::nodes, {}, streamed(m_newest)))
    , m_eventFeed(scheduler, m_stores.events, opening<ClusterEvent>(http, scheduler, kube::events, m_settings.namespaceScope, streamed()))
    , m_catalogue(http, scheduler)
    , m_kindTables(http, scheduler)
    , m_pulse(http, scheduler, [this](ServerSign sign) { wakeUp(sign); })
{
    if (const auto access = WriteAccess::forMode(m_settings.access)) {
        m_steps = std::make_unique<HttpStepRunner>(*access, m_http);
        m_executor = std::make_unique<ChangeExecutor>(*access, *m_steps, m_driver, m_lock, m_journal, m_scheduler);
        m_subscriptions.push_back(m_executor->onChangesChanged([this] { forgetReviewed(); }));
    }
    listenTo(m_stores.pods, [this] { return m_slotPods.wasTouched(); });
    listenTo(m_stores.workloads);
    listenTo(m_stores.services);
    listenTo(m_stores.ingresses);
    lookWhenItFails(m_stores.pods);
    lookWhenItFails(m_stores.workloads);
    lookWhenItFails(m_stores.services);
    lookWhenItFails(m_stores.ingresses);
    lookWhenItFails(m_stores.nodes);
    lookWhenItFails(m_stores.events);
    readIdentity();
}

template <typename Row>
void Session::Core::lookWhenItFails(const Store<Row>& store)
{
    m_subscriptions.push_back(store.onFreshness([this, &store] {
        if (!isLive(store.freshness()) && !std::holds_alternative<Loading>(store.freshness()))
            m_pulse.lookSoon();
    }));
}

// Each waits for a back-off of its own, which can be a minute after a long outage; one answer does for all.
void Session::Core::wakeUp(ServerSign sign)
{
    m_podFeed.wakeUp(sign);
    m_workloadFeed.wakeUp(sign);
    m_serviceFeed.wakeUp(sign);
    m_ingressFeed.wakeUp(sign);
    m_nodeFeed.wakeUp(sign);
    m_eventFeed.wakeUp(sign);
    m_kindTables.wakeUp(sign);
    if (sign != ServerSign::Returned)
        return;
    m_catalogue.wakeUp();
    readIdentity(); // another cluster may answer at this address now
}

template <typename Row>
void Session::Core::listenTo(const Store<Row>& store, std::function<bool()> doesConcernApplications)
{
    m_subscriptions.push_back(store.onChange([this, doesConcernApplications = std::move(doesConcernApplications)](const StoreChange&) {
        if (!doesConcernApplications || doesConcernApplications())
            noteRows();
    }));
    m_subscriptions.push_back(store.onFreshness([this] {
        noteRows();
        m_freshnessListeners.tell();
    }));
}

Freshness Session::Core::freshness() const
{
    // Ingresses only add ways in; a cluster without the right to read them is still shown as live.
    return worseOf(worseOf(m_stores.pods.freshness(), m_stores.workloads.freshness()), m_stores.services.freshness());
}

void Session::Core::refresh()
{
    m_podFeed.refresh();
    m_workloadFeed.refresh();
    m_serviceFeed.refresh();
    m_ingressFeed.refresh();
    m_nodeFeed.refresh();
    m_eventFeed.refresh();
    m_catalogue.refresh();
    m_kindTables.refresh();
    readIdentity();
}

void Session::Core::readIdentity()
{
    m_identityTimer.end();
    m_identityRead = readClusterIdentity(m_http, m_scheduler.clock(), identityDeadline,
                                         [this](ClusterIdentity read) { takeIdentity(std::move(read)); });
}

void Session::Core::takeIdentity(ClusterIdentity read)
{
    if (!m_identity.clusterUid.empty() && !read.clusterUid.empty() && read.clusterUid != m_identity.clusterUid
        && !m_identity.hasClusterChanged) {
        // Another cluster answers at this address now. The session stays what it was and locks its changes.
        m_identity.hasClusterChanged = true;
        m_identity.problems.push_back(
            {.kind = ErrorKind::WrongCluster,
             .message
             = message("Session",
                       "Another cluster answers at %1 now: its UID is %2, this session began with %3. Changes are locked; open it anew.",
                       {m_settings.server, read.clusterUid.value, m_identity.clusterUid.value}),
             .detail = {}});
        spdlog::error("{}", describe(m_identity.problems.back()));
    }
    if (!m_identity.hasClusterChanged) {
        if (m_identity.clusterUid.empty()) {
            m_identity.clusterUid = read.clusterUid;
            m_driver.pinCluster(read.clusterUid);
        }
        m_identity.serverVersion = read.serverVersion;
        m_identity.user = read.user.empty() ? m_identity.user : read.user;
        m_identity.groups = read.groups;
        m_identity.problems = std::move(read.problems);
        m_identity.clockSkew = read.clockSkew;
        if (read.clockSkew)
            m_serverTime.setSkew(*read.clockSkew);
        if (m_identity.serverVersion.ends_with("+sandbox")) { // also when it was reached by a plain kubeconfig
            m_settings.isSandbox = true;
            m_driver.markAsSandbox();
        }
    }
    const bool isComplete = !m_identity.clusterUid.empty() && std::ranges::none_of(m_identity.problems, &passesSoon);
    m_identityTimer = m_scheduler.after(isComplete ? identityInterval : identityRetry, [this] { readIdentity(); });
    beginWantedReview();
    m_identityListeners.tell();
}

void Session::Core::reviewUnfinished(ReviewOutcomes outcomes, std::optional<ChangeId> only)
{
    m_wantedReview = {.outcomes = outcomes, .only = std::move(only)};
    beginWantedReview();
}

void Session::Core::beginWantedReview()
{
    if (!m_wantedReview || m_identity.clusterUid.empty() || m_identity.hasClusterChanged)
        return;
    m_unfinished.begin({.context = m_settings.context,
                        .cluster = m_identity.clusterUid,
                        .actor = m_identity.user,
                        .only = std::move(m_wantedReview->only)},
                       m_wantedReview->outcomes);
    m_wantedReview.reset();
}

void Session::Core::forgetReviewed()
{
    for (const ChangeId& id : m_executor->changes()) {
        const Plan& plan = m_executor->progress(id)->plan;
        m_unfinished.forgetApplication(lockSpaceOf(plan), plan.applicationName);
    }
}

void Session::Core::noteRows()
{
    if (m_applicationsTimer.isActive())
        return;
    m_applicationsTimer = m_scheduler.after(applicationsDelay, [this] {
        m_applicationsTimer.end();
        findApplicationsNow();
    });
}

bool Session::Core::isEverythingRead() const
{
    const bool areIngressesSettled = wasRead(m_stores.ingresses) || std::holds_alternative<Unavailable>(m_stores.ingresses.freshness());
    return wasRead(m_stores.pods) && wasRead(m_stores.workloads) && wasRead(m_stores.services) && areIngressesSettled;
}

void Session::Core::findApplicationsNow()
{
    if (!isEverythingRead())
        return;
    auto found = findApplications({.services = pointers(m_stores.services),
                                   .workloads = pointers(m_stores.workloads),
                                   .pods = m_slotPods.pointers(),
                                   .ingresses = pointers(m_stores.ingresses)},
                                  m_settings.slotLabels);
    if (m_areApplicationsKnown && found == m_applications)
        return;
    m_areApplicationsKnown = true;
    m_applications = std::move(found);
    m_applicationListeners.tell();
}

Handle Session::Core::readAnchors(OnAnchors onAnchors)
{
    return tealdeck::readAnchors(m_http, m_settings.namespaceScope, m_identity.clusterUid, std::move(onAnchors));
}

std::unique_ptr<LogFeed> Session::Core::openLogs(LogPlace place, LogChoice choice)
{
    return std::make_unique<StoreLogs>(m_http, m_scheduler, systemRandom(), m_stores.pods, std::move(place), std::move(choice));
}

} // namespace tealdeck
