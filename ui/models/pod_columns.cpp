#include "ui/models/pod_columns.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

Duration ageOf(const Pod& pod, const Clock& clock)
{
    return clock.wallNow() - pod.meta.created;
}

QString restartsText(const Pod& pod, const Clock& clock)
{
    if (!pod.lastRestart || pod.restarts == 0)
        return formatCount(pod.restarts);
    return QCoreApplication::translate("Columns", "%1 (%2 ago)")
        .arg(formatCount(pod.restarts), formatShortAge(clock.wallNow() - *pod.lastRestart));
}

} // namespace

CellMark markOf(PodUrgency urgency)
{
    switch (urgency) {
    case PodUrgency::Broken: return {.glyph = Glyph::Crit, .color = Token::CritMark, .needsAttention = true};
    case PodUrgency::Unknown: return {.glyph = Glyph::Unknown, .color = Token::Unknown};
    case PodUrgency::Waiting: return {.glyph = Glyph::Wait, .color = Token::Ink2};
    case PodUrgency::Moving: return {.glyph = Glyph::Busy, .color = Token::Ink2};
    case PodUrgency::NotReady: return {.glyph = Glyph::Warn, .color = Token::WarnMark, .needsAttention = true};
    case PodUrgency::Running: return {.glyph = Glyph::Ok, .color = Token::Ok};
    case PodUrgency::Completed: return {.glyph = Glyph::Skip, .color = Token::Ink3};
    }
    return {};
}

CellMark markOf(const Pod& pod)
{
    return markOf(urgencyOf(pod));
}

std::vector<Column<Pod>> podColumns(const Clock& clock)
{
    constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    return {
        {.title = QT_TRANSLATE_NOOP("Columns", "Status"),
         .id = "status",
         .text = [](const Pod& pod) { return displayText(pod.status); },
         .sortKey
         = [](const Pod& pod) { return SortKey(static_cast<double>(urgencyOf(pod)), pod.status, pod.meta.namespaceName, pod.meta.name); },
         .mark = [](const Pod& pod) { return markOf(pod); },
         .kind = ColumnKind::Status,
         .width = 160},
        {.title = QT_TRANSLATE_NOOP("Columns", "Name"),
         .id = "name",
         .text = [](const Pod& pod) { return displayText(pod.meta.name); },
         .sortKey = [](const Pod& pod) { return SortKey(pod.meta.name); },
         .kind = ColumnKind::Name,
         .width = 260,
         .stretches = true},
        {.title = QT_TRANSLATE_NOOP("Columns", "Namespace"),
         .id = "namespace",
         .text = [](const Pod& pod) { return displayText(pod.meta.namespaceName); },
         .sortKey = [](const Pod& pod) { return SortKey(pod.meta.namespaceName, pod.meta.name); },
         .width = 120},
        {.title = QT_TRANSLATE_NOOP("Columns", "Ready"),
         .id = "ready",
         .text = [](const Pod& pod) { return u"%1/%2"_s.arg(pod.readyContainers).arg(pod.containers); },
         .sortKey = [](const Pod& pod) { return SortKey(pod.readyContainers - pod.containers); },
         .alignment = right,
         .width = 64},
        {.title = QT_TRANSLATE_NOOP("Columns", "Restarts"),
         .id = "restarts",
         .text = [&clock](const Pod& pod) { return restartsText(pod, clock); },
         .sortKey = [](const Pod& pod) { return SortKey(pod.restarts); },
         .kind = ColumnKind::Number,
         .alignment = right,
         .width = 120,
         .descendingFirst = true},
        {.title = QT_TRANSLATE_NOOP("Columns", "Node"),
         .id = "node",
         .text = [](const Pod& pod) { return pod.node.empty() ? QString(enDash) : displayText(pod.node); },
         .sortKey = [](const Pod& pod) { return SortKey(pod.node, pod.meta.name); },
         .width = 150,
         .yields = 1},
        {.title = QT_TRANSLATE_NOOP("Columns", "Age"),
         .id = "age",
         .text = [&clock](const Pod& pod) { return formatRowAge(ageOf(pod, clock)); },
         .sortKey = [](const Pod& pod) { return SortKey(-static_cast<double>(pod.meta.created.time_since_epoch().count())); },
         .kind = ColumnKind::Age,
         .alignment = right,
         .width = 90,
         .descendingFirst = true},
    };
}

void addPodFilterParts(const Pod& pod, FilterMatcher& matcher)
{
    matcher.addShared(pod.meta.namespaceName);
    matcher.addShared(pod.node);
    matcher.addShared(pod.status);
    matcher.addShared(pod.images.identity(), [&](auto look) {
        for (const ContainerImage& image : pod.images)
            look(image.image);
    });
    matcher.addShared(pod.meta.labels.identity(), [&](auto look) {
        for (const auto& [key, value] : pod.meta.labels)
            look(key + '=' + value);
    });
    matcher.add(pod.meta.name.str());
}

} // namespace tealdeck
