#include "core/journal/journal_schema.h"

#include "core/journal/sqlite_transaction.h"

#include <array>

namespace tealdeck
{
namespace
{

// Times are milliseconds; STRICT keeps texts texts. The three triggers make the table append-only for every program that does not drop them
// first; the one on INSERT also stops INSERT OR REPLACE.
constexpr const char* version1 = R"sql(
CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY,
    change_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    environment TEXT NOT NULL,
    context TEXT NOT NULL,
    cluster_uid TEXT NOT NULL,
    subject TEXT NOT NULL,
    actor TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    server_time INTEGER,
    is_sandbox INTEGER NOT NULL,
    local_time INTEGER NOT NULL,
    monotonic_time INTEGER NOT NULL,
    os_user TEXT NOT NULL,
    host TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_change ON entries (change_id, sequence);
CREATE INDEX entries_by_time ON entries (local_time);
CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: rows are never changed'); END;
CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: rows are never deleted'); END;
CREATE TRIGGER entries_only_at_the_end BEFORE INSERT ON entries
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: a row goes to the end'); END;
PRAGMA application_id = 1413761585;
)sql";
static_assert(journalApplicationId == 1413761585);

tl::unexpected<StorageError> refusal(const SqliteDatabase& database, StorageFailure failure, std::string words)
{
    return tl::unexpected<StorageError>(StorageError{.failure = failure, .file = database.file(), .words = std::move(words)});
}

// The version of the file, 0 for an empty one; fails where the file is not ours or too new. One statement, so that all three come from one
// moment.
StorageResult<std::int64_t> versionOf(const SqliteDatabase& database, std::int64_t newest)
{
    auto statement = database.prepare("SELECT u.user_version, a.application_id, (SELECT count(*) FROM sqlite_master)"
                                      " FROM pragma_user_version AS u, pragma_application_id AS a");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto hasRow = statement->step();
    if (!hasRow)
        return tl::unexpected(hasRow.error());
    const std::int64_t version = statement->integer(0);
    const std::int64_t application = statement->integer(1);
    const bool isEmpty = version == 0 && application == 0 && statement->integer(2) == 0;
    if (!isEmpty && (application != journalApplicationId || version < 1))
        return refusal(database, StorageFailure::ForeignDatabase, "application_id is " + std::to_string(application));
    if (version > newest)
        return refusal(database, StorageFailure::NewerFormat,
                       "format " + std::to_string(version) + ", this version knows " + std::to_string(newest));
    return version;
}

StorageResult<void> apply(const SqliteDatabase& database, const Migration& migration)
{
    return database.execute(migration.sql + "\nPRAGMA user_version = " + std::to_string(migration.version));
}

} // namespace

std::span<const Migration> journalMigrations()
{
    static const std::array<Migration, 1> migrations{Migration{.version = 1, .sql = version1}};
    return migrations;
}

StorageResult<void> migrate(const SqliteDatabase& database, std::span<const Migration> migrations)
{
    const std::int64_t newest = migrations.back().version;
    const auto seen = versionOf(database, newest);
    if (!seen)
        return tl::unexpected(seen.error());
    if (*seen == newest)
        return {};
    auto transaction = SqliteTransaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto version = versionOf(database, newest); // another process may have been faster
    if (!version)
        return tl::unexpected(version.error());
    for (const Migration& migration : migrations) {
        if (migration.version <= *version)
            continue;
        if (const auto applied = apply(database, migration); !applied)
            return applied;
    }
    return transaction->commit();
}

} // namespace tealdeck
