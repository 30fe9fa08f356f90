#pragma once

#include "core/domain/log_batch.h"
#include "core/net/http_message.h"

#include <chrono>
#include <optional>
#include <string>

namespace tealdeck
{

// v1.PodLogOptions as far as used, for one container of one pod.
struct PodLogQuery
{
    std::string namespaceName;
    std::string pod;
    std::string container; // empty: the pod's only one
    bool isFollowed = false;
    bool isPrevious = false; // the run before the present one
    std::optional<std::chrono::seconds> since{}; // counted by the server
    std::optional<LogTime> sinceTime{}; // wins over `since`; the server knows whole seconds only, so it is asked for the one begun
    std::optional<long long> tailLines{};
    bool operator==(const PodLogQuery&) const = default;
};

// GET .../pods/NAME/log with the time of each line. A followed log has no deadline; one that is silent for two minutes is ended by us with
// TimedOut, which proves nothing and tells a dead connection from a quiet container.
HttpRequest podLogRequest(const PodLogQuery& query);

} // namespace tealdeck
