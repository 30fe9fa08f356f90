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
    }
    return "delete";
}

std::optional<ObjectVerb> objectVerbFromString(std::string_view word)
{
    constexpr std::array verbs{ObjectVerb::Cordon,    ObjectVerb::Uncordon, ObjectVerb::Drain, ObjectVerb::Delete,    ObjectVerb::Suspend,
                               ObjectVerb::Unsuspend, ObjectVerb::Trigger,  ObjectVerb::Rerun, ObjectVerb::SetBounds, ObjectVerb::Undo};
    for (const ObjectVerb verb : verbs) {
        if (word == toString(verb))
            return verb;
    }
    return std::nullopt;
}

} // namespace tealdeck
