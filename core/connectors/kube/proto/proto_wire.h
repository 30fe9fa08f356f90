#pragma once

#include "core/connectors/kube/kube_watch_event.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/proto/proto_reader.h"
#include "core/domain/table_row.h"

#include <optional>
#include <string>
#include <string_view>

// Kubernetes' protobuf to values (kubernetes.io/docs/reference/using-api/api-concepts, "Kubernetes Protobuf encoding"): the bytes "k8s\0",
// then runtime.Unknown with type and raw object. The same rows as the decoders of JSON make; damaged bytes are ProtocolViolation.
namespace tealdeck
{

inline constexpr std::string_view protobufType = "application/vnd.kubernetes.protobuf";
inline constexpr std::string_view protobufMagic{"k8s\0", 4}; // in front of every object

// False for rows that are made by the server and come as JSON only.
template <typename Row>
inline constexpr bool isReadFromProtobuf = true;
template <>
inline constexpr bool isReadFromProtobuf<TableRow> = false;

// One page of a list, as decodeList().
template <typename Row>
Result<ListPage<Row>> decodeProtoList(std::string_view bytes, RowPools& pools);

// One frame of a watch, as decodeWatchEvent().
template <typename Row>
Result<WatchEvent<Row>> decodeProtoWatchEvent(std::string_view frame, const KubeCall& call, RowPools& pools);

// A metav1.Status in protobuf as JSON, for errorFromStatus(); nothing when it is none.
std::optional<std::string> statusJsonOf(std::string_view bytes);

} // namespace tealdeck
