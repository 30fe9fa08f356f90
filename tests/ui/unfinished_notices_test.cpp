#include <QtTest> // Qt first: moc cannot parse the standard library otherwise

#include "tests/support/change_bench.h"
#include "ui/change/change_flow.h"
#include "ui/change/unfinished_notices.h"
#include "ui/pages/delivery/delivery_page.h"
#include "ui/widgets/banner.h"

#include <QVBoxLayout>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// What the window says about a change that was interrupted, and what it lets a person do about it.
class UnfinishedNoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutSuchAChangeThereIsNothing();
    void itSaysWhatWasBegunByWhomAndWhatIsTrueNow();
    void anOfferOpensTheUsualDialogAndSendsNothing();
    void safety08_nothingIsOfferedWhileItIsNotCertain();
    void readOnlyOffersNothing();
    void oneThatStillRunsIsNotCalledInterrupted();
    void closingForgetsIt();
    void theKeyboardStaysWhereItWasWhenMoreIsKnown();
    void anOutcomeThatCouldNotBeJournalledIsSaid();
};

namespace
{

struct NoticesBench : ChangeBench
{
    NoticesBench()
        : page(theme, desk, center)
    {
        auto* layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(page.widget());
        window.show();
        scheduler.runPosted();
    }
    ~NoticesBench() { page.widget()->setParent(nullptr); }

    void tell(UnfinishedState state, std::optional<Error> notJournalled = std::nullopt)
    {
        UnfinishedFinding finding;
        finding.plan = shop::plan(wallNow());
        finding.change.intent = {.draft = {.change = finding.plan->id, .kind = JournalKind::Intent, .subject = "shop/web", .actor = "jane"},
                                 .localTime = wallNow() - std::chrono::minutes(7),
                                 .host = "desk"};
        finding.state = std::move(state);
        finding.notJournalled = std::move(notJournalled);
        desk.unfinishedNow = {finding};
        desk.tell();
    }
    static FoundOut applied()
    {
        return {.now = {.state = Settled::State::Applied, .found = {}, .who = "tealdeck", .when = {}},
                .reads = 1,
                .isLockUntouched = true,
                .effect = std::nullopt};
    }

    UnfinishedNotices& notices() { return *page.widget()->findChild<UnfinishedNotices*>(); }
    Banner* banner()
    {
        for (Banner* one : notices().findChildren<Banner*>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    QStringList buttons()
    {
        QStringList texts;
        for (const QPushButton* button : banner()->buttons())
            texts << button->text();
        return texts;
    }

    DeliveryPage page;
};

} // namespace

void UnfinishedNoticesTest::withoutSuchAChangeThereIsNothing()
{
    NoticesBench bench;
    QVERIFY(!bench.notices().isVisible());
}

void UnfinishedNoticesTest::itSaysWhatWasBegunByWhomAndWhatIsTrueNow()
{
    NoticesBench bench;
    bench.tell(NoticesBench::applied());
    const QString said = bench.banner()->accessibleName();
    QVERIFY2(said.contains(u"Switch web to green: begun "_s) && said.contains(u"by jane on desk; its console wrote no end."_s),
             qPrintable(said));
    QVERIFY2(said.contains(u"Service web selects green: the request had arrived."_s), qPrintable(said));
    QCOMPARE(bench.buttons(), (QStringList{u"Switch back to blue…"_s, u"Close"_s}));
}

void UnfinishedNoticesTest::anOfferOpensTheUsualDialogAndSendsNothing()
{
    NoticesBench bench;
    bench.tell(NoticesBench::applied());
    bench.banner()->buttons().front()->click();
    bench.scheduler.runPosted();
    QVERIFY(bench.center.dialog());
    QCOMPARE(bench.desk.planned.size(), std::size_t(1));
    QCOMPARE(bench.desk.planned[0].targetSlot, std::string("blue"));
    QVERIFY(bench.desk.planned[0].purposeByJournal == Purpose::WayBack);
    QVERIFY(bench.desk.started.empty());
}

void UnfinishedNoticesTest::safety08_nothingIsOfferedWhileItIsNotCertain()
{
    NoticesBench bench;
    bench.tell(Looking{});
    QVERIFY(bench.banner()->accessibleName().contains(u"is being read"_s));
    QCOMPARE(bench.buttons(), QStringList{u"Close"_s});
    bench.tell(CannotTell{{.kind = ErrorKind::ConnectFailed, .message = message("Net", "Nobody answers."), .detail = {}}});
    QVERIFY(bench.banner()->accessibleName().contains(u"could not be read: Nobody answers."_s));
    QCOMPARE(bench.buttons(), QStringList{u"Close"_s});
}

void UnfinishedNoticesTest::readOnlyOffersNothing()
{
    NoticesBench bench;
    bench.desk.environmentNow.access = AccessMode::ReadOnly;
    bench.tell(NoticesBench::applied());
    QVERIFY(bench.banner()->accessibleName().contains(u"the request had arrived"_s));
    QCOMPARE(bench.buttons(), QStringList{u"Close"_s});
}

void UnfinishedNoticesTest::oneThatStillRunsIsNotCalledInterrupted()
{
    NoticesBench bench;
    bench.tell(Looking{});
    QVERIFY(bench.banner());
    bench.tell(StillRunning{.holder = "jane@desk"});
    QVERIFY(!bench.notices().isVisible());
}

void UnfinishedNoticesTest::closingForgetsIt()
{
    NoticesBench bench;
    bench.tell(NoticesBench::applied());
    bench.banner()->buttons().back()->click();
    bench.scheduler.runPosted();
    QVERIFY(bench.desk.unfinishedNow.empty());
    QVERIFY(!bench.notices().isVisible());
    QVERIFY(bench.desk.planned.empty());
}

void UnfinishedNoticesTest::theKeyboardStaysWhereItWasWhenMoreIsKnown()
{
    NoticesBench bench;
    bench.tell(NoticesBench::applied());
    QPushButton* first = bench.banner()->buttons().front();
    FoundOut more = NoticesBench::applied();
    more.now.who = "kubectl";
    bench.tell(more);
    QVERIFY(bench.banner()->accessibleName().contains(u"cannot be told"_s));
    QCOMPARE(bench.banner()->buttons().front(), first); // the same button, not a new one in its place
}

void UnfinishedNoticesTest::anOutcomeThatCouldNotBeJournalledIsSaid()
{
    NoticesBench bench;
    bench.tell(NoticesBench::applied(),
               Error{.kind = ErrorKind::JournalUnavailable, .message = message("Journal", "The disk is full."), .detail = {}});
    QVERIFY(bench.banner()->accessibleName().contains(u"The journal could not be told: The disk is full."_s));
}

QTEST_MAIN(UnfinishedNoticesTest)
#include "unfinished_notices_test.moc"
