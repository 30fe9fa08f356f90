#include "core/connectors/kube/workload_state.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tealdeck
{
namespace
{

using Json = nlohmann::json;

constexpr const char* restartedAnnotation = "kubectl.kubernetes.io/restartedAt";

const Json& at(const Json& json, std::initializer_list<const char*> path)
{
    static const Json nothing;
    const Json* place = &json;
    for (const char* key : path) {
        if (!place->is_object())
            return nothing;
        const auto found = place->find(key);
        if (found == place->end())
            return nothing;
        place = &*found;
    }
    return *place;
}

std::string textAt(const Json& json, std::initializer_list<const char*> path)
{
    const Json& value = at(json, path);
    return value.is_string() ? value.get<std::string>() : std::string();
}

template <typename Number = int>
Number numberAt(const Json& json, std::initializer_list<const char*> path, Number otherwise = 0)
{
    const Json& value = at(json, path);
    return value.is_number_integer() ? value.get<Number>() : otherwise;
}

// Empty where there is no array.
const Json& listAt(const Json& json, std::initializer_list<const char*> path)
{
    static const Json nothing = Json::array();
    const Json& value = at(json, path);
    return value.is_array() ? value : nothing;
}

Labels labelsAt(const Json& json, std::initializer_list<const char*> path)
{
    static const Json nothing = Json::object();
    const Json& value = at(json, path);
    Labels labels;
    for (const auto& [key, text] : (value.is_object() ? value : nothing).items()) {
        if (text.is_string())
            labels.emplace(key, text.get<std::string>());
    }
    return labels;
}

ObjectMeta metaOf(const Json& json)
{
    ObjectMeta meta;
    meta.uid = textAt(json, {"metadata", "uid"});
    meta.namespaceName = textAt(json, {"metadata", "namespace"});
    meta.name = textAt(json, {"metadata", "name"});
    meta.resourceVersion = textAt(json, {"metadata", "resourceVersion"});
    meta.labels.own() = labelsAt(json, {"metadata", "labels"});
    meta.annotations.own() = labelsAt(json, {"metadata", "annotations"});
    for (const Json& owner : listAt(json, {"metadata", "ownerReferences"})) {
        if (at(owner, {"controller"}) != true)
            continue;
        meta.ownerKind = textAt(owner, {"kind"});
        meta.ownerName = textAt(owner, {"name"});
        meta.ownerUid = textAt(owner, {"uid"});
    }
    return meta;
}

void readContainers(const Json& json, WorkloadState& state)
{
    for (const Json& container : listAt(json, {"spec", "template", "spec", "containers"})) {
        const int index = static_cast<int>(state.containers.size());
        state.containers.push_back({.name = textAt(container, {"name"}), .image = textAt(container, {"image"}), .index = index});
    }
}

// Controllers write the status; whoever wrote last beside them changed what is wanted.
void readLastWriter(const Json& json, WorkloadState& state)
{
    for (const Json& field : listAt(json, {"metadata", "managedFields"})) {
        const auto time = parseRfc3339(textAt(field, {"time"}));
        if (textAt(field, {"subresource"}) == "status" || !time || (state.lastWrite && *time < *state.lastWrite))
            continue;
        state.lastWrite = *time;
        state.lastWriter = textAt(field, {"manager"});
    }
}

void readDaemonSet(const Json& json, WorkloadState& state)
{
    state.replicas = numberAt(json, {"status", "desiredNumberScheduled"});
    state.pods = numberAt(json, {"status", "currentNumberScheduled"});
    state.updated = numberAt(json, {"status", "updatedNumberScheduled"});
    state.available = numberAt(json, {"status", "numberAvailable"});
}

void readReplicated(const Json& json, WorkloadState& state)
{
    state.replicas = numberAt(json, {"spec", "replicas"}, 1); // the API's default
    state.pods = numberAt(json, {"status", "replicas"});
    state.updated = numberAt(json, {"status", "updatedReplicas"});
    state.available = numberAt(json, {"status", "availableReplicas"});
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
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || textAt(json, {"metadata", "uid"}).empty() || !at(json, {"spec", "template"}).is_object()) {
        return fail(ErrorKind::ProtocolViolation, message("Kube", "The server's answer is no %1 that can be read.", {std::string(kind)}));
    }
    WorkloadState state;
    state.meta = metaOf(json);
    state.kind = kind;
    state.isPaused = at(json, {"spec", "paused"}) == true;
    state.followsOnDelete = textAt(json, {"spec", "updateStrategy", "type"}) == "OnDelete";
    state.templateLabels = labelsAt(json, {"spec", "template", "metadata", "labels"});
    state.hasTemplateAnnotations = at(json, {"spec", "template", "metadata", "annotations"}).is_object();
    state.restartedAt = textAt(json, {"spec", "template", "metadata", "annotations", restartedAnnotation});
    state.hasAnnotations = at(json, {"metadata", "annotations"}).is_object();
    state.generation = numberAt<long long>(json, {"metadata", "generation"});
    state.observedGeneration = numberAt<long long>(json, {"status", "observedGeneration"});
    readContainers(json, state);
    readLastWriter(json, state);
    kind == "DaemonSet" ? readDaemonSet(json, state) : readReplicated(json, state);
    return state;
}

std::string applicationOf(const WorkloadState& state)
{
    for (const char* label : {"app.kubernetes.io/name", "app"}) {
        const auto found = state.templateLabels.find(label);
        if (found != state.templateLabels.end() && !found->second.empty())
            return found->second;
    }
    return state.meta.name.str();
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
