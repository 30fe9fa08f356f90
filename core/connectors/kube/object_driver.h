#pragma once

#include "core/connectors/kube/service_selector_driver.h"

namespace tealdeck
{

// Changes one object as the rules of a verb say (verbs/verb_rules.h): reads it and what else the verb needs, plans, reads back what is
// true and watches the effect by polling the object each second.
class ObjectDriver : public ChangeDriver
{
public:
    // As ServiceSelectorDriver.
    ObjectDriver(HttpClient& http, Scheduler& scheduler, SelectorDriverSettings settings,
                 std::shared_ptr<LeaseObservations> observations = std::make_shared<LeaseObservations>());

    void markAsSandbox() { m_settings.isSandbox = true; }
    void pinCluster(ClusterUid cluster) { m_settings.cluster = std::move(cluster); }

    // For an ObjectRequest; another wish is InvalidInput.
    Handle plan(ChangeRequest request, OnPlan onPlan) override;
    Handle readIdentity(OnUid onUid) override;
    Handle settle(const Plan& plan, OnSettled onSettled) override;
    Handle settleStep(const Plan& plan, const HttpStep& step, OnSettled onSettled) override;
    Handle watchEffect(const Plan& plan, OnEffect onEffect) override;

private:
    HttpClient& m_http;
    Scheduler& m_scheduler;
    SelectorDriverSettings m_settings;
    std::shared_ptr<LeaseObservations> m_observations;
};

} // namespace tealdeck
