#pragma once

#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// Keeps the replica sets of each Deployment as its template and replicas say: scaling, rolling update with surge and unavailability,
// revisions, conditions and status.
class DeploymentController
{
public:
    explicit DeploymentController(World& world);
    void onEvent(const StoreEvent& event);

private:
    struct Rollout;

    void sync(const std::string& key);
    void makeNewSet(Rollout& rollout);
    void scale(Rollout& rollout);
    void scaleDownOld(Rollout& rollout, long long spare);
    void scaleSet(Rollout& rollout, ObjectPtr& set, long long replicas);
    void updateStatus(Rollout& rollout);
    void dropHistory(Rollout& rollout);

    World& m_world;
    WorkQueue m_queue;
};

} // namespace tealdeck::sandbox
