#pragma once

#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{

// Drains a Node as kubectl drain does: cordons it and evicts its pods through policy/v1 Eviction, so that disruption budgets are asked;
// pods of DaemonSets and of the node itself (mirror pods) stay. The values "delete-local-data" and "force" ("yes") let pods go that lose
// data in emptyDir volumes or that nobody makes anew; "grace" (seconds) replaces the pods' own time to end; "timeout" (seconds) is how long
// it is waited for budgets and for the pods. An uncordon is the way back: pods do not move back.
class DrainRules : public VerbRules
{
public:
    std::optional<KubeResource> resource(const ObjectRequest& wish) const override;
    AccessQuestion right(const ObjectRequest& wish) const override;
    std::vector<VerbRead> reads(const ObjectJson& object, const ObjectRequest& wish) const override;
    Result<ObjectChange> change(const VerbFacts& facts, const VerbMoment& moment) const override;
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;
    // An eviction is answered by a Status.
    std::string answeredState(const ObjectJson& answer, const ObjectRequest& wish) const override;
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;
    std::vector<VerbRead> effectReads(const Plan& plan) const override;
    EffectSeen effectWith(const ObjectJson* object, const Plan& plan, const VerbReadings& further) const override;
    std::optional<Settled> settledWith(const ObjectJson* object, const Plan& plan, const VerbReadings& further) const override;
};

} // namespace tealdeck
