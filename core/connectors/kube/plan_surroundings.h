#pragma once

#include "core/change/plan.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/connectors/kube/lease_observations.h"
#include "core/net/http_message.h"
#include "core/net/server_clock.h"

#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// Something that was read for a plan, or why it could not be.
template <typename T>
struct Fact
{
    Result<T> value = fail(ErrorKind::TimedOut, message("Plan", "It was not read."));
    WallTime readAt{}; // on our own wall clock

    explicit operator bool() const { return value.has_value(); }
    const T& operator*() const { return *value; }
    const T* operator->() const { return &*value; }
};

// What every change of one object depends on, beside the object: where and as whom it is made, its lock, rights, the dry run.
struct PlanSurroundings
{
    Fact<ClusterUid> clusterUid;
    Fact<UserInfo> user;
    Fact<std::optional<LeaseValue>> lease;
    Fact<AccessAnswer> mayChange;
    Fact<AccessAnswer> mayCreateLease;
    Fact<AccessAnswer> mayUpdateLease;
    std::optional<Result<HttpResponse>> dryRun; // nothing: not asked, for this console is read-only
    WallTime dryRunAt{};
    ServerClock serverClock;
};

// What the checks of the surroundings speak of.
struct SurroundingsAsked
{
    std::string namespaceName;
    std::string leaseName; // "tealdeck-web"
    std::string right; // "patch services/web"
    bool isLeaseExpired = false; // seen unchanged for its whole duration
    ClusterUid expectedCluster{}; // empty: any
    WallTime objectReadAt{};
};

// A check that was made of something read at `readAt`.
Check checkOf(std::string id, Verdict verdict, Message what, Message measured, WallTime readAt);
// A check that could not be made, with the reason; never Passed or Failed (safety.md 3).
Check notRun(std::string id, Message what, const Error& reason);

// "lock-free", "permission", "lock-permission".
std::vector<Check> lockAndRightChecks(const PlanSurroundings& facts, const SurroundingsAsked& asked);
// "cluster-identity" (a hard stop where another cluster answers), "clock-skew".
std::vector<Check> identityChecks(const PlanSurroundings& facts, const SurroundingsAsked& asked);
// On a way back only hard stops fail; what would stop a release warns (safety.md 1).
void soften(std::vector<Check>& checks, Purpose purpose);

// Reads and writes of plans have 5 s each and go ahead of the watches (safety.md 3 and 5).
HttpRequest prompt(HttpRequest request);
// True when the lease that was read was seen unchanged for its whole duration; this look at it counts, too.
bool isLeaseExpired(const PlanSurroundings& facts, LeaseObservations& observations, Instant now);

// Fills in who holds the lock of the plan's application, by what was read.
void addLock(Plan& plan, const PlanSurroundings& facts, const SurroundingsAsked& asked);

} // namespace tealdeck
