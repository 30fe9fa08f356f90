#include <QtTest>

#include "core/domain/log_buffer.h"
#include "core/domain/log_matches.h"
#include "core/domain/log_merge.h"
#include "core/domain/log_resume.h"

#include <set>

using namespace tealdeck;
using namespace std::chrono_literals;

namespace
{

LogTime at(long long milliseconds)
{
    return LogTime(std::chrono::milliseconds(1'700'000'000'000 + milliseconds));
}

LogBatch batch(std::initializer_list<std::pair<long long, std::string>> lines)
{
    LogBatch made;
    for (const auto& [time, text] : lines) {
        const LogRecord record{.time = at(time)};
        made.append(LogLine{.record = record, .text = text, .spans = {}});
    }
    return made;
}

void add(LogBuffer& buffer, const std::string& text, long long time = 0)
{
    const LogRecord record{.time = at(time)};
    buffer.append(LogLine{.record = record, .text = text, .spans = {}});
}

QStringList texts(const LogBuffer& buffer)
{
    QStringList found;
    for (auto number = buffer.first(); number < buffer.end(); ++number)
        found << (buffer.note(number) ? QStringLiteral("note") : QString::fromStdString(std::string(buffer.line(number).text)));
    return found;
}

} // namespace

// What the window may rely on while a log of any size runs through it.
class LogBufferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreReadToTheNanosecondAndWrittenBack()
    {
        std::string_view line = "2026-11-23T11:39:31.599492548Z hello";
        const auto time = takeLogTime(line);
        QVERIFY(time.has_value());
        QCOMPARE(std::string(line), std::string("hello"));
        QCOMPARE(formatLogTime(*time), std::string("2026-11-23T11:39:31.599492548Z"));
        line = "2026-11-23T13:39:31.5+02:00 x";
        QCOMPARE(formatLogTime(*takeLogTime(line)), std::string("2026-11-23T11:39:31.500000000Z"));
        for (const char* none : {"", "2026-11-23", "2026-13-23T11:39:31Z x", "2026-11-23T11:39:31Zx", "hello world, this is no time at all",
                                 "2026-11-23T11:39:31+0", "9999-11-23T11:39:31Z x"}) {
            line = none;
            QVERIFY2(!takeLogTime(line), none);
            QCOMPARE(std::string(line), std::string(none));
        }
        line = "2026-11-23T11:39:31Z"; // an empty line
        QVERIFY(takeLogTime(line).has_value());
        QVERIFY(line.empty());
    }

    void aMillionLinesStayWithinTheLimitsAndAreCounted()
    {
        const LogLimits limits{.bytes = 32U << 20U, .lines = 400'000};
        LogBuffer buffer(limits);
        std::size_t most = 0;
        const int lines = 1'000'000;
        for (int i = 0; i < lines; ++i) {
            add(buffer, "INFO  request method=GET path=/cart status=200 took=" + std::to_string(i) + "ms");
            most = std::max(most, buffer.bytes());
        }
        QCOMPARE(buffer.end(), LogBuffer::Number(lines));
        QCOMPARE(buffer.size() + buffer.dropped(), std::size_t(lines));
        QVERIFY(buffer.size() <= limits.lines);
        QVERIFY2(most <= limits.bytes + (512U << 10U), std::to_string(most).c_str());
        QVERIFY2(buffer.bytes() > 20U << 20U, "the limit is made use of");
        const auto youngest = buffer.line(buffer.end() - 1);
        QVERIFY(youngest.text.ends_with("took=999999ms"));
        QVERIFY(buffer.line(buffer.first()).text.ends_with("took=" + std::to_string(buffer.first()) + "ms"));
    }

    void aMillionLinesCostTheirTextAndFortyBytesEach()
    {
        LogBuffer buffer({.bytes = 1U << 30U, .lines = 2'000'000});
        std::size_t text = 0;
        for (int i = 0; i < 1'000'000; ++i) {
            const std::string line = "INFO  request method=GET path=/cart status=200 took=" + std::to_string(i) + "ms";
            text += line.size() + 1;
            add(buffer, line);
        }
        QCOMPARE(buffer.dropped(), std::size_t(0));
        const double each = static_cast<double>(buffer.bytes() - text) / 1e6;
        QVERIFY2(each <= 41, std::to_string(each).c_str());
    }

    void notesGoWithTheirLines()
    {
        LogBuffer buffer({.bytes = 1U << 20U, .lines = 32});
        buffer.append(PodJoinedNote{.pod = "a"}, at(0), 3);
        QVERIFY(std::holds_alternative<PodJoinedNote>(*buffer.note(0)));
        QCOMPARE(int(buffer.line(0).record.source), 3);
        for (int i = 0; i < 100; ++i)
            add(buffer, "line");
        QVERIFY(buffer.first() > 0);
        QVERIFY(!buffer.note(0));
        buffer.clear();
        QVERIFY(buffer.isEmpty());
        QCOMPARE(buffer.first(), buffer.end());
    }

    void wordsAreFoundWithAndWithoutTheirCase_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isCaseIgnored");
        QTest::addColumn<int>("expected");
        QTest::newRow("as it is") << "Error" << false << 5;
        QTest::newRow("other case matters") << "ERROR" << false << -1;
        QTest::newRow("other case ignored") << "eRRor" << true << 5;
        QTest::newRow("one letter") << "Z" << true << 16;
        QTest::newRow("at the end") << "zz" << true << 16;
        QTest::newRow("too long") << "the error in jazzz and more" << true << -1;
        QTest::newRow("nothing") << "" << true << 0;
    }
    void wordsAreFoundWithAndWithoutTheirCase()
    {
        QFETCH(QString, words);
        QFETCH(bool, isCaseIgnored);
        QFETCH(int, expected);
        const LogPattern pattern(words.toStdString(), isCaseIgnored ? LogPattern::Case::Ignored : LogPattern::Case::Matters);
        const std::size_t found = pattern.find("this Error in jaZz");
        QCOMPARE(found == std::string::npos ? -1 : static_cast<int>(found), expected);
    }

    void aFilterFollowsTheBuffer()
    {
        LogBuffer buffer({.bytes = 1U << 20U, .lines = 64});
        LogMatches matches(buffer, {LogPattern("warn")}, LogMatches::Notes::AreKept);
        for (int i = 0; i < 500; ++i) {
            if (i % 50 == 49)
                buffer.append(PodGoneNote{.pod = "a"}, at(i), 0);
            add(buffer, i % 7 == 0 ? "a WARN of " + std::to_string(i) : "war n");
            QVERIFY(matches.update());
        }
        std::set<LogBuffer::Number> wanted;
        for (auto number = buffer.first(); number < buffer.end(); ++number) {
            if (buffer.note(number) || buffer.line(number).text.find("WARN") != std::string_view::npos)
                wanted.insert(number);
        }
        QCOMPARE(matches.size(), wanted.size());
        QVERIFY(wanted.size() > 8);
        for (std::size_t i = 0; i < matches.size(); ++i)
            QVERIFY(wanted.contains(matches.at(i)));
    }

    void severalWordsMustAllBeThereAndOneLookTakesAsMuchAsItMay()
    {
        LogBuffer buffer;
        for (int i = 0; i < 1000; ++i)
            add(buffer, i % 10 == 0 ? "get /cart 500" : "get /cart 200");
        LogMatches matches(buffer, {LogPattern("get"), LogPattern(" 500")}, LogMatches::Notes::AreLeftOut);
        QVERIFY(!matches.update(100));
        QCOMPARE(matches.size(), std::size_t(10));
        QVERIFY(matches.update());
        QCOMPARE(matches.size(), std::size_t(100));
        QCOMPARE(matches.next(0), std::optional<LogBuffer::Number>(10));
        QCOMPARE(matches.next(990), std::optional<LogBuffer::Number>(0)); // around
        QCOMPARE(matches.previous(0), std::optional<LogBuffer::Number>(990));
        QCOMPARE(matches.previous(995), std::optional<LogBuffer::Number>(990));
        QVERIFY(matches.contains(10) && !matches.contains(11));
        LogMatches nothing(buffer, {LogPattern("nowhere")}, LogMatches::Notes::AreLeftOut);
        QVERIFY(nothing.update());
        QVERIFY(!nothing.next(0));
    }

    void searchAndPlainLookFindTheSame()
    {
        LogBuffer buffer({.bytes = 4U << 20U, .lines = 1'000'000});
        quint32 dice = 7;
        for (int i = 0; i < 60'000; ++i) {
            dice = dice * 1664525U + 1013904223U;
            add(buffer, std::string(dice % 40, 'a') + (dice % 13 == 0 ? "needle" : "need") + std::string(dice % 9, 'b'));
        }
        LogMatches matches(buffer, {LogPattern("NEEDLE")}, LogMatches::Notes::AreLeftOut);
        QVERIFY(matches.update());
        std::size_t plain = 0;
        for (auto number = buffer.first(); number < buffer.end(); ++number)
            plain += buffer.line(number).text.find("needle") != std::string_view::npos ? 1 : 0;
        QVERIFY(plain > 1000);
        QCOMPARE(matches.size(), plain);
    }

    void expressionsAreLookedForLineByLine_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QList<int>>("lines");
        QTest::newRow("alternatives") << "get|put" << QList<int>{0, 1, 4};
        QTest::newRow("beginning") << "^put" << QList<int>{1};
        QTest::newRow("end") << "0$" << QList<int>{0, 4};
        QTest::newRow("empty line") << "^$" << QList<int>{2};
        QTest::newRow("everything") << "x*" << QList<int>{0, 1, 2, 3, 4};
        QTest::newRow("never over a line") << "201[^z]*x" << QList<int>{};
        QTest::newRow("never over a line by a class") << "cart\\s+put" << QList<int>{};
        QTest::newRow("beginning of the text") << "\\Aput" << QList<int>{1};
        QTest::newRow("end of the text") << "00\\z" << QList<int>{0, 4};
        QTest::newRow("one line is one text") << "(?-m)^get.*0$" << QList<int>{0, 4};
        QTest::newRow("case") << "(?-i)GET" << QList<int>{4};
        QTest::newRow("letters of other scripts") << "M.NCHEN" << QList<int>{3};
        QTest::newRow("a class") << "\\b5\\d\\d\\b" << QList<int>{4};
    }
    void expressionsAreLookedForLineByLine()
    {
        QFETCH(QString, expression);
        QFETCH(QList<int>, lines);
        LogBuffer buffer;
        for (const char* text : {"get /cart 200", "put /cart 201", "", "x m\xc3\xbcnchen", "GET / 500"})
            add(buffer, text);
        const auto pattern = LogPattern::expression(expression.toStdString());
        QVERIFY2(pattern.has_value(), pattern ? "" : render(pattern.error()).c_str());
        LogMatches matches(buffer, {*pattern}, LogMatches::Notes::AreLeftOut);
        QVERIFY(matches.update());
        QList<int> found;
        for (std::size_t i = 0; i < matches.size(); ++i)
            found << static_cast<int>(matches.at(i));
        QCOMPARE(found, lines);
    }

    void wrongExpressionsSayWhatAndWhere_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("open parenthesis") << "a(b(c)"
                                          << "The ( at character 2 is not closed.";
        QTest::newRow("closed too often") << "(a))"
                                          << "The ) at character 4 closes nothing.";
        QTest::newRow("parenthesis in a class") << "[(]("
                                                << "The ( at character 4 is not closed.";
        QTest::newRow("open class") << "ab[c"
                                    << "The [ at character 3 is not closed.";
        QTest::newRow("backwards") << "\xc3\xbc[z-a]"
                                   << "The range z-a at character 3 runs backwards.";
        QTest::newRow("nothing repeated") << "*a"
                                          << "There is nothing before * at character 1 that could be repeated.";
        QTest::newRow("too often") << "a{2000}"
                                   << "The repetition {2000} at character 2 is too large or runs backwards.";
        QTest::newRow("escape at the end") << "a\\"
                                           << "The \\ at the end escapes nothing.";
        QTest::newRow("back-reference") << "(a)\\1"
                                        << "\\1 at character 4 is no escape sequence; there are no back-references.";
        QTest::newRow("look-ahead") << "a(?=b)"
                                    << "(?= at character 2 is not known; there is no looking ahead or behind.";
        QTest::newRow("group") << "(?P<a-b>x)"
                               << "(?P<a-b> at character 1 is no name of a group.";
    }
    void wrongExpressionsSayWhatAndWhere()
    {
        QFETCH(QString, expression);
        QFETCH(QString, sentence);
        const auto pattern = LogPattern::expression(expression.toStdString());
        QVERIFY(!pattern);
        QCOMPARE(QString::fromStdString(render(pattern.error())), sentence);
    }

    // Where others take time that doubles with each letter, the steps here are those of one pass: it ends.
    void expressionsThatAreBuiltToTakeLongDoNot()
    {
        LogBuffer buffer;
        add(buffer, std::string(100'000, 'a'));
        LogMatches matches(buffer, {LogPattern::expression("(a|aa)+$b").value()}, LogMatches::Notes::AreLeftOut);
        QVERIFY(matches.update());
        QCOMPARE(matches.size(), std::size_t(0));
    }

    void expressionAndPlainLookFindTheSame()
    {
        LogBuffer buffer({.bytes = 4U << 20U, .lines = 1'000'000});
        quint32 dice = 7;
        for (int i = 0; i < 20'000; ++i) {
            dice = dice * 1664525U + 1013904223U;
            add(buffer, std::string(dice % 40, 'a') + (dice % 13 == 0 ? "needle" : "need") + std::string(dice % 9, 'b'));
        }
        const LogPattern words("needle");
        LogMatches plain(buffer, {words}, LogMatches::Notes::AreLeftOut);
        LogMatches matches(buffer, {LogPattern::expression("need(le)").value()}, LogMatches::Notes::AreLeftOut);
        QVERIFY(plain.update() && matches.update());
        QVERIFY(plain.size() > 500);
        QCOMPARE(matches.size(), plain.size());
        for (std::size_t i = 0; i < plain.size(); ++i)
            QCOMPARE(matches.at(i), plain.at(i));
    }

    void linesOfSeveralContainersAreMergedByTime()
    {
        LogBuffer buffer;
        LogMerge merge(buffer, {});
        const Instant now{1h};
        merge.open(0);
        merge.open(1);
        merge.put(0, batch({{10, "a10"}, {30, "a30"}, {50, "a50"}}), now);
        merge.release(now);
        QVERIFY(buffer.isEmpty()); // the other one may still say something earlier
        QCOMPARE(merge.due(), std::optional<Instant>(now + 500ms));
        merge.put(1, batch({{20, "b20"}, {40, "b40"}}), now + 100ms);
        merge.release(now + 100ms);
        QCOMPARE(texts(buffer), (QStringList{"a10", "b20", "a30", "b40"}));
        merge.release(now + 500ms); // nothing came for so long
        QCOMPARE(texts(buffer).last(), QString("a50"));
        QVERIFY(!merge.due());
        QCOMPARE(int(buffer.line(1).record.source), 1);
    }

    void aClosedContainerHoldsNobodyUp()
    {
        LogBuffer buffer;
        LogMerge merge(buffer, {});
        const Instant now{1h};
        merge.open(0);
        merge.open(1);
        merge.put(0, batch({{10, "a10"}}), now);
        merge.put(0, PodGoneNote{.pod = "a"}, now);
        merge.close(0);
        merge.release(now);
        QVERIFY(buffer.isEmpty());
        merge.close(1);
        merge.release(now);
        QCOMPARE(texts(buffer), (QStringList{"a10", "note"}));
    }

    void whatWaitsIsBounded()
    {
        LogBuffer buffer;
        LogMerge merge(buffer, {.window = 1h, .bytes = 1000});
        const Instant now{1h};
        merge.open(0);
        merge.open(1);
        for (int i = 0; i < 100; ++i) {
            merge.put(0, batch({{i, std::string(100, 'x')}}), now);
            merge.release(now);
        }
        QVERIFY(buffer.size() >= 90);
        LogBatch lost;
        lost.dropped = 7;
        merge.put(1, std::move(lost), now);
        QCOMPARE(buffer.dropped(), std::size_t(7));
    }

    void aResumedLogTellsEachLineOnce()
    {
        LogResume resume;
        const auto tell = [&](const LogBatch& lines) {
            int told = 0;
            for (std::size_t i = 0; i < lines.size(); ++i)
                told += resume.isRepeated(lines.line(i)) ? 0 : 1;
            return told;
        };
        QVERIFY(!resume.time());
        QCOMPARE(tell(batch({{500, "x"}, {1200, "same"}, {1200, "same"}, {1300, "y"}})), 4);
        QCOMPARE(resume.time(), std::optional<LogTime>(at(1300)));
        resume.beginAgain();
        // from second 1 on, with one more of the like, one that got lost, and what is new
        QCOMPARE(tell(batch({{1200, "same"}, {1200, "same"}, {1200, "same"}, {1250, "lost"}, {1300, "y"}, {1300, "z"}, {2100, "new"}})), 4);
        QCOMPARE(resume.time(), std::optional<LogTime>(at(2100)));
        resume.beginAgain();
        QCOMPARE(tell(batch({{2100, "new"}})), 0);
        resume.beginAgain(); // broken again before anything new came
        QCOMPARE(tell(batch({{2100, "new"}, {2100, "new"}})), 1);
    }
};

QTEST_GUILESS_MAIN(LogBufferTest)
#include "log_buffer_test.moc"
