#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tealdeck
{

// What can be done with one object, beside what is done with workloads; each verb's rules say to which kinds it applies and what its
// values mean.
enum class ObjectVerb
{
    Cordon, // a Node takes no new pods
    Uncordon,
    Delete, // a Pod or a Job
    Suspend, // a CronJob or a Job
    Unsuspend,
    Trigger, // a CronJob runs now
    Rerun, // a Job runs once more, as a copy
    Drain, // a Node is cordoned and its pods are evicted
    SetBounds, // of a HorizontalPodAutoscaler: "min", "max", "target"
    Undo, // a Deployment, StatefulSet or DaemonSet gets an earlier pod template: "revision" or "template"
    Promote, // a Rollout of Argo Rollouts, as all that follow
    PromoteFull,
    Abort,
    Retry,
    PauseRollout,
    ResumeRollout,
    RestartRollout,
    UndoRollout, // "revision"
    SetRolloutImage, // "container", "image"
};

std::string_view toString(ObjectVerb verb); // "cordon" "set-bounds"
std::optional<ObjectVerb> objectVerbFromString(std::string_view word);

// A verb that makes sense for an object as it was read, with the values that it has now.
struct ObjectOffer
{
    ObjectVerb verb = ObjectVerb::Delete;
    std::map<std::string, std::string> values{};
    bool operator==(const ObjectOffer&) const = default;
};

} // namespace tealdeck
