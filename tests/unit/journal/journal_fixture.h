#pragma once

#include "core/base/loop_scheduler.h"
#include "core/journal/chain.h"
#include "core/journal/journal_key.h"
#include "core/journal/sqlite_journal.h"

#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// A key that is always there, in place of a keychain.
class FixedKey : public JournalKeySource
{
public:
    Result<Secret> key() override { return Secret("key"); }
    std::vector<Message> notes() const override { return {}; }
};

// A folder of its own for each test, and what a test needs to wait for a real journal in it: a loop, and calls that run it until the answer
// came.
class JournalFixture
{
public:
    JournalFixture()
        : m_folder(std::filesystem::path(m_temporary.path().toStdString()) / "journal")
    {
    }
    explicit JournalFixture(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    const std::filesystem::path& folder() const { return m_folder; }
    std::filesystem::path file() const { return m_folder / "journal.sqlite"; }
    LoopScheduler& scheduler() { return m_scheduler; }

    // Opened at the first use, gone with close().
    SqliteJournal& journal()
    {
        if (!m_journal)
            m_journal
                = std::make_unique<SqliteJournal>(m_folder, m_key, m_scheduler, JournalWriterIdentity{.osUser = "ops", .host = "laptop"});
        return *m_journal;
    }
    void close() { m_journal.reset(); }

    Result<JournalEntry> append(JournalDraft draft, JournalUrgency urgency = JournalUrgency::Normal)
    {
        return answerOf<JournalEntry>([&](auto done) { return journal().append(std::move(draft), urgency, done); });
    }
    Result<JournalEntry> appendNote(const std::string& summary) { return append(JournalDraft{.summary = summary}); }
    Result<std::vector<JournalEntry>> read(const JournalFilter& filter = {})
    {
        return answerOf<std::vector<JournalEntry>>([&](auto done) { return journal().read(filter, done); });
    }
    Result<JournalVerdict> verify(const std::vector<JournalAnchor>& anchors = {})
    {
        return answerOf<JournalVerdict>([&](auto done) { return journal().verify(anchors, done); });
    }

    bool waitUntil(const std::function<bool()>& condition) { return m_scheduler.runUntil(condition, std::chrono::minutes(1)); }

private:
    template <typename Value, typename Call>
    Result<Value> answerOf(Call call)
    {
        std::optional<Result<Value>> answer;
        const Handle handle = call([&answer](Result<Value> result) { answer = std::move(result); });
        if (!waitUntil([&answer] { return answer.has_value(); }))
            return fail(ErrorKind::TimedOut, message("Test", "No answer came."));
        return std::move(*answer);
    }

    QTemporaryDir m_temporary;
    std::filesystem::path m_folder;
    SystemClock m_clock;
    LoopScheduler m_scheduler{m_clock};
    FixedKey m_key;
    std::unique_ptr<SqliteJournal> m_journal;
};

// Rows 1 to `count` of an intact chain, made with the key "key".
inline std::vector<JournalEntry> chainOf(int count)
{
    const Secret key("key");
    std::vector<JournalEntry> chain;
    for (int i = 1; i <= count; ++i) {
        const JournalEntry row{
            .draft = {.summary = "row " + std::to_string(i)}, .osUser = "ops", .host = "laptop", .previousHash = {}, .hash = {}};
        chain.push_back(chained(row, i, chain.empty() ? firstPreviousHash() : chain.back().hash, key));
    }
    return chain;
}

} // namespace tealdeck
