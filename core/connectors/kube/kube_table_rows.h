#pragma once

#include "core/connectors/kube/kube_watch_event.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/domain/table_row.h"

// Rows of any kind from answers in Table form (meta.k8s.io/v1), so that KubeListWatch<TableRow> can follow them. A server behind the API
// server that cannot make tables answers with plain objects: their rows have a name and an age, as kubectl shows them.
namespace tealdeck
{

template <>
Result<ListPage<TableRow>> decodeList<TableRow>(std::string_view json);
template <>
Result<WatchEvent<TableRow>> decodeWatchEvent<TableRow>(std::string_view line, const KubeCall& call);

} // namespace tealdeck
