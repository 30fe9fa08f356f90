#include "core/connectors/kube/object_related.h"

#include "core/connectors/kube/object_summary.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

using Found = std::optional<RelatedObject>;

// The object that is being looked at, with what its queries need.
struct Subject
{
    const ObjectJson& object;
    std::string kind;
    std::string name;
    std::string uid;
    std::string space;

    explicit Subject(const ObjectJson& json)
        : object(json)
        , kind(textAt(json, {"kind"}))
        , name(textAt(json, {"metadata", "name"}))
        , uid(textAt(json, {"metadata", "uid"}))
        , space(textAt(json, {"metadata", "namespace"}))
    {
    }
};

const ObjectJson& podSpecOf(const ObjectJson& object)
{
    if (textAt(object, {"kind"}) == "Pod")
        return jsonAt(object, {"spec"});
    if (textAt(object, {"kind"}) == "CronJob")
        return jsonAt(object, {"spec", "jobTemplate", "spec", "template", "spec"});
    return jsonAt(object, {"spec", "template", "spec"});
}

bool isControlledBy(const ObjectJson& item, const std::string& uid)
{
    return std::ranges::any_of(listAt(item, {"metadata", "ownerReferences"}),
                               [&](const ObjectJson& owner) { return flagAt(owner, {"controller"}) && textAt(owner, {"uid"}) == uid; });
}

// Services whose selector is among the labels; an empty selector selects nothing.
RelatedQuery servicesFor(const Subject& subject, Labels labels)
{
    return {
        .resource = kube::services, .namespaceName = subject.space, .find = [labels = std::move(labels)](const ObjectJson& item) -> Found {
            const Labels selector = labelsAt(item, {"spec", "selector"});
            if (selector.empty() || !selects(selector, labels))
                return std::nullopt;
            return relatedItem(item, kube::services, message("Related", "selects it"));
        }};
}

RelatedQuery budgetsFor(const Subject& subject, Labels labels)
{
    return {.resource = kube::disruptionBudgets,
            .namespaceName = subject.space,
            .find = [labels = std::move(labels)](const ObjectJson& item) -> Found {
                if (!labelSelectorMatches(jsonAt(item, {"spec", "selector"}), labels))
                    return std::nullopt;
                return relatedItem(item, kube::disruptionBudgets, message("Related", "limits its evictions"));
            }};
}

// Autoscalers of the object itself or of a controller above it.
RelatedQuery autoscalersFor(const Subject& subject, const std::vector<ObjectOwner>& owners)
{
    std::vector<std::pair<std::string, std::string>> targets{{subject.kind, subject.name}};
    for (const ObjectOwner& owner : owners)
        targets.emplace_back(owner.object.kind, owner.object.name);
    return {.resource = kube::horizontalPodAutoscalers,
            .namespaceName = subject.space,
            .find = [targets = std::move(targets)](const ObjectJson& item) -> Found {
                const std::pair target{textAt(item, {"spec", "scaleTargetRef", "kind"}), textAt(item, {"spec", "scaleTargetRef", "name"})};
                if (std::ranges::find(targets, target) == targets.end())
                    return std::nullopt;
                return relatedItem(item, kube::horizontalPodAutoscalers, message("Related", "scales it"));
            }};
}

RelatedQuery podsBySelector(const Subject& subject, std::string selector, Message relation)
{
    return {.resource = kube::pods,
            .namespaceName = subject.space,
            .labelSelector = std::move(selector),
            .find = [relation = std::move(relation)](const ObjectJson& item) -> Found { return relatedItem(item, kube::pods, relation); }};
}

// Objects that this one controls, told by their ownerReferences.
RelatedQuery controlled(const Subject& subject, const KubeResource& resource, std::string selector, Message relation)
{
    return {.resource = resource,
            .namespaceName = subject.space,
            .labelSelector = std::move(selector),
            .find = [resource, uid = subject.uid, relation = std::move(relation)](const ObjectJson& item) -> Found {
                return isControlledBy(item, uid) ? Found(relatedItem(item, resource, relation)) : std::nullopt;
            }};
}

// Pods whose spec names this claim, config map or secret.
RelatedQuery podsThatUse(const Subject& subject)
{
    return {.resource = kube::pods,
            .namespaceName = subject.space,
            .find = [kind = subject.kind, name = subject.name, space = subject.space](const ObjectJson& item) -> Found {
                for (const RelatedObject& used : usedByPodSpec(jsonAt(item, {"spec"}), space)) {
                    if (used.object.kind == kind && used.object.name == name)
                        return relatedItem(item, kube::pods, message("Related", "uses it"));
                }
                return std::nullopt;
            }};
}

bool routesTo(const ObjectJson& ingress, const std::string& service)
{
    if (textAt(ingress, {"spec", "defaultBackend", "service", "name"}) == service)
        return true;
    for (const ObjectJson& rule : listAt(ingress, {"spec", "rules"})) {
        for (const ObjectJson& path : listAt(rule, {"http", "paths"})) {
            if (textAt(path, {"backend", "service", "name"}) == service)
                return true;
        }
    }
    return false;
}

void addServiceQueries(const Subject& subject, std::vector<RelatedQuery>& queries)
{
    queries.push_back({.resource = kube::endpointSlices,
                       .namespaceName = subject.space,
                       .labelSelector = "kubernetes.io/service-name=" + subject.name,
                       .find = [](const ObjectJson& item) -> Found {
                           return relatedItem(item, kube::endpointSlices, message("Related", "holds its endpoints"));
                       }});
    queries.push_back(
        {.resource = kube::ingresses, .namespaceName = subject.space, .find = [name = subject.name](const ObjectJson& item) -> Found {
             return routesTo(item, name) ? Found(relatedItem(item, kube::ingresses, message("Related", "sends requests to it")))
                                         : std::nullopt;
         }});
    std::string selector;
    for (const auto& [key, value] : labelsAt(subject.object, {"spec", "selector"}))
        selector.append(selector.empty() ? "" : ",").append(key).append("=").append(value);
    if (!selector.empty())
        queries.push_back(podsBySelector(subject, selector, message("Related", "is selected by it")));
}

void addWorkloadQueries(const Subject& subject, const std::vector<ObjectOwner>& owners, std::vector<RelatedQuery>& queries)
{
    const std::string selector = labelSelectorText(jsonAt(subject.object, {"spec", "selector"}));
    const Labels labels = labelsAt(subject.object, {"spec", "template", "metadata", "labels"});
    if (!selector.empty())
        queries.push_back(podsBySelector(subject, selector, message("Related", "is one of its pods")));
    if (subject.kind == "Deployment" && !selector.empty())
        queries.push_back(controlled(subject, kube::replicaSets, selector, message("Related", "is one of its revisions")));
    if (subject.kind == "Job")
        return;
    queries.push_back(servicesFor(subject, labels));
    queries.push_back(budgetsFor(subject, labels));
    if (subject.kind != "DaemonSet")
        queries.push_back(autoscalersFor(subject, owners));
}

void addPodQueries(const Subject& subject, const std::vector<ObjectOwner>& owners, std::vector<RelatedQuery>& queries)
{
    const Labels labels = labelsAt(subject.object, {"metadata", "labels"});
    queries.push_back(servicesFor(subject, labels));
    queries.push_back(budgetsFor(subject, labels));
    if (!owners.empty())
        queries.push_back(autoscalersFor(subject, owners));
}

bool isOneOf(const std::string& kind, std::initializer_list<std::string_view> kinds)
{
    return std::ranges::find(kinds, kind) != kinds.end();
}

RelatedObject named(const Subject& subject, std::string_view apiVersion, std::string_view kind, std::string name, Message relation)
{
    return {.object = makeAddress(apiVersion, kind, subject.space, std::move(name)), .relation = std::move(relation)};
}

void addIngressServices(const Subject& subject, std::vector<RelatedObject>& all)
{
    std::vector<std::string> names{textAt(subject.object, {"spec", "defaultBackend", "service", "name"})};
    for (const ObjectJson& rule : listAt(subject.object, {"spec", "rules"})) {
        for (const ObjectJson& path : listAt(rule, {"http", "paths"}))
            names.push_back(textAt(path, {"backend", "service", "name"}));
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const std::string& name : names) {
        if (!name.empty())
            all.push_back(named(subject, "v1", "Service", name, message("Related", "gets its requests")));
    }
}

std::string statusNote(const ObjectJson& item, const KubeResource& resource)
{
    if (resource.kind != "Pod" && resource.kind != "ReplicaSet" && resource.kind != "Job" && resource.kind != "PersistentVolumeClaim")
        return {};
    ObjectJson whole = item;
    whole["kind"] = std::string(resource.kind);
    return summarizeObject(whole).status;
}

} // namespace

RelatedObject relatedItem(const ObjectJson& item, const KubeResource& resource, Message relation)
{
    return {.object = {.group = std::string(resource.group),
                       .version = std::string(resource.version),
                       .plural = std::string(resource.plural),
                       .kind = std::string(resource.kind),
                       .namespaceName = textAt(item, {"metadata", "namespace"}),
                       .name = textAt(item, {"metadata", "name"}),
                       .uid = textAt(item, {"metadata", "uid"})},
            .relation = std::move(relation),
            .note = statusNote(item, resource)};
}

std::vector<RelatedObject> namedByObject(const ObjectJson& object)
{
    const Subject subject(object);
    std::vector<RelatedObject> all;
    const auto add = [&](std::string_view version, std::string_view kind, std::string name, Message relation) {
        if (!name.empty())
            all.push_back(named(subject, version, kind, std::move(name), std::move(relation)));
    };
    if (subject.kind == "Pod")
        add("v1", "Node", textAt(object, {"spec", "nodeName"}), message("Related", "runs it"));
    if (subject.kind == "PersistentVolumeClaim")
        add("v1", "PersistentVolume", textAt(object, {"spec", "volumeName"}), message("Related", "is bound to it"));
    if (subject.kind == "HorizontalPodAutoscaler")
        add(textAt(object, {"spec", "scaleTargetRef", "apiVersion"}), textAt(object, {"spec", "scaleTargetRef", "kind"}),
            textAt(object, {"spec", "scaleTargetRef", "name"}), message("Related", "is scaled by it"));
    if (subject.kind == "EndpointSlice")
        add("v1", "Service", textAt(object, {"metadata", "labels", "kubernetes.io/service-name"}),
            message("Related", "has these endpoints"));
    if (subject.kind == "Ingress")
        addIngressServices(subject, all);
    if (subject.kind == "PersistentVolume" && !textAt(object, {"spec", "claimRef", "name"}).empty())
        all.push_back({.object = makeAddress("v1", "PersistentVolumeClaim", textAt(object, {"spec", "claimRef", "namespace"}),
                                             textAt(object, {"spec", "claimRef", "name"}), textAt(object, {"spec", "claimRef", "uid"})),
                       .relation = message("Related", "claims it")});
    for (RelatedObject& used : usedByPodSpec(podSpecOf(object), subject.space))
        all.push_back(std::move(used));
    return all;
}

std::vector<RelatedQuery> relatedQueries(const ObjectJson& object, const std::vector<ObjectOwner>& owners)
{
    const Subject subject(object);
    std::vector<RelatedQuery> queries;
    if (subject.kind == "Pod")
        addPodQueries(subject, owners, queries);
    if (isOneOf(subject.kind, {"Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job"}))
        addWorkloadQueries(subject, owners, queries);
    if (subject.kind == "CronJob")
        queries.push_back(controlled(subject, kube::jobs, {}, message("Related", "is one of its jobs")));
    if (subject.kind == "Service")
        addServiceQueries(subject, queries);
    if (isOneOf(subject.kind, {"PersistentVolumeClaim", "ConfigMap", "Secret", "ServiceAccount"}))
        queries.push_back(podsThatUse(subject));
    if (subject.kind == "PodDisruptionBudget") {
        const std::string selector = labelSelectorText(jsonAt(object, {"spec", "selector"}));
        if (!selector.empty())
            queries.push_back(podsBySelector(subject, selector, message("Related", "is protected by it")));
    }
    if (subject.kind == "Node")
        queries.push_back(
            {.resource = kube::pods, .fieldSelector = "spec.nodeName=" + subject.name, .find = [](const ObjectJson& item) -> Found {
                 return relatedItem(item, kube::pods, message("Related", "runs on it"));
             }});
    return queries;
}

} // namespace tealdeck
