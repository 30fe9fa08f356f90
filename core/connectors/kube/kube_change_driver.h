#pragma once

#include "core/connectors/kube/object_driver.h"
#include "core/connectors/kube/service_selector_driver.h"
#include "core/connectors/kube/workload_driver.h"

namespace tealdeck
{

// All ways of changing a Kubernetes cluster as one: each wish and each plan goes to the driver that knows it.
class KubeChangeDriver : public ChangeDriver
{
public:
    // As ServiceSelectorDriver.
    KubeChangeDriver(HttpClient& http, Scheduler& scheduler, const SelectorDriverSettings& settings,
                     const std::shared_ptr<LeaseObservations>& observations);

    void markAsSandbox();
    void pinCluster(const ClusterUid& cluster);

    Handle plan(ChangeRequest request, OnPlan onPlan) override;
    Handle readIdentity(OnUid onUid) override;
    Handle settle(const Plan& plan, OnSettled onSettled) override;
    Handle settleStep(const Plan& plan, const HttpStep& step, OnSettled onSettled) override;
    Handle watchEffect(const Plan& plan, OnEffect onEffect) override;

private:
    ChangeDriver& driverFor(const ChangeRequest& request);

    ServiceSelectorDriver m_selector;
    WorkloadDriver m_workload;
    ObjectDriver m_object;
};

} // namespace tealdeck
