#include "ui/change/wish_text.h"

#include "core/base/match.h"
#include "ui/text/display_text.h"

#include <QCoreApplication>

namespace tealdeck
{
namespace
{

QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("Wish", text, nullptr, n);
}

// "scale web to 5 replicas": the name is left out where the place says it.
QString deedOf(const WorkloadRequest& wish)
{
    const QString name = displayText(wish.name);
    switch (wish.verb) {
    case WorkloadVerb::Scale: return tr("scale %1 to %n replica(s)", wish.replicas).arg(name);
    case WorkloadVerb::Restart: return tr("restart %1").arg(name);
    case WorkloadVerb::Pause: return tr("pause the rollout of %1").arg(name);
    case WorkloadVerb::Resume: return tr("resume the rollout of %1").arg(name);
    case WorkloadVerb::SetImage: break;
    }
    return tr("set %1 to image %2").arg(name, displayText(wish.image));
}

QString deedOf(const ObjectRequest& wish)
{
    const QString name = displayText(wish.name);
    switch (wish.verb) {
    case ObjectVerb::Cordon: return tr("cordon %1").arg(name);
    case ObjectVerb::Uncordon: return tr("uncordon %1").arg(name);
    case ObjectVerb::Delete: return tr("delete %1").arg(name);
    case ObjectVerb::Suspend: return tr("suspend %1").arg(name);
    case ObjectVerb::Unsuspend: return tr("let %1 run again").arg(name);
    case ObjectVerb::Trigger: return tr("run %1 now").arg(name);
    case ObjectVerb::Rerun: return tr("run %1 once more").arg(name);
    case ObjectVerb::Drain: return tr("drain %1").arg(name);
    case ObjectVerb::Undo: return tr("roll %1 back").arg(name);
    case ObjectVerb::Promote: return tr("promote %1").arg(name);
    case ObjectVerb::PromoteFull: return tr("promote %1 in full").arg(name);
    case ObjectVerb::Abort: return tr("abort the update of %1").arg(name);
    case ObjectVerb::Retry: return tr("retry the update of %1").arg(name);
    case ObjectVerb::PauseRollout: return tr("pause the rollout of %1").arg(name);
    case ObjectVerb::ResumeRollout: return tr("resume the rollout of %1").arg(name);
    case ObjectVerb::RestartRollout: return tr("restart %1").arg(name);
    case ObjectVerb::UndoRollout: return tr("take %1 back to an earlier revision").arg(name);
    case ObjectVerb::SetRolloutImage: return tr("set the image of %1").arg(name);
    case ObjectVerb::SetBounds: break;
    }
    return tr("set the bounds of %1").arg(name);
}

} // namespace

QString planningText(const ChangeRequest& wish)
{
    return match(
        wish,
        [](const SwitchRequest& one) {
            return tr("Planning to switch %1 to %2").arg(displayText(one.service), displayText(one.targetSlot));
        },
        [](const auto& one) { return tr("Planning to %1").arg(deedOf(one)); });
}

QString finishText(const ChangeRequest& wish)
{
    return match(
        wish, [](const SwitchRequest& one) { return tr("Finish: switch to %1…").arg(displayText(one.targetSlot)); },
        [](const auto& one) { return tr("Finish: %1…").arg(deedOf(one)); });
}

QString revertText(const ChangeRequest& wish)
{
    return match(
        wish, [](const SwitchRequest& one) { return tr("Switch back to %1…").arg(displayText(one.targetSlot)); },
        [](const auto& one) { return tr("Go back: %1…").arg(deedOf(one)); });
}

} // namespace tealdeck
