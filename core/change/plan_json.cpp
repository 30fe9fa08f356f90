#include "core/base/encoding.h"
#include "core/change/change_request.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

using Json = nlohmann::ordered_json;

// What a server said is kept even where it is not UTF-8.
std::string dumpOf(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json jsonOf(const ObjectRef& object)
{
    return {{"kind", object.kind}, {"namespace", object.namespaceName}, {"name", object.name}, {"uid", object.uid}};
}

Json jsonOf(const HttpStep& step)
{
    Json json{{"method", toString(step.method)},
              {"target", step.target},
              {"contentType", step.contentType},
              {"body", step.shownBody()},
              {"object", jsonOf(step.object)}};
    if (step.masked)
        json["bodyDigest"] = step.masked->digest;
    if (step.mayWait)
        json["mayWait"] = "yes";
    return json;
}

Json jsonOf(const Check& check)
{
    Json json{{"id", check.id},
              {"verdict", toString(check.verdict)},
              {"what", render(check.what)},
              {"measured", render(check.measured)},
              {"source", check.source}};
    if (check.readAt)
        json["readAt"] = formatRfc3339(*check.readAt);
    if (check.isHardStop)
        json["isHardStop"] = true;
    return json;
}

Json jsonOf(const DryRun& dryRun)
{
    Json json{{"answer",
               dryRun.answer == DryRun::Answer::Accepted      ? "accepted"
                   : dryRun.answer == DryRun::Answer::Refused ? "refused"
                                                              : "not run"},
              {"explanation", render(dryRun.explanation)}};
    Json diff = Json::array();
    for (const DiffLine& line : dryRun.diff) {
        const std::string mark = line.kind == DiffLine::Kind::Added ? "+ " : line.kind == DiffLine::Kind::Removed ? "- " : "  ";
        diff.push_back(mark + line.text);
    }
    json["diff"] = diff;
    return json;
}

Json requestsOf(const Plan& plan)
{
    Json requests = Json::array();
    for (const PlanStep& step : plan.steps) {
        if (step.request)
            requests.push_back(jsonOf(*step.request));
    }
    return requests;
}

// Under the name that its kind of wish has; a switch follows from the plan's slots.
void addWish(Json& json, const char* workloadName, const char* objectName, const ChangeRequest& wish)
{
    if (const auto* workload = std::get_if<WorkloadRequest>(&wish))
        json[workloadName] = toJson(*workload);
    if (const auto* object = std::get_if<ObjectRequest>(&wish))
        json[objectName] = toJson(*object);
}

Json identityOf(const Plan& plan)
{
    Json json{{"clusterUid", plan.clusterUid.value},
              {"object", jsonOf(plan.object)},
              {"fromSlot", plan.fromSlot},
              {"toSlot", plan.toSlot},
              {"selectorBefore", plan.selectorBefore},
              {"selectorAfter", plan.selectorAfter},
              {"requests", requestsOf(plan)}};
    if (isSwitch(plan))
        return json;
    addWish(json, "workload", "wish", plan.request);
    json["stateBefore"] = plan.stateBefore;
    json["stateAfter"] = plan.stateAfter;
    return json;
}

Json stepsOf(const Plan& plan)
{
    Json steps = Json::array();
    for (const PlanStep& step : plan.steps)
        steps.push_back({{"title", render(step.title)}, {"explanation", render(step.explanation)}, {"isPredicted", step.isPredicted}});
    return steps;
}

} // namespace

std::string digestOf(const Plan& plan)
{
    return toHex(sha256(dumpOf(identityOf(plan))));
}

std::string toJson(const Plan& plan)
{
    Json json = identityOf(plan);
    json["id"] = plan.id.value;
    json["title"] = render(plan.title);
    json["purpose"] = toString(plan.purpose);
    json["class"] = toString(plan.environmentClass);
    json["environment"] = plan.environment;
    json["context"] = plan.context;
    json["actor"] = plan.actor;
    json["application"] = plan.applicationName;
    json["fromImages"] = plan.fromImages;
    json["targetReady"] = plan.targetReady;
    json["liveReady"] = plan.liveReady;
    json["steps"] = stepsOf(plan);
    json["checks"] = Json::array();
    for (const Check& check : plan.checks)
        json["checks"].push_back(jsonOf(check));
    json["dryRun"] = jsonOf(plan.dryRun);
    json["inverse"] = plan.inverse ? jsonOf(*plan.inverse) : Json();
    if (plan.inverseRequest)
        addWish(json, "inverseWorkload", "inverseWish", *plan.inverseRequest);
    json["commands"] = plan.commands;
    json["inverseCommands"] = plan.inverseCommands;
    json["madeAt"] = formatRfc3339(plan.madeAtWall);
    json["lock"] = {{"name", plan.lockName}, {"holder", plan.lockHolder}};
    return dumpOf(json);
}

} // namespace tealdeck
