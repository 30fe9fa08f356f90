#include "core/connectors/kube/verbs/rollout_sets.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <charconv>

namespace tealdeck
{
namespace
{

constexpr const char* hashLabel = "rollouts-pod-template-hash";
constexpr std::size_t shownDigits = 8;

int numberIn(const std::string& text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool isControlledBy(const ObjectJson& set, const std::string& uid)
{
    const ObjectJson& owners = listAt(set, {"metadata", "ownerReferences"});
    return std::ranges::any_of(owners,
                               [&](const ObjectJson& owner) { return flagAt(owner, {"controller"}) && textAt(owner, {"uid"}) == uid; });
}

ObjectJson withoutAdditions(ObjectJson podTemplate)
{
    if (!podTemplate.is_object() || !podTemplate.contains("metadata") || !podTemplate["metadata"].is_object())
        return podTemplate;
    ObjectJson& metadata = podTemplate["metadata"];
    if (metadata.contains("creationTimestamp") && metadata["creationTimestamp"].is_null())
        metadata.erase("creationTimestamp");
    if (metadata.contains("labels") && metadata["labels"].is_object())
        metadata["labels"].erase(hashLabel);
    return podTemplate;
}

RolloutSet setOf(const ObjectJson& json)
{
    return {.name = textAt(json, {"metadata", "name"}),
            .hash = textAt(json, {"metadata", "labels", hashLabel}),
            .revision = numberIn(textAt(json, {"metadata", "annotations", "rollout.argoproj.io/revision"})),
            .wanted = static_cast<int>(numberAt(json, {"spec", "replicas"})),
            .ready = static_cast<int>(numberAt(json, {"status", "readyReplicas"})),
            .scaleDownAt = textAt(json, {"metadata", "annotations", "scale-down-deadline"}),
            .podTemplate = withoutAdditions(jsonAt(json, {"spec", "template"}))};
}

} // namespace

VerbRead rolloutSetsRead(const ObjectJson& rollout)
{
    const std::string space = textAt(rollout, {"metadata", "namespace"});
    ListOptions options;
    options.labelSelector = labelSelectorText(jsonAt(rollout, {"spec", "selector"}));
    return {.key = rolloutSetsKey,
            .request = listRequest(kube::replicaSets, space, options),
            .call = {.verb = "list", .resource = kube::replicaSets, .namespaceName = space, .name = {}}};
}

Result<std::vector<RolloutSet>> rolloutSetsOf(const VerbFacts& facts)
{
    const auto found = facts.further.find(rolloutSetsKey);
    if (found == facts.further.end())
        return fail(ErrorKind::TimedOut, message("Plan", "It was not read."));
    if (!found->second)
        return fail(found->second.value.error());
    const std::string uid = textAt(facts.object, {"metadata", "uid"});
    std::vector<RolloutSet> sets;
    for (const ObjectJson& json : listAt(*found->second, {"items"})) {
        if (isControlledBy(json, uid))
            sets.push_back(setOf(json));
    }
    std::ranges::sort(sets, std::ranges::greater(), &RolloutSet::revision);
    return sets;
}

const RolloutSet* findSet(const std::vector<RolloutSet>& sets, const std::string& hash)
{
    const auto found = std::ranges::find(sets, hash, &RolloutSet::hash);
    return hash.empty() || found == sets.end() ? nullptr : &*found;
}

const RolloutSet* findRevision(const std::vector<RolloutSet>& sets, int revision)
{
    const auto found = std::ranges::find(sets, revision, &RolloutSet::revision);
    return found == sets.end() ? nullptr : &*found;
}

std::string digestOfTemplate(const ObjectJson& podTemplate)
{
    const nlohmann::json sorted = nlohmann::json::parse(dumpJson(withoutAdditions(podTemplate)));
    return toHex(sha256(sorted.dump()));
}

std::string rolloutTemplateText(const ObjectJson& podTemplate)
{
    std::string text;
    for (const ObjectJson& container : listAt(podTemplate, {"spec", "containers"}))
        text += textAt(container, {"name"}) + "=" + textAt(container, {"image"}) + " ";
    return text + "#" + digestOfTemplate(podTemplate).substr(0, shownDigits);
}

} // namespace tealdeck
