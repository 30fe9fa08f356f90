#include "core/sandbox/api/eviction.h"

#include "core/sandbox/api/status.h"
#include "core/sandbox/api/write_options.h"
#include "core/sandbox/store/managed_fields.h"
#include "core/sandbox/store/selector.h"

namespace tealdeck::sandbox
{
namespace
{

const std::string serverManager = "kube-apiserver";

// Its disruption has happened already, or it does not serve yet.
bool canIgnoreBudgets(const StoredObject& pod, const Json& json)
{
    const std::string phase = textAt(json, {"status", "phase"});
    return pod.isDeleting || phase == "Succeeded" || phase == "Failed" || phase == "Pending";
}

ApiAnswer tooMany(const std::string& cause, int retryAfterSeconds)
{
    Json details{{"causes", {{{"reason", "DisruptionBudget"}, {"message", cause}}}}};
    if (retryAfterSeconds > 0)
        details["retryAfterSeconds"] = retryAfterSeconds;
    ApiAnswer answer
        = failure(429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.", std::move(details));
    if (retryAfterSeconds > 0)
        answer.headers.emplace_back("Retry-After", std::to_string(retryAfterSeconds));
    return answer;
}

std::string wordsOfBudget(const std::string& name, const Json& budget)
{
    const long long healthy = numberAt(budget, {"status", "currentHealthy"});
    const long long desired = numberAt(budget, {"status", "desiredHealthy"});
    if (healthy <= desired)
        return "The disruption budget " + name + " needs " + std::to_string(desired) + " healthy pods and has " + std::to_string(healthy)
            + " currently";
    return "The disruption budget " + name + " does not allow evicting pods currently";
}

ApiAnswer accepted()
{
    const Json status{{"kind", "Status"}, {"apiVersion", "v1"}, {"metadata", Json::object()}, {"status", "Success"}, {"code", 201}};
    return {.status = 201, .body = status.dump() + "\n"};
}

} // namespace

EvictionDesk::EvictionDesk(ObjectStore& store, Timeline& timeline, ObjectWriter& writer)
    : m_store(store)
    , m_timeline(timeline)
    , m_writer(writer)
{
}

ApiAnswer EvictionDesk::evict(const RequestTarget& target, const ApiRequest& request)
{
    if (auto refusal = checkWriteOptions(target, "CreateOptions"))
        return *refusal;
    const auto body = parseJson(request.body);
    if (!body || !body->is_object() || textAt(*body, {"kind"}) != "Eviction")
        return badRequest("the object provided is unrecognized (must be of type Eviction)");
    if (textAt(*body, {"metadata", "name"}) != target.name)
        return badRequest("name in URL does not match name in Eviction object");
    const ObjectPtr pod = m_store.find(kindOf("pods"), target.namespaceName, target.name);
    if (!pod)
        return notFound(kindOf("pods"), target.name);
    if (!canIgnoreBudgets(*pod, pod->json())) {
        if (auto refusal = askBudgets(*pod, isDryRunTarget(target)))
            return *refusal;
    }
    const Json* given = find(*body, {"deleteOptions"});
    Json options = given ? *given : Json::object();
    if (isDryRunTarget(target))
        options["dryRun"] = Json::array({"All"}); // as the API server hands it on: the deletion looks at its options only
    return remove(target, request, options);
}

std::vector<ObjectPtr> EvictionDesk::budgetsOf(const StoredObject& pod) const
{
    std::vector<ObjectPtr> budgets;
    for (const auto& [key, budget] : m_store.objects(kindOf("poddisruptionbudgets"))) {
        const Json* selector = find(budget->json(), {"spec", "selector"});
        if (budget->namespaceName == pod.namespaceName && selector && matches(selectorOf(*selector), pod.labels))
            budgets.push_back(budget);
    }
    return budgets;
}

std::optional<ApiAnswer> EvictionDesk::askBudgets(const StoredObject& pod, bool isDryRun)
{
    const std::vector<ObjectPtr> budgets = budgetsOf(pod);
    if (budgets.size() > 1) {
        Json status = statusObject(
            500, {}, "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.", nullptr);
        return ApiAnswer{.status = 500, .body = status.dump() + "\n"};
    }
    if (budgets.empty())
        return std::nullopt;
    const Json& budget = budgets.front()->json();
    const long long desired = numberAt(budget, {"status", "desiredHealthy"});
    const bool isHealthyEnough = desired > 0 && numberAt(budget, {"status", "currentHealthy"}) >= desired;
    const bool isAlwaysAllowed = textAt(budget, {"spec", "unhealthyPodEvictionPolicy"}) == "AlwaysAllow";
    if (!pod.isReady && (isAlwaysAllowed || isHealthyEnough))
        return std::nullopt;
    return takeOne(budgets.front(), pod, isDryRun);
}

std::optional<ApiAnswer> EvictionDesk::takeOne(const ObjectPtr& budget, const StoredObject& pod, bool isDryRun)
{
    const Json before = budget->json();
    if (numberAt(before, {"status", "observedGeneration"}) < numberAt(before, {"metadata", "generation"}, 1))
        return tooMany("The disruption budget " + budget->name + " is still being processed by the server.", 10);
    const long long allowed = numberAt(before, {"status", "disruptionsAllowed"});
    if (allowed <= 0)
        return tooMany(wordsOfBudget(budget->name, before), 0);
    if (isDryRun)
        return std::nullopt;
    Json after = before;
    after["status"]["disruptionsAllowed"] = allowed - 1;
    ensure(after, {"status", "disruptedPods"})[pod.name] = formatRfc3339(m_timeline.wallNow());
    const Kind& kind = kindOf("poddisruptionbudgets");
    m_store.put(kind, withManagedFields(kind, before, std::move(after), {serverManager, formatRfc3339(m_timeline.wallNow()), "status"}));
    return std::nullopt;
}

ApiAnswer EvictionDesk::remove(const RequestTarget& target, const ApiRequest& request, const Json& options)
{
    ApiRequest deletion = request;
    deletion.method = "DELETE";
    deletion.body = options.dump();
    RequestTarget pod = target;
    pod.verb = "delete";
    pod.subresource.clear();
    const Kind& kind = kindOf("pods");
    const ObjectPtr current = m_store.find(kind, target.namespaceName, target.name);
    const std::string uid = textAt(options, {"preconditions", "uid"});
    if (current && !isDryRunTarget(target) && (uid.empty() || uid == current->uid))
        markAsTarget(current);
    const ApiAnswer answer = m_writer.remove(kind, pod, deletion);
    return answer.status == 200 ? accepted() : answer;
}

void EvictionDesk::markAsTarget(const ObjectPtr& pod)
{
    const Json before = pod->json();
    Json after = before;
    Json& conditions = ensure(after, {"status", "conditions"});
    if (!conditions.is_array())
        conditions = Json::array();
    for (const Json& condition : conditions) {
        if (textAt(condition, {"type"}) == "DisruptionTarget")
            return;
    }
    conditions.push_back({{"type", "DisruptionTarget"},
                          {"status", "True"},
                          {"lastProbeTime", nullptr},
                          {"lastTransitionTime", formatRfc3339(m_timeline.wallNow())},
                          {"reason", "EvictionByEvictionAPI"},
                          {"message", "Eviction API: evicting"}});
    const Kind& kind = kindOf("pods");
    m_store.put(kind, withManagedFields(kind, before, std::move(after), {serverManager, formatRfc3339(m_timeline.wallNow()), "status"}));
}

} // namespace tealdeck::sandbox
