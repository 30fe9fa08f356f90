#include "core/base/listeners.h"
#include "tests/support/fake_clock.h"
#include "tests/support/small_disk.h"
#include "ui/pages/cluster/log_pane.h"
#include "ui/theme/application_look.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field_mistake.h"
#include "ui/widgets/list_footer.h"
#include "ui/widgets/log_view.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace tealdeck;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

// Stands for a session: what a test writes is what the containers said.
class FakeLogs : public LogFeed
{
public:
    const LogBuffer& buffer() const override { return m_buffer; }
    const std::vector<LogSource>& sources() const override { return shownSources; }
    const std::vector<std::string>& leftOut() const override { return shownLeftOut; }
    bool isOver() const override { return false; }
    Handle onChange(std::function<void()> listener) override { return m_listeners.add(std::move(listener)); }

    void say(const std::string& text, LogLevel level = LogLevel::None, std::uint16_t source = 0)
    {
        LogRecord record{.time = m_time, .source = source, .level = level};
        record.levelLength = static_cast<std::uint8_t>(level == LogLevel::None ? 0 : text.find(' '));
        m_buffer.append(LogLine{.record = record, .text = text, .spans = {}});
        m_time += 1s;
    }
    void note(const LogNote& note) { m_buffer.append(note, m_time, 0); }
    void tell() { m_listeners.tell(); }

    std::vector<LogSource> shownSources{{.pod = "web-0", .container = "main", .isOpen = true}};
    std::vector<std::string> shownLeftOut;

private:
    LogBuffer m_buffer{{.bytes = 4U << 20U, .lines = 2000}};
    Listeners m_listeners;
    LogTime m_time = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 9h;
};

struct Bench
{
    Bench()
    {
        pane.resize(428, 460);
        pane.showLogs(
            [this](const LogChoice& choice) {
                choices.push_back(choice);
                auto made = std::make_unique<FakeLogs>();
                logs = made.get();
                return made;
            },
            {u"main"_s, u"proxy"_s});
        pane.show();
        pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
    }

    void fill(int lines)
    {
        for (int i = 0; i < lines; ++i)
            logs->say("INFO  line " + std::to_string(i), LogLevel::Info);
        logs->tell();
    }
    QString footer() const
    {
        auto* footer = pane.findChild<ListFooter*>();
        return footer->accessibleName() + u" | "_s + footer->accessibleDescription();
    }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* button : pane.findChildren<QPushButton*>()) {
            if (button->text() == text || button->accessibleName() == text)
                return button;
        }
        qFatal("no button %s", qPrintable(text));
    }
    QCheckBox* box(const QString& text) const
    {
        for (QCheckBox* box : pane.findChildren<QCheckBox*>()) {
            if (box->text() == text)
                return box;
        }
        qFatal("no box %s", qPrintable(text));
    }
    void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(12, widget->height() / 2)); }
    void find(const QString& words)
    {
        click(button(u"Find"_s));
        QTest::keyClicks(pane.findChild<QLineEdit*>(), words);
    }
    QImage picture()
    {
        QImage image(pane.size(), QImage::Format_ARGB32);
        pane.render(&image);
        return image;
    }

    Theme theme;
    FakeClock clock;
    ApplicationLook look{theme};
    FakeLogs* logs = nullptr;
    std::vector<LogChoice> choices;
    LogPane pane{theme, clock};
};

int pixelsOf(const QImage& image, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return count;
}

} // namespace

// The log beside a list, worked with as a person does.
class LogPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Lines come before they are told of; whatever is painted in between, lines and their count belong together.
    void theFooterCountsTheLinesThatAreShown()
    {
        Bench bench;
        bench.fill(3);
        for (int i = 0; i < 5; ++i)
            bench.logs->say("not told of yet");
        bench.picture();
        bench.pane.findChild<LogView*>()->viewport()->repaint();
        QCOMPARE(bench.pane.findChild<LogView*>()->rows()->count(), std::size_t(3));
        QVERIFY2(bench.footer().contains(u"3 lines"_s), qPrintable(bench.footer()));
        bench.logs->tell();
        QCOMPARE(bench.pane.findChild<LogView*>()->rows()->count(), std::size_t(8));
        QVERIFY2(bench.footer().contains(u"8 lines"_s), qPrintable(bench.footer()));
    }

    void itFollowsUntilItsReaderScrollsUp()
    {
        Bench bench;
        bench.fill(500);
        LogView& view = bench.pane.view();
        QScrollBar* bar = view.verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(bench.box(u"Follow"_s)->isChecked());
        QVERIFY2(bench.footer().startsWith(u"500 lines, 0 dropped | Follows; last line"_s), qPrintable(bench.footer()));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_PageUp);
        QTest::keyClick(&view, Qt::Key_PageUp);
        QVERIFY(!view.isFollowing());
        QVERIFY(!bench.box(u"Follow"_s)->isChecked());
        const int before = bar->value();
        bench.fill(100);
        QCOMPARE(bar->value(), before);
        QVERIFY2(bench.footer().contains(u"100 new lines"_s), qPrintable(bench.footer()));
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(view.isFollowing());
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(bar->maximum() > before);
        bar->setValue(10); // dragged
        QVERIFY(!view.isFollowing());
        bench.click(bench.box(u"Follow"_s));
        QVERIFY(view.isFollowing());
        QCOMPARE(bar->value(), bar->maximum());
    }

    void linesThatAreDroppedAreCountedAndTheViewStaysOnItsLine()
    {
        Bench bench;
        bench.fill(1000);
        LogView& view = bench.pane.view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Home);
        for (int i = 0; i < 900; ++i)
            QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.cursor().number, LogBuffer::Number(900));
        const QString line = view.currentText();
        QVERIFY(line.endsWith(u"INFO  line 900"_s));
        bench.fill(1500);
        QVERIFY(bench.logs->buffer().dropped() >= 500);
        QVERIFY(bench.footer().contains(u"%1 dropped"_s.arg(bench.logs->buffer().dropped())));
        QCOMPARE(view.currentText(), line);
        bench.fill(1500); // now it is gone
        QCOMPARE(view.cursor().number, bench.logs->buffer().first());
        bench.picture();
    }

    void errorsStandOnTheirGroundAndWarningsDoNot()
    {
        Bench bench;
        bench.theme.setChoice(ThemeChoice::Light);
        bench.logs->say("WARN  no answer", LogLevel::Warn);
        bench.logs->tell();
        const QColor tint = bench.theme.color(Token::CritTint);
        QCOMPARE(pixelsOf(bench.picture(), tint), 0);
        bench.logs->say("FATAL cannot start", LogLevel::Fatal);
        bench.logs->tell();
        QVERIFY(pixelsOf(bench.picture(), tint) > 428 * 8);
    }

    void notesAreSentencesWithTheirTimes()
    {
        Bench bench;
        const WallTime start = bench.clock.wallNow();
        bench.logs->note(
            ContainerEndedNote{.container = "main", .exitCode = 1, .reason = "Error", .restart = 14, .restartedAt = start, .nextTry = {}});
        bench.logs->note(ContainerEndedNote{
            .container = "main", .exitCode = 137, .reason = "OOMKilled", .restart = 0, .restartedAt = {}, .nextTry = start + 184s});
        bench.logs->tell();
        LogView& view = bench.pane.view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Home);
        QVERIFY2(view.currentText().startsWith(u"Container main ended with exit code 1. Restart 14 at "_s), qPrintable(view.currentText()));
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY2(view.currentText().startsWith(u"Container main ended with exit code 137 (OOMKilled). Next try at "_s)
                     && view.currentText().endsWith(u", in 3 min 4 s."_s),
                 qPrintable(view.currentText()));
        bench.picture();
    }

    void wordsAreFoundOneAfterTheOther()
    {
        Bench bench;
        bench.fill(300);
        bench.find(u"LINE 29"_s); // 29, 290 to 299
        LogView& view = bench.pane.view();
        QCOMPARE(view.hits(), std::size_t(11));
        auto* field = bench.pane.findChild<QLineEdit*>();
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!view.isFollowing());
        QCOMPARE(view.cursor().number, LogBuffer::Number(29));
        QCOMPARE(view.hit(), std::size_t(1));
        bench.click(bench.button(u"Next line with the words"_s));
        QCOMPARE(view.cursor().number, LogBuffer::Number(290));
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier); // around
        QCOMPARE(view.cursor().number, LogBuffer::Number(299));
        bench.click(bench.box(u"Only these lines"_s));
        QCOMPARE(view.rows()->count(), std::size_t(11));
        QVERIFY2(bench.footer().startsWith(u"11 of 300 lines"_s), qPrintable(bench.footer()));
        bench.fill(30);
        QCOMPARE(view.rows()->count(), std::size_t(12));
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(view.rows()->count(), std::size_t(330));
        QCOMPARE(view.hits(), std::size_t(0));
        QVERIFY(view.hasFocus());
    }

    void expressionsAreLookedForWhereTheyAreAskedFor()
    {
        Bench bench;
        bench.fill(300);
        bench.find(u"line 1.*9$"_s);
        LogView& view = bench.pane.view();
        QCOMPARE(view.hits(), std::size_t(0)); // words, as they are
        auto* toggle = bench.button(u"Regular expression"_s);
        QTest::keyClick(bench.pane.findChild<QLineEdit*>(), Qt::Key_R, Qt::AltModifier);
        QVERIFY(toggle->isChecked());
        QCOMPARE(view.hits(), std::size_t(11)); // 19, 109, 119 ... 199
        bench.click(bench.box(u"Only these lines"_s));
        QCOMPARE(view.rows()->count(), std::size_t(11));
        const QColor marked = bench.theme.color(Token::Select);
        QVERIFY(pixelsOf(bench.picture(), marked) > 0);
    }

    void aWrongExpressionIsToldAndTheLastRightOneStays()
    {
        Bench bench;
        bench.fill(300);
        bench.find(u"line 29"_s);
        bench.button(u"Regular expression"_s)->click();
        LogView& view = bench.pane.view();
        QCOMPARE(view.hits(), std::size_t(11));
        auto* field = bench.pane.findChild<QLineEdit*>();
        auto* mistake = bench.pane.findChild<FieldMistake*>();
        QVERIFY(!mistake->isVisible());
        QTest::keyClicks(field, u"("_s);
        QVERIFY(mistake->isVisible());
        QCOMPARE(mistake->accessibleName(), u"The ( at character 8 is not closed."_s);
        QCOMPARE(view.hits(), std::size_t(11));
        QTest::keyClicks(field, u"0|1)"_s);
        QVERIFY(!mistake->isVisible());
        QCOMPARE(view.hits(), std::size_t(2)); // 290, 291
    }

    void aSelectionIsCopied()
    {
        Bench bench;
        bench.fill(5);
        LogView& view = bench.pane.view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"INFO  line 1\nINFO  line 2"_s);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, QPoint(200, 4 + 17 * 3 + 8));
        QCOMPARE(view.selectedText(), u"INFO  line 3"_s);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, QPoint(0, 8));
        QTest::mouseMove(view.viewport(), QPoint(420, 4 + 17 + 8));
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, QPoint(420, 4 + 17 + 8));
        QCOMPARE(view.selectedText(), u"INFO  line 0\nINFO  line 1"_s);
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view.selectedText().count(u'\n'), 4);
        QVERIFY(!view.isFollowing());
    }

    void longLinesAreWrappedWhenAskedTo()
    {
        Bench bench;
        for (int i = 0; i < 40; ++i)
            bench.logs->say(std::string(500, 'x'));
        bench.logs->tell();
        LogView& view = bench.pane.view();
        const int before = view.verticalScrollBar()->maximum();
        bench.click(bench.button(u"Find"_s));
        bench.click(bench.box(u"Wrap lines"_s));
        QVERIFY(view.isWrapped());
        QVERIFY(view.verticalScrollBar()->maximum() > before + 5);
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
        bench.picture();
    }

    void containerAndEarlierRunsAreChosen()
    {
        Bench bench;
        QCOMPARE(bench.choices.size(), std::size_t(1));
        QCOMPARE(bench.choices.back().container, std::string("main"));
        QCOMPARE(int(bench.choices.back().runs), int(LogRuns::Present));
        bench.click(bench.box(u"Earlier runs"_s));
        QCOMPARE(bench.choices.size(), std::size_t(2));
        QCOMPARE(int(bench.choices.back().runs), int(LogRuns::WithEarlier));
        auto* chooser = bench.pane.findChild<QComboBox*>();
        chooser->setFocus();
        QTest::keyClick(chooser, Qt::Key_Down);
        QTest::keyClick(chooser, Qt::Key_Down);
        QCOMPARE(bench.choices.back().container, std::string()); // all
        bench.logs->shownSources = {{.pod = "web-0", .container = "main"}, {.pod = "web-0", .container = "proxy"}};
        bench.logs->say("hello", LogLevel::None, 1);
        bench.logs->tell();
        bench.picture();
    }

    void itIsSavedAsItIsShown()
    {
        Bench bench;
        bench.fill(300);
        QTemporaryDir folder;
        bench.find(u"line 29"_s);
        bench.click(bench.box(u"Only these lines"_s));
        bench.pane.save(folder.filePath(u"web.log"_s));
        QTRY_VERIFY2(bench.footer().endsWith(u"11 lines saved"_s) || bench.footer().endsWith(u"11 line(s) saved"_s),
                     qPrintable(bench.footer()));
        QFile file(folder.filePath(u"web.log"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 12);
        QCOMPARE(lines.front(), QByteArray("2026-11-23T09:00:29.000000000Z INFO  line 29"));
    }

    void aFullDiskIsSaidAndLeavesNoFile()
    {
        const SmallDisk disk(u"size=64k"_s);
        if (!disk.isMounted())
            QSKIP("needs root");
        Bench bench;
        bench.fill(2000);
        bench.pane.save(disk.path() + u"/web.log"_s);
        QTRY_VERIFY2(bench.footer().contains(u"Not saved: "_s), qPrintable(bench.footer()));
        QVERIFY2(bench.footer().contains(u"space"_s), qPrintable(bench.footer()));
        QVERIFY(QDir(disk.path()).entryList(QDir::Files).isEmpty());
        QVERIFY(bench.button(u"Save…"_s)->isEnabled());
    }

    void theBarFitsTheNarrowestDetails()
    {
        Bench bench;
        QCOMPARE(bench.pane.width(), 428);
        QVERIFY(!bench.button(u"Find"_s)->text().isEmpty());
        bench.pane.resize(360, 460);
        QCOMPARE(bench.pane.width(), 360);
        QPushButton* save = bench.button(u"Save…"_s);
        QVERIFY(save->text().isEmpty());
        QTRY_VERIFY(save->geometry().right() <= 360 - 16);
        QVERIFY(bench.box(u"Earlier runs"_s)->geometry().right() < bench.button(u"Find"_s)->geometry().left());
    }

    void troubleIsSaidBelow()
    {
        Bench bench;
        bench.fill(1);
        bench.logs->shownSources[0].trouble
            = Error{.kind = ErrorKind::ConnectionLost, .message = message("Net", "The connection broke."), .detail = {}};
        bench.logs->tell();
        QVERIFY2(bench.footer().endsWith(u"Tries again: The connection broke."_s), qPrintable(bench.footer()));
        bench.logs->shownSources[0].trouble.reset();
        bench.logs->shownLeftOut = {"a/b", "c/d"};
        bench.logs->tell();
        QVERIFY2(bench.footer().contains(u"not read: 50 at a time"_s), qPrintable(bench.footer()));
    }

    void assistiveTechnologyHearsTheCurrentLine()
    {
        Bench bench;
        bench.fill(3);
        LogView& view = bench.pane.view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Up);
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(accessible);
        QCOMPARE(accessible->role(), QAccessible::Document);
        QCOMPARE(accessible->text(QAccessible::Name), u"Lines of the log"_s);
        QVERIFY2(accessible->text(QAccessible::Value).endsWith(u"INFO  line 1"_s), qPrintable(accessible->text(QAccessible::Value)));
    }

    void itLooksAsDrawn()
    {
        Bench bench;
        bench.theme.setChoice(ThemeChoice::Light);
        bench.logs->say("INFO  loading model /models/rec-2026-09-16", LogLevel::Info);
        bench.logs->say("WARN  no answer for 3.0 s, try 3 of 3", LogLevel::Warn);
        bench.logs->say("ERROR feature store unreachable: i/o timeout", LogLevel::Error);
        bench.logs->say("FATAL cannot start without features, exit 1", LogLevel::Fatal);
        bench.logs->note(ContainerEndedNote{
            .container = "main", .exitCode = 1, .reason = "Error", .restart = 14, .restartedAt = bench.clock.wallNow(), .nextTry = {}});
        bench.logs->say("INFO  config from /etc/recommender/config.yaml, which is long", LogLevel::Info);
        bench.logs->tell();
        const QImage image = bench.picture();
        if (const QString folder = qEnvironmentVariable("TEALDECK_PICTURES"); !folder.isEmpty())
            image.save(folder + u"/log-pane.png"_s);
        QVERIFY(pixelsOf(image, bench.theme.color(Token::CritTint)) > 428 * 16);
    }
};

QTEST_MAIN(LogPaneTest)
#include "log_pane_test.moc"
