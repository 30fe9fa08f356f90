#pragma once

#include "core/sandbox/simulation/revision_keeper.h"
#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Keeps the pods of each ReplicaSet, StatefulSet and DaemonSet as many as they should be, and counts them. Pods of a StatefulSet or
// DaemonSet whose template is an older one are replaced one after another, those of a StatefulSet from the highest number down.
class PodSetController
{
public:
    explicit PodSetController(World& world);
    void onEvent(const StoreEvent& event);

private:
    void sync(const std::string& key); // "replicasets/shop/web-blue-5f..."
    void keepReplicas(const ObjectPtr& set, const Json& json, const std::vector<ObjectPtr>& active);
    void keepOrdinals(const ObjectPtr& set, const Json& json, const std::vector<ObjectPtr>& pods);
    void replaceOldest(const ObjectPtr& set, const Json& json, std::vector<ObjectPtr> pods);
    void keepOnePerNode(const ObjectPtr& set, const Json& json, const std::vector<ObjectPtr>& pods);
    void makePod(const ObjectPtr& set, const Json& json, const std::string& name, const std::string& generateName, const std::string& node);
    void deletePod(const ObjectPtr& set, const ObjectPtr& pod);
    void count(const ObjectPtr& set, const std::vector<ObjectPtr>& pods);

    World& m_world;
    RevisionKeeper m_revisions;
    std::string m_revision; // of the set that is looked at; empty for a ReplicaSet
    WorkQueue m_queue;
};

} // namespace tealdeck::sandbox
