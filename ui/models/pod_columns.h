#pragma once

#include "core/base/clock.h"
#include "core/domain/cluster.h"
#include "ui/models/column.h"
#include "ui/models/filter_matcher.h"

#include <vector>

namespace tealdeck
{

// How much a pod's status word asks for attention; the order is the order of the table, attention first.
enum class PodUrgency
{
    Broken, // CrashLoopBackOff, Error, ErrImagePull, OOMKilled ...
    Unknown,
    Waiting, // Pending, SchedulingGated
    Moving, // ContainerCreating, Init:1/2, Terminating
    NotReady, // Running, but not all containers are ready
    Running,
    Completed,
};

PodUrgency urgencyOf(const Pod& pod);
CellMark markOf(const Pod& pod);
CellMark markOf(PodUrgency urgency);

// The columns of the pods' table. Status, readiness and restarts are kubectl's words; `clock` gives the present for ages.
std::vector<Column<Pod>> podColumns(const Clock& clock);
// What the filter field looks into: name, namespace, node, status, images and labels.
void addPodFilterParts(const Pod& pod, FilterMatcher& matcher);

} // namespace tealdeck
