#pragma once

#include "core/journal/storage_error.h"

struct sqlite3;

namespace tealdeck
{

// What SQLite's result code means for the journal (sqlite.org/rescode.html); the file and the words are asked from the connection.
tl::unexpected<StorageError> sqliteFailure(sqlite3* database, int code);
// The same where there may be no connection yet.
tl::unexpected<StorageError> sqliteFailure(sqlite3* database, int code, const std::filesystem::path& file);

} // namespace tealdeck
