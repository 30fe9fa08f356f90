#include "core/connectors/kube/proto/proto_rows.h"

namespace tealdeck::proto
{
namespace
{

void readInvolved(protozero::data_view bytes, ClusterEvent& event)
{
    forEachField<ObjectReferenceField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ObjectReferenceField::kind: event.objectKind = string(field); break;
        case ObjectReferenceField::namespace_: event.objectNamespace = string(field); break;
        case ObjectReferenceField::name: event.objectName = string(field); break;
        case ObjectReferenceField::uid: event.objectUid = string(field); break;
        default: field.skip();
        }
    });
}

struct Series
{
    int count = 0;
    std::optional<WallTime> lastSeen;
};

Series readSeries(protozero::data_view bytes)
{
    Series series;
    forEachField<EventSeriesField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case EventSeriesField::count: series.count = field.get_int32(); break;
        case EventSeriesField::lastObservedTime: series.lastSeen = readTime(field.get_view()); break;
        default: field.skip();
        }
    });
    return series;
}

} // namespace

ClusterEvent readEvent(protozero::data_view bytes, RowPools& pools)
{
    ClusterEvent event;
    std::optional<Series> series;
    std::optional<WallTime> eventTime;
    int count = 0; // written even where there is none
    forEachField<EventField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case EventField::metadata: event.meta = readMeta(field.get_view(), pools); break;
        case EventField::involvedObject: readInvolved(field.get_view(), event); break;
        case EventField::reason: event.reason = string(field); break;
        case EventField::message: event.text = string(field); break;
        case EventField::type: event.type = string(field); break;
        case EventField::count: count = field.get_int32(); break;
        case EventField::lastTimestamp: event.lastSeen = readTime(field.get_view()); break;
        case EventField::eventTime: eventTime = readTime(field.get_view()); break;
        case EventField::series: series = readSeries(field.get_view()); break;
        default: field.skip();
        }
    });
    event.count = count == 0 ? 1 : count;
    if (series) {
        event.count = series->count;
        event.lastSeen = series->lastSeen;
    }
    if (!event.lastSeen)
        event.lastSeen = eventTime;
    return event;
}

} // namespace tealdeck::proto
