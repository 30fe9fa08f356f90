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

template <typename Request>
ChangeRequest seenAs(Request request, const Plan& plan, Purpose purpose)
{
    request.seenUid = plan.object.uid;
    request.purpose = purpose;
    return request;
}

// The object that the plan is about may be another one: the Job that a CronJob shall make.
ChangeRequest seenAs(ObjectRequest request, const Plan& plan, Purpose purpose)
{
    if (plan.object.kind == request.kind && plan.object.name == request.name)
        request.seenUid = plan.object.uid;
    request.purpose = purpose;
    return request;
}

} // namespace

bool isSwitch(const Plan& plan)
{
    return std::holds_alternative<SwitchRequest>(plan.request);
}

bool isDrain(const Plan& plan)
{
    const auto* wish = std::get_if<ObjectRequest>(&plan.request);
    return wish && wish->verb == ObjectVerb::Drain;
}

ChangeRequest again(const Plan& plan)
{
    return match(
        plan.request, [&](const SwitchRequest&) -> ChangeRequest { return switchTo(plan, plan.toSlot, plan.purpose); },
        [&](const auto& request) -> ChangeRequest { return seenAs(request, plan, plan.purpose); });
}

std::optional<ChangeRequest> undoing(const Plan& plan)
{
    if (plan.inverseRequest) {
        return match(
            *plan.inverseRequest, [](const SwitchRequest& request) -> ChangeRequest { return request; },
            [&](const auto& request) -> ChangeRequest { return seenAs(request, plan, Purpose::WayBack); });
    }
    if (plan.fromSlot.empty())
        return std::nullopt;
    return switchTo(plan, plan.fromSlot, Purpose::WayBack);
}

std::string objectName(const ChangeRequest& request)
{
    return match(
        request, [](const SwitchRequest& wish) { return wish.namespaceName + "/" + wish.service; },
        [](const auto& wish) { return wish.namespaceName.empty() ? wish.name : wish.namespaceName + "/" + wish.name; });
}

nlohmann::ordered_json toJson(const WorkloadRequest& request)
{
    return {{"verb", toString(request.verb)}, {"kind", request.kind},         {"namespace", request.namespaceName},
            {"name", request.name},           {"replicas", request.replicas}, {"container", request.container},
            {"image", request.image}};
}

nlohmann::ordered_json toJson(const ObjectRequest& request)
{
    return {{"verb", toString(request.verb)},
            {"kind", request.kind},
            {"namespace", request.namespaceName},
            {"name", request.name},
            {"values", request.values}};
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

ObjectRequest objectRequestOf(JsonFields fields)
{
    const auto verb = objectVerbFromString(fields.text("verb"));
    if (!verb)
        fields.isMissing("verb");
    return {.verb = verb.value_or(ObjectVerb::Delete),
            .kind = fields.text("kind"),
            .namespaceName = fields.text("namespace"),
            .name = fields.text("name"),
            .values = fields.labels("values")};
}

} // namespace tealdeck
