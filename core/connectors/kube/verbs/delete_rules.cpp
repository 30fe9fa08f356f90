#include "core/connectors/kube/verbs/delete_rules.h"

#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/object_meta.h"
#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr const char* thereText = "present";
constexpr const char* goneText = "gone";
constexpr int usualGrace = 30; // terminationGracePeriodSeconds where nobody sets it
constexpr Duration slack = std::chrono::seconds(60); // for the kubelet to tell that it ended

std::optional<int> graceOf(const ObjectRequest& wish)
{
    return wish.kind == "Pod" ? verbs::numberIn(wish, "grace") : std::nullopt;
}

int graceIn(const VerbFacts& facts)
{
    const auto own = static_cast<int>(numberAt(facts.object, {"spec", "terminationGracePeriodSeconds"}, usualGrace));
    return graceOf(facts.wish).value_or(own);
}

HttpStep stepOf(const KubeResource& place, const ObjectJson& object, const ObjectRequest& wish)
{
    const ObjectRef ref = verbs::refOf(place, object);
    ObjectJson options{{"kind", "DeleteOptions"}, {"apiVersion", "v1"}, {"preconditions", {{"uid", ref.uid}}}};
    if (const auto grace = graceOf(wish))
        options["gracePeriodSeconds"] = *grace;
    if (wish.kind == "Job")
        options["propagationPolicy"] = "Background";
    return {.method = HttpMethod::Delete,
            .target = kubePath(place, ref.namespaceName, ref.name),
            .contentType = "application/json",
            .body = dumpJson(options),
            .object = ref};
}

std::string commandOf(const std::string& context, const ObjectRequest& wish)
{
    const auto grace = graceOf(wish);
    std::string arguments = "delete " + shellQuoted((wish.kind == "Job" ? "job/" : "pod/") + wish.name);
    if (grace)
        arguments += " --grace-period=" + std::to_string(*grace) + (*grace == 0 ? " --force" : "");
    return verbs::kubectl(context, wish, arguments);
}

Message consequenceOf(const VerbFacts& facts)
{
    const ObjectMeta meta = metaOf(facts.object);
    if (facts.wish.kind == "Job")
        return message("Plan", "Its pods are deleted with it, whether they are at work or finished.");
    if (meta.ownerKind.str().empty())
        return message("Plan", "Nobody makes a new one: it has no controller.");
    return message("Plan", "%1 %2 makes a new pod in its place; the scheduler has to find room for it.",
                   {meta.ownerKind.str(), meta.ownerName.str()});
}

Check isMadeAnew(const VerbFacts& facts)
{
    const ObjectMeta meta = metaOf(facts.object);
    const Message what = message("Plan", "It is made anew");
    if (meta.ownerKind.str().empty())
        return checkOf("made-anew", Verdict::Warning, what, message("Plan", "it has no controller: it is gone for good"),
                       facts.objectReadAt);
    return checkOf("made-anew", Verdict::Passed, what, message("Plan", "by %1 %2", {meta.ownerKind.str(), meta.ownerName.str()}),
                   facts.objectReadAt);
}

bool isReady(const ObjectJson& pod)
{
    const ObjectJson& conditions = listAt(pod, {"status", "conditions"});
    return std::ranges::any_of(conditions, [](const ObjectJson& condition) {
        return textAt(condition, {"type"}) == "Ready" && textAt(condition, {"status"}) == "True";
    });
}

// A deletion does not ask disruption budgets; an eviction would. So it is said what they would say.
Check budgetsAllow(const VerbFacts& facts)
{
    const Message what = message("Plan", "Disruption budgets allow it");
    const auto found = facts.further.find("budgets");
    if (found == facts.further.end() || !found->second)
        return notRun("disruption-budget", what,
                      found == facts.further.end()
                          ? Error{.kind = ErrorKind::TimedOut, .message = message("Plan", "It was not read."), .detail = {}}
                          : found->second.value.error());
    const Labels labels = labelsAt(facts.object, {"metadata", "labels"});
    for (const ObjectJson& budget : listAt(*found->second, {"items"})) {
        if (!labelSelectorMatches(jsonAt(budget, {"spec", "selector"}), labels))
            continue;
        const std::string name = textAt(budget, {"metadata", "name"});
        const long long allowed = numberAt(budget, {"status", "disruptionsAllowed"});
        if (allowed > 0 || !isReady(facts.object))
            return checkOf("disruption-budget", Verdict::Passed, what,
                           message("Plan", "%1 allows %2 more at the moment", {name, std::to_string(allowed)}), found->second.readAt);
        return checkOf("disruption-budget", Verdict::Warning, what,
                       message("Plan", "%1 allows none at the moment; a deletion does not ask it, an eviction would be refused", {name}),
                       found->second.readAt);
    }
    return checkOf("disruption-budget", Verdict::Passed, what, message("Plan", "none speaks of this pod"), found->second.readAt);
}

Check localData(const VerbFacts& facts)
{
    std::string names;
    for (const ObjectJson& volume : listAt(facts.object, {"spec", "volumes"})) {
        if (!jsonAt(volume, {"emptyDir"}).is_null())
            names += (names.empty() ? "" : ", ") + textAt(volume, {"name"});
    }
    const Message what = message("Plan", "No local data is lost");
    if (names.empty())
        return checkOf("local-data", Verdict::Passed, what, message("Plan", "it has no emptyDir volume"), facts.objectReadAt);
    return checkOf("local-data", Verdict::Warning, what, message("Plan", "what lies in %1 (emptyDir) is deleted with it", {names}),
                   facts.objectReadAt);
}

Check unfinishedWork(const VerbFacts& facts)
{
    const long long active = numberAt(facts.object, {"status", "active"});
    return checkOf("running-work", active > 0 ? Verdict::Warning : Verdict::Passed, message("Plan", "No work is thrown away"),
                   message("Plan", "pods at work: %1", {std::to_string(active)}), facts.objectReadAt);
}

} // namespace

std::optional<KubeResource> DeleteRules::resource(const ObjectRequest& wish) const
{
    if (wish.kind == "Pod")
        return kube::pods;
    return wish.kind == "Job" ? std::optional(kube::jobs) : std::nullopt;
}

AccessQuestion DeleteRules::right(const ObjectRequest& wish) const
{
    return verbs::rightTo("delete", resource(wish).value_or(kube::pods), wish);
}

std::vector<VerbRead> DeleteRules::reads(const ObjectJson&, const ObjectRequest& wish) const
{
    if (wish.kind != "Pod")
        return {};
    return {{.key = "budgets",
             .request = listRequest(kube::disruptionBudgets, wish.namespaceName),
             .call = {.verb = "list", .resource = kube::disruptionBudgets, .namespaceName = wish.namespaceName, .name = {}}}};
}

Result<ObjectChange> DeleteRules::change(const VerbFacts& facts, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    if (wish.values.contains("grace") && !verbs::numberIn(wish, "grace"))
        return fail(verbs::invalid(message("Plan", "The time to end is a number of seconds, 0 or more.")));
    const KubeResource place = resource(wish).value_or(kube::pods);
    const bool isPod = wish.kind == "Pod";
    ObjectChange change;
    change.wish = wish;
    change.title = message("Plan", "Delete %1", {verbs::nameOf(wish)});
    change.before = thereText;
    change.after = goneText;
    change.requests = {stepOf(place, facts.object, wish)};
    change.requestTitles = {message("Plan", "Delete %1", {verbs::nameOf(wish)})};
    change.consequence = consequenceOf(facts);
    change.awaited = message("Plan", "The server has no object with this uid any more.");
    change.isHarder = graceOf(wish) == 0 || (isPod && metaOf(facts.object).ownerKind.str().empty());
    change.effectWithin = isPod ? std::chrono::seconds(graceIn(facts)) + slack : slack;
    change.notes.push_back(
        {UndoNote::Kind::Stays, message("Plan", "A deletion cannot be undone: the object and its pods are gone for good.")});
    if (graceOf(wish) == 0) {
        change.notes.push_back({UndoNote::Kind::Note,
                                message("Plan",
                                        "Without time to end it may still run on its node when it is gone here; "
                                        "a second one may start beside it.")});
    }
    if (isPod)
        change.beforeAfter = {{message("Plan", "Time to end, in seconds"), std::to_string(graceIn(facts)), {}}};
    change.commands = {commandOf(moment.context, wish)};
    return change;
}

std::vector<Check> DeleteRules::checks(const VerbFacts& facts) const
{
    if (facts.wish.kind == "Job")
        return {unfinishedWork(facts)};
    return {isMadeAnew(facts), budgetsAllow(facts), localData(facts)};
}

std::string DeleteRules::state(const ObjectJson* object, const ObjectRequest&) const
{
    return object ? thereText : goneText;
}

// The server answers with the object as it was, or with a Status.
std::string DeleteRules::answeredState(const ObjectJson&, const ObjectRequest&) const
{
    return goneText;
}

std::optional<std::map<std::string, std::string>> DeleteRules::offer(const ObjectJson& object) const
{
    const bool isEnding = !textAt(object, {"metadata", "deletionTimestamp"}).empty();
    return isEnding ? std::nullopt : std::optional<std::map<std::string, std::string>>(std::in_place);
}

} // namespace tealdeck
