#pragma once

#include "core/change/plan.h"
#include "core/journal/journal.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// Writes the entries of one change in order and knows the head of the journal afterwards, for the anchor on the lock.
class ChangeJournal
{
public:
    ChangeJournal(Journal& journal, const Plan& plan);

    using OnWritten = std::function<void(Result<JournalEntry>)>;
    // Entries of a way back may use the journal's reserve (safety.md 6). `body` is JSON.
    void write(JournalKind kind, const Message& summary, std::string body, OnWritten onWritten = {});
    // The youngest entry that was flushed.
    std::optional<JournalAnchor> head() const { return m_head; }

private:
    void take(const Result<JournalEntry>& entry);

    Journal& m_journal;
    const Plan& m_plan;
    std::optional<JournalAnchor> m_head;
    std::vector<Handle> m_appends;
};

} // namespace tealdeck
