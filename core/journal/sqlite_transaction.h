#pragma once

#include "core/journal/sqlite_database.h"

namespace tealdeck
{

// A writing transaction that holds the lock from its beginning (BEGIN IMMEDIATE), so that what was read is still true when it is written.
// Rolled back unless committed.
class SqliteTransaction
{
public:
    static StorageResult<SqliteTransaction> begin(const SqliteDatabase& database);
    ~SqliteTransaction();
    SqliteTransaction(SqliteTransaction&& other) noexcept;
    SqliteTransaction& operator=(SqliteTransaction&&) = delete;
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    // Success means flushed to the disk.
    StorageResult<void> commit();

private:
    explicit SqliteTransaction(const SqliteDatabase& database);

    const SqliteDatabase* m_database;
};

} // namespace tealdeck
