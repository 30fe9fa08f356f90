#include "core/connectors/kube/add_once.h"
#include "core/connectors/kube/proto/proto_rows.h"

#include <nlohmann/json.hpp>

namespace tealdeck::proto
{
namespace
{

// FieldsV1 is JSON inside of protobuf.
bool ownsSelector(protozero::data_view fieldsV1)
{
    bool owns = false;
    forEachField<FieldsV1Field>(fieldsV1, [&](auto& field) {
        if (field.tag() != FieldsV1Field::Raw)
            return field.skip();
        const auto json = nlohmann::json::parse(view(field), nullptr, false);
        if (!json.is_object())
            return;
        const auto spec = json.find("f:spec");
        owns = spec != json.end() && spec->is_object() && spec->contains("f:selector");
    });
    return owns;
}

FieldOwner readFieldOwner(protozero::data_view bytes)
{
    FieldOwner owner;
    forEachField<ManagedFieldsEntryField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ManagedFieldsEntryField::manager: owner.manager = string(field); break;
        case ManagedFieldsEntryField::operation: owner.operation = string(field); break;
        case ManagedFieldsEntryField::time: owner.time = readTime(field.get_view()); break;
        case ManagedFieldsEntryField::fieldsV1: owner.ownsSelector = ownsSelector(field.get_view()); break;
        default: field.skip();
        }
    });
    return owner;
}

std::string readIntOrString(protozero::data_view bytes)
{
    std::int64_t type = 0;
    std::int32_t number = 0;
    std::string text;
    forEachField<IntOrStringField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case IntOrStringField::type: type = field.get_int64(); break;
        case IntOrStringField::intVal: number = field.get_int32(); break;
        case IntOrStringField::strVal: text = string(field); break;
        default: field.skip();
        }
    });
    return type == 0 ? std::to_string(number) : text;
}

ServicePort readPort(protozero::data_view bytes)
{
    ServicePort port;
    forEachField<ServicePortField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ServicePortField::name: port.name = string(field); break;
        case ServicePortField::port: port.port = field.get_int32(); break;
        case ServicePortField::targetPort: port.targetPort = readIntOrString(field.get_view()); break;
        case ServicePortField::protocol: port.protocol = string(field); break;
        default: field.skip();
        }
    });
    return port;
}

void readServiceSpec(protozero::data_view bytes, Service& service)
{
    std::vector<protozero::data_view> selector;
    forEachField<ServiceSpecField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ServiceSpecField::type: service.type = string(field); break;
        case ServiceSpecField::clusterIP: service.clusterIp = string(field); break;
        case ServiceSpecField::selector: selector.push_back(field.get_view()); break;
        case ServiceSpecField::ports: service.ports.push_back(readPort(field.get_view())); break;
        default: field.skip();
        }
    });
    service.selector = readMap(selector);
}

void readTarget(protozero::data_view bytes, Endpoint& endpoint)
{
    std::string kind;
    std::string name;
    std::string uid;
    forEachField<ObjectReferenceField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ObjectReferenceField::kind: kind = string(field); break;
        case ObjectReferenceField::name: name = string(field); break;
        case ObjectReferenceField::uid: uid = string(field); break;
        default: field.skip();
        }
    });
    if (kind != "Pod")
        return;
    endpoint.podName = std::move(name);
    endpoint.podUid = std::move(uid);
}

void readConditions(protozero::data_view bytes, Endpoint& endpoint)
{
    std::optional<bool> isServing;
    forEachField<EndpointConditionsField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case EndpointConditionsField::ready: endpoint.isReady = field.get_bool(); break;
        case EndpointConditionsField::serving: isServing = field.get_bool(); break;
        case EndpointConditionsField::terminating: endpoint.isTerminating = field.get_bool(); break;
        default: field.skip();
        }
    });
    endpoint.isServing = isServing.value_or(endpoint.isReady);
}

Endpoint readEndpoint(protozero::data_view bytes)
{
    Endpoint endpoint;
    endpoint.isReady = endpoint.isServing = true; // unless its conditions say otherwise
    forEachField<EndpointField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case EndpointField::addresses: {
            const std::string_view address = view(field);
            if (endpoint.address.empty())
                endpoint.address = address; // consumers use the first one only
            break;
        }
        case EndpointField::conditions: readConditions(field.get_view(), endpoint); break;
        case EndpointField::targetRef: readTarget(field.get_view(), endpoint); break;
        case EndpointField::nodeName: endpoint.node = string(field); break;
        case EndpointField::zone: endpoint.zone = string(field); break;
        default: field.skip();
        }
    });
    return endpoint;
}

std::string readBackend(protozero::data_view bytes)
{
    std::string name;
    const auto readService = [&](auto& field) {
        if (field.tag() == IngressServiceBackendField::name)
            name = string(field);
        else
            field.skip();
    };
    forEachField<IngressBackendField>(bytes, [&](auto& field) {
        if (field.tag() == IngressBackendField::service)
            forEachField<IngressServiceBackendField>(field.get_view(), readService);
        else
            field.skip();
    });
    return name;
}

void readPath(protozero::data_view bytes, Ingress& ingress)
{
    forEachField<HTTPIngressPathField>(bytes, [&](auto& field) {
        if (field.tag() == HTTPIngressPathField::backend)
            addOnce(ingress.serviceNames, readBackend(field.get_view()));
        else
            field.skip();
    });
}

void readPaths(protozero::data_view bytes, Ingress& ingress)
{
    const auto readHttp = [&](auto& field) {
        if (field.tag() == HTTPIngressRuleValueField::paths)
            readPath(field.get_view(), ingress);
        else
            field.skip();
    };
    forEachField<IngressRuleValueField>(bytes, [&](auto& field) {
        if (field.tag() == IngressRuleValueField::http)
            forEachField<HTTPIngressRuleValueField>(field.get_view(), readHttp);
        else
            field.skip();
    });
}

void readRule(protozero::data_view bytes, Ingress& ingress)
{
    forEachField<IngressRuleField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case IngressRuleField::host: addOnce(ingress.hosts, string(field)); break;
        case IngressRuleField::ingressRuleValue: readPaths(field.get_view(), ingress); break;
        default: field.skip();
        }
    });
}

// The default back end first, wherever it stands.
void readIngressSpec(protozero::data_view bytes, Ingress& ingress)
{
    std::vector<protozero::data_view> rules;
    forEachField<IngressSpecField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case IngressSpecField::defaultBackend: addOnce(ingress.serviceNames, readBackend(field.get_view())); break;
        case IngressSpecField::rules: rules.push_back(field.get_view()); break;
        default: field.skip();
        }
    });
    for (const protozero::data_view& rule : rules)
        readRule(rule, ingress);
}

} // namespace

Service readService(protozero::data_view bytes, RowPools& pools)
{
    Service service;
    const auto readOwners = [&service](FieldValue<ObjectMetaField>& field) {
        if (field.tag() == ObjectMetaField::managedFields)
            service.owners.push_back(readFieldOwner(field.get_view()));
        else
            field.skip();
    };
    forEachField<ServiceField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case ServiceField::metadata: service.meta = readMeta(field.get_view(), pools, readOwners); break;
        case ServiceField::spec: readServiceSpec(field.get_view(), service); break;
        default: field.skip();
        }
    });
    return service;
}

EndpointSlice readEndpointSlice(protozero::data_view bytes, RowPools& pools)
{
    EndpointSlice slice;
    forEachField<EndpointSliceField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case EndpointSliceField::metadata: slice.meta = readMeta(field.get_view(), pools); break;
        case EndpointSliceField::endpoints: slice.endpoints.push_back(readEndpoint(field.get_view())); break;
        default: field.skip();
        }
    });
    const auto service = slice.meta.labels.find("kubernetes.io/service-name");
    if (service != slice.meta.labels.end())
        slice.serviceName = service->second;
    return slice;
}

Ingress readIngress(protozero::data_view bytes, RowPools& pools)
{
    Ingress ingress;
    forEachField<IngressField>(bytes, [&](auto& field) {
        switch (field.tag()) {
        case IngressField::metadata: ingress.meta = readMeta(field.get_view(), pools); break;
        case IngressField::spec: readIngressSpec(field.get_view(), ingress); break;
        default: field.skip();
        }
    });
    return ingress;
}

} // namespace tealdeck::proto
