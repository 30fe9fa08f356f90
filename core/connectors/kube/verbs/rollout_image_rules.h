#pragma once

#include "core/connectors/kube/verbs/rollout_template_rules.h"

namespace tealdeck
{

// Gives one container of a Rollout another image: values "image", and "container" where there are several.
class RolloutImageRules : public RolloutTemplateRules
{
public:
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;
    // Never: the image has to be asked for.
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;

protected:
    Result<ObjectChange> draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const override;
};

} // namespace tealdeck
