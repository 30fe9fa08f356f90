#include "core/domain/store.h"
#include "ui/models/keyed_table.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>
#include <utility>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

namespace
{

struct Row
{
    std::string id;
    std::string name;
    int restarts = 0;

    const std::string& key() const { return id; }
    bool operator==(const Row&) const = default;
};

std::vector<Column<Row>> columns()
{
    return {
        {.title = "Name", .id = "name", .text = [](const Row& row) { return QString::fromStdString(row.name); }, .kind = ColumnKind::Name},
        {.title = "Restarts",
         .id = "restarts",
         .text = [](const Row& row) { return QString::number(row.restarts); },
         .sortKey = [](const Row& row) { return SortKey(row.restarts); },
         .kind = ColumnKind::Number},
        {.title = "Both",
         .id = "both",
         .text = [](const Row& row) { return QString::fromStdString(row.name + "/" + row.id); },
         .sortKey = [](const Row& row) { return SortKey(row.restarts, Text(row.name), Text("x"), Text(row.id)); }}};
}

using Truth = std::map<std::string, Row>;

// What the table has to show, found in the simplest way.
QStringList keysOf(const Truth& truth, int column, Qt::SortOrder order, const QString& filter)
{
    std::vector<Row> rows;
    for (const auto& [id, row] : truth) {
        const QString name = QString::fromStdString(row.name);
        const QStringList words = filter.split(u' ', Qt::SkipEmptyParts);
        if (std::ranges::all_of(words, [&](const QString& word) { return name.contains(word); }))
            rows.push_back(row);
    }
    const auto keyOf = [column](const Row& row) {
        return std::tuple(column == 0 ? 0 : row.restarts, column == 1 ? std::string() : row.name, column == 2 ? row.id : std::string());
    };
    std::ranges::sort(rows, [&](const Row& a, const Row& b) {
        if (keyOf(a) == keyOf(b))
            return a.id < b.id;
        return (keyOf(a) < keyOf(b)) == (order == Qt::AscendingOrder);
    });
    QStringList keys;
    for (const Row& row : rows)
        keys << QString::fromStdString(row.id);
    return keys;
}

QStringList keysOf(const KeyedTableModel& model)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys << QString::fromStdString(model.keyAt(row).str());
    return keys;
}

std::vector<Row> manyRows(int count)
{
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back({std::to_string(i), "pod-" + std::to_string(i * 7919 % count), i % 17});
    return rows;
}

QStringList names(const KeyedTableModel& model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result << model.index(row, 0).data().toString();
    return result;
}

} // namespace

class KeyedTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<Store<Row>>();
        m_table = std::make_unique<KeyedTable<Row>>(columns(), [](const Row& row) { return row.name; });
        m_table->setGroups([](const Row& row) { return row.restarts % 3; });
        m_table->follow(*m_store);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_table.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_table.reset();
        m_store.reset();
    }

    void theFirstFillIsOneReset()
    {
        QSignalSpy resets(m_table.get(), &QAbstractItemModel::modelReset);
        QSignalSpy inserts(m_table.get(), &QAbstractItemModel::rowsInserted);
        m_store->apply({.replacesAll = true, .changed = {{"1", "b"}, {"2", "a"}}, .removed = {}});
        QCOMPARE(resets.count(), 1);
        QCOMPARE(inserts.count(), 0);
        QCOMPARE(names(*m_table), QStringList({u"a"_s, u"b"_s}));
    }

    void aNewRowIsOneRowSignalAtItsPlace()
    {
        m_store->apply({.replacesAll = true, .changed = {{"1", "a"}, {"2", "c"}}, .removed = {}});
        QSignalSpy inserts(m_table.get(), &QAbstractItemModel::rowsInserted);
        m_store->apply({.changed = {{"3", "b"}}, .removed = {}});
        QCOMPARE(inserts.count(), 1);
        QCOMPARE(inserts.first().at(1).toInt(), 1);
    }

    void aChangedRowMovesAndKeepsItsSelection()
    {
        m_store->apply({.replacesAll = true, .changed = {{"1", "a"}, {"2", "b"}, {"3", "c"}}, .removed = {}});
        QItemSelectionModel selection(m_table.get());
        selection.select(m_table->index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const QPersistentModelIndex selected = m_table->index(0, 0);
        m_store->apply({.changed = {{"1", "z"}}, .removed = {}});
        QCOMPARE(names(*m_table), QStringList({u"b"_s, u"c"_s, u"z"_s}));
        QCOMPARE(selected.row(), 2);
        QVERIFY(selection.isRowSelected(2));
        QVERIFY(!selection.isRowSelected(0));
    }

    void whileHeldRowsKeepTheirPlaces()
    {
        m_store->apply({.replacesAll = true, .changed = {{"1", "a"}, {"2", "b"}, {"3", "c"}}, .removed = {}});
        m_table->setOrderHeld(true);
        m_store->apply({.changed = {{"1", "z"}}, .removed = {}});
        QCOMPARE(names(*m_table), QStringList({u"z"_s, u"b"_s, u"c"_s}));
        QCOMPARE(m_table->rowOf("1"), 0);
        m_table->setOrderHeld(false);
        QCOMPARE(names(*m_table), QStringList({u"b"_s, u"c"_s, u"z"_s}));
        QCOMPARE(m_table->rowOf("1"), 2);
    }

    void filteringFindsWordsInAnyCase()
    {
        m_store->apply({.replacesAll = true, .changed = {{"1", "Web-Green"}, {"2", "web-blue"}, {"3", "api"}}, .removed = {}});
        m_table->setFilterText(u"GREEN web"_s);
        QCOMPARE(names(*m_table), QStringList({u"Web-Green"_s}));
        QCOMPARE(m_table->totalCount(), 3);
        m_store->apply({.changed = {{"4", "web greenish"}, {"5", "other"}}, .removed = {}});
        QCOMPARE(m_table->rowCount(), 2);
        m_store->apply({.changed = {{"1", "gone from view"}}, .removed = {}});
        QCOMPARE(m_table->rowCount(), 1);
        QCOMPARE(m_table->rowOf("1"), -1);
        m_table->setFilterText({});
        QCOMPARE(m_table->rowCount(), 5);
    }

    void aRowFilterAndTheTextWorkTogether()
    {
        m_store->apply({.replacesAll = true, .changed = {{"1", "a", 1}, {"2", "ab", 0}, {"3", "b", 1}}, .removed = {}});
        m_table->setRowFilter([](const Row& row) { return row.restarts > 0; });
        m_table->setFilterText(u"a"_s);
        QCOMPARE(names(*m_table), QStringList({u"a"_s}));
        m_table->setRowFilter(nullptr);
        QCOMPARE(m_table->rowCount(), 2);
    }

    void equalRowsKeepOneOrderInBothDirections()
    {
        m_store->apply({.replacesAll = true, .changed = {{"1", "a", 5}, {"2", "b", 5}, {"3", "c", 9}}, .removed = {}});
        m_table->sort(1, Qt::DescendingOrder);
        QCOMPARE(names(*m_table), QStringList({u"c"_s, u"a"_s, u"b"_s}));
        m_table->sort(1, Qt::AscendingOrder);
        QCOMPARE(names(*m_table), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    }

    void aFigureThatIsNoNumberDoesNotBreakTheOrder()
    {
        const SortKey none(std::nan(""));
        QVERIFY(none < SortKey(-1e300));
        QVERIFY(none == SortKey(std::nan("")));
    }

    void randomUpdatesAgreeWithASimpleSort()
    {
        std::mt19937 random(20260917);
        Truth truth;
        int column = 0;
        Qt::SortOrder order = Qt::AscendingOrder;
        bool isHeld = false;
        m_table->sort(column, order);
        const QStringList filters{{}, u"n"_s, u"n1"_s, u"n12"_s, u"n1 2"_s, u"2"_s, u"n"_s, u"3 n"_s, u"nothing has this"_s};
        m_store->apply({.replacesAll = true, .changed = {{"start", "start", 0}}, .removed = {}});
        truth["start"] = {"start", "start", 0};
        for (int round = 0; round < 300; ++round) {
            Batch<Row> batch;
            for (int i = 0; i < 5; ++i) {
                const std::string id = std::to_string(random() % 60);
                const bool isNew = std::ranges::find(batch.changed, id, &Row::id) != batch.changed.end();
                if (!isNew && random() % 3 == 0 && truth.erase(id) > 0) {
                    batch.removed.push_back(id);
                    continue;
                }
                if (std::ranges::find(batch.removed, Text(id)) != batch.removed.end())
                    continue;
                const Row row{id, "n" + std::to_string(random() % 40), static_cast<int>(random() % 5)};
                batch.changed.push_back(row);
                truth[id] = row;
            }
            for (int i = 0; round % 60 == 40 && i < 2500; ++i) { // so many that the table takes them as one
                const Row row{"many" + std::to_string(random() % 4000), "n" + std::to_string(random() % 400),
                              static_cast<int>(random() % 5)};
                batch.changed.push_back(row);
                truth[row.id] = row;
            }
            m_store->apply(std::move(batch));
            if (round % 17 == 0) {
                column = static_cast<int>(random() % 3);
                order = random() % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
                m_table->sort(column, order);
            }
            if (round % 3 == 0)
                m_table->setFilterText(filters[static_cast<qsizetype>(random() % static_cast<unsigned>(filters.size()))]);
            if (round % 29 == 0) {
                isHeld = random() % 2 == 0;
                m_table->setOrderHeld(isHeld);
            }
            std::vector<int> sizes(3);
            for (const auto& [id, row] : truth)
                ++sizes[static_cast<std::size_t>(row.restarts % 3)];
            std::vector<int> counted = m_table->groupSizes(); // whatever is filtered out
            counted.resize(3);
            QCOMPARE(counted, sizes);
            if (round % 4 != 0 && truth.size() > 1000)
                continue;
            QStringList shown = keysOf(*m_table);
            QStringList expected = keysOf(truth, column, order, m_table->filterText());
            if (isHeld) { // which rows, not where
                shown.sort();
                expected.sort();
            }
            QCOMPARE(shown, expected);
        }
        m_table->setOrderHeld(false);
        m_table->setFilterText({});
        m_table->sort(0, Qt::AscendingOrder);
        QStringList expected;
        for (const auto& [id, row] : truth)
            expected << QString::fromStdString(row.name);
        std::ranges::sort(expected);
        QCOMPARE(names(*m_table), expected);
        for (int row = 0; row < m_table->rowCount(); ++row)
            QCOMPARE(m_table->rowOf(m_table->keyAt(row)), row);
    }

    // 100,000 rows stay comfortable because what a row is sorted by is made once and kept, and what rows share is looked at once; the work
    // is counted, not timed.
    void aHundredThousandRowsAreReadOnceEach()
    {
        constexpr int count = 100'000;
        int sortKeys = 0;
        int filterTexts = 0;
        const auto work = [&] { return std::pair(std::exchange(sortKeys, 0), std::exchange(filterTexts, 0)); };
        std::vector<Column<Row>> counting = columns();
        counting[0].sortKey = [&](const Row& row) { return ++sortKeys, SortKey(QString::fromStdString(row.name)); };
        counting[1].sortKey = [&](const Row& row) { return ++sortKeys, SortKey(row.restarts); };
        m_tester.reset(); // it would read every cell of the fixture's table
        const Text shared("namespace-x");
        int sharedLooks = 0;
        KeyedTable<Row> table(counting, [&](const Row& row, FilterMatcher& matcher) {
            ++filterTexts;
            matcher.addShared(shared.identity(), [&](auto look) { look((++sharedLooks, shared.str())); });
            matcher.add(row.name);
        });
        table.follow(*m_store);

        m_store->apply({.replacesAll = true, .changed = manyRows(count), .removed = {}});
        QCOMPARE(work(), std::pair(count, 0));
        table.setFilterText(u"pod-77 Space"_s);
        QCOMPARE(table.rowCount(), 1111);
        QCOMPARE(work(), std::pair(0, count));
        table.setFilterText(u"pod-777 Space"_s); // typed on: only what is shown is looked at
        QCOMPARE(work(), std::pair(0, 1111));
        QCOMPARE(table.rowCount(), 111);
        table.setFilterText({});
        QCOMPARE(work(), std::pair(0, 0));
        QCOMPARE(sharedLooks, 2); // once a filter text
        table.sort(1, Qt::DescendingOrder);
        QCOMPARE(work(), std::pair(count, 0));

        Batch<Row> batch;
        for (int i = 0; i < 500; ++i)
            batch.changed.push_back({std::to_string(i * 100), "changed-" + std::to_string(i), i});
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&table, &QAbstractItemModel::dataChanged);
        m_store->apply(std::move(batch));
        QCOMPARE(work(), std::pair(500, 0));
        QCOMPARE(changes.count(), 500);
        QCOMPARE(resets.count(), 0);

        Batch<Row> bulk;
        for (int i = 0; i < 3000; ++i)
            bulk.changed.push_back({"new-" + std::to_string(i), "pod-new", i});
        m_store->apply(std::move(bulk));
        QCOMPARE(work(), std::pair(3000, 0)); // the others keep their places
        QCOMPARE(resets.count(), 1);
        QCOMPARE(table.rowCount(), count + 3000);
    }

private:
    std::unique_ptr<Store<Row>> m_store;
    std::unique_ptr<KeyedTable<Row>> m_table;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(KeyedTableTest)
#include "keyed_table_test.moc"
