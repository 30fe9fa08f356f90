#pragma once

#include "core/connectors/kube/json_view.h"
#include "core/connectors/kube/kube_wire.h"

#include <string_view>
#include <tuple>
#include <type_traits>

// Readers of single objects inside a document that may hold many (a list, a watch event). Internal to the decoders.
namespace tealdeck
{

ObjectMeta readMeta(const JsonView& metadata);
std::vector<FieldOwner> readOwners(const JsonView& managedFields);
std::vector<ContainerImage> readImages(const JsonView& containers);

Pod readPod(const JsonView& object);
Service readService(const JsonView& object);
Workload readWorkload(const JsonView& object, WorkloadKind kind);
EndpointSlice readEndpointSlice(const JsonView& object);
Ingress readIngress(const JsonView& object);
LeaseValue readLease(const JsonView& object);
ClusterEvent readEvent(const JsonView& object);
Node readNode(const JsonView& object);

// The readers, found by what they make.
inline constexpr std::tuple rowReaders{&readPod, &readService, &readEndpointSlice, &readIngress, &readLease, &readEvent, &readNode};

// The reader of a kind of row. `kind` is the object's kind ("StatefulSet"): items of a list do not carry their own.
template <typename Row>
Row readRow(const JsonView& object, std::string_view kind)
{
    if constexpr (std::is_same_v<Row, Workload>)
        return readWorkload(object, kind == "StatefulSet" ? WorkloadKind::StatefulSet : WorkloadKind::Deployment);
    else
        return std::get<Row (*)(const JsonView&)>(rowReaders)(object);
}

} // namespace tealdeck
