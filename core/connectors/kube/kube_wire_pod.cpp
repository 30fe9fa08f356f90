#include "core/connectors/kube/kube_rows.h"
#include "core/connectors/kube/pod_images.h"
#include "core/connectors/kube/pod_status.h"

namespace tealdeck
{
namespace
{

std::optional<ContainerEnd> readEnd(const JsonView& terminated)
{
    if (!terminated.exists())
        return std::nullopt;
    return ContainerEnd{.exitCode = terminated["exitCode"].integer(),
                        .signal = terminated["signal"].integer(),
                        .reason = terminated["reason"].text(),
                        .finished = terminated["finishedAt"].time()};
}

std::vector<ContainerState> readStates(const JsonView& statuses)
{
    std::vector<ContainerState> states;
    statuses.forEach([&](const JsonView& status) {
        const JsonView state = status["state"];
        const JsonView waiting = state["waiting"];
        states.push_back({.name = status["name"].text(),
                          .waitingReason = waiting.exists() ? std::optional(waiting["reason"].text()) : std::nullopt,
                          .terminated = readEnd(state["terminated"]),
                          .isRunning = state["running"].exists(),
                          .isReady = status["ready"].boolean(),
                          .isStarted = status["started"].boolean(),
                          .restarts = status["restartCount"].integer(),
                          .lastTerminated = readEnd(status["lastState"]["terminated"])});
    });
    return states;
}

PodState readState(const JsonView& object)
{
    const JsonView spec = object["spec"];
    const JsonView status = object["status"];
    PodState state{.phase = status["phase"].text(),
                   .reason = status["reason"].text(),
                   .isBeingDeleted = object["metadata"]["deletionTimestamp"].exists(),
                   .containers = static_cast<int>(spec["containers"].size()),
                   .initContainers = static_cast<int>(spec["initContainers"].size()),
                   .sidecars = {},
                   .conditions = {},
                   .initStates = readStates(status["initContainerStatuses"]),
                   .states = readStates(status["containerStatuses"])};
    spec["initContainers"].forEach([&](const JsonView& container) {
        if (container["restartPolicy"].text() == "Always")
            state.sidecars.push_back(container["name"].text());
    });
    status["conditions"].forEach([&](const JsonView& condition) {
        state.conditions.push_back(
            {.type = condition["type"].text(), .status = condition["status"].text(), .reason = condition["reason"].text()});
    });
    return state;
}

} // namespace

Pod readPod(const JsonView& object)
{
    const PodState state = readState(object);
    const PodSummary summary = summarizePod(state);
    const JsonView status = object["status"];
    Pod pod{.meta = readMeta(object["metadata"]),
            .status = summary.status,
            .readyContainers = summary.ready,
            .containers = summary.containers,
            .restarts = summary.restarts,
            .isReady = hasReadyCondition(state.conditions) && !state.isBeingDeleted,
            .lastRestart = summary.lastRestart,
            .phase = state.phase,
            .reason = state.reason,
            .node = object["spec"]["nodeName"].text(),
            .ip = status["podIP"].text(),
            .images = {}};
    std::vector<ContainerImage> images = readImages(object["spec"]["containers"]);
    status["containerStatuses"].forEach(
        [&](const JsonView& container) { addDigest(images, container["name"].text(), container["imageID"].text()); });
    pod.images = std::move(images);
    return pod;
}

} // namespace tealdeck
