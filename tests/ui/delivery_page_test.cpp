#include <QtTest> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/support/change_bench.h"
#include "ui/change/change_history.h"
#include "ui/pages/delivery/application_list.h"
#include "ui/pages/delivery/application_text.h"
#include "ui/pages/delivery/application_view.h"
#include "ui/pages/delivery/delivery_page.h"
#include "ui/pages/delivery/past_change_row.h"
#include "ui/widgets/slot_card.h"

#include <QClipboard>
#include <QComboBox>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// The delivery page, clicked offscreen: what it says about slots, when a switch is off and why, and every state of the page.
class DeliveryPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothSlotsAreShown();
    void safety19_nobodyIsCalledACustomer();
    void safety19_consumersAreShownAsBothWorking();
    void theButtonOpensThePlanOfThisApplication();
    void enterPressesTheButton();
    void theButtonSaysWhyItIsOff_data();
    void theButtonSaysWhyItIsOff();
    void safety03_aWayBackStaysPossibleWhileTheDataIsStale();
    void aNewVersionOnTheOtherSideIsARelease();
    void safety17_aClusterBuiltAnewHasAHistoryOfItsOwn();
    void goingForthAgainAfterAWayBackIsARelease();
    void theSideToSwitchBackToSaysHowReadyItIs();
    void staleStatesSayWhenTheyWereSo();
    void everyUnselectedSlotIsOffered();
    void eachStateOfThePageIsSaid();
    void staleDataKeepsItsRowsAndCanBeReadAgain();
    void arrowsChooseAndTheChoiceSurvivesUpdates();
    void namespacesCanBeChosen();
    void troublesStandInTheListAndInTheRail();
    void onlyWhatDiffersIsCompared();
    void theLastFiveChangesLeadToTheJournal();
    void thePaletteOffersEachSwitchAndSaysWhyNot();
    void everythingThatTakesFocusHasAName();
    void thePageFitsTheSmallestWindow();
};

namespace
{

struct PageBench : ChangeBench
{
    PageBench()
        : page(theme, desk, center)
    {
        auto* layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(page.widget());
        window.show();
        scheduler.runPosted();
    }
    ~PageBench() { page.widget()->setParent(nullptr); }

    QString text() { return visibleText(*page.widget()); }
    ApplicationList& list() { return *page.widget()->findChild<ApplicationList*>(); }
    QPushButton* switchButton(std::size_t index = 0) { return page.widget()->findChild<ApplicationView*>()->buttons().at(index); }
    void journalDone(const std::string& from, const std::string& to)
    {
        for (JournalEntry& entry : shop::journalled("change-" + to, from, to, "done", wallNow()))
            desk.journal.push_back(std::move(entry));
        desk.tell();
    }
    void selectGreen()
    {
        Application& web = desk.applicationsNow.front();
        web.slots[0].isSelected = false;
        web.slots[1].isSelected = true;
        web.selector["color"] = "green";
        desk.tell();
    }

    DeliveryPage page;
};

Error timedOut()
{
    return {.kind = ErrorKind::TimedOut, .message = message("Test", "The API server has not answered."), .detail = "timeout"};
}

} // namespace

void DeliveryPageTest::bothSlotsAreShown()
{
    PageBench bench;
    const QString text = bench.text();
    for (const char* part :
         {"Service selector color, blue-green", "selected by Service web", "not selected by Service web", "v1.42.0", "v1.43.0",
          "Deployment: web-blue", "LIVE", "READY, IDLE", "a91c44e0d27b", "Service web-preview", "Ingress web leads to Service web"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    QCOMPARE(bench.list().model()->data(bench.list().model()->index(0, 0), Qt::AccessibleTextRole).toString(),
             u"web, blue v1.42.0 live, green v1.43.0 ready"_s);
    QCOMPARE(bench.switchButton()->text(), u"Switch to green…"_s);
    QVERIFY(bench.switchButton()->isEnabled());
}

void DeliveryPageTest::safety19_nobodyIsCalledACustomer()
{
    PageBench bench;
    QVERIFY(!bench.text().contains(u"customer"_s, Qt::CaseInsensitive));
}

void DeliveryPageTest::safety19_consumersAreShownAsBothWorking()
{
    PageBench bench;
    bench.desk.applicationsNow = {shop::consumer("worker", bench.wallNow())};
    bench.desk.tell();
    const QString text = bench.text();
    QCOMPARE(text.count(u"WORKING"_s), 2);
    QVERIFY(text.contains(u"There is nothing to switch."_s));
    QVERIFY(!text.contains(u"not selected by"_s));
    QVERIFY(!bench.switchButton()->isVisibleTo(bench.page.widget()));
}

void DeliveryPageTest::theButtonOpensThePlanOfThisApplication()
{
    PageBench bench;
    QTest::mouseClick(bench.switchButton(), Qt::LeftButton);
    QVERIFY(bench.center.dialog());
    QCOMPARE(bench.desk.planned.size(), 1);
    const SwitchRequest& request = bench.desk.planned.front();
    QCOMPARE(request.service, std::string("web"));
    QCOMPARE(request.targetSlot, std::string("green"));
    QCOMPARE(request.seenUid.value_or(""), std::string("uid-web"));
    QVERIFY(request.seenSelector == bench.desk.applicationsNow.front().selector);
    QVERIFY(!request.purpose); // whether it is a way back is decided by who makes the plan
}

void DeliveryPageTest::enterPressesTheButton()
{
    PageBench bench;
    bench.switchButton()->setFocus();
    QTest::keyClick(bench.switchButton(), Qt::Key_Return);
    QVERIFY(bench.center.dialog());
}

void DeliveryPageTest::theButtonSaysWhyItIsOff_data()
{
    QTest::addColumn<int>("why");
    QTest::addColumn<QString>("words");
    QTest::newRow("read-only") << 0 << u"this console is read-only"_s;
    QTest::newRow("stale") << 1 << u"what is shown is"_s;
    QTest::newRow("cluster changed") << 2 << u"not the cluster that the session began with"_s;
    QTest::newRow("change running") << 3 << u"a change of web is running"_s;
    QTest::newRow("loading") << 4 << u"has not been read yet"_s;
}

void DeliveryPageTest::theButtonSaysWhyItIsOff()
{
    QFETCH(int, why);
    QFETCH(QString, words);
    PageBench bench;
    switch (why) {
    case 0: bench.desk.environmentNow.access = AccessMode::ReadOnly; break;
    case 1: bench.desk.freshnessNow = Stale{.asOf = bench.scheduler.now(), .reason = timedOut(), .nextTry = bench.scheduler.now()}; break;
    case 2: bench.desk.environmentNow.hasClusterChanged = true; break;
    case 3: bench.desk.report(shop::progress(shop::plan(bench.wallNow()), bench.wallNow())); break;
    case 4: bench.desk.freshnessNow = Loading{}; break;
    default: QFAIL("no such reason");
    }
    bench.desk.tell();
    QVERIFY(!bench.switchButton()->isEnabled());
    QVERIFY2(bench.switchButton()->toolTip().contains(words), qPrintable(bench.switchButton()->toolTip()));
    QCOMPARE(bench.switchButton()->accessibleDescription(), bench.switchButton()->toolTip());
    QTest::mouseClick(bench.switchButton(), Qt::LeftButton);
    QVERIFY(!bench.center.dialog());
}

void DeliveryPageTest::safety03_aWayBackStaysPossibleWhileTheDataIsStale()
{
    PageBench bench;
    bench.selectGreen();
    bench.journalDone("blue", "green");
    bench.desk.freshnessNow = Stale{.asOf = bench.scheduler.now(), .reason = timedOut(), .nextTry = bench.scheduler.now()};
    bench.desk.tell();
    QCOMPARE(bench.switchButton()->text(), u"Switch back to blue…"_s);
    QVERIFY(bench.switchButton()->isEnabled());
    bench.desk.environmentNow.hasClusterChanged = true;
    bench.desk.tell();
    QVERIFY(!bench.switchButton()->isEnabled());
}

void DeliveryPageTest::aNewVersionOnTheOtherSideIsARelease()
{
    PageBench bench;
    bench.selectGreen();
    const auto journal = [&bench](const std::string& images) {
        bench.desk.journal = shop::journalled("change-1", "blue", "green", "done", bench.wallNow(), "oncall-eu", images);
        bench.desk.tell();
    };
    journal("web=registry.example.org/shop/web:v1.42.0, proxy=registry.example.org/proxy:3");
    QCOMPARE(bench.switchButton()->text(), u"Switch back to blue…"_s);
    journal("web=registry.example.org/shop/web:v1.41.0");
    QCOMPARE(bench.switchButton()->text(), u"Switch to blue…"_s);
    journal("");
    QCOMPARE(bench.switchButton()->text(), u"Switch back to blue…"_s);
}

void DeliveryPageTest::safety17_aClusterBuiltAnewHasAHistoryOfItsOwn()
{
    PageBench bench;
    bench.selectGreen();
    bench.desk.environmentNow.clusterUid = {"uid-now"};
    bench.desk.journal = shop::journalled("change-1", "blue", "green", "done", bench.wallNow());
    for (JournalEntry& entry : bench.desk.journal)
        entry.draft.clusterUid = "uid-now";
    bench.desk.tell();
    QCOMPARE(bench.switchButton()->text(), u"Switch back to blue…"_s);
    for (JournalEntry& entry : bench.desk.journal)
        entry.draft.clusterUid = "uid-before";
    bench.desk.tell();
    QCOMPARE(bench.switchButton()->text(), u"Switch to blue…"_s);
}

void DeliveryPageTest::goingForthAgainAfterAWayBackIsARelease()
{
    PageBench bench;
    bench.selectGreen();
    bench.desk.journal = shop::journalled("change-1", "blue", "green", "done", bench.wallNow());
    bench.desk.tell();
    QCOMPARE(bench.switchButton()->text(), u"Switch back to blue…"_s);
    QTest::mouseClick(bench.switchButton(), Qt::LeftButton);
    QVERIFY(bench.desk.planned.back().purposeByJournal == Purpose::WayBack); // for when the Lease cannot be read
    bench.desk.journal = shop::journalled("change-1", "blue", "green", "done", bench.wallNow(), "oncall-eu", {}, Purpose::WayBack);
    bench.desk.tell();
    QCOMPARE(bench.switchButton()->text(), u"Switch to blue…"_s);
}

void DeliveryPageTest::staleStatesSayWhenTheyWereSo()
{
    PageBench bench;
    bench.desk.freshnessNow
        = Stale{.asOf = bench.scheduler.now() - std::chrono::minutes(4), .reason = timedOut(), .nextTry = bench.scheduler.now()};
    bench.desk.tell();
    QVERIFY(bench.text().contains(u"LIVE 4 MIN AGO"_s));
    bench.desk.freshnessNow = Live{.since = bench.scheduler.now(), .lastContact = bench.scheduler.now()};
    bench.desk.tell();
    QVERIFY(!bench.text().contains(u" AGO"_s));
}

void DeliveryPageTest::theSideToSwitchBackToSaysHowReadyItIs()
{
    PageBench bench;
    bench.selectGreen();
    QVERIFY(bench.text().contains(u"blue is ready to switch to: 12 of 12 pods."_s));
    bench.journalDone("blue", "green");
    QVERIFY(bench.text().contains(u"blue is ready to switch back: 12 of 12 pods."_s));
    bench.desk.applicationsNow.front().slots[0].ready = 9;
    bench.desk.tell();
    QVERIFY(bench.text().contains(u"blue is not ready to switch back: 9 of 12 pods."_s));
    bench.desk.applicationsNow.front().slots[0].desired = 0;
    bench.desk.tell();
    QVERIFY(bench.text().contains(u"blue is scaled to 0"_s));
}

void DeliveryPageTest::everyUnselectedSlotIsOffered()
{
    PageBench bench;
    bench.desk.applicationsNow.front().slots[0].isSelected = false;
    bench.desk.tell();
    QCOMPARE(bench.switchButton(0)->text(), u"Switch to blue…"_s);
    QCOMPARE(bench.switchButton(1)->text(), u"Switch to green…"_s);
    QTest::mouseClick(bench.switchButton(1), Qt::LeftButton);
    QCOMPARE(bench.desk.planned.back().targetSlot, std::string("green"));
}

void DeliveryPageTest::eachStateOfThePageIsSaid()
{
    PageBench bench;
    bench.desk.applicationsNow.clear();
    bench.desk.tell();
    QVERIFY(bench.text().contains(u"No application in slots was found."_s));
    QVERIFY(bench.text().contains(u"color, slot or track"_s));
    bench.desk.applicationsKnown = false;
    bench.desk.freshnessNow = Loading{};
    bench.desk.tell();
    QVERIFY(!bench.text().contains(u"No application in slots was found."_s));
    bench.desk.freshnessNow = Unavailable{.reason = timedOut(), .nextTry = bench.scheduler.now() + std::chrono::seconds(9)};
    bench.desk.tell();
    QVERIFY(bench.text().contains(u"The cluster cannot be read."_s));
    QVERIFY(bench.text().contains(u"Next try in 9 s."_s));
    const Error forbidden{
        .kind = ErrorKind::Forbidden,
        .message = message("Test", "Not permitted: list pods."),
        .detail = "pods is forbidden: User \"oncall-eu\" cannot list resource \"pods\" in API group \"\" in the namespace \"shop\""};
    bench.desk.freshnessNow = Unavailable{.reason = forbidden, .nextTry = bench.scheduler.now()};
    bench.desk.tell();
    QVERIFY(bench.text().contains(u"The server does not let oncall-eu read what this page needs."_s));
    for (QPushButton* button : bench.page.widget()->findChildren<QPushButton*>()) {
        if (button->text() == u"Copy the rule"_s && button->isVisibleTo(bench.page.widget()))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), u"list pods, apiGroup \"\", namespace shop"_s);
}

void DeliveryPageTest::staleDataKeepsItsRowsAndCanBeReadAgain()
{
    PageBench bench;
    bench.desk.freshnessNow = Stale{.asOf = bench.scheduler.now() - std::chrono::minutes(4),
                                    .reason = timedOut(),
                                    .nextTry = bench.scheduler.now() + std::chrono::seconds(9)};
    bench.desk.tell();
    QVERIFY(bench.text().contains(u"4 min"_s));
    QVERIFY(bench.text().contains(u"The API server has not answered."_s));
    QCOMPARE(bench.list().model()->rowCount(), 1);
    QVERIFY(bench.list().isQuiet());
    for (QPushButton* button : bench.page.widget()->findChildren<QPushButton*>()) {
        if (button->text() == u"Try now"_s && button->isVisibleTo(bench.page.widget()))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(bench.desk.refreshes, 1);
}

void DeliveryPageTest::arrowsChooseAndTheChoiceSurvivesUpdates()
{
    PageBench bench;
    bench.desk.applicationsNow
        = {shop::application("api", bench.wallNow()), shop::application("web", bench.wallNow()), shop::consumer("worker", bench.wallNow())};
    bench.desk.tell();
    QCOMPARE(bench.list().chosen(), std::string("shop/web")); // as before
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Up);
    QCOMPARE(bench.list().chosen(), std::string("shop/api"));
    QVERIFY(bench.text().contains(u"Deployment: api-blue"_s));
    bench.desk.applicationsNow.insert(bench.desk.applicationsNow.begin(), shop::application("admin", bench.wallNow()));
    bench.desk.tell();
    QCOMPARE(bench.list().chosen(), std::string("shop/api"));
    QCOMPARE(bench.list().currentIndex().row(), 1);
    QTest::keyClick(&bench.list(), Qt::Key_W); // letters are shortcuts, not type-ahead
    QCOMPARE(bench.list().chosen(), std::string("shop/api"));
}

void DeliveryPageTest::namespacesCanBeChosen()
{
    PageBench bench;
    auto* box = bench.page.widget()->findChild<QComboBox*>();
    QVERIFY(!box->isVisibleTo(bench.page.widget()));
    bench.desk.applicationsNow.push_back(shop::application("billing", bench.wallNow(), "finance"));
    bench.desk.tell();
    QVERIFY(box->isVisibleTo(bench.page.widget()));
    QCOMPARE(bench.list().model()->rowCount(), 2);
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    QCOMPARE(bench.list().model()->rowCount(), 1);
    QCOMPARE(bench.list().chosen(), std::string("finance/billing"));
    bench.page.showApplication("shop/web");
    QCOMPARE(bench.list().chosen(), std::string("shop/web"));
}

void DeliveryPageTest::troublesStandInTheListAndInTheRail()
{
    PageBench bench;
    QVERIFY(bench.page.note().text.isEmpty());
    Application& web = bench.desk.applicationsNow.front();
    web.slots[0].ready = 9;
    bench.desk.tell();
    QCOMPARE(bench.page.note().text, u"1"_s);
    QCOMPARE(troublesOf(web).front().text, u"blue: 9 of 12 ready"_s);
    web.slots[0].ready = 0;
    QVERIFY(troublesOf(web).front().glyph == Glyph::Crit);
    web.slots[0].isSelected = false;
    QCOMPARE(troublesOf(web).front().text, u"no slot is selected"_s);
    web.slots[0].isSelected = true;
    web.slots[0].ready = 12;
    web.slots[1].ready = 0; // the idle side may be away
    QVERIFY(troublesOf(web).empty());
}

void DeliveryPageTest::onlyWhatDiffersIsCompared()
{
    Application web = shop::application("web", WallTime{});
    std::vector<Difference> rows = differencesOf(web);
    QCOMPARE(rows.size(), 3); // version, image, digest
    QCOMPARE(rows[0].values, (std::vector<QString>{u"v1.42.0"_s, u"v1.43.0"_s}));
    web.slots[1] = web.slots[0];
    QVERIFY(differencesOf(web).empty());
    web.slots[1].desired = 6;
    rows = differencesOf(web);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].what, u"Pods wanted"_s);
}

void DeliveryPageTest::theLastFiveChangesLeadToTheJournal()
{
    PageBench bench;
    QVERIFY(bench.text().contains(u"holds no change of this application"_s));
    for (int i = 0; i < 7; ++i) {
        const std::string id = "change-" + std::to_string(i);
        for (JournalEntry& entry :
             shop::journalled(id, "blue", "green", i == 6 ? "unknown" : "done", bench.wallNow() + std::chrono::minutes(i)))
            bench.desk.journal.push_back(std::move(entry));
    }
    bench.desk.tell();
    std::vector<PastChangeRow*> rows;
    for (PastChangeRow* row : bench.page.widget()->findChildren<PastChangeRow*>()) {
        if (row->isVisibleTo(bench.page.widget()))
            rows.push_back(row);
    }
    QCOMPARE(rows.size(), 5);
    QVERIFY(rows.front()->accessibleName().endsWith(u"Switch web to green, by oncall-eu: Not known"_s));
    QSignalSpy wanted(&bench.page, &DeliveryPage::journalWanted);
    QTest::keyClick(rows[1], Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().value<ChangeId>().value, std::string("change-5"));
}

void DeliveryPageTest::thePaletteOffersEachSwitchAndSaysWhyNot()
{
    PageBench bench;
    const QString id = u"change.switch.shop/web.green"_s;
    QVERIFY(bench.actions.action(id));
    QCOMPARE(bench.actions.action(id)->text(), u"Switch web to green…"_s);
    QVERIFY(bench.actions.isEnabled(id));
    bench.desk.environmentNow.access = AccessMode::ReadOnly;
    bench.desk.tell();
    QCOMPARE(bench.actions.reasonOff(id), u"this console is read-only"_s);
    bench.desk.environmentNow.access = AccessMode::ReadWrite;
    bench.desk.tell();
    QVERIFY(bench.actions.isEnabled(id));
    bench.actions.action(id)->trigger();
    QVERIFY(bench.center.dialog());
    bench.center.dialog()->reject();
    bench.selectGreen();
    QVERIFY(!bench.actions.action(id));
    QVERIFY(bench.actions.action(u"change.switch.shop/web.blue"_s));
}

void DeliveryPageTest::everythingThatTakesFocusHasAName()
{
    PageBench bench;
    bench.desk.applicationsNow.push_back(shop::application("billing", bench.wallNow(), "finance"));
    bench.journalDone("green", "blue");
    for (const QWidget* widget : bench.page.widget()->findChildren<QWidget*>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisibleTo(bench.page.widget()))
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()), widget->metaObject()->className());
    }
}

void DeliveryPageTest::thePageFitsTheSmallestWindow()
{
    PageBench bench;
    bench.window.setMinimumSize(0, 0);
    bench.window.resize(1180 - 48, 720 - 68);
    QCOMPARE(bench.window.width(), 1180 - 48);
    for (const SlotCard* card : bench.page.widget()->findChildren<SlotCard*>()) {
        const QRect inWindow(card->mapTo(&bench.window, QPoint(0, 0)), card->size());
        QVERIFY(inWindow.right() < bench.window.width());
    }
}

QTEST_MAIN(DeliveryPageTest)
#include "delivery_page_test.moc"
