#include "core/sandbox/api/table.h"

#include "core/sandbox/api/table_cells.h"
#include "core/sandbox/api/table_columns.h"

namespace tealdeck::sandbox
{

namespace
{

Json columnsJson(const Kind& kind)
{
    Json columns = Json::array();
    for (const TableColumn& column : columnsOf(kind))
        columns.push_back({{"name", column.name},
                           {"type", column.type},
                           {"format", column.format},
                           {"description", column.description},
                           {"priority", column.priority}});
    return columns;
}

std::string pair(long long large, const char* largeUnit, long long small, const char* smallUnit)
{
    const std::string text = std::to_string(large) + largeUnit;
    return small == 0 ? text : text + std::to_string(small) + smallUnit;
}

} // namespace

Json metadataOnly(const Json& object)
{
    return {{"kind", "PartialObjectMetadata"}, {"apiVersion", "meta.k8s.io/v1"}, {"metadata", object.at("metadata")}};
}

Json tableOf(const Kind& kind, const std::vector<ObjectPtr>& objects, const std::string& includeObject, WallTime now)
{
    Json rows = Json::array();
    for (const ObjectPtr& stored : objects) {
        const Json object = stored->asJson();
        Json row{{"cells", cellsOf(kind, object, now)}};
        row["object"] = includeObject == "None" ? Json() : includeObject == "Object" ? object : metadataOnly(object);
        rows.push_back(std::move(row));
    }
    return {{"kind", "Table"},
            {"apiVersion", "meta.k8s.io/v1"},
            {"metadata", Json::object()},
            {"columnDefinitions", columnsJson(kind)},
            {"rows", std::move(rows)}};
}

std::string humanDuration(Duration duration) // k8s.io/apimachinery/pkg/util/duration, HumanDuration
{
    const long long seconds = duration.count() / 1000;
    if (seconds < -1)
        return "<invalid>";
    if (seconds < 0)
        return "0s";
    if (seconds < 120)
        return std::to_string(seconds) + "s";
    const long long minutes = seconds / 60;
    if (minutes < 10)
        return pair(minutes, "m", seconds % 60, "s");
    if (minutes < 180)
        return std::to_string(minutes) + "m";
    const long long hours = minutes / 60;
    if (hours < 8)
        return pair(hours, "h", minutes % 60, "m");
    if (hours < 48)
        return std::to_string(hours) + "h";
    if (hours < 24 * 8)
        return pair(hours / 24, "d", hours % 24, "h");
    const long long days = hours / 24;
    if (days < 365 * 2)
        return std::to_string(days) + "d";
    return days < 365 * 8 ? pair(days / 365, "y", days % 365, "d") : std::to_string(days / 365) + "y";
}

} // namespace tealdeck::sandbox
