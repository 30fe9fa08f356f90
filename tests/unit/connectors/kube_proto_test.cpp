#include <QtTest>

#include "core/base/match.h"
#include "core/connectors/kube/proto/frame_splitter.h"
#include "core/connectors/kube/proto/proto_end.h"
#include "core/connectors/kube/proto/proto_wire.h"
#include "tests/support/captured_reply.h"

#include <protozero/pbf_writer.hpp>

#include <map>
#include <set>

using namespace tealdeck;

namespace
{

const KubeCall watchPods{.verb = "watch", .resource = kube::pods, .namespaceName = {}, .name = {}};

template <typename Row>
using Rows = std::map<std::string, Row>;

template <typename Row>
Rows<Row> byKey(std::vector<Row> items)
{
    Rows<Row> rows;
    for (Row& row : items)
        rows.emplace(row.key(), std::move(row));
    return rows;
}

template <typename Row>
Rows<Row> fromJson(const std::string& body)
{
    const auto page = decodeList<Row>(body);
    return page ? byKey(page->items) : Rows<Row>();
}

template <typename Row>
Rows<Row> fromProto(const std::string& body)
{
    RowPools pools;
    const auto page = decodeProtoList<Row>(body, pools);
    return page ? byKey(page->items) : Rows<Row>();
}

struct Stream
{
    Rows<Pod> rows;
    std::vector<Bookmark> bookmarks;
    std::optional<Error> error;
};

Stream readStream(const std::string& bytes, std::size_t piece)
{
    Stream stream;
    RowPools pools;
    FrameSplitter frames(1U << 20U);
    for (std::size_t at = 0; at < bytes.size() && !stream.error; at += piece) {
        const auto fed = frames.feed(std::string_view(bytes).substr(at, piece), [&](std::string_view frame) -> Result<void> {
            auto event = decodeProtoWatchEvent<Pod>(frame, watchPods, pools);
            if (!event)
                return fail(event.error());
            match(
                std::move(*event), [&](RowChanged<Pod>&& changed) { stream.rows.insert_or_assign(changed.row.key(), changed.row); },
                [&](RowRemoved&& removed) { stream.rows.erase(removed.key); },
                [&](Bookmark&& bookmark) { stream.bookmarks.push_back(bookmark); });
            return {};
        });
        if (!fed)
            stream.error = fed.error();
    }
    return stream;
}

std::string unknown(const std::string& kind, const std::string& raw)
{
    std::string type;
    protozero::pbf_writer(type).add_string(2, kind);
    std::string bytes("k8s\0", 4);
    protozero::pbf_writer writer(bytes);
    writer.add_message(1, type);
    writer.add_message(2, raw);
    return bytes;
}

template <typename Row>
void comparesEqual(const std::string& json, const std::string& proto, std::size_t least)
{
    const Rows<Row> expected = fromJson<Row>(json);
    const Rows<Row> rows = fromProto<Row>(proto);
    QVERIFY(expected.size() >= least);
    QCOMPARE(rows.size(), expected.size());
    for (const auto& [key, row] : expected) {
        QVERIFY2(rows.contains(key), key.c_str());
        QVERIFY2(rows.at(key) == row, row.meta.name.c_str());
    }
}

} // namespace

// The same objects in JSON and in protobuf, captured from a real API server, give the same rows.
class KubeProtoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void podsInEveryStateAreTheSame() { comparesEqual<Pod>(capturedFile("pods-states.json"), capturedFile("pods-states.pb"), 20); }

    void podsAsAStreamAreTheSameWhereverThePiecesEnd()
    {
        const Rows<Pod> expected = fromJson<Pod>(capturedFile("pods-states.json"));
        const std::string bytes = capturedReply("pods-states-stream-protobuf.http").body;
        for (const std::size_t piece : {bytes.size(), std::size_t(1), std::size_t(7), std::size_t(4096)}) {
            const Stream stream = readStream(bytes, piece);
            QVERIFY(!stream.error);
            QCOMPARE(stream.bookmarks.size(), std::size_t(1));
            QVERIFY(stream.bookmarks.front().endsInitialEvents);
            QVERIFY(!stream.bookmarks.front().resourceVersion.empty());
            QVERIFY(stream.rows == expected);
        }
    }

    void otherKindsAreTheSame()
    {
        comparesEqual<Workload>(capturedReply("list-deployments.http").body, capturedReply("list-deployments-protobuf.http").body, 3);
        comparesEqual<Workload>(capturedReply("list-statefulsets.http").body, capturedReply("list-statefulsets-protobuf.http").body, 1);
        comparesEqual<Node>(capturedReply("list-nodes.http").body, capturedReply("list-nodes-protobuf.http").body, 1);
        comparesEqual<Service>(capturedReply("list-services.http").body, capturedReply("list-services-protobuf.http").body, 3);
        comparesEqual<EndpointSlice>(capturedReply("list-endpointslices.http").body,
                                     capturedReply("list-endpointslices-protobuf.http").body, 3);
    }

    void aPageHasItsMarks()
    {
        RowPools pools;
        const auto json = decodeList<Pod>(capturedReply("pods-page-1.http").body);
        const auto proto = decodeProtoList<Pod>(capturedReply("pods-page-1-protobuf.http").body, pools);
        QVERIFY(json && proto);
        QVERIFY(!proto->continueToken.empty());
        QCOMPARE(proto->items.size(), json->items.size());
        QVERIFY(proto->remaining == json->remaining);
    }

    void whatPodsShareIsKeptOnce()
    {
        RowPools pools;
        const auto page = decodeProtoList<Pod>(capturedReply("pods-protobuf.http").body, pools);
        QVERIFY(page && page->items.size() > 4);
        std::set<const void*> namespaces;
        std::set<std::string> names;
        std::map<Labels, std::set<const void*>> labels;
        for (const Pod& pod : page->items) {
            namespaces.insert(pod.meta.namespaceName.identity());
            names.insert(pod.meta.namespaceName);
            labels[*pod.meta.labels].insert(pod.meta.labels.identity());
        }
        QCOMPARE(namespaces.size(), names.size());
        QVERIFY(labels.size() < page->items.size());
        for (const auto& [set, identities] : labels)
            QCOMPARE(identities.size(), std::size_t(1));
    }

    void anExpiredVersionIsGone()
    {
        const Stream stream = readStream(capturedReply("watch-too-old-protobuf.http").body, 64);
        QVERIFY(stream.error);
        QVERIFY(stream.error->kind == ErrorKind::Gone);
        QVERIFY(stream.error->detail.find("too old resource version") != std::string::npos);
    }

    void aRefusalInProtobufIsReadAsOneInJson()
    {
        std::string status;
        protozero::pbf_writer writer(status);
        writer.add_string(2, "Failure");
        writer.add_string(3, "pods is forbidden: User \"jane\" cannot list resource \"pods\"");
        writer.add_string(4, "Forbidden");
        writer.add_int32(6, 403);
        const Error error = errorFromStatus(unknown("Status", status), 403, watchPods);
        QVERIFY(error.kind == ErrorKind::Forbidden);
        QVERIFY(error.detail.find("jane") != std::string::npos);
    }

    void damagedBytesAreAnErrorAndNothingElse()
    {
        const std::string whole = capturedFile("pods-states.pb");
        for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 400) {
            RowPools pools;
            const auto page = decodeProtoList<Pod>(std::string_view(whole).substr(0, size), pools);
            QVERIFY(!page);
            QVERIFY(page.error().kind == ErrorKind::ProtocolViolation);
        }
        RowPools pools;
        QVERIFY(!decodeProtoList<Pod>("k8s", pools));
        QVERIFY(!decodeProtoList<Pod>(unknown("PodList", std::string("\x12\xff\xff\xff\xff\x0f", 6)), pools)); // 4 GB of an item
        QVERIFY(!decodeProtoList<Pod>(unknown("PodList", std::string("\x12\x00", 2)), pools)); // an item without uid
        QVERIFY(!decodeProtoList<Pod>(unknown("Status", {}), pools));
        QVERIFY(decodeProtoList<Pod>(unknown("PodList", {}), pools));
    }

    void theEndOfAnObjectIsFoundInPiecesOfAnySize()
    {
        const std::string whole = capturedFile("pods-states.pb");
        for (const std::size_t piece : {std::size_t(1), std::size_t(7), std::size_t(1000), whole.size()}) {
            ProtoEnd end;
            std::size_t reachedAt = 0;
            for (std::size_t size = 0; size < whole.size() && reachedAt == 0; size = std::min(size + piece, whole.size())) {
                if (end.reached(std::string_view(whole).substr(0, size)))
                    reachedAt = size;
            }
            if (reachedAt == 0 && end.reached(whole))
                reachedAt = whole.size();
            QVERIFY(reachedAt > 0 && (piece > 1 || reachedAt + 8 > whole.size()));
            RowPools pools;
            QVERIFY(decodeProtoList<Pod>(std::string_view(whole).substr(0, end.size()), pools));
        }
    }

    void whatIsNoObjectHasNoEnd()
    {
        ProtoEnd otherBytes;
        QVERIFY(!otherBytes.reached("{\"kind\":\"PodList\"}"));
        ProtoEnd endlessNumber;
        QVERIFY(!endlessNumber.reached(std::string("k8s\0\x12\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 16)));
        ProtoEnd hugeLength;
        const std::string huge("k8s\0\x12\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 15);
        QVERIFY(!hugeLength.reached(huge));
        QVERIFY(!hugeLength.reached(huge + std::string(1000, 'x')));
        ProtoEnd wrongType;
        QVERIFY(!wrongType.reached(std::string("k8s\0\x10\x01\x12\x00", 8)));
        ProtoEnd empty;
        QVERIFY(empty.reached(std::string("k8s\0\x0a\x00\x12\x00", 8))); // a list without anything
    }

    void aFrameThatIsTooLargeEndsTheStream()
    {
        FrameSplitter frames(1000);
        int seen = 0;
        const auto onFrame = [&](std::string_view) -> Result<void> {
            ++seen;
            return {};
        };
        QVERIFY(frames.feed(std::string("\0\0\0\2ab", 6) + std::string("\0\0\0\0", 4), onFrame));
        QCOMPARE(seen, 2);
        const auto fed = frames.feed(std::string("\0\0\4\0", 4), onFrame);
        QVERIFY(!fed && fed.error().kind == ErrorKind::ProtocolViolation);
        FrameSplitter inPieces(1000);
        QVERIFY(inPieces.feed(std::string("\x7f", 1), onFrame));
        QVERIFY(!inPieces.feed(std::string("\0\0\0", 3), onFrame));
        QCOMPARE(seen, 2);
    }
};

QTEST_GUILESS_MAIN(KubeProtoTest)
#include "kube_proto_test.moc"
