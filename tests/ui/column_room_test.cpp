#include <QtTest>

#include "ui/models/column_room.h"

using namespace tealdeck;

// Which columns give way when a table gets narrow.
class ColumnRoomTest : public QObject
{
    Q_OBJECT

    // status, name, namespace, node, age
    const std::vector<ColumnNeed> m_needs{
        {.width = 160}, {.width = 200}, {.width = 120, .yields = 2}, {.width = 150, .yields = 1}, {.width = 90}};

private Q_SLOTS:
    void nothingGivesWayWhereThereIsRoom() { QVERIFY(yieldingColumns(m_needs, 720).empty()); }
    void thoseOfTheFirstRankGoFirst() { QCOMPARE(yieldingColumns(m_needs, 719), std::set<int>{3}); }
    void noMoreGoThanMust() { QCOMPARE(yieldingColumns(m_needs, 570), std::set<int>{3}); }
    void theSecondRankFollows() { QCOMPARE(yieldingColumns(m_needs, 569), (std::set<int>{2, 3})); }
    void theOthersNeverGo() { QCOMPARE(yieldingColumns(m_needs, 10), (std::set<int>{2, 3})); }
    void equalRanksGoFromTheRight()
    {
        QCOMPARE(yieldingColumns({{.width = 100, .yields = 1}, {.width = 100, .yields = 1}, {.width = 100}}, 250), std::set<int>{1});
    }
};

QTEST_GUILESS_MAIN(ColumnRoomTest)
#include "column_room_test.moc"
