#pragma once

#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Keeps the templates that StatefulSets and DaemonSets had as ControllerRevisions, and tells which pods are of the newest one.
class RevisionKeeper
{
public:
    explicit RevisionKeeper(World& world)
        : m_world(world)
    {
    }

    // Makes the revision of the present template, or gives the one that had it before the highest number. Its name: "db-5d9c7b6f88".
    std::string keep(const ObjectPtr& set);
    // Drops those that are beyond the history's limit; the current one and those of pods are kept.
    void dropHistory(const ObjectPtr& set, const std::string& current, const std::vector<ObjectPtr>& pods);

    // The value of the pods' label controller-revision-hash: of StatefulSets the revision's name, of DaemonSets its last part.
    static std::string hashOf(const ObjectPtr& set, const std::string& revision);
    static bool isOf(const ObjectPtr& pod, const std::string& hash);

private:
    World& m_world;
};

} // namespace tealdeck::sandbox
