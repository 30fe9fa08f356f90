#include "core/sandbox/simulation/pod_set_controller.h"

#include "core/sandbox/simulation/pod_maker.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

bool isActive(const ObjectPtr& pod)
{
    const std::string& phase = pod->fields.at("status.phase");
    return !pod->isDeleting && phase != "Succeeded" && phase != "Failed";
}

std::string componentOf(const Kind& kind)
{
    return std::string(kind.singular) + "-controller";
}

long long ordinalOf(const ObjectPtr& pod)
{
    return std::atoll(pod->name.substr(pod->name.rfind('-') + 1).c_str());
}

// Those that are missed least go first: not scheduled, not ready, youngest.
bool goesFirst(const ObjectPtr& a, const ObjectPtr& b)
{
    const auto rank = [](const ObjectPtr& pod) {
        return std::tuple(!pod->fields.at("spec.nodeName").empty(), pod->isReady, -std::atoll(std::to_string(pod->version).c_str()));
    };
    return rank(a) < rank(b);
}

std::string setKey(const Kind& kind, const ObjectPtr& object)
{
    return std::string(kind.plural) + "/" + object->key();
}

} // namespace

PodSetController::PodSetController(World& world)
    : m_world(world)
    , m_revisions(world)
    , m_queue(world, Duration(10), Duration(40), [this](const std::string& key) { sync(key); })
{
}

void PodSetController::onEvent(const StoreEvent& event)
{
    const bool isSet = event.kind->plural == "replicasets" || event.kind->plural == "statefulsets" || event.kind->plural == "daemonsets";
    if (isSet && event.type != StoreEvent::Type::Deleted)
        m_queue.add(setKey(*event.kind, event.object));
    if (event.kind != &kindOf("pods") || event.object->ownerUid.empty())
        return;
    std::string plural = event.object->ownerKind + "s";
    std::transform(plural.begin(), plural.end(), plural.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    m_queue.add(plural + "/" + event.object->namespaceName + "/" + event.object->ownerName);
}

void PodSetController::sync(const std::string& key)
{
    const auto [plural, rest] = splitKey(key);
    const auto [space, name] = splitKey(rest);
    const Kind* kind = findKind("apps", "v1", plural);
    const ObjectPtr set = kind ? m_world.store().find(*kind, space, name) : nullptr;
    if (!set)
        return;
    const auto pods = m_world.ownedBy(kindOf("pods"), set->uid);
    const Json& json = set->json();
    m_revision = plural == "replicasets" ? std::string() : m_revisions.keep(set);
    if (plural == "replicasets") {
        std::vector<ObjectPtr> active;
        std::copy_if(pods.begin(), pods.end(), std::back_inserter(active), isActive);
        keepReplicas(set, json, active);
    } else if (plural == "statefulsets") {
        keepOrdinals(set, json, pods);
    } else {
        keepOnePerNode(set, json, pods);
    }
    count(m_world.store().find(*kind, space, name), m_world.ownedBy(kindOf("pods"), set->uid));
}

void PodSetController::keepReplicas(const ObjectPtr& set, const Json& json, const std::vector<ObjectPtr>& active)
{
    const auto wanted = static_cast<std::size_t>(std::max(0LL, numberAt(json, {"spec", "replicas"}, 1)));
    for (std::size_t i = active.size(); i < wanted; ++i)
        makePod(set, json, set->name + "-" + m_world.randomness().suffix(), set->name + "-", {});
    std::vector<ObjectPtr> victims = active;
    std::stable_sort(victims.begin(), victims.end(), goesFirst);
    for (std::size_t i = 0; i + wanted < active.size(); ++i)
        deletePod(set, victims[i]);
}

void PodSetController::keepOrdinals(const ObjectPtr& set, const Json& json, const std::vector<ObjectPtr>& pods)
{
    const long long wanted = numberAt(json, {"spec", "replicas"}, 1);
    for (long long i = 0; i < wanted; ++i) {
        const std::string name = set->name + "-" + std::to_string(i);
        const auto found = std::find_if(pods.begin(), pods.end(), [&](const ObjectPtr& pod) { return pod->name == name; });
        if (found == pods.end()) {
            makePod(set, json, name, set->name + "-", {});
            return; // the next one when this one is ready
        }
        if (!(*found)->isReady && textAt(json, {"spec", "podManagementPolicy"}) != "Parallel")
            return;
    }
    for (const ObjectPtr& pod : pods) {
        if (ordinalOf(pod) >= wanted && !pod->isDeleting)
            deletePod(set, pod);
    }
    replaceOldest(set, json, pods);
}

// The next one when all are ready again.
void PodSetController::replaceOldest(const ObjectPtr& set, const Json& json, std::vector<ObjectPtr> pods)
{
    const bool areAllWell = std::all_of(pods.begin(), pods.end(), [](const ObjectPtr& pod) { return isActive(pod) && pod->isReady; });
    if (!areAllWell || textAt(json, {"spec", "updateStrategy", "type"}) == "OnDelete")
        return;
    const std::string hash = RevisionKeeper::hashOf(set, m_revision);
    std::sort(pods.begin(), pods.end(), [](const ObjectPtr& a, const ObjectPtr& b) { return ordinalOf(a) > ordinalOf(b); });
    const auto old = std::find_if(pods.begin(), pods.end(), [&](const ObjectPtr& pod) { return !RevisionKeeper::isOf(pod, hash); });
    if (old != pods.end())
        deletePod(set, *old);
}

void PodSetController::keepOnePerNode(const ObjectPtr& set, const Json& json, const std::vector<ObjectPtr>& pods)
{
    for (const auto& [key, node] : m_world.store().objects(kindOf("nodes"))) {
        const bool isThere = std::any_of(
            pods.begin(), pods.end(), [&](const ObjectPtr& pod) { return pod->fields.at("spec.nodeName") == node->name && isActive(pod); });
        if (!isThere)
            makePod(set, json, set->name + "-" + m_world.randomness().suffix(), set->name + "-", node->name);
    }
    replaceOldest(set, json, pods);
}

void PodSetController::makePod(const ObjectPtr& set, const Json& json, const std::string& name, const std::string& generateName,
                               const std::string& node)
{
    Json pod = podFromTemplate(json["spec"]["template"], *set, name, generateName);
    if (!m_revision.empty())
        pod["metadata"]["labels"]["controller-revision-hash"] = RevisionKeeper::hashOf(set, m_revision);
    if (!node.empty()) {
        pod["spec"]["nodeName"] = node;
        pod["status"]["conditions"] = Json::array(
            {{{"type", "PodScheduled"}, {"status", "True"}, {"lastProbeTime", nullptr}, {"lastTransitionTime", m_world.timeNow()}}});
    }
    m_world.write(kindOf("pods"), nullptr, std::move(pod), controllerManager);
    m_world.say(*set,
                {.reason = "SuccessfulCreate",
                 .message = "Created pod: " + name,
                 .component = componentOf(*set->kind),
                 .host = {},
                 .fieldPath = {}});
}

void PodSetController::deletePod(const ObjectPtr& set, const ObjectPtr& pod)
{
    if (pod->isDeleting)
        return;
    m_world.terminate(*pod);
    m_world.say(*set,
                {.reason = "SuccessfulDelete",
                 .message = "Deleted pod: " + pod->name,
                 .component = componentOf(*set->kind),
                 .host = {},
                 .fieldPath = {}});
}

void PodSetController::count(const ObjectPtr& set, const std::vector<ObjectPtr>& pods)
{
    long long active = 0;
    long long ready = 0;
    long long leaving = 0;
    long long updated = 0;
    const std::string hash = m_revision.empty() ? std::string() : RevisionKeeper::hashOf(set, m_revision);
    for (const ObjectPtr& pod : pods) {
        updated += !hash.empty() && isActive(pod) && RevisionKeeper::isOf(pod, hash) ? 1 : 0;
        leaving += pod->isDeleting ? 1 : 0;
        active += isActive(pod) ? 1 : 0;
        ready += isActive(pod) && pod->isReady ? 1 : 0;
    }
    const Json& before = set->json();
    Json after = before;
    const long long generation = numberAt(before, {"metadata", "generation"}, 1);
    Json status = Json::object();
    const auto put = [&](const char* name, long long value) {
        if (value != 0)
            status[name] = value;
    };
    if (set->kind->plural == "daemonsets") {
        status = {{"currentNumberScheduled", active},
                  {"numberMisscheduled", 0},
                  {"desiredNumberScheduled", m_world.store().objects(kindOf("nodes")).size()},
                  {"numberReady", ready},
                  {"observedGeneration", generation},
                  {"updatedNumberScheduled", updated},
                  {"numberAvailable", ready}};
    } else {
        status["replicas"] = active;
        if (set->kind->plural == "replicasets")
            put("fullyLabeledReplicas", active);
        put("readyReplicas", ready);
        put("availableReplicas", ready);
        if (set->kind->plural == "statefulsets") {
            status["availableReplicas"] = ready;
            put("currentReplicas", updated == active ? active : active - updated);
            put("updatedReplicas", updated);
            status["currentRevision"] = updated == active ? m_revision : textAt(before, {"status", "currentRevision"}, m_revision);
            status["updateRevision"] = m_revision;
            status["collisionCount"] = 0;
        } else {
            status["terminatingReplicas"] = leaving;
        }
        status["observedGeneration"] = generation;
    }
    after["status"] = std::move(status);
    m_world.write(*set->kind, before, std::move(after), controllerManager, "status");
    if (!m_revision.empty())
        m_revisions.dropHistory(set, m_revision, pods);
}

} // namespace tealdeck::sandbox
