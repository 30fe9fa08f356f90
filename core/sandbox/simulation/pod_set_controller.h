#pragma once

#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Keeps the pods of each ReplicaSet, StatefulSet and DaemonSet as many as they should be, and counts them.
class PodSetController
{
public:
    explicit PodSetController(World& world);
    void onEvent(const StoreEvent& event);

private:
    void sync(const std::string& key); // "replicasets/shop/web-blue-5f..."
    void keepReplicas(const ObjectPtr& set, const Json& json, const std::vector<ObjectPtr>& active);
    void keepOrdinals(const ObjectPtr& set, const Json& json, const std::vector<ObjectPtr>& pods);
    void keepOnePerNode(const ObjectPtr& set, const Json& json, const std::vector<ObjectPtr>& pods);
    void makePod(const ObjectPtr& set, const Json& json, const std::string& name, const std::string& generateName, const std::string& node);
    void deletePod(const ObjectPtr& set, const ObjectPtr& pod);
    void count(const ObjectPtr& set, const std::vector<ObjectPtr>& pods);

    World& m_world;
    WorkQueue m_queue;
};

} // namespace tealdeck::sandbox
