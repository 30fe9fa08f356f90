#pragma once

#include "core/connectors/kube/object_kinds.h"
#include "tests/contract/switch_console.h"

#include <set>
#include <string>
#include <vector>

namespace tealdeck
{

// Two nodes of a test's own that nobody else's pods are placed on, and a Deployment whose three pods run on the first of them: made and
// taken away by the cluster's administrator.
class DrainPlace
{
public:
    static constexpr const char* space = "drain-test";
    static constexpr const char* drained = "drain-a";
    static constexpr const char* other = "drain-b";
    static constexpr const char* atOnce = "{\"gracePeriodSeconds\":0}"; // DeleteOptions

    explicit DrainPlace(const ContractTarget& target)
        : m_admin(endpointOf(target.access("admin")), credentialsOf(target.access("admin")))
    {
    }

    void make()
    {
        create(kube::namespaces, {}, {{"metadata", {{"name", space}}}});
        for (const char* name : {drained, other})
            create(kube::nodes, {}, node(name));
        create(kube::deployments, space, deployment());
    }
    void unmake()
    {
        m_admin.ask(deleteRequest(kube::deployments, space, "web"));
        waitUntil("its pods are gone", [this] {
            removePods();
            return pods().empty();
        });
        for (const char* name : {drained, other})
            m_admin.ask(deleteRequest(kube::nodes, {}, name));
        m_admin.ask(deleteRequest(kube::namespaces, {}, space));
    }

    // All three pods are ready on the drained node, the other one takes pods, nothing holds them back.
    void putBack()
    {
        setBudget(std::nullopt);
        m_admin.ask(deleteRequest(kube::leases, "kube-system", std::string("tealdeck-node-") + drained));
        for (const char* name : extraPods)
            m_admin.ask(deleteRequest(kube::pods, space, name, atOnce));
        cordon(drained, false);
        cordon(other, true);
        waitUntil("its pods run on " + std::string(drained), [this] {
            for (const auto& pod : pods()) {
                if (pod.value("/spec/nodeName"_json_pointer, std::string()) != drained)
                    m_admin.ask(deleteRequest(kube::pods, space, pod["metadata"]["name"].get<std::string>(), atOnce));
            }
            return readyOn(drained).size() == 3 && pods().size() == 3;
        });
        cordon(other, false);
    }

    void cordon(const char* name, bool isCordoned)
    {
        m_admin.ask(
            mergePatchRequest(kube::nodes, {}, name,
                              nlohmann::json{{"spec", {{"unschedulable", isCordoned ? nlohmann::json(true) : nlohmann::json()}}}}.dump()));
    }
    bool isCordoned(const char* name) { return ask(getRequest(kube::nodes, {}, name)).value("/spec/unschedulable"_json_pointer, false); }

    // A budget for the Deployment that wants so many healthy pods; nothing: there is none. Waits until it was counted.
    void setBudget(std::optional<int> least)
    {
        if (!least) {
            m_admin.ask(deleteRequest(kube::disruptionBudgets, space, "web"));
            return;
        }
        const nlohmann::json spec{{"minAvailable", *least}, {"selector", {{"matchLabels", {{"app", "web"}}}}}};
        const auto answer = m_admin.ask(mergePatchRequest(kube::disruptionBudgets, space, "web", nlohmann::json{{"spec", spec}}.dump()));
        if (answer && answer->head.status == 404)
            create(kube::disruptionBudgets, space, {{"metadata", {{"name", "web"}}}, {"spec", spec}});
        waitUntil("the budget is counted", [this, least] {
            const auto budget = ask(getRequest(kube::disruptionBudgets, space, "web"));
            return budget.value("/status/observedGeneration"_json_pointer, 0) == budget.value("/metadata/generation"_json_pointer, -1)
                && budget.value("/status/desiredHealthy"_json_pointer, -1) == *least;
        });
    }

    // A pod on the drained node that no controller made; `withData`: with an emptyDir volume.
    void makeAlone(const char* name, bool withData)
    {
        nlohmann::json spec = deployment()["spec"]["template"]["spec"];
        spec["nodeName"] = drained;
        if (withData)
            spec["volumes"] = {{{"name", "cache"}, {"emptyDir", nlohmann::json::object()}}};
        create(kube::pods, space, {{"metadata", {{"name", name}, {"labels", {{"app", "alone"}}}}}, {"spec", spec}});
    }
    void removePod(const std::string& name) { m_admin.ask(deleteRequest(kube::pods, space, name, atOnce)); }

    std::set<std::string> readyOn(const char* name)
    {
        std::set<std::string> uids;
        for (const auto& pod : pods()) {
            if (pod.value("/spec/nodeName"_json_pointer, std::string()) == name && isReady(pod))
                uids.insert(pod["metadata"]["uid"].get<std::string>());
        }
        return uids;
    }
    std::vector<std::string> namesOn(const char* name)
    {
        std::vector<std::string> names;
        for (const auto& pod : pods()) {
            if (pod.value("/spec/nodeName"_json_pointer, std::string()) == name)
                names.push_back(pod["metadata"]["name"].get<std::string>());
        }
        return names;
    }
    void waitUntil(const std::string& what, const std::function<bool()>& isSo)
    {
        const Instant end = m_admin.home.now() + contractLimit;
        while (!isSo()) {
            if (m_admin.home.now() > end)
                qFatal("it did not become so that %s", what.c_str());
            m_admin.home.runUntil([] { return false; }, Duration(100)); // between two questions
        }
    }

private:
    static constexpr std::array extraPods{"alone", "cached"};

    static nlohmann::json node(const std::string& name)
    {
        const nlohmann::json size{{"cpu", "16"}, {"memory", "64Gi"}, {"pods", "110"}, {"ephemeral-storage", "100Gi"}};
        return {{"metadata",
                 {{"name", name},
                  {"annotations", {{"kwok.x-k8s.io/node", "fake"}}},
                  {"labels", {{"drain", "test"}, {"kubernetes.io/hostname", name}, {"kubernetes.io/os", "linux"}}}}},
                {"spec", {{"taints", {{{"key", "drain"}, {"value", "test"}, {"effect", "NoSchedule"}}}}}},
                {"status", {{"allocatable", size}, {"capacity", size}, {"conditions", {{{"type", "Ready"}, {"status", "True"}}}}}}};
    }
    static nlohmann::json deployment()
    {
        const nlohmann::json labels{{"app", "web"}};
        const nlohmann::json container{{"name", "web"},
                                       {"image", "registry.example/drain/web:1"},
                                       {"resources", {{"requests", {{"cpu", "100m"}, {"memory", "64Mi"}}}}}};
        const nlohmann::json spec{{"terminationGracePeriodSeconds", 3},
                                  {"nodeSelector", {{"drain", "test"}}},
                                  {"tolerations", {{{"key", "drain"}, {"operator", "Exists"}}}},
                                  {"containers", {container}}};
        return {{"metadata", {{"name", "web"}, {"labels", labels}}},
                {"spec",
                 {{"replicas", 3},
                  {"selector", {{"matchLabels", labels}}},
                  {"template", {{"metadata", {{"labels", labels}}}, {"spec", spec}}}}}};
    }

    static bool isReady(const nlohmann::json& pod)
    {
        if (pod["metadata"].contains("deletionTimestamp"))
            return false;
        for (const auto& condition : pod.value("/status/conditions"_json_pointer, nlohmann::json::array())) {
            if (condition.value("type", "") == "Ready" && condition.value("status", "") == "True")
                return true;
        }
        return false;
    }

    nlohmann::json ask(HttpRequest request)
    {
        const auto answer = m_admin.ask(std::move(request));
        const auto json = answer ? nlohmann::json::parse(answer->body, nullptr, false) : nlohmann::json();
        return json.is_object() ? json : nlohmann::json::object();
    }
    std::vector<nlohmann::json> pods() { return ask(listRequest(kube::pods, space)).value("items", std::vector<nlohmann::json>()); }
    void removePods()
    {
        for (const auto& pod : pods())
            removePod(pod["metadata"]["name"].get<std::string>());
    }
    void create(const KubeResource& resource, const std::string& where, nlohmann::json object)
    {
        object["apiVersion"]
            = resource.group.empty() ? std::string(resource.version) : std::string(resource.group) + "/" + std::string(resource.version);
        object["kind"] = std::string(resource.kind);
        std::string said;
        waitUntil("a " + std::string(resource.kind) + " is made", [&] { // its namespace may be ending, or have no service account yet
            const auto answer = m_admin.ask(createRequest(resource, where, object.dump()));
            const int status = answer ? answer->head.status : 0;
            if (status != 201 && status != 409 && said.empty()) {
                said = answer ? answer->body : describe(answer.error());
                qInfo("%s", said.c_str());
            }
            return status == 201 || status == 409;
        });
    }

    HttpTestClient m_admin;
};

} // namespace tealdeck
