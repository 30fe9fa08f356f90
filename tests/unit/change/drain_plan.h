#pragma once

#include "tests/unit/change/change_fakes.h"

#include <nlohmann/json.hpp>

// A change of several requests, of which three may wait, and what tests ask about it.
namespace tealdeck
{

// As tests/data/kubernetes/1.36/eviction-refused.http.
inline std::string refusal()
{
    const nlohmann::json cause{{"reason", "DisruptionBudget"},
                               {"message", "The disruption budget web needs 3 healthy pods and has 3 currently"}};
    return nlohmann::json{{"kind", "Status"},
                          {"status", "Failure"},
                          {"message", "Cannot evict pod as it would violate the pod's disruption budget."},
                          {"reason", "TooManyRequests"},
                          {"details", {{"causes", {cause}}}},
                          {"code", 429}}
        .dump();
}

inline PlanStep stepOf(HttpMethod method, const std::string& target, ObjectRef object, bool mayWait)
{
    PlanStep step{.title = message("Plan", "Step"), .explanation = {}, .request = std::nullopt, .isPredicted = false};
    step.request = HttpStep{.method = method,
                            .target = target,
                            .contentType = "application/json",
                            .body = "{}",
                            .object = std::move(object),
                            .mayWait = mayWait};
    return step;
}

// A node is cordoned and three pods are evicted.
inline Plan drainPlan()
{
    Plan plan = switchPlan();
    plan.request = ObjectRequest{.verb = ObjectVerb::Drain, .kind = "Node", .namespaceName = {}, .name = "node-a"};
    plan.object = {.kind = "Node", .namespaceName = {}, .name = "node-a", .uid = "uid-node"};
    plan.applicationName = "node-node-a";
    plan.fromSlot.clear();
    plan.toSlot.clear();
    plan.stateBefore = "unschedulable=false";
    plan.stateAfter = "unschedulable=true";
    plan.targetReady = 3;
    plan.effectWithin = std::chrono::minutes(10);
    plan.steps = {stepOf(HttpMethod::Patch, "/api/v1/nodes/node-a", plan.object, false)};
    for (const char* name : {"a", "b", "c"}) {
        const std::string pod(name);
        plan.steps.push_back(stepOf(HttpMethod::Post, "/api/v1/namespaces/shop/pods/" + pod + "/eviction",
                                    {.kind = "Pod", .namespaceName = "shop", .name = pod, .uid = "uid-" + pod}, true));
    }
    return plan;
}

inline EffectSeen allGone()
{
    return {.readyOnTarget = 3, .expectedOnTarget = 3, .readyElsewhere = 0, .isComplete = true};
}

inline std::vector<std::string> sentTo(const ExecutorBench& bench)
{
    std::vector<std::string> names;
    for (const HttpStep& step : bench.steps.sent)
        names.push_back(step.object.name);
    return names;
}

inline const OutcomeUnknown* unknown(const ExecutorBench& bench, const ChangeId& id)
{
    const auto& outcome = bench.progress(id).outcome;
    return outcome ? std::get_if<OutcomeUnknown>(&*outcome) : nullptr;
}

inline bool holds(const Message& message, const std::string& words)
{
    return render(message).find(words) != std::string::npos;
}

inline std::vector<std::string> stepEntries(const ExecutorBench& bench)
{
    std::vector<std::string> summaries;
    for (const JournalEntry& entry : bench.journal.entries()) {
        if (entry.draft.kind == JournalKind::Step)
            summaries.push_back(entry.draft.summary);
    }
    return summaries;
}

} // namespace tealdeck
