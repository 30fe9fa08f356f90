#pragma once

#include "core/sandbox/store/json.h"
#include "core/sandbox/store/kind.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck::sandbox
{

// One version of one object; it never changes. The JSON is kept as text, so that 100,000 pods fit and answers need no encoding.
struct StoredObject
{
    const Kind* kind = nullptr;
    std::string namespaceName;
    std::string name;
    std::string uid;
    long long version = 0; // metadata.resourceVersion
    StringMap labels;
    StringMap fields; // what field selectors may ask for
    std::string ownerUid; // of the owner that controls it
    bool isReady = false; // its condition Ready is True
    std::string ownerName;
    std::string ownerKind;
    StringMap selector; // spec.selector of a Service
    bool isDeleting = false; // it has a deletionTimestamp
    std::string body; // the object without its opening brace, kind and apiVersion: "metadata":{...},"spec":{...}}

    std::string key() const { return namespaceName + "/" + name; }
    // Items of lists come without kind and apiVersion.
    std::string asListItem() const { return "{" + body; }
    std::string asText() const;
    Json asJson() const;
    // The same, kept for a while after the object is replaced: for the simulation, which reads the same objects again and again.
    const Json& json() const;
    void dropJson() const { m_json.reset(); }
    void keepJson(Json json) const { m_json = std::make_unique<Json>(std::move(json)); }

private:
    mutable std::unique_ptr<Json> m_json;
};

using ObjectPtr = std::shared_ptr<const StoredObject>;

struct StoreEvent
{
    enum class Type
    {
        Added,
        Modified,
        Deleted,
    };
    Type type = Type::Added;
    const Kind* kind = nullptr;
    long long version = 0;
    ObjectPtr object; // of a deleted one: its last state, with the version of the deletion
    ObjectPtr before;
};

// All objects with one counter of versions, and what happened lately. It knows nothing of rules: whoever writes has checked.
// Listeners are told inside the write, in the order in which they came; they must not write themselves.
class ObjectStore
{
public:
    using Objects = std::map<std::string, ObjectPtr>; // by "namespace/name", as etcd sorts its keys
    using Listener = std::function<void(const StoreEvent&)>;

    explicit ObjectStore(long long firstVersion = 1, std::size_t historyLimit = 50'000);

    ObjectPtr find(const Kind& kind, const std::string& namespaceName, const std::string& name) const;
    const Objects& objects(const Kind& kind) const;
    // The objects as they were at a version; nothing when that is forgotten.
    std::optional<Objects> objectsAt(const Kind& kind, long long version) const;

    // Adds the object or replaces the one of the same name; sets its resourceVersion.
    ObjectPtr put(const Kind& kind, Json object);
    // What put() would store, without storing it (dry run); it keeps the resourceVersion that it has.
    static ObjectPtr preview(const Kind& kind, const Json& object);
    // Removes it; nullptr when there was none.
    ObjectPtr remove(const Kind& kind, const std::string& namespaceName, const std::string& name);

    long long version() const { return m_version; }
    // Events after this version are still known.
    long long oldestVersion() const { return m_oldest; }
    const std::deque<StoreEvent>& history() const { return m_history; }
    // As after a compaction: whoever comes with an older version gets 410.
    void forgetHistory();
    // Lets the counter run on, as if others had written.
    void skipVersions(long long count) { m_version += count; }

    int subscribe(Listener listener);
    void unsubscribe(int id);

private:
    void record(StoreEvent event);

    long long m_version;
    long long m_oldest;
    std::size_t m_historyLimit;
    std::map<const Kind*, Objects> m_objects;
    std::deque<StoreEvent> m_history;
    std::map<int, Listener> m_listeners;
    int m_nextListener = 0;
};

} // namespace tealdeck::sandbox
