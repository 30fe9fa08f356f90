#pragma once

#include "core/connectors/kube/verbs/rollout_sets.h"
#include "core/connectors/kube/verbs/rollout_state.h"
#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{

// What the verbs for Rollouts of Argo Rollouts (argoproj.io/v1alpha1) have in common. They send what kubectl-argo-rollouts v1.10 sends, as
// JSON Patch with tests on what it replaces, and offer only what the controller would act upon in the present state. What a plan saw of the
// rollout stands in the wish under "seen-hash" and "seen-step", so that a later look can tell what has become of it.
class RolloutRules : public VerbRules
{
public:
    std::optional<KubeResource> resource(const ObjectRequest& wish) const override;
    AccessQuestion right(const ObjectRequest& wish) const override;
    std::vector<VerbRead> reads(const ObjectJson& object, const ObjectRequest& wish) const override;
    Result<ObjectChange> change(const VerbFacts& facts, const VerbMoment& moment) const final;
    std::optional<std::map<std::string, std::string>> offer(const ObjectJson& object) const override;
    EffectSeen effect(const ObjectJson* object, const Plan& plan) const final;

protected:
    // "status" where the verb writes the status.
    virtual const char* subresource() const { return ""; }
    // Why the verb makes no sense for the rollout as it is; nothing: it does.
    virtual std::optional<Message> obstacle(const ObjectJson& rollout, const RolloutState& state, const std::string& name) const = 0;
    // Title, requests, what follows. State, wish, titles of requests and the time for the effect are filled in where they are left out.
    virtual Result<ObjectChange> draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const = 0;
    // Whether the controller has done what the plan is about.
    virtual bool isInEffect(const ObjectJson& rollout, const RolloutState& state, const ObjectRequest& wish) const = 0;

    // A patch of the rollout or its status that tests the uid, and the version that is wanted where it writes the status.
    HttpStep step(const ObjectJson& rollout, ObjectJson operations) const;
};

// The rules of the verbs for Rollouts; they live as long as the program. Another verb gives those of Promote.
const VerbRules& rolloutRulesOf(ObjectVerb verb);

} // namespace tealdeck

// What the rules of Rollouts are made of.
namespace tealdeck::rollouts
{

// "kubectl argo rollouts ARGUMENTS" with context and namespace behind it, as plugins want it.
std::string command(const std::string& context, const ObjectRequest& wish, const std::string& arguments);
// The value of the wish under the key; empty: there is none.
std::string valueIn(const ObjectRequest& wish, const std::string& key);
// The wish with what the plan saw of the rollout.
ObjectRequest withSeen(ObjectRequest wish, const RolloutState& state);
// True when another version is wanted than the plan saw.
bool isOvertaken(const RolloutState& state, const ObjectRequest& wish);
// "checkout-6b66998c5f": the replica set with this hash.
std::string setName(const ObjectRequest& wish, const std::string& hash);
// "new-pods-ready": the pods of one revision against those of the other, ready with ready (safety.md 4).
Check podsReady(const VerbFacts& facts, const std::string& target, const std::string& live);
// How long the pods that are left stay in blue-green, in seconds.
int scaleDownDelayOf(const ObjectJson& rollout);
// Seconds that the pods of an aborted update stay; nothing: they are not taken away.
std::optional<int> abortDelayOf(const ObjectJson& rollout);

// A patch of the pod template, from what it is to what it shall be; both are shown masked.
HttpStep templateStep(const ObjectJson& rollout, const ObjectJson& from, const ObjectJson& to);

} // namespace tealdeck::rollouts
