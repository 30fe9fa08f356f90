#include "core/connectors/kube/kube_list_watch.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_list_watch_phases.h"
#include "core/connectors/kube/kube_table_rows.h"
#include "core/net/backoff.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr Duration shortestWatch = std::chrono::seconds(1); // client-go: one that ends sooner without an event is an error
constexpr std::size_t manyRows = 2000; // of a list as a stream: what is told first need not wait, the rest may

Duration waitAskedFor(const HttpHead& head, WallTime now)
{
    return std::min(retryAfterOf(head, now).value_or(Duration::zero()), longestServerWait);
}

Error veryShortWatch(const KubeCall& call)
{
    return {.kind = ErrorKind::ConnectionLost,
            .message = message("Kube", "The server ended the watch of %1 at once.", {std::string(call.resource.plural)}),
            .detail = {}};
}

Error unanswered(const KubeCall& call, Duration limit)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limit).count();
    return {.kind = ErrorKind::TimedOut,
            .message = message("Kube", "The server does not answer the watch of %1.", {std::string(call.resource.plural)}),
            .detail = "no answer for " + std::to_string(seconds) + " s"};
}

Error endlessList(const KubeCall& call)
{
    return {.kind = ErrorKind::ProtocolViolation,
            .message = message("Kube", "The server's list of %1 does not end.", {std::string(call.resource.plural)}),
            .detail = "the same continue token twice"};
}

} // namespace

// The loop itself. Its callbacks hold it while they run, so that it may be dropped inside them.
template <typename Row>
class KubeListWatch<Row>::Loop : public std::enable_shared_from_this<Loop>
{
public:
    Loop(HttpClient& http, Scheduler& scheduler, KubeResource resource, std::string namespaceName, std::function<double()> random,
         ListWatchListener<Row> listener, ListWatchSettings settings)
        : m_http(http)
        , m_scheduler(scheduler)
        , m_resource(resource)
        , m_namespace(std::move(namespaceName))
        , m_random(random)
        , m_backoff(scheduler.clock(), std::move(random))
        , m_listener(std::move(listener))
        , m_settings(std::move(settings))
        , m_newest(m_settings.newest ? m_settings.newest : std::make_shared<NewestVersion>())
    {
    }

    void end()
    {
        m_isOver = true;
        m_versionRead.end();
        m_phase = WaitingPhase{};
    }

    void refresh()
    {
        const auto* watching = std::get_if<WatchingPhase<Row>>(&m_phase);
        if (std::holds_alternative<ListingPhase<Row>>(m_phase) || (watching && watching->listed))
            return;
        begin();
    }

    void wakeUp(ServerSign sign)
    {
        m_mayBeOlder = m_mayBeOlder || sign == ServerSign::Returned;
        if (!m_resourceVersion.empty() && m_round != m_newest->round())
            return readAnew(); // another feed has noticed it
        checkVersion();
        const auto* waiting = std::get_if<WaitingPhase>(&m_phase);
        if (!waiting || !waiting->isWokenBy(sign) || (sign == ServerSign::StillThere && m_wasWoken))
            return;
        m_wasWoken = true;
        if (sign == ServerSign::Returned)
            m_backoff.reset();
        goOn();
    }

    std::optional<Instant> wentBackAt() const { return m_wentBackAt; }

    // Reads everything anew, in the best way that the server allows.
    void begin()
    {
        m_round = m_newest->round();
        m_settings.style == ListStyle::Streamed ? watch(WatchStart::WithList) : list(ListMode::Paged);
    }

    void list(ListMode mode)
    {
        m_phase = ListingPhase<Row>{.mode = mode, .continueToken = {}, .rows = {}, .sink = {}, .request = {}};
        requestPage({});
    }

private:
    // A callback that does nothing once the loop is over and keeps it alive while it runs.
    template <typename Action>
    auto guarded(Action action)
    {
        return [weak = this->weak_from_this(), action = std::move(action)](auto&&... arguments) {
            const auto self = weak.lock();
            if (self && !self->m_isOver)
                action(*self, std::forward<decltype(arguments)>(arguments)...);
        };
    }

    KubeCall call(std::string verb) const { return {.verb = std::move(verb), .resource = m_resource, .namespaceName = m_namespace}; }

    // A server that was away may have been set back to an older state (safety.md 17). It accepts a watch at a version that it has not
    // reached yet and says nothing, so its newest version is asked for; what is shown is read anew where that is older than ours.
    void checkVersion()
    {
        const auto* watching = std::get_if<WatchingPhase<Row>>(&m_phase);
        const bool isOpen = watching && !watching->listed && !watching->opening.isActive();
        if (!m_mayBeOlder || !isOpen || m_versionRead.isActive())
            return;
        HttpRequest request = preferringProtobuf(listRequest(m_resource, m_namespace, {.limit = 1}));
        request.deadline = m_settings.openTimeout;
        const auto sink = std::make_shared<KubeListSink<Row>>(m_settings.maxList, m_pools);
        m_versionRead
            = m_http.exchange(std::move(request), sink,
                              guarded([sink, known = m_newest->version(), round = m_newest->round()](Loop& self, Result<HttpHead> end) {
                                  self.versionRead(known, round, *sink, std::move(end));
                              }));
    }

    // `known` was seen before the server was asked: it cannot be behind that.
    void versionRead(const std::string& known, int round, KubeListSink<Row>& sink, Result<HttpHead> end)
    {
        m_versionRead.end();
        const auto page = end ? sink.take(call("list")) : Result<ListPage<Row>>(fail(std::move(end).error()));
        if (!page)
            return; // with the server's next sign again
        m_mayBeOlder = false;
        if (!runsBackwards(known, page->resourceVersion))
            return;
        if (round == m_newest->round())
            m_newest->wentBack(page->resourceVersion);
        readAnew();
    }

    // The server was set back: everything else that was read before is no longer so.
    void readAnew()
    {
        m_wentBackAt = m_scheduler.now();
        refresh();
    }

    // Everything was read up to here.
    void moveTo(std::string resourceVersion)
    {
        if (runsBackwards(m_resourceVersion, resourceVersion)) {
            m_wentBackAt = m_scheduler.now();
            if (m_round == m_newest->round())
                m_newest->wentBack(resourceVersion);
            m_round = m_newest->round();
        }
        m_resourceVersion = std::move(resourceVersion);
        if (m_round == m_newest->round())
            m_newest->saw(m_resourceVersion);
    }

    void requestPage(const std::string& continueToken)
    {
        auto& listing = std::get<ListingPhase<Row>>(m_phase);
        HttpRequest request = preferringProtobuf(listRequest(
            m_resource, m_namespace, {.limit = listing.mode == ListMode::Paged ? m_settings.pageSize : 0, .continueToken = continueToken}));
        request.deadline = m_settings.listDeadline;
        request.idleTimeout = m_settings.listIdleTimeout;
        listing.continueToken = continueToken;
        listing.sink = std::make_shared<KubeListSink<Row>>(m_settings.maxList, m_pools);
        listing.request = m_http.exchange(std::move(request), listing.sink,
                                          guarded([](Loop& self, Result<HttpHead> end) { self.pageEnded(std::move(end)); }));
    }

    void pageEnded(Result<HttpHead> end)
    {
        auto& listing = std::get<ListingPhase<Row>>(m_phase);
        const auto sink = listing.sink;
        Result<ListPage<Row>> page = end ? sink->take(call("list")) : fail(std::move(end).error());
        if (page && !page->continueToken.empty() && page->continueToken == listing.continueToken)
            page = fail(endlessList(call("list")));
        if (page)
            return pageArrived(*std::move(page));
        if (page.error().kind == ErrorKind::Gone && !listing.continueToken.empty())
            return list(ListMode::Whole); // as client-go: a list that began anew in its middle would hide changes from the watch
        wait(std::move(page).error(), NextPhase::List, waitAskedFor(sink->answer(), m_scheduler.clock().wallNow()));
    }

    void pageArrived(ListPage<Row> page)
    {
        auto& listing = std::get<ListingPhase<Row>>(m_phase);
        const bool isLast = page.continueToken.empty();
        Batch<Row> batch{.replacesAll = isLast, .changed = {}, .removed = {}};
        if (!isLast && !m_asOf)
            batch.changed = page.items; // nothing was shown before: show what is there
        for (Row& row : page.items) {
            Text key = row.key();
            listing.rows.insert_or_assign(std::move(key), std::move(row));
        }
        if (!isLast) {
            requestPage(page.continueToken);
            return tell(std::move(batch));
        }
        batch.changed.reserve(listing.rows.size());
        for (auto& [key, row] : listing.rows)
            batch.changed.push_back(std::move(row));
        listEnded(std::move(page.resourceVersion), std::move(batch));
    }

    void listEnded(std::string resourceVersion, Batch<Row> batch)
    {
        moveTo(std::move(resourceVersion));
        m_mayBeOlder = false;
        m_fruitless = 0;
        m_settings.readAgainEvery > Duration::zero() ? readAgainLater() : watch(WatchStart::AtVersion);
        tell(std::move(batch));
        tellLive(m_scheduler.now());
    }

    void readAgainLater()
    {
        m_phase = WaitingPhase{.next = NextPhase::List,
                               .timer = m_scheduler.after(m_settings.readAgainEvery, guarded([](Loop& self) { self.goOn(); }))};
    }

    void watch(WatchStart start)
    {
        const std::chrono::seconds timeout(static_cast<int>(300.0 + 300.0 * m_random())); // client-go: not all watches end together
        const bool isList = start == WatchStart::WithList;
        HttpRequest request = preferringProtobuf(isList ? streamingListRequest(m_resource, m_namespace, timeout)
                                                        : watchRequest(m_resource, m_namespace, m_resourceVersion, timeout));
        request.idleTimeout = m_settings.idleTimeout;
        WatchingPhase<Row> watching{.openedAt = m_scheduler.now(),
                                    .events = 0,
                                    .wake = {},
                                    .sink = {},
                                    .request = {},
                                    .opening = {},
                                    .delivery = {},
                                    .confirmation = {},
                                    .listed = isList ? std::optional(TextSet()) : std::nullopt};
        watching.wake = std::make_shared<std::function<void()>>(guarded([](Loop& self) { self.woken(); }));
        watching.sink = std::make_shared<KubeWatchSink<Row>>(m_scheduler, watching.wake, call("watch"), start,
                                                             isList ? std::string() : m_resourceVersion, m_settings.maxLine, m_pools);
        watching.request = m_http.exchange(std::move(request), watching.sink,
                                           guarded([](Loop& self, Result<HttpHead> end) { self.watchEnded(std::move(end)); }));
        watching.opening = m_scheduler.after(
            m_settings.openTimeout,
            guarded([](Loop& self) { self.watchFailed(unanswered(self.call("watch"), self.m_settings.openTimeout), Duration::zero()); }));
        m_phase = std::move(watching);
    }

    // The watch is open, or something lies in the mailbox.
    void woken()
    {
        auto& watching = std::get<WatchingPhase<Row>>(m_phase);
        watching.opening.end();
        checkVersion();
        if (watching.listed)
            watching.opening = m_scheduler.after(m_settings.listIdleTimeout, guarded([](Loop& self) { self.streamStalled(); }));
        else if (!watching.confirmation.isActive() && watching.events == 0)
            watching.confirmation = m_scheduler.after(
                shortestWatch, guarded([contact = m_scheduler.now()](Loop& self) { self.confirm(contact); })); // nothing was said since
        const bool isBulk = watching.listed && watching.listed->size() > manyRows;
        const Duration interval = isBulk ? m_settings.bulkInterval : m_settings.batchInterval;
        const Instant due = m_lastBatch ? *m_lastBatch + interval : m_scheduler.now();
        if (due <= m_scheduler.now())
            return deliver();
        watching.delivery = m_scheduler.after(due - m_scheduler.now(), guarded([](Loop& self) { self.deliver(); }));
    }

    // The server took the watch at this version and stayed: it goes on where the last one broke off.
    void confirm(Instant contact)
    {
        m_fruitless = 0;
        tellLive(contact);
    }

    void deliver()
    {
        auto& watching = std::get<WatchingPhase<Row>>(m_phase);
        auto content = watching.sink->mailbox().take();
        if (content.events == 0)
            return;
        watching.events += content.events;
        watching.confirmation.end();
        m_fruitless = 0;
        if (watching.listed && !addToList(watching, content))
            return;
        moveTo(std::move(content.resourceVersion));
        if (content.batch.replacesAll || !content.batch.changed.empty() || !content.batch.removed.empty()) {
            m_lastBatch = m_scheduler.now();
            tell(std::move(content.batch));
        }
        tellLive(m_scheduler.now());
    }

    // What came of a list as a stream. True when it is complete: then the batch says what is gone, too.
    bool addToList(WatchingPhase<Row>& watching, typename WatchMailbox<Row>::Content& content)
    {
        for (const Row& row : content.batch.changed)
            watching.listed->insert(row.key());
        for (const Text& key : content.batch.removed)
            watching.listed->erase(key);
        if (content.endsInitialEvents) {
            m_mayBeOlder = false;
            content.batch.replacesAll = true;
            content.batch.kept = std::move(*watching.listed);
            watching.listed.reset();
            watching.opening.end();
            return true;
        }
        m_lastBatch = m_scheduler.now();
        tell(std::move(content.batch));
        return false;
    }

    void streamStalled()
    {
        m_settings.style = ListStyle::Paged; // it does not know this kind of list
        list(ListMode::Paged);
    }

    void watchEnded(Result<HttpHead> end)
    {
        deliver();
        if (m_isOver || !std::holds_alternative<WatchingPhase<Row>>(m_phase))
            return; // who was told has ended it, or reads anew
        const auto& watching = std::get<WatchingPhase<Row>>(m_phase);
        const auto sink = watching.sink;
        if (watching.listed)
            return streamEnded(std::move(end), *sink);
        const bool isShort = watching.events == 0 && m_scheduler.now() - watching.openedAt < shortestWatch;
        if (!end && end.error().kind == ErrorKind::TimedOut && sink->answer().isSuccess())
            return watch(WatchStart::AtVersion); // silent, which proves nothing: ask anew
        if (!end)
            return watchFailed(std::move(end).error(), Duration::zero());
        if (!sink->answer().isSuccess())
            return watchFailed(sink->answer().error(call("watch")), waitAskedFor(sink->answer().head, m_scheduler.clock().wallNow()));
        if (isShort)
            return watchFailed(veryShortWatch(call("watch")), Duration::zero());
        watch(WatchStart::AtVersion); // its time was over
    }

    // A list as a stream ended before it was complete.
    void streamEnded(Result<HttpHead> end, const KubeWatchSink<Row>& sink)
    {
        Error error = !end              ? std::move(end).error()
            : sink.answer().isSuccess() ? veryShortWatch(call("list"))
                                        : sink.answer().error(call("list"));
        if (isListedByPages(error)) {
            m_settings.style = ListStyle::Paged;
            return list(ListMode::Paged);
        }
        wait(std::move(error), NextPhase::List, waitAskedFor(sink.answer().head, m_scheduler.clock().wallNow()));
    }

    void watchFailed(Error error, Duration askedFor)
    {
        ++m_fruitless;
        const auto* watching = std::get_if<WatchingPhase<Row>>(&m_phase);
        if (watching && watching->listed)
            return wait(std::move(error), NextPhase::List, askedFor);
        const NextPhase next = afterWatchFailure(error, m_fruitless);
        wait(std::move(error), next, askedFor);
    }

    void wait(Error error, NextPhase next, Duration askedFor)
    {
        if (wasAway(error.kind))
            m_mayBeOlder = true;
        // A server that is starting refuses until it has read its roles.
        const bool isSlow = isRetriedSlowly(error.kind) && !m_mayBeOlder;
        const Duration delay = isSlow ? std::max(slowDelay(), askedFor) : m_backoff.next(askedFor);
        m_phase = WaitingPhase{.next = next,
                               .isAskedFor = askedFor > Duration::zero(),
                               .reason = error.kind,
                               .timer = m_scheduler.after(delay, guarded([](Loop& self) { self.goOn(); }))};
        const Instant nextTry = m_scheduler.now() + delay;
        if (m_asOf)
            tell(Stale{.asOf = *m_asOf, .reason = std::move(error), .nextTry = nextTry});
        else
            tell(Unavailable{.reason = std::move(error), .nextTry = nextTry});
    }

    Duration slowDelay() const
    {
        return m_settings.slowRetry + Duration(static_cast<Duration::rep>(static_cast<double>(m_settings.slowRetry.count()) * m_random()));
    }

    void goOn()
    {
        switch (std::get<WaitingPhase>(m_phase).next) {
        case NextPhase::List: return begin();
        case NextPhase::Watch: return watch(WatchStart::AtVersion);
        }
    }

    void tellLive(Instant contact)
    {
        if (!m_liveSince)
            m_liveSince = m_scheduler.now();
        m_wasWoken = false;
        m_asOf = std::max(m_asOf, std::optional(contact));
        tell(Live{.since = *m_liveSince, .lastContact = *m_asOf});
    }

    void tell(Batch<Row> batch)
    {
        if (!m_isOver && m_listener.onBatch)
            m_listener.onBatch(std::move(batch));
    }

    void tell(Freshness freshness)
    {
        if (!isLive(freshness))
            m_liveSince.reset();
        if (!m_isOver && m_listener.onFreshness)
            m_listener.onFreshness(std::move(freshness));
    }

    HttpClient& m_http;
    Scheduler& m_scheduler;
    KubeResource m_resource;
    std::string m_namespace;
    std::function<double()> m_random;
    Backoff m_backoff;
    ListWatchListener<Row> m_listener;
    ListWatchSettings m_settings;
    std::shared_ptr<NewestVersion> m_newest;
    int m_round = 0; // of m_newest when everything was read last
    std::shared_ptr<RowPools> m_pools = std::make_shared<RowPools>(); // of the network thread
    std::string m_resourceVersion;
    int m_fruitless = 0;
    std::optional<Instant> m_asOf; // when the rows were last known to be true; nothing: no complete list yet
    std::optional<Instant> m_liveSince;
    std::optional<Instant> m_lastBatch;
    std::optional<Instant> m_wentBackAt;
    bool m_wasWoken = false; // since it was live
    bool m_mayBeOlder = false; // the server was away; its versions were not looked at since
    Handle m_versionRead;
    bool m_isOver = false;
    ListWatchPhase<Row> m_phase;
};

template <typename Row>
KubeListWatch<Row>::KubeListWatch(HttpClient& http, Scheduler& scheduler, KubeResource resource, std::string namespaceName,
                                  std::function<double()> random, ListWatchListener<Row> listener, ListWatchSettings settings)
    : m_loop(std::make_shared<Loop>(http, scheduler, resource, std::move(namespaceName), std::move(random), std::move(listener),
                                    std::move(settings)))
{
    m_loop->begin();
}

template <typename Row>
KubeListWatch<Row>::~KubeListWatch()
{
    if (m_loop)
        m_loop->end();
}

template <typename Row>
void KubeListWatch<Row>::refresh()
{
    m_loop->refresh();
}

template <typename Row>
void KubeListWatch<Row>::wakeUp(ServerSign sign)
{
    m_loop->wakeUp(sign);
}

template <typename Row>
std::optional<Instant> KubeListWatch<Row>::wentBackAt() const
{
    return m_loop->wentBackAt();
}

template class KubeListWatch<Pod>;
template class KubeListWatch<Service>;
template class KubeListWatch<Workload>;
template class KubeListWatch<EndpointSlice>;
template class KubeListWatch<Ingress>;
template class KubeListWatch<LeaseValue>;
template class KubeListWatch<ClusterEvent>;
template class KubeListWatch<Node>;
template class KubeListWatch<TableRow>;

} // namespace tealdeck
