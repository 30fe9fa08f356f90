#include "core/connectors/kube/object_read.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/object_events.h"
#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/object_related.h"
#include "core/connectors/kube/object_view_maker.h"
#include "core/net/fetch.h"
#include "core/net/server_clock.h"

#include <algorithm>
#include <memory>

namespace tealdeck
{
namespace
{

constexpr Duration readDeadline = std::chrono::seconds(10);
constexpr int pageSize = 500;
constexpr std::size_t maxOwners = 5;
constexpr std::size_t maxRelated = 500; // of one list

Result<ObjectJson> decodeAnswer(const HttpResponse& response, const KubeCall& call)
{
    if (response.head.status != 200)
        return fail(errorFromAnswer(response, call));
    return parseObjectJson(response.body);
}

tl::unexpected<Error> unknownKind(const ObjectAddress& object)
{
    return fail(ErrorKind::InvalidInput,
                message("Object", "Tealdeck does not know where objects of the kind %1 (%2) are read.",
                        {object.kind, object.group.empty() ? object.version : object.group + "/" + object.version}));
}

// One object on its way, with all that belongs to it; lives as long as the caller's Handle.
class Reading : public std::enable_shared_from_this<Reading>
{
public:
    Reading(HttpClient& http, const Clock& clock, ObjectAddress object, OnObjectView onView)
        : m_http(http)
        , m_clock(clock)
        , m_address(std::move(object))
        , m_onView(std::move(onView))
    {
    }

    void start()
    {
        ask(getRequest(resourceOf(m_address), m_address.namespaceName, m_address.name), callOf(m_address, "get"),
            [this](Result<ObjectJson> object) { takeObject(std::move(object)); });
    }

    void stop()
    {
        m_onView = nullptr;
        m_requests.clear();
    }

private:
    static KubeCall callOf(const ObjectAddress& object, std::string verb)
    {
        return {.verb = std::move(verb), .resource = resourceOf(object), .namespaceName = object.namespaceName, .name = object.name};
    }

    template <typename Take>
    void ask(HttpRequest request, KubeCall call, Take take)
    {
        request.lane = HttpLane::Foreground;
        request.deadline = readDeadline;
        ++m_open;
        m_requests.push_back(
            m_http.send(std::move(request), [weak = weak_from_this(), call = std::move(call), take](Result<HttpResponse> answer) {
                const auto self = weak.lock(); // whoever is told may end this reading
                if (!self)
                    return;
                if (answer)
                    self->m_serverClock.observe(answer->head, self->m_clock.wallNow(), answer->took);
                take(answer ? decodeAnswer(*answer, call) : Result<ObjectJson>(fail(std::move(answer).error())));
                --self->m_open;
                self->finishIfDone();
            }));
    }

    void tell(Result<ObjectView> view)
    {
        if (m_onView)
            m_onView(std::move(view));
    }

    void takeObject(Result<ObjectJson> object)
    {
        if (!object)
            return tell(fail(std::move(object).error()));
        m_object = *std::move(object);
        m_view = makeObjectView(m_object, m_address, m_serverClock.toServerTime(m_clock.wallNow()));
        m_view.owners.reserve(maxOwners); // calls on their way refer to them
        m_isHere = true;
        m_owner = controllerAddress(m_object);
        tell(m_view);
        if (!m_onView)
            return;
        KubeCall listEvents{.verb = "list", .resource = kube::events, .namespaceName = m_address.namespaceName};
        ask(objectEventsRequest(m_view.address), std::move(listEvents), [this](const Result<ObjectJson>& list) { takeEvents(list); });
        readNextOwner();
    }

    void takeEvents(const Result<ObjectJson>& list)
    {
        if (!list)
            return m_view.problems.push_back(list.error());
        addEvents(m_view, m_object, eventsIn(*list).events);
    }

    // Up the chain, one after another; what is related is looked for when its end is known.
    void readNextOwner()
    {
        if (!m_owner || m_view.owners.size() == maxOwners)
            return readRelated();
        m_view.owners.push_back({.object = *std::exchange(m_owner, std::nullopt), .problem = std::nullopt});
        const ObjectAddress& owner = m_view.owners.back().object;
        if (!owner.isReadable()) {
            m_view.owners.back().problem = unknownKind(owner).value();
            return readRelated();
        }
        ask(getRequest(resourceOf(owner), owner.namespaceName, owner.name), callOf(owner, "get"),
            [this](Result<ObjectJson> object) { takeOwner(std::move(object)); });
    }

    void takeOwner(Result<ObjectJson> object)
    {
        ObjectOwner& owner = m_view.owners.back();
        if (!object)
            owner.problem = std::move(object).error();
        else if (!owner.object.uid.empty() && textAt(*object, {"metadata", "uid"}) != owner.object.uid)
            owner.problem = Error{.kind = ErrorKind::NotFound,
                                  .message = message("Object", "%1 is another one of the same name now.", {shortName(owner.object)}),
                                  .detail = {}};
        else
            m_owner = controllerAddress(*object);
        readNextOwner();
    }

    void readRelated()
    {
        for (RelatedQuery& query : relatedQueries(m_object, m_view.owners)) {
            HttpRequest request
                = listRequest(query.resource, query.namespaceName,
                              {.limit = pageSize, .labelSelector = query.labelSelector, .fieldSelector = query.fieldSelector});
            KubeCall call{.verb = "list", .resource = query.resource, .namespaceName = query.namespaceName};
            ask(std::move(request), std::move(call),
                [this, query = std::move(query)](const Result<ObjectJson>& list) { takeRelated(query, list); });
        }
    }

    void takeRelated(const RelatedQuery& query, const Result<ObjectJson>& list)
    {
        if (!list)
            return m_view.problems.push_back(list.error());
        std::size_t found = 0;
        for (const ObjectJson& item : listAt(*list, {"items"})) {
            auto related = item.is_object() ? query.find(item) : std::nullopt;
            if (related && ++found <= maxRelated)
                m_view.related.push_back(*std::move(related));
        }
        if (!textAt(*list, {"metadata", "continue"}).empty())
            m_view.problems.push_back({.kind = ErrorKind::Refused,
                                       .message = message("Object", "There are more %1 than were looked at (%2).",
                                                          {std::string(query.resource.plural), std::to_string(pageSize)}),
                                       .detail = {}});
    }

    void finishIfDone()
    {
        if (m_open > 0 || !m_isHere || !m_onView)
            return;
        std::ranges::stable_sort(m_view.related, {},
                                 [](const RelatedObject& related) { return std::pair(related.object.kind, related.object.name); });
        m_view.isComplete = true;
        tell(m_view);
    }

    HttpClient& m_http;
    const Clock& m_clock;
    ObjectAddress m_address;
    OnObjectView m_onView;
    ServerClock m_serverClock;
    ObjectJson m_object;
    ObjectView m_view;
    std::optional<ObjectAddress> m_owner; // the next one to read
    std::vector<Handle> m_requests;
    int m_open = 0;
    bool m_isHere = false;
};

} // namespace

Handle readObject(HttpClient& http, const Clock& clock, ObjectAddress object, OnObjectView onView)
{
    auto reading = std::make_shared<Reading>(http, clock, std::move(object), std::move(onView));
    reading->start();
    return Handle([reading = std::move(reading)]() mutable {
        reading->stop();
        reading.reset();
    });
}

Handle readRawObject(HttpClient& http, const ObjectAddress& object, std::function<void(Result<ObjectJson>)> onObject)
{
    HttpRequest request = getRequest(resourceOf(object), object.namespaceName, object.name);
    request.deadline = readDeadline;
    return fetch<ObjectJson>(
        http, std::move(request),
        [object](const HttpResponse& response) {
            return decodeAnswer(
                response, {.verb = "get", .resource = resourceOf(object), .namespaceName = object.namespaceName, .name = object.name});
        },
        std::move(onObject));
}

Handle readObjectVersion(HttpClient& http, const ObjectAddress& object, std::function<void(Result<std::string>)> onVersion)
{
    HttpRequest request = getRequest(resourceOf(object), object.namespaceName, object.name);
    request.deadline = readDeadline;
    request.headers = {{"accept", "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json"}};
    return fetch<std::string>(
        http, std::move(request),
        [object](const HttpResponse& response) -> Result<std::string> {
            const auto read = decodeAnswer(
                response, {.verb = "get", .resource = resourceOf(object), .namespaceName = object.namespaceName, .name = object.name});
            if (!read)
                return fail(read.error());
            return textAt(*read, {"metadata", "resourceVersion"});
        },
        std::move(onVersion));
}

} // namespace tealdeck
