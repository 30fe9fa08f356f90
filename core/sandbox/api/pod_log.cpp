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

// What a run says that ends badly.
std::vector<Line> lastWords(const Run& run)
{
    return {{*run.to, "ERROR cannot reach features." + run.workload + ".svc:6379: i/o timeout"},
            {*run.to, "FATAL giving up, exit " + std::to_string(run.exitCode)}};
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
        for (Line& line : lastWords(run))
            lines.push_back(std::move(line));
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

const Json* statusOf(const Json& pod, const std::string& container);

// Goes on with new lines until the container ends, with its last words, or the pod is gone. Each line has the same time and text as when it
// is asked for later.
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
        if (const std::string limit = m_target.option("limitBytes"); !limit.empty())
            m_left = static_cast<std::size_t>(std::atoll(limit.c_str())) - m_beginning.size(); // it was cut to the limit
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
    WallTime nextTime() const { return m_run.from + m_next * std::chrono::seconds(secondsBetweenLines); }

    void scheduleNext()
    {
        const auto wait = std::max(Duration(nextTime() - m_timeline.wallNow()), Duration(1));
        const auto pause = Duration(static_cast<Duration::rep>(static_cast<double>(wait.count()) * m_timeline.pace()) + 1);
        m_timeline.after(std::min(pause, Duration(1000)), [weak = weak_from_this()] { // a second: the container may end earlier
            if (const auto self = weak.lock())
                self->goOn();
        });
    }

    // The run as it is now; nothing: another one runs, or the pod is gone.
    std::optional<Run> runNow() const
    {
        const ObjectPtr stored = m_store.find(kindOf("pods"), m_target.namespaceName, m_target.name);
        if (!stored)
            return std::nullopt;
        const Json pod = stored->asJson();
        const Json* status = statusOf(pod, m_run.workload);
        for (const bool isPrevious : {false, true}) {
            const auto run = status ? runOf(pod, *status, isPrevious) : std::nullopt;
            if (run && run->from == m_run.from)
                return run;
        }
        return std::nullopt;
    }

    void goOn()
    {
        const auto run = runNow();
        const WallTime until = run && run->to ? *run->to : m_timeline.wallNow();
        for (; nextTime() <= until && m_left > 0; ++m_next)
            write({nextTime(), lineText(m_run, m_next)});
        if (run && run->to && run->exitCode != 0) {
            for (const Line& line : lastWords(*run))
                write(line);
        }
        if (!run || run->to || m_left == 0)
            return m_sink->end();
        scheduleNext();
    }

    void write(const Line& line)
    {
        std::string text = (m_target.flag("timestamps") ? stampOf(line.time) : "") + line.text + "\n";
        text.resize(std::min(text.size(), m_left));
        m_left -= text.size();
        if (!text.empty())
            m_sink->write(std::move(text));
    }

    const ObjectStore& m_store;
    Timeline& m_timeline;
    RequestTarget m_target;
    Run m_run;
    std::string m_beginning;
    long long m_next;
    std::size_t m_left = static_cast<std::size_t>(-1); // bytes that may still be written
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

std::string namesOf(const Json& pod)
{
    std::string names;
    for (const Json& container : pod["spec"]["containers"])
        names += (names.empty() ? "" : " ") + textAt(container, {"name"});
    return names;
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
    if (!target.option("sinceSeconds").empty() && !target.option("sinceTime").empty())
        return quiet(invalid("PodLogOptions", target.name,
                             {{"FieldValueForbidden", "Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified", ""}}));
    const Json pod = stored->asJson();
    const std::string container = target.option("container");
    if (container.empty() && pod["spec"]["containers"].size() > 1)
        return quiet(badRequest("a container name must be specified for pod " + target.name + ", choose one of: [" + namesOf(pod) + "]"));
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
