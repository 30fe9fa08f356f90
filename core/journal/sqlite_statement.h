#pragma once

#include "core/journal/storage_error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace tealdeck
{

// One prepared statement: bind its values in their order, then step. Dies before its SqliteDatabase.
class SqliteStatement
{
public:
    explicit SqliteStatement(sqlite3_stmt* statement);

    // The next parameter. A failure (too long, no memory) is told by step().
    SqliteStatement& bind(std::string_view text);
    SqliteStatement& bind(std::int64_t number);
    SqliteStatement& bind(std::optional<std::int64_t> number);

    // True: there is a row to be read; false: the statement is done.
    StorageResult<bool> step();

    // Columns of the row, from 0. Text may hold any bytes, also zeros.
    std::string text(int column) const;
    std::int64_t integer(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;

private:
    struct Finalizer
    {
        void operator()(sqlite3_stmt* statement) const;
    };

    void noteBinding(int code);

    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    int m_lastParameter = 0;
    int m_bindingFailure = 0;
};

} // namespace tealdeck
