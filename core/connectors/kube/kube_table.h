#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// One row of a server-made table: the cells as text, and which object it is where the server says it (includeObject=Metadata, the default).
struct KubeTableRow
{
    std::vector<std::string> cells;
    std::string namespaceName;
    std::string name;
    std::string uid;
    bool operator==(const KubeTableRow&) const = default;
};

// What `kubectl get` prints, made by the server (meta.k8s.io/v1 Table).
struct KubeTable
{
    std::vector<std::string> columns; // "Name", "Ready", "Status" ...
    std::vector<KubeTableRow> rows;
    std::string resourceVersion;
    std::string continueToken;

    // Where the column stands; nothing when the server has none of this name.
    std::optional<std::size_t> column(std::string_view name) const;
    bool operator==(const KubeTable&) const = default;
};

// Errors: ProtocolViolation, also for an answer that is a list because the server cannot make tables.
Result<KubeTable> decodeTable(std::string_view json);

} // namespace tealdeck
