#include "core/journal/sqlite_transaction.h"

#include <utility>

namespace tealdeck
{

SqliteTransaction::SqliteTransaction(const SqliteDatabase& database)
    : m_database(&database)
{
}

SqliteTransaction::SqliteTransaction(SqliteTransaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

SqliteTransaction::~SqliteTransaction()
{
    // After some failures (a full disk, for one) SQLite has rolled back by itself.
    if (m_database && m_database->isInTransaction())
        static_cast<void>(m_database->execute("ROLLBACK"));
}

StorageResult<SqliteTransaction> SqliteTransaction::begin(const SqliteDatabase& database)
{
    if (const auto begun = database.execute("BEGIN IMMEDIATE"); !begun)
        return tl::unexpected(begun.error());
    return SqliteTransaction(database);
}

StorageResult<void> SqliteTransaction::commit()
{
    return m_database->execute("COMMIT");
}

} // namespace tealdeck
