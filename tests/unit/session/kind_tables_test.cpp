#include <QtTest>

#include "core/session/catalogue.h"
#include "core/session/live_kind.h"
#include "tests/support/shown.h"
#include "tests/support/widgets_bench.h"

using namespace tealdeck;
using namespace std::chrono_literals;

// Tables of any kind live as long as somebody looks at them, and a little longer.
class KindTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsReadBeforeSomebodyLooks()
    {
        WidgetsBench bench;
        QCOMPARE(bench.lists(), std::size_t(0));
        QCOMPARE(bench.shop.http.count(requestTo(HttpMethod::Get, "/apis")), std::size_t(0));
    }

    void theCatalogueIsReadOnceAndAgainOnRefresh()
    {
        WidgetsBench bench;
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
        WidgetsBench bench;
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
        WidgetsBench bench;
        const auto first = bench.session->openKind(widgetKind(), "shop");
        const auto second = bench.session->openKind(widgetKind(), "shop");
        QCOMPARE(first.get(), second.get());
        bench.scheduler.advance(1s);
        QCOMPARE(bench.lists(), std::size_t(1));
        QCOMPARE(first->rows().rows().size(), std::size_t(2));
        QCOMPARE(first->columns().size(), std::size_t(8));
        const auto elsewhere = bench.session->openKind(widgetKind(), "");
        QVERIFY(elsewhere.get() != first.get());
    }

    void aTableEndsFiveMinutesAfterItsLastUserLeft()
    {
        WidgetsBench bench;
        auto first = bench.session->openKind(widgetKind(), "shop");
        auto second = bench.session->openKind(widgetKind(), "shop");
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
        WidgetsBench bench;
        auto table = bench.session->openKind(widgetKind(), "shop");
        bench.scheduler.advance(1s);
        table.reset();
        bench.scheduler.advance(4min);
        table = bench.session->openKind(widgetKind(), "shop");
        QCOMPARE(table->rows().rows().size(), std::size_t(2)); // at once
        bench.scheduler.advance(10min);
        QVERIFY(bench.isWatched());
    }

    void aForbiddenKindNamesTheMissingRuleAndTakesNothingElseDown()
    {
        WidgetsBench bench;
        bench.shop.http.on(SessionBench::listing("widgets"), FakeAnswer::json(capturedReply("forbidden-list.http").body, 403));
        const auto table = bench.session->openKind(widgetKind(), "shop");
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
        WidgetsBench bench;
        auto table = bench.session->openKind(widgetKind(), "shop");
        bench.scheduler.advance(1s);
        bench.session.reset();
        bench.scheduler.advance(10min);
        QCOMPARE(table->rows().rows().size(), std::size_t(2));
        QCOMPARE(bench.shop.http.openCount(), std::size_t(0));
        table.reset();
        QCOMPARE(bench.scheduler.timers(), std::size_t(0));
    }

    void whatCannotBeWatchedIsReadAgainAndStaysLive()
    {
        WidgetsBench bench;
        KubeKind kind = widgetKind();
        kind.verbs = {"get", "list"};
        const auto table = bench.session->openKind(kind, "shop");
        bench.scheduler.advance(1s);
        QCOMPARE(bench.lists(), std::size_t(1));
        const Instant first = std::get<Live>(table->rows().freshness()).lastContact;
        bool wasAlwaysLive = true;
        const Handle listening = table->rows().onFreshness([&] { wasAlwaysLive = wasAlwaysLive && isLive(table->rows().freshness()); });
        bench.scheduler.advance(28s);
        QCOMPARE(bench.lists(), std::size_t(1));
        QCOMPARE(std::get<Live>(table->rows().freshness()).lastContact, first); // its age is told, and no more
        bench.scheduler.advance(62s);
        QCOMPARE(bench.lists(), std::size_t(4));
        QVERIFY(std::get<Live>(table->rows().freshness()).lastContact > first);
        QVERIFY(wasAlwaysLive);
        QVERIFY(!bench.isWatched());

        bench.shop.http.once(SessionBench::listing("widgets"), FakeAnswer::failing(ErrorKind::ConnectFailed));
        bench.scheduler.advance(30s);
        QVERIFY(!wasAlwaysLive); // a reading that failed is no reading
        bench.scheduler.advance(30s);
        QVERIFY(isLive(table->rows().freshness()));
    }

    void theEndOfTheSessionEndsATableThatLingers()
    {
        WidgetsBench bench;
        bench.session->openKind(widgetKind(), "shop").reset();
        bench.session.reset();
        bench.scheduler.advance(10min);
        QCOMPARE(bench.scheduler.timers(), std::size_t(0));
        QCOMPARE(bench.shop.http.openCount(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(KindTablesTest)
#include "kind_tables_test.moc"
