#include "core/connectors/kube/kube_table.h"

#include "core/connectors/kube/json_view.h"

#include <algorithm>

namespace tealdeck
{

std::optional<std::size_t> KubeTable::column(std::string_view name) const
{
    const auto found = std::ranges::find(columns, name);
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

Result<KubeTable> decodeTable(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    if (root["kind"].text() != "Table")
        document->expected("a Table", document->root());
    KubeTable table{.columns = {},
                    .rows = {},
                    .resourceVersion = root["metadata"]["resourceVersion"].text(),
                    .continueToken = root["metadata"]["continue"].text()};
    root["columnDefinitions"].forEach([&](const JsonView& column) { table.columns.push_back(column["name"].text()); });
    root["rows"].forEach([&](const JsonView& row) {
        const JsonView metadata = row["object"]["metadata"];
        KubeTableRow decoded{
            .cells = {}, .namespaceName = metadata["namespace"].text(), .name = metadata["name"].text(), .uid = metadata["uid"].text()};
        row["cells"].forEach([&](const JsonView& cell) { decoded.cells.push_back(cell.printed()); });
        table.rows.push_back(std::move(decoded));
    });
    return document->finish(std::move(table));
}

} // namespace tealdeck
