#pragma once

#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{

// The bounds of a HorizontalPodAutoscaler (autoscaling/v2): values "min" and "max", and "target": percent of the requested CPU that its
// pods shall use on average, where it has such a target. What is left out stays.
class BoundsRules : public VerbRules
{
public:
    std::optional<KubeResource> resource(const ObjectRequest& wish) const override;
    AccessQuestion right(const ObjectRequest& wish) const override;
    Result<ObjectChange> change(const VerbFacts& facts, const VerbMoment& moment) const override;
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;
};

} // namespace tealdeck
