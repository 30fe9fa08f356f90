#include "core/domain/store.h"
#include "ui/models/keyed_table.h"
#include "ui/models/table_view.h"
#include "ui/settings/user_settings.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
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
        m_view = makeView();
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

    void aChangedStatusFlashesOnce()
    {
        StatusFlashes flashes;
        const auto start = std::chrono::steady_clock::now();
        const Cell running{.text = u"Running"_s, .unit = {}, .mark = {}};
        const Cell failed{.text = u"Error"_s, .unit = {}, .mark = {}};
        QVERIFY(!flashes.look("a", 0, running, start)); // it was never seen before
        QVERIFY(!flashes.look("a", 0, running, start));
        QVERIFY(!flashes.nextEnd(start));
        QVERIFY(flashes.look("a", 0, failed, start));
        QVERIFY(!flashes.look("b", 0, failed, start));
        QCOMPARE(flashes.nextEnd(start), std::optional(start + StatusFlashes::length));
        QVERIFY(flashes.look("a", 0, failed, start + StatusFlashes::length / 2));
        QVERIFY(!flashes.look("a", 0, failed, start + StatusFlashes::length));
        QVERIFY(!flashes.nextEnd(start + StatusFlashes::length));
        flashes.forget(); // it was scrolled out of sight
        QVERIFY(!flashes.look("a", 0, running, start + StatusFlashes::length));
    }

    void aFlashIsTheHoverGroundAndEndsByItself()
    {
        KeyedTable<Row> table({{.title = "Status",
                                .id = "status",
                                .text = [](const Row& row) { return QString::number(row.restarts); },
                                .sortKey = [](const Row& row) { return SortKey(row.name); },
                                .kind = ColumnKind::Status,
                                .stretches = true}},
                              [](const Row& row) { return row.name; });
        table.follow(*m_store);
        m_view->setKeyedModel(&table);
        const auto ground = [this] { return m_view->viewport()->grab().toImage().pixelColor(m_view->viewport()->width() - 4, 4); };
        QCOMPARE(ground(), m_theme.color(Token::Base));
        m_store->apply({.replacesAll = false, .changed = {{"0000", "pod-0000", 7}}, .removed = {}});
        QCOMPARE(ground(), m_theme.color(Token::Hover));
        QTRY_COMPARE(ground(), m_theme.color(Token::Base));
        m_theme.setMotion(false);
        m_store->apply({.replacesAll = false, .changed = {{"0000", "pod-0000", 8}}, .removed = {}});
        QCOMPARE(ground(), m_theme.color(Token::Base));
        m_theme.setMotion(true);
        m_view.reset(); // before its model
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
        UserSettings settings{QString()};
        m_view->remember(settings, u"pods"_s);
        dragEdge(1, 40);
        const int width = m_view->columnWidth(1);
        m_view->horizontalHeader()->resizeSection(1, 90); // by us: nobody chose it
        m_view->remember(settings, u"pods"_s);
        QCOMPARE(m_view->columnWidth(1), width);
        m_view->resetColumns();
        QVERIFY(!settings.has(u"columns/pods/widths"_s));
        QVERIFY(m_view->columnWidth(1) < width);
    }

    void orderVisibilityAndSortAreRememberedAndReset()
    {
        UserSettings settings{QString()};
        m_view->remember(settings, u"pods"_s);
        const Qt::SortOrder first = m_table->sortOrder();
        m_view->horizontalHeader()->moveSection(1, 0);
        m_view->chooseColumn(1, false);
        m_view->chooseColumn(0, false); // the name cannot go
        QTest::mouseClick(m_view->horizontalHeader()->viewport(), Qt::LeftButton, {},
                          QPoint(m_view->horizontalHeader()->sectionViewportPosition(0) + 30, 10));
        const Qt::SortOrder chosen = m_table->sortOrder();

        const auto again = makeView();
        again->orderBy(0, first);
        again->remember(settings, u"pods"_s);
        QVERIFY(!again->isColumnChosen(1));
        QVERIFY(again->isColumnChosen(0));
        QCOMPARE(again->horizontalHeader()->visualIndex(1), 0);
        QCOMPARE(again->keyedModel()->sortOrder(), chosen);
        {
            const auto other = makeView(); // of another kind
            other->remember(settings, u"nodes"_s);
            QVERIFY(other->isColumnChosen(1));
        }

        settings.forget(u"columns"_s);
        QVERIFY(again->isColumnChosen(1));
        QCOMPARE(again->horizontalHeader()->visualIndex(1), 1);
        QCOMPARE(again->keyedModel()->sortOrder(), first);
    }

    void columnsThatMakeNoSenseAreToldAndIgnored()
    {
        UserSettings settings{QString()};
        settings.set(u"columns/pods/order"_s, QStringList{u"gone"_s, u"nonsense"_s});
        settings.set(u"columns/pods/widths"_s, QStringList{u"restarts:many"_s, u"restarts"_s, u"restarts:99999999"_s});
        settings.set(u"columns/pods/sort"_s, u"gone"_s);
        const int width = m_view->columnWidth(1);
        m_view->remember(settings, u"pods"_s);
        QCOMPARE(m_view->columnWidth(1), width);
        QVERIFY(m_view->isColumnChosen(0) && m_view->isColumnChosen(1));
        QCOMPARE(settings.problems().size(), 2);
        QVERIFY(settings.problems().first().contains(u"columns/pods/order"_s));
    }

    void theHeadsMenuChoosesColumns()
    {
        UserSettings settings{QString()};
        m_view->remember(settings, u"pods"_s);
        QMenu menu;
        m_view->fillColumnMenu(menu);
        QAction* second = nullptr;
        for (QAction* action : menu.actions()) {
            if (action->text() == m_table->column(1).title)
                second = action;
        }
        QVERIFY(second && second->isChecked());
        second->trigger();
        QVERIFY(m_view->isColumnHidden(1));
        menu.actions().back()->trigger(); // reset
        QVERIFY(!m_view->isColumnHidden(1));
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
    std::unique_ptr<TableView> makeView()
    {
        auto view = std::make_unique<TableView>(m_theme, u"Pods"_s);
        view->setKeyedModel(m_table.get());
        view->resize(600, 400);
        view->show();
        return view;
    }
    // A width that changes while the head is held is the user's.
    void dragEdge(int column, int by)
    {
        QHeaderView* header = m_view->horizontalHeader();
        const QPoint edge(header->sectionViewportPosition(column) + 1, 10);
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
        header->resizeSection(column, header->sectionSize(column) + by);
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge);
    }

    Theme m_theme;
    std::unique_ptr<ApplicationLook> m_look;
    std::unique_ptr<Store<Row>> m_store;
    std::unique_ptr<KeyedTable<Row>> m_table;
    std::unique_ptr<TableView> m_view;
};

QTEST_MAIN(TableViewTest)
#include "table_view_test.moc"
