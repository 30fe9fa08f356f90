#include "core/sandbox/store/selectable_fields.h"

#include <algorithm>

namespace tealdeck::sandbox
{

namespace
{

struct Field
{
    std::string_view name;
    std::vector<std::string_view> path;
};

const std::vector<Field>& fieldsOf(const Kind& kind)
{
    static const std::vector<Field> pod{{"spec.nodeName", {"spec", "nodeName"}},
                                        {"spec.restartPolicy", {"spec", "restartPolicy"}},
                                        {"spec.schedulerName", {"spec", "schedulerName"}},
                                        {"spec.serviceAccountName", {"spec", "serviceAccountName"}},
                                        {"spec.hostNetwork", {"spec", "hostNetwork"}},
                                        {"status.phase", {"status", "phase"}},
                                        {"status.podIP", {"status", "podIP"}},
                                        {"status.nominatedNodeName", {"status", "nominatedNodeName"}}};
    static const std::vector<Field> event{{"involvedObject.kind", {"involvedObject", "kind"}},
                                          {"involvedObject.namespace", {"involvedObject", "namespace"}},
                                          {"involvedObject.name", {"involvedObject", "name"}},
                                          {"involvedObject.uid", {"involvedObject", "uid"}},
                                          {"involvedObject.apiVersion", {"involvedObject", "apiVersion"}},
                                          {"involvedObject.resourceVersion", {"involvedObject", "resourceVersion"}},
                                          {"involvedObject.fieldPath", {"involvedObject", "fieldPath"}},
                                          {"reason", {"reason"}},
                                          {"reportingComponent", {"reportingComponent"}},
                                          {"source", {"source", "component"}},
                                          {"type", {"type"}}};
    static const std::vector<Field> namespaces{{"status.phase", {"status", "phase"}}};
    static const std::vector<Field> node{{"spec.unschedulable", {"spec", "unschedulable"}}};
    static const std::vector<Field> service{{"spec.clusterIP", {"spec", "clusterIP"}}, {"spec.type", {"spec", "type"}}};
    static const std::vector<Field> replicaSet{{"status.replicas", {"status", "replicas"}}};
    static const std::vector<Field> none;
    if (kind.plural == "pods")
        return pod;
    if (kind.plural == "events")
        return event;
    if (kind.plural == "namespaces")
        return namespaces;
    if (kind.plural == "nodes")
        return node;
    if (kind.plural == "services")
        return service;
    return kind.plural == "replicasets" ? replicaSet : none;
}

std::string textOf(const Json& object, const std::vector<std::string_view>& path)
{
    const Json* value = &object;
    for (const std::string_view name : path) {
        value = find(*value, {name});
        if (!value)
            return {};
    }
    if (value->is_string())
        return value->get<std::string>();
    return value->is_primitive() && !value->is_null() ? value->dump() : std::string();
}

} // namespace

StringMap selectableFields(const Kind& kind, const Json& object)
{
    StringMap values{{"metadata.name", textAt(object, {"metadata", "name"})}};
    if (kind.isNamespaced)
        values.emplace("metadata.namespace", textAt(object, {"metadata", "namespace"}));
    for (const Field& field : fieldsOf(kind)) {
        std::string value = textOf(object, field.path);
        if (value.empty() && (field.name == "spec.unschedulable" || field.name == "spec.hostNetwork"))
            value = "false";
        values.emplace(field.name, std::move(value));
    }
    return values;
}

bool isSelectableField(const Kind& kind, const std::string& field)
{
    if (field == "metadata.name" || (kind.isNamespaced && field == "metadata.namespace"))
        return true;
    const auto& fields = fieldsOf(kind);
    return std::any_of(fields.begin(), fields.end(), [&](const Field& known) { return known.name == field; });
}

} // namespace tealdeck::sandbox
