#include "core/session/user_journal.h"

#include "core/journal/journal_folder.h"
#include "core/process/environment.h"

namespace tealdeck
{
namespace
{

std::filesystem::path folderOr(const std::filesystem::path& folder)
{
    if (!folder.empty())
        return folder;
    return defaultJournalFolder(Environment::ofThisProcess().variables());
}

} // namespace

UserJournal::UserJournal(Scheduler& home, const std::filesystem::path& folder)
    : m_key(folderOr(folder) / "journal.key")
    , m_journal(folderOr(folder), m_key, home)
{
}

} // namespace tealdeck
