#include "core/connectors/kube/lease_holding.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/tealdeck_annotations.h"

namespace tealdeck
{
namespace
{

constexpr Duration requestDeadline = std::chrono::seconds(5); // safety.md 3
constexpr Duration renewRetry = std::chrono::seconds(2);
constexpr int maxAttempts = 3;

bool isStatus(const Result<HttpResponse>& answer, int status)
{
    return answer && answer->head.status == status;
}

bool isSuccess(const Result<HttpResponse>& answer)
{
    return answer && answer->head.status >= 200 && answer->head.status < 300;
}

// True when a write may have been carried out although no success was answered.
bool isUnknown(const Result<HttpResponse>& answer)
{
    if (answer)
        return answer->head.status >= 500;
    return answer.error().kind != ErrorKind::ConnectFailed && answer.error().kind != ErrorKind::TlsFailed
        && answer.error().kind != ErrorKind::ReadOnly;
}

} // namespace

LeaseHolding::LeaseHolding(HttpClient& http, Scheduler& scheduler, std::shared_ptr<LeaseObservations> observations, Plan plan,
                           LeaseTerms terms, OnEvent onEvent)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_observations(std::move(observations))
    , m_plan(std::move(plan))
    , m_terms(std::move(terms))
    , m_onEvent(std::move(onEvent))
    , m_lease(newLease(m_plan))
{
}

void LeaseHolding::stop()
{
    m_observations->abandon(m_terms.claim.holder);
    m_onEvent = nullptr;
    m_request.end();
    m_confirming.end();
    m_timer.end();
}

void LeaseHolding::read(OnAnswer onAnswer)
{
    HttpRequest request = getRequest(kube::leases, m_lease.meta.namespaceName, m_lease.meta.name);
    request.deadline = requestDeadline;
    request.connectTimeout = requestDeadline;
    m_request = m_http.send(std::move(request), [this, onAnswer](const Result<HttpResponse>& answer) { (this->*onAnswer)(answer); });
}

void LeaseHolding::send(HttpRequest request, OnAnswer onAnswer)
{
    request.target += "?fieldManager=tealdeck";
    request.lane = HttpLane::Foreground;
    request.deadline = requestDeadline;
    request.connectTimeout = requestDeadline;
    m_writes.push_back({.time = wallNow(), .method = request.method, .target = request.target, .status = 0, .isLost = false});
    m_sentAt = m_scheduler.now();
    m_request = m_http.send(std::move(request), [this, onAnswer](const Result<HttpResponse>& answer) {
        noteAnswer(answer);
        (this->*onAnswer)(answer);
    });
}

void LeaseHolding::replace(const LeaseValue& lease, OnAnswer onAnswer)
{
    send(replaceRequest(kube::leases, lease.meta.namespaceName, lease.meta.name, encodeLease(lease)), onAnswer);
}

void LeaseHolding::noteAnswer(const Result<HttpResponse>& answer)
{
    if (m_writes.empty())
        return;
    m_writes.back().status = answer ? answer->head.status : 0;
    m_writes.back().isLost = !answer;
}

void LeaseHolding::acquire()
{
    ++m_attempts;
    read(&LeaseHolding::takeFoundLease);
}

void LeaseHolding::takeFoundLease(const Result<HttpResponse>& answer)
{
    if (isStatus(answer, 404))
        return create();
    if (!isSuccess(answer))
        return fails(errorOf(answer, "get"));
    auto lease = decodeLease(answer->body);
    if (!lease)
        return fails(lease.error());
    if (isOurs(*lease)) // an earlier write of ours, whose answer was lost
        return isTaken(std::move(*lease));
    m_observations->observe(m_plan.lockName, lease->meta.resourceVersion, m_scheduler.now());
    if (!lease->holderIdentity.empty() && !m_observations->isExpired(*lease, m_scheduler.now()))
        return fails(lockedBy(*lease));
    claim(*lease);
}

void LeaseHolding::create()
{
    const LeaseValue lease = claimed(newLease(m_plan), m_plan, m_terms.claim, wallNow());
    send(createRequest(kube::leases, lease.meta.namespaceName, encodeLease(lease)), &LeaseHolding::takeClaimAnswer);
}

void LeaseHolding::claim(const LeaseValue& found)
{
    m_annotationsBefore = found.meta.annotations;
    replace(claimed(found, m_plan, m_terms.claim, wallNow()), &LeaseHolding::takeClaimAnswer);
}

void LeaseHolding::takeClaimAnswer(const Result<HttpResponse>& answer)
{
    if (isSuccess(answer)) {
        auto lease = decodeLease(answer->body);
        return lease ? isTaken(std::move(*lease)) : tryAgain(lease.error());
    }
    if (isUnknown(answer) || isStatus(answer, 409) || isStatus(answer, 404))
        return tryAgain(errorOf(answer, "update"));
    fails(errorOf(answer, "update"));
}

// Reading tells whether it was taken by us, by somebody else, or by nobody.
void LeaseHolding::tryAgain(Error reason)
{
    if (m_attempts >= maxAttempts)
        return fails(std::move(reason));
    acquire();
}

void LeaseHolding::isTaken(LeaseValue lease)
{
    m_lease = std::move(lease);
    m_renewedAt = m_sentAt;
    renewLater(m_terms.renewEvery);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_terms.claim.duration).count();
    tell(LockEvent::Kind::Taken,
         message("Lock", "Lease %1, %2 s, renewed while this runs; no other Tealdeck can change %3, kubectl, CI and Argo CD still can",
                 {m_plan.lockName, std::to_string(seconds), m_plan.applicationName}));
}

void LeaseHolding::renewLater(Duration delay)
{
    m_timer = m_scheduler.after(delay, [this] { renew(); });
}

void LeaseHolding::renew()
{
    replace(renewed(m_lease, wallNow()), &LeaseHolding::takeRenewAnswer);
}

void LeaseHolding::takeRenewAnswer(const Result<HttpResponse>& answer)
{
    if (isStatus(answer, 409) || isStatus(answer, 404))
        return read(&LeaseHolding::lookWhoHoldsIt);
    auto lease = isSuccess(answer) ? decodeLease(answer->body) : Result<LeaseValue>(fail(errorOf(answer, "update")));
    if (!lease)
        return renewalFailed(lease.error());
    m_lease = std::move(*lease);
    m_renewedAt = m_sentAt;
    renewLater(m_terms.renewEvery);
    tell(LockEvent::Kind::Renewed, {});
}

void LeaseHolding::lookWhoHoldsIt(const Result<HttpResponse>& answer)
{
    if (isStatus(answer, 404))
        return tell(LockEvent::Kind::Lost, message("Lock", "Lease %1 was deleted.", {m_plan.lockName}));
    auto lease = isSuccess(answer) ? decodeLease(answer->body) : Result<LeaseValue>(fail(errorOf(answer, "get")));
    if (!lease)
        return renewalFailed(lease.error());
    if (!isOurs(*lease))
        return tell(LockEvent::Kind::Lost, takenBy(*lease));
    m_lease = std::move(*lease); // somebody wrote something else on it, or our own renewal was carried out after all
    renew();
}

// Others may take the Lease when they have seen it unchanged for its whole duration, so we stop believing in it a little earlier.
void LeaseHolding::renewalFailed(const Error& error)
{
    if (m_scheduler.now() + renewRetry + requestDeadline - m_renewedAt < m_terms.claim.duration)
        return renewLater(renewRetry);
    m_observations->abandon(m_terms.claim.holder);
    tell(LockEvent::Kind::Lost, message("Lock", "Lease %1 could not be renewed in time: %2", {m_plan.lockName, describe(error)}));
}

void LeaseHolding::confirm(OnEvent onEvent)
{
    HttpRequest request = getRequest(kube::leases, m_lease.meta.namespaceName, m_lease.meta.name);
    request.deadline = requestDeadline;
    request.connectTimeout = requestDeadline;
    m_confirming = m_http.send(std::move(request), [this, onEvent = std::move(onEvent)](const Result<HttpResponse>& answer) {
        const auto keep = shared_from_this();
        onEvent(confirmation(answer));
    });
}

Result<LockEvent> LeaseHolding::confirmation(const Result<HttpResponse>& answer) const
{
    LockEvent event{.kind = LockEvent::Kind::Lost, .detail = message("Lock", "Lease %1 was deleted.", {m_plan.lockName}), .writes = {}};
    if (isStatus(answer, 404))
        return event;
    const auto lease = isSuccess(answer) ? decodeLease(answer->body) : Result<LeaseValue>(fail(errorOf(answer, "get")));
    if (!lease)
        return fail(lease.error());
    event.kind = isOurs(*lease) ? LockEvent::Kind::Renewed : LockEvent::Kind::Lost;
    event.detail = isOurs(*lease) ? Message() : takenBy(*lease);
    return event;
}

void LeaseHolding::release(const Outcome& outcome, std::optional<JournalAnchor> head, OnEvent onEvent)
{
    m_timer.end();
    m_onEvent = std::move(onEvent);
    m_outcome = outcome;
    m_head = std::move(head);
    m_attempts = 0;
    sendRelease();
}

void LeaseHolding::sendRelease()
{
    ++m_attempts;
    replace(released(m_lease, m_annotationsBefore, m_plan, *m_outcome, m_head, wallNow()), &LeaseHolding::takeReleaseAnswer);
}

void LeaseHolding::takeReleaseAnswer(const Result<HttpResponse>& answer)
{
    if (isSuccess(answer))
        return tell(LockEvent::Kind::Released, {});
    if (isUnknown(answer) || isStatus(answer, 409))
        return tryReleaseAgain(errorOf(answer, "update"));
    fails(errorOf(answer, "update"));
}

void LeaseHolding::tryReleaseAgain(Error reason)
{
    if (m_attempts >= maxAttempts)
        return fails(std::move(reason));
    read(&LeaseHolding::lookAtRelease);
}

void LeaseHolding::lookAtRelease(const Result<HttpResponse>& answer)
{
    auto lease = isSuccess(answer) ? decodeLease(answer->body) : Result<LeaseValue>(fail(errorOf(answer, "get")));
    if (!lease)
        return fails(lease.error());
    // Our own release was carried out, its answer was lost.
    if (lease->holderIdentity.empty() && annotationOf(lease->meta, annotation::broken).empty())
        return tell(LockEvent::Kind::Released, {});
    if (!isOurs(*lease))
        return fails({.kind = ErrorKind::Locked, .message = takenBy(*lease), .detail = {}});
    m_lease = std::move(*lease);
    sendRelease();
}

Error LeaseHolding::lockedBy(const LeaseValue& lease) const
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(durationOf(lease)).count();
    return {.kind = ErrorKind::Locked,
            .message
            = message("Lock", "%1 is changing %2 (%3). Lease %4 counts as abandoned once it was seen unchanged for %5 s: look again then.",
                      {holderText(lease), m_plan.applicationName, annotationOf(lease.meta, annotation::purpose), m_plan.lockName,
                       std::to_string(seconds)}),
            .detail = annotationOf(lease.meta, annotation::reason)};
}

Message LeaseHolding::takenBy(const LeaseValue& lease) const
{
    const std::string words = annotationOf(lease.meta, annotation::broken);
    if (lease.holderIdentity.empty())
        return words.empty() ? message("Lock", "Lease %1 was given back by somebody else.", {m_plan.lockName})
                             : message("Lock", "Lease %1 was broken: %2", {m_plan.lockName, words});
    return message("Lock", "Lease %1 is now held by %2.", {m_plan.lockName, holderText(lease)});
}

Error LeaseHolding::errorOf(const Result<HttpResponse>& answer, const char* verb) const
{
    if (!answer)
        return answer.error();
    return errorFromAnswer(
        *answer, {.verb = verb, .resource = kube::leases, .namespaceName = m_lease.meta.namespaceName, .name = m_lease.meta.name});
}

void LeaseHolding::tell(LockEvent::Kind kind, Message detail)
{
    if (!m_onEvent)
        return;
    const auto keep = shared_from_this(); // the listener may end this holding
    const OnEvent onEvent = m_onEvent;
    onEvent(LockEvent{.kind = kind, .detail = std::move(detail), .writes = std::exchange(m_writes, {})});
}

void LeaseHolding::fails(Error error)
{
    const auto keep = shared_from_this();
    if (!m_writes.empty())
        tell(LockEvent::Kind::Sent, {});
    m_timer.end();
    if (const OnEvent onEvent = m_onEvent)
        onEvent(fail(std::move(error)));
}

} // namespace tealdeck
