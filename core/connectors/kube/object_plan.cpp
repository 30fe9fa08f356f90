#include "core/connectors/kube/object_plan.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/kube_owners.h"
#include "core/connectors/kube/object_meta.h"
#include "core/connectors/kube/plan_dry_run.h"
#include "core/connectors/kube/verbs/verb_parts.h"

namespace tealdeck
{
namespace
{

constexpr const char* clusterWide = "kube-system";

PlanStep step(Message title, Message explanation)
{
    return {.title = std::move(title), .explanation = std::move(explanation), .request = std::nullopt, .isPredicted = false};
}

std::vector<PlanStep> stepsOf(const Plan& plan, const ObjectChange& change)
{
    const std::string& name = plan.applicationName;
    std::vector<PlanStep> steps;
    steps.push_back(step(message("Plan", "Take the lock of %1", {name}),
                         message("Plan", "No other Tealdeck can change %1 while this runs; kubectl, CI and Argo CD still can.", {name})));
    const std::string uid = plan.clusterUid.value.substr(0, 8);
    steps.push_back(step(message("Plan", "Compare the cluster once more"),
                         uid.empty() ? message("Plan", "Its UID could not be read; the request tests the object's own uid.")
                                     : message("Plan", "Nothing is sent unless its UID is still %1.", {uid})));
    for (std::size_t i = 0; i < change.requests.size(); ++i) {
        steps.push_back(step(change.requestTitles.at(i),
                             !change.requestWords.empty()
                                 ? change.requestWords.at(i)
                                 : message("Plan", "From %1 to %2. Nothing changes if its uid or what is replaced is another one by then.",
                                           {plan.stateBefore, plan.stateAfter})));
        steps.back().request = change.requests[i];
    }
    steps.push_back(step(message("Plan", "What follows"), change.consequence));
    steps.back().isPredicted = true;
    steps.push_back(step(message("Plan", "Watch until the effect is seen"), change.awaited));
    return steps;
}

std::vector<UndoNote> undoNotesOf(const Plan& plan, const VerbFacts& facts)
{
    std::vector<UndoNote> notes;
    if (plan.inverse)
        notes.push_back({UndoNote::Kind::Undo, message("Plan", "It goes back to %1 by one request.", {plan.stateBefore})});
    notes.insert(notes.end(), facts.change.notes.begin(), facts.change.notes.end());
    notes.push_back({UndoNote::Kind::Note, message("Plan", "Nothing reverts by itself: going back is a change like this one.")});
    return notes;
}

Check seenVersion(const VerbFacts& facts)
{
    const Message what = message("Plan", "As you saw it");
    const bool isSame = *facts.wish.seenUid == textAt(facts.object, {"metadata", "uid"});
    return checkOf("seen-version", isSame ? Verdict::Passed : Verdict::Failed, what,
                   isSame ? message("Plan", "the same object")
                          : message("Plan", "another %1 has this name since you looked", {facts.wish.kind}),
                   facts.objectReadAt);
}

Check othersWhoOwn(const VerbFacts& facts)
{
    const Message what = message("Plan", "Not undone by others");
    std::string names;
    for (const OwnerClaim& claim : markedOwners(metaOf(facts.object)))
        names += (names.empty() ? "" : ", ") + claim.who;
    if (names.empty())
        return checkOf("others-who-own", Verdict::Passed, what, message("Plan", "nobody else marked it as theirs"), facts.objectReadAt);
    return checkOf(
        "others-who-own", Verdict::Warning, what,
        message("Plan", "%1 may put %2 back, and later undo the way back. Change its source (Git) as well.", {names, facts.change.before}),
        facts.objectReadAt);
}

struct DryRunFound
{
    DryRunReading reading;
    std::string after;
};

DryRunFound readDryRun(const VerbFacts& facts)
{
    const VerbRules& rules = rulesOf(facts.wish.verb);
    const ObjectRef& object = facts.change.requests.front().object;
    const KubeCall call{.verb = rules.right(facts.wish).verb,
                        .resource = rules.watched(facts.wish).value_or(kube::pods),
                        .namespaceName = object.namespaceName,
                        .name = object.name};
    DryRunFound found{.reading = readDryRunAnswer(facts, call), .after = {}};
    if (!found.reading.isAccepted())
        return found;
    const auto answer = parseObjectJson((*facts.dryRun)->body);
    if (!answer) {
        found.reading
            = {.kind = DryRunReading::Kind::NotAnswered, .words = message("Plan", "the server's answer to the dry run cannot be read")};
        return found;
    }
    found.after = rules.answeredState(*answer, facts.change.wish);
    if (found.after != facts.change.after) {
        found.reading
            = {.kind = DryRunReading::Kind::AcceptedOtherwise, .words = message("Plan", "the server would make %1 of it", {found.after})};
    }
    return found;
}

void addDryRun(Plan& plan, const VerbFacts& facts)
{
    const DryRunFound found = readDryRun(facts);
    plan.dryRun = dryRunOf(found.reading, facts, facts.change.requests.front().object);
    if (found.reading.kind != DryRunReading::Kind::AcceptedOtherwise)
        plan.dryRun.diff = facts.change.diff; // what is sent, whether it was tried or not
    if (found.reading.isAccepted() && plan.dryRun.diff.empty())
        plan.dryRun.diff = {{DiffLine::Kind::Removed, facts.change.before}, {DiffLine::Kind::Added, found.after}};
    plan.checks.push_back(dryRunCheck(found.reading, facts));
}

void addChecks(Plan& plan, const VerbFacts& facts, const SurroundingsAsked& asked)
{
    plan.checks = rulesOf(facts.wish.verb).checks(facts);
    plan.checks.push_back(othersWhoOwn(facts));
    for (auto&& more : {lockAndRightChecks(facts, asked), identityChecks(facts, asked)})
        plan.checks.insert(plan.checks.end(), more.begin(), more.end());
    if (facts.wish.seenUid)
        plan.checks.push_back(seenVersion(facts));
    addDryRun(plan, facts);
    soften(plan.checks, plan.purpose);
}

void addChange(Plan& plan, const ObjectChange& change)
{
    plan.request = change.wish;
    plan.purpose = change.wish.purpose.value_or(Purpose::Release);
    plan.title = change.title;
    plan.object = change.object.value_or(change.requests.front().object);
    plan.isHarder = change.isHarder;
    plan.stateBefore = change.before;
    plan.stateAfter = change.after;
    plan.targetReady = change.expected;
    plan.inverse = change.inverse;
    if (change.inverseWish)
        plan.inverseRequest = *change.inverseWish;
    plan.effectWithin = change.effectWithin;
    plan.beforeAfter = change.beforeAfter;
    if (plan.beforeAfter.empty())
        plan.beforeAfter = {{message("Plan", "State"), change.before, change.after}};
    plan.commands = change.commands;
    plan.inverseCommands = change.inverseCommands;
}

} // namespace

ObjectLock lockOf(const ObjectJson& object, const ObjectRequest& wish)
{
    if (wish.namespaceName.empty()) {
        std::string kind = wish.kind;
        for (char& letter : kind)
            letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        const std::string application = kind + "-" + wish.name;
        return {.application = application, .namespaceName = clusterWide, .lease = "tealdeck-" + application};
    }
    const Labels inTemplate = labelsAt(object, {"spec", "template", "metadata", "labels"});
    const std::string own = applicationIn(labelsAt(object, {"metadata", "labels"}), wish.name);
    const std::string application = applicationIn(inTemplate, own);
    return {.application = application, .namespaceName = wish.namespaceName, .lease = "tealdeck-" + application};
}

Plan objectPlanOf(const VerbFacts& facts, const SelectorDriverSettings& settings, const ObjectPlanMoment& moment)
{
    const ObjectLock lock = lockOf(facts.object, facts.wish);
    const SurroundingsAsked asked{.namespaceName = lock.namespaceName,
                                  .leaseName = lock.lease,
                                  .right = verbs::rightText(rulesOf(facts.wish.verb).right(facts.wish)),
                                  .isLeaseExpired = moment.isLeaseExpired,
                                  .expectedCluster = settings.cluster,
                                  .objectReadAt = facts.objectReadAt};
    Plan plan;
    plan.id = {makeUuid()};
    plan.environmentClass = settings.environmentClass;
    plan.environment = settings.environment;
    plan.context = settings.context;
    plan.isSandbox = settings.isSandbox;
    plan.clusterUid = facts.clusterUid ? *facts.clusterUid : ClusterUid();
    plan.actor = facts.user ? facts.user->name : std::string();
    plan.applicationName = lock.application;
    plan.hasAnnotations = jsonAt(facts.object, {"metadata", "annotations"}).is_object();
    addChange(plan, facts.change);
    addLock(plan, facts, asked);
    addChecks(plan, facts, asked);
    plan.steps = stepsOf(plan, facts.change);
    plan.undo = undoNotesOf(plan, facts);
    plan.madeAt = moment.now;
    plan.madeAtWall = moment.wallNow;
    return plan;
}

Settled settledBy(const ObjectJson* object, const Plan& plan)
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    if (!wish)
        return {.state = Settled::State::Gone, .found = {}, .who = {}, .when = {}};
    const LastWrite last = object ? lastWriteOf(*object) : LastWrite();
    Settled settled{
        .state = Settled::State::ChangedByOther, .found = rulesOf(wish->verb).state(object, *wish), .who = last.who, .when = last.when};
    if (settled.found == plan.stateAfter)
        settled.state = Settled::State::Applied;
    else if (settled.found == plan.stateBefore)
        settled.state = Settled::State::AsBefore;
    else if (!object)
        settled.state = Settled::State::Gone;
    return settled;
}

Settled settledBy(const ObjectSight& sight, const Plan& plan)
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    const auto settled = wish ? rulesOf(wish->verb).settledWith(sight.found(), plan, sight.further) : std::nullopt;
    return settled ? *settled : settledBy(sight.found(), plan);
}

Settled settledBy(const ObjectJson* object, const Plan& plan, const HttpStep& step)
{
    if (!step.mayWait)
        return settledBy(object, plan);
    const bool isEnding = !object || !textAt(*object, {"metadata", "deletionTimestamp"}).empty();
    return {.state = isEnding ? Settled::State::Applied : Settled::State::AsBefore,
            .found = !object ? "gone"
                : isEnding   ? "ending"
                             : "present",
            .who = {},
            .when = {}};
}

EffectSeen effectOf(const ObjectSight& sight, const Plan& plan)
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    return wish ? rulesOf(wish->verb).effectWith(sight.found(), plan, sight.further) : EffectSeen();
}

} // namespace tealdeck
