#include "core/journal/journal_database.h"

#include "core/journal/chain.h"
#include "core/journal/journal_folder.h"
#include "core/journal/journal_opening.h"
#include "core/journal/journal_rows.h"
#include "core/journal/sqlite_transaction.h"
#include "core/journal/utf8_text.h"

#include <sys/stat.h>

namespace tealdeck
{
namespace
{

std::pair<std::uint64_t, std::uint64_t> identityOf(const std::filesystem::path& file)
{
    struct stat status
    {
    };
    if (stat(file.c_str(), &status) != 0)
        return {};
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

void cleanTexts(JournalEntry& entry)
{
    JournalDraft& draft = entry.draft;
    for (std::string* text : {&draft.change.value, &draft.environment, &draft.context, &draft.clusterUid, &draft.subject, &draft.actor,
                              &draft.summary, &draft.body, &entry.osUser, &entry.host})
        *text = cleanUtf8(*text);
}

// Does the work again for as long as the disk is full and there is something left to be given up for it.
template <typename Work>
auto withReserve(const JournalReserve& reserve, JournalUrgency urgency, Work work)
{
    auto result = work();
    while (!result && result.error().failure == StorageFailure::DiskFull && urgency == JournalUrgency::WayBack && reserve.giveUpPiece())
        result = work();
    return result;
}

} // namespace

JournalDatabase::JournalDatabase(std::filesystem::path folder, JournalKeySource& keySource)
    : m_folder(std::move(folder))
    , m_file(m_folder / "journal.sqlite")
    , m_keySource(keySource)
    , m_reserve(m_folder / "journal.reserve")
{
}

Result<JournalEntry> JournalDatabase::append(JournalEntry row, JournalUrgency urgency)
{
    if (auto opened = open(urgency); !opened) {
        opened.error().kind = ErrorKind::JournalUnavailable;
        return fail(opened.error());
    }
    cleanTexts(row);
    auto written = withReserve(m_reserve, urgency, [&] { return tryAppend(row); });
    if (!written)
        return fail(failed(written.error(), ErrorKind::JournalUnavailable));
    m_seenSequence = written->sequence;
    return std::move(*written);
}

Result<std::vector<JournalEntry>> JournalDatabase::read(const JournalFilter& filter)
{
    if (const auto opened = open(JournalUrgency::WayBack); !opened)
        return fail(opened.error());
    auto found = findRows(*m_database, filter);
    if (!found)
        return fail(failed(found.error()));
    return std::move(*found);
}

Result<Secret> JournalDatabase::key()
{
    if (const auto opened = open(JournalUrgency::WayBack); !opened)
        return fail(opened.error());
    return m_key;
}

Result<std::optional<std::int64_t>> JournalDatabase::check(ChainCheck& check, std::int64_t after, std::size_t count)
{
    if (const auto opened = open(JournalUrgency::WayBack); !opened)
        return fail(opened.error());
    const auto last = visitRows(*m_database, after, count, [&check](const JournalEntry& entry) { check.add(entry); });
    if (!last)
        return fail(failed(last.error()));
    return *last;
}

Result<bool> JournalDatabase::hasGrownElsewhere()
{
    if (const auto opened = open(JournalUrgency::Normal); !opened)
        return fail(opened.error());
    const auto hasGrown = lookForGrowth();
    if (!hasGrown)
        return fail(failed(hasGrown.error()));
    return *hasGrown;
}

void JournalDatabase::tendReserve() const
{
    m_reserve.restore();
}

std::vector<Message> JournalDatabase::notes() const
{
    std::vector<Message> notes;
    if (m_openingTrouble)
        notes.push_back(*m_openingTrouble);
    if (m_keyTrouble)
        notes.push_back(*m_keyTrouble);
    if (m_database && m_reserve.size() < JournalReserve::fullSize) {
        notes.push_back(message(
            "Journal", "There is no room for the reserve of 4 MiB in %1: should the disk fill up, a way back may not be journalled.",
            {m_folder.string()}));
    }
    return notes;
}

Result<void> JournalDatabase::open(JournalUrgency urgency)
{
    if (m_database && identityOf(m_file) == m_fileIdentity)
        return {};
    m_database.reset();
    auto opened = openNow(urgency);
    m_openingTrouble = opened ? std::nullopt : std::optional(opened.error().message);
    return opened;
}

Result<void> JournalDatabase::openNow(JournalUrgency urgency)
{
    if (const auto prepared = preparePrivateFolder(m_folder); !prepared)
        return fail(toError(prepared.error()));
    auto database = withReserve(m_reserve, urgency, [this] { return openFile(); });
    if (!database)
        return fail(toError(database.error()));
    auto key = m_keySource.key();
    if (!key)
        return fail(key.error());
    m_key = std::move(*key);
    m_database = std::move(*database);
    m_fileIdentity = identityOf(m_file);
    m_seenVersion = -1; // whatever it is now, look at the rows once
    if (const auto judged = judgeKey(); !judged)
        return fail(failed(judged.error()));
    return {};
}

StorageResult<SqliteDatabase> JournalDatabase::openFile() const
{
    return openJournalDatabase(m_file, fileSystemKindAt(m_folder));
}

StorageResult<JournalEntry> JournalDatabase::tryAppend(const JournalEntry& row) const
{
    auto transaction = SqliteTransaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto head = chainHead(*m_database);
    if (!head)
        return tl::unexpected(head.error());
    JournalEntry entry = chained(row, head->sequence + 1, head->hash, m_key);
    if (const auto inserted = insertRow(*m_database, entry); !inserted)
        return tl::unexpected(inserted.error());
    if (const auto committed = transaction->commit(); !committed)
        return tl::unexpected(committed.error());
    entry.origin = journalOrigin(m_key);
    return entry;
}

StorageResult<bool> JournalDatabase::lookForGrowth()
{
    const auto version = m_database->integerOf("PRAGMA data_version");
    if (!version)
        return tl::unexpected(version.error());
    if (std::exchange(m_seenVersion, *version) == *version)
        return false;
    const auto head = chainHead(*m_database);
    if (!head)
        return tl::unexpected(head.error());
    const auto before = std::exchange(m_seenSequence, head->sequence);
    return before && *before != head->sequence;
}

// A key that does not fit must not stop anybody from writing; but it has to be said.
StorageResult<void> JournalDatabase::judgeKey()
{
    m_keyTrouble.reset();
    const auto head = chainHead(*m_database);
    if (!head)
        return tl::unexpected(head.error());
    const auto visited = visitRows(*m_database, head->sequence - 1, 1, [this](const JournalEntry& last) {
        if (chainHash(last, m_key) != last.hash) {
            m_keyTrouble = message(
                "Journal",
                "The last row of the journal %1 does not fit its key: it was changed, or the key is another one. Verify the journal.",
                {m_file.string()});
        }
    });
    if (!visited)
        return tl::unexpected(visited.error());
    return {};
}

// After anything but a full disk or a lock the file is opened anew the next time: it may have been put right by then.
Error JournalDatabase::failed(const StorageError& error, ErrorKind kind)
{
    if (error.failure != StorageFailure::DiskFull && error.failure != StorageFailure::Busy)
        m_database.reset();
    return toError(error, kind);
}

} // namespace tealdeck
