#include "core/connectors/kube/workload_state.h"

#include "core/connectors/kube/object_meta.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

using Json = ObjectJson;

constexpr const char* restartedAnnotation = "kubectl.kubernetes.io/restartedAt";

void readContainers(const Json& json, WorkloadState& state)
{
    for (const Json& container : listAt(json, {"spec", "template", "spec", "containers"})) {
        const int index = static_cast<int>(state.containers.size());
        state.containers.push_back({.name = textAt(container, {"name"}), .image = textAt(container, {"image"}), .index = index});
    }
}

int countAt(const Json& json, JsonPath path, int otherwise = 0)
{
    return static_cast<int>(numberAt(json, path, otherwise));
}

void readDaemonSet(const Json& json, WorkloadState& state)
{
    state.replicas = countAt(json, {"status", "desiredNumberScheduled"});
    state.pods = countAt(json, {"status", "currentNumberScheduled"});
    state.updated = countAt(json, {"status", "updatedNumberScheduled"});
    state.available = countAt(json, {"status", "numberAvailable"});
}

void readReplicated(const Json& json, WorkloadState& state)
{
    state.replicas = countAt(json, {"spec", "replicas"}, 1); // the API's default
    state.pods = countAt(json, {"status", "replicas"});
    state.updated = countAt(json, {"status", "updatedReplicas"});
    state.available = countAt(json, {"status", "availableReplicas"});
}

} // namespace

std::optional<KubeResource> workloadResource(std::string_view kind)
{
    for (const KubeResource& resource : {kube::deployments, kube::statefulSets, kube::daemonSets}) {
        if (resource.kind == kind)
            return resource;
    }
    return std::nullopt;
}

Result<WorkloadState> decodeWorkloadState(std::string_view text, std::string_view kind)
{
    const auto parsed = parseObjectJson(text);
    return workloadStateOf(parsed ? *parsed : Json(), kind);
}

Result<WorkloadState> workloadStateOf(const ObjectJson& json, std::string_view kind)
{
    if (textAt(json, {"metadata", "uid"}).empty() || !jsonAt(json, {"spec", "template"}).is_object())
        return fail(ErrorKind::ProtocolViolation, message("Kube", "The server's answer is no %1 that can be read.", {std::string(kind)}));
    WorkloadState state;
    state.meta = metaOf(json);
    state.kind = kind;
    state.isPaused = flagAt(json, {"spec", "paused"});
    state.followsOnDelete = textAt(json, {"spec", "updateStrategy", "type"}) == "OnDelete";
    state.templateLabels = labelsAt(json, {"spec", "template", "metadata", "labels"});
    state.hasTemplateAnnotations = jsonAt(json, {"spec", "template", "metadata", "annotations"}).is_object();
    state.restartedAt = textAt(json, {"spec", "template", "metadata", "annotations", restartedAnnotation});
    state.hasAnnotations = jsonAt(json, {"metadata", "annotations"}).is_object();
    state.generation = numberAt(json, {"metadata", "generation"});
    state.observedGeneration = numberAt(json, {"status", "observedGeneration"});
    readContainers(json, state);
    const LastWrite last = lastWriteOf(json);
    state.lastWriter = last.who;
    state.lastWrite = last.when;
    kind == "DaemonSet" ? readDaemonSet(json, state) : readReplicated(json, state);
    return state;
}

std::string applicationOf(const WorkloadState& state)
{
    return applicationIn(state.templateLabels, state.meta.name.str());
}

std::string stateText(const WorkloadState& state, const WorkloadRequest& request)
{
    switch (request.verb) {
    case WorkloadVerb::Scale: return "replicas=" + std::to_string(state.replicas);
    case WorkloadVerb::Restart: return "restartedAt=" + (state.restartedAt.empty() ? std::string("none") : state.restartedAt);
    case WorkloadVerb::Pause:
    case WorkloadVerb::Resume: return state.isPaused ? "paused=true" : "paused=false";
    case WorkloadVerb::SetImage: break;
    }
    const auto container = std::ranges::find(state.containers, request.container, &WorkloadContainer::name);
    return request.container + "=" + (container == state.containers.end() ? std::string() : container->image);
}

} // namespace tealdeck
