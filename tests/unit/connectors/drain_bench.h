#pragma once

#include "core/connectors/kube/object_driver.h"
#include "tests/support/captured_reply.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_scheduler.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

// A small cluster for drains: node-a is drained, node-b and node-c are beside it.
namespace tealdeck::drainbench
{

using Json = nlohmann::ordered_json;

inline Json node(const std::string& name, const std::string& cpu = "4", const std::string& memory = "8Gi")
{
    return {{"kind", "Node"},
            {"apiVersion", "v1"},
            {"metadata", {{"name", name}, {"uid", "uid-" + name}, {"labels", {{"zone", name}}}}},
            {"spec", Json::object()},
            {"status",
             {{"allocatable", {{"cpu", cpu}, {"memory", memory}, {"pods", "110"}}},
              {"conditions", {{{"type", "Ready"}, {"status", "True"}}}}}}};
}

struct PodText
{
    std::string name;
    std::string node = "node-a";
    std::string app = "web";
    std::string ownerKind = "ReplicaSet"; // empty: none
    std::string memory = "1Gi";
    std::string phase = "Running";
    bool isReady = true;
};

inline Json pod(const PodText& text)
{
    Json made{{"metadata", {{"name", text.name}, {"namespace", "shop"}, {"uid", "uid-" + text.name}, {"labels", {{"app", text.app}}}}},
              {"spec",
               {{"nodeName", text.node},
                {"terminationGracePeriodSeconds", 20},
                {"containers", {{{"name", "app"}, {"resources", {{"requests", {{"cpu", "250m"}, {"memory", text.memory}}}}}}}}}},
              {"status", {{"phase", text.phase}, {"conditions", {{{"type", "Ready"}, {"status", text.isReady ? "True" : "False"}}}}}}};
    if (!text.ownerKind.empty()) {
        made["metadata"]["ownerReferences"]
            = {{{"kind", text.ownerKind}, {"name", text.app + "-1"}, {"uid", "uid-of-" + text.app}, {"controller", true}}};
    }
    return made;
}

inline Json budget(const std::string& name, const std::string& app, int allowed, int desired, int expected)
{
    return {{"metadata", {{"name", name}, {"namespace", "shop"}}},
            {"spec", {{"selector", {{"matchLabels", {{"app", app}}}}}}},
            {"status", {{"disruptionsAllowed", allowed}, {"desiredHealthy", desired}, {"expectedPods", expected}}}};
}

inline std::string listOf(const std::vector<Json>& items, const std::string& more = {})
{
    return Json{{"metadata", {{"continue", more}}}, {"items", items}}.dump();
}

inline FakeAnswer captured(const std::string& name)
{
    const HttpResponse reply = capturedReply(name);
    return FakeAnswer::json(reply.body, reply.head.status);
}

struct Bench
{
    Bench()
    {
        http.on(requestTo(HttpMethod::Get, "/api/v1/namespaces/kube-system"), captured("namespace-kube-system.http"));
        http.on(requestContaining("/selfsubjectreviews"), captured("self-subject-review.http"));
        http.on(requestContaining("/selfsubjectaccessreviews"), captured("self-subject-access-review-allowed.http"));
        http.on(requestContaining("/leases/tealdeck-node-node-a"), captured("lease-not-found.http"));
    }

    // Has the server answer as things are now.
    void answerAll()
    {
        const auto isOfOthers = [](const HttpRequest& request) {
            return request.target.starts_with("/api/v1/pods?") && request.target.find("spec.nodeName%3d") == std::string::npos;
        };
        Json now = drained;
        http.on(requestTo(HttpMethod::Get, "/api/v1/nodes/node-a"), FakeAnswer::json(now.dump()));
        now["spec"]["unschedulable"] = true;
        http.on(requestTo(HttpMethod::Patch, "/api/v1/nodes/node-a"), FakeAnswer::json(now.dump()));
        http.on(requestContaining("/eviction"), FakeAnswer::json(Json{{"kind", "Status"}, {"status", "Success"}}.dump(), 201));
        http.on(requestTo(HttpMethod::Get, "/api/v1/nodes"), FakeAnswer::json(listOf(nodes)));
        http.on(requestContaining("spec.nodeName%3dnode-a"), FakeAnswer::json(listOf(here)));
        http.on(isOfOthers, FakeAnswer::json(listOf(elsewhere, moreElsewhere)));
        http.on(requestContaining("/poddisruptionbudgets"), FakeAnswer::json(listOf(budgets)));
    }

    Result<Plan> plan(const std::map<std::string, std::string>& values = {})
    {
        answerAll();
        std::optional<Result<Plan>> made;
        const Handle planning
            = driver.plan(ObjectRequest{.verb = ObjectVerb::Drain, .kind = "Node", .namespaceName = {}, .name = "node-a", .values = values},
                          [&](Result<Plan> result) { made = std::move(result); });
        scheduler.advance(std::chrono::seconds(11));
        if (!made)
            qFatal("no plan after 11 s");
        return std::move(*made);
    }

    Settled settle(const Plan& plan)
    {
        answerAll();
        std::optional<Result<Settled>> told;
        const Handle reading = driver.settle(plan, [&](Result<Settled> result) { told = std::move(result); });
        scheduler.advance(std::chrono::seconds(6));
        if (!told || !*told)
            qFatal("not settled");
        return **told;
    }

    Json drained = node("node-a");
    std::vector<Json> nodes{node("node-a"), node("node-b"), node("node-c")};
    std::vector<Json> here;
    std::vector<Json> elsewhere;
    std::string moreElsewhere;
    std::vector<Json> budgets;
    FakeScheduler scheduler;
    FakeHttp http{scheduler};
    ObjectDriver driver{
        http, scheduler, {.environment = "shop / dev", .context = "dev", .slotLabels = {}, .access = AccessMode::ReadWrite}};
};

inline std::string verdictOf(const Result<Plan>& plan, const std::string& id)
{
    if (!plan)
        return describe(plan.error());
    const auto found = std::ranges::find(plan->checks, id, &Check::id);
    return found == plan->checks.end() ? "no such check" : std::string(toString(found->verdict)) + ": " + render(found->measured);
}

// "PATCH node-a", "POST web-1": what would be sent, in order.
inline std::vector<std::string> requestsOf(const Plan& plan)
{
    std::vector<std::string> requests;
    for (const PlanStep& step : plan.steps) {
        if (step.request)
            requests.push_back(std::string(toString(step.request->method)) + " " + step.request->object.name);
    }
    return requests;
}

} // namespace tealdeck::drainbench
