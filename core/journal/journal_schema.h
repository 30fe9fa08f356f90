#pragma once

#include "core/journal/sqlite_database.h"

#include <cstdint>
#include <span>
#include <string>

namespace tealdeck
{

// Marks a SQLite file as a journal of ours (PRAGMA application_id): "TDJ1".
constexpr std::int64_t journalApplicationId = 0x54444a31;

// One step of the schema: brings a file of version - 1 to `version` (PRAGMA user_version).
struct Migration
{
    std::int64_t version = 0;
    std::string sql;
};

// All steps, 1, 2, 3 ... in order. Never change one that was released: add the next. What chain.h hashes stays readable from every version.
std::span<const Migration> journalMigrations();

// Brings the file to the last of the versions, in one transaction, and lets several processes try that at once.
// Fails on a file of a newer version (NewerFormat) and on a database that is not a journal (ForeignDatabase).
StorageResult<void> migrate(const SqliteDatabase& database, std::span<const Migration> migrations);

} // namespace tealdeck
