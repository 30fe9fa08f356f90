#pragma once

#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{

// A Deployment, StatefulSet or DaemonSet gets a pod template back that it had, as `kubectl rollout undo` does. Values: "template", the name
// of the ReplicaSet or ControllerRevision that keeps it; or "revision", its number; without both, or with 0, the one before the present
// one. Numbers change (a template that is gone back to becomes the newest revision), names do not: a way back goes by name.
class UndoRules : public VerbRules
{
public:
    std::optional<KubeResource> resource(const ObjectRequest& wish) const override;
    AccessQuestion right(const ObjectRequest& wish) const override;
    std::vector<VerbRead> reads(const ObjectJson& object, const ObjectRequest& wish) const override;
    Result<ObjectChange> change(const VerbFacts& facts, const VerbMoment& moment) const override;
    std::vector<Check> checks(const VerbFacts& facts) const override;
    std::string state(const ObjectJson* object, const ObjectRequest& wish) const override;
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;
    // As of another image: all pods are replaced and available.
    EffectSeen effect(const ObjectJson* object, const Plan& plan) const override;
};

} // namespace tealdeck
