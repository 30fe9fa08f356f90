#pragma once

#include "core/connectors/kube/verbs/rollout_template_rules.h"

namespace tealdeck
{

// Gives a Rollout the pod template of an earlier revision, as its replica set has it. The value "revision" names it; the one before the
// newest where it is left out. A way back.
class UndoRolloutRules : public RolloutTemplateRules
{
public:
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;

protected:
    Result<ObjectChange> draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const override;

private:
    static Message consequenceOf(const ObjectJson& rollout, const RolloutState& state, const RolloutSet& target);
};

} // namespace tealdeck
