#include <QtTest>

#include "core/session/catalogue.h"
#include "core/session/live_kind.h"
#include "tests/support/captured_reply.h"
#include "tests/support/shown.h"
#include "tests/unit/session/session_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

KubeKind widgets()
{
    KubeKind kind;
    kind.group = "factory.example";
    kind.version = "v1";
    kind.plural = "widgets";
    kind.kind = "Widget";
    kind.isNamespaced = true;
    return kind;
}

// A session on a cluster that has a custom kind.
struct Bench : SessionBench
{
    Bench()
    {
        shop.http.on(listing("widgets"), FakeAnswer::json(capturedReply("custom-table.http").body));
        shop.http.on(requestTo(HttpMethod::Get, "/api"), FakeAnswer::json(capturedReply("discovery-api-aggregated.http").body));
        shop.http.on(requestTo(HttpMethod::Get, "/apis"), FakeAnswer::json(capturedReply("discovery-apis-custom.http").body));
        openReady();
    }
    std::size_t lists() const { return shop.http.count(listing("widgets")); }
    bool isWatched() { return shop.http.count(watching("widgets")) > 0 && shop.http.stream(watching("widgets")).isOpen(); }
};

} // namespace

// Tables of any kind live as long as somebody looks at them, and a little longer.
class KindTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsReadBeforeSomebodyLooks()
    {
        Bench bench;
        QCOMPARE(bench.lists(), std::size_t(0));
        QCOMPARE(bench.shop.http.count(requestTo(HttpMethod::Get, "/apis")), std::size_t(0));
    }

    void theCatalogueIsReadOnceAndAgainOnRefresh()
    {
        Bench bench;
        int told = 0;
        const Handle listening = bench.session->catalogue().onChanged([&] { ++told; });
        bench.session->catalogue();
        bench.scheduler.advance(1s);
        QCOMPARE(bench.shop.http.count(requestTo(HttpMethod::Get, "/apis")), std::size_t(1));
        QCOMPARE(told, 1);
        QVERIFY(isLive(bench.session->catalogue().freshness()));
        QVERIFY(bench.session->catalogue().kinds().find("widgets"));
        bench.session->refresh();
        bench.scheduler.advance(1s);
        QCOMPARE(bench.shop.http.count(requestTo(HttpMethod::Get, "/apis")), std::size_t(2));
    }

    void aCatalogueThatFailsKeepsWhatWasKnownAndIsTriedAgain()
    {
        Bench bench;
        bench.session->catalogue();
        bench.scheduler.advance(1s);
        bench.shop.http.once(requestTo(HttpMethod::Get, "/api"), FakeAnswer::failing(ErrorKind::TimedOut));
        bench.session->refresh();
        bench.scheduler.advance(1s);
        QVERIFY(std::holds_alternative<Stale>(bench.session->catalogue().freshness()));
        QVERIFY(bench.session->catalogue().kinds().find("widgets"));
        bench.scheduler.advance(1min);
        QVERIFY(isLive(bench.session->catalogue().freshness()));
    }

    void twoUsersShareOneTable()
    {
        Bench bench;
        const auto first = bench.session->openKind(widgets(), "shop");
        const auto second = bench.session->openKind(widgets(), "shop");
        QCOMPARE(first.get(), second.get());
        bench.scheduler.advance(1s);
        QCOMPARE(bench.lists(), std::size_t(1));
        QCOMPARE(first->rows().rows().size(), std::size_t(2));
        QCOMPARE(first->columns().size(), std::size_t(8));
        const auto elsewhere = bench.session->openKind(widgets(), "");
        QVERIFY(elsewhere.get() != first.get());
    }

    void aTableEndsFiveMinutesAfterItsLastUserLeft()
    {
        Bench bench;
        auto first = bench.session->openKind(widgets(), "shop");
        auto second = bench.session->openKind(widgets(), "shop");
        bench.scheduler.advance(1s);
        first.reset();
        bench.scheduler.advance(10min);
        QVERIFY(bench.isWatched());
        second.reset();
        bench.scheduler.advance(5min - 1s);
        QVERIFY(bench.isWatched());
        bench.scheduler.advance(2s);
        QVERIFY(!bench.isWatched());
        const std::size_t lists = bench.lists();
        bench.scheduler.advance(10min);
        QCOMPARE(bench.lists(), lists);
    }

    void whoComesBackInTimeFindsItAsItWas()
    {
        Bench bench;
        auto table = bench.session->openKind(widgets(), "shop");
        bench.scheduler.advance(1s);
        table.reset();
        bench.scheduler.advance(4min);
        table = bench.session->openKind(widgets(), "shop");
        QCOMPARE(table->rows().rows().size(), std::size_t(2)); // at once
        bench.scheduler.advance(10min);
        QVERIFY(bench.isWatched());
    }

    void aForbiddenKindNamesTheMissingRuleAndTakesNothingElseDown()
    {
        Bench bench;
        bench.shop.http.on(SessionBench::listing("widgets"), FakeAnswer::json(capturedReply("forbidden-list.http").body, 403));
        const auto table = bench.session->openKind(widgets(), "shop");
        QVERIFY(!table->missingRule());
        bench.scheduler.advance(1s);
        QCOMPARE(table->missingRule(),
                 std::optional(MissingRule{.verb = "list", .group = "factory.example", .resource = "widgets", .namespaceName = "shop"}));
        QCOMPARE(shown(ruleText(*table->missingRule())),
                 QByteArray("- apiGroups: [\"factory.example\"]\n  resources: [\"widgets\"]\n  verbs: [\"get\", \"list\", \"watch\"]\n"));
        QVERIFY(isLive(bench.session->freshness()));
    }

    void aTableThatOutlivesItsSessionKeepsItsRows()
    {
        Bench bench;
        auto table = bench.session->openKind(widgets(), "shop");
        bench.scheduler.advance(1s);
        bench.session.reset();
        bench.scheduler.advance(10min);
        QCOMPARE(table->rows().rows().size(), std::size_t(2));
        QCOMPARE(bench.shop.http.openCount(), std::size_t(0));
        table.reset();
        QCOMPARE(bench.scheduler.timers(), std::size_t(0));
    }

    void theEndOfTheSessionEndsATableThatLingers()
    {
        Bench bench;
        bench.session->openKind(widgets(), "shop").reset();
        bench.session.reset();
        bench.scheduler.advance(10min);
        QCOMPARE(bench.scheduler.timers(), std::size_t(0));
        QCOMPARE(bench.shop.http.openCount(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(KindTablesTest)
#include "kind_tables_test.moc"
