#include "ui/text/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qint64 second = 1;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

qint64 wholeSeconds(Duration duration)
{
    return std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(duration).count());
}

QString inSeconds(qint64 n)
{
    return QCoreApplication::translate("Age", "%1 s").arg(n);
}
QString inMinutes(qint64 n)
{
    return QCoreApplication::translate("Age", "%1 min").arg(n);
}
QString inHours(qint64 n)
{
    return QCoreApplication::translate("Age", "%1 h").arg(n);
}
QString inDays(qint64 n)
{
    return QCoreApplication::translate("Age", "%1 d").arg(n);
}

QString pair(const QString& coarse, const QString& fine, qint64 fineValue)
{
    return fineValue == 0 ? coarse : coarse + u' ' + fine;
}

Quantity inSteps(double bytes, double step, const std::array<QString, 5>& units)
{
    std::size_t unit = 0;
    double value = bytes;
    while (std::abs(value) >= step && unit + 1 < units.size()) {
        value /= step;
        ++unit;
    }
    const bool isWhole = unit == 0 || std::abs(value) >= 99.95 || std::abs(value - std::round(value)) < 0.05;
    return {.value = formatNumber(value, isWhole ? 0 : 1), .unit = units[unit]};
}

// How a date is written: an order, dots and commas as the language has them.
QString pattern(const char* english)
{
    return QCoreApplication::translate("DateFormat", english);
}

QDateTime inZone(WallTime moment, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), zone);
}

QTimeZone localZone()
{
    return QTimeZone::systemTimeZone();
}

} // namespace

QString formatCount(qint64 value)
{
    return QLocale().toString(value);
}

QString formatNumber(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString formatFigure(double value)
{
    const double size = std::abs(value);
    if (size >= 99.95 || size == 0)
        return formatNumber(value, 0);
    if (size >= 9.995)
        return formatNumber(value, 1);
    if (size >= 0.9995)
        return formatNumber(value, 2);
    return formatNumber(value, 3);
}

Quantity formatMemory(qint64 bytes)
{
    static const std::array<QString, 5> units{u"B"_s, u"KiB"_s, u"MiB"_s, u"GiB"_s, u"TiB"_s};
    return inSteps(static_cast<double>(bytes), 1024, units);
}

Quantity formatData(qint64 bytes)
{
    static const std::array<QString, 5> units{u"B"_s, u"kB"_s, u"MB"_s, u"GB"_s, u"TB"_s};
    return inSteps(static_cast<double>(bytes), 1000, units);
}

Quantity formatCpu(qint64 millicores)
{
    return {.value = formatCount(millicores), .unit = u"m"_s};
}

QString toText(const Quantity& quantity)
{
    return quantity.unit.isEmpty() ? quantity.value : quantity.value + u' ' + quantity.unit;
}

QString formatAge(Duration age)
{
    const qint64 seconds = wholeSeconds(age);
    if (seconds < minute)
        return inSeconds(seconds);
    if (seconds < hour)
        return pair(inMinutes(seconds / minute), inSeconds(seconds % minute), seconds % minute);
    if (seconds < day)
        return pair(inHours(seconds / hour), inMinutes(seconds % hour / minute), seconds % hour / minute);
    return pair(inDays(seconds / day), inHours(seconds % day / hour), seconds % day / hour);
}

QString formatRowAge(Duration age)
{
    const qint64 seconds = wholeSeconds(age);
    return seconds >= minute && seconds < hour ? inMinutes(seconds / minute) : formatAge(age);
}

QString formatShortAge(Duration age)
{
    const qint64 seconds = wholeSeconds(age);
    if (seconds < minute)
        return inSeconds(seconds);
    if (seconds < hour)
        return inMinutes(seconds / minute);
    return seconds < day ? inHours(seconds / hour) : inDays(seconds / day);
}

QString formatCountdown(Duration left)
{
    const qint64 seconds = wholeSeconds(left + std::chrono::milliseconds(999)); // 0:00 only when it is over
    const QString tail = u"%1:%2"_s.arg(seconds % hour / minute, seconds >= hour ? 2 : 1, 10, QLatin1Char('0'))
                             .arg(seconds % minute, 2, 10, QLatin1Char('0'));
    return seconds >= hour ? u"%1:%2"_s.arg(seconds / hour).arg(tail) : tail;
}

QString formatMoment(WallTime moment, WallTime now)
{
    return formatMoment(moment, now, localZone());
}

QString formatMoment(WallTime moment, WallTime now, const QTimeZone& zone)
{
    const QDateTime then = inZone(moment, zone);
    const QDateTime today = inZone(now, zone);
    const QLocale locale;
    const qint64 days = then.date().daysTo(today.date());
    if (days == 0)
        return then.toString(u"HH:mm:ss"_s);
    if (days > 0 && days < 7)
        return locale.toString(then, pattern("ddd HH:mm"));
    if (then.date().year() == today.date().year())
        return locale.toString(then, pattern("d MMM HH:mm"));
    return locale.toString(then, pattern("d MMM yyyy"));
}

QString formatTimeOfDay(WallTime moment)
{
    return formatTimeOfDay(moment, localZone());
}

QString formatTimeOfDay(WallTime moment, const QTimeZone& zone)
{
    return inZone(moment, zone).toString(u"HH:mm:ss"_s);
}

QString formatExact(WallTime moment)
{
    const QDateTime time = inZone(moment, localZone());
    const int offset = time.offsetFromUtc() / 60;
    const QString sign = offset < 0 ? QString(QChar(0x2212)) : u"+"_s;
    const QString minutes = std::abs(offset) % 60 == 0 ? QString() : u":%1"_s.arg(std::abs(offset) % 60, 2, 10, QLatin1Char('0'));
    return u"%1 %2 (UTC%3%4%5)"_s.arg(QLocale().toString(time, pattern("ddd d MMM yyyy HH:mm:ss")), time.timeZoneAbbreviation(), sign)
        .arg(std::abs(offset) / 60)
        .arg(minutes);
}

QString formatDay(QDate day)
{
    return QLocale().toString(day, pattern("ddd d MMM"));
}

QString zoneAbbreviation(WallTime moment)
{
    return inZone(moment, localZone()).timeZoneAbbreviation();
}

} // namespace tealdeck
