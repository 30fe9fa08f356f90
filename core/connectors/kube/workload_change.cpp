#include "core/connectors/kube/workload_change.h"

#include "core/connectors/kube/json_pointer.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/shell_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tealdeck
{
namespace
{

using Json = nlohmann::ordered_json;

constexpr const char* templateAnnotations = "/spec/template/metadata/annotations";
const std::string restartedPath = std::string(templateAnnotations) + "/" + pointerPart("kubectl.kubernetes.io/restartedAt");

Json test(const std::string& path, const Json& value)
{
    return {{"op", "test"}, {"path", path}, {"value", value}};
}

Json add(const std::string& path, const Json& value)
{
    return {{"op", "add"}, {"path", path}, {"value", value}};
}

// autoscaling/v1 Scale leaves a zero out.
Json scaleSpec(int replicas)
{
    return replicas == 0 ? Json::object() : Json{{"replicas", replicas}};
}

HttpStep stepOf(const WorkloadState& state, const KubeResource& resource, const char* subresource, Json operations)
{
    operations.insert(operations.begin(), test("/metadata/uid", state.meta.uid.str()));
    return {.method = HttpMethod::Patch,
            .target = kubePath(resource, state.meta.namespaceName.str(), state.meta.name.str(), subresource) + "?fieldManager=tealdeck",
            .contentType = "application/json-patch+json",
            .body = operations.dump(-1, ' ', false, Json::error_handler_t::replace),
            .object = {.kind = state.kind,
                       .namespaceName = state.meta.namespaceName.str(),
                       .name = state.meta.name.str(),
                       .uid = state.meta.uid.str()}};
}

Json restartOperations(const WorkloadState& state, const std::string& at)
{
    if (!state.hasTemplateAnnotations)
        return Json::array({add(templateAnnotations, {{"kubectl.kubernetes.io/restartedAt", at}})});
    if (state.restartedAt.empty())
        return Json::array({add(restartedPath, at)});
    return Json::array({test(restartedPath, state.restartedAt), add(restartedPath, at)});
}

// A Deployment that is not paused has no such field: nothing can be tested then, and adding it twice does no harm.
Json pauseOperations(bool isPaused, bool shallPause)
{
    Json operations = Json::array();
    if (isPaused)
        operations.push_back(test("/spec/paused", true));
    operations.push_back(add("/spec/paused", shallPause));
    return operations;
}

Json imageOperations(const WorkloadContainer& container, const std::string& before, const std::string& after)
{
    const std::string path = "/spec/template/spec/containers/" + std::to_string(container.index);
    return Json::array({test(path + "/name", container.name),
                        test(path + "/image", before),
                        {{"op", "replace"}, {"path", path + "/image"}, {"value", after}}});
}

Error wrong(Message message)
{
    return {.kind = ErrorKind::InvalidInput, .message = std::move(message), .detail = {}};
}

// Which way of changing makes no sense for this kind, or for this state.
std::optional<Error> obstacle(const WorkloadState& state, const WorkloadRequest& request)
{
    const std::string name = state.meta.name.str();
    switch (request.verb) {
    case WorkloadVerb::Scale:
        if (state.kind == "DaemonSet")
            return wrong(message("Plan", "A DaemonSet has one pod on each node that fits it; %1 cannot be scaled.", {name}));
        if (request.replicas < 0)
            return wrong(message("Plan", "Name how many replicas %1 shall have: 0 or more.", {name}));
        if (request.replicas == state.replicas)
            return wrong(message("Plan", "%1 is as wanted already: %2.", {name, stateText(state, request)}));
        return std::nullopt;
    case WorkloadVerb::Restart: return std::nullopt;
    case WorkloadVerb::Pause:
    case WorkloadVerb::Resume: {
        const bool shallPause = request.verb == WorkloadVerb::Pause;
        if (state.kind != "Deployment")
            return wrong(message("Plan", "Only the rollout of a Deployment can be paused; %1 is a %2.", {name, state.kind}));
        if (state.isPaused == shallPause)
            return wrong(message("Plan", "%1 is as wanted already: %2.", {name, stateText(state, request)}));
        return std::nullopt;
    }
    case WorkloadVerb::SetImage: break;
    }
    if (request.image.empty())
        return wrong(message("Plan", "Name the image that %1 shall run.", {name}));
    return std::nullopt;
}

std::string containerNames(const WorkloadState& state)
{
    std::string names;
    for (const WorkloadContainer& container : state.containers)
        names += (names.empty() ? "" : ", ") + container.name;
    return names;
}

Result<WorkloadContainer> containerOf(const WorkloadState& state, const WorkloadRequest& request)
{
    if (request.container.empty() && state.containers.size() == 1)
        return state.containers.front();
    const auto found = std::ranges::find(state.containers, request.container, &WorkloadContainer::name);
    if (found != state.containers.end())
        return *found;
    if (request.container.empty())
        return fail(wrong(message("Plan", "Name the container of %1: %2.", {state.meta.name.str(), containerNames(state)})));
    return fail(
        wrong(message("Plan", "%1 has no container %2; it has %3.", {state.meta.name.str(), request.container, containerNames(state)})));
}

std::string kubectl(const std::string& context, const WorkloadState& state, const std::string& verb, const std::string& rest)
{
    std::string kind = state.kind;
    std::ranges::transform(kind, kind.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return "kubectl --context " + shellQuoted(context) + " --namespace " + shellQuoted(state.meta.namespaceName.str()) + " " + verb + " "
        + shellQuoted(kind + "/" + state.meta.name.str()) + (rest.empty() ? "" : " " + rest);
}

// The wish as kubectl says it.
std::string commandOf(const std::string& context, const WorkloadState& state, const WorkloadRequest& request)
{
    switch (request.verb) {
    case WorkloadVerb::Scale: return kubectl(context, state, "scale", "--replicas=" + std::to_string(request.replicas));
    case WorkloadVerb::Restart: return kubectl(context, state, "rollout restart", {});
    case WorkloadVerb::Pause: return kubectl(context, state, "rollout pause", {});
    case WorkloadVerb::Resume: return kubectl(context, state, "rollout resume", {});
    case WorkloadVerb::SetImage: break;
    }
    return kubectl(context, state, "set image", shellQuoted(request.container + "=" + request.image));
}

void addScale(WorkloadChange& change, const WorkloadState& state, const KubeResource& resource)
{
    const int before = state.replicas;
    const int after = change.wish.replicas;
    const auto operations = [](int from, int to) { return Json::array({test("/spec", scaleSpec(from)), add("/spec/replicas", to)}); };
    change.request = stepOf(state, resource, "scale", operations(before, after));
    change.inverse = stepOf(state, resource, "scale", operations(after, before));
    change.inverseWish = change.wish;
    change.inverseWish->replicas = before;
}

void addPause(WorkloadChange& change, const WorkloadState& state, const KubeResource& resource)
{
    const bool shallPause = change.wish.verb == WorkloadVerb::Pause;
    change.request = stepOf(state, resource, "", pauseOperations(state.isPaused, shallPause));
    change.inverse = stepOf(state, resource, "", pauseOperations(shallPause, !shallPause));
    change.inverseWish = change.wish;
    change.inverseWish->verb = shallPause ? WorkloadVerb::Resume : WorkloadVerb::Pause;
}

Result<void> addImage(WorkloadChange& change, const WorkloadState& state, const KubeResource& resource)
{
    const auto container = containerOf(state, change.wish);
    if (!container)
        return fail(container.error());
    if (container->image == change.wish.image) {
        return fail(wrong(
            message("Plan", "Container %1 of %2 has the image %3 already.", {container->name, state.meta.name.str(), container->image})));
    }
    change.wish.container = container->name;
    change.request = stepOf(state, resource, "", imageOperations(*container, container->image, change.wish.image));
    change.inverse = stepOf(state, resource, "", imageOperations(*container, change.wish.image, container->image));
    change.inverseWish = change.wish;
    change.inverseWish->image = container->image;
    return {};
}

// The state as it will be, for the words of it.
WorkloadState wanted(WorkloadState state, const WorkloadRequest& wish, const std::string& restartedAt)
{
    state.replicas = wish.verb == WorkloadVerb::Scale ? wish.replicas : state.replicas;
    state.restartedAt = restartedAt;
    state.isPaused = wish.verb == WorkloadVerb::Pause;
    for (WorkloadContainer& container : state.containers) {
        if (container.name == wish.container)
            container.image = wish.image;
    }
    return state;
}

} // namespace

Result<WorkloadChange> workloadChangeOf(const WorkloadState& state, const WorkloadRequest& request, const std::string& context,
                                        WallTime now)
{
    const auto resource = workloadResource(state.kind);
    if (!resource)
        return fail(wrong(message("Plan", "A %1 cannot be changed in this way.", {state.kind})));
    if (const auto reason = obstacle(state, request))
        return fail(*reason);
    WorkloadChange change{.wish = request,
                          .request = {},
                          .inverse = std::nullopt,
                          .inverseWish = std::nullopt,
                          .before = {},
                          .after = {},
                          .commands = {},
                          .inverseCommands = {}};
    const std::string at = formatRfc3339(now);
    switch (request.verb) {
    case WorkloadVerb::Scale: addScale(change, state, *resource); break;
    case WorkloadVerb::Restart: change.request = stepOf(state, *resource, "", restartOperations(state, at)); break;
    case WorkloadVerb::Pause:
    case WorkloadVerb::Resume: addPause(change, state, *resource); break;
    case WorkloadVerb::SetImage:
        if (auto added = addImage(change, state, *resource); !added)
            return fail(added.error());
        break;
    }
    change.before = stateText(state, change.wish);
    change.after = stateText(wanted(state, change.wish, at), change.wish);
    change.commands = {commandOf(context, state, change.wish), kubectl(context, state, "rollout status", {})};
    if (change.inverseWish)
        change.inverseCommands = {commandOf(context, state, *change.inverseWish), kubectl(context, state, "rollout status", {})};
    return change;
}

Message workloadTitle(const WorkloadRequest& request, Purpose purpose)
{
    const std::string object = request.kind + " " + request.name;
    const bool isBack = purpose == Purpose::WayBack;
    switch (request.verb) {
    case WorkloadVerb::Scale:
        return isBack ? message("Plan", "Scale %1 back to %2", {object, std::to_string(request.replicas)})
                      : message("Plan", "Scale %1 to %2", {object, std::to_string(request.replicas)});
    case WorkloadVerb::Restart: return message("Plan", "Restart %1", {object});
    case WorkloadVerb::Pause: return message("Plan", "Pause the rollout of %1", {object});
    case WorkloadVerb::Resume: return message("Plan", "Resume the rollout of %1", {object});
    case WorkloadVerb::SetImage: break;
    }
    return isBack ? message("Plan", "Set %1 back to image %2", {object, request.image})
                  : message("Plan", "Set %1 to image %2", {object, request.image});
}

} // namespace tealdeck
