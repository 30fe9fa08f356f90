#pragma once

#include "core/domain/failure_zones.h"
#include "ui/models/column.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// One row of the nodes by zone: a zone, or one of its nodes below it.
struct ZoneRow
{
    std::string id; // a node's uid, or "zone/" and its name
    std::string zone; // empty: not known
    std::optional<Node> node; // nothing: the row is the zone itself
    int nodes = 0; // of a zone
    int ready = 0;
    int cordoned = 0;
    int underPressure = 0;
    int pods = 0;
    int podsReady = 0;
    std::optional<int> loseAll; // workloads; nothing: not known
    std::optional<int> loseMost;
    std::string found; // what the filter looks through

    const std::string& key() const { return id; }
    bool operator==(const ZoneRow&) const = default;
};

// A workload that loses replicas.
struct LossRow
{
    ReplicaLoss loss;

    std::string key() const { return loss.workload.namespaceName + '/' + loss.workload.kind + '/' + loss.workload.name; }
    bool operator==(const LossRow&) const = default;
};

std::vector<ZoneRow> zoneRows(const FailureZones& zones);
// The share that a row of zoneRows() stands for; null when there is none such.
const FailureShare* shareOf(const FailureZones& zones, const std::string& rowId);

std::vector<Column<ZoneRow>> zoneRowColumns(const Clock& clock);
std::vector<Column<LossRow>> lossRowColumns();

} // namespace tealdeck
