#pragma once

#include "core/base/listeners.h"
#include "core/base/scheduler.h"
#include "core/base/secret.h"
#include "core/journal/completions.h"
#include "core/journal/journal.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>

namespace tealdeck
{

// A journal in memory with a real chain. It keeps the promises of Journal and can be broken, filled up and slowed down; what happens to an
// append is decided when it is handed over.
class FakeJournal : public Journal
{
public:
    explicit FakeJournal(Scheduler& scheduler);

    Handle append(JournalDraft draft, JournalUrgency urgency, OnAppended onAppended) override;
    Handle read(JournalFilter filter, OnEntries onEntries) override;
    Handle verify(std::vector<JournalAnchor> anchors, OnVerdict onVerdict) override;
    Handle onAppended(std::function<void()> listener) override;
    std::vector<Message> notes() const override { return m_notes; }

    // Every append from now on fails with JournalUnavailable; reading goes on.
    void breakAll();
    // As a full disk with its reserve: Normal appends fail, WayBack ones are written.
    void fillDisk();
    // The n-th append from the beginning (1 is the first) and all after it fail.
    void breakFrom(std::size_t n);
    void repair();
    // Each append is written and answered so much later, in the order handed over; zero: as soon as the scheduler runs.
    void delayBy(Duration delay) { m_delay = delay; }
    void setNotes(std::vector<Message> notes) { m_notes = std::move(notes); }

    // Writes as another process would: listeners are told, nobody is answered.
    void appendElsewhere(JournalDraft draft);

    const std::vector<JournalEntry>& entries() const { return m_entries; }
    std::vector<JournalEntry> entriesOf(JournalKind kind) const;
    // How many appends were asked for, and with which urgency the last of them.
    std::size_t appendsAsked() const { return m_appendsAsked; }
    std::optional<JournalUrgency> lastUrgency() const { return m_lastUrgency; }
    const Secret& key() const { return m_key; }

private:
    enum class Trouble
    {
        None,
        Broken,
        DiskFull,
    };
    struct Pending
    {
        JournalDraft draft;
        std::optional<Error> failure;
        Completions<JournalEntry>::Answer answer;
    };

    std::optional<Error> failureOf(JournalUrgency urgency) const;
    void finishOldest();
    JournalEntry write(JournalDraft draft);

    Scheduler& m_scheduler;
    Secret m_key{"the fake journal's key"};
    std::vector<JournalEntry> m_entries;
    std::vector<Message> m_notes;
    std::deque<Pending> m_pending;
    std::deque<Handle> m_timers; // each finishes the oldest that is pending, whichever started it
    Completions<JournalEntry> m_appends;
    Completions<std::vector<JournalEntry>> m_reads;
    Completions<JournalVerdict> m_verdicts;
    Listeners m_listeners;
    Trouble m_trouble = Trouble::None;
    std::optional<std::size_t> m_brokenFrom;
    std::size_t m_appendsAsked = 0;
    std::optional<JournalUrgency> m_lastUrgency;
    Duration m_delay{};
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace tealdeck
