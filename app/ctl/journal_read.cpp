#include "app/ctl/journal_read.h"

namespace tealdeck
{
namespace
{

constexpr Duration entriesLimit = std::chrono::minutes(2);

} // namespace

Result<std::vector<JournalEntry>> readEntries(CtlEnvironment& environment, JournalFilter filter)
{
    std::optional<Result<std::vector<JournalEntry>>> entries;
    const Handle reading
        = environment.journal().read(std::move(filter), [&](Result<std::vector<JournalEntry>> read) { entries = std::move(read); });
    return waitFor(environment.loop(), entries, entriesLimit);
}

} // namespace tealdeck
