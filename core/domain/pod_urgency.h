#pragma once

#include "core/domain/cluster.h"

namespace tealdeck
{

// How much a pod's status word asks for attention; the order is the order of tables, attention first.
enum class PodUrgency
{
    Broken, // CrashLoopBackOff, Error, ErrImagePull, OOMKilled ...
    Unknown,
    Waiting, // Pending, SchedulingGated
    Moving, // ContainerCreating, Init:1/2, Terminating
    NotReady, // Running, but not all containers are ready
    Running,
    Completed,
};

PodUrgency urgencyOf(const Pod& pod);

} // namespace tealdeck
