#include "core/sandbox/simulation/garbage_collector.h"

namespace tealdeck::sandbox
{

GarbageCollector::GarbageCollector(World& world)
    : m_world(world)
    , m_queue(world, Duration(60), Duration(200), [this](const std::string& uid) { collect(uid); })
{
}

void GarbageCollector::onEvent(const StoreEvent& event)
{
    if (event.type == StoreEvent::Type::Deleted && event.kind->group == "apps")
        m_queue.add(event.object->uid);
}

void GarbageCollector::collect(const std::string& ownerUid)
{
    const Kind& replicaSets = kindOf("replicasets");
    for (const ObjectPtr& set : m_world.ownedBy(replicaSets, ownerUid))
        m_world.store().remove(replicaSets, set->namespaceName, set->name);
    const Kind& revisions = kindOf("controllerrevisions");
    for (const ObjectPtr& revision : m_world.ownedBy(revisions, ownerUid))
        m_world.store().remove(revisions, revision->namespaceName, revision->name);
    for (const ObjectPtr& pod : m_world.ownedBy(kindOf("pods"), ownerUid))
        m_world.terminate(*pod);
}

} // namespace tealdeck::sandbox
