#include "core/journal/sqlite_failure.h"

#include <sqlite3.h>

#include <cerrno>

namespace tealdeck
{
namespace
{

// A full disk is SQLITE_FULL when rows are written; creating or growing one of the files beside the database fails with the system's own
// number.
bool isDiskFull(sqlite3* database, int primary)
{
    if (primary == SQLITE_FULL)
        return true;
    const int number = database ? sqlite3_system_errno(database) : 0;
    return (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) && (number == ENOSPC || number == EDQUOT);
}

StorageFailure failureOf(sqlite3* database, int code)
{
    const int primary = code & 0xff;
    if (isDiskFull(database, primary))
        return StorageFailure::DiskFull;
    switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StorageFailure::Busy;
    case SQLITE_NOTADB: return StorageFailure::NotADatabase;
    case SQLITE_CORRUPT: return StorageFailure::Damaged;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return StorageFailure::NotAccessible;
    default: return StorageFailure::Other;
    }
}

} // namespace

tl::unexpected<StorageError> sqliteFailure(sqlite3* database, int code)
{
    const char* file = sqlite3_db_filename(database, "main");
    return sqliteFailure(database, code, file ? file : "");
}

tl::unexpected<StorageError> sqliteFailure(sqlite3* database, int code, const std::filesystem::path& file)
{
    // The connection knows the words and the extended code of its last failure; a binding that failed may not be that one.
    const bool isLast = database && (sqlite3_errcode(database) & 0xff) == (code & 0xff);
    const int extended = isLast ? sqlite3_extended_errcode(database) : code;
    const std::string words = isLast ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    return tl::unexpected<StorageError>(
        StorageError{.failure = failureOf(database, extended), .file = file, .words = "SQLite " + std::to_string(extended) + ": " + words});
}

} // namespace tealdeck
