#pragma once

#include "core/connectors/kube/verbs/rollout_rules.h"

namespace tealdeck
{

// Ends the pause that a Rollout waits in: blue-green switches its active Service, a canary goes on with its next step. A canary that does
// not wait leaves the step that runs, as kubectl-argo-rollouts does it.
class PromoteRules : public RolloutRules
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

namespace tealdeck::rollouts
{

// Why no update of the rollout can be moved on, whichever way; nothing: it can.
std::optional<Message> promotionObstacle(const RolloutState& state, const std::string& name);
// The way back of a blue-green promotion: the template of the version that was stable. Its pods are there until they are scaled down.
void addBlueGreenWayBack(ObjectChange& change, const VerbFacts& facts, const RolloutState& state);

} // namespace tealdeck::rollouts
