#pragma once

#include "core/journal/journal_folder.h"
#include "core/journal/sqlite_database.h"

namespace tealdeck
{

// Opens the journal's file, made if need be, for its owner only, in the present schema. Every commit is flushed to the disk. A write-ahead
// log is used on local file systems only (sqlite.org/wal.html: it does not work over a network).
StorageResult<SqliteDatabase> openJournalDatabase(const std::filesystem::path& file, FileSystemKind fileSystem);

} // namespace tealdeck
