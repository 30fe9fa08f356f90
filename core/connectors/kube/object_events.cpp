#include "core/connectors/kube/object_events.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/object_mask.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr int pageSize = 500;

std::optional<WallTime> firstOf(std::optional<WallTime> a, std::optional<WallTime> b)
{
    return a ? a : b;
}

} // namespace

ObjectEvent readObjectEvent(const ObjectJson& event)
{
    const bool isSeries = mapAt(event, {"series"}).contains("count");
    const auto eventTime = timeAt(event, {"eventTime"});
    std::string source = textAt(event, {"source", "component"});
    if (source.empty())
        source = textAt(event, {"reportingComponent"});
    return {.type = textAt(event, {"type"}),
            .reason = textAt(event, {"reason"}),
            .text = maskText(textAt(event, {"message"})),
            .source = std::move(source),
            .namespaceName = textAt(event, {"metadata", "namespace"}),
            .objectKind = textAt(event, {"involvedObject", "kind"}),
            .objectName = textAt(event, {"involvedObject", "name"}),
            .count = static_cast<int>(
                std::clamp(isSeries ? numberAt(event, {"series", "count"}, 1) : numberAt(event, {"count"}, 1), 1LL, 1LL << 30)),
            .isSeries = isSeries,
            .first = firstOf(eventTime, timeAt(event, {"firstTimestamp"})),
            .last = isSeries ? timeAt(event, {"series", "lastObservedTime"}) : firstOf(timeAt(event, {"lastTimestamp"}), eventTime)};
}

std::optional<WallTime> timeOf(const ObjectEvent& event)
{
    return firstOf(event.last, event.first);
}

Result<ObjectEventPage> decodeObjectEvents(std::string_view listJson)
{
    const auto list = parseObjectJson(listJson);
    if (!list)
        return fail(list.error());
    return eventsIn(*list);
}

ObjectEventPage eventsIn(const ObjectJson& list)
{
    ObjectEventPage page{.events = {},
                         .continueToken = textAt(list, {"metadata", "continue"}),
                         .resourceVersion = textAt(list, {"metadata", "resourceVersion"})};
    for (const ObjectJson& item : listAt(list, {"items"}))
        page.events.push_back(readObjectEvent(item));
    std::ranges::stable_sort(page.events, [](const ObjectEvent& a, const ObjectEvent& b) {
        return timeOf(a).value_or(WallTime{}) > timeOf(b).value_or(WallTime{});
    });
    return page;
}

std::string eventSelector(const ObjectAddress& object)
{
    if (!object.uid.empty() && object.kind != "Node")
        return "involvedObject.uid=" + object.uid;
    return "involvedObject.kind=" + object.kind + ",involvedObject.name=" + object.name;
}

HttpRequest objectEventsRequest(const ObjectAddress& object)
{
    static constexpr KubeResource events = kube::events;
    return listRequest(events, object.namespaceName, {.limit = pageSize, .fieldSelector = eventSelector(object)});
}

} // namespace tealdeck
