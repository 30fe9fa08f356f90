#include "core/connectors/kube/kube_owners.h"
#include "core/connectors/kube/lease_body.h"
#include "core/connectors/kube/selector_checks.h"

#include <algorithm>
#include <set>

namespace tealdeck
{
namespace
{

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

std::string joined(const std::set<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

Check othersWhoOwn(const SelectorCheckInput& input)
{
    const Service& service = input.facts.service;
    const SelectorChange& change = input.facts.change;
    const Message what = message("Plan", "Not undone by others");
    if (isMovedByRollout(service)) {
        return checkOf("others-who-own", Verdict::Failed, what,
                       message("Plan", "an Argo Rollout moves this selector itself. Promote or undo the Rollout instead."),
                       input.facts.serviceReadAt);
    }
    std::set<std::string> owners;
    for (const OwnerClaim& claim : ownersOf(service))
        owners.insert(claim.who);
    if (owners.empty())
        return checkOf("others-who-own", Verdict::Passed, what, message("Plan", "nobody else keeps this selector"),
                       input.facts.serviceReadAt);
    return checkOf("others-who-own", Verdict::Warning, what,
                   message("Plan", "%1 may put %2 back, and later undo the way back. Set %3 in its source (Git) as well.",
                           {capitalized(joined(owners)), change.fromSlot, change.slotLabel + "=" + change.toSlot}),
                   input.facts.serviceReadAt);
}

// Other Services on the target's pods, and the Ingresses that lead to those (safety.md 19).
Check otherWaysIn(const SelectorCheckInput& input)
{
    const SelectorSide& target = input.sides.target;
    const Message what = message("Plan", "Other ways to %1", {target.slot});
    if (!input.facts.services)
        return notRun("other-ways-in", what, input.facts.services.value.error());
    if (!input.facts.ingresses)
        return notRun("other-ways-in", what, input.facts.ingresses.value.error());
    std::set<std::string> services;
    for (const Service& service : *input.facts.services) {
        const auto reaches = [&](const Workload& workload) { return selects(service.selector, workload.templateLabels); };
        if (service.meta.uid != input.facts.service.meta.uid && std::ranges::any_of(target.workloads, reaches))
            services.insert(service.meta.name);
    }
    std::set<std::string> ingresses;
    for (const Ingress& ingress : *input.facts.ingresses) {
        if (std::ranges::any_of(ingress.serviceNames, [&](const std::string& name) { return services.contains(name); }))
            ingresses.insert(ingress.meta.name);
    }
    const WallTime readAt = input.facts.services.readAt;
    if (!ingresses.empty()) {
        return checkOf("other-ways-in", Verdict::Warning, what,
                       message("Plan", "Ingress %1 leads there already, by Service %2", {joined(ingresses), joined(services)}), readAt);
    }
    if (services.empty())
        return checkOf("other-ways-in", Verdict::Passed, what, message("Plan", "no other Service selects it"), readAt);
    return checkOf("other-ways-in", Verdict::Passed, what,
                   message("Plan", "also selected by Service %1, to which no Ingress leads", {joined(services)}), readAt);
}

Check lockFree(const SelectorCheckInput& input)
{
    const Message what = message("Plan", "Lock is free");
    if (!input.facts.lease)
        return notRun("lock-free", what, input.facts.lease.value.error());
    const std::optional<LeaseValue>& lease = *input.facts.lease;
    const WallTime readAt = input.facts.lease.readAt;
    const std::string name = input.request.namespaceName + "/tealdeck-" + input.request.service;
    if (!lease || lease->holderIdentity.empty())
        return checkOf("lock-free", Verdict::Passed, what, message("Plan", "Lease %1 is free", {name}), readAt);
    const std::string holder = holderText(*lease);
    if (input.isLeaseExpired)
        return checkOf("lock-free", Verdict::Passed, what, message("Plan", "Lease %1 of %2 has run out", {name, holder}), readAt);
    return checkOf("lock-free", Verdict::Warning, what, message("Plan", "Lease %1 is held by %2", {name, holder}), readAt);
}

Check mayPatch(const SelectorCheckInput& input)
{
    const Message what = message("Plan", "Patch is permitted");
    const Fact<AccessAnswer>& answer = input.facts.mayPatch;
    if (!answer)
        return notRun("permission", what, answer.value.error());
    return checkOf("permission", answer->isAllowed ? Verdict::Passed : Verdict::Failed, what,
                   answer->isAllowed ? message("Plan", "patch services/%1 is allowed", {input.request.service})
                                     : message("Plan", "patch services/%1 in namespace %2 is not allowed",
                                               {input.request.service, input.request.namespaceName}),
                   answer.readAt);
}

Check mayLock(const SelectorCheckInput& input)
{
    const Message what = message("Plan", "Lock is permitted");
    const SelectorFacts& facts = input.facts;
    if (!facts.mayCreateLease)
        return notRun("lock-permission", what, facts.mayCreateLease.value.error());
    if (!facts.mayUpdateLease)
        return notRun("lock-permission", what, facts.mayUpdateLease.value.error());
    const bool isAllowed = facts.mayCreateLease->isAllowed && facts.mayUpdateLease->isAllowed;
    return checkOf("lock-permission", isAllowed ? Verdict::Passed : Verdict::Failed, what,
                   isAllowed
                       ? message("Plan", "create, update leases is allowed")
                       : message("Plan", "create and update leases in namespace %1 is not allowed; other Tealdecks cannot be kept off",
                                 {input.request.namespaceName}),
                   facts.mayUpdateLease.readAt);
}

Check clusterIdentity(const SelectorCheckInput& input)
{
    const Message what = message("Plan", "Cluster is known");
    const Fact<ClusterUid>& uid = input.facts.clusterUid;
    if (!uid)
        return notRun("cluster-identity", what, uid.value.error());
    if (!input.expectedCluster.empty() && *uid != input.expectedCluster) {
        Check check = checkOf("cluster-identity", Verdict::Failed, what,
                              message("Plan", "another cluster answers: its UID is %1, this session began with %2",
                                      {uid->value, input.expectedCluster.value}),
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
Check clockSkew(const SelectorCheckInput& input)
{
    const Message what = message("Plan", "Clocks agree");
    const auto skew = input.facts.serverClock.skew();
    if (!skew) {
        return notRun("clock-skew", what,
                      {.kind = ErrorKind::NotFound, .message = message("Plan", "no answer told the server's time"), .detail = {}});
    }
    return checkOf("clock-skew", input.facts.serverClock.isWorthWarning() ? Verdict::Warning : Verdict::Passed, what, skewText(*skew),
                   input.facts.serviceReadAt);
}

std::vector<Check> seenVersion(const SelectorCheckInput& input)
{
    if (!input.request.seenUid && !input.request.seenSelector)
        return {};
    const Service& service = input.facts.service;
    const bool isSameObject = !input.request.seenUid || *input.request.seenUid == service.meta.uid;
    const bool isSameSelector = !input.request.seenSelector || *input.request.seenSelector == service.selector;
    const Message what = message("Plan", "As you saw it");
    if (isSameObject && isSameSelector)
        return {checkOf("seen-version", Verdict::Passed, what, message("Plan", "unchanged since you looked"), input.facts.serviceReadAt)};
    return {checkOf("seen-version", Verdict::Failed, what,
                    isSameObject ? message("Plan", "changed since you looked: it selects %1 now", {selectorText(service.selector)})
                                 : message("Plan", "another Service has this name since you looked"),
                    input.facts.serviceReadAt)};
}

} // namespace

std::vector<Check> surroundingChecks(const SelectorCheckInput& input)
{
    std::vector<Check> checks{othersWhoOwn(input), otherWaysIn(input), lockFree(input), mayPatch(input), mayLock(input)};
    for (Check& check : seenVersion(input))
        checks.push_back(std::move(check));
    checks.push_back(clusterIdentity(input));
    checks.push_back(clockSkew(input));
    return checks;
}

} // namespace tealdeck
