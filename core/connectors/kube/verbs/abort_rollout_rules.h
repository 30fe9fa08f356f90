#pragma once

#include "core/connectors/kube/verbs/rollout_rules.h"

namespace tealdeck
{

// Ends an update of a Rollout that is under way, so that the stable version has all of the traffic; or takes it up again from its first
// step. An abort is a way back.
class AbortRolloutRules : public RolloutRules
{
public:
    explicit AbortRolloutRules(bool shallBeAborted)
        : m_shallBeAborted(shallBeAborted)
    {
    }

    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;

protected:
    const char* subresource() const override { return "status"; }
    std::optional<Message> obstacle(const ObjectJson& rollout, const RolloutState& state, const std::string& name) const override;
    Result<ObjectChange> draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const override;
    bool isInEffect(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish) const override;

private:
    bool m_shallBeAborted;
};

} // namespace tealdeck
