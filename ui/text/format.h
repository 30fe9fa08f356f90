#pragma once

#include "core/base/clock.h"

#include <QDate>
#include <QString>

#include <optional>

class QTimeZone;

namespace tealdeck
{

// Figures, times and ages as look.md section 8 wants them. Unknown is "?", not applicable "–", zero "0": never one for another.

inline constexpr QChar enDash = u'\u2013';

// "97,122" with the separators of the locale.
QString formatCount(qint64 value);
// Fixed decimals: "0.08", "1,842".
QString formatNumber(double value, int decimals);
// At most three significant digits: "1,842" stays whole, "61.4", "0.083".
QString formatFigure(double value);

// A value and its unit apart, so that the unit can be painted quieter.
struct Quantity
{
    QString value;
    QString unit;
    bool operator==(const Quantity&) const = default;
};
// "38 MiB", "4.5 GiB": memory of Kubernetes.
Quantity formatMemory(qint64 bytes);
// "1.8 MB", "38.2 GB": data and transfer.
Quantity formatData(qint64 bytes);
// "12 m", "1,500 m": CPU in thousandths.
Quantity formatCpu(qint64 millicores);
QString toText(const Quantity& quantity); // "38 MiB"

// Two units: "2 d 4 h", "11 min 41 s", "34 s"; negative counts as 0 s.
QString formatAge(Duration age);
// For columns of tables: as formatAge(), but whole minutes below an hour ("41 min"), so that a column does not flicker.
QString formatRowAge(Duration age);
// One unit, the coarser: "2 d", "34 min", for sentences.
QString formatShortAge(Duration age);
// "4:12", "1:02:03".
QString formatCountdown(Duration left);

// Today "14:32:07", this week "Wed 20:00", this year "15 Sep 10:14", else "15 Sep 2025"; local time.
QString formatMoment(WallTime moment, WallTime now);
QString formatMoment(WallTime moment, WallTime now, const QTimeZone& zone);
QString formatTimeOfDay(WallTime moment); // "14:32:07"
QString formatTimeOfDay(WallTime moment, const QTimeZone& zone);
// Date, time and zone in full, for tool tips: "Thu 17 Sep 2026 14:32:07 CEST (UTC+2)".
QString formatExact(WallTime moment);
QString formatDay(QDate day); // "Thu 17 Sep"
QString zoneAbbreviation(WallTime moment); // "CEST"

} // namespace tealdeck
