#pragma once

#include "core/base/listeners.h"
#include "core/base/loop_scheduler.h"
#include "core/journal/completions.h"
#include "core/journal/journal.h"
#include "core/journal/journal_database.h"
#include "core/journal/journal_writer_identity.h"

#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

namespace tealdeck
{

// The journal in a folder of SQLite files, worked on by a thread of its own; any number of processes may have it open.
// Destroying it waits until everything handed over is written; no callback runs after that.
class SqliteJournal : public Journal
{
public:
    // The folder is made if need be. The key source is asked on the journal's thread; it and the scheduler outlive the journal.
    SqliteJournal(std::filesystem::path folder, JournalKeySource& keySource, Scheduler& home,
                  JournalWriterIdentity writer = currentWriterIdentity());
    ~SqliteJournal() override;

    Handle append(JournalDraft draft, JournalUrgency urgency, OnAppended onAppended) override;
    Handle read(JournalFilter filter, OnEntries onEntries) override;
    Handle verify(std::vector<JournalAnchor> anchors, OnVerdict onVerdict) override;
    Handle onAppended(std::function<void()> listener) override;
    std::vector<Message> notes() const override;

private:
    struct Verification;

    void work(JournalEntry row, JournalUrgency urgency, const Completions<JournalEntry>::Answer& answer);
    void verifySlice(const std::shared_ptr<Verification>& verification);
    void look();
    void lookAgainLater();

    std::filesystem::path m_folder;
    JournalWriterIdentity m_writer;
    JournalKeySource& m_keySource;
    Scheduler& m_home;

    // The home thread's
    Completions<JournalEntry> m_appends;
    Completions<std::vector<JournalEntry>> m_reads;
    Completions<JournalVerdict> m_verdicts;
    Listeners m_listeners;
    std::vector<Message> m_openingNotes;
    Handle m_nextLook;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);

    // The journal thread's
    JournalDatabase m_database;

    LoopScheduler m_loop;
    std::jthread m_thread;
};

} // namespace tealdeck
