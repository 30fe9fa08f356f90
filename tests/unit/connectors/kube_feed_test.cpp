#include <QtTest>

#include "core/connectors/kube/kube_feed.h"
#include "core/connectors/kube/kube_workload_feed.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/shown.h"
#include "tests/unit/connectors/kube_json.h"

#include <set>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

double noChance()
{
    return 0.0;
}

RequestPredicate listOf(const std::string& plural)
{
    return [plural](const HttpRequest& request) {
        return request.target.find("/" + plural) != std::string::npos && request.target.find("watch=true") == std::string::npos;
    };
}

std::string object(const std::string& kind, const std::string& uid)
{
    return R"({"kind":")" + kind + R"(","metadata":{"name":")" + uid + R"(","uid":")" + uid + R"(","resourceVersion":"5"}})";
}

FakeAnswer list(const std::string& kind, const std::string& items)
{
    return FakeAnswer::json(kubejson::list({.kind = kind + "List", .resourceVersion = "10", .continueToken = {}, .items = items}));
}

template <typename Row>
std::set<std::string> keysOf(const Store<Row>& store)
{
    std::set<std::string> keys;
    for (const auto& [key, row] : store.rows())
        keys.insert(key);
    return keys;
}

} // namespace

class KubeFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFeedFillsItsStoreAndSaysHowFreshItIs()
    {
        FakeScheduler scheduler;
        FakeHttp http(scheduler);
        http.on(requestContaining("watch=true"), FakeAnswer::stream());
        http.on(listOf("services"), list("Service", object("Service", "s1")));
        Store<Service> store;
        {
            KubeFeed<Service> feed(http, scheduler, kube::services, "shop", store, &noChance);
            QVERIFY(std::holds_alternative<Loading>(store.freshness()));
            scheduler.runPosted();
            QVERIFY(isLive(store.freshness()));
            QCOMPARE(keysOf(store), std::set<std::string>({"s1"}));
            feed.refresh();
            scheduler.runPosted();
            QCOMPARE(http.count(listOf("services")), std::size_t(2));
        }
        QCOMPARE(http.openCount(), std::size_t(0));
        QCOMPARE(keysOf(store), std::set<std::string>({"s1"})); // the rows stay
    }

    void rowsOfAnEarlierFeedAreReplaced()
    {
        FakeScheduler scheduler;
        FakeHttp http(scheduler);
        http.on(requestContaining("watch=true"), FakeAnswer::stream());
        http.on(listOf("services"), list("Service", object("Service", "new")));
        Store<Service> store;
        Service old;
        old.meta.uid = "old";
        store.apply({.replacesAll = false, .changed = {old}, .removed = {}});
        const KubeFeed<Service> feed(http, scheduler, kube::services, "shop", store, &noChance);
        QCOMPARE(keysOf(store), std::set<std::string>({"old"}));
        scheduler.runPosted();
        QCOMPARE(keysOf(store), std::set<std::string>({"new"}));
    }

    void twoKindsShareOneStoreWithoutHurtingEachOther()
    {
        FakeScheduler scheduler;
        FakeHttp http(scheduler);
        http.on(requestContaining("watch=true"), FakeAnswer::stream());
        http.once(listOf("deployments"), list("Deployment", object("Deployment", "d1") + "," + object("Deployment", "d2")));
        http.once(listOf("statefulsets"), list("StatefulSet", object("StatefulSet", "s1")).after(2s));
        Store<Workload> store;
        KubeWorkloadFeed feed(http, scheduler, "shop", store, &noChance);
        scheduler.runPosted();
        QVERIFY(std::holds_alternative<Loading>(store.freshness())); // one kind is not all
        scheduler.advance(2s);
        QVERIFY(isLive(store.freshness()));
        QCOMPARE(keysOf(store), std::set<std::string>({"d1", "d2", "s1"}));
        QCOMPARE(store.find("s1")->kind, WorkloadKind::StatefulSet);

        http.once(listOf("deployments"), list("Deployment", object("Deployment", "d2")));
        http.once(listOf("statefulsets"), FakeAnswer::failing(ErrorKind::ConnectFailed));
        feed.refresh();
        scheduler.runPosted();
        QCOMPARE(keysOf(store), std::set<std::string>({"d2", "s1"}));
        QVERIFY(std::holds_alternative<Stale>(store.freshness()));
    }

    void theWorseFreshnessCounts()
    {
        const Error error{.kind = ErrorKind::Forbidden, .message = {}, .detail = {}};
        const Freshness live = Live{.since = {1s}, .lastContact = {9s}};
        const Freshness later = Live{.since = {3s}, .lastContact = {5s}};
        const Freshness stale = Stale{.asOf = {4s}, .reason = error, .nextTry = {}};
        const Freshness older = Stale{.asOf = {2s}, .reason = error, .nextTry = {}};
        const Freshness unavailable = Unavailable{.reason = error, .nextTry = {}};
        QVERIFY(worseOf(live, later) == Freshness(Live{.since = {3s}, .lastContact = {5s}}));
        QVERIFY(worseOf(live, stale) == stale && worseOf(stale, live) == stale);
        QVERIFY(worseOf(stale, older) == older && worseOf(older, stale) == older);
        QVERIFY(worseOf(stale, Loading{}) == Freshness(Loading{}));
        QVERIFY(worseOf(unavailable, Loading{}) == unavailable && worseOf(live, unavailable) == unavailable);
    }
};

QTEST_GUILESS_MAIN(KubeFeedTest)
#include "kube_feed_test.moc"
