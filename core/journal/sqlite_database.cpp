#include "core/journal/sqlite_database.h"

#include "core/journal/sqlite_failure.h"

#include <sqlite3.h>

#include <utility>

namespace tealdeck
{
namespace
{

constexpr int busyMilliseconds = 10'000;

} // namespace

SqliteDatabase::SqliteDatabase(sqlite3* database, std::filesystem::path file)
    : m_database(database)
    , m_file(std::move(file))
{
}

StorageResult<SqliteDatabase> SqliteDatabase::open(const std::filesystem::path& file)
{
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    SqliteDatabase database(handle, file);
    if (code != SQLITE_OK)
        return sqliteFailure(handle, code, file);
    sqlite3_busy_timeout(handle, busyMilliseconds);
    // No SQL in a damaged or foreign file may do harm: no writing of the schema's own tables, no functions called from it.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return database;
}

StorageResult<SqliteStatement> SqliteDatabase::prepare(const std::string& sql) const
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(m_database.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        return sqliteFailure(m_database.get(), code, m_file);
    return SqliteStatement(statement);
}

StorageResult<void> SqliteDatabase::execute(const std::string& sql) const
{
    const int code = sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteFailure(m_database.get(), code, m_file);
    return {};
}

StorageResult<std::int64_t> SqliteDatabase::integerOf(const std::string& sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto hasRow = statement->step();
    if (!hasRow)
        return tl::unexpected(hasRow.error());
    return *hasRow ? statement->integer(0) : 0;
}

StorageResult<std::string> SqliteDatabase::textOf(const std::string& sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto hasRow = statement->step();
    if (!hasRow)
        return tl::unexpected(hasRow.error());
    return *hasRow ? statement->text(0) : std::string();
}

bool SqliteDatabase::isInTransaction() const
{
    return sqlite3_get_autocommit(m_database.get()) == 0;
}

void SqliteDatabase::Closer::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

} // namespace tealdeck
