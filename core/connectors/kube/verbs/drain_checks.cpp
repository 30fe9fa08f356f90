#include "core/connectors/kube/verbs/drain_checks.h"

#include "core/connectors/kube/verbs/verb_parts.h"

#include <algorithm>

namespace tealdeck::drain
{
namespace
{

using Fate = DrainPod::Fate;

std::string numberOf(std::size_t count)
{
    return std::to_string(count);
}

const Fact<ObjectJson>* factIn(const VerbFacts& facts, const char* key)
{
    const auto found = facts.further.find(key);
    return found == facts.further.end() ? nullptr : &found->second;
}

const ObjectJson* readIn(const VerbFacts& facts, const char* key)
{
    const Fact<ObjectJson>* fact = factIn(facts, key);
    return fact && *fact ? &**fact : nullptr;
}

WallTime readAt(const VerbFacts& facts, const char* key)
{
    const Fact<ObjectJson>* fact = factIn(facts, key);
    return fact ? fact->readAt : facts.objectReadAt;
}

template <typename Is>
std::vector<std::string> placesOf(const std::vector<DrainPod>& pods, Is is)
{
    std::vector<std::string> places;
    for (const DrainPod& pod : pods) {
        if (is(pod))
            places.push_back(pod.place);
    }
    return places;
}

bool hasFate(const DrainPod& pod, Fate fate)
{
    return pod.fate == fate;
}

bool isLostData(const DrainPod& pod)
{
    return pod.fate == Fate::Evicted && !pod.isFinished && !pod.localVolumes.empty();
}

bool isGoneForGood(const DrainPod& pod)
{
    return pod.fate == Fate::Evicted && !pod.isFinished && pod.owner.empty();
}

Check staying(const VerbFacts& facts, const std::vector<DrainPod>& pods)
{
    const auto places
        = placesOf(pods, [](const DrainPod& pod) { return hasFate(pod, Fate::StaysAsDaemon) || hasFate(pod, Fate::StaysAsMirror); });
    return checkOf("pods-that-stay", Verdict::Passed, message("Plan", "What stays is known"),
                   places.empty() ? message("Plan", "no pod of a DaemonSet or of the node itself is on it")
                                  : message("Plan", "pods of DaemonSets and of the node itself stay: %1", {namesOf(places)}),
                   readAt(facts, podsKey));
}

Check localData(const VerbFacts& facts, const std::vector<DrainPod>& pods)
{
    const Message what = message("Plan", "No local data is lost");
    const auto held = placesOf(pods, [](const DrainPod& pod) { return hasFate(pod, Fate::NeedsDataLoss); });
    if (!held.empty())
        return checkOf("local-data", Verdict::Failed, what,
                       message("Plan", "emptyDir volumes of %1 would be deleted; with --delete-local-data they are", {namesOf(held)}),
                       readAt(facts, podsKey));
    const auto lost = placesOf(pods, isLostData);
    return checkOf("local-data", lost.empty() ? Verdict::Passed : Verdict::Warning, what,
                   lost.empty() ? message("Plan", "no pod that leaves has an emptyDir volume")
                                : message("Plan", "emptyDir volumes are deleted with %1", {namesOf(lost)}),
                   readAt(facts, podsKey));
}

Check madeAnew(const VerbFacts& facts, const std::vector<DrainPod>& pods)
{
    const Message what = message("Plan", "All are made anew");
    const auto held = placesOf(pods, [](const DrainPod& pod) { return hasFate(pod, Fate::NeedsForce); });
    if (!held.empty())
        return checkOf("no-controller", Verdict::Failed, what,
                       message("Plan", "%1 have no controller and would be gone for good; with --force they are", {namesOf(held)}),
                       readAt(facts, podsKey));
    const auto gone = placesOf(pods, isGoneForGood);
    return checkOf("no-controller", gone.empty() ? Verdict::Passed : Verdict::Warning, what,
                   gone.empty() ? message("Plan", "each pod that leaves has a controller")
                                : message("Plan", "nobody makes %1 anew: they are gone for good", {namesOf(gone)}),
                   readAt(facts, podsKey));
}

Error notReadWhole(const VerbFacts& facts, std::initializer_list<const char*> keys)
{
    for (const char* key : keys) {
        const Fact<ObjectJson>* fact = factIn(facts, key);
        if (fact && !*fact)
            return fact->value.error();
    }
    return {.kind = ErrorKind::InvalidInput,
            .message = message("Plan", "cannot be told: there are more pods or nodes than are read for a plan"),
            .detail = {}};
}

Check room(const VerbFacts& facts, const DrainSimulation& simulation)
{
    const Message what = message("Plan", "Other nodes have room");
    if (!simulation.isRoomKnown)
        return notRun("room-elsewhere", what, notReadWhole(facts, {nodesKey, othersKey}));
    const std::string nodes = std::to_string(simulation.nodes);
    const WallTime at = readAt(facts, othersKey);
    if (!simulation.withoutRoom.empty())
        return checkOf("room-elsewhere", Verdict::Warning, what,
                       message("Plan", "by their requests there is none on %1 other nodes for %2: they will wait",
                               {nodes, namesOf(simulation.withoutRoom)}),
                       at);
    if (!simulation.untold.empty())
        return checkOf("room-elsewhere", Verdict::Warning, what,
                       message("Plan", "on %1 other nodes for %2; cannot be told for %3 (affinity, spreading, volumes, ports)",
                               {nodes, numberOf(simulation.withRoom.size()), namesOf(simulation.untold)}),
                       at);
    return checkOf("room-elsewhere", Verdict::Passed, what,
                   message("Plan", "by their requests on %1 other nodes for all %2", {nodes, numberOf(simulation.withRoom.size())}), at);
}

Check interruption(const VerbFacts& facts, const DrainSimulation& simulation)
{
    const Message what = message("Plan", "Others keep working");
    if (!simulation.areOwnersKnown)
        return notRun("interruption", what, notReadWhole(facts, {othersKey}));
    return checkOf("interruption", simulation.lastReady.empty() ? Verdict::Passed : Verdict::Warning, what,
                   simulation.lastReady.empty() ? message("Plan", "each has ready pods on other nodes")
                                                : message("Plan", "all ready pods are on this node, so there is an interruption: %1",
                                                          {namesOf(simulation.lastReady)}),
                   readAt(facts, othersKey));
}

Check budgetsAllow(const VerbFacts& facts, const DrainSimulation& simulation)
{
    const Message what = message("Plan", "Disruption budgets allow it");
    const WallTime at = readAt(facts, budgetsKey);
    if (!readIn(facts, budgetsKey))
        return notRun("disruption-budget", what, notReadWhole(facts, {budgetsKey}));
    std::vector<std::string> waits;
    std::vector<std::string> never;
    for (const BudgetSays& says : simulation.budgets) {
        if (says.makesWait())
            waits.push_back(says.place + " (" + std::to_string(says.allowed) + "/" + numberOf(says.pods.size()) + ")");
        if (says.makesWait() && says.neverAllows)
            never.push_back(says.place);
    }
    if (!never.empty())
        return checkOf(
            "disruption-budget", Verdict::Warning, what,
            message(
                "Plan",
                "%1 let no pod go even when all are healthy: unless they or their workloads are changed, it waits until its time is over",
                {namesOf(never)}),
            at);
    if (!waits.empty())
        return checkOf("disruption-budget", Verdict::Warning, what,
                       message("Plan", "it waits for new pods to become ready; allowed now of pods here: %1", {namesOf(waits)}), at);
    return checkOf("disruption-budget", Verdict::Passed, what,
                   simulation.budgets.empty() ? message("Plan", "none speaks of these pods")
                                              : message("Plan", "those that speak of these pods allow all of them now"),
                   at);
}

// A pod with two budgets gets 500 from the eviction API, always.
std::vector<Check> oneBudgetEach(const VerbFacts& facts, const DrainSimulation& simulation)
{
    if (simulation.twoBudgets.empty())
        return {};
    return {checkOf("two-budgets", Verdict::Failed, message("Plan", "One budget speaks of a pod"),
                    message("Plan", "several speak of %1: the server evicts no such pod", {namesOf(simulation.twoBudgets)}),
                    readAt(facts, budgetsKey))};
}

Check mayCordon(const VerbFacts& facts)
{
    const Message what = message("Plan", "Cordon is permitted");
    const ObjectJson* review = readIn(facts, cordonRightKey);
    if (!review)
        return notRun("cordon-permission", what, notReadWhole(facts, {cordonRightKey}));
    const bool isAllowed = flagAt(*review, {"status", "allowed"});
    return checkOf("cordon-permission", isAllowed ? Verdict::Passed : Verdict::Failed, what,
                   isAllowed ? message("Plan", "patch nodes %1 is allowed", {facts.wish.name})
                             : message("Plan", "patch nodes %1 is not allowed", {facts.wish.name}),
                   readAt(facts, cordonRightKey));
}

} // namespace

DrainOptions optionsOf(const ObjectRequest& wish)
{
    const auto isYes = [&](const char* key) {
        const auto found = wish.values.find(key);
        return found != wish.values.end() && found->second == "yes";
    };
    return {.mayLoseLocalData = isYes("delete-local-data"), .isForced = isYes("force"), .graceSeconds = verbs::numberIn(wish, "grace")};
}

std::vector<DrainPod> podsIn(const VerbFacts& facts)
{
    const ObjectJson* list = readIn(facts, podsKey);
    return list ? drainPodsOf(*list, optionsOf(facts.wish)) : std::vector<DrainPod>();
}

DrainSimulation simulationOf(const VerbFacts& facts)
{
    return simulateDrain(facts.wish.name, podsIn(facts),
                         {.nodes = readIn(facts, nodesKey), .others = readIn(facts, othersKey), .budgets = readIn(facts, budgetsKey)});
}

std::string namesOf(const std::vector<std::string>& names)
{
    constexpr std::size_t mostNamed = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), mostNamed); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > mostNamed ? text + " ... (" + numberOf(names.size()) + ")" : text;
}

std::vector<Check> checksOf(const VerbFacts& facts)
{
    const std::vector<DrainPod> pods = podsIn(facts);
    const DrainSimulation simulation = simulationOf(facts);
    std::vector<Check> checks{localData(facts, pods),  madeAnew(facts, pods),           budgetsAllow(facts, simulation),
                              room(facts, simulation), interruption(facts, simulation), staying(facts, pods)};
    for (Check& more : oneBudgetEach(facts, simulation))
        checks.push_back(std::move(more));
    if (factIn(facts, cordonRightKey))
        checks.push_back(mayCordon(facts));
    return checks;
}

std::vector<BeforeAfter> rowsOf(const VerbFacts& facts)
{
    const DrainSimulation simulation = simulationOf(facts);
    std::vector<BeforeAfter> rows;
    for (const auto& [owner, count] : simulation.readyByOwner) {
        rows.push_back({message("Plan", "Ready pods of %1, until new ones are ready", {owner}), std::to_string(count.all),
                        std::to_string(count.all - count.here)});
    }
    return rows;
}

} // namespace tealdeck::drain
