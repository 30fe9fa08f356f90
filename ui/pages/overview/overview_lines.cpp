#include "ui/pages/overview/overview_lines.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"
#include "ui/text/translate.h"
#include "ui/theme/status.h"

#include <QCoreApplication>

#include <algorithm>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr Duration day = std::chrono::hours(24);
constexpr Duration quietTime = std::chrono::minutes(10); // warnings closer together are one mark

QString tr(const char* text)
{
    return QCoreApplication::translate("Overview", text);
}

Status statusOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical: return Status::Critical;
    case Severity::Warning: return Status::Warning;
    case Severity::Note: return Status::Note;
    }
    return Status::Unknown;
}

bool isOfTheDay(WallTime time, WallTime now)
{
    return time <= now && now - time < day;
}

TimelineLane lane(const QString& title, std::vector<TimelineMark> marks)
{
    std::ranges::stable_sort(marks, {}, &TimelineMark::time);
    return {.title = title, .marks = std::move(marks)};
}

std::vector<TimelineMark> marksOf(const std::vector<PastChange>& changes, WallTime now)
{
    std::vector<TimelineMark> marks;
    for (const PastChange& change : changes) {
        if (!isOfTheDay(change.time, now))
            continue;
        const bool isUnknown = change.state == PastChange::State::Unknown;
        marks.push_back({.time = change.time,
                         .glyph = isUnknown ? Glyph::Unknown : (change.wasWayBack ? Glyph::ArrowBackUp : Glyph::ArrowsVertical),
                         .color = isUnknown ? Token::CritMark : Token::Ink2,
                         .text = displayText(change.person) + u": "_s + displayText(change.what)});
    }
    return marks;
}

std::vector<TimelineMark> rolloutsOf(const std::vector<const ClusterEvent*>& events, WallTime now)
{
    std::vector<TimelineMark> marks;
    for (const ClusterEvent* event : events) {
        const bool isRollout = event->reason == "ScalingReplicaSet" || (event->objectKind == "StatefulSet" && event->type == "Normal");
        if (isRollout && event->lastSeen && isOfTheDay(*event->lastSeen, now))
            marks.push_back({.time = *event->lastSeen,
                             .glyph = Glyph::Done,
                             .color = Token::Ink2,
                             .text = displayText(event->objectName) + u": "_s + displayText(event->text)});
    }
    return marks;
}

// Warnings that follow each other within minutes are one mark with the first one's words.
std::vector<TimelineMark> warningsOf(const std::vector<const ClusterEvent*>& events, WallTime now)
{
    std::vector<TimelineMark> marks;
    for (const ClusterEvent* event : events) {
        if (event->type == "Warning" && event->lastSeen && isOfTheDay(*event->lastSeen, now))
            marks.push_back({.time = *event->lastSeen,
                             .glyph = Glyph::Warn,
                             .color = Token::WarnMark,
                             .text = displayText(event->objectName) + u": "_s + displayText(event->reason)});
    }
    std::ranges::stable_sort(marks, {}, &TimelineMark::time);
    std::vector<TimelineMark> apart;
    for (TimelineMark& mark : marks) {
        if (apart.empty() || mark.time - apart.back().time > quietTime)
            apart.push_back(std::move(mark));
    }
    return apart;
}

} // namespace

OverviewLine lineFor(const OverviewProblem& problem, WallTime now)
{
    const Status status = statusOf(problem.severity);
    const StatusLook look = lookOf(status);
    return {.glyph = look.glyph,
            .glyphColor = look.glyphColor,
            .wordColor = look.wordColor,
            .word = wordFor(status),
            .what = translate(problem.what),
            .why = translate(problem.why),
            .remark = problem.since ? formatShortAge(now - *problem.since) : QString()};
}

OverviewLine lineFor(const WarningSummary& warning, WallTime now)
{
    QString object = displayText(warning.place.kind) + u' ' + displayText(warning.place.name);
    if (!warning.place.namespaceName.empty())
        object += tr(", namespace %1").arg(displayText(warning.place.namespaceName));
    return {.glyph = Glyph::Warn,
            .glyphColor = Token::WarnMark,
            .wordColor = Token::Ink2,
            .word = tr("%1 times").arg(formatCount(warning.count)),
            .what = displayText(warning.reason) + u" · "_s + object,
            .why = displayText(warning.text),
            .remark = formatShortAge(now - warning.lastSeen)};
}

std::vector<KeyFigure> figuresOf(const Overview& overview, const OverviewFacts& facts)
{
    int nodes = 0;
    int ready = 0;
    for (const ZoneSummary& zone : overview.zones) {
        nodes += zone.nodes;
        ready += zone.ready;
    }
    const auto of = [](int value) { return tr("of %1").arg(formatCount(value)); };
    return {
        {.caption = tr("Workloads as desired"),
         .value = formatCount(overview.workloadsAsDesired),
         .unit = of(overview.workloads),
         .note = tr("deployments and stateful sets")},
        {.caption = tr("Pods ready"),
         .value = formatCount(overview.podsReady),
         .unit = of(overview.pods),
         .note = tr("completed ones left out")},
        {.caption = tr("Nodes ready"),
         .value = facts.nodes ? formatCount(ready) : u"?"_s,
         .unit = facts.nodes ? of(nodes) : QString(),
         .note = facts.nodes ? tr("in %1 zones").arg(overview.zones.size()) : tr("not read")},
        {.caption = tr("Pods restarted"), .value = formatCount(overview.restartedPods), .unit = {}, .note = tr("within the last hour")},
        {.caption = tr("Warning events"),
         .value = facts.events ? formatCount(overview.warningEvents) : u"?"_s,
         .unit = {},
         .note = facts.events ? tr("within the last hour") : tr("not read")},
    };
}

std::vector<TimelineLane> lanesOf(const std::vector<PastChange>& changes, const OverviewFacts& facts)
{
    std::vector<TimelineLane> lanes{lane(tr("Changes here"), marksOf(changes, facts.now))};
    if (!facts.events)
        return lanes;
    lanes.push_back(lane(tr("Rollouts"), rolloutsOf(*facts.events, facts.now)));
    lanes.push_back(lane(tr("Warnings"), warningsOf(*facts.events, facts.now)));
    return lanes;
}

} // namespace tealdeck
