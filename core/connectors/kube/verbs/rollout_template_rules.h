#pragma once

#include "core/connectors/kube/verbs/rollout_rules.h"

namespace tealdeck
{

// What the verbs that give a Rollout another pod template have in common: an update begins, or ends where the stable version is wanted
// again.
class RolloutTemplateRules : public RolloutRules
{
public:
    std::vector<Check> checks(const VerbFacts& facts) const override;

protected:
    std::optional<Message> obstacle(const ObjectJson& rollout, const RolloutState& state, const std::string& name) const override;
    // Seen as soon as the controller waits with the new version, or has done all of it.
    bool isInEffect(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish) const override;

    // What the controller makes of a new version; `next` is what people call it.
    static Message updateConsequence(const ObjectJson& rollout, const RolloutState& state, const std::string& next);
};

} // namespace tealdeck
