#pragma once

#include "core/base/result.h"
#include "core/change/change.h"
#include "core/connectors/kube/kube_resource.h"
#include "core/connectors/kube/object_json.h"
#include "core/domain/cluster.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

struct WorkloadContainer
{
    std::string name;
    std::string image;
    int index = 0; // in spec.template.spec.containers
};

// One Deployment, StatefulSet or DaemonSet (apps/v1) as far as changes of it need it.
struct WorkloadState
{
    ObjectMeta meta;
    std::string kind;
    int replicas = 1; // spec.replicas; of a DaemonSet: nodes that should have a pod
    bool isPaused = false;
    bool followsOnDelete = false; // updateStrategy OnDelete: pods follow when somebody deletes them
    Labels templateLabels;
    bool hasTemplateAnnotations = false;
    std::string restartedAt; // annotation of the template; empty: never
    std::vector<WorkloadContainer> containers;
    bool hasAnnotations = false; // metadata.annotations is there, whatever is in it

    long long generation = 0;
    long long observedGeneration = 0;
    int pods = 0; // that its controller counts
    int updated = 0;
    int available = 0;

    std::string lastWriter; // field manager of the newest write that was no controller's
    std::optional<WallTime> lastWrite;
};

// The resource of a kind that can be changed; nothing for any other.
std::optional<KubeResource> workloadResource(std::string_view kind);
// Errors: ProtocolViolation.
Result<WorkloadState> decodeWorkloadState(std::string_view json, std::string_view kind);
Result<WorkloadState> workloadStateOf(const ObjectJson& json, std::string_view kind);

// "web" of "web-blue": the application that a workload belongs to, by its template's labels; else its own name.
std::string applicationOf(const WorkloadState& state);
// What the request is about, so that it can be compared and reads the same in every language: "replicas=3", "paused=true",
// "web=registry/web:1.8".
std::string stateText(const WorkloadState& state, const WorkloadRequest& request);

} // namespace tealdeck
