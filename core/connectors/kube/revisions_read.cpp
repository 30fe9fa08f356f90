#include "core/connectors/kube/revisions_read.h"

#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/workload_revisions.h"
#include "core/net/server_clock.h"

#include <memory>

namespace tealdeck
{
namespace
{

constexpr Duration readDeadline = std::chrono::seconds(10);

// Both reads, one after the other; lives as long as the caller's Handle.
class RevisionsReading : public std::enable_shared_from_this<RevisionsReading>
{
public:
    RevisionsReading(HttpClient& http, const Clock& clock, ObjectAddress workload, OnWorkloadRevisions onRevisions)
        : m_http(http)
        , m_clock(clock)
        , m_address(std::move(workload))
        , m_onRevisions(std::move(onRevisions))
    {
    }

    void start()
    {
        const KubeResource place = resourceOf(m_address);
        ask(getRequest(place, m_address.namespaceName, m_address.name),
            {.verb = "get", .resource = place, .namespaceName = m_address.namespaceName, .name = m_address.name},
            [this](Result<ObjectJson> workload) { takeWorkload(std::move(workload)); });
    }
    void stop()
    {
        m_onRevisions = nullptr;
        m_request.end();
    }

private:
    template <typename Take>
    void ask(HttpRequest request, KubeCall call, Take take)
    {
        request.lane = HttpLane::Foreground;
        request.deadline = readDeadline;
        m_request = m_http.send(std::move(request), [weak = weak_from_this(), call, take](const Result<HttpResponse>& answer) {
            const auto self = weak.lock(); // whoever is told may end this reading
            if (!self)
                return;
            if (!answer)
                return take(fail(answer.error()));
            self->m_serverClock.observe(answer->head, self->m_clock.wallNow(), answer->took);
            take(answer->head.status == 200 ? parseObjectJson(answer->body) : fail(errorFromAnswer(*answer, call)));
        });
    }

    void tell(Result<WorkloadRevisions> revisions)
    {
        if (const auto onRevisions = std::exchange(m_onRevisions, nullptr))
            onRevisions(std::move(revisions));
    }

    void takeWorkload(Result<ObjectJson> workload)
    {
        if (!workload)
            return tell(fail(std::move(workload).error()));
        if (!m_address.uid.empty() && textAt(*workload, {"metadata", "uid"}) != m_address.uid)
            return tell(fail(ErrorKind::NotFound, message("Object", "%1 is another one of the same name now.", {shortName(m_address)})));
        m_workload = *std::move(workload);
        const auto revisions = revisionResource(m_address.kind);
        if (!revisions)
            return tell(fail(ErrorKind::InvalidInput, message("Object", "A %1 has no revisions to go back to.", {m_address.kind})));
        ask(revisionsRequest(m_workload, *revisions), revisionsCall(m_workload, *revisions),
            [this](Result<ObjectJson> list) { takeList(std::move(list)); });
    }

    void takeList(Result<ObjectJson> list)
    {
        if (!list)
            return tell(fail(std::move(list).error()));
        tell(revisionRows(m_workload, *list, m_serverClock.toServerTime(m_clock.wallNow())));
    }

    HttpClient& m_http;
    const Clock& m_clock;
    ObjectAddress m_address;
    OnWorkloadRevisions m_onRevisions;
    ServerClock m_serverClock;
    ObjectJson m_workload;
    Handle m_request;
};

} // namespace

Handle readRevisions(HttpClient& http, const Clock& clock, ObjectAddress workload, OnWorkloadRevisions onRevisions)
{
    auto reading = std::make_shared<RevisionsReading>(http, clock, std::move(workload), std::move(onRevisions));
    reading->start();
    return Handle([reading = std::move(reading)]() mutable {
        reading->stop();
        reading.reset();
    });
}

} // namespace tealdeck
