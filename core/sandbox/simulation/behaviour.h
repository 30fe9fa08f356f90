#pragma once

#include "core/base/clock.h"

#include <map>
#include <string>

namespace tealdeck::sandbox
{

// What becomes of a workload's containers.
struct Behaviour
{
    enum class Fate
    {
        Healthy,
        Unready, // runs, but its readiness probe fails
        Crash, // ends after `runsFor`, again and again
        PullFails, // its image is not to be had
        InitNeverEnds, // its init container goes on for ever
        Completes, // ends well after `runsFor` and is not started again
    };
    Fate fate = Fate::Healthy;
    Duration leastStart = std::chrono::milliseconds(2500); // from running to ready
    Duration mostStart = std::chrono::milliseconds(6000);
    Duration runsFor = std::chrono::seconds(8);
    int exitCode = 1;
    std::string reason = "Error"; // of the end: Error, OOMKilled, Completed
};

// Behaviours by workload, "namespace/name". Whoever is not named is healthy.
class BehaviourBook
{
public:
    const Behaviour& of(const std::string& workload) const
    {
        static const Behaviour healthy;
        const auto found = m_behaviours.find(workload);
        return found == m_behaviours.end() ? healthy : found->second;
    }
    void set(const std::string& workload, Behaviour behaviour) { m_behaviours[workload] = std::move(behaviour); }

private:
    std::map<std::string, Behaviour> m_behaviours;
};

} // namespace tealdeck::sandbox
