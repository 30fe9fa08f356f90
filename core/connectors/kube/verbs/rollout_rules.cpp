#include "core/connectors/kube/verbs/rollout_rules.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/abort_rollout_rules.h"
#include "core/connectors/kube/verbs/pause_rollout_rules.h"
#include "core/connectors/kube/verbs/promote_full_rules.h"
#include "core/connectors/kube/verbs/promote_rules.h"
#include "core/connectors/kube/verbs/restart_rollout_rules.h"
#include "core/connectors/kube/verbs/rollout_image_rules.h"
#include "core/connectors/kube/verbs/undo_rollout_rules.h"
#include "core/connectors/kube/verbs/verb_parts.h"

namespace tealdeck
{
namespace
{

constexpr Duration usualPatience = std::chrono::minutes(10);
constexpr int usualDelay = 30; // the controller's default for both delays

bool isRollout(const ObjectJson& object)
{
    return textAt(object, {"apiVersion"}).starts_with("argoproj.io/") && textAt(object, {"kind"}) == kube::rollouts.kind;
}

std::optional<Message> commonObstacle(const RolloutState& state, const std::string& name)
{
    if (state.isEnding)
        return message("Plan", "%1 is being deleted.", {name});
    if (!state.isBlueGreen && !state.isCanary)
        return message("Plan", "%1 is neither blue-green nor canary, so its controller does nothing with it.", {name});
    return std::nullopt;
}

} // namespace

std::optional<KubeResource> RolloutRules::resource(const ObjectRequest& wish) const
{
    return wish.kind == kube::rollouts.kind ? std::optional(kube::rollouts) : std::nullopt;
}

AccessQuestion RolloutRules::right(const ObjectRequest& wish) const
{
    return verbs::rightTo("patch", kube::rollouts, wish, subresource());
}

std::vector<VerbRead> RolloutRules::reads(const ObjectJson& object, const ObjectRequest&) const
{
    return {rolloutSetsRead(object)};
}

Result<ObjectChange> RolloutRules::change(const VerbFacts& facts, const VerbMoment& moment) const
{
    const RolloutState state = rolloutStateOf(facts.object);
    auto reason = commonObstacle(state, facts.wish.name);
    if (!reason)
        reason = obstacle(facts.object, state, facts.wish.name);
    if (reason)
        return fail(verbs::invalid(*reason));
    auto drafted = draft(facts, state, moment);
    if (!drafted)
        return drafted;
    ObjectChange& change = *drafted;
    if (change.wish.name.empty())
        change.wish = rollouts::withSeen(facts.wish, state);
    change.before = this->state(&facts.object, change.wish);
    if (change.requestTitles.empty())
        change.requestTitles = {message("Plan", "Patch %1", {verbs::nameOf(facts.wish)})};
    if (!change.effectWithin)
        change.effectWithin = usualPatience;
    return drafted;
}

std::optional<std::map<std::string, std::string>> RolloutRules::offer(const ObjectJson& object) const
{
    const RolloutState state = rolloutStateOf(object);
    const std::string name = textAt(object, {"metadata", "name"});
    if (!isRollout(object) || commonObstacle(state, name) || obstacle(object, state, name))
        return std::nullopt;
    return std::optional<std::map<std::string, std::string>>(std::in_place);
}

EffectSeen RolloutRules::effect(const ObjectJson* object, const Plan& plan) const
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    bool isThere = false;
    if (object && wish && state(object, *wish) == plan.stateAfter)
        isThere = isInEffect(*object, rolloutStateOf(*object), *wish);
    return {.readyOnTarget = isThere ? 1 : 0, .expectedOnTarget = 1, .readyElsewhere = 0, .isComplete = isThere};
}

HttpStep RolloutRules::step(const ObjectJson& rollout, ObjectJson operations) const
{
    const bool isOfStatus = *subresource() != '\0';
    if (isOfStatus)
        operations.insert(operations.begin(), verbs::testOf("/status/currentPodHash", jsonAt(rollout, {"status", "currentPodHash"})));
    return verbs::patchStep(kube::rollouts, rollout, std::move(operations), subresource());
}

const VerbRules& rolloutRulesOf(ObjectVerb verb)
{
    static const PromoteRules promote;
    static const PromoteFullRules promoteFull;
    static const AbortRolloutRules abort(true);
    static const AbortRolloutRules retry(false);
    static const PauseRolloutRules pause(true);
    static const PauseRolloutRules resume(false);
    static const RestartRolloutRules restart;
    static const UndoRolloutRules undo;
    static const RolloutImageRules image;
    if (verb == ObjectVerb::PromoteFull)
        return promoteFull;
    if (verb == ObjectVerb::Abort)
        return abort;
    if (verb == ObjectVerb::Retry)
        return retry;
    if (verb == ObjectVerb::PauseRollout)
        return pause;
    if (verb == ObjectVerb::ResumeRollout)
        return resume;
    if (verb == ObjectVerb::RestartRollout)
        return restart;
    if (verb == ObjectVerb::UndoRollout)
        return undo;
    return verb == ObjectVerb::SetRolloutImage ? static_cast<const VerbRules&>(image) : promote;
}

} // namespace tealdeck

namespace tealdeck::rollouts
{

std::string command(const std::string& context, const ObjectRequest& wish, const std::string& arguments)
{
    return "kubectl argo rollouts " + arguments + " --context " + shellQuoted(context) + " --namespace " + shellQuoted(wish.namespaceName);
}

std::string valueIn(const ObjectRequest& wish, const std::string& key)
{
    const auto found = wish.values.find(key);
    return found == wish.values.end() ? std::string() : found->second;
}

ObjectRequest withSeen(ObjectRequest wish, const RolloutState& state)
{
    wish.values["seen-hash"] = state.currentHash;
    wish.values["seen-step"] = std::to_string(state.step);
    return wish;
}

bool isOvertaken(const RolloutState& state, const ObjectRequest& wish)
{
    const std::string seen = valueIn(wish, "seen-hash");
    return !seen.empty() && seen != state.currentHash;
}

std::string setName(const ObjectRequest& wish, const std::string& hash)
{
    return wish.name + "-" + hash;
}

Check podsReady(const VerbFacts& facts, const std::string& target, const std::string& live)
{
    const Message what = message("Plan", "Its pods are ready");
    const auto sets = rolloutSetsOf(facts);
    if (!sets)
        return notRun("new-pods-ready", what, sets.error());
    const WallTime readAt = facts.further.at(rolloutSetsKey).readAt;
    const RolloutSet* there = findSet(*sets, target);
    const RolloutSet* here = findSet(*sets, live);
    const int readyThere = there ? there->ready : 0;
    const int readyHere = here ? here->ready : 0;
    if (readyThere == 0) { // a hard stop unless the live side has none either (safety.md 1)
        Check check = checkOf("new-pods-ready", readyHere > 0 ? Verdict::Failed : Verdict::Warning, what,
                              message("Plan", "no pod of %1 is ready", {setName(facts.wish, target)}), readAt);
        check.isHardStop = readyHere > 0;
        return check;
    }
    const bool isWhole = readyThere >= there->wanted;
    return checkOf("new-pods-ready", isWhole ? Verdict::Passed : Verdict::Warning, what,
                   message("Plan", "%1 of %2 pods of %3 are ready; %4 of %5",
                           {std::to_string(readyThere), std::to_string(there->wanted), there->name, std::to_string(readyHere),
                            setName(facts.wish, live)}),
                   readAt);
}

int scaleDownDelayOf(const ObjectJson& rollout)
{
    return static_cast<int>(numberAt(rollout, {"spec", "strategy", "blueGreen", "scaleDownDelaySeconds"}, usualDelay));
}

std::optional<int> abortDelayOf(const ObjectJson& rollout)
{
    const char* strategy = jsonAt(rollout, {"spec", "strategy", "blueGreen"}).is_object() ? "blueGreen" : "canary";
    const auto delay = static_cast<int>(numberAt(rollout, {"spec", "strategy", strategy, "abortScaleDownDelaySeconds"}, usualDelay));
    return delay == 0 ? std::nullopt : std::optional(delay);
}

HttpStep templateStep(const ObjectJson& rollout, const ObjectJson& from, const ObjectJson& to)
{
    const auto patch = [&](const ObjectJson& before, const ObjectJson& after) {
        return verbs::patchStep(kube::rollouts, rollout,
                                ObjectJson::array({verbs::testOf("/spec/template", before), verbs::replaceOf("/spec/template", after)}));
    };
    const auto masked = [](const ObjectJson& podTemplate) {
        const ObjectJson object{{"kind", "Rollout"}, {"spec", {{"template", podTemplate}}}};
        return jsonAt(maskObject(object).object, {"spec", "template"});
    };
    HttpStep step = patch(from, to);
    step.masked = MaskedBody{.text = patch(masked(from), masked(to)).body, .digest = toHex(sha256(step.body))};
    return step;
}

} // namespace tealdeck::rollouts
