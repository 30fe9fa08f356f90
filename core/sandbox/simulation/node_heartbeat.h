#pragma once

#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Makes the nodes, and lets them say that they live: a Lease every 10 s, their status every 5 min.
class NodeHeartbeat
{
public:
    explicit NodeHeartbeat(World& world);
    void makeNode(const std::string& name, const std::string& zone, std::size_t index);
    // From now on, until the world ends.
    void start();

private:
    void renewLeases();
    void reportStatus();

    World& m_world;
};

} // namespace tealdeck::sandbox
