#pragma once

#include "core/change/plan.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

// The wishes behind plans: the same once more, and the one that undoes it.
namespace tealdeck
{

class JsonFields;

// It moves a Service to another slot, and nothing else.
bool isSwitch(const Plan& plan);
// A node is drained: its effect is counted in evicted pods that are gone.
bool isDrain(const Plan& plan);
// The same wish, for planning anew against what is there by then; what was seen then is left out but for the object's uid.
ChangeRequest again(const Plan& plan);
// The wish that undoes it; nothing where nothing can (a restart), or where nothing is known of the state before.
std::optional<ChangeRequest> undoing(const Plan& plan);
// "shop/web" of the object.
std::string objectName(const ChangeRequest& request);

nlohmann::ordered_json toJson(const WorkloadRequest& request);
nlohmann::ordered_json toJson(const ObjectRequest& request);
// These note in `fields` what is missing.
WorkloadRequest workloadRequestOf(JsonFields fields);
ObjectRequest objectRequestOf(JsonFields fields);

} // namespace tealdeck
