#include "core/connectors/kube/selector_plan.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/last_change.h"
#include "core/connectors/kube/lease_body.h"
#include "core/connectors/kube/selector_checks.h"
#include "core/connectors/kube/selector_dry_run.h"
#include "core/connectors/kube/selector_plan_texts.h"
#include "core/connectors/kube/tealdeck_annotations.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

// The last change, and the one whose end nobody wrote down (its console was killed, or watches still).
std::vector<LastChange> changesOn(const LeaseValue& lease)
{
    std::vector<LastChange> changes;
    for (const char* name : {annotation::pendingChange, annotation::lastChange}) {
        if (auto change = parseLastChange(annotationOf(lease.meta, name)))
            changes.push_back(std::move(*change));
    }
    return changes;
}

Result<void> targetIsReadable(const SelectorFacts& facts, const SelectorSides& sides)
{
    const SelectorSide& target = sides.target;
    if (!facts.pods && target.workloads.empty())
        return fail(facts.pods.value.error());
    if (target.isEmpty()) {
        return fail(ErrorKind::NotFound,
                    message("Plan", "Nothing in namespace %1 carries %2. Check the name of the slot.",
                            {facts.service.meta.namespaceName, selectorText(target.selector)}));
    }
    return {};
}

void addIdentity(Plan& plan, const SelectorFacts& facts, const SelectorDriverSettings& settings)
{
    plan.environmentClass = settings.environmentClass;
    plan.environment = settings.environment;
    plan.context = settings.context;
    plan.isSandbox = settings.isSandbox;
    if (facts.clusterUid)
        plan.clusterUid = *facts.clusterUid;
    if (facts.user)
        plan.actor = facts.user->name;
}

void addChange(Plan& plan, const SelectorFacts& facts, const SelectorSides& sides)
{
    const SelectorChange& change = facts.change;
    plan.object = change.request.object;
    plan.hasAnnotations = facts.hasAnnotations;
    plan.applicationName = facts.service.meta.name;
    plan.slotLabel = change.slotLabel;
    plan.fromSlot = change.fromSlot;
    plan.toSlot = change.toSlot;
    plan.selectorBefore = change.before;
    plan.selectorAfter = change.after;
    plan.fromImages = imagesOf(sides.live.workloads);
    plan.targetReady = sides.target.ready;
    plan.liveReady = sides.live.ready;
    plan.inverse = change.inverse;
    plan.commands = kubectlCommands(plan.context, change.request);
    plan.inverseCommands = kubectlCommands(plan.context, change.inverse);
}

} // namespace

Purpose purposeOf(const SelectorFacts& facts, const SelectorSides& sides, const SwitchRequest& request)
{
    if (request.purpose)
        return *request.purpose;
    if (!facts.lease || !*facts.lease)
        return request.purposeByJournal.value_or(Purpose::Release);
    const std::string images = imagesOf(sides.target.workloads);
    const bool isBack = std::ranges::any_of(changesOn(**facts.lease), [&](const LastChange& change) {
        return undoes(change, facts.change.fromSlot, facts.change.toSlot, images);
    });
    return isBack ? Purpose::WayBack : Purpose::Release;
}

Result<Plan> selectorPlanOf(const SelectorFacts& facts, const SwitchRequest& request, const SelectorDriverSettings& settings,
                            const SelectorPlanMoment& moment)
{
    const SelectorSides sides = sidesOf(facts);
    if (auto readable = targetIsReadable(facts, sides); !readable)
        return fail(readable.error());
    Plan plan;
    plan.id = {makeUuid()};
    plan.request = request;
    plan.purpose = purposeOf(facts, sides, request);
    addIdentity(plan, facts, settings);
    addChange(plan, facts, sides);
    addLock(plan, facts,
            {.namespaceName = plan.object.namespaceName,
             .leaseName = "tealdeck-" + plan.applicationName,
             .right = {},
             .isLeaseExpired = moment.isLeaseExpired});
    plan.title = plan.purpose == Purpose::WayBack ? message("Plan", "Switch %1 back to %2", {plan.applicationName, plan.toSlot})
                                                  : message("Plan", "Switch %1 to %2", {plan.applicationName, plan.toSlot});
    plan.checks = selectorChecks({.facts = facts,
                                  .sides = sides,
                                  .request = request,
                                  .purpose = plan.purpose,
                                  .isLeaseExpired = moment.isLeaseExpired,
                                  .serverNow = facts.serverClock.toServerTime(moment.wallNow),
                                  .expectedCluster = settings.cluster});
    plan.dryRun = dryRunOf(facts);
    plan.steps = selectorSteps(plan, sides, facts.change.request);
    plan.undo = selectorUndoNotes(plan, facts, sides);
    plan.beforeAfter = selectorBeforeAfter(plan, sides);
    plan.madeAt = moment.now;
    plan.madeAtWall = moment.wallNow;
    return plan;
}

} // namespace tealdeck
