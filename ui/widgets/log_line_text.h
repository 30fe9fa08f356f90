#pragma once

#include "core/domain/log_buffer.h"
#include "core/domain/log_pattern.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QTextLayout>

#include <vector>

namespace tealdeck
{

// A line as it is painted and copied: its tabs are blanks, and a line that was cut says so.
QString logText(const LogLine& line);
// "14:29:41.118", local; empty where the line has no time.
QString logTimeText(LogTime time);
// What stands between the lines, in a sentence: "Container main ended with exit code 1. Restart 14 at 14:29:56."
QString logNoteText(const LogNote& note, WallTime now);

// The colours of logText(): the word of the level, and what the program itself wanted, as far as colours of ours say the same.
std::vector<QTextLayout::FormatRange> logFormats(const LogLine& line, const Theme& theme);
// Marks each place where the words are.
void addHits(std::vector<QTextLayout::FormatRange>& formats, const QString& text, const LogPattern& words, bool isCurrent,
             const Theme& theme);

} // namespace tealdeck
