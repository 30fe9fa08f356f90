#include "core/connectors/kube/kube_autoscalers.h"

#include "core/connectors/kube/json_view.h"

namespace tealdeck
{

Result<std::vector<Autoscaler>> decodeAutoscalers(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(document.error());
    std::vector<Autoscaler> autoscalers;
    JsonView(*document)["items"].forEach([&](const JsonView& item) {
        const JsonView spec = item["spec"];
        autoscalers.push_back({.name = item["metadata"]["name"].text(),
                               .targetKind = spec["scaleTargetRef"]["kind"].text(),
                               .targetName = spec["scaleTargetRef"]["name"].text(),
                               .minReplicas = spec["minReplicas"].optionalInteger().value_or(1), // the API's default
                               .maxReplicas = spec["maxReplicas"].integer()});
    });
    return document->finish(std::move(autoscalers));
}

} // namespace tealdeck
