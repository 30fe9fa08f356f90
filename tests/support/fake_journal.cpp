#include "tests/support/fake_journal.h"

#include "core/journal/chain.h"
#include "core/journal/chain_check.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace tealdeck
{
namespace
{

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char character) { return static_cast<char>(std::tolower(character)); });
    return text;
}

bool isMatch(const JournalEntry& entry, const JournalFilter& filter)
{
    const JournalDraft& draft = entry.draft;
    const std::string texts = draft.summary + '\n' + draft.subject + '\n' + draft.actor + '\n' + draft.environment + '\n' + draft.context;
    return (!filter.change || draft.change == *filter.change) && (!filter.from || entry.localTime >= *filter.from)
        && (!filter.to || entry.localTime <= *filter.to) && (!filter.isSandbox || draft.isSandbox == *filter.isSandbox)
        && lowerCase(texts).find(lowerCase(filter.text)) != std::string::npos;
}

} // namespace

FakeJournal::FakeJournal(Scheduler& scheduler)
    : m_scheduler(scheduler)
    , m_appends(scheduler)
    , m_reads(scheduler)
    , m_verdicts(scheduler)
{
}

Handle FakeJournal::append(JournalDraft draft, JournalUrgency urgency, OnAppended onAppended)
{
    ++m_appendsAsked;
    m_lastUrgency = urgency;
    auto waiting = m_appends.wait(std::move(onAppended));
    m_pending.push_back({.draft = std::move(draft), .failure = failureOf(urgency), .answer = std::move(waiting.answer)});
    if (m_delay > Duration::zero()) {
        m_timers.push_back(m_scheduler.after(m_delay, [this] { finishOldest(); }));
    } else {
        m_scheduler.post([this, alive = std::weak_ptr<bool>(m_alive)] {
            if (!alive.expired())
                finishOldest();
        });
    }
    return std::move(waiting.handle);
}

Handle FakeJournal::read(JournalFilter filter, OnEntries onEntries)
{
    std::vector<JournalEntry> found;
    for (const JournalEntry& entry : m_entries) {
        if (isMatch(entry, filter))
            found.push_back(entry);
    }
    if (found.size() > filter.limit)
        found.erase(found.begin(), found.end() - static_cast<std::ptrdiff_t>(filter.limit));
    auto waiting = m_reads.wait(std::move(onEntries));
    waiting.answer(std::move(found));
    return std::move(waiting.handle);
}

Handle FakeJournal::verify(std::vector<JournalAnchor> anchors, OnVerdict onVerdict)
{
    auto waiting = m_verdicts.wait(std::move(onVerdict));
    waiting.answer(checkChain(m_entries, anchors, m_key));
    return std::move(waiting.handle);
}

Handle FakeJournal::onAppended(std::function<void()> listener)
{
    return m_listeners.add(std::move(listener));
}

void FakeJournal::breakAll()
{
    m_trouble = Trouble::Broken;
}

void FakeJournal::fillDisk()
{
    m_trouble = Trouble::DiskFull;
}

void FakeJournal::breakFrom(std::size_t n)
{
    m_brokenFrom = n;
}

void FakeJournal::repair()
{
    m_trouble = Trouble::None;
    m_brokenFrom.reset();
}

void FakeJournal::appendElsewhere(JournalDraft draft)
{
    write(std::move(draft));
    m_scheduler.post([this, alive = std::weak_ptr<bool>(m_alive)] {
        if (!alive.expired())
            m_listeners.tell();
    });
}

std::vector<JournalEntry> FakeJournal::entriesOf(JournalKind kind) const
{
    std::vector<JournalEntry> found;
    std::copy_if(m_entries.begin(), m_entries.end(), std::back_inserter(found),
                 [kind](const JournalEntry& entry) { return entry.draft.kind == kind; });
    return found;
}

std::optional<Error> FakeJournal::failureOf(JournalUrgency urgency) const
{
    const bool isBroken = m_trouble == Trouble::Broken || (m_brokenFrom && m_appendsAsked >= *m_brokenFrom);
    if (isBroken)
        return Error{.kind = ErrorKind::JournalUnavailable, .message = message("Journal", "The journal is broken."), .detail = "fake"};
    if (m_trouble == Trouble::DiskFull && urgency == JournalUrgency::Normal)
        return Error{.kind = ErrorKind::JournalUnavailable, .message = message("Journal", "The journal's disk is full."), .detail = "fake"};
    return std::nullopt;
}

void FakeJournal::finishOldest()
{
    const Pending pending = std::move(m_pending.front());
    m_pending.pop_front();
    if (pending.failure) {
        pending.answer(fail(*pending.failure));
        return;
    }
    pending.answer(write(pending.draft));
    m_scheduler.post([this, alive = std::weak_ptr<bool>(m_alive)] {
        if (!alive.expired())
            m_listeners.tell();
    });
}

JournalEntry FakeJournal::write(JournalDraft draft)
{
    JournalEntry entry{.draft = std::move(draft),
                       .localTime = m_scheduler.clock().wallNow(),
                       .monotonicMilliseconds = m_scheduler.now().sinceBoot.count(),
                       .osUser = "operator",
                       .host = "laptop",
                       .previousHash = {},
                       .hash = {}};
    const auto sequence = static_cast<std::int64_t>(m_entries.size()) + 1;
    m_entries.push_back(chained(std::move(entry), sequence, m_entries.empty() ? firstPreviousHash() : m_entries.back().hash, m_key));
    m_entries.back().origin = journalOrigin(m_key);
    return m_entries.back();
}

} // namespace tealdeck
