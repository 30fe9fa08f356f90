#pragma once

#include "core/domain/application.h"

#include <map>
#include <string>
#include <vector>

namespace tealdeck
{

// Workloads that are the slots of one thing, by the value of the slot label.
using SlotMembers = std::map<std::string, std::vector<const Workload*>>;

// The workloads of the namespace that carry the slot label and all other pairs of the selector.
SlotMembers membersBehind(const Labels& selector, const std::string& slotLabel, const std::vector<const Workload*>& workloads);

// Workloads without a Service that names a slot, put together by what they share: the application labels, else the name without the slot's.
std::map<std::string, SlotMembers> membersByName(const std::string& slotLabel, const std::vector<const Workload*>& workloads);

// app.kubernetes.io/name, else app; empty without both.
std::string applicationLabel(const Workload& workload);

} // namespace tealdeck
