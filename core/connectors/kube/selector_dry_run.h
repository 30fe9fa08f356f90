#pragma once

#include "core/connectors/kube/selector_facts.h"

namespace tealdeck
{

// What the server answered to the same patch with dryRun=All, with the difference between its answer and the Service as read.
DryRun dryRunOf(const SelectorFacts& facts);
// The same as a check: refused is Failed, a webhook that cannot be asked is a Warning that names it (safety.md 5), no answer is NotRun.
Check dryRunCheck(const SelectorFacts& facts);

} // namespace tealdeck
