#pragma once

#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{

// Deletes one Pod or Job by its uid (DeleteOptions with preconditions): another one that has the name by then stays. A Job's pods go with
// it. The value "grace", in seconds, replaces the pod's own time to end; 0 gives it none.
class DeleteRules : public VerbRules
{
public:
    std::optional<KubeResource> resource(const ObjectRequest& wish) const override;
    AccessQuestion right(const ObjectRequest& wish) const override;
    std::vector<VerbRead> reads(const ObjectJson& object, const ObjectRequest& wish) const override;
    Result<ObjectChange> change(const VerbFacts& facts, const VerbMoment& moment) const override;
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;
    std::string answeredState(const ObjectJson& answer, const ObjectRequest& wish) const override;
};

} // namespace tealdeck
