#pragma once

#include "core/base/scheduler.h"
#include "core/change/change_driver.h"
#include "core/change/write_access.h"
#include "core/connectors/kube/lease_observations.h"
#include "core/net/http_client.h"

#include <memory>
#include <string>
#include <vector>

namespace tealdeck
{

struct SelectorDriverSettings
{
    std::string environment; // "shop / prod-eu-1"
    std::string context; // name of the kubeconfig context
    EnvironmentClass environmentClass = EnvironmentClass::Production;
    std::vector<std::string> slotLabels; // labels that tell slots apart, in order of preference
    bool isSandbox = false;
    AccessMode access = AccessMode::ReadWrite; // read-only plans have no dry run
    ClusterUid cluster{}; // plans on any other are stopped; empty: not known yet
};

// Switches an application by one JSON Patch of its Service's selector. The patch tests the Service's uid and its whole selector, so that it
// does nothing when anything that the plan relied on has changed.
class ServiceSelectorDriver : public ChangeDriver
{
public:
    // `observations` may be shared with the LeaseLock: who watched a Lease for one need not watch it again for the other.
    ServiceSelectorDriver(HttpClient& http, Scheduler& scheduler, SelectorDriverSettings settings,
                          std::shared_ptr<LeaseObservations> observations = std::make_shared<LeaseObservations>());
    ~ServiceSelectorDriver() override;

    // The server said that it is a sandbox: plans made from now on say so, too.
    void markAsSandbox() { m_settings.isSandbox = true; }
    // Plans made from now on are stopped, ways back too, where another cluster answers (safety.md 1).
    void pinCluster(ClusterUid cluster) { m_settings.cluster = std::move(cluster); }

    // For a SwitchRequest; another wish is InvalidInput.
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
