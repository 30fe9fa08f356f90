#include "core/connectors/kube/verbs/suspend_rules.h"

#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

namespace tealdeck
{
namespace
{

std::string textOf(bool isSuspended)
{
    return isSuspended ? "suspend=true" : "suspend=false";
}

// Where the field is missing a test for null is one for its absence.
ObjectJson operations(const ObjectJson& object, bool after)
{
    const ObjectJson& before = jsonAt(object, {"spec", "suspend"});
    return ObjectJson::array({verbs::testOf("/spec/suspend", before), verbs::addOf("/spec/suspend", after)});
}

std::string commandOf(const std::string& context, const ObjectRequest& wish, bool shallBeSuspended)
{
    const std::string patch = std::string(R"({"spec":{"suspend":)") + (shallBeSuspended ? "true" : "false") + "}}";
    const std::string kind = wish.kind == "Job" ? "job/" : "cronjob/";
    return verbs::kubectl(context, wish, "patch " + shellQuoted(kind + wish.name) + " --type merge --patch " + shellQuoted(patch));
}

Message consequenceOf(const ObjectRequest& wish, bool shallBeSuspended)
{
    if (wish.kind == "CronJob")
        return shallBeSuspended ? message("Plan", "No new run starts by its schedule; runs on their way go on.")
                                : message("Plan", "It runs by its schedule again; a run that was missed may start at once.");
    return shallBeSuspended ? message("Plan", "Its pods are ended now and made anew when it goes on; finished ones count.")
                            : message("Plan", "Its pods are made now.");
}

} // namespace

std::optional<KubeResource> SuspendRules::resource(const ObjectRequest& wish) const
{
    if (wish.kind == "CronJob")
        return kube::cronJobs;
    return wish.kind == "Job" ? std::optional(kube::jobs) : std::nullopt;
}

AccessQuestion SuspendRules::right(const ObjectRequest& wish) const
{
    return verbs::rightTo("patch", resource(wish).value_or(kube::cronJobs), wish);
}

Result<ObjectChange> SuspendRules::change(const VerbFacts& facts, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    const KubeResource place = resource(wish).value_or(kube::cronJobs);
    const bool now = flagAt(facts.object, {"spec", "suspend"});
    if (now == m_shallBeSuspended)
        return fail(verbs::invalid(message("Plan", "%1 is as wanted already: %2.", {wish.name, textOf(now)})));
    if (wish.kind == "Job" && !textAt(facts.object, {"status", "completionTime"}).empty())
        return fail(verbs::invalid(message("Plan", "Job %1 is finished; there is nothing to suspend or resume.", {wish.name})));
    ObjectRequest back = wish;
    back.verb = m_shallBeSuspended ? ObjectVerb::Unsuspend : ObjectVerb::Suspend;
    ObjectChange change;
    change.wish = wish;
    change.title = m_shallBeSuspended ? message("Plan", "Suspend %1", {verbs::nameOf(wish)})
                                      : message("Plan", "Let %1 run again", {verbs::nameOf(wish)});
    change.before = textOf(now);
    change.after = textOf(m_shallBeSuspended);
    change.requests = {verbs::patchStep(place, facts.object, operations(facts.object, m_shallBeSuspended))};
    change.requestTitles = {message("Plan", "Patch %1", {verbs::nameOf(wish)})};
    change.inverse = verbs::patchStep(
        place, facts.object,
        ObjectJson::array({verbs::testOf("/spec/suspend", m_shallBeSuspended), verbs::addOf("/spec/suspend", !m_shallBeSuspended)}));
    change.inverseWish = back;
    change.consequence = consequenceOf(wish, m_shallBeSuspended);
    change.awaited = message("Plan", "It reads %1.", {change.after});
    change.commands = {commandOf(moment.context, wish, m_shallBeSuspended)};
    change.inverseCommands = {commandOf(moment.context, back, !m_shallBeSuspended)};
    return change;
}

std::vector<Check> SuspendRules::checks(const VerbFacts& facts) const
{
    if (facts.wish.kind == "Job") {
        const long long active = numberAt(facts.object, {"status", "active"});
        return {checkOf("running-work", m_shallBeSuspended && active > 0 ? Verdict::Warning : Verdict::Passed,
                        message("Plan", "No work is thrown away"), message("Plan", "pods at work: %1", {std::to_string(active)}),
                        facts.objectReadAt)};
    }
    const std::size_t active = listAt(facts.object, {"status", "active"}).size();
    return {
        checkOf("runs-on-their-way", Verdict::Passed, message("Plan", "Runs on their way"),
                message("Plan", "%1, which go on; schedule \"%2\"", {std::to_string(active), textAt(facts.object, {"spec", "schedule"})}),
                facts.objectReadAt)};
}

std::string SuspendRules::state(const ObjectJson* object, const ObjectRequest&) const
{
    return object ? textOf(flagAt(*object, {"spec", "suspend"})) : std::string();
}

std::optional<std::map<std::string, std::string>> SuspendRules::offer(const ObjectJson& object) const
{
    const bool isOver = !textAt(object, {"status", "completionTime"}).empty();
    const bool isSo = flagAt(object, {"spec", "suspend"}) == m_shallBeSuspended;
    return isOver || isSo ? std::nullopt : std::optional<std::map<std::string, std::string>>(std::in_place);
}

} // namespace tealdeck
