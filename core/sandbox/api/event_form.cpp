#include "core/sandbox/api/event_form.h"

#include <array>

namespace tealdeck::sandbox
{

namespace
{

bool isNewEvent(const Kind& kind)
{
    return kind.group == "events.k8s.io";
}

// A member of the first form under its name in the second.
struct Renamed
{
    const char* from;
    const char* to;
};

constexpr std::array<Renamed, 14> names{{{"metadata", "metadata"},
                                         {"eventTime", "eventTime"},
                                         {"series", "series"},
                                         {"reportingComponent", "reportingController"},
                                         {"reportingInstance", "reportingInstance"},
                                         {"action", "action"},
                                         {"reason", "reason"},
                                         {"involvedObject", "regarding"},
                                         {"message", "note"},
                                         {"type", "type"},
                                         {"source", "deprecatedSource"},
                                         {"firstTimestamp", "deprecatedFirstTimestamp"},
                                         {"lastTimestamp", "deprecatedLastTimestamp"},
                                         {"count", "deprecatedCount"}}};

} // namespace

const Kind& storedKind(const Kind& asked)
{
    return isNewEvent(asked) ? kindOf("events") : asked;
}

ObjectPtr inForm(const Kind& asked, const ObjectPtr& stored)
{
    if (!isNewEvent(asked))
        return stored;
    const Json old = stored->asJson();
    Json event{{"kind", "Event"}, {"apiVersion", asked.apiVersion()}};
    for (const Renamed& name : names) {
        const Json* value = find(old, {name.from});
        const bool isEmptyText = value && value->is_string() && value->get<std::string>().empty();
        if (value && !isEmptyText)
            event[name.to] = *value;
    }
    return ObjectStore::preview(asked, event);
}

} // namespace tealdeck::sandbox
