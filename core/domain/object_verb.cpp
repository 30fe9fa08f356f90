#include "core/domain/object_verb.h"

#include <array>

namespace tealdeck
{

std::string_view toString(ObjectVerb verb)
{
    switch (verb) {
    case ObjectVerb::Cordon: return "cordon";
    case ObjectVerb::Uncordon: return "uncordon";
    case ObjectVerb::Delete: return "delete";
    case ObjectVerb::Suspend: return "suspend";
    case ObjectVerb::Unsuspend: return "unsuspend";
    case ObjectVerb::Trigger: return "trigger";
    case ObjectVerb::Rerun: return "rerun";
    case ObjectVerb::Drain: return "drain";
    case ObjectVerb::SetBounds: return "set-bounds";
    case ObjectVerb::Undo: return "undo";
    case ObjectVerb::Promote: return "promote";
    case ObjectVerb::PromoteFull: return "promote-full";
    case ObjectVerb::Abort: return "abort";
    case ObjectVerb::Retry: return "retry";
    case ObjectVerb::PauseRollout: return "pause-rollout";
    case ObjectVerb::ResumeRollout: return "resume-rollout";
    case ObjectVerb::RestartRollout: return "restart-rollout";
    case ObjectVerb::UndoRollout: return "undo-rollout";
    case ObjectVerb::SetRolloutImage: return "set-rollout-image";
    }
    return "delete";
}

std::optional<ObjectVerb> objectVerbFromString(std::string_view word)
{
    constexpr std::array verbs{ObjectVerb::Cordon,         ObjectVerb::Uncordon,    ObjectVerb::Drain,          ObjectVerb::Delete,
                               ObjectVerb::Suspend,        ObjectVerb::Unsuspend,   ObjectVerb::Trigger,        ObjectVerb::Rerun,
                               ObjectVerb::SetBounds,      ObjectVerb::Undo,        ObjectVerb::Promote,        ObjectVerb::PromoteFull,
                               ObjectVerb::Abort,          ObjectVerb::Retry,       ObjectVerb::PauseRollout,   ObjectVerb::ResumeRollout,
                               ObjectVerb::RestartRollout, ObjectVerb::UndoRollout, ObjectVerb::SetRolloutImage};
    for (const ObjectVerb verb : verbs) {
        if (word == toString(verb))
            return verb;
    }
    return std::nullopt;
}

} // namespace tealdeck
