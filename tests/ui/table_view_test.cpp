#include "core/domain/store.h"
#include "ui/models/keyed_table.h"
#include "ui/models/table_view.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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

std::string padded(int number)
{
    const std::string digits = std::to_string(number);
    return std::string(4 - digits.size(), '0') + digits;
}

} // namespace

class TableViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_look = std::make_unique<ApplicationLook>(m_theme);
        m_store = std::make_unique<Store<Row>>();
        Batch<Row> batch{.replacesAll = true, .changed = {}, .removed = {}};
        for (int i = 0; i < 200; ++i)
            batch.changed.push_back({padded(i), "pod-" + padded(i), i % 3});
        m_store->apply(std::move(batch));
        m_table = std::make_unique<KeyedTable<Row>>(
            std::vector<Column<Row>>{{.title = "Name",
                                      .id = "name",
                                      .text = [](const Row& row) { return QString::fromStdString(row.name); },
                                      .kind = ColumnKind::Name,
                                      .stretches = true},
                                     {.title = "Restarts",
                                      .id = "restarts",
                                      .text = [](const Row& row) { return QString::number(row.restarts); },
                                      .sortKey = [](const Row& row) { return SortKey(row.restarts); },
                                      .kind = ColumnKind::Number,
                                      .descendingFirst = true}},
            [](const Row& row) { return row.name; });
        m_table->follow(*m_store);
        m_view = std::make_unique<TableView>(m_theme, u"Pods"_s);
        m_view->setKeyedModel(m_table.get());
        m_view->resize(600, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_table.reset();
        m_store.reset();
    }

    void rowsAreTwentyFourHighAndThereIsNoGrid()
    {
        QCOMPARE(m_view->rowHeight(0), 24);
        QVERIFY(!m_view->showGrid());
        QCOMPARE(m_view->accessibleName(), u"Pods"_s);
    }

    void theCurrentRowStaysWhereItIsThroughAReset()
    {
        m_view->showKey("0100");
        const int top = m_view->visualRect(m_view->currentIndex()).top();
        QSignalSpy told(m_view.get(), &TableView::currentKeyChanged);
        m_table->setRowFilter([](const Row& row) { return row.name >= "pod-0050"; });
        QCOMPARE(m_view->currentKey(), std::string("0100"));
        QCOMPARE(m_view->visualRect(m_view->currentIndex()).top(), top);
        QCOMPARE(told.count(), 0); // details beside the list need not do anything
        QVERIFY(m_view->selectionModel()->isRowSelected(m_view->currentIndex().row()));
    }

    void aRowThatWasFilteredOutIsToldAsNone()
    {
        m_view->showKey("0100");
        QSignalSpy told(m_view.get(), &TableView::currentKeyChanged);
        m_table->setFilterText(u"pod-0007"_s);
        QCOMPARE(m_view->currentKey(), std::string());
        QVERIFY(told.count() >= 1);
        QCOMPARE(told.last().first().value<std::string>(), std::string());
    }

    void lettersAreNotTypedIntoTheList()
    {
        m_view->showKey("0000");
        QTest::keyClicks(m_view.get(), u"pod-0150"_s);
        QCOMPARE(m_view->currentKey(), std::string("0000"));
    }

    void keysMoveOpenAndCopy()
    {
        m_view->showKey("0000");
        QSignalSpy details(m_view.get(), &TableView::detailsWanted);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->currentKey(), std::string("0199"));
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(details.count(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"pod-0000"_s);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"pod-0000\t0"_s);
    }

    void aColumnMayBeginWithItsBigOnes()
    {
        QTest::mouseClick(m_view->horizontalHeader()->viewport(), Qt::LeftButton, {},
                          QPoint(m_view->horizontalHeader()->sectionViewportPosition(1) + 30, 10));
        QCOMPARE(m_table->sortOrder(), Qt::DescendingOrder);
        QCOMPARE(m_table->index(0, 1).data().toString(), u"2"_s);
        QTest::mouseClick(m_view->horizontalHeader()->viewport(), Qt::LeftButton, {},
                          QPoint(m_view->horizontalHeader()->sectionViewportPosition(1) + 30, 10));
        QCOMPARE(m_table->sortOrder(), Qt::AscendingOrder);
    }

    void widthsAreRemembered()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        m_view->horizontalHeader()->resizeSection(1, 171);
        m_view->saveColumns(settings, u"pods"_s);
        m_view->horizontalHeader()->resizeSection(1, 90);
        m_view->restoreColumns(settings, u"pods"_s);
        QCOMPARE(m_view->columnWidth(1), 171);
    }

    void namesKeepHalfOfTheirWidthInANarrowTable()
    {
        m_view->horizontalHeader()->resizeSection(1, 300);
        m_view->resize(320, 400);
        QVERIFY(m_view->columnWidth(0) >= 60); // half of 120
        m_view->resize(900, 400);
        QVERIFY(m_view->columnWidth(0) > 400);
    }

    void visibleRowsAreKnown()
    {
        QCOMPARE(m_view->firstVisibleRow(), 0);
        QVERIFY(m_view->lastVisibleRow() >= 10 && m_view->lastVisibleRow() < 20);
        m_table->setFilterText(u"nothing like that"_s);
        QCOMPARE(m_view->lastVisibleRow(), -1);
    }

private:
    Theme m_theme;
    std::unique_ptr<ApplicationLook> m_look;
    std::unique_ptr<Store<Row>> m_store;
    std::unique_ptr<KeyedTable<Row>> m_table;
    std::unique_ptr<TableView> m_view;
};

QTEST_MAIN(TableViewTest)
#include "table_view_test.moc"
