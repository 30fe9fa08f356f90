#include "core/connectors/kube/kube_change_driver.h"

#include "core/base/match.h"

namespace tealdeck
{

KubeChangeDriver::KubeChangeDriver(HttpClient& http, Scheduler& scheduler, const SelectorDriverSettings& settings,
                                   const std::shared_ptr<LeaseObservations>& observations)
    : m_selector(http, scheduler, settings, observations)
    , m_workload(http, scheduler, settings, observations)
    , m_object(http, scheduler, settings, observations)
{
}

void KubeChangeDriver::markAsSandbox()
{
    m_selector.markAsSandbox();
    m_workload.markAsSandbox();
    m_object.markAsSandbox();
}

void KubeChangeDriver::pinCluster(const ClusterUid& cluster)
{
    m_selector.pinCluster(cluster);
    m_workload.pinCluster(cluster);
    m_object.pinCluster(cluster);
}

ChangeDriver& KubeChangeDriver::driverFor(const ChangeRequest& request)
{
    return match(
        request, [this](const SwitchRequest&) -> ChangeDriver& { return m_selector; },
        [this](const WorkloadRequest&) -> ChangeDriver& { return m_workload; },
        [this](const ObjectRequest&) -> ChangeDriver& { return m_object; });
}

Handle KubeChangeDriver::plan(ChangeRequest request, OnPlan onPlan)
{
    ChangeDriver& driver = driverFor(request);
    return driver.plan(std::move(request), std::move(onPlan));
}

Handle KubeChangeDriver::readIdentity(OnUid onUid)
{
    return m_selector.readIdentity(std::move(onUid));
}

Handle KubeChangeDriver::settle(const Plan& plan, OnSettled onSettled)
{
    return driverFor(plan.request).settle(plan, std::move(onSettled));
}

Handle KubeChangeDriver::settleStep(const Plan& plan, const HttpStep& step, OnSettled onSettled)
{
    return driverFor(plan.request).settleStep(plan, step, std::move(onSettled));
}

Handle KubeChangeDriver::watchEffect(const Plan& plan, OnEffect onEffect)
{
    return driverFor(plan.request).watchEffect(plan, std::move(onEffect));
}

} // namespace tealdeck
