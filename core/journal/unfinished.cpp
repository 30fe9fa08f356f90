#include "core/journal/unfinished.h"

#include <algorithm>
#include <map>

namespace tealdeck
{
namespace
{

struct Life
{
    const JournalEntry* intent = nullptr;
    const JournalEntry* last = nullptr;
    bool hasOutcome = false;
};

void addTo(Life& life, const JournalEntry& entry)
{
    if (entry.draft.kind == JournalKind::Intent && !life.intent)
        life.intent = &entry;
    if (entry.draft.kind == JournalKind::Outcome)
        life.hasOutcome = true;
    if (!life.last || entry.sequence > life.last->sequence)
        life.last = &entry;
}

} // namespace

std::vector<UnfinishedChange> findUnfinished(const std::vector<JournalEntry>& entries)
{
    std::map<ChangeId, Life> lives;
    for (const JournalEntry& entry : entries) {
        if (!entry.draft.change.empty())
            addTo(lives[entry.draft.change], entry);
    }
    std::vector<UnfinishedChange> unfinished;
    for (const auto& [change, life] : lives) {
        if (life.intent && !life.hasOutcome)
            unfinished.push_back({.intent = *life.intent, .last = *life.last});
    }
    std::sort(unfinished.begin(), unfinished.end(),
              [](const UnfinishedChange& a, const UnfinishedChange& b) { return a.intent.sequence < b.intent.sequence; });
    return unfinished;
}

} // namespace tealdeck
