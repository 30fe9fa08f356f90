#include "core/connectors/kube/pod_log_request.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/kube_api.h"

namespace tealdeck
{
namespace
{

constexpr Duration followedSilence = std::chrono::minutes(2);
constexpr Duration readSilence = std::chrono::seconds(30);

std::string sinceOf(const PodLogQuery& query)
{
    if (query.sinceTime) {
        const auto second = std::chrono::floor<std::chrono::seconds>(*query.sinceTime);
        return "&sinceTime=" + encodeUrlComponent(formatRfc3339(WallTime(second)));
    }
    return query.since ? "&sinceSeconds=" + std::to_string(query.since->count()) : std::string();
}

} // namespace

HttpRequest podLogRequest(const PodLogQuery& query)
{
    std::string target = kubePath(kube::pods, query.namespaceName, query.pod, "log") + "?timestamps=true";
    if (!query.container.empty())
        target += "&container=" + encodeUrlComponent(query.container);
    if (query.isFollowed)
        target += "&follow=true";
    if (query.isPrevious)
        target += "&previous=true";
    target += sinceOf(query);
    if (query.tailLines)
        target += "&tailLines=" + std::to_string(*query.tailLines);
    return {.method = HttpMethod::Get,
            .target = std::move(target),
            .headers = {{"accept", "text/plain, application/json"}},
            .body = {},
            .lane = HttpLane::Background,
            .deadline = Duration::zero(),
            .idleTimeout = query.isFollowed ? followedSilence : readSilence};
}

} // namespace tealdeck
