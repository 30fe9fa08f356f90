#include "core/connectors/kube/kube_watch_event.h"

#include "core/connectors/kube/kube_rows.h"

namespace tealdeck
{
namespace
{

Bookmark readBookmark(const JsonView& metadata)
{
    return {.resourceVersion = metadata["resourceVersion"].text(),
            .endsInitialEvents = metadata["annotations"]["k8s.io/initial-events-end"].text() == "true"};
}

} // namespace

template <typename Row>
Result<WatchEvent<Row>> decodeWatchEvent(std::string_view line, const KubeCall& call)
{
    auto document = JsonDocument::parse(line);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    const std::string type = root["type"].text();
    const JsonView object = root["object"];
    if (type == "ERROR" && object.exists())
        return fail(errorFromStatus(document->root()["object"].dump(), 500, call));
    if (type == "BOOKMARK")
        return document->finish(WatchEvent<Row>(readBookmark(object["metadata"])));
    if (type != "ADDED" && type != "MODIFIED" && type != "DELETED") {
        document->missing("a known type of event");
        return document->finish(WatchEvent<Row>(Bookmark{}));
    }
    Row row = readRow<Row>(object, object["kind"].text());
    if (row.key().empty())
        document->missing("object.metadata.uid");
    if (type == "DELETED")
        return document->finish(WatchEvent<Row>(RowRemoved{row.key(), row.meta.resourceVersion}));
    return document->finish(WatchEvent<Row>(RowChanged<Row>{std::move(row)}));
}

template Result<WatchEvent<Pod>> decodeWatchEvent<Pod>(std::string_view, const KubeCall&);
template Result<WatchEvent<Service>> decodeWatchEvent<Service>(std::string_view, const KubeCall&);
template Result<WatchEvent<Workload>> decodeWatchEvent<Workload>(std::string_view, const KubeCall&);
template Result<WatchEvent<EndpointSlice>> decodeWatchEvent<EndpointSlice>(std::string_view, const KubeCall&);
template Result<WatchEvent<Ingress>> decodeWatchEvent<Ingress>(std::string_view, const KubeCall&);
template Result<WatchEvent<LeaseValue>> decodeWatchEvent<LeaseValue>(std::string_view, const KubeCall&);
template Result<WatchEvent<ClusterEvent>> decodeWatchEvent<ClusterEvent>(std::string_view, const KubeCall&);
template Result<WatchEvent<Node>> decodeWatchEvent<Node>(std::string_view, const KubeCall&);

} // namespace tealdeck
