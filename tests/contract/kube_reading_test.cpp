#include <QtTest>

#include "core/base/encoding.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_feed.h"
#include "core/connectors/kube/kube_identity.h"
#include "core/connectors/kube/kube_rights.h"
#include "core/connectors/kube/kube_table.h"
#include "core/connectors/kube/kube_watch_sink.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/kube_workload_feed.h"
#include "core/domain/application.h"
#include "core/net/backoff.h"
#include "tests/contract/contract_target.h"
#include "tests/support/http_test_client.h"
#include "tests/support/kubectl_words.h"
#include "tests/support/shown.h"

#include <algorithm>
#include <map>
#include <memory>

// A named namespace: lambdas of the suite hold these types.
namespace tealdeck::kubereading
{

using namespace std::chrono_literals;

inline const std::string space = "shop";

// One user of the target.
struct User
{
    User(const ContractTarget& target, const std::string& name)
        : http(endpointOf(target.access(name)), credentialsOf(target.access(name)))
    {
    }

    HttpTestClient http;

    template <typename Row>
    ListPage<Row> list(const KubeResource& resource, const ListOptions& options = {})
    {
        const auto answer = http.ask(listRequest(resource, space, options));
        const auto page = answer ? decodeList<Row>(answer->body) : Result<ListPage<Row>>(fail(answer.error()));
        if (!page)
            qFatal("list: %s", describe(page.error()).c_str());
        return *page;
    }
    int status(HttpRequest request)
    {
        const auto answer = http.ask(std::move(request));
        return answer ? answer->head.status : 0;
    }
    bool waitFor(const std::function<bool()>& condition, Duration limit = 60s) { return http.home.runUntil(condition, limit); }
};

// A raw watch, so that a test sees bookmarks and errors.
template <typename Row>
struct RawWatch
{
    RawWatch(User& user, const KubeResource& resource, const std::string& version, std::chrono::seconds timeout)
        : sink(std::make_shared<KubeWatchSink<Row>>(user.http.home, wake,
                                                    KubeCall{.verb = "watch", .resource = resource, .namespaceName = space},
                                                    WatchStart::AtVersion, version, 16U << 20U, std::make_shared<RowPools>()))
        , handle(user.http.client.exchange(watchRequest(resource, space, version, timeout), sink,
                                           [this](Result<HttpHead> head) { end = std::move(head); }))
    {
    }

    std::shared_ptr<std::function<void()>> wake;
    std::shared_ptr<KubeWatchSink<Row>> sink;
    std::optional<Result<HttpHead>> end;
    Handle handle;
};

inline std::string leaseJson(const std::string& name, const std::string& holder, const std::string& version)
{
    return R"({"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":")" + name + R"(")"
        + (version.empty() ? std::string() : R"(,"resourceVersion":")" + version + R"(")") + R"(},"spec":{"holderIdentity":")" + holder
        + R"(","leaseDurationSeconds":30,"renewTime":"2026-11-23T10:00:00.000000Z"}})";
}

// Lets the versions of the server move: a lease comes and goes.
inline void touchALease(User& user)
{
    const std::string name = "tealdeck-contract-" + makeUuid();
    if (user.status(createRequest(kube::leases, space, leaseJson(name, "nobody", {}))) != 201
        || user.status(deleteRequest(kube::leases, space, name)) != 200)
        qFatal("no lease can be made");
}

} // namespace tealdeck::kubereading

using namespace tealdeck;
using namespace tealdeck::kubereading;
using namespace std::chrono_literals;

// What the reading side expects of a Kubernetes API server, the simulated one included.
class KubeReadingTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }

    void podsAreWhatTheServersTableSays()
    {
        User viewer(m_target, "viewer");
        for (int attempt = 0; attempt < 20; ++attempt) {
            const auto before = viewer.list<Pod>(kube::pods).items;
            const auto answer = viewer.http.ask(tableRequest(kube::pods, space));
            QVERIFY(answer.has_value());
            const WallTime now = viewer.http.clock.wallNow();
            const auto after = viewer.list<Pod>(kube::pods).items;
            if (before != after)
                continue; // it moved meanwhile
            const auto table = decodeTable(answer->body);
            QVERIFY2(table.has_value(), table ? "" : describe(table.error()).c_str());
            QVERIFY(!before.empty());
            compare(before, *table, now);
            return;
        }
        QFAIL("the pods never stood still");
    }

    void pagesTogetherAreTheWholeList()
    {
        User viewer(m_target, "viewer");
        for (int attempt = 0; attempt < 20; ++attempt) {
            const auto whole = viewer.list<Pod>(kube::pods);
            std::vector<Pod> pages;
            ListPage<Pod> page;
            do {
                page = viewer.list<Pod>(kube::pods, {.limit = 2, .continueToken = page.continueToken});
                QVERIFY(page.items.size() <= 2);
                pages.insert(pages.end(), page.items.begin(), page.items.end());
            } while (!page.continueToken.empty());
            if (whole.items != viewer.list<Pod>(kube::pods).items)
                continue;
            QVERIFY(pages == whole.items);
            return;
        }
        QFAIL("the pods never stood still");
    }

    void aWatchSeesCreateModifyAndDeleteInOrder()
    {
        User user(m_target, "operator");
        const std::string name = "tealdeck-contract-" + makeUuid();
        std::vector<std::string> seen;
        Freshness freshness;
        const auto note = [&](const Batch<LeaseValue>& batch) {
            for (const LeaseValue& lease : batch.changed) {
                if (lease.meta.name == name)
                    seen.push_back(lease.holderIdentity);
            }
            for (const std::string& key : batch.removed)
                seen.push_back("removed " + std::to_string(key.size()));
        };
        const KubeListWatch<LeaseValue> listWatch(user.http.client, user.http.home, kube::leases, space, systemRandom(),
                                                  {.onBatch = note, .onFreshness = [&](Freshness told) { freshness = std::move(told); }});
        QVERIFY(user.waitFor([&] { return isLive(freshness); }));
        QCOMPARE(user.status(createRequest(kube::leases, space, leaseJson(name, "first", {}))), 201);
        QVERIFY(user.waitFor([&] { return seen.size() == 1; }));
        const auto found = user.http.ask(getRequest(kube::leases, space, name));
        const LeaseValue lease = decodeLease(found.value().body).value();
        QCOMPARE(user.status(replaceRequest(kube::leases, space, name, leaseJson(name, "second", lease.meta.resourceVersion))), 200);
        QVERIFY(user.waitFor([&] { return seen.size() == 2; }));
        QCOMPARE(user.status(replaceRequest(kube::leases, space, name, leaseJson(name, "third", lease.meta.resourceVersion))), 409);
        QCOMPARE(user.status(deleteRequest(kube::leases, space, name)), 200);
        QVERIFY(user.waitFor([&] { return seen.size() == 3; }));
        QCOMPARE(seen, std::vector<std::string>({"first", "second", "removed " + std::to_string(lease.key().size())}));
    }

    // The server sends bookmarks only where versions moved, one of them two seconds before the watch's time is over. It keeps their time
    // in whole seconds, so that a real server mostly sends a second one before the end.
    void aWatchGetsABookmarkAndEndsWhenItsTimeIsOver()
    {
        User user(m_target, "operator");
        RawWatch<LeaseValue> watch(user, kube::leases, user.list<LeaseValue>(kube::leases).resourceVersion, 8s);
        touchALease(user);
        QVERIFY(user.waitFor([&] { return watch.end.has_value(); }));
        QVERIFY2(watch.end->has_value(), watch.end->has_value() ? "" : describe(watch.end->error()).c_str());
        const auto content = watch.sink->mailbox().take();
        QVERIFY2(content.events >= 3, qPrintable(QString::number(content.events))); // added, removed, a bookmark or two
        QVERIFY(content.batch.changed.empty());
        QCOMPARE(content.batch.removed.size(), std::size_t(1));
    }

    void aUserWithoutRightsIsToldTheMissingRule()
    {
        User forbidden(m_target, "forbidden");
        Store<Pod> store;
        const KubeFeed<Pod> feed(forbidden.http.client, forbidden.http.home, kube::pods, space, store, systemRandom());
        QVERIFY(forbidden.waitFor([&] { return std::holds_alternative<Unavailable>(store.freshness()); }));
        const Error& reason = std::get<Unavailable>(store.freshness()).reason;
        QCOMPARE(shown(reason.kind), shown(ErrorKind::Forbidden));
        QCOMPARE(shown(render(reason.message)),
                 QByteArray("Not permitted: list pods in namespace shop. Ask for a role with the verb list."));
        QVERIFY(reason.detail.find("forbidden") != std::string::npos);
        QVERIFY(store.rows().empty());
    }

    void identityAndRightsAreRead()
    {
        User user(m_target, "operator");
        std::optional<ClusterIdentity> identity;
        std::optional<std::vector<AccessReview>> reviews;
        const Handle reading
            = readClusterIdentity(user.http.client, user.http.clock, 5s, [&](ClusterIdentity read) { identity = std::move(read); });
        const std::vector<AccessQuestion> questions{
            {.verb = "patch", .group = {}, .resource = "services", .subresource = {}, .namespaceName = space, .name = "web"},
            {.verb = "delete", .group = {}, .resource = "namespaces", .subresource = {}, .namespaceName = {}, .name = "kube-system"}};
        const Handle asking
            = reviewAccess(user.http.client, questions, 5s, [&](std::vector<AccessReview> answers) { reviews = std::move(answers); });
        QVERIFY(user.waitFor([&] { return identity && reviews; }));
        QVERIFY2(identity->problems.empty(), identity->problems.empty() ? "" : describe(identity->problems[0]).c_str());
        QCOMPARE(identity->clusterUid.value.size(), std::size_t(36));
        QVERIFY(identity->serverVersion.starts_with("v1."));
        QVERIFY(!identity->user.empty() && !identity->groups.empty());
        QVERIFY(identity->clockSkew.has_value());
        QVERIFY(reviews->at(0).isAllowed());
        QVERIFY(reviews->at(1).answer.has_value() && !reviews->at(1).isAllowed());
        QCOMPARE(user.http.writes.count(), 0);
    }

    void applicationsAreFound()
    {
        User viewer(m_target, "viewer");
        Store<Pod> pods;
        Store<Service> services;
        Store<Workload> workloads;
        Store<Ingress> ingresses;
        const KubeFeed<Pod> podFeed(viewer.http.client, viewer.http.home, kube::pods, {}, pods, systemRandom());
        const KubeFeed<Service> serviceFeed(viewer.http.client, viewer.http.home, kube::services, {}, services, systemRandom());
        const KubeWorkloadFeed workloadFeed(viewer.http.client, viewer.http.home, {}, workloads, systemRandom());
        const KubeFeed<Ingress> ingressFeed(viewer.http.client, viewer.http.home, kube::ingresses, {}, ingresses, systemRandom());
        QVERIFY(viewer.waitFor([&] {
            return isLive(pods.freshness()) && isLive(services.freshness()) && isLive(workloads.freshness())
                && isLive(ingresses.freshness());
        }));
        ClusterView view;
        for (const auto& [key, row] : pods.rows())
            view.pods.push_back(&row);
        for (const auto& [key, row] : services.rows())
            view.services.push_back(&row);
        for (const auto& [key, row] : workloads.rows())
            view.workloads.push_back(&row);
        for (const auto& [key, row] : ingresses.rows())
            view.ingresses.push_back(&row);
        const auto applications = findApplications(view, defaultSlotLabels());
        const auto web = std::ranges::find(applications, "shop/web", &Application::key);
        QVERIFY(web != applications.end());
        QCOMPARE(web->serviceName, std::string("web"));
        QCOMPARE(web->slots.size(), std::size_t(2));
        QCOMPARE(web->slots[0].name, std::string("blue"));
        QVERIFY(web->selectedSlot() != nullptr);
        QVERIFY(web->selectedSlot()->ready > 0);
        std::printf("FIGURE %zu applications, %zu pods read\n", applications.size(), pods.rows().size());
    }

    void aServerThatHangsIsNoticedAndComesBack()
    {
        User user(m_target, "operator");
        Store<Service> store;
        const KubeFeed<Service> feed(user.http.client, user.http.home, kube::services, space, store, systemRandom(),
                                     {.idleTimeout = 5s, .openTimeout = 3s});
        QVERIFY(user.waitFor([&] { return isLive(store.freshness()); }));
        const Instant listed = std::get<Live>(store.freshness()).lastContact;
        // The watch is open as well; its answer on the way would count as a contact after the server hung.
        QVERIFY(user.waitFor([&] {
            const Live* live = std::get_if<Live>(&store.freshness());
            return live != nullptr && live->lastContact > listed;
        }));
        const std::size_t rows = store.rows().size();
        if (m_target.command("suspend apiserver") != "ok")
            QSKIP("this target cannot hang");
        const Instant hung = user.http.home.now();
        const bool isNoticed = user.waitFor([&] { return std::holds_alternative<Stale>(store.freshness()); });
        const Duration noticed = user.http.home.now() - hung;
        QCOMPARE(m_target.command("resume apiserver"), std::string("ok"));
        QVERIFY(isNoticed);
        QCOMPARE(store.rows().size(), rows);
        QVERIFY(std::get<Stale>(store.freshness()).asOf <= hung);
        QVERIFY(user.waitFor([&] { return isLive(store.freshness()); }));
        std::printf("FIGURE hanging API server noticed after %.1f s (watch idle limit 5 s, open limit 3 s)\n",
                    static_cast<double>(noticed.count()) / 1000.0);
    }

    // Last: it may restart the API server.
    void zzExpiredVersionsAreReadAnewWhileTheRowsStay()
    {
        User user(m_target, "operator");
        const std::string old = user.list<Pod>(kube::pods).resourceVersion;
        const auto page = user.list<Pod>(kube::pods, {.limit = 2});
        Store<Pod> store;
        const KubeFeed<Pod> feed(user.http.client, user.http.home, kube::pods, space, store, systemRandom());
        QVERIFY(user.waitFor([&] { return isLive(store.freshness()); }));
        const std::size_t rows = store.rows().size();
        std::size_t fewest = rows;
        bool wasNotLive = false;
        const Handle listening = store.onChange([&](const StoreChange&) { fewest = std::min(fewest, store.rows().size()); });
        const Handle freshness = store.onFreshness([&] { wasNotLive = wasNotLive || !isLive(store.freshness()); });
        touchALease(user);
        if (!m_target.expireVersions())
            QSKIP("this target cannot make versions expire");

        const auto gone = user.http.ask(listRequest(kube::pods, space, {.limit = 2, .continueToken = page.continueToken}));
        QVERIFY(gone.has_value());
        QCOMPARE(gone->head.status, 410);
        RawWatch<Pod> watch(user, kube::pods, old, 30s);
        QVERIFY(user.waitFor([&] { return watch.end.has_value(); }));
        QCOMPARE(kindOf(*watch.end), shown(ErrorKind::Gone));

        const Instant cut = user.http.home.now();
        QVERIFY(user.waitFor([&] { return wasNotLive && isLive(store.freshness()); }, 5min));
        QCOMPARE(store.rows().size(), rows);
        QCOMPARE(fewest, rows);
        std::printf("FIGURE live again %.1f s after the versions expired\n",
                    static_cast<double>((user.http.home.now() - cut).count()) / 1000.0);
    }

private:
    static void compare(const std::vector<Pod>& pods, const KubeTable& table, WallTime now)
    {
        QCOMPARE(pods.size(), table.rows.size());
        for (const Pod& pod : pods) {
            const auto row = std::ranges::find(table.rows, pod.meta.name.str(), &KubeTableRow::name);
            QVERIFY(row != table.rows.end());
            QCOMPARE(row->uid, pod.meta.uid.str());
            QCOMPARE(shown(row->cells.at(table.column("Status").value())), shown(pod.status));
            QCOMPARE(row->cells.at(table.column("Ready").value()),
                     std::to_string(pod.readyContainers) + "/" + std::to_string(pod.containers));
            const std::string restarts = row->cells.at(table.column("Restarts").value());
            QVERIFY2(restarts == kubectlRestarts(pod, now) || restarts == kubectlRestarts(pod, now - 1s), restarts.c_str());
        }
    }
};

TEALDECK_CONTRACT_MAIN(KubeReadingTest)
#include "kube_reading_test.moc"
