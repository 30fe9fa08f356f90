#include "core/sandbox/api/pod_log.h"

#include "core/sandbox/api/status.h"
#include "core/sandbox/simulation/randomness.h"

#include <algorithm>
#include <array>
#include <vector>

namespace tealdeck::sandbox
{

namespace
{

struct Line
{
    WallTime time;
    std::string text;
};

// One run of a container, from which its lines follow: what it says depends on its id and on the second alone.
struct Run
{
    std::string id;
    std::string workload; // name of the container
    std::string version;
    WallTime from;
    std::optional<WallTime> to; // it ended then
    long long exitCode = 0;
    std::string reason;
};

constexpr long long secondsBetweenLines = 2;
constexpr std::size_t mostLines = 5'000;

// As the container runtime writes times: nine decimals.
std::string stampOf(WallTime time)
{
    std::string text = formatRfc3339Micro(time);
    text.insert(text.size() - 1, "000");
    return text + " ";
}

std::uint64_t chance(const Run& run, long long number)
{
    std::uint64_t seed = static_cast<std::uint64_t>(number) * 1099511628211U;
    for (const char c : run.id)
        seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return Randomness(seed).next();
}

std::string requestLine(const Run& run, long long number)
{
    static const std::array<const char*, 6> paths{"/", "/cart", "/products/4711", "/search?q=tea", "/checkout", "/healthz"};
    const std::uint64_t dice = chance(run, number);
    const std::string path = paths[dice % paths.size()];
    const std::string ms = std::to_string(3 + (dice >> 8U) % 180);
    if (dice % 97 == 0)
        return "WARN  upstream slow path=" + path + " took=" + ms + "0ms";
    return "INFO  request method=GET path=" + path + " status=200 took=" + ms + "ms";
}

// The n-th line of a run: its beginning, its work, its last words.
std::string lineText(const Run& run, long long number)
{
    if (number == 0)
        return "INFO  " + run.workload + " " + run.version + " starting";
    if (number == 1)
        return "INFO  config read, listening on :8080";
    return requestLine(run, number);
}

std::vector<Line> linesOf(const Run& run, WallTime now)
{
    const WallTime until = run.to ? std::min(*run.to, now) : now;
    const auto step = std::chrono::seconds(secondsBetweenLines);
    const long long count = std::max<long long>(0, (until - run.from) / step) + 1;
    std::vector<Line> lines;
    for (long long number = std::max<long long>(0, count - static_cast<long long>(mostLines)); number < count; ++number)
        lines.push_back({run.from + number * step, lineText(run, number)});
    if (run.to && *run.to <= now && run.exitCode != 0) {
        lines.push_back({*run.to, "ERROR cannot reach features." + run.workload + ".svc:6379: i/o timeout"});
        lines.push_back({*run.to, "FATAL giving up, exit " + std::to_string(run.exitCode)});
    }
    return lines;
}

std::optional<Run> runOf(const Json& pod, const Json& status, bool isPrevious)
{
    const Json* state = find(status, {isPrevious ? "lastState" : "state"});
    const Json* ended = state ? find(*state, {"terminated"}) : nullptr;
    const Json* running = state ? find(*state, {"running"}) : nullptr;
    if (!ended && !running)
        return std::nullopt;
    const auto from = parseRfc3339(textAt(ended ? *ended : *running, {"startedAt"}));
    if (!from)
        return std::nullopt;
    const std::string image = textAt(status, {"image"});
    Run run{.id = textAt(pod, {"metadata", "uid"}) + std::to_string(numberAt(status, {"restartCount"}) - (isPrevious ? 1 : 0)),
            .workload = textAt(status, {"name"}),
            .version = image.substr(image.rfind(':') + 1),
            .from = *from,
            .to = {},
            .reason = {}};
    if (ended) {
        if (const auto to = parseRfc3339(textAt(*ended, {"finishedAt"})))
            run.to = *to;
        run.exitCode = numberAt(*ended, {"exitCode"});
    }
    return run;
}

std::string textOf(const std::vector<Line>& lines, const RequestTarget& target, WallTime now)
{
    std::optional<WallTime> since;
    if (const std::string seconds = target.option("sinceSeconds"); !seconds.empty())
        since = now - std::chrono::seconds(std::atoll(seconds.c_str()));
    if (const auto time = parseRfc3339(target.option("sinceTime")))
        since = *time;
    std::size_t first = 0;
    while (since && first < lines.size() && lines[first].time < *since)
        ++first;
    if (const std::string tail = target.option("tailLines"); !tail.empty())
        first = std::max(first, lines.size() - std::min(lines.size(), static_cast<std::size_t>(std::atoll(tail.c_str()))));
    std::string text;
    for (std::size_t i = first; i < lines.size(); ++i)
        text += (target.flag("timestamps") ? stampOf(lines[i].time) : "") + lines[i].text + "\n";
    if (const std::string limit = target.option("limitBytes"); !limit.empty())
        text.resize(std::min(text.size(), static_cast<std::size_t>(std::atoll(limit.c_str()))));
    return text;
}

// Goes on with new lines until the pod is gone or its container another one.
class FollowedLog : public ApiStream, public std::enable_shared_from_this<FollowedLog>
{
public:
    FollowedLog(const ObjectStore& store, Timeline& timeline, RequestTarget target, Run run, std::string beginning)
        : m_store(store)
        , m_timeline(timeline)
        , m_target(std::move(target))
        , m_run(std::move(run))
        , m_beginning(std::move(beginning))
        , m_next((timeline.wallNow() - m_run.from) / std::chrono::seconds(secondsBetweenLines) + 1)
    {
    }

    void start(StreamSink& sink) override
    {
        m_sink = &sink;
        if (!m_beginning.empty())
            sink.write(m_beginning);
        scheduleNext();
    }
    std::string contentType() const override { return "text/plain"; }
    bool isWatch() const override { return false; }

private:
    void scheduleNext()
    {
        const auto pause = Duration(static_cast<Duration::rep>(secondsBetweenLines * 1000 * m_timeline.pace()));
        m_timeline.after(pause, [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->goOn();
        });
    }

    void goOn()
    {
        const ObjectPtr pod = m_store.find(kindOf("pods"), m_target.namespaceName, m_target.name);
        const bool isSame = pod && m_run.id.starts_with(pod->uid);
        if (!isSame) {
            m_sink->end();
            return;
        }
        const std::string stamp = m_target.flag("timestamps") ? stampOf(m_timeline.wallNow()) : "";
        m_sink->write(stamp + lineText(m_run, m_next++) + "\n");
        scheduleNext();
    }

    const ObjectStore& m_store;
    Timeline& m_timeline;
    RequestTarget m_target;
    Run m_run;
    std::string m_beginning;
    long long m_next;
    StreamSink* m_sink = nullptr;
};

const Json* statusOf(const Json& pod, const std::string& container)
{
    const Json* statuses = find(pod, {"status", "containerStatuses"});
    for (const Json& status : statuses ? *statuses : Json::array()) {
        if (container.empty() || textAt(status, {"name"}) == container)
            return statuses ? &*std::find(statuses->begin(), statuses->end(), status) : nullptr;
    }
    return nullptr;
}

bool hasContainer(const Json& pod, const std::string& container)
{
    for (const char* member : {"containers", "initContainers"}) {
        const Json* containers = find(pod, {"spec", member});
        for (const Json& one : containers ? *containers : Json::array()) {
            if (textAt(one, {"name"}) == container)
                return true;
        }
    }
    return false;
}

ApiAnswer quiet(ApiAnswer answer)
{
    answer.hasFlowControl = false; // long-running requests are exempt
    return answer;
}

} // namespace

std::variant<ApiAnswer, std::shared_ptr<ApiStream>> answerLog(const ObjectStore& store, Timeline& timeline, const RequestTarget& target)
{
    const ObjectPtr stored = store.find(kindOf("pods"), target.namespaceName, target.name);
    if (!stored)
        return quiet(notFound(kindOf("pods"), target.name));
    for (const char* option : {"tailLines", "limitBytes", "sinceSeconds"}) {
        const long long least = std::string_view(option) == "tailLines" ? 0 : 1;
        if (const std::string text = target.option(option); !text.empty() && std::atoll(text.c_str()) < least)
            return quiet(
                invalid("PodLogOptions", target.name,
                        {invalidValue(option, std::atoll(text.c_str()), "must be greater than or equal to " + std::to_string(least))}));
    }
    const Json pod = stored->asJson();
    const std::string container = target.option("container");
    if (!container.empty() && !hasContainer(pod, container))
        return quiet(badRequest("container " + container + " is not valid for pod " + target.name));
    const std::string name = container.empty() ? textAt(pod["spec"]["containers"].front(), {"name"}) : container;
    const Json* status = statusOf(pod, name);
    const bool isPrevious = target.flag("previous");
    const auto run = status ? runOf(pod, *status, isPrevious) : std::nullopt;
    const auto fallback = status && !run && !isPrevious ? runOf(pod, *status, true) : run;
    if (isPrevious && !run)
        return quiet(badRequest("previous terminated container \"" + name + "\" in pod \"" + target.name + "\" not found"));
    if (!fallback) {
        const std::string reason = status ? textAt(*status, {"state", "waiting", "reason"}, "ContainerCreating") : "ContainerCreating";
        return quiet(badRequest("container \"" + name + "\" in pod \"" + target.name + "\" is waiting to start: " + reason));
    }
    std::string text = textOf(linesOf(*fallback, timeline.wallNow()), target, timeline.wallNow());
    if (target.flag("follow") && !fallback->to)
        return std::make_shared<FollowedLog>(store, timeline, target, *fallback, std::move(text));
    return quiet({.contentType = "text/plain", .body = std::move(text)});
}

} // namespace tealdeck::sandbox
