#pragma once

#include <string_view>

namespace tealdeck
{

// One kind of object of the Kubernetes API: where it lives (group, version, plural) and what it is called.
struct KubeResource
{
    std::string_view group; // empty: the core group
    std::string_view version;
    std::string_view plural;
    std::string_view kind;

    bool operator==(const KubeResource&) const = default;
};

namespace kube
{
inline constexpr KubeResource pods{"", "v1", "pods", "Pod"};
inline constexpr KubeResource services{"", "v1", "services", "Service"};
inline constexpr KubeResource namespaces{"", "v1", "namespaces", "Namespace"};
inline constexpr KubeResource nodes{"", "v1", "nodes", "Node"};
inline constexpr KubeResource events{"", "v1", "events", "Event"};
inline constexpr KubeResource deployments{"apps", "v1", "deployments", "Deployment"};
inline constexpr KubeResource statefulSets{"apps", "v1", "statefulsets", "StatefulSet"};
inline constexpr KubeResource daemonSets{"apps", "v1", "daemonsets", "DaemonSet"};
inline constexpr KubeResource replicaSets{"apps", "v1", "replicasets", "ReplicaSet"};
inline constexpr KubeResource endpointSlices{"discovery.k8s.io", "v1", "endpointslices", "EndpointSlice"};
inline constexpr KubeResource ingresses{"networking.k8s.io", "v1", "ingresses", "Ingress"};
inline constexpr KubeResource leases{"coordination.k8s.io", "v1", "leases", "Lease"};
inline constexpr KubeResource horizontalPodAutoscalers{"autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler"};
} // namespace kube

} // namespace tealdeck
