#include "core/sandbox/simulation/world.h"

#include "core/sandbox/store/managed_fields.h"

namespace tealdeck::sandbox
{

namespace
{

constexpr Duration eventLife = std::chrono::hours(1);

Json reference(const StoredObject& about, const std::string& fieldPath)
{
    Json to{{"kind", about.kind->name}};
    if (!about.namespaceName.empty())
        to["namespace"] = about.namespaceName;
    to["name"] = about.name;
    to["uid"] = about.uid;
    to["apiVersion"] = about.kind->apiVersion();
    to["resourceVersion"] = std::to_string(about.version);
    if (!fieldPath.empty())
        to["fieldPath"] = fieldPath;
    return to;
}

} // namespace

World::World(ObjectStore& store, Timeline& timeline, Randomness& randomness)
    : m_store(store)
    , m_timeline(timeline)
    , m_randomness(randomness)
{
}

ObjectPtr World::write(const Kind& kind, const Json& before, Json after, const std::string& manager, const std::string& subresource)
{
    if (!before.is_null() && isSameObject(before, after))
        return m_store.find(kind, textAt(before, {"metadata", "namespace"}), textAt(before, {"metadata", "name"}));
    if (before.is_null()) {
        Json& metadata = ensure(after, {"metadata"});
        Json ordered = Json::object();
        for (const char* name : {"name", "generateName", "namespace"}) {
            if (metadata.contains(name))
                ordered[name] = metadata[name];
        }
        ordered["uid"] = m_randomness.uuid();
        ordered["resourceVersion"] = "";
        const bool isWorkload = kind.group == "apps" && kind.plural != "controllerrevisions";
        if (isWorkload || kind.plural == "pods" || kind.plural == "endpointslices" || kind.plural == "ingresses")
            ordered["generation"] = 1;
        ordered["creationTimestamp"] = timeNow();
        for (const auto& [name, value] : metadata.items()) {
            if (!ordered.contains(name))
                ordered[name] = value;
        }
        metadata = std::move(ordered);
    }
    return m_store.put(kind, withManagedFields(kind, before, std::move(after), {manager, timeNow(), subresource}));
}

Json World::eventBase(const StoredObject& about, const Occurrence& occurrence)
{
    const std::string space = about.namespaceName.empty() ? "default" : about.namespaceName;
    Json event{{"kind", "Event"}, {"apiVersion", "v1"}};
    event["metadata"] = {{"name", about.name + "." + m_randomness.hex(16)}, {"namespace", space}};
    event["involvedObject"] = reference(about, occurrence.fieldPath);
    event["reason"] = occurrence.reason;
    event["message"] = occurrence.message;
    return event;
}

void World::say(const StoredObject& about, const Occurrence& occurrence)
{
    const Kind& kind = kindOf("events");
    const std::string words = about.uid + "|" + occurrence.reason + "|" + occurrence.message;
    if (const auto said = m_said.find(words); said != m_said.end()) {
        if (const ObjectPtr known = m_store.find(kind, said->second.first, said->second.second)) {
            const Json& before = known->json();
            Json after = before;
            after["count"] = numberAt(before, {"count"}, 1) + 1;
            after["lastTimestamp"] = timeNow();
            write(kind, before, std::move(after), occurrence.component);
            return;
        }
    }
    Json event = eventBase(about, occurrence);
    const std::string space = event["metadata"]["namespace"];
    event["source"] = {{"component", occurrence.component}};
    if (!occurrence.host.empty())
        event["source"]["host"] = occurrence.host;
    event["firstTimestamp"] = timeNow();
    event["lastTimestamp"] = timeNow();
    event["count"] = 1;
    event["type"] = occurrence.type;
    event["eventTime"] = nullptr;
    event["reportingComponent"] = occurrence.component;
    event["reportingInstance"] = occurrence.host;
    m_said[words] = {space, event["metadata"]["name"].get<std::string>()};
    write(kind, nullptr, std::move(event), occurrence.component == "kubelet" ? "kubelet" : "kube-controller-manager");
}

void World::sayScheduling(const StoredObject& pod, const Occurrence& occurrence, const std::string& action)
{
    Json event = eventBase(pod, occurrence);
    event["source"] = Json::object();
    event["firstTimestamp"] = nullptr;
    event["lastTimestamp"] = nullptr;
    event["type"] = occurrence.type;
    event["eventTime"] = formatRfc3339Micro(m_timeline.wallNow());
    event["action"] = action;
    event["reportingComponent"] = "default-scheduler";
    event["reportingInstance"] = "default-scheduler-control-1";
    write(kindOf("events"), nullptr, std::move(event), "kube-scheduler");
}

void World::terminate(const StoredObject& pod)
{
    if (pod.isDeleting)
        return;
    if (pod.fields.at("spec.nodeName").empty()) {
        m_store.remove(kindOf("pods"), pod.namespaceName, pod.name);
        return;
    }
    Json json = pod.json();
    const long long grace = numberAt(json, {"spec", "terminationGracePeriodSeconds"}, 30);
    json["metadata"]["generation"] = numberAt(json, {"metadata", "generation"}, 1) + 1;
    json["metadata"]["deletionTimestamp"] = formatRfc3339(m_timeline.wallNow() + std::chrono::seconds(grace));
    json["metadata"]["deletionGracePeriodSeconds"] = grace;
    m_store.put(kindOf("pods"), std::move(json));
}

std::vector<ObjectPtr> World::ownedBy(const Kind& kind, const std::string& ownerUid) const
{
    std::vector<ObjectPtr> owned;
    for (const auto& [key, object] : m_store.objects(kind)) {
        if (object->ownerUid == ownerUid)
            owned.push_back(object);
    }
    return owned;
}

std::string World::newPodAddress(std::size_t node)
{
    const int number = m_nextAddress++;
    return "10.244." + std::to_string((node * 64) % 256 + static_cast<std::size_t>(number / 250) % 64) + "."
        + std::to_string(2 + number % 250);
}

void World::dropOldEvents()
{
    const auto events = m_store.objects(kindOf("events"));
    for (const auto& [key, event] : events) {
        const Json& json = event->json();
        const auto last = parseRfc3339(textAt(json, {"lastTimestamp"}, textAt(json, {"metadata", "creationTimestamp"})));
        if (last && m_timeline.wallNow() - *last > eventLife)
            m_store.remove(kindOf("events"), event->namespaceName, event->name);
    }
    std::erase_if(m_said, [this](const auto& said) { return !m_store.find(kindOf("events"), said.second.first, said.second.second); });
}

WorkQueue::WorkQueue(World& world, Duration least, Duration most, Handler handler)
    : m_world(world)
    , m_least(least)
    , m_most(most)
    , m_handler(std::move(handler))
{
}

void WorkQueue::add(const std::string& key)
{
    if (!m_waiting.insert(key).second)
        return;
    m_world.timeline().after(m_world.randomness().between(m_least, m_most), [this, key] {
        m_waiting.erase(key);
        m_handler(key);
    });
}

std::pair<std::string, std::string> splitKey(const std::string& key)
{
    const auto slash = key.find('/');
    return {key.substr(0, slash), key.substr(slash + 1)};
}

Json ownerReference(const StoredObject& owner)
{
    return {{"apiVersion", owner.kind->apiVersion()},
            {"kind", owner.kind->name},
            {"name", owner.name},
            {"uid", owner.uid},
            {"controller", true},
            {"blockOwnerDeletion", true}};
}

} // namespace tealdeck::sandbox
