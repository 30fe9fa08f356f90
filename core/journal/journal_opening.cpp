#include "core/journal/journal_opening.h"

#include "core/journal/journal_schema.h"

namespace tealdeck
{
namespace
{

// EXTRA is FULL that also flushes the folder after a rollback journal is gone: without it a power cut could take back an entry that was
// confirmed. Temporary tables stay in memory, so that a full disk cannot stop a read.
constexpr const char* settings
    = "PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; PRAGMA temp_store = MEMORY;"
      "PRAGMA cell_size_check = ON; PRAGMA recursive_triggers = ON;";

// The mode is kept in the file and holds for all processes. Where another one is just using it, switching to the log is left to the next
// who opens it; a log on a network file system is never used.
StorageResult<void> setJournalMode(const SqliteDatabase& database, FileSystemKind fileSystem)
{
    const auto before = database.textOf("PRAGMA journal_mode");
    if (!before)
        return tl::unexpected(before.error());
    const std::string wanted = fileSystem == FileSystemKind::Local ? "wal" : "delete";
    if (*before == wanted)
        return {};
    const auto after = database.textOf("PRAGMA journal_mode = " + wanted);
    const bool mayWait = fileSystem == FileSystemKind::Local;
    if (!after && !(mayWait && after.error().failure == StorageFailure::Busy))
        return tl::unexpected(after.error());
    if (after && *after != wanted && !mayWait) {
        return tl::unexpected<StorageError>(
            StorageError{.failure = StorageFailure::Busy, .file = database.file(), .words = "the journal mode stays " + *after});
    }
    return {};
}

} // namespace

StorageResult<SqliteDatabase> openJournalDatabase(const std::filesystem::path& file, FileSystemKind fileSystem)
{
    if (const auto prepared = preparePrivateFile(file); !prepared)
        return tl::unexpected(prepared.error());
    auto database = SqliteDatabase::open(file);
    if (!database)
        return database;
    if (const auto set = database->execute(settings); !set)
        return tl::unexpected(set.error());
    // A file that is not ours is refused before anything in it is touched.
    if (const auto migrated = migrate(*database, journalMigrations()); !migrated)
        return tl::unexpected(migrated.error());
    if (const auto set = setJournalMode(*database, fileSystem); !set)
        return tl::unexpected(set.error());
    return database;
}

} // namespace tealdeck
