#include "core/sandbox/api/pod_cells.h"

#include "core/sandbox/api/table_cells.h"

#include <algorithm>
#include <optional>

namespace tealdeck::sandbox
{

namespace
{

const Json& statusesOf(const Json& pod, const char* which)
{
    static const Json none = Json::array();
    const Json* list = find(pod, {"status", which});
    return list && list->is_array() ? *list : none;
}

struct Tally
{
    std::string word;
    int ready = 0;
    long long restarts = 0;
    std::string lastRestart; // RFC 3339; these sort as text
};

std::string reasonOfEnd(const Json& terminated, const std::string& prefix)
{
    if (const std::string reason = textAt(terminated, {"reason"}); !reason.empty())
        return prefix + reason;
    if (const long long signal = numberAt(terminated, {"signal"}); signal != 0)
        return prefix + "Signal:" + std::to_string(signal);
    return prefix + "ExitCode:" + std::to_string(numberAt(terminated, {"exitCode"}));
}

void count(const Json& status, Tally& tally)
{
    tally.restarts += numberAt(status, {"restartCount"});
    tally.lastRestart = std::max(tally.lastRestart, textAt(status, {"lastState", "terminated", "finishedAt"}));
}

bool isSidecar(const Json& pod, std::size_t index)
{
    const Json* containers = find(pod, {"spec", "initContainers"});
    return containers && index < containers->size() && textAt((*containers)[index], {"restartPolicy"}) == "Always";
}

// True while init containers still have to end.
bool tallyInit(const Json& pod, Tally& tally)
{
    const Json& statuses = statusesOf(pod, "initContainerStatuses");
    const Json* containers = find(pod, {"spec", "initContainers"});
    Tally init;
    for (std::size_t i = 0; i < statuses.size(); ++i) {
        const Json& status = statuses[i];
        count(status, init);
        const Json* terminated = find(status, {"state", "terminated"});
        const std::string waiting = textAt(status, {"state", "waiting", "reason"});
        const bool isDone = terminated && numberAt(*terminated, {"exitCode"}) == 0;
        if (isDone || (isSidecar(pod, i) && flagAt(status, {"started"})))
            continue;
        if (terminated)
            tally.word = reasonOfEnd(*terminated, "Init:");
        else if (!waiting.empty() && waiting != "PodInitializing")
            tally.word = "Init:" + waiting;
        else
            tally.word = "Init:" + std::to_string(i) + "/" + std::to_string(containers ? containers->size() : statuses.size());
        tally.restarts = init.restarts;
        tally.lastRestart = init.lastRestart;
        return true;
    }
    return false;
}

void tallyContainers(const Json& pod, Tally& tally)
{
    bool hasRunning = false;
    const Json& statuses = statusesOf(pod, "containerStatuses");
    for (auto status = statuses.rbegin(); status != statuses.rend(); ++status) {
        count(*status, tally);
        const std::string waiting = textAt(*status, {"state", "waiting", "reason"});
        const Json* terminated = find(*status, {"state", "terminated"});
        if (!waiting.empty())
            tally.word = waiting;
        else if (terminated)
            tally.word = reasonOfEnd(*terminated, "");
        else if (flagAt(*status, {"ready"}) && find(*status, {"state", "running"})) {
            hasRunning = true;
            ++tally.ready;
        }
    }
    if (tally.word == "Completed" && hasRunning) {
        const auto isReady = [&] {
            const Json* conditions = find(pod, {"status", "conditions"});
            return conditions && std::any_of(conditions->begin(), conditions->end(), [](const Json& condition) {
                       return textAt(condition, {"type"}) == "Ready" && textAt(condition, {"status"}) == "True";
                   });
        };
        tally.word = isReady() ? "Running" : "NotReady";
    }
}

Tally tallyOf(const Json& pod)
{
    Tally tally;
    tally.word = textAt(pod, {"status", "reason"}, textAt(pod, {"status", "phase"}));
    if (const Json* conditions = find(pod, {"status", "conditions"}); conditions && conditions->is_array()) {
        for (const Json& condition : *conditions) {
            if (textAt(condition, {"type"}) == "PodScheduled" && textAt(condition, {"reason"}) == "SchedulingGated")
                tally.word = "SchedulingGated";
        }
    }
    if (!tallyInit(pod, tally))
        tallyContainers(pod, tally);
    if (find(pod, {"metadata", "deletionTimestamp"}))
        tally.word = textAt(pod, {"status", "reason"}) == "NodeLost" ? "Unknown" : "Terminating";
    return tally;
}

} // namespace

Json podCells(const Json& pod, WallTime now)
{
    const Tally tally = tallyOf(pod);
    const Json* containers = find(pod, {"spec", "containers"});
    std::string restarts = std::to_string(tally.restarts);
    if (tally.restarts != 0 && !tally.lastRestart.empty())
        restarts += " (" + ageOf(tally.lastRestart, now) + " ago)";
    const auto orNone = [](const std::string& text) { return text.empty() ? std::string("<none>") : text; };
    return {textAt(pod, {"metadata", "name"}),
            std::to_string(tally.ready) + "/" + std::to_string(containers ? containers->size() : 0),
            tally.word,
            restarts,
            ageOf(textAt(pod, {"metadata", "creationTimestamp"}), now),
            orNone(textAt(pod, {"status", "podIP"})),
            orNone(textAt(pod, {"spec", "nodeName"})),
            orNone(textAt(pod, {"status", "nominatedNodeName"})),
            "<none>"};
}

} // namespace tealdeck::sandbox
