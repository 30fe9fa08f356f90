#pragma once

#include "core/sandbox/scenario/scenario.h"
#include "core/sandbox/simulation/deployment_controller.h"
#include "core/sandbox/simulation/disruption_controller.h"
#include "core/sandbox/simulation/endpoint_slice_controller.h"
#include "core/sandbox/simulation/garbage_collector.h"
#include "core/sandbox/simulation/kubelet.h"
#include "core/sandbox/simulation/node_heartbeat.h"
#include "core/sandbox/simulation/pod_set_controller.h"
#include "core/sandbox/simulation/scheduler.h"
#include "core/sandbox/simulation/world.h"

namespace tealdeck::sandbox
{

// The simulated cluster: all controllers over one store, the product in it, and what the scenario lets happen. Nothing moves but by the
// timeline; the same seed and the same course of time give the same history. Needs no network.
class Cluster
{
public:
    // Begins with the product as it grew over the last days: the timeline ends at `now`.
    Cluster(ObjectStore& store, Timeline& timeline, Randomness& randomness, const Scenario& scenario, WallTime now);
    ~Cluster();
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;

    World& world() { return m_world; }
    // Makes something of at most `pods` running pods of a workload "namespace/name", and of its later ones.
    void changeFate(const std::string& workload, const Behaviour& behaviour, std::size_t pods);
    // Somebody else changes the object: an annotation gets another value, so its resourceVersion moves on.
    bool touch(const std::string& plural, const std::string& key);
    // Somebody else (kubectl-edit) lets a Service select something else.
    bool reselect(const std::string& service, const StringMap& labels);

private:
    void onEvent(const StoreEvent& event);
    void watchTrigger(std::size_t index, const StoreEvent& event);
    void happen(std::size_t index);
    void sweepEvents();

    World m_world;
    DeploymentController m_deployments;
    PodSetController m_podSets;
    PodScheduler m_scheduler;
    Kubelet m_kubelet;
    EndpointSliceController m_endpointSlices;
    DisruptionController m_disruptions;
    GarbageCollector m_garbage;
    NodeHeartbeat m_nodes;
    std::vector<Happening> m_happenings;
    std::vector<bool> m_hasBegun; // by happening: its trigger was seen
    int m_subscription = -1;
};

} // namespace tealdeck::sandbox
