#include "core/change/change_request.h"

#include "core/base/match.h"
#include "core/change/json_fields.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

SwitchRequest switchTo(const Plan& plan, const std::string& slot, Purpose purpose)
{
    return {.namespaceName = plan.object.namespaceName,
            .service = plan.object.name,
            .targetSlot = slot,
            .seenUid = plan.object.uid,
            .seenSelector = std::nullopt,
            .purpose = purpose};
}

WorkloadRequest seenAs(WorkloadRequest request, const Plan& plan, Purpose purpose)
{
    request.seenUid = plan.object.uid;
    request.purpose = purpose;
    return request;
}

} // namespace

bool isSwitch(const Plan& plan)
{
    return std::holds_alternative<SwitchRequest>(plan.request);
}

ChangeRequest again(const Plan& plan)
{
    return match(
        plan.request, [&](const SwitchRequest&) -> ChangeRequest { return switchTo(plan, plan.toSlot, plan.purpose); },
        [&](const WorkloadRequest& request) -> ChangeRequest { return seenAs(request, plan, plan.purpose); });
}

std::optional<ChangeRequest> undoing(const Plan& plan)
{
    if (plan.inverseRequest) {
        const auto* workload = std::get_if<WorkloadRequest>(&*plan.inverseRequest);
        return workload ? ChangeRequest(seenAs(*workload, plan, Purpose::WayBack)) : *plan.inverseRequest;
    }
    if (plan.fromSlot.empty())
        return std::nullopt;
    return switchTo(plan, plan.fromSlot, Purpose::WayBack);
}

std::string objectName(const ChangeRequest& request)
{
    return match(
        request, [](const SwitchRequest& wish) { return wish.namespaceName + "/" + wish.service; },
        [](const WorkloadRequest& wish) { return wish.namespaceName + "/" + wish.name; });
}

nlohmann::ordered_json toJson(const WorkloadRequest& request)
{
    return {{"verb", toString(request.verb)}, {"kind", request.kind},         {"namespace", request.namespaceName},
            {"name", request.name},           {"replicas", request.replicas}, {"container", request.container},
            {"image", request.image}};
}

WorkloadRequest workloadRequestOf(JsonFields fields)
{
    const auto verb = workloadVerbFromString(fields.text("verb"));
    if (!verb)
        fields.isMissing("verb");
    return {.verb = verb.value_or(WorkloadVerb::Scale),
            .kind = fields.text("kind"),
            .namespaceName = fields.text("namespace"),
            .name = fields.text("name"),
            .replicas = fields.count("replicas"),
            .container = fields.text("container"),
            .image = fields.text("image")};
}

} // namespace tealdeck
