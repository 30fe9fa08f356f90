#include "core/journal/chain_check.h"

#include "core/journal/chain.h"

#include <utility>

namespace tealdeck
{

ChainCheck::ChainCheck(Secret key, std::vector<JournalAnchor> anchors)
    : m_key(std::move(key))
    , m_origin(journalOrigin(m_key))
    , m_anchors(std::move(anchors))
    , m_last{.sequence = 0, .hash = firstPreviousHash()}
    , m_trusted(m_last)
{
}

void ChainCheck::add(const JournalEntry& entry)
{
    ++m_verdict.entries;
    if (entry.sequence <= m_last.sequence) {
        addOutOfOrder(entry);
        return;
    }
    const bool hasGap = entry.sequence > m_last.sequence + 1;
    const bool isLinkKnown = !hasGap && !m_suspect;
    if (m_suspect)
        judgeSuspect(entry.previousHash);
    if (hasGap)
        reportGap(m_last.sequence + 1, entry.sequence - 1);
    if (isGenuine(entry)) {
        if (isLinkKnown && entry.previousHash != m_last.hash) {
            report(entry.sequence,
                   message("Journal", "Row %1 does not follow row %2: it was written after another one.",
                           {std::to_string(entry.sequence), std::to_string(m_last.sequence)}));
        }
        m_trusted = {.sequence = entry.sequence, .hash = entry.hash};
    } else if (isRenumbered(entry)) {
        report(entry.sequence,
               message("Journal", "Row %1 was row %2 when it was written: its number was changed.",
                       {std::to_string(entry.sequence), std::to_string(m_trusted.sequence + 1)}));
        m_trusted = {.sequence = m_trusted.sequence + 1, .hash = entry.hash};
    } else {
        m_suspect = {.row = {.sequence = entry.sequence, .hash = entry.hash}, .hashBefore = m_last.hash};
    }
    m_last = {.sequence = entry.sequence, .hash = entry.hash};
    checkAnchors(entry);
}

JournalVerdict ChainCheck::finish()
{
    if (m_suspect)
        judgeSuspect(m_suspect->row.hash);
    for (const JournalAnchor& anchor : m_anchors) {
        if (!isOurs(anchor))
            ++m_verdict.foreignAnchors;
        else if (anchor.sequence > m_last.sequence) {
            report(m_last.sequence + 1,
                   message("Journal", "The end is cut off: the journal ends with row %1, but %2 saw row %3.",
                           {std::to_string(m_last.sequence), anchor.place, std::to_string(anchor.sequence)}));
        }
    }
    m_verdict.foreignAnchors -= static_cast<int>(m_fitting);
    return std::exchange(m_verdict, {});
}

bool ChainCheck::isOurs(const JournalAnchor& anchor) const
{
    return !anchor.origin.empty() && anchor.origin == m_origin;
}

// A row that is no step forward takes no place in the chain: the next row is compared with the one before it.
void ChainCheck::addOutOfOrder(const JournalEntry& entry)
{
    if (isGenuine(entry))
        report(entry.sequence,
               message("Journal", "Row %1 stands out of order, after row %2.",
                       {std::to_string(entry.sequence), std::to_string(m_last.sequence)}));
    else
        report(entry.sequence, message("Journal", "Row %1 was put in: it was not written by Tealdeck.", {std::to_string(entry.sequence)}));
}

void ChainCheck::judgeSuspect(const std::string& nextPreviousHash)
{
    const Suspect suspect = *std::exchange(m_suspect, std::nullopt);
    const std::string number = std::to_string(suspect.row.sequence);
    const bool wasPutIn = nextPreviousHash == suspect.hashBefore && nextPreviousHash != suspect.row.hash;
    if (wasPutIn)
        report(suspect.row.sequence,
               message("Journal", "Row %1 was put in: the row after it was written directly after the row before it.", {number}));
    else
        report(suspect.row.sequence,
               message("Journal", "Row %1 was changed after it was written, or was not written by Tealdeck.", {number}));
}

void ChainCheck::reportGap(std::int64_t first, std::int64_t last)
{
    if (first == last)
        report(first, message("Journal", "Row %1 is missing.", {std::to_string(first)}));
    else
        report(first, message("Journal", "Rows %1 to %2 are missing.", {std::to_string(first), std::to_string(last)}));
}

bool ChainCheck::isGenuine(const JournalEntry& entry) const
{
    return chainHash(entry, m_key) == entry.hash;
}

// True when the row follows the youngest trusted one, but was given another number afterwards.
bool ChainCheck::isRenumbered(const JournalEntry& entry) const
{
    if (entry.previousHash != m_trusted.hash)
        return false;
    JournalEntry original = entry;
    original.sequence = m_trusted.sequence + 1;
    return isGenuine(original);
}

void ChainCheck::checkAnchors(const JournalEntry& entry)
{
    for (const JournalAnchor& anchor : m_anchors) {
        if (anchor.sequence != entry.sequence)
            continue;
        const bool isYoungest = !m_verdict.provenUpTo || m_verdict.provenUpTo->sequence < anchor.sequence;
        if (anchor.hash != entry.hash && !isOurs(anchor))
            continue; // somebody else's
        if (!isOurs(anchor))
            ++m_fitting;
        if (anchor.hash != entry.hash)
            report(entry.sequence,
                   message("Journal", "Row %1 is not the one that %2 saw: the journal was replaced.",
                           {std::to_string(entry.sequence), anchor.place}));
        else if (m_verdict.isIntact() && !m_suspect && isYoungest)
            m_verdict.provenUpTo = anchor;
    }
}

void ChainCheck::report(std::int64_t sequence, Message message)
{
    m_verdict.findings.push_back({.sequence = sequence, .message = std::move(message)});
}

JournalVerdict checkChain(const std::vector<JournalEntry>& entries, const std::vector<JournalAnchor>& anchors, const Secret& key)
{
    ChainCheck check(key, anchors);
    for (const JournalEntry& entry : entries)
        check.add(entry);
    return check.finish();
}

} // namespace tealdeck
