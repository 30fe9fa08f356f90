#include "core/domain/pod_urgency.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace tealdeck
{
namespace
{

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

// "Init:CrashLoopBackOff" is as bad as "CrashLoopBackOff"; "Init:0/2" is on its way.
bool isProgressOfInit(std::string_view status)
{
    constexpr std::string_view init = "Init:";
    return status.starts_with(init) && status.size() > init.size() && status[init.size()] >= '0' && status[init.size()] <= '9';
}

} // namespace

PodUrgency urgencyOf(const Pod& pod)
{
    const std::string_view status = pod.status;
    if (status == "Running")
        return pod.isReady || pod.readyContainers == pod.containers ? PodUrgency::Running : PodUrgency::NotReady;
    if (isProgressOfInit(status) || isOneOf(status, {"ContainerCreating", "PodInitializing", "Terminating"}))
        return PodUrgency::Moving;
    if (isOneOf(status, {"Pending", "SchedulingGated"}))
        return PodUrgency::Waiting;
    if (isOneOf(status, {"Completed", "Succeeded"}))
        return PodUrgency::Completed;
    if (status == "NotReady")
        return PodUrgency::NotReady;
    if (isOneOf(status, {"Unknown", ""}))
        return PodUrgency::Unknown;
    return PodUrgency::Broken; // every other word of kubectl names a failure; a new one is never shown as well
}

} // namespace tealdeck
