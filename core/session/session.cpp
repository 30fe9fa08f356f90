#include "core/session/session.h"

#include "core/session/session_core.h"

namespace tealdeck
{

std::string environmentTitle(const SessionSettings& settings)
{
    return settings.product.empty() ? settings.environment : settings.product + " / " + settings.environment;
}

Session::Session(SessionSettings settings, HttpClient& http, WriteCounter& writes, Journal& journal, Scheduler& scheduler)
    : d(std::make_unique<Core>(std::move(settings), http, writes, journal, scheduler))
{
}

Session::~Session() = default;

const SessionSettings& Session::settings() const
{
    return d->settings();
}

const SessionIdentity& Session::identity() const
{
    return d->identity();
}

const Store<Pod>& Session::pods() const
{
    return d->stores().pods;
}

const Store<Workload>& Session::workloads() const
{
    return d->stores().workloads;
}

const Store<Service>& Session::services() const
{
    return d->stores().services;
}

const Store<Node>& Session::nodes() const
{
    return d->stores().nodes;
}

const Store<ClusterEvent>& Session::events() const
{
    return d->stores().events;
}

Handle Session::needNodes()
{
    return d->needNodes();
}

Handle Session::needEvents()
{
    return d->needEvents();
}

const Store<Ingress>& Session::ingresses() const
{
    return d->stores().ingresses;
}

Freshness Session::freshness() const
{
    return d->freshness();
}

const std::vector<Application>& Session::applications() const
{
    return d->applications();
}

const Application* Session::application(const std::string& key) const
{
    for (const Application& application : applications()) {
        if (application.key() == key)
            return &application;
    }
    return nullptr;
}

bool Session::areApplicationsKnown() const
{
    return d->areApplicationsKnown();
}

const WriteCounter& Session::writes() const
{
    return d->writes();
}

Journal& Session::journal() const
{
    return d->journal();
}

Scheduler& Session::scheduler() const
{
    return d->scheduler();
}

const Clock& Session::serverTime() const
{
    return d->serverTime();
}

ChangeDriver& Session::planner() const
{
    return d->planner();
}

ChangeExecutor* Session::executor() const
{
    return d->executor();
}

void Session::reviewUnfinished(ReviewOutcomes outcomes, std::optional<ChangeId> only)
{
    d->reviewUnfinished(outcomes, std::move(only));
}

UnfinishedReview& Session::unfinished() const
{
    return d->unfinished();
}

ObjectReader& Session::objects() const
{
    return d->objects();
}

RevisionReader& Session::revisions() const
{
    return d->revisions();
}

Handle Session::readAnchors(OnAnchors onAnchors)
{
    return d->readAnchors(std::move(onAnchors));
}

std::unique_ptr<LogFeed> Session::openLogs(LogPlace place, LogChoice choice)
{
    return d->openLogs(std::move(place), std::move(choice));
}

Catalogue& Session::catalogue()
{
    d->catalogue().begin();
    return d->catalogue();
}

std::shared_ptr<const LiveKind> Session::openKind(const KubeKind& kind, const std::string& namespaceName, const LabelSelector& labels)
{
    return d->kindTables().open(kind, namespaceName, labels);
}

std::vector<std::shared_ptr<const LiveKind>> Session::openKinds() const
{
    return d->kindTables().reading();
}

void Session::refresh()
{
    d->refresh();
}

Handle Session::onIdentityChanged(std::function<void()> listener)
{
    return d->identityListeners().add(std::move(listener));
}

Handle Session::onFreshnessChanged(std::function<void()> listener)
{
    return d->freshnessListeners().add(std::move(listener));
}

Handle Session::onApplicationsChanged(std::function<void()> listener)
{
    return d->applicationListeners().add(std::move(listener));
}

Handle Session::onWritesChanged(std::function<void()> listener)
{
    return d->onWritesChanged(std::move(listener));
}

} // namespace tealdeck
