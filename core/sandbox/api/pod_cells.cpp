#include "core/sandbox/api/pod_cells.h"

#include "core/sandbox/api/table_cells.h"

#include <algorithm>
#include <optional>
#include <set>

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
    std::size_t total = 0; // containers that count, sidecars included
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

bool isTrue(const Json& pod, const char* conditionType)
{
    const Json* conditions = find(pod, {"status", "conditions"});
    return conditions && conditions->is_array() && std::any_of(conditions->begin(), conditions->end(), [&](const Json& condition) {
               return textAt(condition, {"type"}) == conditionType && textAt(condition, {"status"}) == "True";
           });
}

// Init containers that go on beside the others: sidecars.
std::set<std::string> sidecarsOf(const Json& pod)
{
    std::set<std::string> names;
    const Json* containers = find(pod, {"spec", "initContainers"});
    for (const Json& container : containers ? *containers : Json::array()) {
        if (textAt(container, {"restartPolicy"}) == "Always")
            names.insert(textAt(container, {"name"}));
    }
    return names;
}

std::string initWord(const Json& status, std::size_t index, std::size_t count)
{
    const Json* terminated = find(status, {"state", "terminated"});
    const std::string waiting = textAt(status, {"state", "waiting", "reason"});
    if (terminated)
        return reasonOfEnd(*terminated, "Init:");
    if (!waiting.empty() && waiting != "PodInitializing")
        return "Init:" + waiting;
    return "Init:" + std::to_string(index) + "/" + std::to_string(count);
}

// What the init containers say; nothing when they have all done their work. `ofSidecars` gets the restarts that count on.
std::optional<std::string> tallyInit(const Json& pod, Tally& tally, Tally& ofSidecars)
{
    const std::set<std::string> sidecars = sidecarsOf(pod);
    const Json& statuses = statusesOf(pod, "initContainerStatuses");
    const Json* containers = find(pod, {"spec", "initContainers"});
    tally.total += sidecars.size();
    for (std::size_t i = 0; i < statuses.size(); ++i) {
        const Json& status = statuses[i];
        const bool isSidecar = sidecars.contains(textAt(status, {"name"}));
        const Json* terminated = find(status, {"state", "terminated"});
        count(status, tally);
        if (isSidecar)
            count(status, ofSidecars);
        if (terminated && numberAt(*terminated, {"exitCode"}) == 0)
            continue;
        if (!isSidecar || !flagAt(status, {"started"}))
            return initWord(status, i, containers ? containers->size() : statuses.size());
        tally.ready += flagAt(status, {"ready"}) ? 1 : 0;
    }
    return std::nullopt;
}

void tallyContainers(const Json& pod, Tally& tally)
{
    bool hasRunning = false;
    const Json& statuses = statusesOf(pod, "containerStatuses");
    for (auto status = statuses.rbegin(); status != statuses.rend(); ++status) {
        count(*status, tally);
        const std::string waiting = textAt(*status, {"state", "waiting", "reason"});
        const Json* terminated = find(*status, {"state", "terminated"});
        if (!waiting.empty()) {
            tally.word = waiting;
        } else if (terminated) {
            tally.word = reasonOfEnd(*terminated, "");
        } else if (flagAt(*status, {"ready"}) && find(*status, {"state", "running"})) {
            hasRunning = true;
            ++tally.ready;
        }
    }
    if (tally.word == "Completed" && hasRunning)
        tally.word = isTrue(pod, "Ready") ? "Running" : "NotReady";
}

std::string wordBefore(const Json& pod)
{
    const Json* conditions = find(pod, {"status", "conditions"});
    for (const Json& condition : conditions && conditions->is_array() ? *conditions : Json::array()) {
        if (textAt(condition, {"type"}) == "PodScheduled" && textAt(condition, {"reason"}) == "SchedulingGated")
            return "SchedulingGated";
    }
    return textAt(pod, {"status", "reason"}, textAt(pod, {"status", "phase"}));
}

Tally tallyOf(const Json& pod)
{
    Tally tally;
    Tally ofSidecars;
    const Json* containers = find(pod, {"spec", "containers"});
    tally.word = wordBefore(pod);
    tally.total = containers ? containers->size() : 0;
    const auto init = tallyInit(pod, tally, ofSidecars);
    if (init)
        tally.word = *init;
    if (!init || isTrue(pod, "Initialized")) {
        tally.restarts = ofSidecars.restarts;
        tally.lastRestart = ofSidecars.lastRestart;
        tallyContainers(pod, tally);
    }
    const std::string phase = textAt(pod, {"status", "phase"});
    const bool isLeaving = find(pod, {"metadata", "deletionTimestamp"});
    if (isLeaving && textAt(pod, {"status", "reason"}) == "NodeLost")
        tally.word = "Unknown";
    else if (isLeaving && phase != "Succeeded" && phase != "Failed")
        tally.word = "Terminating";
    return tally;
}

} // namespace

Json podCells(const Json& pod, WallTime now)
{
    const Tally tally = tallyOf(pod);
    std::string restarts = std::to_string(tally.restarts);
    if (tally.restarts != 0 && !tally.lastRestart.empty())
        restarts += " (" + ageOf(tally.lastRestart, now) + " ago)";
    const auto orNone = [](const std::string& text) { return text.empty() ? std::string("<none>") : text; };
    return {textAt(pod, {"metadata", "name"}),
            std::to_string(tally.ready) + "/" + std::to_string(tally.total),
            tally.word,
            restarts,
            ageOf(textAt(pod, {"metadata", "creationTimestamp"}), now),
            orNone(textAt(pod, {"status", "podIP"})),
            orNone(textAt(pod, {"spec", "nodeName"})),
            orNone(textAt(pod, {"status", "nominatedNodeName"})),
            "<none>"};
}

} // namespace tealdeck::sandbox
