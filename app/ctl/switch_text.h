#pragma once

#include "core/change/confirmation.h"
#include "core/change/plan.h"
#include "core/change/progress.h"

#include <iosfwd>

namespace tealdeck
{

// The plan as an operator has to see it before agreeing: what will happen, how it is undone, checks, dry run.
void printPlan(std::ostream& out, const Plan& plan);
// The plan and its inverse as commands of other tools (safety.md 26).
void printCommands(std::ostream& out, const Plan& plan);
// What has to be given before it can be sent.
void printRequirements(std::ostream& out, const Plan& plan, const Requirements& requirements);
// The lines of `progress` from the n-th on, up to the first that is still under way; gives the number of the next one to print.
std::size_t printProgress(std::ostream& out, const ChangeProgress& progress, std::size_t from);
void printOutcome(std::ostream& out, const ChangeProgress& progress);

} // namespace tealdeck
