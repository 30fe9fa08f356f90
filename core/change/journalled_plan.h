#pragma once

#include "core/change/plan.h"

#include <string>

namespace tealdeck
{

// The plan that an Intent's journal body holds: what was sent and what it relied on, its inverse, who made it where. It can be settled,
// watched and planned anew; it has no checks and is too old to be confirmed. Errors: InvalidInput when the body holds no such plan, or one
// that does not fit the digest beside it.
Result<Plan> planOfIntent(const std::string& body);

} // namespace tealdeck
