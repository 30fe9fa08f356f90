#pragma once

#include "core/connectors/kube/object_json.h"
#include "core/connectors/kube/verbs/verb_rules.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// One replica set of a Rollout: one revision of its pod template, and the pods of it that there are.
struct RolloutSet
{
    std::string name;
    std::string hash; // label rollouts-pod-template-hash
    int revision = 0;
    int wanted = 0;
    int ready = 0;
    std::string scaleDownAt; // when its pods are taken away; empty: nobody said so
    ObjectJson podTemplate; // as a Rollout would have it: without that label
};

// Under which key VerbFacts::further has the replica sets of a Rollout.
inline constexpr const char* rolloutSetsKey = "replicaSets";

VerbRead rolloutSetsRead(const ObjectJson& rollout);
// Those that the Rollout controls, newest revision first. Errors: why the list could not be read.
Result<std::vector<RolloutSet>> rolloutSetsOf(const VerbFacts& facts);
// nullptr: there is none.
const RolloutSet* findSet(const std::vector<RolloutSet>& sets, const std::string& hash);
const RolloutSet* findRevision(const std::vector<RolloutSet>& sets, int revision);

// Two templates are the same when these are: the order of keys and what the controller adds do not count.
std::string digestOfTemplate(const ObjectJson& podTemplate);
// "web=registry/web:1.8 #3f2a91c0": images for people, and a digest of all of the template.
std::string rolloutTemplateText(const ObjectJson& podTemplate);

} // namespace tealdeck
