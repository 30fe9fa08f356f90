#pragma once

#include "core/connectors/kube/verbs/rollout_rules.h"

namespace tealdeck
{

// Makes the wanted version the stable one now: what is left of steps, pauses and analyses is skipped.
class PromoteFullRules : public RolloutRules
{
public:
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;

protected:
    const char* subresource() const override { return "status"; }
    std::optional<Message> obstacle(const ObjectJson& rollout, const RolloutState& state, const std::string& name) const override;
    Result<ObjectChange> draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const override;
    bool isInEffect(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish) const override;
};

} // namespace tealdeck
