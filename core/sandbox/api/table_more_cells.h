#pragma once

#include "core/base/clock.h"
#include "core/sandbox/store/json.h"

// Rows of kinds beside the product's own (k8s.io/kubernetes/pkg/printers/internalversion): jobs, autoscalers, budgets, volumes, secrets.
namespace tealdeck::sandbox
{

Json jobCells(const Json& object, WallTime now);
Json cronJobCells(const Json& object, WallTime now);
Json autoscalerCells(const Json& object, WallTime now);
Json budgetCells(const Json& object, WallTime now);
Json secretCells(const Json& object, WallTime now);
Json volumeCells(const Json& object, WallTime now);
Json claimCells(const Json& object, WallTime now);

} // namespace tealdeck::sandbox
