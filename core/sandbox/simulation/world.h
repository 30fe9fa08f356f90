#pragma once

#include "core/sandbox/simulation/behaviour.h"
#include "core/sandbox/simulation/randomness.h"
#include "core/sandbox/simulation/timeline.h"
#include "core/sandbox/store/object_store.h"

#include <functional>
#include <set>
#include <string>

namespace tealdeck::sandbox
{

// What a happening is about and what is said of it, as an Event of the cluster.
struct Occurrence
{
    std::string type = "Normal"; // or "Warning"
    std::string reason;
    std::string message;
    std::string component; // "kubelet", "deployment-controller"
    std::string host; // of kubelets
    std::string fieldPath; // "spec.containers{web}"
};

// The field manager of everything that controllers write.
inline const std::string controllerManager = "kube-controller-manager";

// What all controllers work with: the store, time, chance, and how they write. They see nothing else of each other than the objects.
class World
{
public:
    World(ObjectStore& store, Timeline& timeline, Randomness& randomness);

    ObjectStore& store() { return m_store; }
    Timeline& timeline() { return m_timeline; }
    Randomness& randomness() { return m_randomness; }
    BehaviourBook& behaviours() { return m_behaviours; }
    std::string timeNow() const { return formatRfc3339(m_timeline.wallNow()); }

    // Stores what a controller changed, with managed fields; nothing when nothing differs. `before` is null for a new object, which
    // gets uid and creationTimestamp. With `subresource` "status" the generation stays.
    ObjectPtr write(const Kind& kind, const Json& before, Json after, const std::string& manager, const std::string& subresource = {});
    // Says something about an object; the same words again only raise the count.
    void say(const StoredObject& about, const Occurrence& occurrence);
    // The scheduler's form of an event, which has a time of its own and no count.
    void sayScheduling(const StoredObject& pod, const Occurrence& occurrence, const std::string& action);
    // Deletes a pod: at once where no node runs it, else by a deletionTimestamp that its kubelet will see.
    void terminate(const StoredObject& pod);
    // What an owner controls.
    std::vector<ObjectPtr> ownedBy(const Kind& kind, const std::string& ownerUid) const;
    // A free address of the pod network.
    std::string newPodAddress(std::size_t node);
    // Events live for an hour.
    void dropOldEvents();

private:
    Json eventBase(const StoredObject& about, const Occurrence& occurrence);

    ObjectStore& m_store;
    Timeline& m_timeline;
    Randomness& m_randomness;
    BehaviourBook m_behaviours;
    std::map<std::string, std::pair<std::string, std::string>> m_said; // what was said of whom -> namespace and name of the event
    int m_nextAddress = 2;
};

// Keys waiting to be looked at; each once, `delay` after it came first.
class WorkQueue
{
public:
    using Handler = std::function<void(const std::string& key)>;

    WorkQueue(World& world, Duration least, Duration most, Handler handler);
    void add(const std::string& key);

private:
    World& m_world;
    Duration m_least;
    Duration m_most;
    Handler m_handler;
    std::set<std::string> m_waiting;
};

// "shop/web" -> {"shop", "web"}
std::pair<std::string, std::string> splitKey(const std::string& key);
Json ownerReference(const StoredObject& owner);

} // namespace tealdeck::sandbox
