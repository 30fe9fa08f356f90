#include "core/connectors/kube/lease_break.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/lease_body.h"

namespace tealdeck
{
namespace
{

constexpr Duration requestDeadline = std::chrono::seconds(5); // safety.md 3

bool isSuccess(const Result<HttpResponse>& answer)
{
    return answer && answer->head.status >= 200 && answer->head.status < 300;
}

} // namespace

LeaseBreak::LeaseBreak(HttpClient& http, const Clock& clock, Plan plan, std::string reason, ChangeLock::OnEvent onEvent)
    : m_http(http)
    , m_clock(clock)
    , m_plan(std::move(plan))
    , m_reason(std::move(reason))
    , m_onEvent(std::move(onEvent))
{
}

void LeaseBreak::start()
{
    const LeaseValue wanted = newLease(m_plan);
    HttpRequest request = getRequest(kube::leases, wanted.meta.namespaceName, wanted.meta.name);
    request.deadline = requestDeadline;
    m_request = m_http.send(std::move(request), [this](const Result<HttpResponse>& answer) { takeFoundLease(answer); });
}

void LeaseBreak::takeFoundLease(const Result<HttpResponse>& answer)
{
    const auto keep = shared_from_this();
    if (!isSuccess(answer))
        return fails(answer, "get");
    const auto lease = decodeLease(answer->body);
    if (!lease)
        return m_onEvent(fail(lease.error()));
    m_holder = holderText(*lease);
    const LeaseValue changed = broken(*lease, m_plan.actor, m_reason, m_clock.wallNow());
    HttpRequest request = replaceRequest(kube::leases, changed.meta.namespaceName, changed.meta.name, encodeLease(changed));
    request.target += "?fieldManager=tealdeck";
    request.deadline = requestDeadline;
    m_write = {.time = m_clock.wallNow(), .method = request.method, .target = request.target, .status = 0, .isLost = false};
    m_request = m_http.send(std::move(request), [this](const Result<HttpResponse>& written) { takeAnswer(written); });
}

void LeaseBreak::takeAnswer(const Result<HttpResponse>& answer)
{
    const auto keep = shared_from_this();
    m_write.status = answer ? answer->head.status : 0;
    m_write.isLost = !answer;
    if (!isSuccess(answer)) {
        m_onEvent(LockEvent{.kind = LockEvent::Kind::Sent, .detail = {}, .writes = {m_write}});
        return fails(answer, "update");
    }
    m_onEvent(LockEvent{.kind = LockEvent::Kind::Broken,
                        .detail = message("Lock", "Lease %1 was taken from %2.", {m_plan.lockName, m_holder}),
                        .writes = {m_write}});
}

void LeaseBreak::fails(const Result<HttpResponse>& answer, const char* verb)
{
    if (!answer)
        return m_onEvent(fail(answer.error()));
    const LeaseValue wanted = newLease(m_plan);
    m_onEvent(fail(errorFromAnswer(
        *answer, {.verb = verb, .resource = kube::leases, .namespaceName = wanted.meta.namespaceName, .name = wanted.meta.name})));
}

} // namespace tealdeck
