#include "core/connectors/kube/verbs/undo_rules.h"

#include "core/connectors/kube/object_related.h"
#include "core/connectors/kube/pod_template.h"
#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/undo_request.h"
#include "core/connectors/kube/verbs/verb_parts.h"
#include "core/connectors/kube/workload_plan.h"
#include "core/connectors/kube/workload_revisions.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr const char* revisionsKey = "revisions";

using Revisions = std::vector<KeptRevision>; // the newest first

std::string valueIn(const ObjectRequest& wish, const char* key)
{
    const auto found = wish.values.find(key);
    return found == wish.values.end() ? std::string() : found->second;
}

std::string numberOf(const KeptRevision& revision)
{
    return std::to_string(revision.row.number);
}

std::string numbersOf(const Revisions& revisions)
{
    std::string numbers;
    for (auto revision = revisions.rbegin(); revision != revisions.rend(); ++revision)
        numbers += (numbers.empty() ? "" : ", ") + numberOf(*revision);
    return numbers;
}

const KeptRevision* currentOf(const Revisions& revisions)
{
    const auto found = std::ranges::find_if(revisions, [](const KeptRevision& one) { return one.row.isCurrent; });
    return found == revisions.end() ? nullptr : &*found;
}

const KeptRevision* previousOf(const Revisions& revisions)
{
    const auto found = std::ranges::find_if(revisions, [](const KeptRevision& one) { return !one.row.isCurrent; });
    return found == revisions.end() ? nullptr : &*found;
}

Result<KeptRevision> named(const Revisions& revisions, const ObjectRequest& wish, const std::string& name)
{
    const auto found = std::ranges::find_if(revisions, [&](const KeptRevision& one) { return one.row.name == name; });
    if (found != revisions.end())
        return *found;
    return fail(
        verbs::invalid(message("Plan", "%1 has no revision %2 any more; it has %3.", {verbs::nameOf(wish), name, numbersOf(revisions)})));
}

Result<KeptRevision> numbered(const Revisions& revisions, const ObjectRequest& wish)
{
    const std::string word = valueIn(wish, "revision");
    const auto number = word.empty() ? std::optional(0) : verbs::numberIn(wish, "revision");
    if (!number)
        return fail(verbs::invalid(message("Plan", "A revision is a whole number, 0 or more: %1 is none.", {word})));
    if (*number == 0) {
        if (const KeptRevision* previous = previousOf(revisions))
            return *previous;
        return fail(verbs::invalid(message("Plan", "%1 has no earlier revision to go back to.", {verbs::nameOf(wish)})));
    }
    const auto found = std::ranges::find_if(revisions, [&](const KeptRevision& one) { return one.row.number == *number; });
    if (found != revisions.end())
        return *found;
    return fail(verbs::invalid(message("Plan", "%1 has no revision %2; it has %3.", {verbs::nameOf(wish), word, numbersOf(revisions)})));
}

Result<KeptRevision> wanted(const Revisions& revisions, const ObjectRequest& wish)
{
    const std::string name = valueIn(wish, "template");
    return name.empty() ? numbered(revisions, wish) : named(revisions, wish, name);
}

Result<Revisions> revisionsIn(const VerbFacts& facts)
{
    const auto found = facts.further.find(revisionsKey);
    if (found == facts.further.end())
        return fail(ErrorKind::TimedOut, message("Plan", "It was not read."));
    if (!found->second)
        return fail(found->second.value.error());
    return revisionsOf(facts.object, *found->second);
}

// A history of no length is cut as soon as the rollback is seen.
const KeptRevision* wayBackIn(const VerbFacts& facts, const Revisions& revisions)
{
    constexpr long long usualLimit = 10;
    return numberAt(facts.object, {"spec", "revisionHistoryLimit"}, usualLimit) > 0 ? currentOf(revisions) : nullptr;
}

std::string commandOf(const VerbMoment& moment, const ObjectRequest& wish, const std::string& verb, const std::string& rest = {})
{
    std::string kind = wish.kind;
    std::ranges::transform(kind, kind.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return verbs::kubectl(moment.context, wish, "rollout " + verb + " " + shellQuoted(kind + "/" + wish.name) + rest);
}

std::string madeText(const KeptRevision* revision)
{
    return revision && revision->row.created ? formatRfc3339(*revision->row.created) : "?";
}

std::vector<BeforeAfter> beforeAfterOf(const VerbFacts& facts, const KeptRevision* now, const KeptRevision& then)
{
    std::vector<BeforeAfter> rows;
    rows.push_back({message("Plan", "Revision"), now ? numberOf(*now) : "?", numberOf(then)});
    rows.push_back({message("Plan", "Made"), madeText(now), madeText(&then)});
    const std::string cause = now ? now->row.changeCause : std::string();
    if (!cause.empty() || !then.row.changeCause.empty())
        rows.push_back({message("Plan", "Cause of the change"), cause, then.row.changeCause});
    for (const ObjectJson& container : listAt(then.podTemplate, {"spec", "containers"})) {
        const std::string name = textAt(container, {"name"});
        const ObjectJson& containers = listAt(facts.object, {"spec", "template", "spec", "containers"});
        const auto before = std::ranges::find_if(containers, [&](const ObjectJson& one) { return textAt(one, {"name"}) == name; });
        const std::string image = before == containers.end() ? "–" : textAt(*before, {"image"});
        if (image != textAt(container, {"image"}))
            rows.push_back({message("Plan", "Image of %1", {name}), image, textAt(container, {"image"})});
    }
    return rows;
}

std::string readBy(const ObjectJson& podTemplate)
{
    std::string names;
    for (const RelatedObject& used : usedByPodSpec(jsonAt(podTemplate, {"spec"}), {})) {
        const std::string name = used.object.kind + " " + used.object.name;
        const bool isConfiguration = used.object.kind == "ConfigMap" || used.object.kind == "Secret";
        if (isConfiguration && (", " + names + ",").find(", " + name + ",") == std::string::npos)
            names += (names.empty() ? "" : ", ") + name;
    }
    return names;
}

std::vector<UndoNote> notesOf(const KeptRevision& then, const KeptRevision* wayBack)
{
    using Kind = UndoNote::Kind;
    std::vector<UndoNote> notes;
    if (!wayBack)
        notes.push_back(
            {Kind::Stays, message("Plan", "No revision keeps the template that runs now: there is no way back to it from here.")});
    notes.push_back({Kind::Stays, message("Plan", "Only the pod template goes back; replicas, strategy and Services stay as they are.")});
    if (const std::string names = readBy(then.podTemplate); !names.empty())
        notes.push_back({Kind::Stays, message("Plan", "What the pods read stays as it is today: %1.", {names})});
    notes.push_back({Kind::Stays,
                     message("Plan",
                             "Database schemas, what hooks did and what the present version wrote stay: the older one has to "
                             "cope with them.")});
    notes.push_back({Kind::Stays, message("Plan", "Pods that ended stay ended; what they held in memory is lost.")});
    if (wayBack)
        notes.push_back({Kind::Note,
                         message("Plan", "Kubernetes gives the template that is gone back to a new number; the way back goes by name (%1).",
                                 {wayBack->row.name})});
    return notes;
}

// The one before the present one undoes the last change: a way back (safety.md 1).
ObjectRequest filledIn(ObjectRequest wish, const Revisions& revisions, const KeptRevision& then)
{
    wish.values = {{"revision", numberOf(then)}, {"template", then.row.name}};
    if (!wish.purpose && then.row.name == previousOf(revisions)->row.name)
        wish.purpose = Purpose::WayBack;
    return wish;
}

void addRequests(ObjectChange& change, const VerbFacts& facts, const KeptRevision& then, const KeptRevision* wayBack)
{
    const KubeResource place = workloadResource(facts.wish.kind).value_or(kube::deployments);
    const UndoSide now = undoSideOf(facts.object);
    const bool isDeployment = facts.wish.kind == "Deployment";
    const UndoSide after{.podTemplate = then.podTemplate,
                         .annotations = isDeployment ? annotationsAfter(now.annotations, then.annotations) : now.annotations};
    change.requests = {undoStep(place, facts.object, now, after)};
    change.requestTitles = {message("Plan", "Patch %1", {verbs::nameOf(facts.wish)})};
    if (!wayBack)
        return;
    change.inverse = undoStep(place, facts.object, after, now);
    change.inverseWish = facts.wish;
    change.inverseWish->values = {{"template", wayBack->row.name}};
    change.inverseWish->purpose = std::nullopt;
}

std::optional<Error> obstacle(const VerbFacts& facts, const KeptRevision& then)
{
    const std::string name = verbs::nameOf(facts.wish);
    if (flagAt(facts.object, {"spec", "paused"}))
        return verbs::invalid(message("Plan", "The rollout of %1 is paused: resume it first, then roll back.", {name}));
    if (then.row.isCurrent || isSameTemplate(then.podTemplate, jsonAt(facts.object, {"spec", "template"})))
        return verbs::invalid(message("Plan", "%1 runs the template of revision %2 already.", {name, numberOf(then)}));
    return std::nullopt;
}

} // namespace

std::optional<KubeResource> UndoRules::resource(const ObjectRequest& wish) const
{
    return workloadResource(wish.kind);
}

AccessQuestion UndoRules::right(const ObjectRequest& wish) const
{
    return verbs::rightTo("patch", workloadResource(wish.kind).value_or(kube::deployments), wish);
}

std::vector<VerbRead> UndoRules::reads(const ObjectJson& object, const ObjectRequest& wish) const
{
    const KubeResource revisions = revisionResource(wish.kind).value_or(kube::replicaSets);
    return {{.key = revisionsKey, .request = revisionsRequest(object, revisions), .call = revisionsCall(object, revisions)}};
}

Result<ObjectChange> UndoRules::change(const VerbFacts& facts, const VerbMoment& moment) const
{
    const auto workload = workloadStateOf(facts.object, facts.wish.kind);
    const auto revisions = revisionsIn(facts);
    const auto then = !workload ? fail(workload.error()) : !revisions ? fail(revisions.error()) : wanted(*revisions, facts.wish);
    if (!then)
        return fail(then.error());
    if (const auto reason = obstacle(facts, *then))
        return fail(*reason);
    const KeptRevision* wayBack = wayBackIn(facts, *revisions);
    const std::string pods = std::to_string(workload->replicas);
    ObjectChange change;
    change.wish = filledIn(facts.wish, *revisions, *then);
    change.title = message("Plan", "Roll %1 back to revision %2", {verbs::nameOf(facts.wish), numberOf(*then)});
    change.before = templateText(jsonAt(facts.object, {"spec", "template"}));
    change.after = templateText(then->podTemplate);
    addRequests(change, facts, *then, wayBack);
    change.consequence = message("Plan", "Its controller replaces all %1 pods, as many at a time as its update strategy allows.", {pods});
    change.awaited = message("Plan", "Pods up to date and available: %1, no others left.", {pods});
    change.expected = workload->replicas;
    change.effectWithin = rolloutTime;
    change.notes = notesOf(*then, wayBack);
    change.beforeAfter = beforeAfterOf(facts, currentOf(*revisions), *then);
    change.diff = templateDiff(jsonAt(facts.object, {"spec", "template"}), then->podTemplate);
    change.commands = {commandOf(moment, facts.wish, "undo", " --to-revision=" + numberOf(*then)), commandOf(moment, facts.wish, "status")};
    if (wayBack) // then the second newest, whatever its number was
        change.inverseCommands = {commandOf(moment, facts.wish, "undo"), commandOf(moment, facts.wish, "status")};
    return change;
}

std::vector<Check> UndoRules::checks(const VerbFacts& facts) const
{
    const auto workload = workloadStateOf(facts.object, facts.wish.kind);
    const auto revisions = revisionsIn(facts);
    if (!workload || !revisions)
        return {};
    const KeptRevision* wayBack = wayBackIn(facts, *revisions);
    const Message what = message("Plan", "There is a way back");
    return {atRest(*workload, facts.objectReadAt), controllerFollows(*workload, WorkloadVerb::SetImage, facts.objectReadAt),
            wayBack
                ? checkOf("way-back", Verdict::Passed, what,
                          message("Plan", "what runs now is revision %1 (%2)", {numberOf(*wayBack), wayBack->row.name}), facts.objectReadAt)
                : checkOf("way-back", Verdict::Warning, what, message("Plan", "no revision keeps the template that runs now"),
                          facts.objectReadAt)};
}

std::string UndoRules::state(const ObjectJson* object, const ObjectRequest&) const
{
    return object ? templateText(jsonAt(*object, {"spec", "template"})) : std::string();
}

std::optional<std::map<std::string, std::string>> UndoRules::offer(const ObjectJson& object) const
{
    const bool isEnding = !textAt(object, {"metadata", "deletionTimestamp"}).empty();
    return isEnding || flagAt(object, {"spec", "paused"}) ? std::nullopt : std::optional<std::map<std::string, std::string>>(std::in_place);
}

EffectSeen UndoRules::effect(const ObjectJson* object, const Plan& plan) const
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    const auto workload = object && wish ? workloadStateOf(*object, wish->kind) : fail(ErrorKind::NotFound, Message());
    if (!workload)
        return {.readyOnTarget = 0, .expectedOnTarget = plan.targetReady, .readyElsewhere = 0, .isComplete = false};
    EffectSeen seen = effectOf(*workload, plan);
    seen.isComplete = seen.isComplete && state(object, *wish) == plan.stateAfter;
    return seen;
}

} // namespace tealdeck
