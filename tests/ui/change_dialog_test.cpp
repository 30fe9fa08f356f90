#include <QtTest> // Qt first: moc 6.4 stumbles over the standard library's headers otherwise

#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/support/change_bench.h"

#include <QCheckBox>
#include <QClipboard>
#include <QMenu>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// The one dialog for changes, clicked and typed into: what it shows, what sends, what never does, and every end.
class ChangeDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void planningSaysSoAndNothingCanBeSent();
    void aFailedPlanSaysWhyAndCanBeMadeAgain();
    void thePlanIsShownCompletely();
    void safety21_whatWeSendAndWhatFollowsStandApart();
    void sendingNeedsNameReasonAndTickedWarnings();
    void onlyTheExactNameMatches();
    void manyWarningsHaveOneBoxThatNamesThemAll();
    void outsideProductionNoNameIsAskedFor();
    void enterNeverSends();
    void spaceOnTheWriteButtonNeverSends();
    void ctrlEnterSendsOnce();
    void ctrlEnterSendsNothingWhileSomethingIsMissing();
    void safety10_aTooOldPlanIsMadeAgainAndKeepsTheAnswers();
    void safety10_aWarningThatSaysSomethingElseIsTickedAgain();
    void safety10_aPlanThatSendsSomethingElseSaysSo();
    void safety10_theValidityDoesNotRunWhileTyping();
    void aBlockedPlanNamesTheCheck();
    void safety01_aWayBackIsStoppedByHardStopsOnly();
    void readOnlyCannotSend();
    void anotherClusterLocksTheDialog();
    void aRefusedStartIsShown();
    void escapeBeforeSendingCancels();
    void leavingARunningChangeDoesNotStopItAndItCanBeFoundAgain();
    void runningShowsLinesWritesAndEffect();
    void aDoneChangeOffersTheWayBack();
    void afterAWayBackNoWayBackIsOffered();
    void safety04_notFullySeenAsksAndDoesNotSayFailed();
    void aRefusedChangeOffersANewPlan();
    void anUnknownOutcomeOffersToLook_data();
    void anUnknownOutcomeOffersToLook();
    void safety26_commandsForBothWaysCanBeCopied();
    void theSandboxIsSaid();
    void noButtonIsDefault();
    void afterSendingEnterPressesTheFocusedButton();
};

namespace
{

void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(widget, key, modifiers);
}

void sendByKey(ChangeBench& bench)
{
    press(&bench.dialog(), Qt::Key_Return, Qt::ControlModifier);
    bench.scheduler.runPosted();
}

void sendChange(ChangeBench& bench)
{
    bench.openPlan();
    bench.giveAnswers();
    sendByKey(bench);
    bench.desk.report(bench.sent());
}

Error errorOf(ErrorKind kind, const char* text)
{
    return {.kind = kind, .message = message("Test", text), .detail = "the server's own words"};
}

} // namespace

void ChangeDialogTest::planningSaysSoAndNothingCanBeSent()
{
    ChangeBench bench;
    bench.window.show();
    bench.center.plan(bench.request());
    QVERIFY(bench.center.dialog());
    QVERIFY(visibleText(bench.dialog()).contains(u"Reading what the plan needs"_s));
    bench.scheduler.fakeClock().advance(std::chrono::seconds(3));
    press(&bench.dialog(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(bench.desk.started.empty());
    QCOMPARE(bench.desk.planned.size(), 1);
    QCOMPARE(bench.dialog().windowModality(), Qt::WindowModal);
}

void ChangeDialogTest::aFailedPlanSaysWhyAndCanBeMadeAgain()
{
    ChangeBench bench;
    bench.desk.planner
        = [](const SwitchRequest&) { return Result<Plan>(fail(errorOf(ErrorKind::NotFound, "Service web does not exist."))); };
    bench.openPlan();
    const QString text = visibleText(bench.dialog());
    QVERIFY(text.contains(u"Service web does not exist."_s));
    QVERIFY(text.contains(u"Nothing was changed."_s));
    bench.desk.planner = [&bench](const SwitchRequest&) { return Result<Plan>(shop::plan(bench.wallNow())); };
    for (QPushButton* button : bench.dialog().findChildren<QPushButton*>()) {
        if (button->text() == u"Plan again"_s && button->isVisibleTo(&bench.dialog()))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    bench.scheduler.runPosted();
    QVERIFY(bench.dialog().flow().plan());
}

void ChangeDialogTest::thePlanIsShownCompletely()
{
    ChangeBench bench;
    bench.openPlan();
    const Plan plan = shop::plan(bench.wallNow());
    const QString text = visibleText(bench.dialog());
    const auto shows = [&text](const Message& message) { return text.contains(translate(message)); };
    QVERIFY(shows(plan.title));
    for (const PlanStep& step : plan.steps)
        QVERIFY2(shows(step.title) && shows(step.explanation), step.title.text.c_str());
    for (const Check& check : plan.checks)
        QVERIFY2(shows(check.what) && shows(check.measured), check.id.c_str());
    for (const UndoNote& note : plan.undo)
        QVERIFY2(shows(note.message), note.message.text.c_str());
    for (const BeforeAfter& row : plan.beforeAfter)
        QVERIFY2(shows(row.what) && text.contains(QString::fromStdString(row.after)), row.after.c_str());
    for (const DiffLine& line : plan.dryRun.diff)
        QVERIFY2(text.contains(QString::fromStdString(line.text)), line.text.c_str());
    QVERIFY(shows(plan.dryRun.explanation));
    for (const char* part :
         {"shop / prod-eu-1", "7c41f0d2", "as oncall-eu, group shop-operators", "shop/tealdeck-web", "10 passed, 1 warning"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
}

void ChangeDialogTest::safety21_whatWeSendAndWhatFollowsStandApart()
{
    ChangeBench bench;
    bench.openPlan();
    QStringList sent;
    QStringList predicted;
    for (const QWidget* widget : bench.dialog().findChildren<QWidget*>()) {
        if (widget->accessibleDescription().startsWith(u"sent by us"_s))
            sent << widget->accessibleName();
        if (widget->accessibleDescription().startsWith(u"predicted"_s))
            predicted << widget->accessibleName();
    }
    QCOMPARE(sent, QStringList(u"Step 3: Patch Service web"_s));
    QCOMPARE(predicted, QStringList(u"Step 4: Endpoints follow"_s));
}

void ChangeDialogTest::sendingNeedsNameReasonAndTickedWarnings()
{
    ChangeBench bench;
    bench.openPlan();
    QPushButton* send = bench.button("send");
    QVERIFY(!send->isEnabled());
    QTest::keyClicks(bench.find<QLineEdit>("typedName"), u"prod-eu-1/web"_s);
    QVERIFY(!send->isEnabled());
    QTest::keyClicks(bench.find<QLineEdit>("reason"), u"CHG-2291"_s);
    QVERIFY(!send->isEnabled());
    const auto boxes = bench.dialog().findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), 2); // the warning, and the check that was not run
    QTest::mouseClick(boxes[0], Qt::LeftButton, {}, QPoint(8, boxes[0]->height() / 2));
    QVERIFY(!send->isEnabled());
    QTest::mouseClick(boxes[1], Qt::LeftButton, {}, QPoint(8, boxes[1]->height() / 2));
    QVERIFY(send->isEnabled());
    QTest::mouseClick(send, Qt::LeftButton);
    QCOMPARE(bench.desk.started.size(), 1);
    const Answers& answers = bench.desk.started.front().answers();
    QCOMPARE(answers.typedName, std::string("prod-eu-1/web"));
    QCOMPARE(answers.reason, std::string("CHG-2291"));
    QCOMPARE(answers.seenWarnings.size(), 2);
}

void ChangeDialogTest::onlyTheExactNameMatches()
{
    ChangeBench bench;
    bench.openPlan();
    bench.giveAnswers();
    auto* name = bench.find<QLineEdit>("typedName");
    QVERIFY(bench.button("send")->isEnabled());
    QTest::keyClicks(name, u" "_s);
    QVERIFY(!bench.button("send")->isEnabled());
    QVERIFY(bench.button("send")->toolTip().contains(u"prod-eu-1/web"_s));
    press(name, Qt::Key_Backspace);
    QVERIFY(bench.button("send")->isEnabled());
}

void ChangeDialogTest::manyWarningsHaveOneBoxThatNamesThemAll()
{
    ChangeBench bench;
    bench.desk.planner = [&bench](const SwitchRequest&) {
        Plan plan = shop::plan(bench.wallNow());
        for (std::size_t i = 0; i < 3; ++i)
            plan.checks[i].verdict = Verdict::Warning;
        return Result<Plan>(plan);
    };
    bench.openPlan();
    const auto boxes = bench.dialog().findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), 1);
    for (const char* name :
         {"Green is ready", "Green does not restart", "Same size as blue", "Other ways to green", "No change in the last hour"})
        QVERIFY2(boxes[0]->text().contains(QLatin1String(name)), name);
    QTest::mouseClick(boxes[0], Qt::LeftButton, {}, QPoint(8, boxes[0]->height() / 2));
    QCOMPARE(bench.dialog().flow().answers().seenWarnings.size(), 5);
}

void ChangeDialogTest::outsideProductionNoNameIsAskedFor()
{
    ChangeBench bench;
    bench.desk.environmentNow.environmentClass = EnvironmentClass::Development;
    bench.desk.planner = [&bench](const SwitchRequest&) {
        Plan plan = shop::plan(bench.wallNow());
        plan.environmentClass = EnvironmentClass::Development;
        for (Check& check : plan.checks)
            check.verdict = Verdict::Passed;
        return Result<Plan>(plan);
    };
    bench.openPlan();
    QVERIFY(!bench.find<QLineEdit>("typedName")->isVisibleTo(&bench.dialog()));
    QVERIFY(bench.button("send")->isEnabled());
}

void ChangeDialogTest::enterNeverSends()
{
    ChangeBench bench;
    bench.openPlan();
    bench.giveAnswers();
    QVERIFY(bench.button("send")->isEnabled());
    for (QWidget* widget : bench.dialog().findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&bench.dialog()) || qobject_cast<QMenu*>(widget))
            continue;
        press(widget, Qt::Key_Return);
        press(widget, Qt::Key_Enter, Qt::KeypadModifier);
        QVERIFY2(bench.desk.started.empty(), widget->metaObject()->className());
        QVERIFY2(bench.center.dialog(), widget->metaObject()->className());
    }
    press(&bench.dialog(), Qt::Key_Return);
    QVERIFY(bench.desk.started.empty());
}

void ChangeDialogTest::spaceOnTheWriteButtonNeverSends()
{
    ChangeBench bench;
    bench.openPlan();
    bench.giveAnswers();
    bench.button("send")->setFocus();
    press(bench.button("send"), Qt::Key_Space);
    QVERIFY(bench.desk.started.empty());
}

void ChangeDialogTest::ctrlEnterSendsOnce()
{
    ChangeBench bench;
    bench.openPlan();
    bench.giveAnswers();
    auto* reason = bench.find<QLineEdit>("reason");
    reason->setFocus();
    press(reason, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(bench.desk.started.size(), 1);
    press(&bench.dialog(), Qt::Key_Return, Qt::ControlModifier);
    QKeyEvent repeated(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier, {}, true);
    QApplication::sendEvent(&bench.dialog(), &repeated);
    bench.scheduler.runPosted();
    QCOMPARE(bench.desk.started.size(), 1);
    QVERIFY(bench.dialog().flow().isRunning());
}

void ChangeDialogTest::ctrlEnterSendsNothingWhileSomethingIsMissing()
{
    ChangeBench bench;
    bench.openPlan();
    QTest::keyClicks(bench.find<QLineEdit>("typedName"), u"prod-eu-1/web"_s);
    sendByKey(bench);
    QVERIFY(bench.desk.started.empty());
    QCOMPARE(bench.desk.planned.size(), 1);
}

void ChangeDialogTest::safety10_aTooOldPlanIsMadeAgainAndKeepsTheAnswers()
{
    ChangeBench bench;
    bench.openPlan();
    bench.giveAnswers();
    bench.scheduler.advance(std::chrono::minutes(3));
    QVERIFY(bench.dialog().flow().validFor() < Duration::zero());
    sendByKey(bench);
    QVERIFY(bench.desk.started.empty());
    QCOMPARE(bench.desk.planned.size(), 2);
    QCOMPARE(bench.find<QLineEdit>("typedName")->text(), u"prod-eu-1/web"_s);
    QCOMPARE(bench.find<QLineEdit>("reason")->text(), u"CHG-2291"_s);
    QVERIFY(visibleText(bench.dialog()).contains(u"Nothing was sent. It does the same as before"_s));
    QVERIFY(bench.button("send")->isEnabled());
    sendByKey(bench);
    QCOMPARE(bench.desk.started.size(), 1);
}

void ChangeDialogTest::safety10_aWarningThatSaysSomethingElseIsTickedAgain()
{
    ChangeBench bench;
    bench.openPlan();
    bench.giveAnswers();
    bench.desk.planner = [&bench](const SwitchRequest&) {
        Plan plan = shop::plan(bench.wallNow());
        for (Check& check : plan.checks) {
            if (check.id == "other-ways-in")
                check.measured = message("Plan", "Ingress %1 leads there already, by Service %2", {"shop", "web-preview"});
        }
        return Result<Plan>(plan);
    };
    bench.scheduler.advance(std::chrono::minutes(3));
    sendByKey(bench);
    const std::set<std::string> stillSeen{"last-change"};
    QVERIFY(bench.dialog().flow().answers().seenWarnings == stillSeen);
    QVERIFY(!bench.button("send")->isEnabled());
    sendByKey(bench);
    QVERIFY(bench.desk.started.empty());
}

void ChangeDialogTest::safety10_aPlanThatSendsSomethingElseSaysSo()
{
    ChangeBench bench;
    bench.openPlan();
    bench.giveAnswers();
    bench.desk.planner = [&bench](const SwitchRequest&) {
        Plan plan = shop::plan(bench.wallNow());
        plan.selectorBefore["color"] = "red";
        return Result<Plan>(plan);
    };
    bench.scheduler.advance(std::chrono::minutes(3));
    sendByKey(bench);
    QVERIFY(visibleText(bench.dialog()).contains(u"It does something else than before"_s));
}

void ChangeDialogTest::safety10_theValidityDoesNotRunWhileTyping()
{
    ChangeBench bench;
    bench.openPlan();
    bench.giveAnswers();
    const Duration before = bench.dialog().flow().validFor();
    auto* reason = bench.find<QLineEdit>("reason");
    for (int key = 0; key < 100; ++key) {
        QTest::keyClicks(reason, u"x"_s);
        bench.scheduler.advance(std::chrono::seconds(2));
    }
    QCOMPARE(bench.dialog().flow().validFor().count(), before.count());
    bench.scheduler.advance(std::chrono::seconds(33));
    QCOMPARE(bench.dialog().flow().validFor().count(),
             (before - std::chrono::seconds(30)).count()); // a pause counts as typing for 3 s more
    sendByKey(bench);
    QCOMPARE(bench.desk.started.size(), 1);
    QVERIFY(bench.desk.started.front().answers().typingTime >= std::chrono::seconds(200));
}

void ChangeDialogTest::aBlockedPlanNamesTheCheck()
{
    ChangeBench bench;
    bench.desk.planner = [&bench](const SwitchRequest&) {
        Plan plan = shop::plan(bench.wallNow());
        plan.checks[0].verdict = Verdict::Failed;
        return Result<Plan>(plan);
    };
    bench.openPlan();
    bench.giveAnswers();
    QVERIFY(!bench.button("send")->isEnabled());
    QVERIFY(bench.button("send")->toolTip().contains(u"Green is ready"_s));
    QVERIFY(visibleText(bench.dialog()).contains(u"A check stops this: Green is ready"_s));
    sendByKey(bench);
    QVERIFY(bench.desk.started.empty());
}

void ChangeDialogTest::safety01_aWayBackIsStoppedByHardStopsOnly()
{
    ChangeBench bench;
    Verdict hard = Verdict::Passed;
    bench.desk.planner = [&](const SwitchRequest&) {
        Plan plan = shop::plan(bench.wallNow());
        plan.purpose = Purpose::WayBack;
        plan.checks[2].verdict = Verdict::Failed;
        plan.checks[0].verdict = hard;
        plan.checks[0].isHardStop = true;
        return Result<Plan>(plan);
    };
    bench.openPlan();
    bench.giveAnswers();
    QVERIFY(bench.button("send")->isEnabled());
    hard = Verdict::Failed;
    const_cast<ChangeFlow&>(bench.dialog().flow()).planAgain();
    bench.scheduler.runPosted();
    bench.giveAnswers();
    QVERIFY(!bench.button("send")->isEnabled());
}

void ChangeDialogTest::readOnlyCannotSend()
{
    ChangeBench bench;
    bench.desk.environmentNow.access = AccessMode::ReadOnly;
    bench.openPlan();
    bench.giveAnswers();
    sendByKey(bench);
    QVERIFY(bench.desk.started.empty());
    QVERIFY(visibleText(bench.dialog()).contains(u"This console is read-only."_s));
}

void ChangeDialogTest::anotherClusterLocksTheDialog()
{
    ChangeBench bench;
    bench.openPlan();
    bench.giveAnswers();
    QVERIFY(bench.button("send")->isEnabled());
    bench.desk.environmentNow.clusterUid = {"00000000-other"};
    bench.desk.tell();
    QVERIFY(!bench.button("send")->isEnabled());
    sendByKey(bench);
    QVERIFY(bench.desk.started.empty());
}

void ChangeDialogTest::aRefusedStartIsShown()
{
    ChangeBench bench;
    bench.desk.startError = errorOf(ErrorKind::Locked, "A change of web is still running in this console.");
    bench.openPlan();
    bench.giveAnswers();
    sendByKey(bench);
    QVERIFY(!bench.dialog().flow().isRunning());
    QVERIFY(visibleText(bench.dialog()).contains(u"A change of web is still running in this console."_s));
}

void ChangeDialogTest::escapeBeforeSendingCancels()
{
    ChangeBench bench;
    bench.openPlan();
    press(&bench.dialog(), Qt::Key_Escape);
    QVERIFY(!bench.center.dialog());
    QVERIFY(bench.desk.started.empty());
    QVERIFY(!bench.center.chips()->isVisibleTo(nullptr) || bench.center.chips()->isHidden());
}

void ChangeDialogTest::leavingARunningChangeDoesNotStopItAndItCanBeFoundAgain()
{
    ChangeBench bench;
    sendChange(bench);
    const ChangeId id = bench.desk.started.front().plan().id;
    press(&bench.dialog(), Qt::Key_Escape);
    QVERIFY(!bench.center.dialog());
    QVERIFY(visibleText(bench.window).contains(u"goes on in the background"_s));
    auto* chip = bench.center.chips()->findChild<QPushButton*>();
    QVERIFY(chip);
    QVERIFY(chip->text().startsWith(u"web: switching"_s));
    QTest::mouseClick(chip, Qt::LeftButton);
    bench.scheduler.runPosted();
    QVERIFY(bench.center.dialog());
    QVERIFY(bench.dialog().flow().isRunning());
    bench.reportEnd(Done{.effect = {.readyOnTarget = 12, .expectedOnTarget = 12, .readyElsewhere = 0, .isComplete = true}});
    QVERIFY(bench.dialog().flow().isEnded());
    QCOMPARE(bench.desk.started.size(), 1);
    QVERIFY(bench.desk.progress(id)->outcome);
}

void ChangeDialogTest::runningShowsLinesWritesAndEffect()
{
    ChangeBench bench;
    sendChange(bench);
    const QString text = visibleText(bench.dialog());
    for (const ProgressLine& line : bench.sent().lines)
        QVERIFY2(text.contains(translate(line.title)) && text.contains(translate(line.detail)), line.title.text.c_str());
    QVERIFY(text.contains(u"PATCH /api/v1/namespaces/shop/services/web, answer 200"_s));
    QVERIFY(text.contains(u"9 of 12 endpoints ready"_s));
    QVERIFY(text.contains(u"3 endpoint(s) still here"_s) || text.contains(u"3 endpoints still here"_s));
    QVERIFY(bench.isOffered("leave"));
    QVERIFY(!bench.isOffered("close"));
    QVERIFY(!bench.button("send")->isVisibleTo(&bench.dialog()));
}

void ChangeDialogTest::aDoneChangeOffersTheWayBack()
{
    ChangeBench bench;
    sendChange(bench);
    bench.reportEnd(Done{.effect = {.readyOnTarget = 12, .expectedOnTarget = 12, .readyElsewhere = 0, .isComplete = true}});
    QVERIFY(visibleText(bench.dialog()).contains(u"web is on green."_s));
    QVERIFY(bench.isOffered("close") && bench.isOffered("wayBack"));
    QVERIFY(!bench.isOffered("lookAgain") && !bench.isOffered("planAgain") && !bench.isOffered("leave"));
    QTest::mouseClick(bench.button("wayBack"), Qt::LeftButton);
    QCOMPARE(bench.desk.planned.size(), 2);
    QCOMPARE(bench.desk.planned.back().targetSlot, std::string("blue"));
    QVERIFY(bench.desk.planned.back().purpose == Purpose::WayBack);
    QCOMPARE(bench.desk.started.size(), 1);
}

void ChangeDialogTest::afterAWayBackNoWayBackIsOffered()
{
    ChangeBench bench;
    bench.desk.planner = [&bench](const SwitchRequest&) {
        Plan plan = shop::plan(bench.wallNow());
        plan.purpose = Purpose::WayBack;
        return Result<Plan>(std::move(plan));
    };
    sendChange(bench);
    bench.reportEnd(Done{.effect = {.readyOnTarget = 12, .expectedOnTarget = 12, .readyElsewhere = 0, .isComplete = true}});
    QVERIFY(bench.isOffered("close"));
    QVERIFY(!bench.isOffered("wayBack")); // going forth again is a release
}

void ChangeDialogTest::safety04_notFullySeenAsksAndDoesNotSayFailed()
{
    ChangeBench bench;
    sendChange(bench);
    bench.reportEnd(Done{.effect = {.readyOnTarget = 9, .expectedOnTarget = 12, .readyElsewhere = 3, .isComplete = false}});
    const QString text = visibleText(bench.dialog());
    QVERIFY(text.contains(u"The effect was not fully seen."_s));
    QVERIFY(text.contains(u"9 of 12 endpoints are ready on green, 3 still on blue."_s));
    QVERIFY(!text.contains(u"failed"_s, Qt::CaseInsensitive));
    QVERIFY(bench.isOffered("lookAgain") && bench.isOffered("wayBack") && bench.isOffered("close"));
    bench.desk.effectNow = EffectSeen{.readyOnTarget = 12, .expectedOnTarget = 12, .readyElsewhere = 0, .isComplete = true};
    QTest::mouseClick(bench.button("lookAgain"), Qt::LeftButton);
    bench.scheduler.runPosted();
    QVERIFY(visibleText(bench.dialog()).contains(u"12 of 12 endpoints ready"_s));
}

void ChangeDialogTest::aRefusedChangeOffersANewPlan()
{
    ChangeBench bench;
    sendChange(bench);
    bench.reportEnd(Refused{.reason = errorOf(ErrorKind::Conflict, "Service web was changed by somebody else meanwhile.")});
    const QString text = visibleText(bench.dialog());
    QVERIFY(text.contains(u"Nothing was changed."_s));
    QVERIFY(text.contains(u"Service web was changed by somebody else meanwhile."_s));
    QVERIFY(text.contains(u"the server's own words"_s));
    QVERIFY(bench.isOffered("planAgain") && bench.isOffered("close"));
    QVERIFY(!bench.isOffered("wayBack"));
    QTest::mouseClick(bench.button("planAgain"), Qt::LeftButton);
    bench.scheduler.runPosted();
    QCOMPARE(bench.desk.planned.size(), 2);
    QVERIFY(std::holds_alternative<FlowConfirming>(bench.dialog().flow().state()));
    QCOMPARE(bench.desk.started.size(), 1);
}

void ChangeDialogTest::anUnknownOutcomeOffersToLook_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("as before") << static_cast<int>(Settled::State::AsBefore) << u"the change is not in effect"_s;
    QTest::newRow("applied") << static_cast<int>(Settled::State::Applied) << u"it selects green"_s;
    QTest::newRow("changed by other") << static_cast<int>(Settled::State::ChangedByOther)
                                      << u"kubectl changed Service web; it selects app=web,color=red now"_s;
    QTest::newRow("gone") << static_cast<int>(Settled::State::Gone) << u"does not exist any more"_s;
}

void ChangeDialogTest::anUnknownOutcomeOffersToLook()
{
    QFETCH(int, state);
    QFETCH(QString, words);
    ChangeBench bench;
    sendChange(bench);
    bench.reportEnd(OutcomeUnknown{.reason = errorOf(ErrorKind::ConnectionLost, "The connection was lost after the request had left.")});
    const QString text = visibleText(bench.dialog());
    QVERIFY(text.contains(u"It is not known whether the change took effect."_s));
    QVERIFY(text.contains(u"Nothing was sent again."_s));
    QVERIFY(!text.contains(u"failed"_s, Qt::CaseInsensitive));
    QVERIFY(bench.isOffered("lookAgain"));
    bench.desk.settled = Settled{.state = static_cast<Settled::State>(state), .found = "app=web,color=red", .who = "kubectl", .when = {}};
    QTest::mouseClick(bench.button("lookAgain"), Qt::LeftButton);
    bench.scheduler.runPosted();
    QCOMPARE(bench.desk.settles, 1);
    QVERIFY2(visibleText(bench.dialog()).contains(words), qPrintable(visibleText(bench.dialog())));
    QCOMPARE(bench.desk.started.size(), 1);
}

void ChangeDialogTest::safety26_commandsForBothWaysCanBeCopied()
{
    ChangeBench bench;
    bench.openPlan();
    const Plan& plan = *bench.dialog().flow().plan();
    QStringList copied;
    for (const QMenu* menu : bench.dialog().findChildren<QMenu*>()) {
        for (QAction* action : menu->actions()) {
            QGuiApplication::clipboard()->clear();
            action->trigger();
            copied << QGuiApplication::clipboard()->text();
        }
    }
    QVERIFY(copied.size() >= 2);
    QVERIFY(copied[0].contains(QString::fromStdString(plan.commands.front())));
    QVERIFY(copied[1].contains(QString::fromStdString(plan.inverseCommands.front())));
}

void ChangeDialogTest::theSandboxIsSaid()
{
    ChangeBench bench;
    bench.openPlan();
    QVERIFY(!bench.find<QWidget>("sandboxBadge")->isVisibleTo(&bench.dialog()));
    bench.dialog().reject();
    bench.desk.planner = [&bench](const SwitchRequest&) {
        Plan plan = shop::plan(bench.wallNow());
        plan.isSandbox = true;
        return Result<Plan>(plan);
    };
    bench.openPlan();
    QVERIFY(bench.find<QWidget>("sandboxBadge")->isVisibleTo(&bench.dialog()));
}

void ChangeDialogTest::noButtonIsDefault()
{
    ChangeBench bench;
    bench.openPlan();
    for (const QPushButton* button : bench.dialog().findChildren<QPushButton*>())
        QVERIFY2(!button->isDefault(), qPrintable(button->text()));
}

void ChangeDialogTest::afterSendingEnterPressesTheFocusedButton()
{
    ChangeBench bench;
    sendChange(bench);
    bench.reportEnd(Done{.effect = {.readyOnTarget = 12, .expectedOnTarget = 12, .readyElsewhere = 0, .isComplete = true}});
    QApplication::processEvents();
    bench.button("close")->setFocus();
    press(bench.button("close"), Qt::Key_Return);
    QVERIFY(!bench.center.dialog());
    QCOMPARE(bench.desk.started.size(), 1);
}

QTEST_MAIN(ChangeDialogTest)
#include "change_dialog_test.moc"
