#pragma once

#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{

// Cordon and uncordon: spec.unschedulable of a Node. Pods that run stay; new ones go elsewhere.
class CordonRules : public VerbRules
{
public:
    explicit CordonRules(bool shallBeCordoned)
        : m_shallBeCordoned(shallBeCordoned)
    {
    }

    std::optional<KubeResource> resource(const ObjectRequest& wish) const override;
    AccessQuestion right(const ObjectRequest& wish) const override;
    std::vector<VerbRead> reads(const ObjectJson& object, const ObjectRequest& wish) const override;
    Result<ObjectChange> change(const VerbFacts& facts, const VerbMoment& moment) const override;
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;

private:
    bool m_shallBeCordoned;
};

} // namespace tealdeck
