#include "ui/text/freshness_text.h"

#include "core/base/match.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"

#include <QCoreApplication>

namespace tealdeck
{

namespace
{

QString nextTry(Instant at, Instant now)
{
    if (at <= now)
        return QCoreApplication::translate("Freshness", "Trying again now.");
    return QCoreApplication::translate("Freshness", "Next try in %1.").arg(formatAge(at - now));
}

Status statusOf(const Error& reason)
{
    return reason.kind == ErrorKind::Forbidden ? Status::Forbidden : Status::Unavailable;
}

} // namespace

FreshnessText describe(const Freshness& freshness, Instant now)
{
    return match(
        freshness,
        [](const Loading&) {
            return FreshnessText{.status = Status::Loading,
                                 .word = wordFor(Status::Loading),
                                 .age = {},
                                 .sentence = QCoreApplication::translate("Freshness", "Being read for the first time.")};
        },
        [now](const Live& live) {
            const QString age = formatAge(now - live.lastContact);
            return FreshnessText{.status = Status::Live,
                                 .word = wordFor(Status::Live),
                                 .age = age,
                                 .sentence = QCoreApplication::translate("Freshness", "The source last answered %1 ago.").arg(age)};
        },
        [now](const Stale& stale) {
            const QString age = formatAge(now - stale.asOf);
            return FreshnessText{.status = Status::Stale,
                                 .word = wordFor(Status::Stale),
                                 .age = age,
                                 .sentence = QCoreApplication::translate("Freshness", "Nothing new for %1: %2 %3")
                                                 .arg(age, translate(stale.reason), nextTry(stale.nextTry, now))};
        },
        [now](const Unavailable& unavailable) {
            const Status status = statusOf(unavailable.reason);
            return FreshnessText{.status = status,
                                 .word = wordFor(status),
                                 .age = {},
                                 .sentence = translate(unavailable.reason) + u' ' + nextTry(unavailable.nextTry, now)};
        });
}

} // namespace tealdeck
