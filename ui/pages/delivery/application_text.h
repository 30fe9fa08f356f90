#pragma once

#include "core/domain/application.h"
#include "ui/theme/glyph.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/points_diagram.h"
#include "ui/widgets/slot_card.h"
#include "ui/widgets/slot_mark.h"

#include <QString>

#include <optional>
#include <vector>

namespace tealdeck
{

// An application in words. Says only what the cluster says: "selected by Service web", never who the customers are (safety.md 19).

SlotPosition markOf(const Slot& slot);
// True when nothing decides between the slots: a worker without a Service, where every slot with pods works.
bool isConsumer(const Application& application);
// The live slot; of a consumer every slot with pods.
bool isAtWork(const Application& application, const Slot& slot);
// "Service selector color, blue-green", "no Service, both working"
QString describe(const Application& application);
// "live", "ready", "9 of 12", "scaled to 0", "working"
QString slotWord(const Application& application, const Slot& slot);
// The words for screen readers: "blue v1.42.0 live"
QString slotLine(const Application& application, const Slot& slot);

// Something wrong with an application, for its place in the list.
struct Trouble
{
    Glyph glyph = Glyph::Warn;
    Token color = Token::Warn;
    QString text;
    bool operator==(const Trouble&) const = default;
};
std::vector<Trouble> troublesOf(const Application& application);

// `staleFor`: how old the data is, unless it is live.
SlotView slotView(const Application& application, const Slot& slot, WallTime now, const std::optional<Duration>& staleFor = std::nullopt);
PointsView pointsView(const Application& application);

// How ready the side is that a switch would lead to. Nothing where there is nothing to switch.
struct Readiness
{
    Glyph glyph = Glyph::Ok;
    Token color = Token::Ok;
    QString sentence;
};
std::optional<Readiness> readinessOf(const Application& application, const Slot& target, bool isWayBack);

// One thing in which the slots differ, with each slot's value in the order of the slots.
struct Difference
{
    QString what;
    std::vector<QString> values;
    bool isMono = false;
    bool operator==(const Difference&) const = default;
};
std::vector<Difference> differencesOf(const Application& application);

// One way by which requests reach the application: the primary Service, what leads to it, and the ways around it.
struct WayIn
{
    QString kind; // "Service"
    QString name;
    QString leadsTo; // "blue", "Service web"
    std::optional<SlotPosition> mark;
    bool isLive = false;
    bool operator==(const WayIn&) const = default;
};
std::vector<WayIn> waysInOf(const Application& application);

} // namespace tealdeck
