#include "core/sandbox/simulation/pod_run.h"

#include "core/base/encoding.h"

namespace tealdeck::sandbox
{

namespace
{

std::string digestOf(const std::string& image)
{
    return toHex(sha256(image));
}

Json condition(const char* type, bool isTrue, const std::string& since, long long generation)
{
    return {{"type", type},
            {"observedGeneration", generation},
            {"status", isTrue ? "True" : "False"},
            {"lastProbeTime", nullptr},
            {"lastTransitionTime", since}};
}

Json notReady(Json condition, const std::string& reason, const std::string& containers)
{
    condition["reason"] = reason;
    if (reason != "PodCompleted")
        condition["message"] = "containers with unready status: [" + containers + "]";
    return condition;
}

std::string namesOf(const Json& containers)
{
    std::string names;
    for (const Json& container : containers)
        names += (names.empty() ? "" : " ") + textAt(container, {"name"});
    return names;
}

Json conditionsOf(const PodRun& run, const Json& pod)
{
    const long long generation = numberAt(pod, {"metadata", "generation"}, 1);
    const bool isInitialized = run.state != PodRun::State::Initializing;
    const bool isFinished = run.state == PodRun::State::Finished;
    const std::string names = namesOf(pod["spec"]["containers"]);
    const std::string since = run.readyChanged.empty() ? run.created : run.readyChanged;
    const std::string reason = isFinished ? "PodCompleted" : "ContainersNotReady";
    Json initialized = condition("Initialized", isInitialized, run.initialized.empty() ? run.created : run.initialized, generation);
    if (!isInitialized) {
        initialized["reason"] = "ContainersNotInitialized";
        initialized["message"] = "containers with incomplete status: [" + namesOf(pod["spec"].value("initContainers", Json::array())) + "]";
    }
    Json ready = condition("Ready", run.isReady, since, generation);
    Json containersReady = condition("ContainersReady", run.isReady, since, generation);
    if (!run.isReady) {
        ready = notReady(std::move(ready), reason, names);
        containersReady = notReady(std::move(containersReady), reason, names);
    }
    const bool canStart = !run.containersStarted.empty() && !isFinished;
    return Json::array({condition("PodReadyToStartContainers", canStart, canStart ? run.containersStarted : run.created, generation),
                        initialized, ready, containersReady, condition("PodScheduled", true, run.scheduled, generation)});
}

std::string clock(Duration duration)
{
    const long long total = duration.count() / 1000;
    return total < 60 ? std::to_string(total) + "s" : std::to_string(total / 60) + "m" + std::to_string(total % 60) + "s";
}

Json stateOf(const PodRun& run, const Json& pod, const std::string& container, const std::string& image)
{
    const std::string name = textAt(pod, {"metadata", "name"}) + "_" + textAt(pod, {"metadata", "namespace"}) + "(" + run.uid + ")";
    const auto waiting = [](const std::string& reason, const std::string& message) {
        Json state{{"waiting", {{"reason", reason}}}};
        if (!message.empty())
            state["waiting"]["message"] = message;
        return state;
    };
    switch (run.state) {
    case PodRun::State::Creating: return waiting("ContainerCreating", {});
    case PodRun::State::Initializing: return waiting("PodInitializing", {});
    case PodRun::State::PullError:
        return waiting(run.waiting,
                       run.waiting == "ErrImagePull" ? "failed to pull and unpack image \"" + image + "\": failed to resolve reference \""
                               + image + "\": " + image + ": not found"
                                                     : "Back-off pulling image \"" + image
                               + "\": ErrImagePull: failed to pull and unpack image \"" + image + "\": not found");
    case PodRun::State::Running: return {{"running", {{"startedAt", run.startedAt}}}};
    case PodRun::State::Ended:
    case PodRun::State::Finished: return {{"terminated", endOf(run, containerIdOf(run))}};
    case PodRun::State::BackingOff:
        return waiting("CrashLoopBackOff", "back-off " + clock(run.backOff) + " restarting failed container=" + container + " pod=" + name);
    }
    return Json::object();
}

Json containerStatus(const PodRun& run, const Json& pod, const Json& container)
{
    const std::string name = textAt(container, {"name"});
    const std::string image = textAt(container, {"image"});
    const std::string repository = image.substr(0, image.rfind(':'));
    const bool hasRun
        = run.state != PodRun::State::Creating && run.state != PodRun::State::PullError && run.state != PodRun::State::Initializing;
    Json status{{"name", name},
                {"state", stateOf(run, pod, name, image)},
                {"lastState", run.lastState.empty() ? Json::object() : Json{{"terminated", run.lastState}}},
                {"ready", run.isReady},
                {"restartCount", run.restarts},
                {"image", image},
                {"imageID", hasRun ? repository + "@sha256:" + digestOf(image) : ""}};
    if (hasRun)
        status["containerID"] = run.state == PodRun::State::BackingOff && !run.lastState.empty() ? textAt(run.lastState, {"containerID"})
                                                                                                 : containerIdOf(run);
    status["started"] = run.state == PodRun::State::Running;
    const Json* requests = find(container, {"resources", "requests"});
    if (hasRun && requests)
        status["allocatedResources"] = *requests;
    if (hasRun && find(container, {"resources"}))
        status["resources"] = container["resources"];
    if (hasRun)
        status["user"] = {{"linux", {{"uid", 1000}, {"gid", 1000}, {"supplementalGroups", Json::array({1000})}}}};
    return status;
}

Json initStatus(const PodRun& run, const Json& container)
{
    const bool isRunning = run.state == PodRun::State::Initializing;
    const std::string image = textAt(container, {"image"});
    const Json done{{"terminated",
                     {{"exitCode", 0},
                      {"reason", "Completed"},
                      {"startedAt", run.created},
                      {"finishedAt", run.initialized},
                      {"containerID", "containerd://" + digestOf(run.uid + "init")}}}};
    return {{"name", textAt(container, {"name"})},
            {"state", isRunning ? Json{{"running", {{"startedAt", run.created}}}} : done},
            {"lastState", Json::object()},
            {"ready", !isRunning},
            {"restartCount", 0},
            {"image", image},
            {"imageID", image.substr(0, image.rfind(':')) + "@sha256:" + digestOf(image)},
            {"containerID", "containerd://" + digestOf(run.uid + "init")},
            {"started", isRunning}};
}

std::string phaseOf(const PodRun& run)
{
    if (run.state == PodRun::State::Finished)
        return run.behaviour.exitCode == 0 ? "Succeeded" : "Failed";
    const bool hasRun = run.state == PodRun::State::Running || run.state == PodRun::State::Ended || run.state == PodRun::State::BackingOff;
    return hasRun ? "Running" : "Pending";
}

} // namespace

std::string containerIdOf(const PodRun& run)
{
    return "containerd://" + digestOf(run.uid + std::to_string(run.restarts));
}

Json endOf(const PodRun& run, const std::string& containerId)
{
    return {{"exitCode", run.behaviour.exitCode},
            {"reason", run.behaviour.exitCode == 0 ? "Completed" : run.behaviour.reason},
            {"startedAt", run.startedAt},
            {"finishedAt", run.finishedAt},
            {"containerID", containerId}};
}

Json withStatus(const PodRun& run, Json pod, const std::string& hostAddress)
{
    Json status{{"observedGeneration", numberAt(pod, {"metadata", "generation"}, 1)},
                {"phase", phaseOf(run)},
                {"conditions", conditionsOf(run, pod)},
                {"hostIP", hostAddress},
                {"hostIPs", Json::array({{{"ip", hostAddress}}})}};
    if (!run.address.empty()) {
        status["podIP"] = run.address;
        status["podIPs"] = Json::array({{{"ip", run.address}}});
    }
    status["startTime"] = run.created;
    if (const Json* inits = find(pod, {"spec", "initContainers"})) {
        for (const Json& container : *inits)
            status["initContainerStatuses"].push_back(initStatus(run, container));
    }
    for (const Json& container : pod["spec"]["containers"])
        status["containerStatuses"].push_back(containerStatus(run, pod, container));
    status["qosClass"] = textAt(pod, {"status", "qosClass"});
    status["resources"] = Json::object();
    pod["status"] = std::move(status);
    return pod;
}

} // namespace tealdeck::sandbox
