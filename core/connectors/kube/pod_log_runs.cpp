#include "core/connectors/kube/pod_log_runs.h"

#include "core/connectors/kube/json_view.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::optional<ContainerRunEnd> readRunEnd(const JsonView& terminated)
{
    if (!terminated.exists())
        return std::nullopt;
    return ContainerRunEnd{
        .exitCode = terminated["exitCode"].integer(), .reason = terminated["reason"].text(), .finished = terminated["finishedAt"].time()};
}

// The kubelet: "back-off 5m0s restarting failed container=main pod=..."
std::optional<WallTime> nextTryOf(const std::string& words, const std::optional<ContainerRunEnd>& end)
{
    constexpr std::string_view before = "back-off ";
    if (!words.starts_with(before) || !end || !end->finished)
        return std::nullopt;
    const std::string_view rest = std::string_view(words).substr(before.size());
    const auto wait = parseGoSeconds(rest.substr(0, rest.find(' ')));
    return wait ? std::optional<WallTime>(*end->finished + *wait) : std::nullopt;
}

void readRuns(const JsonView& statuses, std::vector<ContainerRuns>& runs)
{
    statuses.forEach([&](const JsonView& status) {
        const JsonView state = status["state"];
        ContainerRuns container{.name = status["name"].text(),
                                .restarts = status["restartCount"].integer(),
                                .runningSince = state["running"]["startedAt"].time(),
                                .end = readRunEnd(state["terminated"]),
                                .earlierEnd = readRunEnd(status["lastState"]["terminated"]),
                                .waitingReason = state["waiting"]["reason"].text(),
                                .nextTry = {}};
        container.nextTry = nextTryOf(state["waiting"]["message"].text(), container.earlierEnd);
        runs.push_back(std::move(container));
    });
}

} // namespace

const ContainerRuns* PodRuns::find(std::string_view container) const
{
    const auto found = std::ranges::find(runs, container, &ContainerRuns::name);
    return found == runs.end() ? nullptr : &*found;
}

HttpRequest podRunsRequest(std::string_view namespaceName, std::string_view pod)
{
    HttpRequest request = getRequest(kube::pods, namespaceName, pod);
    request.lane = HttpLane::Background;
    return request;
}

Result<PodRuns> decodePodRuns(const HttpResponse& response, std::string_view namespaceName, std::string_view pod)
{
    if (response.head.status != 200)
        return fail(errorFromAnswer(
            response, {.verb = "get", .resource = kube::pods, .namespaceName = std::string(namespaceName), .name = std::string(pod)}));
    auto document = JsonDocument::parse(response.body);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    PodRuns runs{.uid = root["metadata"]["uid"].text(),
                 .phase = root["status"]["phase"].text(),
                 .restartPolicy = root["spec"]["restartPolicy"].text(),
                 .containers = {},
                 .runs = {}};
    root["spec"]["containers"].forEach([&](const JsonView& container) { runs.containers.push_back(container["name"].text()); });
    readRuns(root["status"]["initContainerStatuses"], runs.runs);
    readRuns(root["status"]["containerStatuses"], runs.runs);
    return document->finish(std::move(runs));
}

std::optional<std::chrono::seconds> parseGoSeconds(std::string_view text)
{
    std::chrono::seconds sum{0};
    long long number = -1;
    for (const char character : text) {
        if (character >= '0' && character <= '9') {
            number = std::max(number, 0LL) * 10 + (character - '0');
            if (number > 1'000'000)
                return std::nullopt;
            continue;
        }
        if (number < 0 || (character != 'h' && character != 'm' && character != 's'))
            return std::nullopt;
        sum += std::chrono::seconds(number * (character == 'h' ? 3600 : character == 'm' ? 60 : 1));
        number = -1;
    }
    return text.empty() || number >= 0 ? std::nullopt : std::optional(sum);
}

} // namespace tealdeck
