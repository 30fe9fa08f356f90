#include "core/connectors/kube/kube_table_rows.h"

#include "core/connectors/kube/json_view.h"

namespace tealdeck
{
namespace
{

// "Last Seen" of events, "Last Schedule" of cron jobs and columns of type date hold durations that the server counted when it answered.
CellTime timeOf(const TableColumn& column)
{
    constexpr std::string_view path = ".metadata.creationTimestamp"; // API server's words for a column of a CustomResourceDefinition
    if (column.description.starts_with("CreationTimestamp is a timestamp") || column.description.ends_with(path))
        return CellTime::SinceCreation;
    const bool isMoment = column.name == "Last Seen" || column.name == "First Seen" || column.name == "Last Schedule";
    return column.type == "date" || isMoment ? CellTime::SinceReading : CellTime::Never;
}

std::shared_ptr<const TableColumns> readColumns(const JsonView& definitions)
{
    if (definitions.size() == 0)
        return nullptr;
    auto columns = std::make_shared<TableColumns>();
    definitions.forEach([&](const JsonView& definition) {
        TableColumn column{.name = definition["name"].text(),
                           .type = definition["type"].text(),
                           .format = definition["format"].text(),
                           .description = definition["description"].text(),
                           .priority = definition["priority"].integer(),
                           .time = CellTime::Never};
        column.time = timeOf(column);
        columns->push_back(std::move(column));
    });
    return columns;
}

TableRowMeta readTableMeta(const JsonView& metadata)
{
    TableRowMeta meta{.uid = metadata["uid"].text(),
                      .namespaceName = metadata["namespace"].text(),
                      .name = metadata["name"].text(),
                      .resourceVersion = metadata["resourceVersion"].text(),
                      .created = metadata["creationTimestamp"].time(),
                      .deleted = metadata["deletionTimestamp"].time(),
                      .labels = metadata["labels"].labels(),
                      .ownerKind = {},
                      .ownerName = {},
                      .ownerUid = {}};
    metadata["ownerReferences"].forEach([&](const JsonView& owner) {
        if (!owner["controller"].boolean())
            return;
        meta.ownerKind = owner["kind"].text();
        meta.ownerName = owner["name"].text();
        meta.ownerUid = owner["uid"].text();
    });
    return meta;
}

TableRow readTableRow(const JsonView& row)
{
    TableRow result{.meta = readTableMeta(row["object"]["metadata"]), .cells = {}, .columns = {}, .readAt = {}};
    row["cells"].forEach([&](const JsonView& cell) { result.cells.push_back(cell.asText()); });
    return result;
}

std::shared_ptr<const TableColumns> plainColumns()
{
    static const auto columns = std::make_shared<const TableColumns>(
        TableColumns{{.name = "Name", .type = "string", .format = "name", .description = {}, .priority = 0, .time = CellTime::Never},
                     {.name = "Age", .type = "string", .format = {}, .description = {}, .priority = 0, .time = CellTime::SinceCreation}});
    return columns;
}

TableRow readPlainObject(const JsonView& object)
{
    TableRow row{.meta = readTableMeta(object["metadata"]), .cells = {}, .columns = plainColumns(), .readAt = {}};
    row.cells = {row.meta.name, {}};
    return row;
}

void require(JsonDocument& document, const TableRow& row)
{
    if (row.meta.uid.empty() && row.meta.name.empty())
        document.missing("metadata.uid of a row");
}

// The one row of an event; its columns are there with the first event of a watch only.
TableRow readEventRow(const JsonView& object)
{
    if (object["kind"].text() != "Table")
        return readPlainObject(object);
    TableRow result;
    object["rows"].forEach([&](const JsonView& row) { result = readTableRow(row); });
    result.columns = readColumns(object["columnDefinitions"]);
    if (result.meta.resourceVersion.empty())
        result.meta.resourceVersion = object["metadata"]["resourceVersion"].text();
    return result;
}

} // namespace

template <>
Result<ListPage<TableRow>> decodeList<TableRow>(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    const std::string kind = root["kind"].text();
    const JsonView metadata = root["metadata"];
    ListPage<TableRow> page{.items = {},
                            .resourceVersion = metadata["resourceVersion"].text(),
                            .continueToken = metadata["continue"].text(),
                            .remaining = metadata["remainingItemCount"].optionalLong()};
    if (kind == "Table") {
        const auto columns = readColumns(root["columnDefinitions"]);
        page.items.reserve(root["rows"].size());
        root["rows"].forEach([&](const JsonView& item) {
            TableRow row = readTableRow(item);
            row.columns = columns;
            require(*document, row);
            page.items.push_back(std::move(row));
        });
    } else if (kind.ends_with("List")) {
        root["items"].forEach([&](const JsonView& item) {
            page.items.push_back(readPlainObject(item));
            require(*document, page.items.back());
        });
    } else {
        document->expected("a Table", document->root());
    }
    return document->finish(std::move(page));
}

template <>
Result<WatchEvent<TableRow>> decodeWatchEvent<TableRow>(std::string_view line, const KubeCall& call)
{
    auto document = JsonDocument::parse(line);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    const std::string type = root["type"].text();
    const JsonView object = root["object"];
    if (type == "ERROR" && object.exists())
        return fail(errorFromStatus(document->root()["object"].dump(), 500, call));
    if (type != "ADDED" && type != "MODIFIED" && type != "DELETED" && type != "BOOKMARK")
        document->missing("a known type of event");
    TableRow row = readEventRow(object);
    if (type == "BOOKMARK")
        return document->finish(WatchEvent<TableRow>(Bookmark{row.meta.resourceVersion}));
    require(*document, row);
    if (type == "DELETED")
        return document->finish(WatchEvent<TableRow>(RowRemoved{row.key(), row.meta.resourceVersion}));
    return document->finish(WatchEvent<TableRow>(RowChanged<TableRow>{std::move(row)}));
}

} // namespace tealdeck
