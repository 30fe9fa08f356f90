#pragma once

#include "core/domain/application.h"
#include "core/domain/pod_index.h"

#include <string>

namespace tealdeck
{

// One slot as its workload and pods show it; nothing about Services yet (isSelected, otherWays, position).
Slot slotOf(const std::string& name, const Workload& workload, const PodIndex& pods);

} // namespace tealdeck
