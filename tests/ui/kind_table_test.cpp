#include <QTest> // first: moc cannot parse the standard library otherwise

#include "core/session/session.h"
#include "tests/support/fake_clock.h"
#include "tests/support/widgets_bench.h"
#include "ui/models/table_view.h"
#include "ui/pages/cluster/cluster_tabs.h"
#include "ui/pages/cluster/kind_browser.h"
#include "ui/pages/cluster/kind_columns.h"
#include "ui/pages/cluster/kind_table.h"
#include "ui/pages/cluster/label_scope_field.h"
#include "ui/pages/cluster/table_csv.h"
#include "ui/settings/user_settings.h"
#include "ui/text/format.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field_mistake.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/page_state.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/state_panel.h"
#include "ui/widgets/status_strip.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QStringList titles(const TableView& view)
{
    QStringList shown;
    for (int i = 0; i < view.keyedModel()->columnCount(); ++i) {
        if (!view.isColumnHidden(i))
            shown << view.keyedModel()->column(i).title;
    }
    return shown;
}

int rowNamed(const TableView& view, const QString& name)
{
    for (int row = 0; row < view.keyedModel()->rowCount(); ++row) {
        if (view.keyedModel()->index(row, 0).data().toString() == name)
            return row;
    }
    return -1;
}

} // namespace

// Objects of any kind as the window shows them.
class KindTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_look = std::make_unique<ApplicationLook>(m_theme); }

    void theServersColumnsAreShownAndTheWideOnesAreOff()
    {
        WidgetsBench bench{std::string()};
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        const auto& view = *table.findChild<TableView*>();
        QCOMPARE(titles(view),
                 (QStringList{u"Name"_s, u"Namespace"_s, u"Phase"_s, u"Size"_s, u"Load"_s, u"Paused"_s, u"Checked"_s, u"Age"_s}));
        QCOMPARE(view.keyedModel()->rowCount(), 2);
        QCOMPARE(table.count(), std::optional<int>(2));
        for (QAction* action : table.findChild<QMenu*>()->actions()) {
            if (action->text() == u"Owner"_s)
                action->trigger();
        }
        QVERIFY(titles(view).contains(u"Owner"_s));
    }

    void itReadsOnlyWhileItIsVisible()
    {
        WidgetsBench bench{std::string()};
        KindTable table(m_theme, *bench.session);
        table.setKind(widgetKind());
        bench.scheduler.advance(1s);
        QCOMPARE(bench.shop.http.count(SessionBench::listing("widgets")), std::size_t(0));
        open(table, bench);
        QCOMPARE(bench.shop.http.count(SessionBench::listing("widgets")), std::size_t(1));
        table.hide();
        bench.scheduler.advance(6min);
        QVERIFY(!bench.shop.http.stream(SessionBench::watching("widgets")).isOpen());
        table.show();
        bench.scheduler.advance(1s);
        QCOMPARE(table.findChild<TableView*>()->keyedModel()->rowCount(), 2);
    }

    void theFilterFindsCellsAndTheCurrentRowStaysThroughHiding()
    {
        WidgetsBench bench{std::string()};
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        auto& view = *table.findChild<TableView*>();
        view.setCurrentIndex(view.keyedModel()->index(rowNamed(view, u"gear"_s), 0));
        const std::string key = view.currentKey();
        QVERIFY(!key.empty());
        table.hide();
        table.show();
        QCOMPARE(view.currentKey(), key);
        QTest::keyClicks(table.filterField(), u"anna"_s);
        QTRY_COMPARE(view.keyedModel()->rowCount(), 1);
        QVERIFY(table.goBackOneStep());
        QTRY_COMPARE(view.keyedModel()->rowCount(), 2);
        QVERIFY(!table.goBackOneStep());
    }

    void enterTellsWhichObjectWasChosen()
    {
        WidgetsBench bench{std::string()};
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        std::string chosen;
        connect(&table, &KindTable::objectChosen, &table,
                [&](const KubeKind& kind, const std::string& space, const std::string& name, const std::string& uid) {
                    chosen = kind.qualifiedPlural() + " " + space + " " + name + (uid.empty() ? " without uid" : "");
                });
        auto& view = *table.findChild<TableView*>();
        view.setCurrentIndex(view.keyedModel()->index(rowNamed(view, u"gear"_s), 0));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(chosen, std::string("widgets.factory.example shop gear"));
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"gear"_s);
    }

    void aForbiddenKindShowsTheRuleToCopy()
    {
        WidgetsBench bench{std::string()};
        bench.shop.http.on(SessionBench::listing("widgets"), FakeAnswer::json(capturedReply("forbidden-list.http").body, 403));
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        const auto& panel = *table.findChild<StatePanel*>();
        QVERIFY(panel.isVisible());
        QVERIFY(!table.findChild<TableView*>()->isVisible());
        QVERIFY(!table.count());
        for (auto* button : panel.findChildren<QAbstractButton*>())
            button->click();
        QVERIFY2(QGuiApplication::clipboard()->text().contains(u"apiGroups: [\"factory.example\"]"_s),
                 qPrintable(QGuiApplication::clipboard()->text()));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"resources: [\"widgets\"]"_s));
    }

    void aLabelScopeIsAskedOfTheServer()
    {
        WidgetsBench bench{std::string()};
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        auto& labels = *table.findChild<LabelScopeField*>();
        const auto scoped
            = [](const HttpRequest& request) { return request.target.ends_with("/widgets?limit=500&labelSelector=color%3dblue"); };
        bench.shop.http.on(scoped, FakeAnswer::json(capturedReply("table-empty.http").body));
        labels.setText(u"color in (blue)"_s);
        QTest::keyClick(&labels, Qt::Key_Return);
        bench.scheduler.advance(1s);
        QVERIFY(bench.shop.http.count(scoped) > 0);
        QVERIFY(table.findChild<StatePanel*>()->isVisible()); // there are none with these labels
        QCOMPARE(bench.session->openKinds().size(), std::size_t(1)); // the palette sees the kind once
        QVERIFY(table.goBackOneStep());
        bench.scheduler.advance(1s);
        QCOMPARE(table.findChild<TableView*>()->keyedModel()->rowCount(), 2);
    }

    void aWrongLabelScopeSaysWhereAndChangesNothing()
    {
        WidgetsBench bench{std::string()};
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        auto& labels = *table.findChild<LabelScopeField*>();
        const std::size_t lists = bench.lists();
        labels.setText(u"color in blue"_s);
        QTest::keyClick(&labels, Qt::Key_Return);
        bench.scheduler.advance(1s);
        QVERIFY(labels.mistake()->isVisible());
        QVERIFY(labels.mistake()->accessibleName().contains(u"character 10"_s));
        QCOMPARE(bench.lists(), lists);
        QCOMPARE(table.findChild<TableView*>()->keyedModel()->rowCount(), 2);
        QVERIFY(table.goBackOneStep());
        QVERIFY(!labels.mistake()->isVisible());
    }

    void anEmptyKindSaysSo()
    {
        WidgetsBench bench{std::string()};
        bench.shop.http.on(SessionBench::listing("widgets"), FakeAnswer::json(capturedReply("table-empty.http").body));
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        QVERIFY(table.findChild<StatePanel*>()->isVisible());
        QCOMPARE(table.count(), std::optional<int>(0));
    }

    void hostileNamesAreShownAsTheyAre()
    {
        WidgetsBench bench{std::string()};
        const std::string row
            = "{\"kind\":\"Table\",\"metadata\":{\"resourceVersion\":\"9\"},\"columnDefinitions\":[{\"name\":\"Na\\u202eme\","
              "\"type\":\"string\",\"format\":\"name\",\"priority\":0}],\"rows\":[{\"cells\":[\"x\\u202ey\\n\"],"
              "\"object\":{\"metadata\":{\"uid\":\"u\",\"name\":\"x\",\"namespace\":\"shop\"}}}]}";
        bench.shop.http.on(SessionBench::listing("widgets"), FakeAnswer::json(row));
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        const auto& view = *table.findChild<TableView*>();
        QVERIFY(!titles(view).front().contains(QChar(0x202e)));
        const QString shownName = view.keyedModel()->index(0, 0).data().toString();
        QVERIFY(!shownName.contains(QChar(0x202e)) && !shownName.contains(u'\n'));
    }

    void csvIsSafeForSpreadsheets()
    {
        const QByteArray csv = toCsv(
            {u"Name"_s, u"Cell"_s},
            {{u"=1+1"_s, u"a,b"_s}, {u"+x"_s, u"say \"hi\""_s}, {u"-x"_s, u"@x"_s}, {u"\tx"_s, u"\rx"_s}, {u"plain"_s, u"two\nlines"_s}});
        QCOMPARE(
            csv,
            QByteArray("Name,Cell\r\n'=1+1,\"a,b\"\r\n'+x,\"say \"\"hi\"\"\"\r\n'-x,'@x\r\n'\tx,\"'\rx\"\r\nplain,\"two\nlines\"\r\n"));
    }

    void csvHoldsTheRowsAndColumnsShown()
    {
        WidgetsBench bench{std::string()};
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        const QList<QByteArray> lines = table.csv().split('\n');
        QCOMPARE(lines.front(), QByteArray("Name,Namespace,Phase,Size,Load,Paused,Checked,Age\r"));
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[2].startsWith("gear,shop,,3,0.75,true,"));
    }

    void wordsAboutHealthHaveMarks()
    {
        const auto glyph = [](const char* column, const char* text) {
            TableColumn definition;
            definition.name = column;
            return markOfCell(definition, text).glyph;
        };
        QCOMPARE(glyph("Status", "Ready"), Glyph::Ok);
        QCOMPARE(glyph("Status", "NotReady"), Glyph::Crit);
        QCOMPARE(glyph("Status", "Ready,SchedulingDisabled"), Glyph::Warn);
        QCOMPARE(glyph("Ready", "2/3"), Glyph::Warn);
        QCOMPARE(glyph("Ready", "3/3"), Glyph::Ok);
        QCOMPARE(glyph("Ready", "many"), Glyph::None);
        QCOMPARE(glyph("Type", "Warning"), Glyph::Warn);
        QCOMPARE(glyph("Type", "Normal"), Glyph::None);
        QCOMPARE(glyph("Status", "Something new"), Glyph::None);
    }

    void wordsOfStatusAreCountedAndFilterRows()
    {
        WidgetsBench bench{std::string()};
        KindTable table(m_theme, *bench.session);
        open(table, bench);
        auto& strip = *table.findChild<StatusStrip*>();
        const auto& view = *table.findChild<TableView*>();
        QVERIFY(strip.isVisible());
        QCOMPARE(view.keyedModel()->rowCount(), 2);
        QStringList spoken;
        for (const QAbstractButton* toggle : strip.findChildren<QAbstractButton*>())
            spoken << toggle->accessibleName();
        QVERIFY2(!spoken.isEmpty(), "no status");
        QAbstractButton* first = strip.findChildren<QAbstractButton*>().front();
        const int counted = first->accessibleName().section(u", "_s, 1).section(u' ', 0, 0).toInt();
        QVERIFY2(counted > 0, qPrintable(spoken.join(u'\n')));
        first->click();
        QCOMPARE(view.keyedModel()->rowCount(), 2 - counted);
        first->click();
        QCOMPARE(view.keyedModel()->rowCount(), 2);
    }

    void safety16_agesAreThoseOfTheServer()
    {
        TableColumn name;
        name.name = "Name";
        name.format = "name";
        TableColumn age;
        age.name = "Age";
        age.time = CellTime::SinceCreation;
        TableColumn seen;
        seen.name = "Last Seen";
        seen.time = CellTime::SinceReading;
        const FakeClock ours;
        FakeClock servers;
        servers.advance(2h); // it goes ahead of ours
        TableRow row;
        row.meta.created = ours.wallNow();
        row.readAt = ours.wallNow();
        row.cells = {"web", "", "5m"};
        const KindColumns columns(widgetKind(), {name, age, seen}, ours, servers);
        const auto& shown = columns.columns(); // the namespace stands behind the name
        QCOMPARE(shown[2].text(row), formatRowAge(2h));
        QCOMPARE(shown[3].text(row), formatRowAge(5min)); // the server counted, and nothing has passed here
    }

    void aRatioIsAStatusWhereThereIsNoWord()
    {
        TableColumn name;
        name.name = "Name";
        name.format = "name";
        TableColumn ready;
        ready.name = "Ready";
        TableColumn status;
        status.name = "Status";
        const FakeClock clock;
        TableRow row;
        row.cells = {"web", "2/3", "Running"};
        const KindColumns ratio(widgetKind(), {name, ready}, clock, clock);
        QVERIFY(ratio.statusColumn() > 0);
        QCOMPARE(ratio.statusOf(row).id, std::string("short"));
        row.cells[1] = "3/3";
        QCOMPARE(ratio.statusOf(row).id, std::string("ready"));
        const KindColumns word(widgetKind(), {name, ready, status}, clock, clock); // pods: the word says more
        QCOMPARE(word.statusOf(row).id, std::string("Running"));
        QCOMPARE(KindColumns(widgetKind(), {name}, clock, clock).statusColumn(), -1);
    }

    void theColumnsOfEachKindAreRememberedApart()
    {
        WidgetsBench bench{std::string()};
        UserSettings settings{QString()};
        {
            KindTable table(m_theme, *bench.session);
            table.remember(settings);
            open(table, bench);
            auto& view = *table.findChild<TableView*>();
            for (QAction* action : table.findChild<QMenu*>()->actions()) {
                if (action->text() == u"Owner"_s || action->text() == u"Size"_s)
                    action->trigger();
            }
            QVERIFY(titles(view).contains(u"Owner"_s) && !titles(view).contains(u"Size"_s));
        }
        KindTable again(m_theme, *bench.session);
        again.remember(settings);
        open(again, bench);
        const QStringList shown = titles(*again.findChild<TableView*>());
        QVERIFY(shown.contains(u"Owner"_s) && !shown.contains(u"Size"_s));
        QVERIFY(settings.has(u"columns/widgets.factory.example/hidden"_s));
        settings.forget(u"columns"_s);
        QVERIFY(!titles(*again.findChild<TableView*>()).contains(u"Owner"_s));
    }

    void everyKindIsFoundAndOpened()
    {
        WidgetsBench bench{std::string()};
        KindBrowser browser(m_theme, *bench.session);
        browser.resize(1100, 600);
        browser.show();
        bench.scheduler.advance(1s);
        auto* catalogue = qobject_cast<TableView*>(browser.list());
        QVERIFY(catalogue->keyedModel()->rowCount() > 40);
        QCOMPARE(catalogue->keyedModel()->index(0, 0).data().toString(), u"core"_s);
        QTest::keyClicks(browser.filterField(), u"wg"_s);
        QTRY_COMPARE(catalogue->keyedModel()->rowCount(), 1);
        catalogue->setCurrentIndex(catalogue->keyedModel()->index(0, 0));
        QTest::keyClick(catalogue, Qt::Key_Return);
        bench.scheduler.advance(1s);
        auto* objects = qobject_cast<TableView*>(browser.list());
        QVERIFY(objects != catalogue);
        QCOMPARE(objects->keyedModel()->rowCount(), 2);
        QVERIFY(browser.goBackOneStep());
        QCOMPARE(browser.list(), static_cast<QWidget*>(catalogue));
    }

    void tabsStandInThePagesHead()
    {
        WidgetsBench bench{std::string()};
        bench.shop.http.on(requestTo(HttpMethod::Get, "/apis/apps/v1/deployments"),
                           FakeAnswer::json(capturedReply("deployments-table-page-2.http").body));
        bench.shop.http.on(SessionBench::watching("/"), FakeAnswer::stream());
        PageHead head(m_theme, u"Cluster"_s);
        auto* pods = new QWidget;
        head.addTab(u"pods"_s, u"Pods"_s);
        ClusterTabs tabs(m_theme, *bench.session, head, pods);
        tabs.resize(1100, 600);
        tabs.show();
        QVERIFY(tabs.isOnPods());
        tabs.showTab(u"workloads"_s);
        bench.scheduler.advance(1s);
        QVERIFY(!tabs.isOnPods());
        QVERIFY(bench.shop.http.count([](const HttpRequest& request) {
            return request.target.starts_with("/apis/apps/v1/deployments?")
                && request.headers.back().value.find("as=Table") != std::string::npos;
        }) > 0);
        QVERIFY(qobject_cast<TableView*>(tabs.panes().back())->keyedModel()->rowCount() > 0);
        QVERIFY(tabs.findChild<QComboBox*>());
        QCOMPARE(tabs.panes().size(), std::size_t(2));
    }

private:
    static void open(KindTable& table, WidgetsBench& bench)
    {
        table.setKind(widgetKind());
        table.resize(1100, 600);
        table.show();
        bench.scheduler.advance(1s);
    }

    Theme m_theme;
    std::unique_ptr<ApplicationLook> m_look;
};

QTEST_MAIN(KindTableTest)
#include "kind_table_test.moc"
