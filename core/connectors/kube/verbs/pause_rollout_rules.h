#pragma once

#include "core/connectors/kube/verbs/rollout_rules.h"

namespace tealdeck
{

// Sets or ends spec.paused of a Rollout: its controller then neither goes on with an update nor begins one.
class PauseRolloutRules : public RolloutRules
{
public:
    explicit PauseRolloutRules(bool shallBePaused)
        : m_shallBePaused(shallBePaused)
    {
    }

    std::vector<VerbRead> reads(const ObjectJson& object, const ObjectRequest& wish) const override;
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;

protected:
    std::optional<Message> obstacle(const ObjectJson& rollout, const RolloutState& state, const std::string& name) const override;
    Result<ObjectChange> draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const override;
    bool isInEffect(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish) const override;

private:
    bool m_shallBePaused;
};

} // namespace tealdeck
