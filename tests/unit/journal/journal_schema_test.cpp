#include <QtTest>

#include "core/journal/journal_opening.h"
#include "core/journal/journal_schema.h"

#include <QTemporaryDir>

using namespace tealdeck;

// The schema: how a file gets it, how an older file is brought to the present, and what it refuses.
class JournalSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewFileGetsThePresentVersion();
    void migrationsAreNumberedFromOneWithoutAGap();
    void anOlderFileIsBroughtToThePresentWithItsRows();
    void aMigrationThatFailsLeavesTheFileAsItWas();
    void aFileOfANewerVersionIsRefused();
    void aDatabaseOfAnotherProgramIsRefusedAndLeftAlone();
    void rowsCannotBeChangedRemovedOrReplaced();
    void rowsGoToTheEndOnly();
    void theLogIsUsedOnLocalFileSystemsOnly();
    void everyCommitIsFlushed();

private:
    std::filesystem::path newFile()
    {
        return std::filesystem::path(m_folder.path().toStdString()) / ("journal" + std::to_string(++m_files) + ".sqlite");
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

namespace
{

// Two made-up versions: the second splits a name and must keep the rows.
const std::vector<Migration>& madeUpMigrations()
{
    static const std::vector<Migration> migrations{
        {.version = 1, .sql = "CREATE TABLE people (name TEXT NOT NULL) STRICT; PRAGMA application_id = 1413761585;"},
        {.version = 2,
         .sql = "ALTER TABLE people ADD COLUMN initial TEXT NOT NULL DEFAULT ''; UPDATE people SET initial = substr(name, 1, 1);"},
    };
    return migrations;
}

StorageResult<SqliteDatabase> openEmpty(const std::filesystem::path& file)
{
    if (const auto prepared = preparePrivateFile(file); !prepared)
        return tl::unexpected(prepared.error());
    return SqliteDatabase::open(file);
}

constexpr const char* insertTwo = "INSERT INTO entries VALUES (1,'','notice','','','','','','one','',NULL,0,0,0,'','','p','h1'),"
                                  " (2,'','notice','','','','','','two','',NULL,0,0,0,'','','h1','h2')";

} // namespace

void JournalSchemaTest::aNewFileGetsThePresentVersion()
{
    const auto database = openJournalDatabase(newFile(), FileSystemKind::Local);
    QVERIFY(database.has_value());
    QCOMPARE(database->integerOf("PRAGMA user_version").value(), journalMigrations().back().version);
    QCOMPARE(database->integerOf("PRAGMA application_id").value(), journalApplicationId);
    QCOMPARE(database->integerOf("SELECT count(*) FROM entries").value(), 0);
}

void JournalSchemaTest::migrationsAreNumberedFromOneWithoutAGap()
{
    std::int64_t expected = 0;
    for (const Migration& migration : journalMigrations())
        QCOMPARE(migration.version, ++expected);
    QVERIFY(expected >= 1);
}

void JournalSchemaTest::anOlderFileIsBroughtToThePresentWithItsRows()
{
    const auto database = openEmpty(newFile());
    QVERIFY(database.has_value());
    QVERIFY(migrate(*database, std::span(madeUpMigrations()).first(1)).has_value());
    QCOMPARE(database->integerOf("PRAGMA user_version").value(), 1);
    QVERIFY(database->execute("INSERT INTO people VALUES ('ada')").has_value());

    QVERIFY(migrate(*database, madeUpMigrations()).has_value());
    QCOMPARE(database->integerOf("PRAGMA user_version").value(), 2);
    QCOMPARE(database->textOf("SELECT name || initial FROM people").value(), std::string("adaa"));
    QVERIFY(migrate(*database, madeUpMigrations()).has_value()); // a second time changes nothing
    QCOMPARE(database->integerOf("SELECT count(*) FROM people").value(), 1);
}

void JournalSchemaTest::aMigrationThatFailsLeavesTheFileAsItWas()
{
    const auto database = openEmpty(newFile());
    QVERIFY(database.has_value());
    std::vector<Migration> broken = madeUpMigrations();
    broken[1].sql += "INSERT INTO nowhere VALUES (1);";
    QVERIFY(migrate(*database, std::span(broken).first(1)).has_value());
    QVERIFY(database->execute("INSERT INTO people VALUES ('ada')").has_value());
    const auto failed = migrate(*database, broken);
    QVERIFY(!failed.has_value());
    QVERIFY(failed.error().words.find("nowhere") != std::string::npos);
    QVERIFY(!database->isInTransaction());
    QCOMPARE(database->integerOf("PRAGMA user_version").value(), 1);
    QCOMPARE(database->integerOf("SELECT count(*) FROM pragma_table_info('people')").value(), 1);
}

void JournalSchemaTest::aFileOfANewerVersionIsRefused()
{
    const auto file = newFile();
    {
        const auto database = openJournalDatabase(file, FileSystemKind::Local);
        QVERIFY(database->execute("PRAGMA user_version = 99").has_value());
    }
    const auto refused = openJournalDatabase(file, FileSystemKind::Local);
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().failure == StorageFailure::NewerFormat);
    const Error error = toError(refused.error());
    QCOMPARE(render(error.message),
             "The journal " + file.string() + " was written by a newer Tealdeck. Install that version or a newer one.");
    QCOMPARE(error.detail, "format 99, this version knows " + std::to_string(journalMigrations().back().version));
}

void JournalSchemaTest::aDatabaseOfAnotherProgramIsRefusedAndLeftAlone()
{
    const auto file = newFile();
    {
        const auto other = openEmpty(file);
        QVERIFY(other->execute("CREATE TABLE recipes (name TEXT)").has_value());
    }
    const auto refused = openJournalDatabase(file, FileSystemKind::Local);
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().failure == StorageFailure::ForeignDatabase);
    const auto other = SqliteDatabase::open(file);
    QCOMPARE(other->textOf("SELECT group_concat(name) FROM sqlite_master").value(), std::string("recipes"));
    QCOMPARE(other->textOf("PRAGMA journal_mode").value(), std::string("delete"));
}

void JournalSchemaTest::rowsCannotBeChangedRemovedOrReplaced()
{
    const auto database = openJournalDatabase(newFile(), FileSystemKind::Local);
    QVERIFY(database->execute(insertTwo).has_value());
    for (const char* sql : {"UPDATE entries SET summary = 'x'", "DELETE FROM entries", "DELETE FROM entries WHERE sequence = 2",
                            "REPLACE INTO entries SELECT * FROM entries WHERE sequence = 2",
                            "UPDATE OR REPLACE entries SET sequence = 1 WHERE sequence = 2"}) {
        const auto refused = database->execute(sql);
        QVERIFY2(!refused.has_value(), sql);
        QVERIFY2(refused.error().words.find("append-only") != std::string::npos, refused.error().words.c_str());
    }
    QCOMPARE(database->textOf("SELECT group_concat(sequence || summary) FROM entries").value(), std::string("1one,2two"));
}

void JournalSchemaTest::rowsGoToTheEndOnly()
{
    const auto database = openJournalDatabase(newFile(), FileSystemKind::Local);
    QVERIFY(database->execute(insertTwo).has_value());
    for (const char* sequence : {"0", "-1", "4", "NULL"}) {
        const std::string sql
            = std::string("INSERT INTO entries VALUES (") + sequence + ",'','notice','','','','','','x','',NULL,0,0,0,'','','p','h')";
        QVERIFY2(!database->execute(sql).has_value(), sequence);
    }
    QCOMPARE(database->integerOf("SELECT count(*) FROM entries").value(), 2);
}

void JournalSchemaTest::theLogIsUsedOnLocalFileSystemsOnly()
{
    const auto file = newFile();
    const auto modeIn = [&file](FileSystemKind kind) {
        return openJournalDatabase(file, kind)
            .and_then([](const SqliteDatabase& database) { return database.textOf("PRAGMA journal_mode"); })
            .value();
    };
    QCOMPARE(modeIn(FileSystemKind::Local), std::string("wal"));
    QCOMPARE(modeIn(FileSystemKind::Local), std::string("wal"));
    QCOMPARE(modeIn(FileSystemKind::Network), std::string("delete")); // the file was copied there
    QCOMPARE(modeIn(FileSystemKind::Local), std::string("wal"));
    QVERIFY(!std::filesystem::exists(file.string() + "-wal")); // nobody has it open any more
}

void JournalSchemaTest::everyCommitIsFlushed()
{
    for (const FileSystemKind kind : {FileSystemKind::Local, FileSystemKind::Network}) {
        const auto database = openJournalDatabase(newFile(), kind);
        QVERIFY(database->integerOf("PRAGMA synchronous").value() >= 2); // 2 is FULL, 3 is EXTRA
    }
}

QTEST_GUILESS_MAIN(JournalSchemaTest)
#include "journal_schema_test.moc"
