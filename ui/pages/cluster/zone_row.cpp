#include "ui/pages/cluster/zone_row.h"

#include "ui/text/display_text.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace tealdeck
{
namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;

QString words(const char* text)
{
    return QCoreApplication::translate("ZoneRow", text);
}

std::string zoneId(const std::string& zone)
{
    return "zone/" + zone;
}

std::string foundIn(const Node& node)
{
    std::string text = node.meta.name + " " + node.zone + ' ' + node.status + ' ' + node.version;
    for (const std::string& pressure : node.pressures)
        text += ' ' + pressure;
    for (const auto& [key, value] : node.meta.labels)
        text += ' ' + key + '=' + value;
    return text;
}

void takeShare(ZoneRow& row, const FailureShare& share)
{
    row.pods = share.pods;
    row.podsReady = share.podsReady;
    row.loseAll = share.totalLosses();
    row.loseMost = static_cast<int>(share.losses.size()) - share.totalLosses();
}

ZoneRow rowOf(const ZoneFailure& zone)
{
    ZoneRow row{.id = zoneId(zone.zone),
                .zone = zone.zone,
                .nodes = static_cast<int>(zone.nodes.size()),
                .ready = zone.ready,
                .cordoned = zone.cordoned,
                .underPressure = zone.underPressure};
    takeShare(row, zone.share);
    if (zone.zone.empty()) {
        row.loseAll.reset();
        row.loseMost.reset();
    }
    for (const NodeFailure& each : zone.nodes)
        row.found += foundIn(each.node) + '\n';
    return row;
}

ZoneRow rowOf(const NodeFailure& failure)
{
    ZoneRow row{.id = failure.node.meta.uid, .zone = failure.node.zone, .node = failure.node, .found = foundIn(failure.node)};
    takeShare(row, failure.share);
    return row;
}

QString nameOf(const ZoneRow& row)
{
    if (row.node)
        return displayText(row.node->meta.name);
    return row.zone.empty() ? words("Zone not known") : displayText(row.zone);
}

QString statusOf(const ZoneRow& row)
{
    QStringList parts;
    if (row.node) {
        parts << displayText(row.node->status);
        for (const std::string& pressure : row.node->pressures)
            parts << displayText(pressure);
        return parts.join(u", "_s);
    }
    parts << words("%1 of %2 ready").arg(formatCount(row.ready), formatCount(row.nodes));
    if (row.cordoned > 0)
        parts << words("%1 cordoned").arg(formatCount(row.cordoned));
    if (row.underPressure > 0)
        parts << words("%1 under pressure").arg(formatCount(row.underPressure));
    return parts.join(u", "_s);
}

CellMark markOf(const ZoneRow& row)
{
    const bool isDown = row.node ? !row.node->isReady : row.ready == 0 && row.nodes > 0;
    const bool isTroubled = row.node ? !row.node->pressures.empty() || row.node->isUnschedulable
                                     : row.ready < row.nodes || row.cordoned + row.underPressure > 0;
    if (isDown)
        return {.glyph = Glyph::Crit, .color = Token::CritMark, .needsAttention = true};
    if (isTroubled)
        return {.glyph = Glyph::Warn, .color = Token::WarnMark, .needsAttention = true};
    return {.glyph = Glyph::Ok, .color = Token::Ok};
}

// By zone, the unnamed one last; the zone's own row, then its nodes, attention first.
SortKey orderOf(const ZoneRow& row)
{
    const char* rank = !row.node       ? "0"
        : !row.node->isReady           ? "1"
        : !row.node->pressures.empty() ? "2"
        : row.node->isUnschedulable    ? "3"
                                       : "4";
    return SortKey(row.zone.empty() ? 1.0 : 0.0, row.zone, rank, row.node ? row.node->meta.name : Text());
}

QString countOf(const std::optional<int>& count)
{
    return count ? formatCount(*count) : u"?"_s;
}

Column<ZoneRow> lossColumn(const char* title, const char* id, std::optional<int> ZoneRow::*count)
{
    Column<ZoneRow> column{.title = title, .id = id, .text = [count](const ZoneRow& row) { return countOf(row.*count); }};
    column.sortKey = orderOf;
    column.kind = ColumnKind::Number;
    column.alignment = right;
    column.width = 100;
    return column;
}

} // namespace

std::vector<ZoneRow> zoneRows(const FailureZones& zones)
{
    std::vector<ZoneRow> rows;
    for (const ZoneFailure& zone : zones.zones) {
        rows.push_back(rowOf(zone));
        for (const NodeFailure& node : zone.nodes)
            rows.push_back(rowOf(node));
    }
    return rows;
}

const FailureShare* shareOf(const FailureZones& zones, const std::string& rowId)
{
    for (const ZoneFailure& zone : zones.zones) {
        if (zoneId(zone.zone) == rowId)
            return &zone.share;
        for (const NodeFailure& node : zone.nodes) {
            if (node.node.meta.uid == rowId)
                return &node.share;
        }
    }
    return nullptr;
}

std::vector<Column<ZoneRow>> zoneRowColumns(const Clock& clock)
{
    return {
        {.title = QT_TRANSLATE_NOOP("Columns", "Zone and nodes"),
         .id = "name",
         .text = nameOf,
         .sortKey = orderOf,
         .mark = [](const ZoneRow& row) { return CellMark{.level = row.node ? CellLevel::Below : CellLevel::Head}; },
         .kind = ColumnKind::Name,
         .width = 240,
         .stretches = true},
        {.title = QT_TRANSLATE_NOOP("Columns", "Status"),
         .id = "status",
         .text = statusOf,
         .sortKey = orderOf,
         .mark = markOf,
         .kind = ColumnKind::Status,
         .width = 240},
        {.title = QT_TRANSLATE_NOOP("Columns", "Pods ready"),
         .id = "pods",
         .text = [](const ZoneRow& row) { return formatCount(row.podsReady); },
         .sortKey = orderOf,
         .unit = [](const ZoneRow& row) { return words("of %1").arg(formatCount(row.pods)); },
         .kind = ColumnKind::Number,
         .alignment = right,
         .width = 100},
        lossColumn(QT_TRANSLATE_NOOP("Columns", "Lose all"), "all", &ZoneRow::loseAll),
        lossColumn(QT_TRANSLATE_NOOP("Columns", "Lose most"), "most", &ZoneRow::loseMost),
        {.title = QT_TRANSLATE_NOOP("Columns", "Version"),
         .id = "version",
         .text = [](const ZoneRow& row) { return row.node ? displayText(row.node->version) : QString(); },
         .sortKey = orderOf,
         .width = 110,
         .yields = 1},
        {.title = QT_TRANSLATE_NOOP("Columns", "Age"),
         .id = "age",
         .text = [&clock](const ZoneRow& row) { return row.node ? formatRowAge(clock.wallNow() - row.node->meta.created) : QString(); },
         .sortKey = orderOf,
         .kind = ColumnKind::Age,
         .alignment = right,
         .width = 90},
    };
}

std::vector<Column<LossRow>> lossRowColumns()
{
    const auto order = [](const LossRow& row) {
        const PodOwner& workload = row.loss.workload;
        return SortKey((row.loss.isTotal() ? 0.0 : 1e9) - row.loss.lost, workload.namespaceName, workload.name, workload.kind);
    };
    return {
        {.title = QT_TRANSLATE_NOOP("Columns", "Loses"),
         .id = "loses",
         .text = [](const LossRow& row) { return row.loss.isTotal() ? words("All replicas") : words("Most replicas"); },
         .sortKey = order,
         .mark =
             [](const LossRow& row) {
                 return row.loss.isTotal() ? CellMark{.glyph = Glyph::Warn, .color = Token::WarnMark, .needsAttention = true}
                                           : CellMark{.glyph = Glyph::Info, .color = Token::Ink2};
             },
         .kind = ColumnKind::Status,
         .width = 130},
        {.title = QT_TRANSLATE_NOOP("Columns", "Workload"),
         .id = "workload",
         .text = [](const LossRow& row) { return displayText(row.loss.workload.name); },
         .sortKey = [](const LossRow& row) { return SortKey(row.loss.workload.name, row.loss.workload.namespaceName); },
         .kind = ColumnKind::Name,
         .width = 220,
         .stretches = true},
        {.title = QT_TRANSLATE_NOOP("Columns", "Namespace"),
         .id = "namespace",
         .text = [](const LossRow& row) { return displayText(row.loss.workload.namespaceName); },
         .sortKey = [](const LossRow& row) { return SortKey(row.loss.workload.namespaceName, row.loss.workload.name); },
         .width = 140},
        {.title = QT_TRANSLATE_NOOP("Columns", "Kind"),
         .id = "kind",
         .text = [](const LossRow& row) { return displayText(row.loss.workload.kind); },
         .width = 120,
         .yields = 1},
        {.title = QT_TRANSLATE_NOOP("Columns", "Ready replicas there"),
         .id = "there",
         .text = [](const LossRow& row) { return formatCount(row.loss.lost); },
         .sortKey = [](const LossRow& row) { return SortKey(row.loss.lost); },
         .unit = [](const LossRow& row) { return words("of %1").arg(formatCount(row.loss.replicas)); },
         .kind = ColumnKind::Number,
         .alignment = right,
         .width = 150,
         .descendingFirst = true},
    };
}

} // namespace tealdeck
