#pragma once

#include "core/connectors/kube/selector_facts.h"
#include "core/connectors/kube/selector_sides.h"

#include <vector>

// What a plan says in words: its steps, how it is undone, before and after.
namespace tealdeck
{

// The steps in order; `request` is the only one that sends anything.
std::vector<PlanStep> selectorSteps(const Plan& plan, const SelectorSides& sides, const HttpStep& request);
std::vector<UndoNote> selectorUndoNotes(const Plan& plan, const SelectorFacts& facts, const SelectorSides& sides);
std::vector<BeforeAfter> selectorBeforeAfter(const Plan& plan, const SelectorSides& sides);

} // namespace tealdeck
