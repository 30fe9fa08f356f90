#pragma once

#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Removes what a deleted workload leaves behind: its replica sets, then their pods.
class GarbageCollector
{
public:
    explicit GarbageCollector(World& world);
    void onEvent(const StoreEvent& event);

private:
    void collect(const std::string& ownerUid);

    World& m_world;
    WorkQueue m_queue;
};

} // namespace tealdeck::sandbox
