#pragma once

#include "core/connectors/kube/verbs/rollout_rules.h"

namespace tealdeck
{

// Replaces every pod of a Rollout, of all its versions, a few at a time: its controller evicts those that are older than the wish.
class RestartRolloutRules : public RolloutRules
{
public:
    std::vector<VerbRead> reads(const ObjectJson& object, const ObjectRequest& wish) const override;
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;

protected:
    std::optional<Message> obstacle(const ObjectJson& rollout, const RolloutState& state, const std::string& name) const override;
    Result<ObjectChange> draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const override;
    bool isInEffect(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish) const override;
};

} // namespace tealdeck
