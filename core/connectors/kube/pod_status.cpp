#include "core/connectors/kube/pod_status.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace tealdeck
{
namespace
{

// Restarts and the youngest end of a former run, of one group of containers.
struct Restarts
{
    int count = 0;
    std::optional<WallTime> last;

    void add(const ContainerState& container)
    {
        const std::int64_t sum = std::int64_t{count} + container.restarts; // 10,000 containers may have more than an int holds
        count = static_cast<int>(std::clamp<std::int64_t>(sum, 0, std::numeric_limits<int>::max()));
        if (container.lastTerminated && container.lastTerminated->finished && (!last || *last < *container.lastTerminated->finished))
            last = container.lastTerminated->finished;
    }
};

std::string endWord(const ContainerEnd& end)
{
    if (!end.reason.empty())
        return end.reason;
    return end.signal != 0 ? "Signal:" + std::to_string(end.signal) : "ExitCode:" + std::to_string(end.exitCode);
}

bool isTrue(const std::vector<PodCondition>& conditions, std::string_view type)
{
    const auto found = std::ranges::find(conditions, type, &PodCondition::type);
    return found != conditions.end() && found->status == "True";
}

std::string firstWord(const PodState& pod)
{
    const bool isGated = std::ranges::any_of(pod.conditions, [](const PodCondition& condition) {
        return condition.type == "PodScheduled" && condition.reason == "SchedulingGated";
    });
    if (isGated)
        return "SchedulingGated";
    return pod.reason.empty() ? pod.phase : pod.reason;
}

// What an init container that is not through yet makes of the status; nothing when it is through.
std::optional<std::string> initWord(const ContainerState& container, bool isSidecar, std::size_t index, int initContainers)
{
    if (container.terminated && container.terminated->exitCode == 0)
        return std::nullopt;
    if (isSidecar && container.isStarted)
        return std::nullopt;
    if (container.terminated)
        return "Init:" + endWord(*container.terminated);
    if (container.waitingReason && !container.waitingReason->empty() && *container.waitingReason != "PodInitializing")
        return "Init:" + *container.waitingReason;
    return "Init:" + std::to_string(index) + "/" + std::to_string(initContainers);
}

struct InitOutcome
{
    std::optional<std::string> word; // set while initializing
    Restarts all;
    Restarts sidecars;
    int ready = 0;
};

InitOutcome lookAtInitContainers(const PodState& pod)
{
    InitOutcome outcome;
    for (std::size_t i = 0; i < pod.initStates.size() && !outcome.word; ++i) {
        const ContainerState& container = pod.initStates[i];
        const bool isSidecar = std::ranges::find(pod.sidecars, container.name) != pod.sidecars.end();
        outcome.all.add(container);
        if (isSidecar)
            outcome.sidecars.add(container);
        outcome.word = initWord(container, isSidecar, i, pod.initContainers);
        const bool isDone = container.terminated && container.terminated->exitCode == 0;
        if (isSidecar && container.isStarted && container.isReady && !isDone)
            ++outcome.ready;
    }
    return outcome;
}

// The containers proper, last one first as the server does: the first one listed has the last word.
void addContainers(const PodState& pod, PodSummary& summary, Restarts& restarts)
{
    bool hasRunning = false;
    std::string failure;
    for (auto container = pod.states.rbegin(); container != pod.states.rend(); ++container) {
        restarts.add(*container);
        if (container->waitingReason && !container->waitingReason->empty()) {
            summary.status = *container->waitingReason;
        } else if (container->terminated) {
            summary.status = endWord(*container->terminated);
            if (container->terminated->exitCode != 0)
                failure = summary.status;
        } else if (container->isReady && container->isRunning) {
            hasRunning = true;
            ++summary.ready;
        }
    }
    if (summary.status != "Completed")
        return;
    if (hasRunning && hasReadyCondition(pod.conditions))
        summary.status = "Running";
    else if (!failure.empty())
        summary.status = failure;
    else if (hasRunning)
        summary.status = "NotReady";
}

} // namespace

bool hasReadyCondition(const std::vector<PodCondition>& conditions)
{
    return std::ranges::any_of(conditions,
                               [](const PodCondition& condition) { return condition.type == "Ready" && condition.status == "True"; });
}

PodSummary summarizePod(const PodState& pod)
{
    const InitOutcome init = lookAtInitContainers(pod);
    PodSummary summary{.status = init.word.value_or(firstWord(pod)),
                       .ready = init.ready,
                       .containers = pod.containers + static_cast<int>(pod.sidecars.size()),
                       .restarts = 0,
                       .lastRestart = {}};
    Restarts restarts = init.all;
    if (!init.word || isTrue(pod.conditions, "Initialized")) {
        restarts = init.sidecars;
        addContainers(pod, summary, restarts);
    }
    summary.restarts = restarts.count;
    summary.lastRestart = restarts.last;

    const bool isTerminal = pod.phase == "Failed" || pod.phase == "Succeeded";
    if (pod.isBeingDeleted && pod.reason == "NodeLost")
        summary.status = "Unknown";
    else if (pod.isBeingDeleted && !isTerminal)
        summary.status = "Terminating";
    return summary;
}

} // namespace tealdeck
