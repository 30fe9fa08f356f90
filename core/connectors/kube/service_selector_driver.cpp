#include "core/connectors/kube/service_selector_driver.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_identity.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/selector_effect.h"
#include "core/connectors/kube/selector_plan.h"
#include "core/connectors/kube/selector_reader.h"
#include "core/net/fetch.h"

namespace tealdeck
{
namespace
{

// The field manager that wrote the selector last.
const FieldOwner* lastSelectorOwner(const Service& service)
{
    const FieldOwner* last = nullptr;
    for (const FieldOwner& owner : service.owners) {
        if (owner.ownsSelector && (!last || owner.time.value_or(WallTime()) > last->time.value_or(WallTime())))
            last = &owner;
    }
    return last;
}

Settled settledBy(const Service& service, const Plan& plan)
{
    Settled settled{.state = Settled::State::ChangedByOther, .found = selectorText(service.selector), .who = {}, .when = {}};
    if (const FieldOwner* owner = lastSelectorOwner(service)) {
        settled.who = owner->manager;
        settled.when = owner->time;
    }
    if (service.meta.uid != plan.object.uid)
        settled.state = Settled::State::Gone;
    else if (service.selector == plan.selectorAfter)
        settled.state = Settled::State::Applied;
    else if (service.selector == plan.selectorBefore)
        settled.state = Settled::State::AsBefore;
    return settled;
}

Result<Settled> readSettled(const HttpResponse& response, const Plan& plan)
{
    if (response.head.status == 404)
        return Settled{.state = Settled::State::Gone, .found = {}, .who = {}, .when = {}};
    if (response.head.status != 200) {
        return fail(errorFromAnswer(
            response, {.verb = "get", .resource = kube::services, .namespaceName = plan.object.namespaceName, .name = plan.object.name}));
    }
    const auto service = decodeService(response.body);
    if (!service)
        return fail(service.error());
    return settledBy(*service, plan);
}

} // namespace

ServiceSelectorDriver::ServiceSelectorDriver(HttpClient& http, Scheduler& scheduler, SelectorDriverSettings settings,
                                             std::shared_ptr<LeaseObservations> observations)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_settings(std::move(settings))
    , m_observations(std::move(observations))
{
}

ServiceSelectorDriver::~ServiceSelectorDriver() = default;

Handle ServiceSelectorDriver::plan(ChangeRequest wish, OnPlan onPlan)
{
    const auto* wanted = std::get_if<SwitchRequest>(&wish);
    if (!wanted)
        return m_scheduler.after(Duration::zero(), [onPlan = std::move(onPlan)] {
            onPlan(fail(ErrorKind::InvalidInput, message("Plan", "A Service's selector is changed by a switch only.")));
        });
    const SwitchRequest request = *wanted;
    const auto takeFacts = [scheduler = &m_scheduler, settings = m_settings, observations = m_observations, request,
                            onPlan = std::move(onPlan)](const Result<SelectorFacts>& facts) {
        if (!facts)
            return onPlan(fail(facts.error()));
        const Instant now = scheduler->now();
        const SelectorPlanMoment moment{
            .now = now, .wallNow = scheduler->clock().wallNow(), .isLeaseExpired = isLeaseExpired(*facts, *observations, now)};
        onPlan(selectorPlanOf(*facts, request, settings, moment));
    };
    const auto reader = std::make_shared<SelectorReader>(
        m_http, m_scheduler, SelectorReaderSettings{.slotLabels = m_settings.slotLabels, .access = m_settings.access}, request, takeFacts);
    reader->start();
    return Handle([reader] { reader->stop(); });
}

Handle ServiceSelectorDriver::readIdentity(OnUid onUid)
{
    return fetch<ClusterUid>(m_http, prompt(clusterUidRequest()), &readClusterUid, std::move(onUid));
}

Handle ServiceSelectorDriver::settle(const Plan& plan, OnSettled onSettled)
{
    return fetch<Settled>(
        m_http, prompt(getRequest(kube::services, plan.object.namespaceName, plan.object.name)),
        [plan](const HttpResponse& response) { return readSettled(response, plan); }, std::move(onSettled));
}

Handle ServiceSelectorDriver::watchEffect(const Plan& plan, OnEffect onEffect)
{
    const auto effect = std::make_shared<SelectorEffect>(m_http, m_scheduler, plan, std::move(onEffect));
    effect->start();
    return Handle([effect] { effect->stop(); });
}

} // namespace tealdeck
