#pragma once

#include "core/sandbox/simulation/pod_run.h"
#include "core/sandbox/simulation/world.h"

#include <map>

namespace tealdeck::sandbox
{

// All nodes' kubelets: takes pods through pulling, starting, readiness, crashing with back-off and ending, as their workload's behaviour
// says, and reports it as status and events.
class Kubelet
{
public:
    explicit Kubelet(World& world);
    void onEvent(const StoreEvent& event);

    // Changes what becomes of running pods of a workload, at most `count` of them, at once; and of all its later ones.
    void changeFate(const std::string& workload, const Behaviour& behaviour, std::size_t count);

private:
    using Step = void (Kubelet::*)(PodRun&);

    void take(const ObjectPtr& stored);
    void begin(PodRun& run);
    void create(PodRun& run);
    void failPull(PodRun& run);
    void backOffPull(PodRun& run);
    void start(PodRun& run);
    void becomeReady(PodRun& run);
    void failProbe(PodRun& run);
    void crash(PodRun& run);
    void backOff(PodRun& run);
    void restart(PodRun& run);
    void finish(PodRun& run);
    void stop(PodRun& run);
    void remove(PodRun& run);

    // Does the step later, unless the run has changed its state or is gone by then.
    void later(PodRun& run, Duration delay, Step step);
    void change(PodRun& run, PodRun::State state);
    void setReady(PodRun& run, bool isReady);
    void report(PodRun& run);
    void say(const PodRun& run, const std::string& reason, const std::string& message, const std::string& type = "Normal");
    std::string containerOf(const PodRun& run) const;

    World& m_world;
    std::map<std::string, PodRun> m_runs; // by uid
};

} // namespace tealdeck::sandbox
