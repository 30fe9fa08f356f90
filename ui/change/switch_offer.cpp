#include "ui/change/switch_offer.h"

#include "core/base/match.h"
#include "ui/change/change_history.h"
#include "ui/text/display_text.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace tealdeck
{

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("SwitchOffer", text);
}

QString reasonOfFreshness(const ChangeDesk& desk)
{
    return match(
        desk.freshness(), [](const Loading&) { return tr("the cluster has not been read yet"); }, [](const Live&) { return QString(); },
        [&](const Stale& stale) { return tr("what is shown is %1 old").arg(formatAge(desk.scheduler().now() - stale.asOf)); },
        [](const Unavailable&) { return tr("the cluster cannot be read"); });
}

QString reasonOff(const ChangeDesk& desk, const Application& application, bool isWayBack)
{
    const DeskEnvironment environment = desk.environment();
    if (environment.access == AccessMode::ReadOnly)
        return tr("this console is read-only");
    if (environment.hasClusterChanged)
        return tr("this is not the cluster that the session began with");
    if (isChangeRunning(desk, application.key()))
        return tr("a change of %1 is running").arg(displayText(application.name));
    return isWayBack ? QString() : reasonOfFreshness(desk);
}

} // namespace

std::vector<SwitchOffer> switchOffers(const ChangeDesk& desk, const ChangeHistory& history, const Application& application)
{
    std::vector<SwitchOffer> offers;
    if (application.serviceName.empty())
        return offers;
    const Slot* live = application.selectedSlot();
    const auto last = history.lastDone(application.key());
    for (const Slot& slot : application.slots) {
        if (slot.isSelected)
            continue;
        const bool isWayBack = live && last && undoes(*last, *live, slot);
        offers.push_back({.request = {.namespaceName = application.namespaceName,
                                      .service = application.serviceName,
                                      .targetSlot = slot.name,
                                      .seenUid = application.serviceUid,
                                      .seenSelector = application.selector,
                                      .purpose = std::nullopt,
                                      .purposeByJournal = isWayBack ? std::optional(Purpose::WayBack) : std::nullopt},
                          .applicationKey = application.key(),
                          .applicationName = application.name,
                          .targetSlot = slot.name,
                          .targetVersion = slot.version,
                          .liveVersion = live ? live->version : std::string(),
                          .isWayBack = isWayBack,
                          .reasonOff = reasonOff(desk, application, isWayBack)});
    }
    return offers;
}

QString buttonText(const SwitchOffer& offer)
{
    const QString slot = displayText(offer.targetSlot);
    return offer.isWayBack ? tr("Switch back to %1…").arg(slot) : tr("Switch to %1…").arg(slot);
}

QString actionText(const SwitchOffer& offer)
{
    const QString name = displayText(offer.applicationName);
    const QString slot = displayText(offer.targetSlot);
    return offer.isWayBack ? tr("Switch %1 back to %2…").arg(name, slot) : tr("Switch %1 to %2…").arg(name, slot);
}

} // namespace tealdeck
