#include "core/connectors/kube/kube_wire.h"

#include "core/connectors/kube/kube_rows.h"
#include "core/domain/workload_kind.h"

#include <type_traits>

namespace tealdeck
{
namespace
{

// An answer of another kind (a Status, a page of a proxy that happens to be JSON) must not read as an empty object.
void requireKind(JsonDocument& document, std::string_view kind)
{
    const JsonView root(document);
    const std::string found = root["kind"].text();
    if (!document.root().is_object())
        document.expected("an object", document.root());
    else if (!found.empty() && found != kind)
        document.expected("kind " + std::string(kind) + " instead of " + found, document.root());
}

template <typename Read>
auto decodeObject(std::string_view json, std::string_view kind, Read read) -> Result<std::invoke_result_t<Read, JsonView>>
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(std::move(document).error());
    requireKind(*document, kind);
    return document->finish(read(JsonView(*document)));
}

} // namespace

Result<Pod> decodePod(std::string_view json)
{
    return decodeObject(json, "Pod", &readPod);
}

Result<Service> decodeService(std::string_view json)
{
    return decodeObject(json, "Service", &readService);
}

Result<Workload> decodeWorkload(std::string_view json, WorkloadKind kind)
{
    return decodeObject(json, kindOf(kind), [kind](const JsonView& object) { return readWorkload(object, kind); });
}

Result<EndpointSlice> decodeEndpointSlice(std::string_view json)
{
    return decodeObject(json, "EndpointSlice", &readEndpointSlice);
}

Result<Ingress> decodeIngress(std::string_view json)
{
    return decodeObject(json, "Ingress", &readIngress);
}

Result<LeaseValue> decodeLease(std::string_view json)
{
    return decodeObject(json, "Lease", &readLease);
}

Result<ClusterEvent> decodeEvent(std::string_view json)
{
    return decodeObject(json, "Event", &readEvent);
}

Result<Node> decodeNode(std::string_view json)
{
    return decodeObject(json, "Node", &readNode);
}

template <typename Row>
Result<ListPage<Row>> decodeList(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    std::string kind = root["kind"].text();
    if (!kind.ends_with("List"))
        document->expected("a list", document->root());
    else
        kind.resize(kind.size() - 4);

    const JsonView metadata = root["metadata"];
    ListPage<Row> page{.items = {},
                       .resourceVersion = metadata["resourceVersion"].text(),
                       .continueToken = metadata["continue"].text(),
                       .remaining = metadata["remainingItemCount"].optionalLong()};
    page.items.reserve(root["items"].size());
    root["items"].forEach([&](const JsonView& item) {
        page.items.push_back(readRow<Row>(item, kind));
        if (page.items.back().key().empty())
            document->missing("metadata.uid of an item");
    });
    return document->finish(std::move(page));
}

template Result<ListPage<Pod>> decodeList(std::string_view);
template Result<ListPage<Service>> decodeList(std::string_view);
template Result<ListPage<Workload>> decodeList(std::string_view);
template Result<ListPage<EndpointSlice>> decodeList(std::string_view);
template Result<ListPage<Ingress>> decodeList(std::string_view);
template Result<ListPage<LeaseValue>> decodeList(std::string_view);
template Result<ListPage<ClusterEvent>> decodeList(std::string_view);
template Result<ListPage<Node>> decodeList(std::string_view);

Result<ClusterUid> decodeNamespaceUid(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(std::move(document).error());
    requireKind(*document, "Namespace");
    ClusterUid uid{JsonView(*document)["metadata"]["uid"].text()};
    if (uid.empty())
        document->missing("metadata.uid");
    return document->finish(std::move(uid));
}

Result<ServerVersion> decodeServerVersion(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    ServerVersion version{.gitVersion = root["gitVersion"].text(), .major = root["major"].text(), .minor = root["minor"].text()};
    if (version.gitVersion.empty())
        document->missing("gitVersion");
    return document->finish(std::move(version));
}

Result<UserInfo> decodeSelfSubjectReview(std::string_view json)
{
    return decodeObject(json, "SelfSubjectReview", [](const JsonView& object) {
        const JsonView info = object["status"]["userInfo"];
        UserInfo user{.name = info["username"].text(), .uid = info["uid"].text(), .groups = {}};
        info["groups"].forEach([&](const JsonView& group) { user.groups.push_back(group.text()); });
        return user;
    });
}

Result<AccessAnswer> decodeAccessReview(std::string_view json)
{
    return decodeObject(json, "SelfSubjectAccessReview", [](const JsonView& object) {
        const JsonView status = object["status"];
        return AccessAnswer{.isAllowed = status["allowed"].boolean() && !status["denied"].boolean(),
                            .reason = status["reason"].text(),
                            .evaluationError = status["evaluationError"].text()};
    });
}

} // namespace tealdeck
