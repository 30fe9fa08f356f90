#include "core/sandbox/store/object_store.h"

#include "core/sandbox/store/selectable_fields.h"

namespace tealdeck::sandbox
{

namespace
{

// So many events after its replacement an object keeps its parsed form, because whoever replaced it may still be reading it.
constexpr std::size_t keptJson = 100;

std::string bodyOf(const Json& object)
{
    std::string body;
    for (const auto& [name, value] : object.items()) {
        if (name == "kind" || name == "apiVersion")
            continue;
        body += (body.empty() ? "" : ",") + Json(name).dump() + ":" + value.dump();
    }
    return body + "}";
}

void readOwner(const Json& object, StoredObject& stored)
{
    const Json* owners = find(object, {"metadata", "ownerReferences"});
    if (!owners || !owners->is_array())
        return;
    for (const Json& owner : *owners) {
        if (!flagAt(owner, {"controller"}))
            continue;
        stored.ownerUid = textAt(owner, {"uid"});
        stored.ownerName = textAt(owner, {"name"});
        stored.ownerKind = textAt(owner, {"kind"});
    }
}

bool hasReadyCondition(const Json& object)
{
    const Json* conditions = find(object, {"status", "conditions"});
    if (!conditions || !conditions->is_array())
        return false;
    for (const Json& condition : *conditions) {
        if (textAt(condition, {"type"}) == "Ready")
            return textAt(condition, {"status"}) == "True";
    }
    return false;
}

} // namespace

std::string StoredObject::asText() const
{
    return R"({"kind":")" + std::string(kind->name) + R"(","apiVersion":")" + kind->apiVersion() + "\"," + body;
}

Json StoredObject::asJson() const
{
    return Json::parse(asText());
}

const Json& StoredObject::json() const
{
    if (!m_json)
        m_json = std::make_unique<Json>(asJson());
    return *m_json;
}

ObjectStore::ObjectStore(long long firstVersion, std::size_t historyLimit)
    : m_version(firstVersion)
    , m_oldest(firstVersion)
    , m_historyLimit(historyLimit)
{
}

ObjectPtr ObjectStore::find(const Kind& kind, const std::string& namespaceName, const std::string& name) const
{
    const Objects& all = objects(kind);
    const auto found = all.find(namespaceName + "/" + name);
    return found == all.end() ? nullptr : found->second;
}

const ObjectStore::Objects& ObjectStore::objects(const Kind& kind) const
{
    static const Objects none;
    const auto found = m_objects.find(&kind);
    return found == m_objects.end() ? none : found->second;
}

std::optional<ObjectStore::Objects> ObjectStore::objectsAt(const Kind& kind, long long version) const
{
    if (version < m_oldest)
        return std::nullopt;
    Objects state = objects(kind);
    for (auto event = m_history.rbegin(); event != m_history.rend() && event->version > version; ++event) {
        if (event->kind != &kind)
            continue;
        if (event->before)
            state[event->object->key()] = event->before;
        else
            state.erase(event->object->key());
    }
    return state;
}

ObjectPtr ObjectStore::preview(const Kind& kind, const Json& object)
{
    auto stored = std::make_shared<StoredObject>();
    stored->kind = &kind;
    stored->namespaceName = textAt(object, {"metadata", "namespace"});
    stored->name = textAt(object, {"metadata", "name"});
    stored->uid = textAt(object, {"metadata", "uid"});
    stored->version = std::atoll(textAt(object, {"metadata", "resourceVersion"}).c_str());
    stored->labels = mapAt(object, {"metadata", "labels"});
    stored->fields = selectableFields(kind, object);
    readOwner(object, *stored);
    if (kind.plural == "services")
        stored->selector = mapAt(object, {"spec", "selector"});
    stored->isReady = hasReadyCondition(object);
    stored->isDeleting = sandbox::find(object, {"metadata", "deletionTimestamp"}) != nullptr;
    stored->body = bodyOf(object);
    return stored;
}

ObjectPtr ObjectStore::put(const Kind& kind, Json object)
{
    ++m_version;
    object["metadata"]["resourceVersion"] = std::to_string(m_version);
    ObjectPtr stored = preview(kind, object);
    stored->keepJson(std::move(object));
    ObjectPtr& slot = m_objects[&kind][stored->key()];
    const ObjectPtr before = slot;
    slot = stored;
    record({.type = before ? StoreEvent::Type::Modified : StoreEvent::Type::Added,
            .kind = &kind,
            .version = m_version,
            .object = stored,
            .before = before});
    return stored;
}

ObjectPtr ObjectStore::remove(const Kind& kind, const std::string& namespaceName, const std::string& name)
{
    const ObjectPtr before = find(kind, namespaceName, name);
    if (!before)
        return nullptr;
    ++m_version;
    Json last = before->json();
    last["metadata"]["resourceVersion"] = std::to_string(m_version);
    ObjectPtr gone = preview(kind, last);
    m_objects[&kind].erase(before->key());
    record({.type = StoreEvent::Type::Deleted, .kind = &kind, .version = m_version, .object = gone, .before = before});
    return gone;
}

void ObjectStore::forgetHistory()
{
    m_history.clear();
    ++m_version; // what everybody has seen is now older than the oldest
    m_oldest = m_version;
}

int ObjectStore::subscribe(Listener listener)
{
    m_listeners.emplace(m_nextListener, std::move(listener));
    return m_nextListener++;
}

void ObjectStore::unsubscribe(int id)
{
    m_listeners.erase(id);
}

void ObjectStore::record(StoreEvent event)
{
    m_history.push_back(event);
    if (m_history.size() > keptJson) {
        const StoreEvent& past = m_history[m_history.size() - keptJson - 1];
        if (past.before)
            past.before->dropJson();
    }
    while (m_history.size() > m_historyLimit) {
        m_oldest = m_history.front().version;
        m_history.pop_front();
    }
    const auto listeners = m_listeners; // a listener may unsubscribe, itself or another
    for (const auto& [id, listener] : listeners) {
        if (m_listeners.contains(id))
            listener(event);
    }
}

} // namespace tealdeck::sandbox
