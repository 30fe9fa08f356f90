#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/base/shared.h"
#include "core/base/text.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// The uid of namespace kube-system: the same after an etcd restore, new after a rebuild (safety.md 17).
struct ClusterUidTag;
using ClusterUid = Id<ClusterUidTag>;

using Labels = std::map<std::string, std::string>;

// What every Kubernetes object carries (metav1.ObjectMeta), as far as Tealdeck uses it.
struct ObjectMeta
{
    Text uid;
    Text namespaceName;
    Text name;
    Text resourceVersion;
    WallTime created{};
    std::optional<WallTime> deleted; // metadata.deletionTimestamp
    Shared<Labels> labels;
    Shared<Labels> annotations; // without kubectl.kubernetes.io/last-applied-configuration
    Text ownerKind; // the controlling owner, if any
    Text ownerName;
    Text ownerUid;

    bool operator==(const ObjectMeta&) const = default;
};

// Who wrote one part of an object last (metadata.managedFields), reduced to the fields that Tealdeck asks about.
struct FieldOwner
{
    std::string manager; // "kubectl", "argocd-controller", "helm", "tealdeck" ...
    std::string operation; // Apply | Update
    std::optional<WallTime> time;
    bool ownsSelector = false; // f:spec.f:selector or below
    bool operator==(const FieldOwner&) const = default;
};

struct ContainerImage
{
    std::string container;
    std::string image; // as the spec says it
    std::string digest; // sha256:... from status.imageID where the pod runs, else empty
    bool operator==(const ContainerImage&) const = default;
};

// One pod as a row. `status`, `ready` and `restarts` are the words of kubectl's Table, character by character.
struct Pod
{
    ObjectMeta meta;
    Text status; // "Running", "CrashLoopBackOff", "Init:0/1", "Terminating" ...
    int readyContainers = 0;
    int containers = 0;
    int restarts = 0;
    bool isReady = false; // condition Ready is True and it is not being deleted
    std::optional<WallTime> lastRestart; // end of the youngest terminated container, as kubectl's "(5m ago)"
    Text phase; // status.phase
    Text reason; // status.reason
    Text node;
    Text ip;
    Shared<std::vector<ContainerImage>> images;

    const Text& key() const { return meta.uid; }
    bool operator==(const Pod&) const = default;
};

struct ServicePort
{
    std::string name;
    int port = 0;
    std::string targetPort;
    std::string protocol;
    bool operator==(const ServicePort&) const = default;
};

struct Service
{
    ObjectMeta meta;
    std::string type; // ClusterIP, NodePort, LoadBalancer, ExternalName
    std::string clusterIp; // "None" for a headless one
    Labels selector;
    std::vector<ServicePort> ports;
    std::vector<FieldOwner> owners; // managedFields

    const Text& key() const { return meta.uid; }
    bool operator==(const Service&) const = default;
};

enum class WorkloadKind
{
    Deployment,
    StatefulSet,
};

// A Deployment or StatefulSet.
struct Workload
{
    ObjectMeta meta;
    WorkloadKind kind = WorkloadKind::Deployment;
    int desired = 0; // spec.replicas
    int replicas = 0; // status.replicas
    int ready = 0; // status.readyReplicas
    int updated = 0; // status.updatedReplicas
    int available = 0; // status.availableReplicas
    long long generation = 0;
    long long observedGeneration = 0;
    bool isPaused = false;
    Labels selector; // spec.selector.matchLabels
    bool hasSelectorExpressions = false; // spec.selector.matchExpressions is not empty
    Labels templateLabels; // spec.template.metadata.labels
    std::vector<ContainerImage> images; // of the template

    const Text& key() const { return meta.uid; }
    bool operator==(const Workload&) const = default;
};

struct Endpoint
{
    std::string address;
    bool isReady = false; // conditions.ready (nil counts as true)
    bool isServing = false;
    bool isTerminating = false;
    std::string podName; // targetRef, if it is a pod
    std::string podUid;
    std::string node;
    std::string zone;
    bool operator==(const Endpoint&) const = default;
};

struct EndpointSlice
{
    ObjectMeta meta;
    std::string serviceName; // label kubernetes.io/service-name
    std::vector<Endpoint> endpoints;

    const Text& key() const { return meta.uid; }
    bool operator==(const EndpointSlice&) const = default;
};

// An Ingress, reduced to which Services it sends requests to.
struct Ingress
{
    ObjectMeta meta;
    std::vector<std::string> hosts;
    std::vector<std::string> serviceNames; // all back ends, the default one included, each once

    const Text& key() const { return meta.uid; }
    bool operator==(const Ingress&) const = default;
};

// True when every pair of the selector is among the labels; an empty selector of a Service selects nothing.
bool selects(const Labels& selector, const Labels& labels);

} // namespace tealdeck
