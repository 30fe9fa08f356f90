#include "ui/pages/overview/day_timeline.h"
#include "ui/pages/overview/live_table.h"
#include "ui/pages/overview/overview_lines.h"
#include "ui/pages/overview/overview_list.h"
#include "ui/pages/overview/verdict_head.h"

#include "ui/theme/typography.h"

#include <QSignalSpy>
#include <QTest>

using namespace tealdeck;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace
{

const WallTime now = WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 27)) + 12h;

Application application(const std::string& name)
{
    Application application;
    application.namespaceName = "shop";
    application.name = name;
    application.serviceName = name;
    for (const char* slotName : {"blue", "green"}) {
        Slot slot;
        slot.name = slotName;
        slot.position = static_cast<int>(application.slots.size());
        slot.isSelected = slot.position == 0;
        slot.desired = slot.ready = 2;
        application.slots.push_back(slot);
    }
    return application;
}

OverviewLine line(const QString& what)
{
    OverviewLine shown;
    shown.glyph = Glyph::Warn;
    shown.word = u"Warning"_s;
    shown.what = what;
    shown.why = u"why"_s;
    return shown;
}

PastChange change(Duration ago, const std::string& what)
{
    PastChange change;
    change.time = now - ago;
    change.what = what;
    change.person = "anna";
    return change;
}

} // namespace

// The parts of the overview: what they show, speak and lead to.
class OverviewWidgetsTest : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { registerFonts(); }

    void aRowIsChosenByMouseAndKeys()
    {
        OverviewList list(m_theme, u"Problems"_s);
        list.set({line(u"one"_s), line(u"two"_s), line(u"three"_s)}, 2);
        list.resize(600, 300);
        list.show();
        const QList<OverviewRow*> rows = list.findChildren<OverviewRow*>();
        QCOMPARE(rows.size(), 2); // the head says that there are three
        QSignalSpy chosen(&list, &OverviewList::chosen);
        QTest::mouseClick(rows[1], Qt::LeftButton);
        QTest::keyClick(rows[0], Qt::Key_Return);
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen[0][0].toInt(), 1);
        QCOMPARE(chosen[1][0].toInt(), 0);
        QVERIFY(rows[1]->accessibleName().contains(u"two"_s));
        list.set({line(u"one"_s)}, 2);
        QVERIFY(rows[0]->isVisible() && !rows[1]->isVisible());
    }

    void whatIsLiveIsChosenByMouseAndKeys()
    {
        LiveTable table(m_theme);
        table.set({application("api"), application("web")}, {});
        table.resize(800, table.sizeHint().height());
        table.show();
        QVERIFY(table.accessibleName().contains(u"web: the Service selects blue"_s));
        QSignalSpy chosen(&table, &LiveTable::chosen);
        const int row = (table.height() - m_theme.scaled(26)) / 2;
        QTest::mouseClick(&table, Qt::LeftButton, {}, {20, m_theme.scaled(26) + row / 2});
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen[0][0].toString(), u"shop/api"_s);
        QCOMPARE(chosen[1][0].toString(), u"shop/web"_s);
        QTest::mouseClick(&table, Qt::LeftButton, {}, {20, 4}); // the head
        QCOMPARE(chosen.count(), 2);
    }

    void withoutApplicationsItSaysSo()
    {
        LiveTable table(m_theme);
        table.set({}, u"Nothing is delivered in slots here."_s);
        QCOMPARE(table.accessibleName(), u"Nothing is delivered in slots here."_s);
    }

    void theDayHoldsTheLast24HoursOnly()
    {
        ClusterEvent rollout;
        rollout.reason = "ScalingReplicaSet";
        rollout.objectName = "web";
        rollout.text = "Scaled up";
        rollout.lastSeen = now - 2h;
        ClusterEvent warning;
        warning.type = "Warning";
        warning.reason = "BackOff";
        warning.lastSeen = now - 1h;
        ClusterEvent again = warning;
        again.lastSeen = now - 55min;
        OverviewFacts facts;
        facts.now = now;
        facts.events = {{&warning, &again, &rollout}};
        const auto lanes = lanesOf({change(1h, "Switch web to green"), change(25h, "too old")}, facts);
        QCOMPARE(lanes.size(), std::size_t(3));
        QCOMPARE(lanes[0].marks.size(), std::size_t(1));
        QCOMPARE(lanes[0].marks[0].text, u"anna: Switch web to green"_s);
        QCOMPARE(lanes[1].marks.size(), std::size_t(1));
        QCOMPARE(lanes[2].marks.size(), std::size_t(1)); // five minutes apart
        facts.events.reset();
        QCOMPARE(lanesOf({}, facts).size(), std::size_t(1)); // what was not read has no lane

        DayTimeline day(m_theme);
        day.set(lanes, now);
        day.resize(900, day.sizeHint().height());
        QVERIFY(day.accessibleName().contains(u"Rollouts: 1 event"_s) || day.accessibleName().contains(u"Rollouts: 1"_s));
        QVERIFY(!day.grab().isNull());
    }

    void aVerdictIsAWordAndAGlyph()
    {
        VerdictHead head(m_theme);
        head.resize(700, 62);
        head.set(Severity::Note, u"Workloads are as desired"_s, u"2 of 2"_s);
        const QImage fine = head.grab().toImage();
        head.set(Severity::Critical, u"Workloads are as desired"_s, u"2 of 2"_s);
        QVERIFY(head.grab().toImage() != fine);
        QCOMPARE(head.accessibleName(), u"Workloads are as desired. 2 of 2"_s);
    }

    void figuresThatWereNotReadAreAQuestionMark()
    {
        OverviewFacts facts;
        const auto figures = figuresOf({}, facts);
        QCOMPARE(figures[2].value, u"?"_s); // nodes
        QCOMPARE(figures[4].value, u"?"_s); // events
        facts.nodes.emplace();
        facts.events.emplace();
        QCOMPARE(figuresOf({}, facts)[2].value, u"0"_s);
        QCOMPARE(figuresOf({}, facts)[4].value, u"0"_s);
    }
};

QTEST_MAIN(OverviewWidgetsTest)
#include "overview_widgets_test.moc"
