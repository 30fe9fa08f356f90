#pragma once

#include "core/base/secret.h"
#include "core/journal/journal_entry.h"

#include <string>

namespace tealdeck
{

// What stands as previousHash in the first row: 64 zeros.
std::string firstPreviousHash();

// Every field of a row but its own hash, in one fixed order, as netstrings ("5:hello,"): no two different rows give the same bytes.
// An absent server time is the empty netstring. This format is kept for ever: it is what the stored hashes were made of.
std::string canonicalBytes(const JournalEntry& entry);

// HMAC-SHA-256 of canonicalBytes() in lower-case hex.
std::string chainHash(const JournalEntry& entry, const Secret& key);

// The row with its place in the chain: sequence, previousHash and hash.
JournalEntry chained(JournalEntry entry, std::int64_t sequence, std::string previousHash, const Secret& key);

// Names a journal by its key, without telling the key: the same for all its rows, and still the same when the rows were deleted.
std::string journalOrigin(const Secret& key);

} // namespace tealdeck
