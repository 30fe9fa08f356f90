#pragma once

#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Keeps the status of each PodDisruptionBudget: how many of its pods are healthy, how many have to be, how many may be evicted now.
class DisruptionController
{
public:
    explicit DisruptionController(World& world);
    void onEvent(const StoreEvent& event);

private:
    void sync(const std::string& key);
    // Pods that the owners of the selected ones want altogether.
    long long expectedOf(const std::vector<ObjectPtr>& pods) const;

    World& m_world;
    WorkQueue m_queue;
};

} // namespace tealdeck::sandbox
