#pragma once

#include "core/change/change_lock.h"
#include "core/change/unfinished_finding.h"

#include <functional>
#include <memory>
#include <optional>

namespace tealdeck
{

// What a review of unfinished changes works with; all outlive it.
struct UnfinishedParts
{
    ChangeDriver& driver;
    ChangeLock& lock;
    Journal& journal;
    Scheduler& scheduler;
    std::string host; // this machine's name, as the journal writes it
};

// Finds out about one unfinished change, only by reading, and in this order: whether a console still works on it (its lock is renewed, or,
// where it holds none, the journal was written about it within two minutes), whether this is its cluster, what is true about its object,
// and, where it is in effect, how far that is seen. Tells once; destroyed means ended.
class UnfinishedLook
{
public:
    // Nothing: the change has an outcome by now.
    using OnEnd = std::function<void(std::optional<UnfinishedState>)>;
    UnfinishedLook(const UnfinishedParts& parts, UnfinishedChange change, Plan plan, OnEnd onEnd);

private:
    void lookAtLock();
    void takeSight(const Result<LockSight>& sight);
    void waitForSilence();
    void readJournal();
    void takeEntries(const Result<std::vector<JournalEntry>>& entries);
    void compareCluster();
    void settle();
    void takeReading(const SettlingResult& result);
    void takeEffect(const Result<EffectSeen>& effect);
    void end(std::optional<UnfinishedState> state);
    bool wasAnswered(const std::vector<JournalEntry>& entries) const;

    UnfinishedParts m_parts;
    UnfinishedChange m_change;
    Plan m_plan;
    OnEnd m_onEnd;
    std::optional<LockSight> m_seen; // the lock, held for this change
    FoundOut m_found;
    std::unique_ptr<Settling> m_settling;
    Handle m_step; // what is waited for
    Handle m_effect;
};

} // namespace tealdeck
