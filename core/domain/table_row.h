#pragma once

#include "core/base/clock.h"
#include "core/base/shared.h"
#include "core/base/text.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// How the text of a cell depends on the moment at which it is read.
enum class CellTime
{
    Never, // it does not
    SinceCreation, // the age of the object: the cell is empty, and what is shown is counted from TableRowMeta::created
    SinceReading, // a duration that grew old with the row: what is shown is counted from TableRow::readAt
};

// One column as the server defines it (meta.k8s.io/v1 TableColumnDefinition).
struct TableColumn
{
    std::string name; // "Name", "Up-to-date"
    std::string type; // "string", "integer", "number", "boolean", "date"
    std::string format; // "name": the object's name
    std::string description;
    int priority = 0; // above 0: only in wide output
    CellTime time = CellTime::Never;

    bool isNumber() const { return type == "integer" || type == "number"; }
    bool operator==(const TableColumn&) const = default;
};
using TableColumns = std::vector<TableColumn>;

// What a row knows of its object (metav1.ObjectMeta as far as tables need it).
struct TableRowMeta
{
    Text uid; // empty for objects that are not stored, such as metrics
    Text namespaceName;
    Text name;
    Text resourceVersion;
    std::optional<WallTime> created;
    std::optional<WallTime> deleted; // metadata.deletionTimestamp
    Shared<std::map<std::string, std::string>> labels;
    Text ownerKind; // the controlling owner, if any
    Text ownerName;
    Text ownerUid;

    bool operator==(const TableRowMeta&) const = default;
};

// One object of any kind in the server's own words, as kubectl prints it.
struct TableRow
{
    TableRowMeta meta;
    std::vector<std::string> cells;
    std::shared_ptr<const TableColumns> columns; // only where the answer that held the row held them
    WallTime readAt{}; // when the cells were made, by our clock; set by the feed

    Text key() const { return meta.uid.empty() ? Text(meta.namespaceName + "/" + meta.name) : meta.uid; }
    // Columns and readAt belong to the answer, not to the object.
    bool operator==(const TableRow& other) const { return meta == other.meta && cells == other.cells; }
};

// "5m30s", "3h20m", "12d", "2y45d" as Kubernetes writes durations; nothing for other words ("<unknown>", "<invalid>").
std::optional<Duration> parseKubeDuration(std::string_view text);

// Empties the cells that are counted from the object's creation: time that passes is no change of a row.
void forgetAges(TableRow& row, const TableColumns& columns);

// How long ago the cell says something was, by now; nothing when it says no such thing.
std::optional<Duration> ageOfCell(const TableColumn& column, const TableRow& row, std::size_t index, WallTime now);

} // namespace tealdeck
