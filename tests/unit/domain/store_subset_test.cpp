#include <QtTest>

#include "core/domain/store_subset.h"

#include <algorithm>
#include <random>
#include <set>

using namespace tealdeck;

namespace
{

struct Row
{
    Text id;
    int size = 0;

    const Text& key() const { return id; }
    bool operator==(const Row&) const = default;
};

bool isLarge(const Row& row)
{
    return row.size > 5;
}

std::set<std::string> idsOf(const StoreSubset<Row>& subset)
{
    std::set<std::string> ids;
    for (const Row* row : subset.pointers())
        ids.insert(row->id.str());
    return ids;
}

std::set<std::string> largeOnesOf(const Store<Row>& store)
{
    std::set<std::string> ids;
    for (const auto& [key, row] : store.rows()) {
        if (isLarge(row))
            ids.insert(key.str());
    }
    return ids;
}

} // namespace

// The few rows of a store that somebody looks at again and again.
class StoreSubsetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itBeginsWithWhatIsThere()
    {
        Store<Row> store;
        store.apply({.replacesAll = true, .changed = {{"a", 1}, {"b", 9}}, .removed = {}});
        const StoreSubset<Row> subset(store, &isLarge);
        QCOMPARE(idsOf(subset), std::set<std::string>{"b"});
    }

    void itSaysWhetherAChangeWasAboutIt()
    {
        Store<Row> store;
        const StoreSubset<Row> subset(store, &isLarge);
        store.apply({.replacesAll = true, .changed = {{"a", 1}, {"b", 9}}, .removed = {}});
        QVERIFY(subset.wasTouched());
        store.apply({.replacesAll = false, .changed = {{"a", 2}}, .removed = {}});
        QVERIFY(!subset.wasTouched());
        store.apply({.replacesAll = false, .changed = {{"b", 2}}, .removed = {}}); // it leaves
        QVERIFY(subset.wasTouched());
        store.apply({.replacesAll = false, .changed = {}, .removed = {"b"}});
        QVERIFY(!subset.wasTouched());
        store.apply({.replacesAll = false, .changed = {{"a", 7}}, .removed = {}}); // it comes
        QVERIFY(subset.wasTouched());
        store.apply({.replacesAll = false, .changed = {}, .removed = {"a"}});
        QVERIFY(subset.wasTouched());
    }

    void whoSubscribesLaterFindsItUpToDate()
    {
        Store<Row> store;
        const StoreSubset<Row> subset(store, &isLarge);
        std::set<std::string> seen;
        const Handle later = store.onChange([&](const StoreChange&) { seen = idsOf(subset); });
        store.apply({.replacesAll = true, .changed = {{"b", 9}}, .removed = {}});
        QCOMPARE(seen, std::set<std::string>{"b"});
    }

    void randomChangesAgreeWithALookAtAll()
    {
        std::mt19937 random(20261128);
        Store<Row> store;
        const StoreSubset<Row> subset(store, &isLarge);
        for (int round = 0; round < 400; ++round) {
            Batch<Row> batch{.replacesAll = round % 50 == 0, .changed = {}, .removed = {}};
            for (int i = 0; i < 6; ++i) {
                const Text id(std::to_string(random() % 40));
                if (random() % 4 == 0)
                    batch.removed.push_back(id);
                else if (std::ranges::find(batch.changed, id, &Row::id) == batch.changed.end())
                    batch.changed.push_back({id, static_cast<int>(random() % 10)});
            }
            store.apply(std::move(batch));
            QCOMPARE(idsOf(subset), largeOnesOf(store));
        }
    }
};

QTEST_GUILESS_MAIN(StoreSubsetTest)
#include "store_subset_test.moc"
