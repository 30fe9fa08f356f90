#include <QtTest>

#include "tests/unit/journal/journal_fixture.h"

#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

using namespace tealdeck;

// What can lie in the journal's place, what can be written into it, and what was done to it behind our back.
class JournalHostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void somethingElseInItsPlaceIsToldWithItsName_data();
    void somethingElseInItsPlaceIsToldWithItsName();
    void aReadOnlyFolderIsTold();
    void aTruncatedDatabaseIsTold();
    void aBrokenPageIsTold();
    void itWorksAgainWhenTheTroubleIsGone();
    void anotherProgramThatKeepsTheLockIsWaitedFor();
    void zerosAndInvalidUtf8AreMadeVisible();
    void aBodyOfTenMegabytesIsKept();
    void tamperingOnTheDiskIsFound_data();
    void tamperingOnTheDiskIsFound();
    void extremeValuesComeBack();
};

namespace
{

void writeFile(const std::filesystem::path& file, const std::string& bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string wordsOf(const Error& error)
{
    return render(error.message);
}

// Another program with SQL of its own, which drops our triggers first.
void tamper(const std::filesystem::path& file, const std::string& sql)
{
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    const std::string all = "DROP TRIGGER entries_never_change; DROP TRIGGER entries_never_go; DROP TRIGGER entries_only_at_the_end;" + sql;
    char* words = nullptr;
    const int code = sqlite3_exec(database, all.c_str(), nullptr, nullptr, &words);
    const std::string told = words ? words : "";
    sqlite3_free(words);
    sqlite3_close(database);
    QVERIFY2(code == SQLITE_OK, told.c_str());
}

} // namespace

void JournalHostileTest::somethingElseInItsPlaceIsToldWithItsName_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("told");
    QTest::newRow("a folder") << 0 << "cannot be opened for writing";
    QTest::newRow("garbage") << 1 << "is not a database";
    QTest::newRow("a text") << 2 << "is not a database";
    QTest::newRow("a pipe") << 3 << "cannot be opened for writing";
    QTest::newRow("a link to nowhere") << 4 << "could not be read or written";
    QTest::newRow("a file where the folder should be") << 5 << "cannot be opened for writing";
}

void JournalHostileTest::somethingElseInItsPlaceIsToldWithItsName()
{
    QFETCH(int, kind);
    QFETCH(QString, told);
    JournalFixture fixture;
    if (kind == 5)
        writeFile(fixture.folder(), "file");
    else
        std::filesystem::create_directories(fixture.folder());
    if (kind == 0)
        std::filesystem::create_directory(fixture.file());
    if (kind == 1)
        writeFile(fixture.file(), std::string(100'000, '\xa5'));
    if (kind == 2)
        writeFile(fixture.file(),
                  "this is my shopping list, and it is longer than the header of a database has to be; really, it is longer than that");
    if (kind == 3)
        QCOMPARE(mkfifo(fixture.file().c_str(), 0600), 0);
    if (kind == 4)
        std::filesystem::create_symlink("nowhere/at/all", fixture.file());
    const auto written = fixture.appendNote("row");
    QVERIFY(!written.has_value());
    QVERIFY(written.error().kind == ErrorKind::JournalUnavailable);
    QVERIFY2(wordsOf(written.error()).find(told.toStdString()) != std::string::npos, wordsOf(written.error()).c_str());
    QVERIFY(wordsOf(written.error()).find(kind == 5 ? fixture.folder().string() : fixture.file().string()) != std::string::npos);
    QVERIFY(!written.error().detail.empty());
    const auto read = fixture.read();
    QVERIFY(!read.has_value());
    QVERIFY(read.error().kind == ErrorKind::StorageFailed);
    QVERIFY(!fixture.verify().has_value());
    // The notes say it as well.
    QVERIFY(fixture.waitUntil([&fixture] { return fixture.journal().notes().size() == 2; }));
}

void JournalHostileTest::aReadOnlyFolderIsTold()
{
    JournalFixture fixture;
    std::filesystem::create_directories(fixture.folder());
    const bool isRoot = geteuid() == 0; // permissions do not stop root, a read-only file system does
    if (isRoot && mount("tmpfs", fixture.folder().c_str(), "tmpfs", MS_RDONLY, "size=64k") != 0)
        QSKIP("running as root, and a read-only file system cannot be mounted here");
    if (!isRoot)
        std::filesystem::permissions(fixture.folder(), std::filesystem::perms(0500));
    const auto written = fixture.append({.summary = "row"}, JournalUrgency::WayBack);
    fixture.close();
    if (isRoot)
        umount2(fixture.folder().c_str(), MNT_DETACH);
    QVERIFY(!written.has_value());
    QVERIFY(written.error().kind == ErrorKind::JournalUnavailable);
    QVERIFY(wordsOf(written.error()).find("cannot be opened for writing") != std::string::npos);
}

void JournalHostileTest::aTruncatedDatabaseIsTold()
{
    JournalFixture fixture;
    for (int i = 0; i < 50; ++i)
        QVERIFY(fixture.append({.summary = "row", .body = std::string(2000, 'b')}).has_value());
    fixture.close();
    std::filesystem::resize_file(fixture.file(), std::filesystem::file_size(fixture.file()) / 2);
    const auto read = fixture.read();
    QVERIFY(!read.has_value());
    QVERIFY2(wordsOf(read.error()).find("is damaged") != std::string::npos, describe(read.error()).c_str());
    QVERIFY(!fixture.verify().has_value());
    QVERIFY(!fixture.appendNote("row").has_value());
}

void JournalHostileTest::aBrokenPageIsTold()
{
    JournalFixture fixture;
    for (int i = 0; i < 50; ++i)
        QVERIFY(fixture.append({.summary = "row", .body = std::string(2000, 'b')}).has_value());
    fixture.close();
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(fixture.file()));
    {
        std::fstream file(fixture.file(), std::ios::in | std::ios::out | std::ios::binary);
        for (std::streamoff page = 4096 * 8; page < size; page += 4096) {
            file.seekp(page);
            file << std::string(64, '\xff');
        }
    }
    const auto verdict = fixture.verify();
    QVERIFY(!verdict.has_value() || !verdict->isIntact());
    static_cast<void>(fixture.read());
    static_cast<void>(fixture.appendNote("row"));
}

void JournalHostileTest::itWorksAgainWhenTheTroubleIsGone()
{
    JournalFixture fixture;
    writeFile(fixture.file(), std::string(5000, 'x'));
    QVERIFY(!fixture.appendNote("row").has_value());
    std::filesystem::rename(fixture.file(), fixture.folder() / "moved-away");
    QCOMPARE(fixture.appendNote("row").value().sequence, 1);
    QVERIFY(fixture.waitUntil([&fixture] { return fixture.journal().notes().size() == 1; }));
}

void JournalHostileTest::anotherProgramThatKeepsTheLockIsWaitedFor()
{
    JournalFixture fixture;
    QVERIFY(fixture.appendNote("before").has_value());
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(fixture.file().c_str(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    std::optional<Result<JournalEntry>> written;
    const Handle append
        = fixture.journal().append({.summary = "after"}, JournalUrgency::Normal, [&written](auto entry) { written = std::move(entry); });
    QVERIFY(!fixture.scheduler().runUntil([&written] { return written.has_value(); }, std::chrono::milliseconds(300)));
    QCOMPARE(sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(other);
    QVERIFY(fixture.waitUntil([&written] { return written.has_value(); }));
    QCOMPARE(written->value().sequence, 2);
}

void JournalHostileTest::zerosAndInvalidUtf8AreMadeVisible()
{
    JournalFixture fixture;
    const std::string hidden("visible\0hidden", 14);
    const auto written
        = fixture.append({.change = {std::string("c\0", 2)}, .subject = "\xc3\x28 \xed\xa0\x80", .summary = hidden, .body = "\xff"});
    QCOMPARE(written.value().draft.summary, std::string("visible\xEF\xBF\xBDhidden"));
    QCOMPARE(written->draft.change.value, std::string("c\xEF\xBF\xBD"));
    QCOMPARE(written->draft.subject, std::string("\xEF\xBF\xBD( \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
    QCOMPARE(written->draft.body, std::string("\xEF\xBF\xBD"));
    QCOMPARE(fixture.read().value().front().draft.summary, written->draft.summary);
    QVERIFY(fixture.verify().value().isIntact());
}

void JournalHostileTest::aBodyOfTenMegabytesIsKept()
{
    JournalFixture fixture;
    const std::string body = "\"" + std::string(10 * 1024 * 1024, 'x') + "\"";
    QVERIFY(fixture.append({.summary = "large", .body = body}).has_value());
    QVERIFY(fixture.read().value().front().draft.body == body);
    QVERIFY(fixture.verify().value().isIntact());
}

void JournalHostileTest::tamperingOnTheDiskIsFound_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("rows");
    QTest::newRow("changed") << "UPDATE entries SET summary = 'x' WHERE sequence = 3"
                             << "3";
    QTest::newRow("unknown kind") << "UPDATE entries SET kind = 'x' WHERE sequence = 3"
                                  << "3";
    QTest::newRow("a flag that is not ours") << "UPDATE entries SET is_sandbox = 2 WHERE sequence = 4"
                                             << "4";
    QTest::newRow("removed") << "DELETE FROM entries WHERE sequence = 3"
                             << "3";
    QTest::newRow("inserted in the middle")
        << "UPDATE entries SET sequence = -sequence - 1 WHERE sequence >= 3; UPDATE entries SET sequence = -sequence WHERE sequence < 0;"
           "INSERT INTO entries SELECT 3, change_id, kind, environment, context, cluster_uid, subject, actor, 'forged', body, server_time, "
           "is_sandbox,"
           " local_time, monotonic_time, os_user, host, hash, 'forged' FROM entries WHERE sequence = 2"
        << "3 4 5 6";
    QTest::newRow("inserted at the end")
        << "INSERT INTO entries SELECT 6, change_id, kind, environment, context, cluster_uid, subject, actor, 'forged', body,"
           " server_time, is_sandbox, local_time, monotonic_time, os_user, host, hash, 'forged' FROM entries WHERE sequence = 5"
        << "6";
    QTest::newRow("swapped") << "UPDATE entries SET sequence = -3 WHERE sequence = 3; UPDATE entries SET sequence = 3 WHERE sequence = 4;"
                                "UPDATE entries SET sequence = 4 WHERE sequence = -3"
                             << "3 4 5";
    QTest::newRow("sandbox hidden") << "UPDATE entries SET is_sandbox = 1 WHERE sequence = 5"
                                    << "5";
    QTest::newRow("server time made up") << "UPDATE entries SET server_time = 0 WHERE sequence = 1"
                                         << "1";
}

void JournalHostileTest::tamperingOnTheDiskIsFound()
{
    QFETCH(QString, sql);
    QFETCH(QString, rows);
    JournalFixture fixture;
    for (const char* summary : {"one", "two", "three", "four", "five"})
        QVERIFY(fixture.appendNote(summary).has_value());
    QVERIFY(fixture.verify().value().isIntact());
    tamper(fixture.file(), sql.toStdString());
    QStringList found;
    const auto verdict = fixture.verify();
    for (const JournalFinding& finding : verdict.value().findings)
        found << QString::number(finding.sequence);
    QCOMPARE(found.join(' '), rows);
}

void JournalHostileTest::extremeValuesComeBack()
{
    JournalFixture fixture;
    const WallTime farAway(std::chrono::milliseconds(std::numeric_limits<std::int64_t>::max()));
    const auto written = fixture.append({.summary = std::string(3, '\n'), .serverTime = farAway});
    QVERIFY(written.value().draft.serverTime == farAway);
    const auto read = fixture.read({.to = farAway});
    QVERIFY(read.value().front().draft.serverTime == farAway);
    QVERIFY(fixture.verify().value().isIntact());
    // A pattern that is longer than SQLite allows is an error with words, not a crash.
    QVERIFY(!fixture.read({.text = std::string(60'000, '%')}).has_value());
    QCOMPARE(fixture.read().value().size(), 1U);
}

QTEST_GUILESS_MAIN(JournalHostileTest)
#include "journal_hostile_test.moc"
