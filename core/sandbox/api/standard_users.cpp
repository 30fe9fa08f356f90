#include "core/sandbox/api/access.h"

namespace tealdeck::sandbox
{

namespace
{

const std::vector<std::string> read{"get", "list", "watch"};

// What an operator of the product needs and no more: the same rules as the operator of the real test cluster.
std::vector<AccessRule> operatorRules()
{
    return {
        {read,
         {""},
         {"namespaces", "nodes", "pods", "pods/log", "pods/status", "services", "endpoints", "events", "configmaps",
          "replicationcontrollers", "persistentvolumeclaims", "persistentvolumes", "resourcequotas", "limitranges", "serviceaccounts"}},
        {read, {"apps"}, {"*"}},
        {read, {"batch"}, {"*"}},
        {read, {"autoscaling"}, {"*"}},
        {read, {"policy"}, {"poddisruptionbudgets"}},
        {read, {"networking.k8s.io"}, {"*"}},
        {read, {"discovery.k8s.io"}, {"endpointslices"}},
        {read, {"storage.k8s.io"}, {"storageclasses"}},
        {read, {"events.k8s.io"}, {"events"}},
        {read, {"metrics.k8s.io"}, {"pods", "nodes"}},
        {read, {"apiextensions.k8s.io"}, {"customresourcedefinitions"}},
        {{"get", "list", "watch", "patch"}, {"argoproj.io"}, {"*"}},
        {{"patch", "update"}, {""}, {"services"}},
        {{"patch", "update"}, {"apps"}, {"deployments", "statefulsets", "daemonsets"}},
        {{"get", "patch", "update"}, {"apps"}, {"deployments/scale", "statefulsets/scale", "replicasets/scale"}},
        {{"create", "patch", "update", "delete"}, {"autoscaling"}, {"horizontalpodautoscalers"}},
        {{"patch", "update"}, {"networking.k8s.io"}, {"ingresses"}},
        {{"create", "patch", "delete"}, {"batch"}, {"jobs", "cronjobs"}},
        {{"patch"}, {""}, {"nodes"}},
        {{"delete"}, {""}, {"pods"}},
        {{"get", "create"}, {""}, {"pods/eviction", "pods/exec", "pods/portforward"}},
        {{"get", "list", "watch", "create", "update", "patch", "delete"}, {"coordination.k8s.io"}, {"leases"}},
        {{"create", "patch"}, {"", "events.k8s.io"}, {"events"}},
        {{"create"}, {"authorization.k8s.io"}, {"selfsubjectaccessreviews", "selfsubjectrulesreviews"}},
        {{"create"}, {"authentication.k8s.io"}, {"selfsubjectreviews"}},
    };
}

// The built-in ClusterRole `view`: no nodes, no secrets.
std::vector<AccessRule> viewRules()
{
    return {
        {read,
         {""},
         {"configmaps", "endpoints", "persistentvolumeclaims", "persistentvolumeclaims/status", "pods", "replicationcontrollers",
          "replicationcontrollers/scale", "serviceaccounts", "services", "services/status"}},
        {read,
         {""},
         {"bindings", "limitranges", "namespaces/status", "pods/log", "pods/status", "replicationcontrollers/status", "resourcequotas",
          "resourcequotas/status"}},
        {read, {""}, {"namespaces"}},
        {read, {"", "events.k8s.io"}, {"events"}},
        {read, {"discovery.k8s.io"}, {"endpointslices"}},
        {read,
         {"apps"},
         {"controllerrevisions", "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "replicasets",
          "replicasets/scale", "replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status"}},
        {read, {"autoscaling"}, {"horizontalpodautoscalers", "horizontalpodautoscalers/status"}},
        {read, {"batch"}, {"cronjobs", "cronjobs/status", "jobs", "jobs/status"}},
        {read,
         {"extensions"},
         {"daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "ingresses", "ingresses/status",
          "networkpolicies", "replicasets", "replicasets/scale", "replicasets/status", "replicationcontrollers/scale"}},
        {read, {"policy"}, {"poddisruptionbudgets", "poddisruptionbudgets/status"}},
        {read, {"networking.k8s.io"}, {"ingresses", "ingresses/status", "networkpolicies"}},
        {read, {"resource.k8s.io"}, {"resourceclaims", "resourceclaims/status", "resourceclaimtemplates"}},
    };
}

} // namespace

std::vector<User> standardUsers()
{
    return {
        {.name = "operator",
         .groups = {"operators", "system:authenticated"},
         .role = "tealdeck-operator",
         .binding = "tealdeck-operator",
         .rules = operatorRules()},
        {.name = "viewer",
         .groups = {"viewers", "system:authenticated"},
         .role = "view",
         .binding = "tealdeck-viewer",
         .rules = viewRules()},
        {.name = "forbidden", .groups = {"system:authenticated"}, .role = {}, .binding = {}, .rules = {}},
        {.name = "admin", .groups = {"system:masters", "system:authenticated"}, .role = {}, .binding = {}, .rules = {}, .isMaster = true},
    };
}

} // namespace tealdeck::sandbox
