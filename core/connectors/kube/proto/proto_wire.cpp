#include "core/connectors/kube/proto/proto_wire.h"

#include "core/connectors/kube/proto/proto_rows.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

using proto::forEachField;
using proto::string;
using proto::view;

struct Envelope
{
    std::string kind;
    protozero::data_view raw;
    std::string contentType; // empty: raw is protobuf
};

class NotKubernetes : public protozero::exception
{
    const char* what() const noexcept override { return "not the protobuf of Kubernetes"; }
};

std::string readKind(protozero::data_view typeMeta)
{
    std::string kind;
    forEachField<proto::TypeMetaField>(typeMeta, [&](auto& field) {
        if (field.tag() == proto::TypeMetaField::kind)
            kind = string(field);
        else
            field.skip();
    });
    return kind;
}

Envelope readEnvelope(std::string_view bytes)
{
    if (!bytes.starts_with(protobufMagic))
        throw NotKubernetes();
    Envelope envelope;
    forEachField<proto::UnknownField>(proto::viewOf(bytes.substr(protobufMagic.size())), [&](auto& field) {
        switch (field.tag()) {
        case proto::UnknownField::typeMeta: envelope.kind = readKind(field.get_view()); break;
        case proto::UnknownField::raw: envelope.raw = field.get_view(); break;
        case proto::UnknownField::contentType: envelope.contentType = string(field); break;
        default: field.skip();
        }
    });
    return envelope;
}

tl::unexpected<Error> damaged(const std::string& detail)
{
    return fail(ErrorKind::ProtocolViolation, message("Kube", "The server's answer cannot be read: it is not the protobuf of Kubernetes."),
                detail);
}

// Runs a reader; what it throws is the server's fault.
template <typename Read>
auto guarded(Read read) -> std::invoke_result_t<Read>
{
    try {
        return read();
    } catch (const protozero::exception& problem) {
        return damaged(problem.what());
    }
}

template <typename Row>
void readListMeta(protozero::data_view bytes, ListPage<Row>& page)
{
    forEachField<proto::ListMetaField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case proto::ListMetaField::resourceVersion: page.resourceVersion = string(field); break;
        case proto::ListMetaField::continue_: page.continueToken = string(field); break;
        case proto::ListMetaField::remainingItemCount: page.remaining = field.get_int64(); break;
        default: field.skip();
        }
    });
}

struct Bytes
{
    std::string type;
    std::string_view object;
};

Bytes readEventFrame(std::string_view frame)
{
    Bytes event;
    const auto readRaw = [&](auto& field) {
        if (field.tag() == proto::RawExtensionField::raw)
            event.object = view(field);
        else
            field.skip();
    };
    forEachField<proto::WatchEventField>(proto::viewOf(frame), [&](auto& field) {
        switch (field.tag()) {
        case proto::WatchEventField::type: event.type = string(field); break;
        case proto::WatchEventField::object: forEachField<proto::RawExtensionField>(field.get_view(), readRaw); break;
        default: field.skip();
        }
    });
    return event;
}

// Every kind has its metadata first.
Bookmark readBookmark(protozero::data_view object)
{
    Bookmark bookmark;
    RowPools pools;
    forEachField<proto::PodField>(object, [&](auto& field) {
        if (field.tag() != proto::PodField::metadata)
            return field.skip();
        const ObjectMeta meta = proto::readMeta(field.get_view(), pools);
        const auto end = meta.annotations.find("k8s.io/initial-events-end");
        bookmark.resourceVersion = meta.resourceVersion;
        bookmark.endsInitialEvents = end != meta.annotations.end() && end->second == "true";
    });
    return bookmark;
}

std::string readStatus(protozero::data_view bytes)
{
    nlohmann::json status{{"kind", "Status"}};
    forEachField<proto::StatusField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case proto::StatusField::status: status["status"] = string(field); break;
        case proto::StatusField::message: status["message"] = string(field); break;
        case proto::StatusField::reason: status["reason"] = string(field); break;
        case proto::StatusField::code: status["code"] = field.get_int32(); break;
        default: field.skip();
        }
    });
    return status.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

template <typename Row>
Result<WatchEvent<Row>> readWatchEvent(std::string_view frame, const KubeCall& call, RowPools& pools)
{
    const Bytes event = readEventFrame(frame);
    const Envelope envelope = readEnvelope(event.object);
    if (event.type == "ERROR")
        return fail(errorFromStatus(readStatus(envelope.raw), 500, call));
    if (event.type == "BOOKMARK")
        return WatchEvent<Row>(readBookmark(envelope.raw));
    if (event.type != "ADDED" && event.type != "MODIFIED" && event.type != "DELETED")
        return damaged("an event of type " + event.type);
    Row row = proto::readRow<Row>(envelope.raw, envelope.kind, pools);
    if (row.key().empty())
        return damaged("an object without metadata.uid");
    if (event.type == "DELETED")
        return WatchEvent<Row>(RowRemoved{row.key(), row.meta.resourceVersion});
    return WatchEvent<Row>(RowChanged<Row>{std::move(row)});
}

template <typename Row>
Result<ListPage<Row>> readList(std::string_view bytes, RowPools& pools)
{
    constexpr std::string_view ending = "List";
    const Envelope envelope = readEnvelope(bytes);
    if (envelope.raw.data() == nullptr)
        return damaged("it ends before the list"); // else a list that was cut there would be an empty one
    if (!envelope.kind.ends_with(ending))
        return damaged("kind " + envelope.kind + " instead of a list");
    const std::string kind = envelope.kind.substr(0, envelope.kind.size() - ending.size());
    ListPage<Row> page;
    bool hasKeys = true;
    forEachField<proto::ListField>(envelope.raw, [&](auto& field) {
        switch (field.tag()) {
        case proto::ListField::metadata: readListMeta(field.get_view(), page); break;
        case proto::ListField::items:
            page.items.push_back(proto::readRow<Row>(field.get_view(), kind, pools));
            hasKeys = hasKeys && !page.items.back().key().empty();
            break;
        default: field.skip();
        }
    });
    if (!hasKeys)
        return damaged("an item without metadata.uid");
    return page;
}

} // namespace

std::optional<std::string> statusJsonOf(std::string_view bytes)
{
    try {
        const Envelope envelope = readEnvelope(bytes);
        return envelope.kind == "Status" ? std::optional(readStatus(envelope.raw)) : std::nullopt;
    } catch (const protozero::exception&) {
        return std::nullopt;
    }
}

template <typename Row>
Result<ListPage<Row>> decodeProtoList(std::string_view bytes, RowPools& pools)
{
    return guarded([&] { return readList<Row>(bytes, pools); });
}

template <typename Row>
Result<WatchEvent<Row>> decodeProtoWatchEvent(std::string_view frame, const KubeCall& call, RowPools& pools)
{
    return guarded([&] { return readWatchEvent<Row>(frame, call, pools); });
}

#define TEALDECK_PROTO_ROW(Row)                                                                                                            \
    template Result<ListPage<Row>> decodeProtoList(std::string_view, RowPools&);                                                           \
    template Result<WatchEvent<Row>> decodeProtoWatchEvent(std::string_view, const KubeCall&, RowPools&);
TEALDECK_PROTO_ROW(Pod)
TEALDECK_PROTO_ROW(Service)
TEALDECK_PROTO_ROW(Workload)
TEALDECK_PROTO_ROW(EndpointSlice)
TEALDECK_PROTO_ROW(Ingress)
TEALDECK_PROTO_ROW(LeaseValue)
TEALDECK_PROTO_ROW(ClusterEvent)
TEALDECK_PROTO_ROW(Node)
#undef TEALDECK_PROTO_ROW

} // namespace tealdeck
