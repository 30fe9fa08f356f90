#include "core/connectors/kube/kube_owners.h"
#include "core/connectors/kube/selector_checks.h"

#include <algorithm>
#include <set>

namespace tealdeck
{
namespace
{

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

SurroundingsAsked surroundingsOf(const SelectorCheckInput& input)
{
    return {.namespaceName = input.request.namespaceName,
            .leaseName = "tealdeck-" + input.request.service,
            .right = "patch services/" + input.request.service,
            .isLeaseExpired = input.isLeaseExpired,
            .expectedCluster = input.expectedCluster,
            .objectReadAt = input.facts.serviceReadAt};
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
    const SurroundingsAsked asked = surroundingsOf(input);
    std::vector<Check> checks{othersWhoOwn(input), otherWaysIn(input)};
    for (auto&& more : {lockAndRightChecks(input.facts, asked), seenVersion(input), identityChecks(input.facts, asked)})
        checks.insert(checks.end(), more.begin(), more.end());
    return checks;
}

} // namespace tealdeck
