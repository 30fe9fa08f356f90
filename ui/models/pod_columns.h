#pragma once

#include "core/base/clock.h"
#include "core/domain/cluster.h"
#include "core/domain/pod_urgency.h"
#include "ui/models/column.h"
#include "ui/models/filter_matcher.h"

#include <vector>

namespace tealdeck
{

CellMark markOf(const Pod& pod);
CellMark markOf(PodUrgency urgency);

// The columns of the pods' table. Status, readiness and restarts are kubectl's words; `clock` gives the present for ages.
std::vector<Column<Pod>> podColumns(const Clock& clock);
// What the filter field looks into: name, namespace, node, status, images and labels.
void addPodFilterParts(const Pod& pod, FilterMatcher& matcher);

} // namespace tealdeck
