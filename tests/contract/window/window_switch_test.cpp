#include <QtTest> // first: moc cannot parse the standard library otherwise

#include "tests/contract/proxy_report.h"
#include "tests/contract/switch_console.h"
#include "tests/support/console_window.h"
#include "tests/support/small_disk.h"

#include "core/change/intent_annotation.h"
#include "ui/models/table_view.h"
#include "ui/pages/delivery/application_list.h"
#include "ui/widgets/slot_card.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QTemporaryDir>

#include <algorithm>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;

// The main job and its faults from the window, by clicks and keys only, the same on the sandbox and on a real API server.
class WindowSwitchTest : public QObject
{
    Q_OBJECT

    ContractTarget m_target;
    std::unique_ptr<QTemporaryDir> m_state;

    std::unique_ptr<ConsoleWindow> open(const std::string& user = "operator", AccessMode mode = AccessMode::ReadWrite,
                                        const QString& journal = {})
    {
        const QString folder = journal.isEmpty() ? m_state->path() : journal;
        auto console = std::make_unique<ConsoleWindow>(m_target.access(user), mode, folder.toStdString(), false);
        console->window().showPage(u"delivery"_s);
        return console;
    }
    std::string selected() { return SwitchConsole(m_target, "operator").service().selector.at("color"); }

    // Opens the plan of web by its button, as an operator does; null when it did not come.
    static ChangeDialog* plan(ConsoleWindow& console, const QString& buttonText)
    {
        chooseWeb(console);
        const bool isOffered = QTest::qWaitFor(
            [&] {
                QPushButton* button = console.button(buttonText);
                return button && button->isEnabled();
            },
            ConsoleWindow::patience);
        if (!isOffered) {
            for (const QPushButton* button : console.window().findChildren<QPushButton*>()) {
                if (button->isVisible())
                    qInfo("offered: %s%s %s", qPrintable(button->text()), button->isEnabled() ? "" : " (off)",
                          qPrintable(button->toolTip()));
            }
            return nullptr;
        }
        QTest::mouseClick(console.button(buttonText), Qt::LeftButton);
        return isPlanned(console) ? console.dialog() : nullptr;
    }
    static bool isPlanned(ConsoleWindow& console)
    {
        return QTest::qWaitFor([&] { return console.dialog() && std::holds_alternative<FlowConfirming>(console.dialog()->flow().state()); },
                               ConsoleWindow::patience);
    }
    static void chooseWeb(ConsoleWindow& console)
    {
        auto* list = console.window().findChild<ApplicationList*>();
        QTest::keyClick(list, Qt::Key_Home);
        for (int row = 0; list->chosen() != "shop/web" && row < list->model()->rowCount(); ++row)
            QTest::keyClick(list, Qt::Key_Down);
    }
    static bool send(ChangeDialog& dialog)
    {
        ConsoleWindow::answer(dialog, u"contract test"_s);
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        return QTest::qWaitFor([&] { return dialog.flow().isEnded(); }, ConsoleWindow::patience);
    }
    // All words of the dialog.
    static QString wordsOf(const QWidget& widget)
    {
        QStringList words;
        for (const QLabel* label : widget.findChildren<QLabel*>()) {
            if (label->isVisible())
                words << label->text();
        }
        for (const QWidget* child : widget.findChildren<QWidget*>()) {
            if (child->isVisible())
                words << child->accessibleName();
        }
        return words.join(u'\n');
    }
    static QString liveSlot(ConsoleWindow& console)
    {
        for (const SlotCard* card : console.window().findChildren<SlotCard*>()) {
            if (card->isVisible() && card->slot().isLive)
                return card->slot().name;
        }
        return {};
    }
    static QStringList journalSentences(ConsoleWindow& console)
    {
        console.window().showPage(u"journal"_s);
        QStringList sentences;
        for (const TableView* table : console.window().findChildren<TableView*>()) {
            if (!table->isVisible())
                continue;
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                for (int column = 0; column < table->model()->columnCount(); ++column)
                    sentences << table->model()->index(row, column).data().toString();
            }
        }
        console.window().showPage(u"delivery"_s);
        return sentences;
    }

    // Other suites delete pods: nothing may come or go while rows are counted.
    // The pods of the shop that are not ready yet after a while, and their state; empty: all are.
    static std::string podsNotAtRest(ConsoleWindow& console)
    {
        std::string names;
        const auto areAtRest = [&] {
            names.clear();
            for (const auto& [key, pod] : console.session().pods().rows())
                if (pod.meta.namespaceName == "shop" && !(pod.isReady && pod.status == "Running"))
                    names += pod.meta.name.str() + " is " + std::string(pod.status) + (pod.isReady ? ", ready\n" : ", not ready\n");
            return names.empty();
        };
        return QTest::qWaitFor(areAtRest, ConsoleWindow::patience) ? std::string() : names;
    }

private Q_SLOTS:
    void initTestCase() { m_target = ContractTarget::load(); }
    void init()
    {
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        m_state = std::make_unique<QTemporaryDir>();
        putBackBlue(m_target);
    }
    void cleanup()
    {
        m_target.command("proxy clear");
        putBackBlue(m_target);
    }

    void aSwitchAndItsWayBack()
    {
        const auto console = open();
        QVERIFY(console->waitUntilReady());
        ChangeDialog* there = plan(*console, u"Switch to green"_s);
        QVERIFY(there);
        QCOMPARE(console->session().writes().count(), 0);
        QVERIFY(send(*there));
        QVERIFY2(wordsOf(*there).contains(u"web is on green."_s), qPrintable(wordsOf(*there)));
        QTest::keyClick(there, Qt::Key_Escape);
        QCOMPARE(selected(), std::string("green"));
        QTRY_COMPARE_WITH_TIMEOUT(liveSlot(*console), u"green"_s, ConsoleWindow::patience);

        ChangeDialog* back = plan(*console, u"Switch back to blue"_s);
        QVERIFY(back);
        QVERIFY(back->flow().plan()->purpose == Purpose::WayBack);
        QVERIFY(send(*back));
        QVERIFY2(wordsOf(*back).contains(u"web is on blue."_s), qPrintable(wordsOf(*back)));
        QTest::keyClick(back, Qt::Key_Escape);
        QCOMPARE(selected(), std::string("blue"));
        QTRY_VERIFY_WITH_TIMEOUT(journalSentences(*console).contains(u"Switch web back to blue: done."_s), ConsoleWindow::patience);
    }

    void aLostAnswerIsSettledByReadingAndNeverSentAgain()
    {
        const auto console = open("proxied");
        QVERIFY(console->waitUntilReady());
        ChangeDialog* dialog = plan(*console, u"Switch to green"_s);
        QVERIFY(dialog);
        QCOMPARE(m_target.command("proxy lose-patch-answer"), std::string("ok"));
        QVERIFY(send(*dialog));
        QVERIFY2(wordsOf(*dialog).contains(u"web is on green."_s), qPrintable(wordsOf(*dialog)));
        QCOMPARE(selected(), std::string("green"));
        QCOMPARE(patchesIn(proxyReport(m_target)), 1);
    }

    void safety01_whatStaysUnknownIsSaidLookedAtAgainAndCanBeUndoneAtOnce()
    {
        const auto console = open("proxied");
        QVERIFY(console->waitUntilReady());
        ChangeDialog* dialog = plan(*console, u"Switch to green"_s);
        QVERIFY(dialog);
        QCOMPARE(m_target.command("proxy go-down-with-patch"), std::string("ok"));
        QVERIFY(send(*dialog));
        QVERIFY2(wordsOf(*dialog).contains(u"It is not known whether the change took effect."_s), qPrintable(wordsOf(*dialog)));
        QCOMPARE(patchesIn(proxyReport(m_target)), 1);
        QCOMPARE(m_target.command("proxy clear"), std::string("ok"));
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"lookAgain"_s), Qt::LeftButton);
        const auto isSeen = [&] { return wordsOf(*dialog).contains(u"Service web is as planned: it selects green."_s); };
        QVERIFY2(QTest::qWaitFor(isSeen, ConsoleWindow::patience), qPrintable(wordsOf(*dialog)));
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"wayBack"_s), Qt::LeftButton);
        QVERIFY(isPlanned(*console)); // in a dialog of its own
        QVERIFY(send(*console->dialog()));
        QVERIFY2(wordsOf(*console->dialog()).contains(u"web is on blue."_s), qPrintable(wordsOf(*console->dialog())));
        QCOMPARE(selected(), std::string("blue"));
    }

    void safety13_aSelectorChangedBetweenPlanAndSendIsRefusedAndPlannedAgain()
    {
        const auto console = open();
        QVERIFY(console->waitUntilReady());
        ChangeDialog* dialog = plan(*console, u"Switch to green"_s);
        QVERIFY(dialog);
        SwitchConsole(m_target, "operator").writeSelector({{"app", "web"}, {"app.kubernetes.io/name", "web"}, {"color", "blue"}});
        QVERIFY(send(*dialog));
        QVERIFY2(wordsOf(*dialog).contains(u"Service web was changed by somebody-else meanwhile"_s), qPrintable(wordsOf(*dialog)));
        QCOMPARE(selected(), std::string("blue"));
        QPushButton* again = dialog->findChild<QPushButton*>(u"planAgain"_s);
        QVERIFY(again && again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return std::holds_alternative<FlowConfirming>(dialog->flow().state()); }, ConsoleWindow::patience));
        QVERIFY(send(*dialog));
        QCOMPARE(selected(), std::string("green"));
    }

    void rowsStayAndStaleIsShownWhileTheServerIsGone()
    {
        const bool isSandbox = m_target.kind == "sandbox";
        const auto console = open(isSandbox ? "proxied" : "operator");
        QVERIFY(console->waitUntilReady());
        QCOMPARE(podsNotAtRest(*console), std::string());
        const std::size_t pods = console->session().pods().rows().size();
        QCOMPARE(m_target.command(isSandbox ? "proxy kill-watches" : "kill apiserver"), std::string("ok"));
        const auto isStaleShown = [&] { return wordsOf(console->window()).contains(u"Stale"_s); };
        QVERIFY(QTest::qWaitFor(isStaleShown, ConsoleWindow::patience));
        QCOMPARE(console->session().pods().rows().size(), pods);
        chooseWeb(*console);
        QPushButton* button = console->button(u"Switch to green"_s);
        QVERIFY(button && !button->isEnabled() && !button->toolTip().isEmpty()); // a release needs fresh data
        QCOMPARE(m_target.command(isSandbox ? "proxy clear" : "start apiserver"), std::string("ok"));
        // The server needs its time to start, and the back-off of the feeds may have reached its longest pause.
        QVERIFY(QTest::qWaitFor([&] { return isLive(console->session().freshness()); }, 3 * ConsoleWindow::patience));
        QVERIFY(QTest::qWaitFor([&] { return !isStaleShown(); }, ConsoleWindow::patience));
        QCOMPARE(console->session().pods().rows().size(), pods);
    }

    void anExpiredHistoryIsReadAnewWithoutRowsVanishing()
    {
        const auto console = open("proxied");
        QVERIFY(console->waitUntilReady());
        QCOMPARE(podsNotAtRest(*console), std::string());
        const std::size_t pods = console->session().pods().rows().size();
        std::size_t fewest = pods;
        const Handle listening = console->session().pods().onChange(
            [&](const StoreChange&) { fewest = std::min(fewest, console->session().pods().rows().size()); });
        if (!m_target.expireVersions())
            QSKIP("this target cannot make versions expire");
        QVERIFY(QTest::qWaitFor([&] { return proxyReport(m_target).at("gone") > 0; }, 3 * ConsoleWindow::patience));
        QVERIFY(QTest::qWaitFor([&] { return isLive(console->session().freshness()); }, 3 * ConsoleWindow::patience));
        QCOMPARE(fewest, pods);
        ChangeDialog* dialog = plan(*console, u"Switch to green"_s);
        QVERIFY(dialog);
        QVERIFY(send(*dialog));
        QCOMPARE(selected(), std::string("green"));
    }

    void safety03_switchBackWhileWatchesAreDeadAndEveryReadTakesFourSeconds()
    {
        const auto console = open("proxied");
        QVERIFY(console->waitUntilReady());
        ChangeDialog* there = plan(*console, u"Switch to green"_s);
        QVERIFY(there && send(*there));
        QTest::keyClick(there, Qt::Key_Escape);
        for (const char* line : {"proxy kill-watches", "proxy delay-gets 4"})
            QCOMPARE(m_target.command(line), std::string("ok"));
        QVERIFY(QTest::qWaitFor([&] { return std::holds_alternative<Stale>(console->session().freshness()); }, ConsoleWindow::patience));
        QCOMPARE(m_target.command("proxy count-anew"), std::string("ok"));
        QElapsedTimer passed;
        passed.start();
        ChangeDialog* back = plan(*console, u"Switch back to blue"_s);
        QVERIFY(back);
        QVERIFY(send(*back));
        const qint64 took = passed.elapsed();
        const auto counted = proxyReport(m_target);
        QVERIFY2(wordsOf(*back).contains(u"web is on blue."_s), qPrintable(wordsOf(*back)));
        QCOMPARE(selected(), std::string("blue"));
        const int before = counted.at("roundsBeforePatch");
        const int after = counted.at("roundsAfterPatch");
        std::printf("FIGURE window, watches dead, each GET 4 s: from the click to the effect seen %.1f s; rounds of reads: %d before the "
                    "PATCH, %d after\n",
                    static_cast<double>(took) / 1000.0, before, after);
        QVERIFY(before > 0 && 4 * (before + after) < 30);
        for (const Check& check : back->flow().progress()->plan.checks)
            QVERIFY2(check.verdict != Verdict::NotRun, check.id.c_str()); // slow, not missing
    }

    void safety06_onAFullDiskAReleaseIsNotSentAndAWayBackIs()
    {
        SmallDisk disk(u"size=20m"_s);
        if (!disk.isMounted())
            QSKIP("a small file system cannot be mounted here (needs root and CAP_SYS_ADMIN)");
        const auto console = open("operator", AccessMode::ReadWrite, disk.path());
        QVERIFY(console->waitUntilReady());
        disk.fill();
        ChangeDialog* release = plan(*console, u"Switch to green"_s);
        QVERIFY(release && send(*release));
        QVERIFY2(wordsOf(*release).contains(u"nothing was sent"_s), qPrintable(wordsOf(*release)));
        QCOMPARE(console->session().writes().count(), 0); // no Lease either
        QTest::keyClick(release, Qt::Key_Escape);
        QVERIFY(QFile::remove(disk.path() + u"/filler"_s));
        ChangeDialog* there = plan(*console, u"Switch to green"_s);
        QVERIFY(there && send(*there));
        QTest::keyClick(there, Qt::Key_Escape);
        disk.fill();
        ChangeDialog* back = plan(*console, u"Switch back to blue"_s);
        QVERIFY(back && send(*back));
        QCOMPARE(selected(), std::string("blue"));
    }

    void safety06_withoutAReserveAWayBackLeavesItsIntentInTheCluster()
    {
        SmallDisk disk(u"size=3m"_s); // too small for a reserve
        if (!disk.isMounted())
            QSKIP("a small file system cannot be mounted here (needs root and CAP_SYS_ADMIN)");
        const auto console = open("operator", AccessMode::ReadWrite, disk.path());
        QVERIFY(console->waitUntilReady());
        ChangeDialog* there = plan(*console, u"Switch to green"_s);
        QVERIFY(there && send(*there));
        QTest::keyClick(there, Qt::Key_Escape);
        disk.fill();
        ChangeDialog* back = plan(*console, u"Switch back to blue"_s);
        QVERIFY(back && send(*back));
        QVERIFY2(wordsOf(*back).contains(u"The intent goes to the cluster with the request"_s), qPrintable(wordsOf(*back)));
        const Service service = SwitchConsole(m_target, "operator").service();
        QCOMPARE(service.selector.at("color"), std::string("blue"));
        QVERIFY(service.meta.annotations.contains(intentAnnotation));
    }

    void readOnlySendsNothing()
    {
        const auto console = open("proxied", AccessMode::ReadOnly);
        QVERIFY(console->waitUntilReady());
        chooseWeb(*console);
        QPushButton* button = console->button(u"Switch to green"_s);
        QVERIFY(button && !button->isEnabled());
        QVERIFY2(button->toolTip().contains(u"read-only"_s), qPrintable(button->toolTip()));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!console->dialog());
        QCOMPARE(proxyReport(m_target).at("writes").size(), std::size_t(0));
    }
};

int main(int argc, char** argv)
{
    if (!ContractTarget::isGiven()) {
        std::puts("skipped: TEALDECK_CONTRACT_TARGET is not set");
        return 77;
    }
    QApplication application(argc, argv);
    WindowSwitchTest suite;
    return QTest::qExec(&suite, argc, argv);
}
#include "window_switch_test.moc"
