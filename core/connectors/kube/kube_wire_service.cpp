#include "core/connectors/kube/add_once.h"
#include "core/connectors/kube/kube_rows.h"

namespace tealdeck
{
namespace
{

Endpoint readEndpoint(const JsonView& entry)
{
    const JsonView conditions = entry["conditions"];
    const bool isReady = conditions["ready"].optionalBoolean().value_or(true);
    Endpoint endpoint{.address = {},
                      .isReady = isReady,
                      .isServing = conditions["serving"].optionalBoolean().value_or(isReady),
                      .isTerminating = conditions["terminating"].boolean(),
                      .podName = {},
                      .podUid = {},
                      .node = entry["nodeName"].text(),
                      .zone = entry["zone"].text()};
    entry["addresses"].forEach([&](const JsonView& address) {
        if (endpoint.address.empty())
            endpoint.address = address.text(); // consumers use the first one only
    });
    const JsonView target = entry["targetRef"];
    if (target["kind"].text() == "Pod") {
        endpoint.podName = target["name"].text();
        endpoint.podUid = target["uid"].text();
    }
    return endpoint;
}

} // namespace

Service readService(const JsonView& object)
{
    const JsonView spec = object["spec"];
    Service service{.meta = readMeta(object["metadata"]),
                    .type = spec["type"].text(),
                    .clusterIp = spec["clusterIP"].text(),
                    .selector = spec["selector"].labels(),
                    .ports = {},
                    .owners = readOwners(object["metadata"]["managedFields"])};
    spec["ports"].forEach([&](const JsonView& port) {
        service.ports.push_back({.name = port["name"].text(),
                                 .port = port["port"].integer(),
                                 .targetPort = port["targetPort"].printed(),
                                 .protocol = port["protocol"].text()});
    });
    return service;
}

EndpointSlice readEndpointSlice(const JsonView& object)
{
    EndpointSlice slice{.meta = readMeta(object["metadata"]), .serviceName = {}, .endpoints = {}};
    const auto service = slice.meta.labels.find("kubernetes.io/service-name");
    if (service != slice.meta.labels.end())
        slice.serviceName = service->second;
    object["endpoints"].forEach([&](const JsonView& entry) { slice.endpoints.push_back(readEndpoint(entry)); });
    return slice;
}

Ingress readIngress(const JsonView& object)
{
    const JsonView spec = object["spec"];
    Ingress ingress{.meta = readMeta(object["metadata"]), .hosts = {}, .serviceNames = {}};
    addOnce(ingress.serviceNames, spec["defaultBackend"]["service"]["name"].text());
    spec["rules"].forEach([&](const JsonView& rule) {
        addOnce(ingress.hosts, rule["host"].text());
        rule["http"]["paths"].forEach(
            [&](const JsonView& path) { addOnce(ingress.serviceNames, path["backend"]["service"]["name"].text()); });
    });
    return ingress;
}

} // namespace tealdeck
