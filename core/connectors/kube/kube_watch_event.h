#pragma once

#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/kube_wire.h"

#include <string>
#include <string_view>
#include <variant>

namespace tealdeck
{

// ADDED and MODIFIED.
template <typename Row>
struct RowChanged
{
    Row row;
};

// DELETED.
struct RowRemoved
{
    Text key;
    Text resourceVersion;
};

// BOOKMARK: nothing changed up to this version.
struct Bookmark
{
    std::string resourceVersion;
    bool endsInitialEvents = false; // of a streaming list: everything that was there has been sent
};

template <typename Row>
using WatchEvent = std::variant<RowChanged<Row>, RowRemoved, Bookmark>;

// One line of a watch (metav1.WatchEvent). An ERROR event is an Error after its status (410 Expired: Gone); an unknown type is
// ProtocolViolation. For the rows that decodeList() knows.
template <typename Row>
Result<WatchEvent<Row>> decodeWatchEvent(std::string_view line, const KubeCall& call);

} // namespace tealdeck
