#include <QtTest>

#include "core/domain/cluster.h"
#include "core/domain/store.h"

#include <optional>

using namespace tealdeck;

namespace
{

Ingress row(const std::string& key, const std::string& name = {})
{
    Ingress ingress;
    ingress.meta.uid = key;
    ingress.meta.name = name;
    return ingress;
}

using Keys = std::vector<Text>;

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatReallyChangedIsTold()
    {
        Store<Ingress> store;
        store.apply({.replacesAll = true, .changed = {row("a"), row("b")}, .removed = {}});
        std::vector<StoreChange> told;
        const Handle handle = store.onChange([&](const StoreChange& change) { told.push_back(change); });
        store.apply({.replacesAll = false, .changed = {row("a"), row("b", "new"), row("c")}, .removed = {"nothing"}});
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(told[0].added, Keys({"c"}));
        QCOMPARE(told[0].updated, Keys({"b"}));
        QVERIFY(told[0].removed.empty() && !told[0].wasReset);
        store.apply({.replacesAll = false, .changed = {row("a")}, .removed = {}});
        QCOMPARE(told.size(), std::size_t(1));
        store.apply({.replacesAll = true, .changed = {row("c")}, .removed = {}});
        QCOMPARE(told.size(), std::size_t(2));
        QCOMPARE(told[1].removed.size(), std::size_t(2));
        QCOMPARE(store.rows().size(), std::size_t(1));
        QVERIFY(store.find("c") && !store.find("a"));
    }

    void theFirstListIsAReset()
    {
        Store<Ingress> store;
        std::optional<StoreChange> told;
        const Handle handle = store.onChange([&](const StoreChange& change) { told = change; });
        store.apply({.replacesAll = true, .changed = {}, .removed = {}});
        QVERIFY(told && told->wasReset);
    }

    void aListenerMayUnsubscribeOthersWhileBeingTold()
    {
        Store<Ingress> store;
        int told = 0;
        Handle second;
        const Handle first = store.onChange([&](const StoreChange&) {
            ++told;
            second.end();
        });
        second = store.onChange([&](const StoreChange&) { told += 100; });
        store.apply({.replacesAll = false, .changed = {row("a")}, .removed = {}});
        QCOMPARE(told, 1);
    }

    void freshnessIsToldWhenItChanges()
    {
        Store<Ingress> store;
        int told = 0;
        const Handle handle = store.onFreshness([&] { ++told; });
        store.setFreshness(Loading{});
        QCOMPARE(told, 0);
        store.setFreshness(Live{});
        store.setFreshness(Live{});
        QCOMPARE(told, 1);
        QVERIFY(isLive(store.freshness()));
    }

    void aSelectorSelectsWhatHasAllItsPairs()
    {
        const Labels labels{{"app", "web"}, {"color", "blue"}};
        QVERIFY(selects({{"app", "web"}}, labels));
        QVERIFY(selects(labels, labels));
        QVERIFY(!selects({{"app", "api"}}, labels));
        QVERIFY(!selects({{"tier", "x"}}, labels));
        QVERIFY(!selects({}, labels));
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "store_test.moc"
