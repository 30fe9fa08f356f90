#include "core/sandbox/api/table_columns.h"

#include "core/sandbox/api/table_column_texts.h"

#include <map>

// As table_columns.cpp, for the kinds of the other groups.
namespace tealdeck::sandbox
{

namespace
{

using Columns = std::vector<TableColumn>;

const Columns controllerrevisionsColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Controller", "string", "", 0, "Controller of the object"},
    {"Revision", "string", "", 0, "Revision indicates the revision of the state represented by Data."},
    {"Age", "string", "", 0, createdDescription},
};

const Columns cronjobsColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Schedule", "string", "", 0, "The schedule in Cron format, see https://en.wikipedia.org/wiki/Cron."},
    {"Timezone", "string", "", 0,
     "The time zone name for the given schedule, see https://en.wikipedia.org/wiki/List_of_tz_database_time_zones. "
     "If not specified, this will default to the time zone of the kube-controller-manager process. The set of valid "
     "time zone names and the time zone offset is loaded from the system-wide time zone database by the API server "
     "during CronJob validation and the controller manager during execution. If no system-wide time zone database "
     "can be found a bundled version of the database is used instead. If the time zone name becomes invalid during "
     "the lifetime of a CronJob or due to a change in host configuration, the controller will stop creating new new "
     "Jobs and will create a system event with the reason UnknownTimeZone. More information can be found in "
     "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones"},
    {"Suspend", "boolean", "", 0,
     "This flag tells the controller to suspend subsequent executions, it does not apply to already started "
     "executions.  Defaults to false."},
    {"Active", "integer", "", 0, "A list of pointers to currently running jobs."},
    {"Last Schedule", "string", "", 0, "Information when was the last time the job was successfully scheduled."},
    {"Age", "string", "", 0, createdDescription},
    {"Containers", "string", "", 1, "Names of each container in the template."},
    {"Images", "string", "", 1, "Images referenced by each container in the template."},
    {"Selector", "string", "", 1, shared2},
};

const Columns daemonsetsColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Desired", "integer", "", 0,
     "The total number of nodes that should be running the daemon pod (including nodes correctly running the daemon "
     "pod). More info: https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/"},
    {"Current", "integer", "", 0,
     "The number of nodes that are running at least 1 daemon pod and are supposed to run the daemon pod. More info: "
     "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/"},
    {"Ready", "integer", "", 0,
     "numberReady is the number of nodes that should be running the daemon pod and have one or more of the daemon "
     "pod running with a Ready Condition."},
    {"Up-to-date", "integer", "", 0, "The total number of nodes that are running updated daemon pod"},
    {"Available", "integer", "", 0,
     "The number of nodes that should be running the daemon pod and have one or more of the daemon pod running and "
     "available (ready for at least spec.minReadySeconds)"},
    {"Node Selector", "string", "", 0,
     "NodeSelector is a selector which must be true for the pod to fit on a node. Selector which must match a "
     "node's labels for the pod to be scheduled on that node. More info: "
     "https://kubernetes.io/docs/concepts/configuration/assign-pod-node/"},
    {"Age", "string", "", 0, createdDescription},
    {"Containers", "string", "", 1, "Names of each container in the template."},
    {"Images", "string", "", 1, "Images referenced by each container in the template."},
    {"Selector", "string", "", 1,
     "A label query over pods that are managed by the daemon set. Must match in order to be controlled. It must "
     "match the pod template's labels. More info: "
     "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"},
};

const Columns deploymentsColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Ready", "string", "", 0, "Number of the pod with ready state"},
    {"Up-to-date", "string", "", 0,
     "Total number of non-terminating pods targeted by this deployment that have the desired template spec."},
    {"Available", "string", "", 0,
     "Total number of available non-terminating pods (ready for at least minReadySeconds) targeted by this "
     "deployment."},
    {"Age", "string", "", 0, createdDescription},
    {"Containers", "string", "", 1, "Names of each container in the template."},
    {"Images", "string", "", 1, "Images referenced by each container in the template."},
    {"Selector", "string", "", 1,
     "Label selector for pods. Existing ReplicaSets whose pods are selected by this will be the ones affected by "
     "this deployment. It must match the pod template's labels."},
};

const Columns endpointslicesColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"AddressType", "string", "", 0,
     "addressType specifies the type of address carried by this EndpointSlice. All addresses in this slice must be "
     "the same type. This field is immutable after creation. The following address types are currently supported: * "
     "IPv4: Represents an IPv4 Address. * IPv6: Represents an IPv6 Address. * FQDN: Represents a Fully Qualified "
     "Domain Name. (Deprecated) The EndpointSlice controller only generates, and kube-proxy only processes, slices "
     "of addressType \"IPv4\" and \"IPv6\". No semantics are defined for the \"FQDN\" type."},
    {"Ports", "string", "", 0,
     "ports specifies the list of network ports exposed by each endpoint in this slice. Each port must have a "
     "unique name. Each slice may include a maximum of 100 ports. Services always have at least 1 port, so "
     "EndpointSlices generated by the EndpointSlice controller will likewise always have at least 1 port. "
     "EndpointSlices used for other purposes may have an empty ports list."},
    {"Endpoints", "string", "", 0,
     "endpoints is a list of unique endpoints in this slice. Each slice may include a maximum of 1000 endpoints."},
    {"Age", "string", "", 0, createdDescription},
};

const Columns horizontalpodautoscalersColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Reference", "string", "", 0,
     "scaleTargetRef points to the target resource to scale, and is used to the pods for which metrics should be "
     "collected, as well as to actually change the replica count."},
    {"Targets", "string", "", 0,
     "metrics contains the specifications for which to use to calculate the desired replica count (the maximum "
     "replica count across all metrics will be used).  The desired replica count is calculated multiplying the "
     "ratio between the target value and the current value by the current number of pods.  Ergo, metrics used must "
     "decrease as the pod count is increased, and vice-versa.  See the individual metric source types for more "
     "information about how each type of metric must respond. If not set, the default metric will be set to 80% "
     "average CPU utilization."},
    {"MinPods", "string", "", 0,
     "minReplicas is the lower limit for the number of replicas to which the autoscaler can scale down.  It "
     "defaults to 1 pod.  minReplicas is allowed to be 0 if the alpha feature gate HPAScaleToZero is enabled and at "
     "least one Object or External metric is configured.  Scaling is active as long as at least one metric value is "
     "available."},
    {"MaxPods", "string", "", 0,
     "maxReplicas is the upper limit for the number of replicas to which the autoscaler can scale up. It cannot be "
     "less that minReplicas."},
    {"Replicas", "string", "", 0,
     "currentReplicas is current number of replicas of pods managed by this autoscaler, as last seen by the "
     "autoscaler."},
    {"Age", "string", "", 0, createdDescription},
};

const Columns ingressesColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Class", "string", "", 0, "The name of the IngressClass resource that should be used for additional configuration"},
    {"Hosts", "string", "", 0, "Hosts that incoming requests are matched against before the ingress rule"},
    {"Address", "string", "", 0, "Address is a list containing ingress points for the load-balancer"},
    {"Ports", "string", "", 0, "Ports of TLS configurations that open"},
    {"Age", "string", "", 0, createdDescription},
};

const Columns jobsColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Status", "string", "", 0, "Status of the job."},
    {"Completions", "string", "", 0,
     "The number of pods which reached phase Succeeded. The value increases monotonically for a given spec. "
     "However, it may decrease in reaction to scale down of elastic indexed jobs."},
    {"Duration", "string", "", 0, "Time required to complete the job."},
    {"Age", "string", "", 0, createdDescription},
    {"Containers", "string", "", 1, "Names of each container in the template."},
    {"Images", "string", "", 1, "Images referenced by each container in the template."},
    {"Selector", "string", "", 1, shared2},
};

const Columns leasesColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Holder", "string", "", 0,
     "holderIdentity contains the identity of the holder of a current lease. If Coordinated Leader Election is "
     "used, the holder identity must be equal to the elected LeaseCandidate.metadata.name field."},
    {"Age", "string", "", 0, createdDescription},
};

const Columns networkpoliciesColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Pod-Selector", "string", "", 0,
     "podSelector selects the pods to which this NetworkPolicy object applies. The array of rules is applied to any "
     "pods selected by this field. An empty selector matches all pods in the policy's namespace. Multiple network "
     "policies can select the same set of pods. In this case, the ingress rules for each are combined additively. "
     "This field is optional. If it is not specified, it defaults to an empty selector."},
    {"Age", "string", "", 0, createdDescription},
};

const Columns poddisruptionbudgetsColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Min Available", "string", "", 0, "The minimum number of pods that must be available."},
    {"Max Unavailable", "string", "", 0, "The maximum number of pods that may be unavailable."},
    {"Allowed Disruptions", "integer", "", 0, "Calculated number of pods that may be disrupted at this time."},
    {"Age", "string", "", 0, createdDescription},
};

const Columns replicasetsColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Desired", "integer", "", 0,
     "Replicas is the number of desired pods. This is a pointer to distinguish between explicit zero and "
     "unspecified. Defaults to 1. More info: https://kubernetes.io/docs/concepts/workloads/controllers/replicaset"},
    {"Current", "integer", "", 0,
     "Replicas is the most recently observed number of non-terminating pods. More info: "
     "https://kubernetes.io/docs/concepts/workloads/controllers/replicaset"},
    {"Ready", "integer", "", 0, "The number of non-terminating pods targeted by this ReplicaSet with a Ready Condition."},
    {"Age", "string", "", 0, createdDescription},
    {"Containers", "string", "", 1, "Names of each container in the template."},
    {"Images", "string", "", 1, "Images referenced by each container in the template."},
    {"Selector", "string", "", 1,
     "Selector is a label query over pods that should match the replica count. Label keys and values that must "
     "match in order to be controlled by this replica set. It must match the pod template's labels. More info: "
     "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors"},
};

const Columns statefulsetsColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Ready", "string", "", 0, "Number of the pod with ready state"},
    {"Age", "string", "", 0, createdDescription},
    {"Containers", "string", "", 1, "Names of each container in the template."},
    {"Images", "string", "", 1, "Images referenced by each container in the template."},
};

const Columns storageclassesColumns{
    {"Name", "string", "name", 0, nameDescription},
    {"Provisioner", "string", "", 0, "provisioner indicates the type of the provisioner."},
    {"ReclaimPolicy", "string", "", 0,
     "reclaimPolicy controls the reclaimPolicy for dynamically provisioned PersistentVolumes of this storage class. "
     "Defaults to Delete."},
    {"VolumeBindingMode", "string", "", 0,
     "volumeBindingMode indicates how PersistentVolumeClaims should be provisioned and bound.  When unset, "
     "VolumeBindingImmediate is used. This field is only honored by servers that enable the VolumeScheduling "
     "feature."},
    {"AllowVolumeExpansion", "string", "", 0, "allowVolumeExpansion shows whether the storage class allow volume expand."},
    {"Age", "string", "", 0, createdDescription},
};

} // namespace

const std::vector<TableColumn>* groupColumns(std::string_view plural)
{
    static const std::map<std::string_view, const Columns*> columns{
        {"controllerrevisions", &controllerrevisionsColumns},
        {"cronjobs", &cronjobsColumns},
        {"daemonsets", &daemonsetsColumns},
        {"deployments", &deploymentsColumns},
        {"endpointslices", &endpointslicesColumns},
        {"horizontalpodautoscalers", &horizontalpodautoscalersColumns},
        {"ingresses", &ingressesColumns},
        {"jobs", &jobsColumns},
        {"leases", &leasesColumns},
        {"networkpolicies", &networkpoliciesColumns},
        {"poddisruptionbudgets", &poddisruptionbudgetsColumns},
        {"replicasets", &replicasetsColumns},
        {"statefulsets", &statefulsetsColumns},
        {"storageclasses", &storageclassesColumns},
    };
    const auto found = columns.find(plural);
    return found == columns.end() ? nullptr : found->second;
}

} // namespace tealdeck::sandbox
