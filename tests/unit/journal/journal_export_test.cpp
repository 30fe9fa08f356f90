#include <QtTest>

#include "core/journal/export.h"
#include "core/journal/unfinished.h"
#include "core/journal/utf8_text.h"
#include "tests/unit/journal/journal_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace tealdeck;

// What is made of entries: files for people and programs, the list of unfinished changes, clean texts.
class JournalExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvHasAHeadAndALineForEachEntry();
    void csvQuotesWhatNeedsIt();
    void csvCellsAreNeverFormulas_data();
    void csvCellsAreNeverFormulas();
    void theSandboxIsSaidInTheHeadAndInItsRows();
    void realEntriesNeverSaySandbox();
    void jsonLinesKeepEverything();
    void jsonLinesSurviveInvalidUtf8();
    void nothingIsStillAFileWithAHead();
    void changesWithoutAnOutcomeAreUnfinished();
    void unfinishedChangesComeOldestFirst();
    void nothingUnfinishedWithoutAnIntent();
    void utf8_data();
    void utf8();
};

namespace
{

JournalEntry entryOf(JournalDraft draft, std::int64_t sequence = 1)
{
    return {.sequence = sequence,
            .draft = std::move(draft),
            .localTime = WallTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::milliseconds(1)),
            .monotonicMilliseconds = 3600000,
            .osUser = "ops",
            .host = "laptop",
            .previousHash = "p",
            .hash = "h"};
}

QStringList linesOf(const std::string& text)
{
    return QString::fromStdString(text).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
}

QList<QJsonObject> objectsOf(const std::string& text)
{
    QList<QJsonObject> objects;
    for (const QByteArray& line : QByteArray::fromStdString(text).split('\n')) {
        if (!line.isEmpty())
            objects << QJsonDocument::fromJson(line).object();
    }
    return objects;
}

std::vector<std::string> changesOf(const std::vector<UnfinishedChange>& unfinished)
{
    std::vector<std::string> changes;
    for (const UnfinishedChange& change : unfinished)
        changes.push_back(change.intent.draft.change.value);
    return changes;
}

using Changes = std::vector<std::string>;

} // namespace

void JournalExportTest::csvHasAHeadAndALineForEachEntry()
{
    const auto lines
        = linesOf(exportCsv({entryOf({.change = {"c-1"}, .kind = JournalKind::Intent, .summary = "Switch web to green"}), entryOf({}, 2)}));
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(R"("origin","sequence","local time","server time")"));
    QCOMPARE(
        lines[1],
        QStringLiteral(
            R"("real","1","2026-11-23T00:00:00.001000Z","","3600000","c-1","intent","","","","","","Switch web to green","","ops","laptop","p","h")"));
    QCOMPARE(lines[1].count(QStringLiteral("\",\"")), lines[0].count(QStringLiteral("\",\"")));
    QVERIFY(lines[2].startsWith(R"("real","2",)"));
}

void JournalExportTest::csvQuotesWhatNeedsIt()
{
    const std::string text = exportCsv({entryOf({.summary = "say \"go\", then\nwait"})});
    QVERIFY(text.find("\"say \"\"go\"\", then\nwait\"") != std::string::npos);
}

void JournalExportTest::csvCellsAreNeverFormulas_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
        QTest::newRow(text) << text;
}

void JournalExportTest::csvCellsAreNeverFormulas()
{
    QFETCH(QString, text);
    const std::string csv
        = exportCsv({entryOf({.subject = text.toStdString(), .actor = text.toStdString(), .summary = "a" + text.toStdString()})});
    QVERIFY(csv.find("\"'" + text.toStdString() + "\",\"'" + text.toStdString() + "\"") != std::string::npos);
    QVERIFY(csv.find("\"a" + text.toStdString() + "\"") != std::string::npos); // only at the beginning
}

void JournalExportTest::theSandboxIsSaidInTheHeadAndInItsRows()
{
    const std::vector<JournalEntry> entries{entryOf({.summary = "a"}), entryOf({.summary = "b", .isSandbox = true}, 2)};
    const auto lines = linesOf(exportCsv(entries));
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("\"SANDBOX"));
    QVERIFY(lines[1].startsWith("\"origin\""));
    QVERIFY(lines[2].startsWith("\"real\""));
    QVERIFY(lines[3].startsWith("\"SANDBOX\""));

    const auto objects = objectsOf(exportJsonLines(entries));
    QCOMPARE(objects.size(), 3);
    QCOMPARE(objects[0]["origin"].toString(), QStringLiteral("SANDBOX"));
    QCOMPARE(objects[1]["origin"].toString(), QStringLiteral("real"));
    QCOMPARE(objects[2]["origin"].toString(), QStringLiteral("SANDBOX"));
}

void JournalExportTest::realEntriesNeverSaySandbox()
{
    const std::vector<JournalEntry> entries{entryOf({.summary = "a"})};
    QVERIFY(exportCsv(entries).find("SANDBOX") == std::string::npos);
    QVERIFY(exportJsonLines(entries).find("SANDBOX") == std::string::npos);
}

void JournalExportTest::jsonLinesKeepEverything()
{
    const auto objects = objectsOf(exportJsonLines({entryOf({.change = {"c-1"},
                                                             .kind = JournalKind::Outcome,
                                                             .environment = "shop / prod",
                                                             .context = "prod",
                                                             .clusterUid = "7c41",
                                                             .subject = "shop/web",
                                                             .actor = "=ops",
                                                             .summary = "Grüße\n\"done\"",
                                                             .body = R"({"a":1})",
                                                             .serverTime = WallTime(std::chrono::milliseconds(1))})}));
    QCOMPARE(objects.size(), 2);
    QCOMPARE(objects[0]["entries"].toInt(), 1);
    QCOMPARE(objects[0]["format"].toString(), QStringLiteral("tealdeck-journal-1"));
    const QJsonObject expected{{"origin", "real"},
                               {"sequence", 1},
                               {"localTime", "2026-11-23T00:00:00.001000Z"},
                               {"serverTime", "1970-01-01T00:00:00.001000Z"},
                               {"monotonicMilliseconds", 3600000},
                               {"change", "c-1"},
                               {"kind", "outcome"},
                               {"environment", "shop / prod"},
                               {"context", "prod"},
                               {"clusterUid", "7c41"},
                               {"subject", "shop/web"},
                               {"actor", "=ops"},
                               {"summary", "Grüße\n\"done\""},
                               {"body", R"({"a":1})"},
                               {"osUser", "ops"},
                               {"host", "laptop"},
                               {"previousHash", "p"},
                               {"hash", "h"}};
    QCOMPARE(objects[1], expected);
    QVERIFY(objectsOf(exportJsonLines({entryOf({})}))[1]["serverTime"].isNull());
}

void JournalExportTest::jsonLinesSurviveInvalidUtf8()
{
    const auto objects = objectsOf(exportJsonLines({entryOf({.summary = "a\xff"})}));
    QCOMPARE(objects[1]["summary"].toString(), QString(QStringLiteral("a") + QChar(0xfffd)));
}

void JournalExportTest::nothingIsStillAFileWithAHead()
{
    QCOMPARE(linesOf(exportCsv({})).size(), 1);
    QCOMPARE(objectsOf(exportJsonLines({})).size(), 1);
}

void JournalExportTest::changesWithoutAnOutcomeAreUnfinished()
{
    const std::vector<JournalEntry> entries{
        entryOf({.change = {"done"}, .kind = JournalKind::Intent}, 1),    entryOf({.change = {"killed"}, .kind = JournalKind::Intent}, 2),
        entryOf({.change = {"killed"}, .kind = JournalKind::Lock}, 3),    entryOf({.change = {"done"}, .kind = JournalKind::Outcome}, 4),
        entryOf({.change = {"killed"}, .kind = JournalKind::Unknown}, 5), entryOf({.kind = JournalKind::Notice}, 6),
    };
    const auto unfinished = findUnfinished(entries);
    QCOMPARE(changesOf(unfinished), (Changes{"killed"}));
    QCOMPARE(unfinished[0].intent.sequence, 2);
    QCOMPARE(unfinished[0].last.sequence, 5);
    QVERIFY(unfinished[0].last.draft.kind == JournalKind::Unknown);
}

void JournalExportTest::unfinishedChangesComeOldestFirst()
{
    const std::vector<JournalEntry> entries{
        entryOf({.change = {"b"}, .kind = JournalKind::Intent}, 1),
        entryOf({.change = {"a"}, .kind = JournalKind::Intent}, 2),
    };
    const auto unfinished = findUnfinished(entries);
    QCOMPARE(changesOf(unfinished), (Changes{"b", "a"}));
    QCOMPARE(unfinished[1].last.sequence, 2); // the intent itself
    // The order in which they are given does not matter.
    QCOMPARE(changesOf(findUnfinished({entries[1], entries[0]})), (Changes{"b", "a"}));
}

void JournalExportTest::nothingUnfinishedWithoutAnIntent()
{
    QVERIFY(findUnfinished({}).empty());
    QVERIFY(findUnfinished({entryOf({.change = {"a"}, .kind = JournalKind::Step})}).empty());
    QVERIFY(findUnfinished({entryOf({.kind = JournalKind::Intent})}).empty());
}

void JournalExportTest::utf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("clean");
    const QByteArray bad("\xEF\xBF\xBD");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("ascii") << QByteArray("abc\n\t\x7f") << QByteArray("abc\n\t\x7f");
    QTest::newRow("2, 3 and 4 bytes") << QByteArray("ü€😀") << QByteArray("ü€😀");
    QTest::newRow("last of each length") << QByteArray("\xdf\xbf\xef\xbf\xbf\xf4\x8f\xbf\xbf")
                                         << QByteArray("\xdf\xbf\xef\xbf\xbf\xf4\x8f\xbf\xbf");
    QTest::newRow("zero") << QByteArray("a\0b", 3) << QByteArray("a") + bad + "b";
    QTest::newRow("lone continuation") << QByteArray("\x80") << bad;
    QTest::newRow("cut off") << QByteArray("\xe2\x82") << bad + bad;
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << bad + bad;
    QTest::newRow("overlong, 3 bytes") << QByteArray("\xe0\x80\xaf") << bad + bad + bad;
    QTest::newRow("overlong, 4 bytes") << QByteArray("\xf0\x80\x80\xaf") << bad + bad + bad + bad;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << bad + bad + bad;
    QTest::newRow("beyond the last") << QByteArray("\xf4\x90\x80\x80") << bad + bad + bad + bad;
    QTest::newRow("never a start") << QByteArray("\xff\xfe") << bad + bad;
}

void JournalExportTest::utf8()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, clean);
    QCOMPARE(QByteArray::fromStdString(cleanUtf8(text.toStdString())), clean);
}

QTEST_GUILESS_MAIN(JournalExportTest)
#include "journal_export_test.moc"
