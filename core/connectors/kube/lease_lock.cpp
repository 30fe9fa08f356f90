#include "core/connectors/kube/lease_lock.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/lease_break.h"
#include "core/connectors/kube/lease_holding.h"
#include "core/connectors/kube/tealdeck_annotations.h"
#include "core/net/fetch.h"

namespace tealdeck
{
namespace
{

std::string holderName(const Plan& plan, const LeaseLockSettings& settings)
{
    const std::string person = plan.actor.empty() ? "unknown" : plan.actor;
    return person + "@" + settings.host + " " + toHex(randomBytes(8));
}

constexpr Duration lookDeadline = std::chrono::seconds(5); // safety.md 3

Result<LockSight> sightIn(const HttpResponse& response, const LeaseValue& wanted)
{
    if (response.head.status == 404)
        return LockSight{};
    if (response.head.status != 200) {
        return fail(errorFromAnswer(
            response, {.verb = "get", .resource = kube::leases, .namespaceName = wanted.meta.namespaceName, .name = wanted.meta.name}));
    }
    const auto lease = decodeLease(response.body);
    if (!lease)
        return fail(lease.error());
    return LockSight{.holder = holderText(*lease),
                     .change = {annotationOf(lease->meta, annotation::change)},
                     .version = lease->meta.resourceVersion,
                     .duration = durationOf(*lease)};
}

} // namespace

LeaseLock::LeaseLock(HttpClient& http, Scheduler& scheduler, LeaseLockSettings settings, std::shared_ptr<LeaseObservations> observations)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_settings(std::move(settings))
    , m_observations(std::move(observations))
{
}

LeaseLock::~LeaseLock()
{
    for (const auto& [change, holding] : *m_holdings)
        holding->stop();
}

Handle LeaseLock::acquire(const Plan& plan, const std::string& reason, OnEvent onEvent)
{
    if (!plan.lockHolder.empty())
        m_observations->observe(plan.lockName, plan.lockVersion, plan.madeAt);
    LeaseTerms terms{.claim = {.holder = holderName(plan, m_settings), .reason = reason, .duration = m_settings.duration},
                     .renewEvery = m_settings.renewEvery};
    const auto holding = std::make_shared<LeaseHolding>(m_http, m_scheduler, m_observations, plan, std::move(terms), std::move(onEvent));
    (*m_holdings)[plan.id.value] = holding;
    holding->acquire();
    return Handle([weak = std::weak_ptr(m_holdings), holding, id = plan.id.value] {
        holding->stop();
        if (const auto holdings = weak.lock())
            holdings->erase(id);
    });
}

Handle LeaseLock::confirmHeld(const Plan& plan, OnEvent onEvent)
{
    const auto holding = holdingOf(plan);
    if (!holding)
        return notHeld(plan, std::move(onEvent));
    holding->confirm(std::move(onEvent));
    return Handle([weak = std::weak_ptr(holding)] {
        if (const auto alive = weak.lock())
            alive->stopConfirming();
    });
}

Handle LeaseLock::look(const Plan& plan, OnSight onSight)
{
    const LeaseValue wanted = newLease(plan);
    HttpRequest request = getRequest(kube::leases, wanted.meta.namespaceName, wanted.meta.name);
    request.lane = HttpLane::Foreground;
    request.deadline = lookDeadline;
    request.connectTimeout = lookDeadline;
    const auto takeSight = [observations = m_observations, &scheduler = m_scheduler, name = plan.lockName,
                            onSight = std::move(onSight)](Result<LockSight> sight) {
        if (sight && !sight->holder.empty())
            observations->observe(name, sight->version, scheduler.now());
        onSight(std::move(sight));
    };
    return fetch<LockSight>(
        m_http, std::move(request), [wanted](const HttpResponse& response) { return sightIn(response, wanted); }, takeSight);
}

Handle LeaseLock::release(const Plan& plan, const Outcome& outcome, std::optional<JournalAnchor> head, OnEvent onEvent)
{
    const auto holding = holdingOf(plan);
    if (!holding)
        return notHeld(plan, std::move(onEvent));
    holding->release(outcome, std::move(head), std::move(onEvent));
    return Handle([weak = std::weak_ptr(holding)] {
        if (const auto alive = weak.lock())
            alive->stop();
    });
}

Handle LeaseLock::breakLock(const WriteAccess&, const Plan& plan, const std::string& reason, OnEvent onEvent)
{
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos) {
        return m_scheduler.after(Duration::zero(), [onEvent = std::move(onEvent)] {
            onEvent(fail(ErrorKind::InvalidInput, message("Lock", "A reason is needed to take the lock from its holder.")));
        });
    }
    const auto breaking = std::make_shared<LeaseBreak>(m_http, m_scheduler.clock(), plan, reason, std::move(onEvent));
    breaking->start();
    return Handle([breaking] { breaking->stop(); });
}

std::shared_ptr<LeaseHolding> LeaseLock::holdingOf(const Plan& plan) const
{
    const auto found = m_holdings->find(plan.id.value);
    return found == m_holdings->end() ? nullptr : found->second;
}

Handle LeaseLock::notHeld(const Plan& plan, OnEvent onEvent)
{
    return m_scheduler.after(Duration::zero(), [onEvent = std::move(onEvent), name = plan.lockName] {
        onEvent(fail(ErrorKind::Locked, message("Lock", "Lease %1 is not held by this console.", {name})));
    });
}

} // namespace tealdeck
