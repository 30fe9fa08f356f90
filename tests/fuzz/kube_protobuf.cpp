#include "core/connectors/kube/proto/frame_splitter.h"
#include "core/connectors/kube/proto/proto_end.h"
#include "core/connectors/kube/proto/proto_wire.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

namespace tealdeck::fuzz
{
namespace
{

constexpr std::size_t longestFrame = 65536;

const KubeCall call{.verb = "watch", .resource = kube::pods, .namespaceName = "shop", .name = {}};

template <typename Row>
void decode(std::string_view bytes)
{
    RowPools pools;
    if (const auto page = decodeProtoList<Row>(bytes, pools)) {
        for (const Row& row : page->items)
            require(!row.key().empty(), "an item has a key");
    } else {
        requireError(page.error(), ErrorKind::ProtocolViolation);
    }
    if (const auto event = decodeProtoWatchEvent<Row>(bytes, call, pools); !event)
        require(!render(event.error().message).empty(), "an error tells a sentence");
}

std::vector<std::string> cut(std::string_view bytes, std::size_t piece)
{
    std::vector<std::string> complete;
    FrameSplitter splitter(longestFrame);
    bool isRefused = false;
    for (std::size_t at = 0; at < bytes.size() && !isRefused; at += piece) {
        isRefused = !splitter.feed(bytes.substr(at, piece), [&](std::string_view frame) -> Result<void> {
            complete.emplace_back(frame);
            return {};
        });
    }
    return complete;
}

} // namespace

void kubeProtobuf(std::string_view input)
{
    const auto frames = cut(input, std::max<std::size_t>(input.size(), 1));
    require(frames == cut(input, 3), "frames do not depend on where the pieces end");
    for (const std::string& frame : frames) {
        decode<Pod>(frame);
        decode<Service>(frame);
    }
    decode<Pod>(input);
    decode<Service>(input);
    decode<Workload>(input);
    decode<EndpointSlice>(input);
    decode<Ingress>(input);
    decode<ClusterEvent>(input);
    decode<LeaseValue>(input);
    statusJsonOf(input);
    ProtoEnd end;
    end.reached(input.substr(0, input.size() / 2));
    end.reached(input);
}

} // namespace tealdeck::fuzz
