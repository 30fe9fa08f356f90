#pragma once

#include "core/change/plan.h"
#include "core/journal/journal.h"
#include "core/net/server_clock.h"

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
    // `onBroken` is told once, of the first entry after a flushed one that could not be written.
    ChangeJournal(Journal& journal, const Clock& clock, const Plan& plan, std::function<void(const Error&)> onBroken);

    using OnWritten = std::function<void(Result<JournalEntry>)>;
    // Entries of a way back may use the journal's reserve (safety.md 6). `body` is JSON.
    void write(JournalKind kind, const Message& summary, std::string body, OnWritten onWritten = {});
    // The entries that follow carry the server's time, too (safety.md 16).
    void hear(const HttpResponse& answer) { m_serverClock.observe(answer.head, m_clock.wallNow(), answer.took); }
    // The youngest entry that was flushed.
    std::optional<JournalAnchor> head() const { return m_head; }

private:
    void take(const Result<JournalEntry>& entry);

    Journal& m_journal;
    const Clock& m_clock;
    const Plan& m_plan;
    std::function<void(const Error&)> m_onBroken;
    bool m_isBroken = false;
    ServerClock m_serverClock;
    std::optional<JournalAnchor> m_head;
    std::vector<Handle> m_appends;
};

} // namespace tealdeck
