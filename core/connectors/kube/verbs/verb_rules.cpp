#include "core/connectors/kube/verbs/verb_rules.h"

#include "core/connectors/kube/verbs/bounds_rules.h"
#include "core/connectors/kube/verbs/cordon_rules.h"
#include "core/connectors/kube/verbs/delete_rules.h"
#include "core/connectors/kube/verbs/drain_rules.h"
#include "core/connectors/kube/verbs/new_job_rules.h"
#include "core/connectors/kube/verbs/rollout_rules.h"
#include "core/connectors/kube/verbs/suspend_rules.h"
#include "core/connectors/kube/verbs/undo_rules.h"

#include <array>

namespace tealdeck
{

std::vector<VerbRead> VerbRules::reads(const ObjectJson&, const ObjectRequest&) const
{
    return {};
}

std::vector<Check> VerbRules::checks(const VerbFacts&) const
{
    return {};
}

EffectSeen VerbRules::effect(const ObjectJson* object, const Plan& plan) const
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    const bool isThere = wish && state(object, *wish) == plan.stateAfter;
    return {.readyOnTarget = isThere ? 1 : 0, .expectedOnTarget = 1, .readyElsewhere = 0, .isComplete = isThere};
}

std::vector<VerbRead> VerbRules::effectReads(const Plan&) const
{
    return {};
}

EffectSeen VerbRules::effectWith(const ObjectJson* object, const Plan& plan, const VerbReadings&) const
{
    return effect(object, plan);
}

std::optional<Settled> VerbRules::settledWith(const ObjectJson*, const Plan&, const VerbReadings&) const
{
    return std::nullopt;
}

const VerbRules& rulesOf(ObjectVerb verb)
{
    static const CordonRules cordon(true);
    static const CordonRules uncordon(false);
    static const DeleteRules deletion;
    static const DrainRules drain;
    static const SuspendRules suspend(true);
    static const SuspendRules unsuspend(false);
    static const NewJobRules newJob;
    static const BoundsRules bounds;
    static const UndoRules undo;
    switch (verb) {
    case ObjectVerb::Cordon: return cordon;
    case ObjectVerb::Uncordon: return uncordon;
    case ObjectVerb::Delete: return deletion;
    case ObjectVerb::Drain: return drain;
    case ObjectVerb::Suspend: return suspend;
    case ObjectVerb::Unsuspend: return unsuspend;
    case ObjectVerb::Trigger:
    case ObjectVerb::Rerun: return newJob;
    case ObjectVerb::Undo: return undo;
    case ObjectVerb::Promote:
    case ObjectVerb::PromoteFull:
    case ObjectVerb::Abort:
    case ObjectVerb::Retry:
    case ObjectVerb::PauseRollout:
    case ObjectVerb::ResumeRollout:
    case ObjectVerb::RestartRollout:
    case ObjectVerb::UndoRollout:
    case ObjectVerb::SetRolloutImage: return rolloutRulesOf(verb);
    case ObjectVerb::SetBounds: break;
    }
    return bounds;
}

std::vector<ObjectOffer> offersFor(const ObjectJson& object)
{
    constexpr std::array inOrder{ObjectVerb::Undo,           ObjectVerb::SetBounds,   ObjectVerb::Trigger,      ObjectVerb::Rerun,
                                 ObjectVerb::Suspend,        ObjectVerb::Unsuspend,   ObjectVerb::Cordon,       ObjectVerb::Uncordon,
                                 ObjectVerb::Drain,          ObjectVerb::Promote,     ObjectVerb::PromoteFull,  ObjectVerb::Abort,
                                 ObjectVerb::Retry,          ObjectVerb::UndoRollout, ObjectVerb::PauseRollout, ObjectVerb::ResumeRollout,
                                 ObjectVerb::RestartRollout, ObjectVerb::Delete};
    const ObjectRequest wish{.verb = inOrder.front(), .kind = textAt(object, {"kind"}), .namespaceName = {}, .name = {}};
    std::vector<ObjectOffer> offers;
    for (const ObjectVerb verb : inOrder) {
        ObjectRequest asked = wish;
        asked.verb = verb;
        const VerbRules& rules = rulesOf(verb);
        if (!rules.resource(asked))
            continue;
        if (auto values = rules.offer(object))
            offers.push_back({.verb = verb, .values = std::move(*values)});
    }
    return offers;
}

} // namespace tealdeck
