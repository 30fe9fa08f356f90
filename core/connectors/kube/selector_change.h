#pragma once

#include "core/base/result.h"
#include "core/change/plan.h"
#include "core/domain/cluster.h"

#include <string>
#include <vector>

namespace tealdeck
{

// What a switch means for one Service: which label moves from which slot to which, and the requests that do and undo it.
struct SelectorChange
{
    std::string slotLabel;
    std::string fromSlot;
    std::string toSlot;
    Labels before;
    Labels after;
    HttpStep request;
    HttpStep inverse;
};

// Errors: InvalidInput when the selector names no slot, the target is empty or is selected already.
Result<SelectorChange> selectorChangeOf(const Service& service, const SwitchRequest& request, const std::vector<std::string>& slotLabels);

// "app=web,color=green", as kubectl and labelSelector write it.
std::string selectorText(const Labels& selector);
// Finds the pods of all slots: the selector with any value of the slot label.
std::string allSlotsText(const SelectorChange& change);

// The same as kubectl commands for a POSIX shell (safety.md 26): the patch, and a look at the effect.
std::vector<std::string> kubectlCommands(const std::string& context, const HttpStep& step);

} // namespace tealdeck
