#include "core/connectors/kube/verbs/drain_simulation.h"

#include "core/connectors/kube/object_meta.h"
#include "core/connectors/kube/verbs/node_room.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr int usualGrace = 30; // terminationGracePeriodSeconds where nobody sets it

using Fate = DrainPod::Fate;

bool isReady(const ObjectJson& pod)
{
    return std::ranges::any_of(listAt(pod, {"status", "conditions"}), [](const ObjectJson& condition) {
        return textAt(condition, {"type"}) == "Ready" && textAt(condition, {"status"}) == "True";
    });
}

bool isFinished(const ObjectJson& pod)
{
    const std::string phase = textAt(pod, {"status", "phase"});
    return phase == "Succeeded" || phase == "Failed";
}

std::string placeOf(const ObjectJson& object)
{
    return textAt(object, {"metadata", "namespace"}) + "/" + textAt(object, {"metadata", "name"});
}

const ObjectJson* controllerOf(const ObjectJson& pod)
{
    const ObjectJson& owners = listAt(pod, {"metadata", "ownerReferences"});
    const auto found = std::ranges::find_if(owners, [](const ObjectJson& owner) { return flagAt(owner, {"controller"}); });
    return found == owners.end() ? nullptr : &*found;
}

std::string ownerText(const ObjectJson& pod)
{
    const ObjectJson* owner = controllerOf(pod);
    return owner ? textAt(*owner, {"kind"}) + " " + textAt(pod, {"metadata", "namespace"}) + "/" + textAt(*owner, {"name"}) : std::string();
}

std::vector<std::string> emptyDirsOf(const ObjectJson& pod)
{
    std::vector<std::string> names;
    for (const ObjectJson& volume : listAt(pod, {"spec", "volumes"})) {
        if (volume.contains("emptyDir"))
            names.push_back(textAt(volume, {"name"}));
    }
    return names;
}

// The filters of kubectl's drain, in their order (k8s.io/kubectl/pkg/drain/filters.go).
Fate fateOf(const DrainPod& pod, const DrainOptions& options)
{
    const ObjectJson* owner = controllerOf(pod.object);
    if (owner && textAt(*owner, {"kind"}) == "DaemonSet" && !pod.isFinished)
        return Fate::StaysAsDaemon;
    if (jsonAt(pod.object, {"metadata", "annotations"}).contains("kubernetes.io/config.mirror"))
        return Fate::StaysAsMirror;
    if (!pod.isFinished && !pod.localVolumes.empty() && !options.mayLoseLocalData)
        return Fate::NeedsDataLoss;
    return !pod.isFinished && !owner && !options.isForced ? Fate::NeedsForce : Fate::Evicted;
}

struct Candidate
{
    const ObjectJson* node;
    NodeRoom free;
};

NodeRoom less(const NodeRoom& a, const NodeRoom& b)
{
    return {.cpu = a.cpu - b.cpu, .memory = a.memory - b.memory, .pods = a.pods - b.pods};
}

std::vector<Candidate> candidates(const std::string& drained, const ObjectJson& nodes, const ObjectJson& others)
{
    std::map<std::string, Candidate> byName;
    for (const ObjectJson& node : listAt(nodes, {"items"})) {
        const std::string name = textAt(node, {"metadata", "name"});
        if (name != drained && takesPods(node))
            byName.emplace(name, Candidate{.node = &node, .free = allocatableOf(node)});
    }
    for (const ObjectJson& pod : listAt(others, {"items"})) {
        const auto found = byName.find(textAt(pod, {"spec", "nodeName"}));
        if (found != byName.end() && !isFinished(pod))
            found->second.free = less(found->second.free, requestsOf(pod));
    }
    std::vector<Candidate> all;
    for (auto& [name, candidate] : byName)
        all.push_back(candidate);
    return all;
}

bool movesOn(const DrainPod& pod)
{
    return pod.fate == Fate::Evicted && !pod.isFinished && !pod.isEnding && !pod.owner.empty();
}

// The greatest first, each to the node with the most room: what does not fit so is said not to.
void findRoom(const std::vector<DrainPod>& pods, std::vector<Candidate> free, DrainSimulation& simulation)
{
    std::vector<const DrainPod*> moving;
    for (const DrainPod& pod : pods) {
        if (!movesOn(pod))
            continue;
        if (isBoundByMore(pod.object))
            simulation.untold.push_back(pod.place);
        else
            moving.push_back(&pod);
    }
    std::ranges::stable_sort(moving, [](const DrainPod* a, const DrainPod* b) {
        const NodeRoom one = requestsOf(a->object);
        const NodeRoom other = requestsOf(b->object);
        return std::pair(one.memory, one.cpu) > std::pair(other.memory, other.cpu);
    });
    for (const DrainPod* pod : moving) {
        const NodeRoom wanted = requestsOf(pod->object);
        Candidate* best = nullptr;
        for (Candidate& one : free) {
            if (isLetOn(pod->object, *one.node) && holds(one.free, wanted) && (!best || one.free.memory > best->free.memory))
                best = &one;
        }
        (best ? simulation.withRoom : simulation.withoutRoom).push_back(pod->place);
        if (best)
            best->free = less(best->free, wanted);
    }
}

void countOwners(const std::vector<DrainPod>& pods, const ObjectJson& others, DrainSimulation& simulation)
{
    std::map<std::string, std::string> owners; // uid -> text
    for (const DrainPod& pod : pods) {
        if (!movesOn(pod) || !pod.isReady)
            continue;
        owners.emplace(pod.ownerUid, pod.owner);
        DrainSimulation::Owner& owner = simulation.readyByOwner[pod.owner];
        ++owner.here;
        ++owner.all;
    }
    for (const ObjectJson& pod : listAt(others, {"items"})) {
        const ObjectJson* controller = controllerOf(pod);
        const auto owner = controller ? owners.find(textAt(*controller, {"uid"})) : owners.end();
        if (owner != owners.end() && isReady(pod) && textAt(pod, {"metadata", "deletionTimestamp"}).empty())
            ++simulation.readyByOwner[owner->second].all;
    }
    for (const auto& [owner, count] : simulation.readyByOwner) {
        if (count.here == count.all)
            simulation.lastReady.push_back(owner);
    }
}

void askBudgets(const std::vector<DrainPod>& pods, const ObjectJson& budgets, DrainSimulation& simulation)
{
    std::map<std::string, int> spokenFor;
    for (const ObjectJson& budget : listAt(budgets, {"items"})) {
        BudgetSays says{.place = placeOf(budget), .allowed = numberAt(budget, {"status", "disruptionsAllowed"}), .pods = {}};
        says.neverAllows = numberAt(budget, {"status", "expectedPods"}) > 0
            && numberAt(budget, {"status", "desiredHealthy"}) >= numberAt(budget, {"status", "expectedPods"});
        for (const DrainPod& pod : pods) {
            const bool isSameSpace = textAt(pod.object, {"metadata", "namespace"}) == textAt(budget, {"metadata", "namespace"});
            if (pod.fate != Fate::Evicted || pod.isFinished || pod.isEnding || !isSameSpace
                || !labelSelectorMatches(jsonAt(budget, {"spec", "selector"}), labelsAt(pod.object, {"metadata", "labels"})))
                continue;
            if (++spokenFor[pod.place] == 2)
                simulation.twoBudgets.push_back(pod.place);
            if (pod.isReady)
                says.pods.push_back(pod.place);
        }
        if (!says.pods.empty())
            simulation.budgets.push_back(std::move(says));
    }
}

bool isWhole(const ObjectJson* list)
{
    return list && textAt(*list, {"metadata", "continue"}).empty();
}

} // namespace

std::vector<DrainPod> drainPodsOf(const ObjectJson& podList, const DrainOptions& options)
{
    std::vector<DrainPod> pods;
    for (const ObjectJson& object : listAt(podList, {"items"})) {
        const ObjectJson* owner = controllerOf(object);
        const int own = static_cast<int>(numberAt(object, {"spec", "terminationGracePeriodSeconds"}, usualGrace));
        DrainPod pod{.object = object,
                     .place = placeOf(object),
                     .uid = textAt(object, {"metadata", "uid"}),
                     .owner = ownerText(object),
                     .ownerUid = owner ? textAt(*owner, {"uid"}) : std::string(),
                     .localVolumes = emptyDirsOf(object),
                     .graceSeconds = options.graceSeconds.value_or(own),
                     .isFinished = isFinished(object),
                     .isEnding = !textAt(object, {"metadata", "deletionTimestamp"}).empty(),
                     .isReady = isReady(object)};
        pod.fate = fateOf(pod, options);
        pods.push_back(std::move(pod));
    }
    return pods;
}

DrainSimulation simulateDrain(const std::string& node, const std::vector<DrainPod>& pods, const DrainReadings& readings)
{
    DrainSimulation simulation;
    simulation.isRoomKnown = isWhole(readings.nodes) && isWhole(readings.others);
    simulation.areOwnersKnown = isWhole(readings.others);
    if (simulation.isRoomKnown) {
        const std::vector<Candidate> free = candidates(node, *readings.nodes, *readings.others);
        simulation.nodes = static_cast<int>(free.size());
        findRoom(pods, free, simulation);
    }
    if (simulation.areOwnersKnown)
        countOwners(pods, *readings.others, simulation);
    if (readings.budgets)
        askBudgets(pods, *readings.budgets, simulation);
    return simulation;
}

} // namespace tealdeck
