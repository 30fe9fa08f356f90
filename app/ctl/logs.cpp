#include "app/ctl/commands.h"
#include "app/ctl/log_printer.h"
#include "app/ctl/text_table.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_feed.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/pod_log_runs.h"
#include "core/net/fetch.h"
#include "core/session/store_logs.h"

#include <nlohmann/json.hpp>

#include <array>
#include <csignal>
#include <iostream>

namespace tealdeck
{
namespace
{

constexpr Duration logAnswerLimit = std::chrono::seconds(70);

volatile std::sig_atomic_t wasToldToEnd = 0;

struct WorkloadName
{
    std::string_view word;
    KubeResource resource;
};

const std::array<WorkloadName, 4> workloadNames{{{"deployment", kube::deployments},
                                                 {"statefulset", kube::statefulSets},
                                                 {"replicaset", kube::replicaSets},
                                                 {"daemonset", {"apps", "v1", "daemonsets", "DaemonSet"}}}};

// The kind before the slash; nothing: a pod.
Result<std::optional<KubeResource>> logKindOf(const std::string& target)
{
    const std::size_t slash = target.find('/');
    const std::string kind = target.substr(0, slash);
    if (slash == std::string::npos || kind == "pod")
        return std::nullopt;
    for (const WorkloadName& known : workloadNames) {
        if (kind == known.word)
            return known.resource;
    }
    return fail(ErrorKind::InvalidInput,
                message("Ctl", "%1 is no kind whose pods can be found: use deployment, statefulset, daemonset or replicaset.", {kind}));
}

std::string logNameOf(const std::string& target)
{
    return target.substr(target.find('/') + 1); // npos + 1 is 0
}

Result<LogChoice> choiceOf(const CtlOptions& options)
{
    LogChoice choice{.container = options.container,
                     .runs = options.isPrevious ? LogRuns::EarlierOnly : LogRuns::Present,
                     .isFollowed = options.isFollowing,
                     .since = {},
                     .tailLines = options.tail};
    if (!options.since.empty()) {
        choice.since = parseGoSeconds(options.since);
        if (!choice.since || choice.since->count() < 1)
            return fail(ErrorKind::InvalidInput,
                        message("Ctl", "--since %1 is no length of time: use 90s, 10m or 1h30m.", {options.since}));
    }
    return choice;
}

// Nothing waits for a moment to be told, and the network waits for us, so that nothing is lost behind a slow pipe.
LogSettings settingsOf(const CtlOptions& options)
{
    LogSettings settings;
    settings.tellInterval = Duration::zero();
    settings.stream.batchInterval = Duration::zero();
    settings.stream.overflow = PodLogOverflow::Waits;
    settings.stream.maxWaiting = std::size_t{1} * 1024 * 1024;
    settings.stream.form.text = options.isRaw ? PodLogForm::Text::Raw : PodLogForm::Text::Clean;
    if (!options.isFollowing)
        settings.merge.window = std::chrono::seconds(10); // all come to an end: their order may be exact
    return settings;
}

template <typename Value, typename Decode>
Result<Value> askOnce(CtlEnvironment& environment, HttpClient& http, HttpRequest request, Decode decode)
{
    std::optional<Result<Value>> answer;
    const Handle running
        = fetch<Value>(http, std::move(request), std::move(decode), [&](Result<Value> result) { answer = std::move(result); });
    return waitFor(environment.loop(), answer, logAnswerLimit);
}

Result<Labels> selectorOf(CtlEnvironment& environment, HttpClient& http, const KubeResource& kind, const std::string& space,
                          const std::string& name)
{
    return askOnce<Labels>(environment, http, getRequest(kind, space, name), [&](const HttpResponse& response) -> Result<Labels> {
        if (response.head.status != 200)
            return fail(errorFromAnswer(response, {.verb = "get", .resource = kind, .namespaceName = space, .name = name}));
        const auto json = nlohmann::json::parse(response.body, nullptr, false);
        const nlohmann::json::json_pointer path("/spec/selector/matchLabels");
        Labels labels;
        if (json.is_object() && json.contains(path) && json.at(path).is_object()) {
            for (const auto& [key, value] : json.at(path).items())
                labels[key] = value.is_string() ? value.get<std::string>() : std::string();
        }
        if (labels.empty())
            return fail(ErrorKind::InvalidInput, message("Ctl", "%1 selects no pods by labels.", {name}));
        return labels;
    });
}

// Prints until everything was read, SIGINT or SIGTERM came, or nobody reads any more.
ExitCode printUntilTheEnd(CtlEnvironment& environment, LogFeed& feed, const CtlOptions& options)
{
    LogPrinter printer(feed, options);
    bool isClosed = false;
    const Handle changes = feed.onChange([&] { isClosed = isClosed || !printer.printNew(); });
    std::signal(SIGINT, [](int) { wasToldToEnd = 1; });
    std::signal(SIGTERM, [](int) { wasToldToEnd = 1; });
    const auto isDone = [&] { return wasToldToEnd != 0 || isClosed || feed.isOver(); };
    while (!isDone())
        environment.loop().runUntil(isDone, std::chrono::milliseconds(200));
    if (isClosed || wasToldToEnd != 0)
        return ExitCode::Done;
    printer.printNew();
    return printer.hasFailed() ? ExitCode::Failed : ExitCode::Done;
}

ExitCode printPod(CtlEnvironment& environment, HttpClient& http, const std::string& space, LogChoice choice, const CtlOptions& options)
{
    const std::string name = logNameOf(options.logTarget);
    const auto pod = askOnce<PodRuns>(environment, http, podRunsRequest(space, name),
                                      [&](const HttpResponse& response) { return decodePodRuns(response, space, name); });
    if (!pod && pod.error().kind != ErrorKind::Forbidden)
        return complain(pod.error());
    LogPod found{.namespaceName = space, .name = name, .uid = pod ? pod->uid : "", .containers = {choice.container}};
    if (pod && choice.container.empty()) {
        found.containers = pod->containers;
        if (!options.isEveryContainer && found.containers.size() > 1) {
            found.containers.resize(1);
            std::cerr << "tealdeckctl: this is container " << printable(found.containers.front()) << " of " << pod->containers.size()
                      << "; use -c or --all-containers for the others.\n";
        }
    }
    LogSession session(http, environment.loop(), systemRandom(), std::move(choice), settingsOf(options));
    session.setPods({found});
    return printUntilTheEnd(environment, session, options);
}

ExitCode printWorkload(CtlEnvironment& environment, HttpClient& http, const std::string& space, const KubeResource& kind, LogChoice choice,
                       const CtlOptions& options)
{
    const auto selector = selectorOf(environment, http, kind, space, logNameOf(options.logTarget));
    if (!selector)
        return complain(selector.error());
    Store<Pod> pods;
    KubeFeed<Pod> feed(http, environment.loop(), kube::pods, space, pods, systemRandom());
    const auto isUnavailable = [&] { return std::holds_alternative<Unavailable>(pods.freshness()); };
    environment.loop().runUntil([&] { return isLive(pods.freshness()) || isUnavailable(); }, logAnswerLimit);
    if (!isLive(pods.freshness()))
        return complain(
            isUnavailable()
                ? std::get<Unavailable>(pods.freshness()).reason
                : Error{.kind = ErrorKind::TimedOut, .message = message("Ctl", "The pods could not be read in time."), .detail = {}});
    StoreLogs logs(http, environment.loop(), systemRandom(), pods, {.namespaceName = space, .pod = {}, .selector = *selector},
                   std::move(choice), settingsOf(options));
    if (logs.sources().empty() && !options.isFollowing)
        return complain(
            {.kind = ErrorKind::NotFound, .message = message("Ctl", "There are no pods of %1.", {options.logTarget}), .detail = {}});
    return printUntilTheEnd(environment, logs, options);
}

} // namespace

ExitCode printLogs(CtlEnvironment& environment, const CtlOptions& options)
{
    const auto kind = logKindOf(options.logTarget);
    auto choice = choiceOf(options);
    if (!kind || !choice) {
        complain(!kind ? kind.error() : choice.error());
        return ExitCode::Usage;
    }
    const auto connection = environment.connect();
    if (!connection)
        return complain(connection.error());
    const std::string space = options.namespaceName.empty() ? environment.contextNamespace() : options.namespaceName;
    HttpClient& http = (*connection)->http();
    if (*kind)
        return printWorkload(environment, http, space, **kind, *std::move(choice), options);
    return printPod(environment, http, space, *std::move(choice), options);
}

} // namespace tealdeck
