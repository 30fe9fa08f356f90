#pragma once

#include "core/base/scheduler.h"
#include "core/change/change_lock.h"
#include "core/change/write_access.h"
#include "core/connectors/kube/lease_observations.h"
#include "core/net/http_client.h"

#include <map>
#include <memory>
#include <string>

namespace tealdeck
{

struct LeaseLockSettings
{
    std::string host; // this machine's name, shown to others as part of the holder
    Duration duration = std::chrono::seconds(30);
    Duration renewEvery = std::chrono::seconds(10);
};

class LeaseHolding;

// The lock of an application as a coordination.k8s.io/v1 Lease "tealdeck-APP" in its namespace (safety.md 11 and 12). It keeps other
// Tealdecks off; kubectl, CI and Argo CD still can.
//
// A Lease that somebody holds is taken only after it was seen unchanged for its whole duration on our own clock, counted from the first
// look at it by a plan or an attempt. Until then acquire() answers Locked at once. Only one that a change of this very console could not
// give back is taken at once: else the way back from an unknown outcome would wait for ourselves (safety.md 1). The Lease stays when it is
// given back, with nobody as its holder and the last change on it.
class LeaseLock : public ChangeLock
{
public:
    LeaseLock(HttpClient& http, Scheduler& scheduler, LeaseLockSettings settings,
              std::shared_ptr<LeaseObservations> observations = std::make_shared<LeaseObservations>());
    ~LeaseLock() override;

    Handle acquire(const Plan& plan, const std::string& reason, OnEvent onEvent) override;
    Handle confirmHeld(const Plan& plan, OnEvent onEvent) override;
    Handle look(const Plan& plan, OnSight onSight) override;
    Handle release(const Plan& plan, const Outcome& outcome, std::optional<JournalAnchor> head, OnEvent onEvent) override;

    // Takes the lock from a live holder, who then stops before its next write; nobody holds it afterwards. The caller journals it. Tells
    // Broken or an Error; InvalidInput without a reason.
    Handle breakLock(const WriteAccess& access, const Plan& plan, const std::string& reason, OnEvent onEvent);

private:
    using Holdings = std::map<std::string, std::shared_ptr<LeaseHolding>>;

    std::shared_ptr<LeaseHolding> holdingOf(const Plan& plan) const;
    Handle notHeld(const Plan& plan, OnEvent onEvent);

    HttpClient& m_http;
    Scheduler& m_scheduler;
    LeaseLockSettings m_settings;
    std::shared_ptr<LeaseObservations> m_observations;
    std::shared_ptr<Holdings> m_holdings = std::make_shared<Holdings>(); // by change
};

} // namespace tealdeck
