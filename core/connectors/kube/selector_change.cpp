#include "core/connectors/kube/selector_change.h"

#include "core/connectors/kube/json_pointer.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/shell_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tealdeck
{
namespace
{

using Json = nlohmann::ordered_json;

// Tests the uid and everything that is selected, then replaces one value. A failed test answers 422 and changes nothing.
std::string patchBody(const std::string& uid, const Labels& before, const std::string& slotLabel, const std::string& slot)
{
    const Json patch = Json::array({{{"op", "test"}, {"path", "/metadata/uid"}, {"value", uid}},
                                    {{"op", "test"}, {"path", "/spec/selector"}, {"value", before}},
                                    {{"op", "replace"}, {"path", "/spec/selector/" + pointerPart(slotLabel)}, {"value", slot}}});
    return patch.dump();
}

HttpStep stepOf(const Service& service, std::string body)
{
    return {.method = HttpMethod::Patch,
            .target = kubePath(kube::services, service.meta.namespaceName, service.meta.name) + "?fieldManager=tealdeck",
            .contentType = "application/json-patch+json",
            .body = std::move(body),
            .object = {.kind = "Service", .namespaceName = service.meta.namespaceName, .name = service.meta.name, .uid = service.meta.uid}};
}

} // namespace

Result<SelectorChange> selectorChangeOf(const Service& service, const SwitchRequest& request, const std::vector<std::string>& slotLabels)
{
    const auto label = std::ranges::find_if(slotLabels, [&](const std::string& name) { return service.selector.contains(name); });
    if (label == slotLabels.end()) {
        return fail(ErrorKind::InvalidInput,
                    message("Plan", "The selector of Service %1/%2 names no slot (%3). Name its label in the workspace.",
                            {service.meta.namespaceName, service.meta.name, selectorText(service.selector)}));
    }
    SelectorChange change{.slotLabel = *label,
                          .fromSlot = service.selector.at(*label),
                          .toSlot = request.targetSlot,
                          .before = service.selector,
                          .after = service.selector,
                          .request = {},
                          .inverse = {}};
    if (change.toSlot.empty())
        return fail(ErrorKind::InvalidInput, message("Plan", "Name the slot that Service %1 is to select.", {service.meta.name}));
    if (change.toSlot == change.fromSlot) {
        return fail(ErrorKind::InvalidInput,
                    message("Plan", "Service %1 selects %2 already. There is nothing to switch.", {service.meta.name, change.toSlot}));
    }
    change.after[change.slotLabel] = change.toSlot;
    change.request = stepOf(service, patchBody(service.meta.uid, change.before, change.slotLabel, change.toSlot));
    change.inverse = stepOf(service, patchBody(service.meta.uid, change.after, change.slotLabel, change.fromSlot));
    return change;
}

std::string selectorText(const Labels& selector)
{
    std::string text;
    for (const auto& [key, value] : selector)
        text += (text.empty() ? "" : ",") + key + "=" + value;
    return text;
}

std::string allSlotsText(const SelectorChange& change)
{
    Labels base = change.before;
    base.erase(change.slotLabel);
    const std::string text = selectorText(base);
    return text.empty() ? change.slotLabel : text + "," + change.slotLabel;
}

std::vector<std::string> kubectlCommands(const std::string& context, const HttpStep& step)
{
    const std::string kubectl
        = "kubectl --context " + shellQuoted(context) + " --namespace " + shellQuoted(step.object.namespaceName) + " ";
    return {kubectl + "patch service " + shellQuoted(step.object.name) + " --type=json -p " + shellQuoted(step.body),
            kubectl + "get endpointslices -l " + shellQuoted("kubernetes.io/service-name=" + step.object.name) + " -o wide"};
}

} // namespace tealdeck
