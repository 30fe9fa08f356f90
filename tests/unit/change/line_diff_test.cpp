#include <QtTest>

#include "core/change/line_diff.h"

#include <random>

using namespace tealdeck;

namespace
{

using Lines = std::vector<std::string>;

// "-a +b  c" of the lines a (gone), b (new) and c (as before).
std::string textOf(const std::vector<DiffLine>& diff)
{
    std::string text;
    for (const DiffLine& line : diff) {
        text += text.empty() ? "" : "|";
        text += line.kind == DiffLine::Kind::Added ? '+' : line.kind == DiffLine::Kind::Removed ? '-' : ' ';
        text += line.text;
    }
    return text;
}

// What the diff says that was there before, or is there after.
Lines sideOf(const std::vector<DiffLine>& diff, DiffLine::Kind other)
{
    Lines lines;
    for (const DiffLine& line : diff) {
        if (line.kind != other)
            lines.push_back(line.text);
    }
    return lines;
}

std::size_t changedIn(const std::vector<DiffLine>& diff)
{
    return static_cast<std::size_t>(std::ranges::count_if(diff, [](const DiffLine& line) { return line.kind != DiffLine::Kind::Same; }));
}

// The textbook's: slow, and plainly right.
std::size_t commonLines(const Lines& a, const Lines& b)
{
    std::vector<std::vector<std::size_t>> lengths(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j)
            lengths[i][j] = a[i - 1] == b[j - 1] ? lengths[i - 1][j - 1] + 1 : std::max(lengths[i - 1][j], lengths[i][j - 1]);
    }
    return lengths[a.size()][b.size()];
}

} // namespace

// The difference of two texts, line by line.
class LineDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differences_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("diff");
        const auto row = [](const char* name, const char* before, const char* after, const char* diff) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << QString::fromUtf8(diff);
        };
        row("nothing", "", "", "");
        row("equal", "a\nb\n", "a\nb\n", "");
        row("one line", "a\n", "b\n", "-a|+b");
        row("all new", "", "a\nb\n", "+a|+b");
        row("all gone", "a\nb\n", "", "-a|-b");
        row("in the middle", "a\nb\nc\n", "a\nx\nc\n", " a|-b|+x| c");
        row("one more of the same", "a\na\n", "a\na\na\n", " a| a|+a");
        row("a line moved", "a\nb\nc\n", "b\nc\na\n", "-a| b| c|+a");
        row("three lines around it", "1\n2\n3\n4\n5\nx\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\ny\n6\n7\n8\n9\n", " 3| 4| 5|-x|+y| 6| 7| 8");
        row("two places apart", "x\n1\n2\n3\n4\n5\n6\n7\nx\n", "y\n1\n2\n3\n4\n5\n6\n7\ny\n", "-x|+y| 1| 2| 3| ...| 5| 6| 7|-x|+y");
        row("two places that touch", "x\n1\n2\n3\n4\n5\n6\nx\n", "y\n1\n2\n3\n4\n5\n6\ny\n", "-x|+y| 1| 2| 3| 4| 5| 6|-x|+y");
        row("the last line without its end", "a\nb", "a\nb\n", "");
    }
    void differences()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, diff);
        QCOMPARE(QString::fromStdString(textOf(lineDiff(linesOf(before.toStdString()), linesOf(after.toStdString())))), diff);
    }

    // Whatever the texts are: both can be read from it, and no shorter one exists.
    void bothSidesAreInItAndNothingMore()
    {
        std::mt19937 chance(7); // the same course each time
        for (int round = 0; round < 500; ++round) {
            const auto some = [&] {
                Lines lines(chance() % 12);
                for (std::string& line : lines)
                    line = std::string(1, static_cast<char>('a' + chance() % 4));
                return lines;
            };
            const Lines before = some();
            const Lines after = some();
            const std::vector<DiffLine> diff = lineDiff(before, after, 100);
            if (before != after) {
                QVERIFY(sideOf(diff, DiffLine::Kind::Added) == before);
                QVERIFY(sideOf(diff, DiffLine::Kind::Removed) == after);
            }
            QCOMPARE(changedIn(diff), before.size() + after.size() - 2 * commonLines(before, after));
        }
    }

    // Nothing in common and too much to compare each with each: it is still said what goes and what comes.
    void veryLongTextsAreTold()
    {
        Lines before;
        Lines after;
        for (int i = 0; i < 1500; ++i) {
            before.push_back("before " + std::to_string(i));
            after.push_back("after " + std::to_string(i));
        }
        const std::vector<DiffLine> diff = lineDiff(before, after);
        QVERIFY(sideOf(diff, DiffLine::Kind::Added) == before);
        QVERIFY(sideOf(diff, DiffLine::Kind::Removed) == after);
    }
};

QTEST_GUILESS_MAIN(LineDiffTest)
#include "line_diff_test.moc"
