#include "core/connectors/kube/plan_surroundings.h"

#include "core/connectors/kube/lease_body.h"

namespace tealdeck
{
namespace
{

Check lockFree(const PlanSurroundings& facts, const SurroundingsAsked& asked)
{
    const Message what = message("Plan", "Lock is free");
    if (!facts.lease)
        return notRun("lock-free", what, facts.lease.value.error());
    const std::optional<LeaseValue>& lease = *facts.lease;
    const WallTime readAt = facts.lease.readAt;
    const std::string name = asked.namespaceName + "/" + asked.leaseName;
    if (!lease || lease->holderIdentity.empty())
        return checkOf("lock-free", Verdict::Passed, what, message("Plan", "Lease %1 is free", {name}), readAt);
    const std::string holder = holderText(*lease);
    if (asked.isLeaseExpired)
        return checkOf("lock-free", Verdict::Passed, what, message("Plan", "Lease %1 of %2 has run out", {name, holder}), readAt);
    return checkOf("lock-free", Verdict::Warning, what, message("Plan", "Lease %1 is held by %2", {name, holder}), readAt);
}

Check mayChange(const PlanSurroundings& facts, const SurroundingsAsked& asked)
{
    const Message what = message("Plan", "Patch is permitted");
    const Fact<AccessAnswer>& answer = facts.mayChange;
    if (!answer)
        return notRun("permission", what, answer.value.error());
    return checkOf("permission", answer->isAllowed ? Verdict::Passed : Verdict::Failed, what,
                   answer->isAllowed ? message("Plan", "%1 is allowed", {asked.right})
                                     : message("Plan", "%1 in namespace %2 is not allowed", {asked.right, asked.namespaceName}),
                   answer.readAt);
}

Check mayLock(const PlanSurroundings& facts, const SurroundingsAsked& asked)
{
    const Message what = message("Plan", "Lock is permitted");
    if (!facts.mayCreateLease)
        return notRun("lock-permission", what, facts.mayCreateLease.value.error());
    if (!facts.mayUpdateLease)
        return notRun("lock-permission", what, facts.mayUpdateLease.value.error());
    const bool isAllowed = facts.mayCreateLease->isAllowed && facts.mayUpdateLease->isAllowed;
    return checkOf("lock-permission", isAllowed ? Verdict::Passed : Verdict::Failed, what,
                   isAllowed
                       ? message("Plan", "create, update leases is allowed")
                       : message("Plan", "create and update leases in namespace %1 is not allowed; other Tealdecks cannot be kept off",
                                 {asked.namespaceName}),
                   facts.mayUpdateLease.readAt);
}

Check clusterIdentity(const PlanSurroundings& facts, const SurroundingsAsked& asked)
{
    const Message what = message("Plan", "Cluster is known");
    const Fact<ClusterUid>& uid = facts.clusterUid;
    if (!uid)
        return notRun("cluster-identity", what, uid.value.error());
    if (!asked.expectedCluster.empty() && *uid != asked.expectedCluster) {
        Check check = checkOf("cluster-identity", Verdict::Failed, what,
                              message("Plan", "another cluster answers: its UID is %1, this session began with %2",
                                      {uid->value, asked.expectedCluster.value}),
                              uid.readAt);
        check.isHardStop = true;
        return check;
    }
    return checkOf("cluster-identity", Verdict::Passed, what, message("Plan", "UID %1", {uid->value}), uid.readAt);
}

Message skewText(Duration skew)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::abs(skew)).count();
    if (seconds == 0)
        return message("Plan", "less than 1 s apart");
    return skew < Duration::zero() ? message("Plan", "the server's is %1 s behind ours", {std::to_string(seconds)})
                                   : message("Plan", "the server's is %1 s ahead of ours", {std::to_string(seconds)});
}

// What is sent depends on no clock; ages and the journal do (safety.md 16).
Check clockSkew(const PlanSurroundings& facts, const SurroundingsAsked& asked)
{
    const Message what = message("Plan", "Clocks agree");
    const auto skew = facts.serverClock.skew();
    if (!skew) {
        return notRun("clock-skew", what,
                      {.kind = ErrorKind::NotFound, .message = message("Plan", "no answer told the server's time"), .detail = {}});
    }
    return checkOf("clock-skew", facts.serverClock.isWorthWarning() ? Verdict::Warning : Verdict::Passed, what, skewText(*skew),
                   asked.objectReadAt);
}

} // namespace

Check checkOf(std::string id, Verdict verdict, Message what, Message measured, WallTime readAt)
{
    return {.id = std::move(id),
            .verdict = verdict,
            .what = std::move(what),
            .measured = std::move(measured),
            .source = "Kubernetes",
            .readAt = readAt,
            .isHardStop = false};
}

Check notRun(std::string id, Message what, const Error& reason)
{
    return {.id = std::move(id),
            .verdict = Verdict::NotRun,
            .what = std::move(what),
            .measured = reason.message,
            .source = "Kubernetes",
            .readAt = std::nullopt,
            .isHardStop = false};
}

std::vector<Check> lockAndRightChecks(const PlanSurroundings& facts, const SurroundingsAsked& asked)
{
    return {lockFree(facts, asked), mayChange(facts, asked), mayLock(facts, asked)};
}

std::vector<Check> identityChecks(const PlanSurroundings& facts, const SurroundingsAsked& asked)
{
    return {clusterIdentity(facts, asked), clockSkew(facts, asked)};
}

void soften(std::vector<Check>& checks, Purpose purpose)
{
    for (Check& check : checks) {
        if (purpose == Purpose::WayBack && check.verdict == Verdict::Failed && !check.isHardStop)
            check.verdict = Verdict::Warning;
    }
}

HttpRequest prompt(HttpRequest request)
{
    constexpr Duration deadline = std::chrono::seconds(5);
    request.lane = HttpLane::Foreground;
    request.deadline = deadline;
    request.connectTimeout = deadline;
    return request;
}

bool isLeaseExpired(const PlanSurroundings& facts, LeaseObservations& observations, Instant now)
{
    if (!facts.lease || !*facts.lease)
        return false;
    const LeaseValue& lease = **facts.lease;
    observations.observe(lease.meta.namespaceName + "/" + lease.meta.name, lease.meta.resourceVersion, now);
    return observations.isExpired(lease, now);
}

void addLock(Plan& plan, const PlanSurroundings& facts, const SurroundingsAsked& asked)
{
    plan.lockName = asked.namespaceName + "/" + asked.leaseName;
    if (!facts.lease || !*facts.lease || (*facts.lease)->holderIdentity.empty() || asked.isLeaseExpired)
        return;
    plan.lockHolder = holderText(**facts.lease);
    plan.lockVersion = (*facts.lease)->meta.resourceVersion;
}

} // namespace tealdeck
