#pragma once

#include "core/connectors/kube/service_selector_driver.h"

namespace tealdeck
{

// Changes one Deployment, StatefulSet or DaemonSet by one JSON Patch, of its scale or of itself. The patch tests the object's uid and what
// it replaces, never its resourceVersion: its status moves (safety.md 13).
class WorkloadDriver : public ChangeDriver
{
public:
    // As ServiceSelectorDriver.
    WorkloadDriver(HttpClient& http, Scheduler& scheduler, SelectorDriverSettings settings,
                   std::shared_ptr<LeaseObservations> observations = std::make_shared<LeaseObservations>());

    void markAsSandbox() { m_settings.isSandbox = true; }
    void pinCluster(ClusterUid cluster) { m_settings.cluster = std::move(cluster); }

    // For a WorkloadRequest; another wish is InvalidInput.
    Handle plan(ChangeRequest request, OnPlan onPlan) override;
    Handle readIdentity(OnUid onUid) override;
    Handle settle(const Plan& plan, OnSettled onSettled) override;
    Handle watchEffect(const Plan& plan, OnEffect onEffect) override;

private:
    HttpClient& m_http;
    Scheduler& m_scheduler;
    SelectorDriverSettings m_settings;
    std::shared_ptr<LeaseObservations> m_observations;
};

} // namespace tealdeck
