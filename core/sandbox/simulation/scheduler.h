#pragma once

#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Gives each new pod a node: the one with the fewest pods of its owner, then with the fewest pods. A pod whose node selector fits no node,
// and any pod when all are full, stays Pending and is tried again.
class PodScheduler
{
public:
    explicit PodScheduler(World& world);
    void onEvent(const StoreEvent& event);

private:
    void schedule(const std::string& key);
    std::string bestNode(const Json& pod, const std::string& ownerUid) const;
    void refuse(const ObjectPtr& stored, const Json& pod);

    World& m_world;
    WorkQueue m_queue;
};

} // namespace tealdeck::sandbox
