#include "core/journal/sqlite_statement.h"

#include "core/journal/sqlite_failure.h"

#include <sqlite3.h>

namespace tealdeck
{

SqliteStatement::SqliteStatement(sqlite3_stmt* statement)
    : m_statement(statement)
{
}

SqliteStatement& SqliteStatement::bind(std::string_view text)
{
    const char* bytes = text.data() ? text.data() : "";
    noteBinding(sqlite3_bind_text64(m_statement.get(), ++m_lastParameter, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

SqliteStatement& SqliteStatement::bind(std::int64_t number)
{
    noteBinding(sqlite3_bind_int64(m_statement.get(), ++m_lastParameter, number));
    return *this;
}

SqliteStatement& SqliteStatement::bind(std::optional<std::int64_t> number)
{
    if (number)
        return bind(*number);
    noteBinding(sqlite3_bind_null(m_statement.get(), ++m_lastParameter));
    return *this;
}

StorageResult<bool> SqliteStatement::step()
{
    sqlite3* database = sqlite3_db_handle(m_statement.get());
    if (m_bindingFailure != SQLITE_OK)
        return sqliteFailure(database, m_bindingFailure);
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    const auto failure = sqliteFailure(database, code);
    sqlite3_reset(m_statement.get()); // a failed statement would keep its transaction open
    return failure;
}

std::string SqliteStatement::text(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    if (!bytes)
        return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::int64_t SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::optional<std::int64_t> SqliteStatement::optionalInteger(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL)
        return std::nullopt;
    return integer(column);
}

void SqliteStatement::Finalizer::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

void SqliteStatement::noteBinding(int code)
{
    if (m_bindingFailure == SQLITE_OK)
        m_bindingFailure = code;
}

} // namespace tealdeck
