#pragma once

#include "core/journal/journal.h"
#include "core/journal/sqlite_database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// The end of the chain: what the next row follows.
struct ChainHead
{
    std::int64_t sequence = 0; // 0: there are no rows yet
    std::string hash;
};
StorageResult<ChainHead> chainHead(const SqliteDatabase& database);

// Puts the row at the end, as it is.
StorageResult<void> insertRow(const SqliteDatabase& database, const JournalEntry& entry);

// The youngest filter.limit rows that fit, oldest first. Letters of ASCII are compared without case, all others exactly.
StorageResult<std::vector<JournalEntry>> findRows(const SqliteDatabase& database, const JournalFilter& filter);

// Hands out at most `count` rows after the sequence given, in order, one in memory at a time. The last sequence handed out; nothing: there
// are no more rows.
StorageResult<std::optional<std::int64_t>> visitRows(const SqliteDatabase& database, std::int64_t after, std::size_t count,
                                                     const std::function<void(const JournalEntry&)>& visit);

} // namespace tealdeck
