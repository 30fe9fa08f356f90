#pragma once

#include "core/journal/journal_entry.h"

#include <string>
#include <vector>

namespace tealdeck
{

// Comma-separated values after RFC 4180, for spreadsheets: UTF-8, times in UTC, a line of column names first. A cell that a spreadsheet
// would take for a formula gets an apostrophe in front, so this is not an exact copy: use JSON lines for that. Entries of the sandbox say
// SANDBOX in their first cell, and a line above the column names says it for the file.
std::string exportCsv(const std::vector<JournalEntry>& entries);

// One JSON object a line (jsonlines.org), exactly as kept, hashes included. The first line describes the file; "origin" says SANDBOX there
// and in every line of the sandbox.
std::string exportJsonLines(const std::vector<JournalEntry>& entries);

} // namespace tealdeck
