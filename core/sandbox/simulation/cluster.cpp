#include "core/sandbox/simulation/cluster.h"

#include "core/sandbox/simulation/product.h"

#include <algorithm>

namespace tealdeck::sandbox
{

Cluster::Cluster(ObjectStore& store, Timeline& timeline, Randomness& randomness, const Scenario& scenario, WallTime now)
    : m_world(store, timeline, randomness)
    , m_deployments(m_world)
    , m_podSets(m_world)
    , m_scheduler(m_world)
    , m_kubelet(m_world)
    , m_endpointSlices(m_world)
    , m_disruptions(m_world)
    , m_garbage(m_world)
    , m_nodes(m_world)
    , m_happenings(scenario.happenings)
    , m_hasBegun(scenario.happenings.size(), false)
{
    for (const auto& [workload, behaviour] : scenario.behaviours)
        m_world.behaviours().set(workload, behaviour);
    m_subscription = store.subscribe([this](const StoreEvent& event) { onEvent(event); });
    growProduct(m_world, m_nodes, scenario, now);
    m_nodes.start();
    sweepEvents();
    for (std::size_t i = 0; i < m_happenings.size(); ++i) {
        if (!m_happenings[i].service)
            timeline.after(m_happenings[i].after, [this, i] { happen(i); });
    }
}

Cluster::~Cluster()
{
    m_world.store().unsubscribe(m_subscription);
}

void Cluster::onEvent(const StoreEvent& event)
{
    m_deployments.onEvent(event);
    m_podSets.onEvent(event);
    m_scheduler.onEvent(event);
    m_kubelet.onEvent(event);
    m_endpointSlices.onEvent(event);
    m_disruptions.onEvent(event);
    m_garbage.onEvent(event);
    for (std::size_t i = 0; i < m_happenings.size(); ++i)
        watchTrigger(i, event);
}

void Cluster::watchTrigger(std::size_t index, const StoreEvent& event)
{
    const Happening& happening = m_happenings[index];
    const bool isAbout = happening.service && event.kind == &kindOf("services") && event.type != StoreEvent::Type::Deleted
        && event.object->key() == *happening.service;
    if (!isAbout || m_hasBegun[index])
        return;
    const StringMap& selector = event.object->selector;
    const bool isSelected = std::all_of(happening.selects.begin(), happening.selects.end(), [&](const auto& wanted) {
        const auto found = selector.find(wanted.first);
        return found != selector.end() && found->second == wanted.second;
    });
    if (!isSelected)
        return;
    m_hasBegun[index] = true;
    m_world.timeline().after(happening.after, [this, index] { happen(index); });
}

void Cluster::happen(std::size_t index)
{
    const Happening& happening = m_happenings[index];
    changeFate(happening.workload, happening.behaviour, happening.pods);
}

void Cluster::changeFate(const std::string& workload, const Behaviour& behaviour, std::size_t pods)
{
    m_kubelet.changeFate(workload, behaviour, pods);
}

bool Cluster::touch(const std::string& plural, const std::string& key)
{
    const auto& kinds = allKinds();
    const auto kind
        = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) { return one.plural == plural || one.singular == plural; });
    const auto [space, name] = splitKey(key);
    const ObjectPtr object = kind == kinds.end() ? nullptr : m_world.store().find(*kind, kind->isNamespaced ? space : "", name);
    if (!object)
        return false;
    const Json& before = object->json();
    Json after = before;
    ensure(after, {"metadata", "annotations"})["example.org/touched"] = m_world.randomness().hex(8);
    m_world.write(*kind, before, std::move(after), "kubectl-edit");
    return true;
}

bool Cluster::reselect(const std::string& service, const StringMap& labels)
{
    const auto [space, name] = splitKey(service);
    const ObjectPtr object = m_world.store().find(kindOf("services"), space, name);
    if (!object)
        return false;
    const Json& before = object->json();
    Json after = before;
    for (const auto& [key, value] : labels)
        ensure(after, {"spec", "selector"})[key] = value;
    m_world.write(kindOf("services"), before, std::move(after), "kubectl-edit");
    return true;
}

void Cluster::sweepEvents()
{
    m_world.dropOldEvents();
    m_world.timeline().after(std::chrono::minutes(1), [this] { sweepEvents(); });
}

} // namespace tealdeck::sandbox
