#pragma once

#include "ui/change/change_desk.h"

#include <QString>

#include <string>
#include <vector>

namespace tealdeck
{

class ChangeHistory;

// One switch that an application could make, and why it cannot be planned now, if so.
struct SwitchOffer
{
    SwitchRequest request;
    std::string applicationKey;
    std::string applicationName;
    std::string targetSlot;
    std::string targetVersion;
    std::string liveVersion;
    // Undoes the last change that the journal knows as carried out. Only for words and for what stale data locks: whether the plan counts
    // as a way back is decided by who makes it.
    bool isWayBack = false;
    QString reasonOff; // empty: may be planned
};

// An offer for each slot that the primary Service does not select. A way back stays possible while the data is stale: its plan reads what
// it needs directly (safety.md 1 and 3).
std::vector<SwitchOffer> switchOffers(const ChangeDesk& desk, const ChangeHistory& history, const Application& application);

// "Switch to green…", "Switch back to blue…"
QString buttonText(const SwitchOffer& offer);
// "Switch web to green…", for menu and palette.
QString actionText(const SwitchOffer& offer);

} // namespace tealdeck
