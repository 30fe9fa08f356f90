#include "core/sandbox/simulation/scheduler.h"

#include "core/sandbox/store/selector.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

constexpr long long podsPerNode = 110;
constexpr Duration nextTry = std::chrono::minutes(5);

bool tolerates(const Json& pod, const Json& taint)
{
    const Json* tolerations = find(pod, {"spec", "tolerations"});
    if (!tolerations || !tolerations->is_array())
        return false;
    return std::ranges::any_of(*tolerations, [&](const Json& one) {
        const bool isSameKey = textAt(one, {"key"}) == textAt(taint, {"key"});
        if (textAt(one, {"operator"}) == "Exists")
            return isSameKey || textAt(one, {"key"}).empty();
        return isSameKey && textAt(one, {"value"}) == textAt(taint, {"value"});
    });
}

bool isLetOn(const Json& pod, const Json& node)
{
    const Json* taints = find(node, {"spec", "taints"});
    return !taints || !taints->is_array() || std::ranges::all_of(*taints, [&](const Json& taint) {
        return textAt(taint, {"effect"}) == "PreferNoSchedule" || tolerates(pod, taint);
    });
}

} // namespace

PodScheduler::PodScheduler(World& world)
    : m_world(world)
    , m_queue(world, Duration(10), Duration(50), [this](const std::string& key) { schedule(key); })
{
}

void PodScheduler::onEvent(const StoreEvent& event)
{
    const bool isNewPod = event.kind == &kindOf("pods") && event.type == StoreEvent::Type::Added;
    if (isNewPod && event.object->fields.at("spec.nodeName").empty())
        m_queue.add(event.object->key());
}

std::string PodScheduler::bestNode(const Json& pod, const std::string& ownerUid) const
{
    const Selector wanted = selectorOf(mapAt(pod, {"spec", "nodeSelector"}));
    std::map<std::string, std::pair<long long, long long>> load; // of the same owner, of all
    const ObjectStore& store = m_world.store();
    for (const auto& [key, node] : store.objects(kindOf("nodes"))) {
        if (matches(wanted, node->labels) && node->fields.at("spec.unschedulable") != "true" && isLetOn(pod, node->json()))
            load[node->name] = {0, 0};
    }
    for (const auto& [key, other] : store.objects(kindOf("pods"))) {
        const auto found = load.find(other->fields.at("spec.nodeName"));
        if (found == load.end())
            continue;
        found->second.first += other->ownerUid == ownerUid ? 1 : 0;
        ++found->second.second;
    }
    const std::string* best = nullptr;
    for (const auto& [name, count] : load) {
        const bool isBetter = !best || count < load[*best];
        if (count.second < podsPerNode && isBetter)
            best = &name;
    }
    return best ? *best : std::string();
}

void PodScheduler::schedule(const std::string& key)
{
    const auto [space, name] = splitKey(key);
    const ObjectPtr stored = m_world.store().find(kindOf("pods"), space, name);
    if (!stored || !stored->fields.at("spec.nodeName").empty())
        return;
    const Json& before = stored->json();
    const std::string node = bestNode(before, stored->ownerUid);
    if (node.empty()) {
        refuse(stored, before);
        return;
    }
    Json after = before;
    after["spec"]["nodeName"] = node;
    after["status"]["conditions"] = Json::array({{{"type", "PodScheduled"},
                                                  {"observedGeneration", 1},
                                                  {"status", "True"},
                                                  {"lastProbeTime", nullptr},
                                                  {"lastTransitionTime", m_world.timeNow()}}});
    const ObjectPtr bound = m_world.write(kindOf("pods"), before, std::move(after), "kube-scheduler");
    m_world.sayScheduling(*bound,
                          {.reason = "Scheduled",
                           .message = "Successfully assigned " + key + " to " + node,
                           .component = "default-scheduler",
                           .host = {},
                           .fieldPath = {}},
                          "Binding");
}

void PodScheduler::refuse(const ObjectPtr& stored, const Json& pod)
{
    const std::size_t nodes = m_world.store().objects(kindOf("nodes")).size();
    const std::string count = std::to_string(nodes);
    const bool isPicky = find(pod, {"spec", "nodeSelector"});
    const std::string why = isPicky ? "node(s) didn't match Pod's node affinity/selector" : "Too many pods";
    const std::string message = "0/" + count + " nodes are available: " + count + " " + why
        + ". no new claims to deallocate, preemption: 0/" + count + " nodes are available: " + count
        + (isPicky ? " Preemption is not helpful for scheduling." : " No preemption victims found for incoming pod.");
    Json after = pod;
    after["status"]["conditions"] = Json::array({{{"type", "PodScheduled"},
                                                  {"observedGeneration", 1},
                                                  {"status", "False"},
                                                  {"lastProbeTime", nullptr},
                                                  {"lastTransitionTime", m_world.timeNow()},
                                                  {"reason", "Unschedulable"},
                                                  {"message", message}}});
    if (!find(pod, {"status", "conditions"}))
        m_world.write(kindOf("pods"), pod, std::move(after), "kube-scheduler", "status");
    m_world.sayScheduling(
        *stored, {.type = "Warning", .reason = "FailedScheduling", .message = message, .component = {}, .host = {}, .fieldPath = {}},
        "Scheduling");
    m_world.timeline().after(nextTry, [this, key = stored->key()] { m_queue.add(key); });
}

} // namespace tealdeck::sandbox
