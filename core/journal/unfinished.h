#pragma once

#include "core/journal/journal_entry.h"

#include <vector>

namespace tealdeck
{

// A change that was begun and of which nobody wrote down how it ended: the program was killed, say. Whether it was carried out is not known
// from here.
struct UnfinishedChange
{
    JournalEntry intent;
    JournalEntry last; // the youngest entry of the change; the intent itself when nothing followed
};

// All changes with an Intent and without an Outcome, oldest intent first. Changes that other consoles are carrying out right now are among
// them.
std::vector<UnfinishedChange> findUnfinished(const std::vector<JournalEntry>& entries);

} // namespace tealdeck
