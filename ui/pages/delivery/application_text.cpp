#include "ui/pages/delivery/application_text.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace tealdeck
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr std::size_t digestDigits = 12;

QString tr(const char* text, const char* comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("Application", text, comment, n);
}

QString readyOf(const Slot& slot)
{
    return tr("%1 of %2 ready").arg(slot.ready).arg(slot.desired);
}

bool isReady(const Slot& slot)
{
    return slot.desired > 0 && slot.ready >= slot.desired;
}

QString digestText(const std::string& digest)
{
    const std::size_t colon = digest.find(':');
    const std::string hex = colon == std::string::npos ? digest : digest.substr(colon + 1);
    return hex.empty() ? u"?"_s : displayText(hex.substr(0, digestDigits));
}

QString otherWaysText(const Slot& slot)
{
    QStringList names;
    for (const OtherWayIn& way : slot.otherWays)
        names << displayText(way.kind + " " + way.name);
    return names.isEmpty() ? QString(enDash) : names.join(u", "_s);
}

QString restartsText(const Slot& slot, WallTime now)
{
    if (!slot.lastRestart)
        return formatCount(slot.restarts);
    return tr("%1, last %2 ago").arg(formatCount(slot.restarts), formatShortAge(now - *slot.lastRestart));
}

QString badgeOf(const Application& application, const Slot& slot)
{
    if (isConsumer(application))
        return slot.pods > 0 ? tr("WORKING") : tr("NO PODS");
    if (slot.isSelected)
        return tr("LIVE");
    if (slot.desired == 0)
        return tr("IDLE, NO PODS");
    return isReady(slot) ? tr("READY, IDLE") : tr("NOT READY, IDLE");
}

// What was so some time ago is not said as if it were so now.
QString badgeOf(const Application& application, const Slot& slot, const std::optional<Duration>& staleFor)
{
    const QString word = badgeOf(application, slot);
    return staleFor ? tr("%1 %2 AGO").arg(word, formatShortAge(*staleFor).toUpper()) : word;
}

QString pathText(const Application& application, const Slot& slot)
{
    const QString service = displayText(application.serviceName);
    return slot.isSelected ? tr("selected by Service %1").arg(service) : tr("not selected by Service %1").arg(service);
}

} // namespace

SlotPosition markOf(const Slot& slot)
{
    return slot.position == 0 ? SlotPosition::First : SlotPosition::Second;
}

bool isConsumer(const Application& application)
{
    return application.serviceName.empty();
}

bool isAtWork(const Application& application, const Slot& slot)
{
    return slot.isSelected || (isConsumer(application) && slot.pods > 0);
}

QString describe(const Application& application)
{
    QStringList names;
    for (const Slot& slot : application.slots)
        names << displayText(slot.name);
    if (isConsumer(application))
        return tr("No Service: every slot with pods works (%1)").arg(names.join(u", "_s));
    return tr("Service selector %1, %2").arg(displayText(application.slotLabel), names.join(u"-"_s));
}

QString slotWord(const Application& application, const Slot& slot)
{
    if (isConsumer(application))
        return slot.pods > 0 ? tr("working") : tr("no pods");
    if (slot.isSelected)
        return tr("live");
    if (slot.desired == 0)
        return tr("scaled to 0");
    return isReady(slot) ? tr("ready") : tr("%1 of %2").arg(slot.ready).arg(slot.desired);
}

QString slotLine(const Application& application, const Slot& slot)
{
    const QString version = slot.version.empty() ? u"?"_s : displayText(slot.version);
    return tr("%1 %2 %3").arg(displayText(slot.name), version, slotWord(application, slot));
}

std::vector<Trouble> troublesOf(const Application& application)
{
    std::vector<Trouble> troubles;
    if (!isConsumer(application) && !application.selectedSlot())
        troubles.push_back({.glyph = Glyph::Warn, .color = Token::Warn, .text = tr("no slot is selected")});
    for (const Slot& slot : application.slots) {
        if (!isAtWork(application, slot) || isReady(slot))
            continue;
        if (slot.ready == 0)
            troubles.push_back({.glyph = Glyph::Crit, .color = Token::Crit, .text = tr("%1: no pod is ready").arg(displayText(slot.name))});
        else
            troubles.push_back(
                {.glyph = Glyph::Warn, .color = Token::Warn, .text = tr("%1: %2").arg(displayText(slot.name), readyOf(slot))});
    }
    return troubles;
}

SlotView slotView(const Application& application, const Slot& slot, WallTime now, const std::optional<Duration>& staleFor)
{
    return {.name = displayText(slot.name),
            .position = markOf(slot),
            .version = displayText(slot.version),
            .isLive = isAtWork(application, slot),
            .stateWord = badgeOf(application, slot, staleFor),
            .readyPods = slot.ready,
            .pods = std::max(slot.desired, slot.ready),
            .facts = {{.key = displayText(slot.workloadKind), .value = displayText(slot.workloadName)},
                      {.key = tr("Age"), .value = slot.created ? formatAge(now - *slot.created) : u"?"_s},
                      {.key = tr("Restarts"), .value = restartsText(slot, now)},
                      {.key = tr("Image"), .value = displayText(slot.image), .isMono = true},
                      {.key = tr("Digest"), .value = digestText(slot.digest), .isMono = true},
                      {.key = tr("Also by"), .value = otherWaysText(slot)}}};
}

PointsView pointsView(const Application& application)
{
    const Slot* live = application.selectedSlot();
    PointsView view{.source = tr("Service %1").arg(displayText(application.serviceName)),
                    .sourceFigure = {},
                    .live = live ? std::optional(markOf(*live)) : std::nullopt,
                    .firstFigure = {},
                    .firstText = {},
                    .secondFigure = {},
                    .secondText = {}};
    for (const Slot& slot : application.slots) {
        if (slot.position == 0)
            view.firstText = pathText(application, slot);
        else if (slot.position == 1)
            view.secondText = pathText(application, slot);
    }
    return view;
}

std::optional<Readiness> readinessOf(const Application& application, const Slot& target, bool isWayBack)
{
    if (isConsumer(application) || target.isSelected)
        return std::nullopt;
    const QString name = displayText(target.name);
    if (isReady(target)) {
        const QString words = isWayBack ? tr("%1 is ready to switch back: %2 of %3 pods.") : tr("%1 is ready to switch to: %2 of %3 pods.");
        return Readiness{.glyph = Glyph::Ok, .color = Token::Ok, .sentence = words.arg(name).arg(target.ready).arg(target.desired)};
    }
    if (target.desired == 0)
        return Readiness{.glyph = Glyph::Warn,
                         .color = Token::Warn,
                         .sentence = tr("%1 is scaled to 0: nothing would answer there. Scale it up before you switch.").arg(name)};
    const QString words = isWayBack ? tr("%1 is not ready to switch back: %2 of %3 pods.") : tr("%1 is not ready: %2 of %3 pods.");
    return Readiness{.glyph = Glyph::Warn, .color = Token::Warn, .sentence = words.arg(name).arg(target.ready).arg(target.desired)};
}

std::vector<Difference> differencesOf(const Application& application)
{
    std::vector<Difference> rows{{.what = tr("Version"), .values = {}},
                                 {.what = tr("Image"), .values = {}, .isMono = true},
                                 {.what = tr("Digest"), .values = {}, .isMono = true},
                                 {.what = tr("Pods wanted"), .values = {}},
                                 {.what = tr("Kind"), .values = {}}};
    for (const Slot& slot : application.slots) {
        rows[0].values.push_back(slot.version.empty() ? u"?"_s : displayText(slot.version));
        rows[1].values.push_back(displayText(slot.image));
        rows[2].values.push_back(digestText(slot.digest));
        rows[3].values.push_back(formatCount(slot.desired));
        rows[4].values.push_back(displayText(slot.workloadKind));
    }
    std::erase_if(rows, [](const Difference& row) {
        return std::all_of(row.values.begin(), row.values.end(), [&](const QString& value) { return value == row.values.front(); });
    });
    return rows;
}

std::vector<WayIn> waysInOf(const Application& application)
{
    std::vector<WayIn> ways;
    const Slot* live = application.selectedSlot();
    if (!isConsumer(application)) {
        for (const std::string& ingress : application.ingresses)
            ways.push_back({.kind = tr("Ingress"),
                            .name = displayText(ingress),
                            .leadsTo = tr("Service %1").arg(displayText(application.serviceName)),
                            .mark = {},
                            .isLive = false});
        ways.push_back({.kind = tr("Service"),
                        .name = displayText(application.serviceName),
                        .leadsTo = live ? displayText(live->name) : tr("no slot"),
                        .mark = live ? std::optional(markOf(*live)) : std::nullopt,
                        .isLive = true});
    }
    for (const Slot& slot : application.slots) {
        for (const OtherWayIn& way : slot.otherWays)
            ways.push_back({.kind = displayText(way.kind),
                            .name = displayText(way.name),
                            .leadsTo = displayText(slot.name),
                            .mark = markOf(slot),
                            .isLive = slot.isSelected});
    }
    return ways;
}

} // namespace tealdeck
