#pragma once

#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/proto/proto_reader.h"

#include <functional>
#include <string_view>
#include <tuple>
#include <type_traits>

// Readers of single objects in protobuf; the same rows as kube_rows.h makes of JSON. Internal to the decoders.
namespace tealdeck::proto
{

// What a reader does with the fields of the metadata that only its kind looks at: reads or skips the one it is given.
using OnMetaField = std::function<void(FieldValue<ObjectMetaField>&)>;
ObjectMeta readMeta(protozero::data_view bytes, RowPools& pools, const OnMetaField& onOther = {});

Pod readPod(protozero::data_view bytes, RowPools& pools);
Service readService(protozero::data_view bytes, RowPools& pools);
Workload readDeployment(protozero::data_view bytes, RowPools& pools);
Workload readStatefulSet(protozero::data_view bytes, RowPools& pools);
EndpointSlice readEndpointSlice(protozero::data_view bytes, RowPools& pools);
Ingress readIngress(protozero::data_view bytes, RowPools& pools);
LeaseValue readLease(protozero::data_view bytes, RowPools& pools);
ClusterEvent readEvent(protozero::data_view bytes, RowPools& pools);
Node readNode(protozero::data_view bytes, RowPools& pools);

// The readers, found by what they make.
inline constexpr std::tuple rowReaders{&readPod, &readService, &readEndpointSlice, &readIngress, &readLease, &readEvent, &readNode};

// The reader of a kind of row. `kind` is the object's kind ("StatefulSet").
template <typename Row>
Row readRow(protozero::data_view bytes, std::string_view kind, RowPools& pools)
{
    if constexpr (std::is_same_v<Row, Workload>)
        return kind == "StatefulSet" ? readStatefulSet(bytes, pools) : readDeployment(bytes, pools);
    else
        return std::get<Row (*)(protozero::data_view, RowPools&)>(rowReaders)(bytes, pools);
}

// Of core/v1: the containers of a pod's or a template's spec, as images by container.
std::vector<ContainerImage> readImages(const std::vector<protozero::data_view>& containers);

} // namespace tealdeck::proto
