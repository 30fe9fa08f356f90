#pragma once

#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{

// Makes a Job: of a CronJob now, as `kubectl create job --from=cronjob/NAME` does; or of a Job once more, as a copy without what its
// controller added. The value "job" is the new one's name; it is chosen where it is left out. The template may hold secrets: it is shown
// masked.
class NewJobRules : public VerbRules
{
public:
    std::optional<KubeResource> resource(const ObjectRequest& wish) const override;
    std::optional<KubeResource> watched(const ObjectRequest& wish) const override;
    AccessQuestion right(const ObjectRequest& wish) const override;
    Result<ObjectChange> change(const VerbFacts& facts, const VerbMoment& moment) const override;
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;
};

} // namespace tealdeck
