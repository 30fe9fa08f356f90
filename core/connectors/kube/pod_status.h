#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// v1.ContainerStateTerminated.
struct ContainerEnd
{
    int exitCode = 0;
    int signal = 0;
    std::string reason;
    std::optional<WallTime> finished;
};

// v1.ContainerStatus as far as the columns of kubectl depend on it.
struct ContainerState
{
    std::string name;
    std::optional<std::string> waitingReason; // state.waiting exists; its reason may be empty
    std::optional<ContainerEnd> terminated; // state.terminated
    bool isRunning = false; // state.running exists
    bool isReady = false;
    bool isStarted = false;
    int restarts = 0;
    std::optional<ContainerEnd> lastTerminated; // lastState.terminated
};

struct PodCondition
{
    std::string type;
    std::string status;
    std::string reason;
};

// What the columns READY, STATUS and RESTARTS are made of.
struct PodState
{
    std::string phase;
    std::string reason;
    bool isBeingDeleted = false;
    int containers = 0; // spec.containers
    int initContainers = 0; // spec.initContainers
    std::vector<std::string> sidecars; // names of the init containers with restartPolicy Always
    std::vector<PodCondition> conditions;
    std::vector<ContainerState> initStates;
    std::vector<ContainerState> states;
};

struct PodSummary
{
    std::string status;
    int ready = 0;
    int containers = 0;
    int restarts = 0;
    std::optional<WallTime> lastRestart;

    bool operator==(const PodSummary&) const = default;
};

// The words and numbers of `kubectl get pods` of Kubernetes 1.36, character by character (printPod in pkg/printers/internalversion).
PodSummary summarizePod(const PodState& pod);

// True when the condition Ready is True.
bool hasReadyCondition(const std::vector<PodCondition>& conditions);

} // namespace tealdeck
