#include "core/sandbox/simulation/disruption_controller.h"

#include "core/sandbox/store/selector.h"

#include <algorithm>

namespace tealdeck::sandbox
{
namespace
{

bool selects(const StoredObject& budget, const StoredObject& pod)
{
    const Json* selector = find(budget.json(), {"spec", "selector"});
    return selector && budget.namespaceName == pod.namespaceName && matches(selectorOf(*selector), pod.labels);
}

// A number, or a percentage of `all` rounded up.
long long amountOf(const Json& value, long long all)
{
    if (value.is_number_integer())
        return value.get<long long>();
    const std::string text = value.is_string() ? value.get<std::string>() : "0";
    return (all * std::atoll(text.c_str()) + 99) / 100;
}

long long desiredOf(const Json& budget, long long expected)
{
    if (const Json* least = find(budget, {"spec", "minAvailable"}))
        return amountOf(*least, expected);
    const Json* most = find(budget, {"spec", "maxUnavailable"});
    return most ? std::max(0LL, expected - amountOf(*most, expected)) : 0;
}

Json conditionOf(const Json& budget, bool isAllowed, const std::string& now)
{
    const std::string status = isAllowed ? "True" : "False";
    std::string since = now;
    if (const Json* conditions = find(budget, {"status", "conditions"}); conditions && conditions->is_array()) {
        for (const Json& one : *conditions) {
            if (textAt(one, {"type"}) == "DisruptionAllowed" && textAt(one, {"status"}) == status)
                since = textAt(one, {"lastTransitionTime"}, now);
        }
    }
    return {{"type", "DisruptionAllowed"},
            {"status", status},
            {"observedGeneration", numberAt(budget, {"metadata", "generation"}, 1)},
            {"lastTransitionTime", since},
            {"reason", isAllowed ? "SufficientPods" : "InsufficientPods"},
            {"message", ""}};
}

} // namespace

DisruptionController::DisruptionController(World& world)
    : m_world(world)
    , m_queue(world, Duration(50), Duration(300), [this](const std::string& key) { sync(key); })
{
}

void DisruptionController::onEvent(const StoreEvent& event)
{
    if (event.kind == &kindOf("poddisruptionbudgets"))
        return m_queue.add(event.object->key());
    if (event.kind != &kindOf("pods"))
        return;
    for (const auto& [key, budget] : m_world.store().objects(kindOf("poddisruptionbudgets"))) {
        if (selects(*budget, *event.object))
            m_queue.add(key);
    }
}

long long DisruptionController::expectedOf(const std::vector<ObjectPtr>& pods) const
{
    std::map<std::string, long long> wanted; // by owner
    long long alone = 0;
    for (const ObjectPtr& pod : pods) {
        if (pod->ownerUid.empty())
            ++alone;
        else
            wanted.emplace(pod->ownerUid, 0);
    }
    for (const char* plural : {"replicasets", "statefulsets"}) {
        for (const auto& [key, owner] : m_world.store().objects(kindOf(plural))) {
            if (const auto found = wanted.find(owner->uid); found != wanted.end())
                found->second = numberAt(owner->json(), {"spec", "replicas"}, 1);
        }
    }
    for (const auto& [uid, replicas] : wanted)
        alone += replicas;
    return alone;
}

void DisruptionController::sync(const std::string& key)
{
    const auto [space, name] = splitKey(key);
    const Kind& kind = kindOf("poddisruptionbudgets");
    const ObjectPtr budget = m_world.store().find(kind, space, name);
    if (!budget)
        return;
    const Json& before = budget->json();
    Json disrupted = Json::object();
    std::vector<ObjectPtr> pods;
    long long healthy = 0;
    for (const auto& [podKey, pod] : m_world.store().objects(kindOf("pods"))) {
        const std::string phase = pod->fields.at("status.phase");
        if (!selects(*budget, *pod) || phase == "Succeeded" || phase == "Failed")
            continue;
        pods.push_back(pod);
        const Json* evicted = find(before, {"status", "disruptedPods", pod->name});
        if (evicted && !pod->isDeleting)
            disrupted[pod->name] = *evicted;
        healthy += pod->isReady && !pod->isDeleting && !evicted ? 1 : 0;
    }
    const long long expected = expectedOf(pods);
    const long long desired = desiredOf(before, expected);
    const long long allowed = expected > 0 ? std::max(0LL, healthy - desired) : 0;
    Json after = before;
    after["status"] = {{"observedGeneration", numberAt(before, {"metadata", "generation"}, 1)},
                       {"disruptionsAllowed", allowed},
                       {"currentHealthy", healthy},
                       {"desiredHealthy", desired},
                       {"expectedPods", expected},
                       {"conditions", Json::array({conditionOf(before, allowed > 0, m_world.timeNow())})}};
    if (!disrupted.empty())
        after["status"]["disruptedPods"] = disrupted;
    m_world.write(kind, before, std::move(after), controllerManager, "status");
}

} // namespace tealdeck::sandbox
