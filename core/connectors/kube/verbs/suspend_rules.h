#pragma once

#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{

// spec.suspend of a CronJob (no new runs) or of a Job (its pods end, and start anew later).
class SuspendRules : public VerbRules
{
public:
    explicit SuspendRules(bool shallBeSuspended)
        : m_shallBeSuspended(shallBeSuspended)
    {
    }

    std::optional<KubeResource> resource(const ObjectRequest& wish) const override;
    AccessQuestion right(const ObjectRequest& wish) const override;
    Result<ObjectChange> change(const VerbFacts& facts, const VerbMoment& moment) const override;
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;

private:
    bool m_shallBeSuspended;
};

} // namespace tealdeck
