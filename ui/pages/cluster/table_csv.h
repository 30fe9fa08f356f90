#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace tealdeck
{

// Rows as CSV (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return)
// gets an apostrophe in front: names are other people's words.
QByteArray toCsv(const QStringList& head, const std::vector<QStringList>& rows);

} // namespace tealdeck
