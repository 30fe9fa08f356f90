#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/journal/journal_entry.h"

#include <functional>
#include <vector>

namespace tealdeck
{

// How much may be given up so that an entry can be written (safety.md 6).
enum class JournalUrgency
{
    Normal, // on a full disk the append fails and nothing is sent
    WayBack, // on a full disk the reserve file (4 MiB) is given up
};

struct JournalFilter
{
    std::optional<ChangeId> change{};
    std::string text{}; // found in summary, subject, actor, environment or context, ignoring case; empty: all
    std::optional<WallTime> from{};
    std::optional<WallTime> to{};
    std::optional<bool> isSandbox{};
    std::size_t limit = 1000; // the youngest so many, told oldest first
};

// Somewhere outside that holds the head of the journal as it once was: a Lease's annotation, for one.
struct JournalAnchor
{
    std::int64_t sequence = 0;
    std::string hash{};
    std::string origin{}; // of the journal it was taken from (JournalEntry::origin); empty: an older version did not say
    std::string place{}; // "Lease shop/tealdeck-web on cluster 7c41f0d2"
    bool operator==(const JournalAnchor&) const = default;
};

struct JournalFinding
{
    std::int64_t sequence = 0;
    Message message{}; // what is wrong with this row: changed, missing, inserted, cut off
};

// What verify() can say. The end of a chain proves nothing by itself: rows after `provenUpTo` could be cut off unnoticed (safety.md 18).
struct JournalVerdict
{
    std::int64_t entries = 0;
    std::vector<JournalFinding> findings{}; // empty: the chain is intact
    std::optional<JournalAnchor> provenUpTo{}; // the youngest anchor that fits
    int foreignAnchors
        = 0; // that belong to other journals: of other people, or of one that was here before. They prove nothing of this one
    bool isIntact() const { return findings.empty(); }
};

// The append-only, hash-chained record of every change and its outcome, shared by all processes of this user.
// Completions run on the home thread, never inside the call, never after their Handle ended. Ending the Handle of an append does not
// take the entry back: what was handed over is written.
class Journal
{
public:
    virtual ~Journal() = default;

    using OnAppended = std::function<void(Result<JournalEntry>)>;
    // Success means flushed to the disk. Errors: JournalUnavailable.
    virtual Handle append(JournalDraft draft, JournalUrgency urgency, OnAppended onAppended) = 0;

    using OnEntries = std::function<void(Result<std::vector<JournalEntry>>)>;
    virtual Handle read(JournalFilter filter, OnEntries onEntries) = 0;

    using OnVerdict = std::function<void(Result<JournalVerdict>)>;
    // Reads the whole chain anew and compares it with the anchors that the caller read outside.
    virtual Handle verify(std::vector<JournalAnchor> anchors, OnVerdict onVerdict) = 0;

    // Tells that entries were appended, by this process or another one (noticed within two seconds).
    virtual Handle onAppended(std::function<void()> listener) = 0;

    // What a person should know about how the journal is kept: where, and that its key lies in a file when no keychain was there. May be
    // empty.
    virtual std::vector<Message> notes() const = 0;
};

} // namespace tealdeck
