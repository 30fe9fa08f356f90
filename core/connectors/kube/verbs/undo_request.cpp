#include "core/connectors/kube/verbs/undo_request.h"

#include "core/base/encoding.h"
#include "core/connectors/kube/json_pointer.h"
#include "core/connectors/kube/object_mask.h"
#include "core/connectors/kube/verbs/verb_parts.h"

#include <algorithm>
#include <array>

namespace tealdeck
{
namespace
{

constexpr const char* templatePath = "/spec/template";

// kubectl's annotationsToSkip, and what Tealdeck leaves on objects.
bool staysAsItIs(const std::string& annotation)
{
    constexpr std::array own{"kubectl.kubernetes.io/last-applied-configuration",
                             "deployment.kubernetes.io/revision",
                             "deployment.kubernetes.io/revision-history",
                             "deployment.kubernetes.io/desired-replicas",
                             "deployment.kubernetes.io/max-replicas",
                             "deprecated.deployment.rollback.to"};
    return annotation.starts_with("tealdeck.org/") || std::ranges::find(own, annotation) != own.end();
}

UndoSide masked(const UndoSide& side)
{
    const ObjectJson whole{{"metadata", {{"annotations", side.annotations}}}, {"spec", {{"template", side.podTemplate}}}};
    const ObjectJson shown = maskObject(whole).object;
    return {.podTemplate = jsonAt(shown, {"spec", "template"}), .annotations = jsonAt(shown, {"metadata", "annotations"})};
}

// Which operations follows from the true sides; their values are those to be written.
struct Written
{
    const UndoSide& from;
    const UndoSide& to;
};

void addAnnotations(ObjectJson& patch, const Written& truth, const Written& written)
{
    const auto pathOf = [](const std::string& key) { return "/metadata/annotations/" + pointerPart(key); };
    for (const auto& [key, value] : truth.from.annotations.items()) {
        const bool isKept = truth.to.annotations.contains(key);
        if (isKept && truth.to.annotations[key] == value)
            continue;
        patch.push_back(verbs::testOf(pathOf(key), written.from.annotations[key]));
        if (isKept)
            patch.push_back(verbs::replaceOf(pathOf(key), written.to.annotations[key]));
        else
            patch.push_back({{"op", "remove"}, {"path", pathOf(key)}});
    }
    for (const auto& [key, value] : truth.to.annotations.items()) {
        if (!truth.from.annotations.contains(key))
            patch.push_back(verbs::addOf(pathOf(key), written.to.annotations[key]));
    }
}

// Everything that is replaced is tested as a whole. So whoever changed anything of the template between plan and request, be it an image,
// a variable or a restart, has their change kept and is not overwritten, and sending it late does no harm. The generation would not do:
// it also moves with replicas, which an autoscaler changes all the time and which a rollback leaves alone.
ObjectJson operations(const Written& truth, const Written& written)
{
    ObjectJson patch = ObjectJson::array(
        {verbs::testOf(templatePath, written.from.podTemplate), verbs::replaceOf(templatePath, written.to.podTemplate)});
    addAnnotations(patch, truth, written);
    return patch;
}

} // namespace

UndoSide undoSideOf(const ObjectJson& workload)
{
    return {.podTemplate = jsonAt(workload, {"spec", "template"}), .annotations = jsonAt(workload, {"metadata", "annotations"})};
}

ObjectJson annotationsAfter(const ObjectJson& now, const ObjectJson& kept)
{
    if (!now.is_object()) // a Deployment that its controller has seen has some
        return now;
    ObjectJson after = ObjectJson::object();
    for (const auto& [key, value] : now.items()) {
        if (staysAsItIs(key))
            after[key] = value;
    }
    for (const auto& [key, value] : kept.items()) {
        if (!staysAsItIs(key))
            after[key] = value;
    }
    return after;
}

HttpStep undoStep(const KubeResource& resource, const ObjectJson& workload, const UndoSide& from, const UndoSide& to)
{
    const UndoSide shownFrom = masked(from);
    const UndoSide shownTo = masked(to);
    const Written truth{from, to};
    HttpStep step = verbs::patchStep(resource, workload, operations(truth, truth));
    const HttpStep shown = verbs::patchStep(resource, workload, operations(truth, {shownFrom, shownTo}));
    step.masked = MaskedBody{.text = shown.body, .digest = toHex(sha256(step.body))};
    return step;
}

} // namespace tealdeck
