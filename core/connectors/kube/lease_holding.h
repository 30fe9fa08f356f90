#pragma once

#include "core/base/scheduler.h"
#include "core/change/change_lock.h"
#include "core/connectors/kube/lease_body.h"
#include "core/connectors/kube/lease_observations.h"
#include "core/net/http_client.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

struct LeaseTerms
{
    LeaseClaim claim;
    Duration renewEvery{};
};

// One application's Lease from the attempt to take it until it is given back, lost, or this object is gone. Every PUT carries the version
// that was read, so that it never overwrites another holder.
class LeaseHolding : public std::enable_shared_from_this<LeaseHolding>
{
public:
    using OnEvent = ChangeLock::OnEvent;
    LeaseHolding(HttpClient& http, Scheduler& scheduler, std::shared_ptr<LeaseObservations> observations, Plan plan, LeaseTerms terms,
                 OnEvent onEvent);

    void acquire();
    void confirm(OnEvent onEvent);
    void release(const Outcome& outcome, std::optional<JournalAnchor> head, OnEvent onEvent);
    // No event is told any more, nothing more is sent.
    void stop();
    void stopConfirming() { m_confirming.end(); }

private:
    using OnAnswer = void (LeaseHolding::*)(const Result<HttpResponse>&);

    void read(OnAnswer onAnswer);
    void send(HttpRequest request, OnAnswer onAnswer);
    void replace(const LeaseValue& lease, OnAnswer onAnswer);
    void noteAnswer(const Result<HttpResponse>& answer);

    void takeFoundLease(const Result<HttpResponse>& answer);
    void create();
    void claim(const LeaseValue& found);
    void takeClaimAnswer(const Result<HttpResponse>& answer);
    void tryAgain(Error reason);
    void isTaken(LeaseValue lease);

    Result<LockEvent> confirmation(const Result<HttpResponse>& answer) const;

    void renewLater(Duration delay);
    void renew();
    void takeRenewAnswer(const Result<HttpResponse>& answer);
    void lookWhoHoldsIt(const Result<HttpResponse>& answer);
    void renewalFailed(const Error& error);

    void sendRelease();
    void takeReleaseAnswer(const Result<HttpResponse>& answer);
    void lookAtRelease(const Result<HttpResponse>& answer);
    void tryReleaseAgain(Error reason);

    bool isOurs(const LeaseValue& lease) const { return lease.holderIdentity == m_terms.claim.holder; }
    Error lockedBy(const LeaseValue& lease) const;
    Message takenBy(const LeaseValue& lease) const;
    Error errorOf(const Result<HttpResponse>& answer, const char* verb) const;
    WallTime wallNow() const { return m_scheduler.clock().wallNow(); }
    void tell(LockEvent::Kind kind, Message detail);
    void fails(Error error);

    HttpClient& m_http;
    Scheduler& m_scheduler;
    std::shared_ptr<LeaseObservations> m_observations;
    Plan m_plan;
    LeaseTerms m_terms;
    OnEvent m_onEvent;

    LeaseValue m_lease; // as the server last answered
    Labels m_annotationsBefore; // of the Lease, before it was taken
    std::optional<Outcome> m_outcome;
    std::optional<JournalAnchor> m_head;
    int m_attempts = 0;
    Instant m_sentAt; // of the renewal on its way
    Instant m_renewedAt; // when the last successful renewal was sent
    std::vector<WriteLine> m_writes; // not yet told
    Handle m_request;
    Handle m_confirming;
    Handle m_timer;
};

} // namespace tealdeck
