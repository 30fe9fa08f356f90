#pragma once

#include "core/sandbox/simulation/behaviour.h"
#include "core/sandbox/store/json.h"

#include <string>

namespace tealdeck::sandbox
{

// One pod on its node as the kubelet knows it: all its containers share one state. Times are RFC 3339.
struct PodRun
{
    enum class State
    {
        Creating, // ContainerCreating
        Initializing, // an init container runs
        PullError, // ErrImagePull or ImagePullBackOff, see `waiting`
        Running,
        Ended, // terminated, not started again yet
        BackingOff, // CrashLoopBackOff
        Finished, // Succeeded or Failed for good
    };

    std::string key; // "namespace/name"
    std::string uid;
    std::string workload;
    std::string node;
    std::string address;
    Behaviour behaviour;
    State state = State::Creating;
    bool isReady = false;
    bool isLeaving = false; // Killing was said
    int restarts = 0;
    int crashes = 0;
    int epoch = 0; // raised at each change of state: a task of an older one is out of date
    std::string waiting; // reason of PullError
    Duration backOff{};
    std::string created; // when the kubelet took it
    std::string scheduled;
    std::string initialized;
    std::string containersStarted; // PodReadyToStartContainers
    std::string readyChanged;
    std::string startedAt;
    std::string finishedAt;
    Json lastState = Json::object();
};

// The pod with the status that its run gives it.
Json withStatus(const PodRun& run, Json pod, const std::string& hostAddress);
// "terminated": {...} of the run that ended last.
Json endOf(const PodRun& run, const std::string& containerId);
std::string containerIdOf(const PodRun& run);

} // namespace tealdeck::sandbox
