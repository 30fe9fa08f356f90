#include "core/connectors/kube/verbs/node_room.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tealdeck
{
namespace
{

double amountAt(const ObjectJson& list, const char* resource)
{
    return quantityOf(printedAt(list, {resource})).value_or(0);
}

NodeRoom requestsIn(const ObjectJson& container)
{
    const ObjectJson& requests = mapAt(container, {"resources", "requests"});
    return {.cpu = amountAt(requests, "cpu"), .memory = amountAt(requests, "memory"), .pods = 0};
}

NodeRoom sumOf(const NodeRoom& a, const NodeRoom& b)
{
    return {.cpu = a.cpu + b.cpu, .memory = a.memory + b.memory, .pods = a.pods + b.pods};
}

NodeRoom mostOf(const NodeRoom& a, const NodeRoom& b)
{
    return {.cpu = std::max(a.cpu, b.cpu), .memory = std::max(a.memory, b.memory), .pods = std::max(a.pods, b.pods)};
}

bool tolerates(const ObjectJson& pod, const ObjectJson& taint)
{
    const std::string key = textAt(taint, {"key"});
    return std::ranges::any_of(listAt(pod, {"spec", "tolerations"}), [&](const ObjectJson& one) {
        const std::string effect = textAt(one, {"effect"});
        if (!effect.empty() && effect != textAt(taint, {"effect"}))
            return false;
        const std::string tolerated = textAt(one, {"key"});
        if (textAt(one, {"operator"}) == "Exists")
            return tolerated.empty() || tolerated == key;
        return tolerated == key && textAt(one, {"value"}) == textAt(taint, {"value"});
    });
}

bool asksForOtherResources(const ObjectJson& container)
{
    const ObjectJson& requests = mapAt(container, {"resources", "requests"});
    return std::ranges::any_of(requests.items(), [](const auto& one) { return one.key() != "cpu" && one.key() != "memory"; });
}

bool hasHostPort(const ObjectJson& container)
{
    return std::ranges::any_of(listAt(container, {"ports"}), [](const ObjectJson& port) { return numberAt(port, {"hostPort"}) > 0; });
}

bool isTiedToPlace(const ObjectJson& volume)
{
    return !jsonAt(volume, {"persistentVolumeClaim"}).is_null() || !jsonAt(volume, {"ephemeral"}).is_null();
}

} // namespace

std::optional<double> quantityOf(const std::string& text)
{
    struct Unit
    {
        std::string_view suffix;
        double factor;
    };
    constexpr double kibi = 1024;
    constexpr std::array<Unit, 16> units{{{"", 1},
                                          {"n", 1e-9},
                                          {"u", 1e-6},
                                          {"m", 1e-3},
                                          {"k", 1e3},
                                          {"M", 1e6},
                                          {"G", 1e9},
                                          {"T", 1e12},
                                          {"P", 1e15},
                                          {"E", 1e18},
                                          {"Ki", kibi},
                                          {"Mi", kibi * kibi},
                                          {"Gi", kibi * kibi * kibi},
                                          {"Ti", kibi * kibi * kibi * kibi},
                                          {"Pi", kibi * kibi * kibi * kibi * kibi},
                                          {"Ei", kibi * kibi * kibi * kibi * kibi * kibi}}};
    double value = 0;
    const char* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    if (error != std::errc())
        return std::nullopt;
    const auto unit = std::ranges::find(units, std::string_view(end, last), &Unit::suffix);
    return unit == units.end() ? std::nullopt : std::optional(value * unit->factor);
}

bool holds(const NodeRoom& free, const NodeRoom& wanted)
{
    constexpr double rounding = 1e-6;
    return free.cpu + rounding >= wanted.cpu && free.memory + rounding >= wanted.memory && free.pods + rounding >= wanted.pods;
}

NodeRoom allocatableOf(const ObjectJson& node)
{
    const ObjectJson& all = mapAt(node, {"status", "allocatable"});
    return {.cpu = amountAt(all, "cpu"), .memory = amountAt(all, "memory"), .pods = amountAt(all, "pods")};
}

NodeRoom requestsOf(const ObjectJson& pod)
{
    NodeRoom running;
    for (const ObjectJson& container : listAt(pod, {"spec", "containers"}))
        running = sumOf(running, requestsIn(container));
    NodeRoom sidecars;
    NodeRoom starting;
    for (const ObjectJson& container : listAt(pod, {"spec", "initContainers"})) {
        if (textAt(container, {"restartPolicy"}) == "Always")
            sidecars = sumOf(sidecars, requestsIn(container));
        else
            starting = mostOf(starting, sumOf(sidecars, requestsIn(container)));
    }
    const ObjectJson& overhead = mapAt(pod, {"spec", "overhead"});
    NodeRoom all = mostOf(sumOf(running, sidecars), starting);
    all.cpu += amountAt(overhead, "cpu");
    all.memory += amountAt(overhead, "memory");
    all.pods = 1;
    return all;
}

bool takesPods(const ObjectJson& node)
{
    if (flagAt(node, {"spec", "unschedulable"}))
        return false;
    return std::ranges::any_of(listAt(node, {"status", "conditions"}), [](const ObjectJson& condition) {
        return textAt(condition, {"type"}) == "Ready" && textAt(condition, {"status"}) == "True";
    });
}

bool isLetOn(const ObjectJson& pod, const ObjectJson& node)
{
    const Labels labels = labelsAt(node, {"metadata", "labels"});
    for (const auto& [key, value] : labelsAt(pod, {"spec", "nodeSelector"})) {
        const auto found = labels.find(key);
        if (found == labels.end() || found->second != value)
            return false;
    }
    return std::ranges::all_of(listAt(node, {"spec", "taints"}), [&](const ObjectJson& taint) {
        return textAt(taint, {"effect"}) == "PreferNoSchedule" || tolerates(pod, taint);
    });
}

bool isBoundByMore(const ObjectJson& pod)
{
    constexpr const char* required = "requiredDuringSchedulingIgnoredDuringExecution";
    for (const char* kind : {"nodeAffinity", "podAffinity", "podAntiAffinity"}) {
        const ObjectJson& terms = jsonAt(pod, {"spec", "affinity", kind, required});
        if (!terms.is_null() && !terms.empty())
            return true;
    }
    const auto isStrict = [](const ObjectJson& one) { return textAt(one, {"whenUnsatisfiable"}) != "ScheduleAnyway"; };
    if (std::ranges::any_of(listAt(pod, {"spec", "topologySpreadConstraints"}), isStrict)
        || !listAt(pod, {"spec", "resourceClaims"}).empty() || std::ranges::any_of(listAt(pod, {"spec", "volumes"}), isTiedToPlace))
        return true;
    return std::ranges::any_of(listAt(pod, {"spec", "containers"}),
                               [](const ObjectJson& one) { return asksForOtherResources(one) || hasHostPort(one); });
}

} // namespace tealdeck
