#include "core/connectors/kube/object_view_maker.h"

#include "core/connectors/kube/object_kinds.h"
#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/object_related.h"
#include "core/connectors/kube/object_summary.h"
#include "core/connectors/kube/object_why.h"
#include "core/connectors/kube/object_yaml.h"
#include "core/connectors/kube/verbs/verb_rules.h"

namespace tealdeck
{
namespace
{

ObjectMeta metaOf(const ObjectJson& object)
{
    ObjectMeta meta{.uid = textAt(object, {"metadata", "uid"}),
                    .namespaceName = textAt(object, {"metadata", "namespace"}),
                    .name = textAt(object, {"metadata", "name"}),
                    .resourceVersion = textAt(object, {"metadata", "resourceVersion"}),
                    .created = timeAt(object, {"metadata", "creationTimestamp"}).value_or(WallTime{}),
                    .deleted = timeAt(object, {"metadata", "deletionTimestamp"}),
                    .labels = labelsAt(object, {"metadata", "labels"}),
                    .annotations = labelsAt(object, {"metadata", "annotations"}),
                    .ownerKind = {},
                    .ownerName = {},
                    .ownerUid = {}};
    meta.annotations.own().erase("kubectl.kubernetes.io/last-applied-configuration");
    if (const auto owner = controllerAddress(object)) {
        meta.ownerKind = owner->kind;
        meta.ownerName = owner->name;
        meta.ownerUid = owner->uid;
    }
    return meta;
}

std::vector<ObjectCondition> conditionsOf(const ObjectJson& object)
{
    std::vector<ObjectCondition> conditions;
    for (const ObjectJson& condition : listAt(object, {"status", "conditions"})) {
        auto since = timeAt(condition, {"lastTransitionTime"});
        conditions.push_back({.type = textAt(condition, {"type"}),
                              .status = textAt(condition, {"status"}),
                              .reason = textAt(condition, {"reason"}),
                              .text = maskText(textAt(condition, {"message"})),
                              .since = since ? since : timeAt(condition, {"lastUpdateTime"})});
    }
    return conditions;
}

} // namespace

std::optional<ObjectAddress> controllerAddress(const ObjectJson& object)
{
    for (const ObjectJson& owner : listAt(object, {"metadata", "ownerReferences"})) {
        if (flagAt(owner, {"controller"}))
            return makeAddress(textAt(owner, {"apiVersion"}), textAt(owner, {"kind"}), textAt(object, {"metadata", "namespace"}),
                               textAt(owner, {"name"}), textAt(owner, {"uid"}));
    }
    return std::nullopt;
}

ObjectView makeObjectView(const ObjectJson& object, const ObjectAddress& asked, WallTime serverNow)
{
    MaskedObject masked = maskObject(object);
    ObjectSummary summary = summarizeObject(masked.object);
    ObjectView view{.address = asked,
                    .meta = metaOf(masked.object),
                    .finalizers = {},
                    .status = std::move(summary.status),
                    .mood = summary.mood,
                    .node = textAt(object, {"spec", "nodeName"}),
                    .facts = std::move(summary.facts),
                    .why = whyOf({.object = object, .events = {}, .now = serverNow}),
                    .conditions = conditionsOf(object),
                    .events = {},
                    .owners = {},
                    .related = namedByObject(object),
                    .offers = offersFor(object),
                    .problems = {},
                    .masked = std::move(masked.masked),
                    .yaml = objectYaml(masked.object, ManagedFields::LeftOut),
                    .fullYaml = objectYaml(masked.object, ManagedFields::Shown),
                    .json = asciiJson(masked.object),
                    .readAt = serverNow,
                    .areEventsKnown = false,
                    .isComplete = false};
    view.address.uid = view.meta.uid;
    if (const std::string kind = textAt(object, {"kind"}); !kind.empty())
        view.address.kind = kind;
    for (const ObjectJson& finalizer : listAt(object, {"metadata", "finalizers"})) {
        if (finalizer.is_string())
            view.finalizers.push_back(finalizer.get<std::string>());
    }
    return view;
}

void addEvents(ObjectView& view, const ObjectJson& object, std::vector<ObjectEvent> events)
{
    view.events = std::move(events);
    view.areEventsKnown = true;
    view.why = whyOf({.object = object, .events = view.events, .now = view.readAt});
}

} // namespace tealdeck
