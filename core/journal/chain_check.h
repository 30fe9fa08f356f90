#pragma once

#include "core/base/secret.h"
#include "core/journal/journal.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// Reads a chain row by row, in the order of their numbers, and tells what was changed, taken out, put in or renumbered. It needs the memory
// of two rows only.
class ChainCheck
{
public:
    ChainCheck(Secret key, std::vector<JournalAnchor> anchors);

    void add(const JournalEntry& entry);
    // What is true of all rows added; ends the check.
    JournalVerdict finish();

private:
    struct Row
    {
        std::int64_t sequence = 0;
        std::string hash;
    };
    // A row whose hash does not fit; the row after it tells whether it was changed or put in.
    struct Suspect
    {
        Row row;
        std::string hashBefore;
    };

    void addOutOfOrder(const JournalEntry& entry);
    void judgeSuspect(const std::string& nextPreviousHash);
    void reportGap(std::int64_t first, std::int64_t last);
    bool isGenuine(const JournalEntry& entry) const;
    bool isRenumbered(const JournalEntry& entry) const;
    void checkAnchors(const JournalEntry& entry);
    bool isOurs(const JournalAnchor& anchor) const;
    void report(std::int64_t sequence, Message message);

    Secret m_key;
    std::string m_origin; // of the journal that is read
    std::vector<JournalAnchor> m_anchors;
    JournalVerdict m_verdict;
    std::size_t m_fitting = 0; // anchors of an unknown journal that fit this one
    Row m_last; // the row before, as it is stored
    Row m_trusted; // the youngest row whose hash fits, with the number it was written under
    std::optional<Suspect> m_suspect;
};

// The same over rows in memory.
JournalVerdict checkChain(const std::vector<JournalEntry>& entries, const std::vector<JournalAnchor>& anchors, const Secret& key);

} // namespace tealdeck
