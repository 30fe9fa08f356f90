#pragma once

#include "core/base/clock.h"
#include "core/journal/journal_entry.h"
#include "ui/models/column.h"

#include <vector>

namespace tealdeck
{

// One entry of the journal as a row of a Store.
struct JournalRow
{
    JournalEntry entry;

    std::string key() const { return std::to_string(entry.sequence); }
    bool operator==(const JournalRow& other) const { return entry.hash == other.entry.hash; }
};

std::vector<Column<JournalRow>> journalColumns(const Clock& clock);
std::string journalFilterText(const JournalRow& row);
// "Intent", "Sent", "Outcome" ...
QString wordFor(JournalKind kind);

} // namespace tealdeck
