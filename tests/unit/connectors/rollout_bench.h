#pragma once

#include "core/connectors/kube/verbs/rollout_rules.h"
#include "core/connectors/kube/verbs/verb_rules.h"
#include "tests/support/captured_reply.h"

#include <QtGlobal>

#include <algorithm>

// Plans made of replies of Argo Rollouts' real controller, and what becomes of them.
namespace tealdeck::rollouttest
{

using Values = std::map<std::string, std::string>;

inline ObjectJson captured(const std::string& name)
{
    return *parseObjectJson(capturedReply(name + ".http", rolloutReplies).body);
}

// What a plan would have read: the Rollout, and its replica sets where they were captured in the same state.
inline VerbFacts factsOf(ObjectVerb verb, const std::string& name, const std::string& sets = {}, Values values = {})
{
    VerbFacts facts;
    facts.object = captured(name);
    facts.wish = {.verb = verb,
                  .kind = "Rollout",
                  .namespaceName = "shop-rollouts",
                  .name = textAt(facts.object, {"metadata", "name"}),
                  .values = std::move(values)};
    if (!sets.empty())
        facts.further[rolloutSetsKey].value = captured(sets + "-replicasets");
    return facts;
}

inline Result<ObjectChange> changeOf(const VerbFacts& facts)
{
    return rulesOf(facts.wish.verb).change(facts, {.context = "dev", .now = *parseRfc3339("2026-11-28T10:00:00Z")});
}

inline ObjectChange made(const VerbFacts& facts)
{
    auto change = changeOf(facts);
    if (!change)
        qFatal("%s", describe(change.error()).c_str());
    return *change;
}

inline std::string refusal(const VerbFacts& facts)
{
    const auto change = changeOf(facts);
    return change ? "planned" : render(change.error().message);
}

// As the API server applies a JSON Patch: a test for null holds where nothing is.
inline ObjectJson applied(const ObjectJson& object, const HttpStep& step)
{
    ObjectJson operations = ObjectJson::array();
    for (const ObjectJson& operation : ObjectJson::parse(step.body)) {
        const ObjectJson::json_pointer path(textAt(operation, {"path"}));
        if (textAt(operation, {"op"}) != "test" || !jsonAt(operation, {"value"}).is_null() || object.contains(path))
            operations.push_back(operation);
    }
    return object.patch(operations);
}

inline std::string offersIn(const ObjectJson& object)
{
    std::string words;
    for (const ObjectOffer& offer : offersFor(object))
        words += (words.empty() ? "" : " ") + std::string(toString(offer.verb));
    return words;
}

inline Plan planOf(const ObjectChange& change)
{
    Plan plan;
    plan.request = change.wish;
    plan.stateBefore = change.before;
    plan.stateAfter = change.after;
    return plan;
}

inline bool isSeen(const ObjectChange& change, const ObjectJson& object)
{
    return rulesOf(change.wish.verb).effect(&object, planOf(change)).isComplete;
}

inline Check checkOf(const VerbFacts& facts, const std::string& id)
{
    const std::vector<Check> checks = rulesOf(facts.wish.verb).checks(facts);
    const auto found = std::ranges::find(checks, id, &Check::id);
    if (found == checks.end())
        qFatal("no check %s", id.c_str());
    return *found;
}

} // namespace tealdeck::rollouttest
