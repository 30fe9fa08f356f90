#include "core/sandbox/simulation/endpoint_slice_controller.h"

#include "core/sandbox/store/selector.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

const std::string serviceLabel = "kubernetes.io/service-name";

// The number that a target port means in a pod.
long long portOf(const Json& target, const Json& pod)
{
    if (target.is_number())
        return target.get<long long>();
    for (const Json& container : pod["spec"]["containers"]) {
        for (const Json& port : container.value("ports", Json::array())) {
            if (port.value("name", "") == target)
                return numberAt(port, {"containerPort"});
        }
    }
    return 0;
}

Json newSlice(const StoredObject& service, const Json& json, const std::string& suffix)
{
    Json labels = toJson(mapAt(json, {"metadata", "labels"}));
    labels["endpointslice.kubernetes.io/managed-by"] = "endpointslice-controller.k8s.io";
    labels[serviceLabel] = service.name;
    Json slice{{"kind", "EndpointSlice"}, {"apiVersion", "discovery.k8s.io/v1"}};
    slice["metadata"] = {{"name", service.name + "-" + suffix},
                         {"generateName", service.name + "-"},
                         {"namespace", service.namespaceName},
                         {"labels", labels},
                         {"ownerReferences", Json::array({ownerReference(service)})}};
    slice["addressType"] = "IPv4";
    return slice;
}

} // namespace

EndpointSliceController::EndpointSliceController(World& world)
    : m_world(world)
    , m_queue(world, Duration(200), Duration(900), [this](const std::string& key) { sync(key); })
{
}

void EndpointSliceController::onEvent(const StoreEvent& event)
{
    if (event.kind == &kindOf("services")) {
        m_queue.add(event.object->key());
        return;
    }
    if (event.kind != &kindOf("pods"))
        return;
    for (const auto& [key, service] : m_world.store().objects(kindOf("services"))) {
        const bool isOurs = !service->selector.empty() && service->namespaceName == event.object->namespaceName
            && matches(selectorOf(service->selector), event.object->labels);
        if (isOurs)
            m_queue.add(key);
    }
}

Json EndpointSliceController::endpointOf(const StoredObject& pod) const
{
    const std::string node = pod.fields.at("spec.nodeName");
    Json endpoint{{"addresses", Json::array({pod.fields.at("status.podIP")})},
                  {"conditions", {{"ready", pod.isReady && !pod.isDeleting}, {"serving", pod.isReady}, {"terminating", pod.isDeleting}}},
                  {"targetRef", {{"kind", "Pod"}, {"namespace", pod.namespaceName}, {"name", pod.name}, {"uid", pod.uid}}},
                  {"nodeName", node}};
    if (const ObjectPtr machine = m_world.store().find(kindOf("nodes"), "", node)) {
        if (const auto zone = machine->labels.find("topology.kubernetes.io/zone"); zone != machine->labels.end())
            endpoint["zone"] = zone->second;
    }
    return endpoint;
}

ObjectPtr EndpointSliceController::sliceOf(const std::string& space, const std::string& service) const
{
    for (const auto& [key, slice] : m_world.store().objects(kindOf("endpointslices"))) {
        const auto label = slice->labels.find(serviceLabel);
        if (slice->namespaceName == space && label != slice->labels.end() && label->second == service)
            return slice;
    }
    return nullptr;
}

void EndpointSliceController::fill(Json& slice, const StoredObject& service) const
{
    Json endpoints = Json::array();
    Json ports = Json::array();
    const Selector selector = selectorOf(service.selector);
    for (const auto& [key, pod] : m_world.store().objects(kindOf("pods"))) {
        const std::string phase = pod->fields.at("status.phase");
        const bool isOurs = pod->namespaceName == service.namespaceName && matches(selector, pod->labels)
            && !pod->fields.at("status.podIP").empty() && phase != "Succeeded" && phase != "Failed";
        if (!isOurs)
            continue;
        if (ports.empty()) {
            for (const Json& port : service.json()["spec"]["ports"])
                ports.push_back({{"name", port.value("name", "")},
                                 {"protocol", port.value("protocol", "TCP")},
                                 {"port", portOf(port["targetPort"], pod->json())}});
        }
        endpoints.push_back(endpointOf(*pod));
    }
    slice["endpoints"] = std::move(endpoints);
    slice["ports"] = ports.empty() ? Json() : std::move(ports);
}

void EndpointSliceController::sync(const std::string& key)
{
    const auto [space, name] = splitKey(key);
    const ObjectPtr service = m_world.store().find(kindOf("services"), space, name);
    const ObjectPtr slice = sliceOf(space, name);
    if (!service) {
        if (slice)
            m_world.store().remove(kindOf("endpointslices"), space, slice->name);
        return;
    }
    if (service->selector.empty())
        return;
    const Json none;
    const Json& before = slice ? slice->json() : none;
    Json after = slice ? before : newSlice(*service, service->json(), m_world.randomness().suffix());
    fill(after, *service);
    if (!before.is_null() && isSame(before, after))
        return;
    if (!before.is_null())
        after["metadata"]["generation"] = numberAt(before, {"metadata", "generation"}, 1) + 1;
    ensure(after, {"metadata", "annotations"})["endpoints.kubernetes.io/last-change-trigger-time"] = m_world.timeNow();
    m_world.write(kindOf("endpointslices"), before, std::move(after), controllerManager);
}

} // namespace tealdeck::sandbox
