#pragma once

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/object_json.h"
#include "core/domain/workload_revision.h"

#include <optional>
#include <string>
#include <vector>

// Revisions of a workload: the ReplicaSets of a Deployment, the ControllerRevisions of a StatefulSet or DaemonSet. Pure functions of what
// was read.
namespace tealdeck
{

// One revision with all that going back to it needs.
struct KeptRevision
{
    WorkloadRevision row{};
    ObjectJson podTemplate{}; // plainTemplate()
    ObjectJson annotations{}; // of a ReplicaSet: those that its Deployment had
};

// Where the revisions of such a workload lie; nothing for another kind.
std::optional<KubeResource> revisionResource(std::string_view kind);
// The list in which they are found, and what it is called in an error.
HttpRequest revisionsRequest(const ObjectJson& workload, const KubeResource& revisions);
KubeCall revisionsCall(const ObjectJson& workload, const KubeResource& revisions);

// Those in the list that the workload controls, the newest first.
std::vector<KeptRevision> revisionsOf(const ObjectJson& workload, const ObjectJson& list);
WorkloadRevisions revisionRows(const ObjectJson& workload, const ObjectJson& list, WallTime readAt);

} // namespace tealdeck
