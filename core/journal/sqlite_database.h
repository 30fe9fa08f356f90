#pragma once

#include "core/journal/sqlite_statement.h"

#include <filesystem>
#include <memory>
#include <string>

struct sqlite3;

namespace tealdeck
{

// A connection to one SQLite file, for one thread. Waits up to 10 s for the lock of another process. The file is never created here: see
// createPrivateFile().
class SqliteDatabase
{
public:
    static StorageResult<SqliteDatabase> open(const std::filesystem::path& file);

    // Prepares one statement.
    StorageResult<SqliteStatement> prepare(const std::string& sql) const;
    // Runs all statements of the text; rows are thrown away.
    StorageResult<void> execute(const std::string& sql) const;
    // The first column of the first row: of a pragma or a count. No row is 0 or an empty text.
    StorageResult<std::int64_t> integerOf(const std::string& sql) const;
    StorageResult<std::string> textOf(const std::string& sql) const;

    bool isInTransaction() const;
    const std::filesystem::path& file() const { return m_file; }

private:
    struct Closer
    {
        void operator()(sqlite3* database) const;
    };

    SqliteDatabase(sqlite3* database, std::filesystem::path file);

    std::unique_ptr<sqlite3, Closer> m_database;
    std::filesystem::path m_file;
};

} // namespace tealdeck
