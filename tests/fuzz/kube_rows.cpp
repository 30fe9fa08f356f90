#include "core/connectors/kube/kube_list_sink.h"
#include "core/connectors/kube/kube_resource.h"

#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

namespace tealdeck::fuzz
{
namespace
{

template <typename Value>
void requireDocumented(const Result<Value>& decoded)
{
    if (decoded)
        return;
    requireError(decoded.error(), ErrorKind::ProtocolViolation);
    require(!decoded.error().detail.empty(), "an error names the place");
}

// A list that comes in small pieces is the list that comes at once.
template <typename Row>
void decodeBothWays(std::string_view json)
{
    const auto whole = decodeList<Row>(json);
    requireDocumented(whole);
    KubeListSink<Row> sink(std::size_t{1} << 20U);
    require(sink.head({.status = 200, .headers = {}}).has_value(), "a head is taken");
    const std::size_t piece = std::max<std::size_t>(7, json.size() / 64);
    for (std::size_t at = 0; at < json.size(); at += piece) {
        if (!sink.bytes(json.substr(at, piece)))
            return;
    }
    auto pieces = sink.take({.verb = "list", .resource = kube::pods});
    if (!whole)
        return; // what follows the end of a list is not looked at
    require(pieces.has_value() && pieces->items == whole->items, "pieces give the same rows");
    require(pieces->resourceVersion == whole->resourceVersion && pieces->continueToken == whole->continueToken,
            "pieces give the same versions");
}

} // namespace

void kubeRows(std::string_view input)
{
    decodeBothWays<Pod>(input);
    decodeBothWays<Service>(input);
    decodeBothWays<Workload>(input);
    decodeBothWays<EndpointSlice>(input);
    decodeBothWays<Ingress>(input);
    decodeBothWays<ClusterEvent>(input);
    decodeBothWays<LeaseValue>(input);
    requireDocumented(decodePod(input));
    requireDocumented(decodeService(input));
    requireDocumented(decodeWorkload(input, WorkloadKind::StatefulSet));
    requireDocumented(decodeNamespaceUid(input));
    requireDocumented(decodeServerVersion(input));
    requireDocumented(decodeSelfSubjectReview(input));
    requireDocumented(decodeAccessReview(input));
}

} // namespace tealdeck::fuzz
