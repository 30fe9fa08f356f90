#include "core/connectors/kube/verbs/bounds_rules.h"

#include "core/connectors/kube/shell_text.h"
#include "core/connectors/kube/verbs/verb_parts.h"

#include <algorithm>

namespace tealdeck
{
namespace
{

struct Bounds
{
    int min = 1; // the API's default
    int max = 0;
    std::optional<int> target; // percent of the CPU requests
    int metric = 0; // which of spec.metrics the target is
    bool operator==(const Bounds&) const = default;
};

Bounds boundsOf(const ObjectJson& autoscaler)
{
    Bounds bounds{.min = static_cast<int>(numberAt(autoscaler, {"spec", "minReplicas"}, 1)),
                  .max = static_cast<int>(numberAt(autoscaler, {"spec", "maxReplicas"})),
                  .target = std::nullopt};
    int index = 0;
    for (const ObjectJson& metric : listAt(autoscaler, {"spec", "metrics"})) {
        const bool isCpu = textAt(metric, {"type"}) == "Resource" && textAt(metric, {"resource", "name"}) == "cpu"
            && textAt(metric, {"resource", "target", "type"}) == "Utilization";
        if (isCpu && !bounds.target) {
            bounds.target = static_cast<int>(numberAt(metric, {"resource", "target", "averageUtilization"}));
            bounds.metric = index;
        }
        ++index;
    }
    return bounds;
}

std::string textOf(const Bounds& bounds)
{
    std::string text = "min=" + std::to_string(bounds.min) + ", max=" + std::to_string(bounds.max);
    if (bounds.target)
        text += ", cpu=" + std::to_string(*bounds.target) + "%";
    return text;
}

Bounds wanted(Bounds bounds, const ObjectRequest& wish)
{
    bounds.min = verbs::numberIn(wish, "min").value_or(bounds.min);
    bounds.max = verbs::numberIn(wish, "max").value_or(bounds.max);
    if (bounds.target)
        bounds.target = verbs::numberIn(wish, "target").value_or(*bounds.target);
    return bounds;
}

std::map<std::string, std::string> valuesOf(const Bounds& bounds)
{
    std::map<std::string, std::string> values{{"min", std::to_string(bounds.min)}, {"max", std::to_string(bounds.max)}};
    if (bounds.target)
        values.emplace("target", std::to_string(*bounds.target));
    return values;
}

std::string targetPath(const Bounds& bounds)
{
    return "/spec/metrics/" + std::to_string(bounds.metric) + "/resource/target/averageUtilization";
}

// All of them are tested, also those that stay: together they are what the autoscaler goes by.
ObjectJson operations(const Bounds& from, const Bounds& to)
{
    ObjectJson patch = ObjectJson::array({verbs::testOf("/spec/minReplicas", from.min), verbs::testOf("/spec/maxReplicas", from.max)});
    if (from.target)
        patch.push_back(verbs::testOf(targetPath(from), *from.target));
    patch.push_back(verbs::replaceOf("/spec/minReplicas", to.min));
    patch.push_back(verbs::replaceOf("/spec/maxReplicas", to.max));
    if (from.target && to.target)
        patch.push_back(verbs::replaceOf(targetPath(from), *to.target));
    return patch;
}

std::optional<Error> obstacle(const Bounds& before, const Bounds& after, const ObjectRequest& wish)
{
    for (const char* key : {"min", "max", "target"}) {
        if (wish.values.contains(key) && !verbs::numberIn(wish, key))
            return verbs::invalid(message("Plan", "%1 of %2 is a whole number, 0 or more.", {key, wish.name}));
    }
    if (wish.values.contains("target") && !before.target)
        return verbs::invalid(message("Plan", "%1 has no target for the use of CPU that could be changed.", {wish.name}));
    if (after.target && *after.target < 1)
        return verbs::invalid(message("Plan", "The target of %1 is a percentage above 0.", {wish.name}));
    if (after.max < 1 || after.min > after.max)
        return verbs::invalid(
            message("Plan", "The bounds of %1 have to be min <= max and max >= 1; wanted were %2.", {wish.name, textOf(after)}));
    if (before == after)
        return verbs::invalid(message("Plan", "%1 is as wanted already: %2.", {wish.name, textOf(after)}));
    return std::nullopt;
}

std::string commandOf(const std::string& context, const ObjectRequest& wish, const HttpStep& step)
{
    return verbs::kubectl(context, wish, "patch " + shellQuoted("hpa/" + wish.name) + " --type json --patch " + shellQuoted(step.body));
}

Message consequenceOf(const ObjectJson& autoscaler, const Bounds& after)
{
    const int current = static_cast<int>(numberAt(autoscaler, {"status", "currentReplicas"}));
    const int clamped = std::clamp(current, after.min, after.max);
    const std::string target
        = textAt(autoscaler, {"spec", "scaleTargetRef", "kind"}) + " " + textAt(autoscaler, {"spec", "scaleTargetRef", "name"});
    if (current == 0)
        return message("Plan", "%1 has no replicas, so the autoscaler stays off until somebody scales it up.", {target});
    if (clamped != current)
        return message("Plan", "The autoscaler takes %1 from %2 to %3 replicas at its next look, by default within 15 s.",
                       {target, std::to_string(current), std::to_string(clamped)});
    return message("Plan", "%1 stays at %2 replicas for the moment; the autoscaler goes by the new bounds from its next look on.",
                   {target, std::to_string(current)});
}

Check endsPods(const VerbFacts& facts)
{
    const Bounds after = wanted(boundsOf(facts.object), facts.wish);
    const int current = static_cast<int>(numberAt(facts.object, {"status", "currentReplicas"}));
    const bool ends = current > after.max;
    return checkOf("ends-pods", ends ? Verdict::Warning : Verdict::Passed, message("Plan", "No running pod has to end"),
                   message("Plan", "%1 run now, %2 at most afterwards", {std::to_string(current), std::to_string(after.max)}),
                   facts.objectReadAt);
}

Check roomToGrow(const VerbFacts& facts)
{
    const Bounds after = wanted(boundsOf(facts.object), facts.wish);
    const bool isFixed = after.min == after.max;
    return checkOf("room-to-grow", isFixed ? Verdict::Warning : Verdict::Passed, message("Plan", "It can still scale"),
                   isFixed ? message("Plan", "min and max are equal: load no longer changes the number")
                           : message("Plan", "between %1 and %2", {std::to_string(after.min), std::to_string(after.max)}),
                   facts.objectReadAt);
}

Check readsItsMetrics(const VerbFacts& facts)
{
    const Message what = message("Plan", "It reads its metrics");
    for (const ObjectJson& condition : listAt(facts.object, {"status", "conditions"})) {
        if (textAt(condition, {"type"}) != "ScalingActive")
            continue;
        const bool isActive = textAt(condition, {"status"}) == "True";
        return checkOf("metrics", isActive ? Verdict::Passed : Verdict::Warning, what,
                       message("Plan", "%1: %2", {textAt(condition, {"reason"}), textAt(condition, {"message"})}), facts.objectReadAt);
    }
    return checkOf("metrics", Verdict::Warning, what, message("Plan", "it has not said so yet"), facts.objectReadAt);
}

} // namespace

std::optional<KubeResource> BoundsRules::resource(const ObjectRequest& wish) const
{
    return wish.kind == kube::horizontalPodAutoscalers.kind ? std::optional(kube::horizontalPodAutoscalers) : std::nullopt;
}

AccessQuestion BoundsRules::right(const ObjectRequest& wish) const
{
    return verbs::rightTo("patch", kube::horizontalPodAutoscalers, wish);
}

Result<ObjectChange> BoundsRules::change(const VerbFacts& facts, const VerbMoment& moment) const
{
    const Bounds before = boundsOf(facts.object);
    const Bounds after = wanted(before, facts.wish);
    if (const auto reason = obstacle(before, after, facts.wish))
        return fail(*reason);
    ObjectChange change;
    change.wish = facts.wish;
    change.wish.values = valuesOf(after);
    change.title = message("Plan", "Set the bounds of autoscaler %1", {facts.wish.name});
    change.before = textOf(before);
    change.after = textOf(after);
    change.requests = {verbs::patchStep(kube::horizontalPodAutoscalers, facts.object, operations(before, after))};
    change.requestTitles = {message("Plan", "Patch %1", {verbs::nameOf(facts.wish)})};
    change.inverse = verbs::patchStep(kube::horizontalPodAutoscalers, facts.object, operations(after, before));
    change.inverseWish = change.wish;
    change.inverseWish->values = valuesOf(before);
    change.consequence = consequenceOf(facts.object, after);
    change.awaited = message("Plan", "It reads %1.", {change.after});
    change.beforeAfter = {{message("Plan", "Bounds"), change.before, change.after}};
    change.commands = {commandOf(moment.context, facts.wish, change.requests.front())};
    change.inverseCommands = {commandOf(moment.context, facts.wish, *change.inverse)};
    return change;
}

std::vector<Check> BoundsRules::checks(const VerbFacts& facts) const
{
    return {endsPods(facts), roomToGrow(facts), readsItsMetrics(facts)};
}

std::string BoundsRules::state(const ObjectJson* object, const ObjectRequest&) const
{
    return object ? textOf(boundsOf(*object)) : std::string();
}

std::optional<std::map<std::string, std::string>> BoundsRules::offer(const ObjectJson& object) const
{
    return valuesOf(boundsOf(object));
}

} // namespace tealdeck
