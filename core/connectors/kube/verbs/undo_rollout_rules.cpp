#include "core/connectors/kube/verbs/undo_rollout_rules.h"

#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

std::string revisionsIn(const std::vector<RolloutSet>& sets)
{
    std::string text;
    for (const RolloutSet& set : sets)
        text += (text.empty() ? "" : ", ") + std::to_string(set.revision);
    return text;
}

// As kubectl-argo-rollouts chooses: the newest but one.
Result<RolloutSet> wantedSet(const std::vector<RolloutSet>& sets, const ObjectRequest& wish)
{
    if (!wish.values.contains("revision")) {
        if (sets.size() < 2)
            return fail(verbs::invalid(message("Plan", "%1 has no earlier revision to go back to.", {wish.name})));
        return sets[1];
    }
    const auto revision = verbs::numberIn(wish, "revision");
    const RolloutSet* found = revision ? findRevision(sets, *revision) : nullptr;
    if (!found)
        return fail(verbs::invalid(
            message("Plan", "%1 has no revision %2. There are: %3.", {wish.name, rollouts::valueIn(wish, "revision"), revisionsIn(sets)})));
    return *found;
}

bool hasPods(const RolloutSet& set)
{
    return set.ready > 0 && set.ready >= set.wanted;
}

std::string imagesOf(const ObjectJson& podTemplate)
{
    std::string images;
    for (const ObjectJson& container : listAt(podTemplate, {"spec", "containers"}))
        images += (images.empty() ? "" : ", ") + textAt(container, {"image"});
    return images;
}

std::string commandOf(const std::string& context, const ObjectRequest& wish, const std::string& revision)
{
    return rollouts::command(context, wish, "undo " + shellQuoted(wish.name) + " --to-revision=" + revision);
}

} // namespace

Result<ObjectChange> UndoRolloutRules::draft(const VerbFacts& facts, const RolloutState& state, const VerbMoment& moment) const
{
    const ObjectRequest& wish = facts.wish;
    const auto sets = rolloutSetsOf(facts);
    if (!sets)
        return fail(sets.error());
    const auto target = wantedSet(*sets, wish);
    if (!target)
        return fail(target.error());
    const std::string revision = std::to_string(target->revision);
    if (target->hash == state.currentHash)
        return fail(verbs::invalid(message("Plan", "%1 is as wanted already: revision %2.", {wish.name, revision})));
    const ObjectJson& now = jsonAt(facts.object, {"spec", "template"});
    ObjectChange change;
    change.wish = wish;
    change.wish.values["revision"] = revision;
    if (!wish.purpose)
        change.wish.purpose = Purpose::WayBack;
    change.title = message("Plan", "Take %1 back to revision %2", {verbs::nameOf(wish), revision});
    change.after = rolloutTemplateText(target->podTemplate);
    change.requests = {rollouts::templateStep(facts.object, now, target->podTemplate)};
    change.inverse = rollouts::templateStep(facts.object, target->podTemplate, now);
    change.inverseWish = wish;
    change.inverseWish->values["revision"] = state.revision;
    change.consequence = consequenceOf(facts.object, state, *target);
    change.awaited = message("Plan", "Its controller waits with that version, or has done all of it.");
    change.beforeAfter = {{message("Plan", "Revision"), state.revision, revision},
                          {message("Plan", "Images"), imagesOf(now), imagesOf(target->podTemplate)}};
    change.commands = {commandOf(moment.context, wish, revision)};
    change.inverseCommands = {commandOf(moment.context, wish, state.revision)};
    return change;
}

Message UndoRolloutRules::consequenceOf(const ObjectJson& rollout, const RolloutState& state, const RolloutSet& target)
{
    if (target.hash == state.stableHash)
        return message("Plan", "The update that is under way is given up: %1 is the stable version, and no step is waited for.",
                       {target.name});
    if (state.isBlueGreen && !target.scaleDownAt.empty() && hasPods(target))
        return message("Plan", "The pods of %1 are still there (until %2): Argo Rollouts switches to them without waiting for a promotion.",
                       {target.name, target.scaleDownAt});
    return updateConsequence(rollout, state, target.name);
}

std::string UndoRolloutRules::state(const ObjectJson* object, const ObjectRequest&) const
{
    return object ? rolloutTemplateText(jsonAt(*object, {"spec", "template"})) : std::string();
}

std::optional<std::map<std::string, std::string>> UndoRolloutRules::offer(const ObjectJson& object) const
{
    const std::string revision = rolloutStateOf(object).revision;
    return revision.empty() || revision == "1" ? std::nullopt : RolloutTemplateRules::offer(object);
}

} // namespace tealdeck
