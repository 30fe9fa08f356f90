#include "core/sandbox/api/watch_stream.h"

#include "core/sandbox/api/event_form.h"
#include "core/sandbox/api/status.h"
#include "core/sandbox/api/table.h"
#include "core/sandbox/store/zero_object.h"

namespace tealdeck::sandbox
{

namespace
{

constexpr Duration betweenBookmarks = std::chrono::seconds(60);
constexpr Duration lastBookmarkBeforeEnd = std::chrono::seconds(2);
constexpr long long defaultTimeout = 1800; // seconds; the API server takes 30 to 60 minutes

std::string eventText(const char* type, const std::string& object)
{
    return std::string(R"({"type":")") + type + R"(","object":)" + object + "}\n";
}

} // namespace

WatchStream::WatchStream(ObjectStore& store, Timeline& timeline, Request request)
    : m_store(store)
    , m_timeline(timeline)
    , m_request(std::move(request))
{
}

WatchStream::~WatchStream()
{
    if (m_subscription >= 0)
        m_store.unsubscribe(m_subscription);
}

void WatchStream::start(StreamSink& sink)
{
    m_sink = &sink;
    const long long asked = m_request.query.version.value_or(0);
    if (asked > 0 && !m_request.query.wantsInitialEvents && asked < m_store.oldestVersion()) {
        const std::string why = "too old resource version: " + std::to_string(asked) + " (" + std::to_string(m_store.oldestVersion()) + ")";
        sink.write(eventText("ERROR", expiredStatus(why).dump()));
        sink.end();
        return;
    }
    if (asked > 0 && !m_request.query.wantsInitialEvents)
        startFromHistory(asked);
    else
        startFromNow();
    m_subscription = m_store.subscribe([this](const StoreEvent& event) { apply(event); });
    if (m_request.query.wantsBookmarks)
        scheduleBookmarks();
    scheduleEnd();
}

void WatchStream::startFromNow()
{
    m_from = m_store.version();
    for (const auto& [key, object] : m_store.objects(storedKind(*m_request.kind))) {
        if (m_request.query.filter.admits(*object))
            send("ADDED", object);
    }
    if (m_request.query.wantsBookmarks)
        sendBookmark(true);
}

void WatchStream::startFromHistory(long long version)
{
    m_from = version;
    const auto history = m_store.history(); // a copy: writing may not change it, but a sink may end this
    for (const StoreEvent& event : history)
        apply(event);
}

void WatchStream::apply(const StoreEvent& event)
{
    if (event.kind != &storedKind(*m_request.kind) || event.version <= m_from)
        return;
    m_from = event.version;
    const ObjectFilter& filter = m_request.query.filter;
    const bool did = event.before && filter.admits(*event.before);
    const bool does = event.type != StoreEvent::Type::Deleted && filter.admits(*event.object);
    if (does)
        send(did ? "MODIFIED" : "ADDED", event.object);
    else if (did && event.type == StoreEvent::Type::Deleted)
        send("DELETED", event.object);
    else if (did) {
        Json last = event.before->asJson();
        last["metadata"]["resourceVersion"] = std::to_string(event.version);
        send("DELETED", ObjectStore::preview(*event.kind, last));
    }
}

void WatchStream::send(const char* type, const ObjectPtr& object)
{
    if (m_request.form == OutputForm::Object) {
        m_sink->write(eventText(type, inForm(*m_request.kind, object)->asText()));
        return;
    }
    if (m_request.form == OutputForm::Metadata) {
        m_sink->write(eventText(type, metadataOnly(object->asJson()).dump()));
        return;
    }
    Json table = tableOf(storedKind(*m_request.kind), {object}, m_request.includeObject, m_timeline.wallNow());
    if (object->version > 0)
        table["metadata"]["resourceVersion"] = std::to_string(object->version);
    if (m_hasColumns)
        table["columnDefinitions"] = nullptr;
    m_hasColumns = true;
    m_sink->write(eventText(type, table.dump()));
}

void WatchStream::sendBookmark(bool isInitialEnd)
{
    const Kind& kind = storedKind(*m_request.kind);
    Json object = zeroObject(kind);
    object["metadata"]["resourceVersion"] = std::to_string(m_store.version());
    if (isInitialEnd)
        object["metadata"]["annotations"] = {{"k8s.io/initial-events-end", "true"}};
    send("BOOKMARK", ObjectStore::preview(kind, object));
}

void WatchStream::scheduleBookmarks()
{
    m_timeline.after(betweenBookmarks, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self || !self->m_sink)
            return;
        self->sendBookmark(false);
        self->scheduleBookmarks();
    });
}

void WatchStream::scheduleEnd()
{
    const long long seconds = m_request.query.timeoutSeconds.value_or(0) > 0 ? *m_request.query.timeoutSeconds : defaultTimeout;
    const auto limit = Duration(static_cast<Duration::rep>(static_cast<double>(seconds) * 1000 * m_timeline.pace()));
    if (m_request.query.wantsBookmarks && limit > lastBookmarkBeforeEnd) {
        m_timeline.after(limit - lastBookmarkBeforeEnd, [weak = weak_from_this()] {
            const auto self = weak.lock();
            if (self && self->m_sink)
                self->sendBookmark(false);
        });
    }
    m_timeline.after(limit, [weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->end();
    });
}

void WatchStream::end()
{
    if (!m_sink)
        return;
    StreamSink* sink = m_sink;
    m_sink = nullptr;
    m_store.unsubscribe(m_subscription);
    m_subscription = -1;
    sink->end();
}

} // namespace tealdeck::sandbox
