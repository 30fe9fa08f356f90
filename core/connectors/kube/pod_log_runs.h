#pragma once

#include "core/base/clock.h"
#include "core/net/http_message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tealdeck
{

// How one run of a container ended (v1.ContainerStateTerminated).
struct ContainerRunEnd
{
    int exitCode = 0;
    std::string reason;
    std::optional<WallTime> finished;
    bool operator==(const ContainerRunEnd&) const = default;
};

// One container as its log depends on it (v1.ContainerStatus).
struct ContainerRuns
{
    std::string name;
    int restarts = 0; // the number of the present run
    std::optional<WallTime> runningSince;
    std::optional<ContainerRunEnd> end; // the present run is over
    std::optional<ContainerRunEnd> earlierEnd; // how the run before it ended, or the last one of a container that waits
    std::string waitingReason; // "CrashLoopBackOff"; empty: it does not wait
    std::optional<WallTime> nextTry; // of a container in CrashLoopBackOff, from the kubelet's words "back-off 5m0s"
    bool operator==(const ContainerRuns&) const = default;
};

// One pod as its logs depend on it.
struct PodRuns
{
    std::string uid;
    std::string phase;
    std::string restartPolicy;
    std::vector<std::string> containers; // of the spec, without init containers
    std::vector<ContainerRuns> runs; // init containers included

    const ContainerRuns* find(std::string_view container) const;
    bool operator==(const PodRuns&) const = default;
};

HttpRequest podRunsRequest(std::string_view namespaceName, std::string_view pod);
// 404 is NotFound; other answers as errorFromAnswer().
Result<PodRuns> decodePodRuns(const HttpResponse& response, std::string_view namespaceName, std::string_view pod);
// "1m20s", "5m0s", "10s" as Go writes them; nothing for anything else.
std::optional<std::chrono::seconds> parseGoSeconds(std::string_view text);

} // namespace tealdeck
