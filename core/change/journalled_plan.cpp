#include "core/change/journalled_plan.h"

#include "core/change/change_request.h"
#include "core/change/json_fields.h"

#include <algorithm>
#include <array>

namespace tealdeck
{
namespace
{

std::optional<HttpMethod> methodOf(const std::string& word)
{
    constexpr std::array methods{HttpMethod::Get, HttpMethod::Head,  HttpMethod::Post,
                                 HttpMethod::Put, HttpMethod::Patch, HttpMethod::Delete};
    const auto found = std::ranges::find_if(methods, [&](HttpMethod method) { return toString(method) == word; });
    return found == methods.end() ? std::nullopt : std::optional(*found);
}

ObjectRef objectOf(JsonFields fields)
{
    return {.kind = fields.text("kind"), .namespaceName = fields.text("namespace"), .name = fields.text("name"), .uid = fields.text("uid")};
}

HttpStep stepOf(JsonFields fields)
{
    const auto method = methodOf(fields.text("method"));
    if (!method)
        fields.isMissing("method");
    HttpStep step{.method = method.value_or(HttpMethod::Patch),
                  .target = fields.text("target"),
                  .contentType = fields.text("contentType"),
                  .body = fields.text("body"),
                  .object = objectOf(fields.object("object"))};
    if (fields.has("bodyDigest"))
        step.masked = MaskedBody{.text = step.body, .digest = fields.text("bodyDigest")};
    step.mayWait = fields.has("mayWait");
    return step;
}

std::vector<PlanStep> stepsOf(const std::vector<JsonFields>& requests)
{
    std::vector<PlanStep> steps;
    for (const JsonFields& request : requests)
        steps.push_back({.title = {}, .explanation = {}, .request = stepOf(request)});
    return steps;
}

std::optional<ChangeRequest> wishIn(JsonFields& fields, const char* workloadName, const char* objectName)
{
    if (fields.has(workloadName))
        return workloadRequestOf(fields.object(workloadName));
    if (fields.has(objectName))
        return objectRequestOf(fields.object(objectName));
    return std::nullopt;
}

void readWish(JsonFields& fields, Plan& plan)
{
    const auto wish = wishIn(fields, "workload", "wish");
    if (!wish)
        return; // a switch
    plan.request = *wish;
    plan.stateBefore = fields.text("stateBefore");
    plan.stateAfter = fields.text("stateAfter");
    plan.inverseRequest = wishIn(fields, "inverseWorkload", "inverseWish");
}

void readPurpose(JsonFields& fields, Plan& plan)
{
    const auto purpose = purposeFromString(fields.text("purpose"));
    const auto environmentClass = environmentClassFromString(fields.text("class"));
    if (!purpose || !environmentClass)
        fields.isMissing("purpose or class");
    plan.purpose = purpose.value_or(Purpose::Release);
    plan.environmentClass = environmentClass.value_or(EnvironmentClass::Production);
}

Plan planOf(JsonFields fields)
{
    Plan plan;
    plan.id = {fields.text("id")};
    plan.environment = fields.text("environment");
    plan.context = fields.text("context");
    plan.clusterUid = {fields.text("clusterUid")};
    plan.actor = fields.text("actor");
    plan.title = message("Journal", "%1", {fields.text("title")});
    plan.object = objectOf(fields.object("object"));
    plan.applicationName = fields.text("application");
    plan.fromSlot = fields.text("fromSlot");
    plan.toSlot = fields.text("toSlot");
    plan.selectorBefore = fields.labels("selectorBefore");
    plan.selectorAfter = fields.labels("selectorAfter");
    plan.fromImages = fields.text("fromImages");
    plan.targetReady = fields.count("targetReady");
    plan.liveReady = fields.count("liveReady");
    plan.steps = stepsOf(fields.objects("requests"));
    if (fields.has("inverse"))
        plan.inverse = stepOf(fields.object("inverse"));
    plan.commands = fields.texts("commands");
    plan.inverseCommands = fields.texts("inverseCommands");
    plan.lockName = fields.object("lock").text("name");
    const auto madeAt = parseRfc3339(fields.text("madeAt"));
    if (!madeAt)
        fields.isMissing("madeAt");
    plan.madeAtWall = madeAt.value_or(WallTime());
    readWish(fields, plan);
    readPurpose(fields, plan);
    return plan;
}

} // namespace

Result<Plan> planOfIntent(const std::string& body)
{
    const Message sentence = message("Journal", "The journal entry of this change holds no plan that can be read.");
    const auto json = nlohmann::json::parse(body, nullptr, false);
    std::string problem;
    JsonFields intent(json, problem);
    Plan plan = planOf(intent.object("plan"));
    const std::string digest = intent.text("digest");
    if (!problem.empty())
        return fail(ErrorKind::InvalidInput, sentence, problem);
    if (digest != digestOf(plan))
        return fail(ErrorKind::InvalidInput, sentence, "it does not fit its digest");
    return plan;
}

} // namespace tealdeck
