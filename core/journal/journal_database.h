#pragma once

#include "core/base/secret.h"
#include "core/journal/chain_check.h"
#include "core/journal/journal.h"
#include "core/journal/journal_key.h"
#include "core/journal/journal_reserve.h"
#include "core/journal/sqlite_database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace tealdeck
{

// The journal in its folder (journal.sqlite, journal.reserve), without threads: everything happens inside the call. Opened at the first
// use, and again after a failure or when the file was replaced under us.
class JournalDatabase
{
public:
    JournalDatabase(std::filesystem::path folder, JournalKeySource& keySource);

    // Puts the row at the end of the chain: its sequence and hashes are made here, its texts are made clean. Success means flushed to the
    // disk. Errors: JournalUnavailable.
    Result<JournalEntry> append(JournalEntry row, JournalUrgency urgency);
    // Errors of all that read: StorageFailed, or what the key source says. On a full disk they may take from the reserve what SQLite needs
    // for opening.
    Result<std::vector<JournalEntry>> read(const JournalFilter& filter);
    Result<Secret> key();
    // Adds at most `count` rows after the sequence given; the last sequence that was added, nothing at the end.
    Result<std::optional<std::int64_t>> check(ChainCheck& check, std::int64_t after, std::size_t count);
    // True when another process appended since this was asked or since we opened.
    Result<bool> hasGrownElsewhere();
    // Makes the reserve again when there is room.
    void tendReserve() const;

    // What opening found that a person should know.
    std::vector<Message> notes() const;

private:
    Result<void> open(JournalUrgency urgency);
    Result<void> openNow(JournalUrgency urgency);
    StorageResult<SqliteDatabase> openFile() const;
    StorageResult<JournalEntry> tryAppend(const JournalEntry& row) const;
    StorageResult<bool> lookForGrowth();
    StorageResult<void> judgeKey();
    Error failed(const StorageError& error, ErrorKind kind = ErrorKind::StorageFailed);

    std::filesystem::path m_folder;
    std::filesystem::path m_file;
    JournalKeySource& m_keySource;
    JournalReserve m_reserve;
    Secret m_key;
    std::optional<SqliteDatabase> m_database;
    std::pair<std::uint64_t, std::uint64_t> m_fileIdentity; // device and inode
    std::int64_t m_seenVersion = 0; // PRAGMA data_version
    std::optional<std::int64_t> m_seenSequence;
    std::optional<Message> m_keyTrouble;
    std::optional<Message> m_openingTrouble;
};

} // namespace tealdeck
