#pragma once

#include "core/journal/journal_key.h"
#include "core/journal/sqlite_journal.h"

#include <filesystem>

namespace tealdeck
{

// The one journal of this user, with its key in a file beside it. It outlives every session.
class UserJournal
{
public:
    explicit UserJournal(Scheduler& home, const std::filesystem::path& folder = {}); // empty: the XDG state folder

    Journal& journal() { return m_journal; }

private:
    FileKeySource m_key;
    SqliteJournal m_journal;
};

} // namespace tealdeck
