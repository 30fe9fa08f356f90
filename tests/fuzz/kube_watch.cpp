#include "core/connectors/kube/kube_watch_event.h"
#include "core/connectors/kube/line_splitter.h"

#include "core/base/match.h"
#include "core/connectors/kube/kube_resource.h"
#include "core/connectors/kube/kube_wire.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

namespace tealdeck::fuzz
{
namespace
{

constexpr std::size_t longestLine = 4096;

struct Lines
{
    std::vector<std::string> complete;
    bool isTooLong = false;
};

Lines cut(std::string_view bytes, std::size_t piece)
{
    Lines lines;
    LineSplitter splitter(longestLine);
    for (std::size_t at = 0; at < bytes.size() && !lines.isTooLong; at += piece) {
        lines.isTooLong = !splitter.feed(bytes.substr(at, piece), [&](std::string_view line) -> Result<void> {
            lines.complete.emplace_back(line);
            return {};
        });
    }
    return lines;
}

template <typename Row>
void decode(const std::string& line)
{
    const KubeCall call{.verb = "watch", .resource = kube::pods, .namespaceName = "shop"};
    const auto event = decodeWatchEvent<Row>(line, call);
    if (!event)
        return require(!render(event.error().message).empty(), "an error tells a sentence");
    match(
        *event, [](const RowChanged<Row>&) {}, [](const RowRemoved& removed) { require(!removed.key.empty(), "what goes has a key"); },
        [](const Bookmark& bookmark) { require(!bookmark.resourceVersion.empty(), "a bookmark has a version"); });
}

} // namespace

void kubeWatch(std::string_view input)
{
    const Lines lines = cut(input, std::max<std::size_t>(input.size(), 1));
    const Lines pieces = cut(input, 3);
    require(lines.complete == pieces.complete && lines.isTooLong == pieces.isTooLong, "lines do not depend on where the pieces end");
    for (const std::string& line : lines.complete) {
        decode<Pod>(line);
        decode<Service>(line);
        decode<Workload>(line);
        decode<EndpointSlice>(line);
        decode<Ingress>(line);
        decode<ClusterEvent>(line);
        decode<LeaseValue>(line);
    }
}

} // namespace tealdeck::fuzz
