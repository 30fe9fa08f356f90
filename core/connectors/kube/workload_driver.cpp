#include "core/connectors/kube/workload_driver.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_identity.h"
#include "core/connectors/kube/plan_reading.h"
#include "core/connectors/kube/workload_plan.h"
#include "core/net/fetch.h"

namespace tealdeck
{
namespace
{

constexpr Duration lookEvery = std::chrono::seconds(1);

using Reading = PlanReading<WorkloadFacts>;

KubeCall callFor(const KubeResource& resource, const std::string& space, const std::string& name)
{
    return {.verb = "get", .resource = resource, .namespaceName = space, .name = name};
}

AccessQuestion rightFor(const WorkloadRequest& request, const KubeResource& resource)
{
    return {.verb = "patch",
            .group = std::string(resource.group),
            .resource = std::string(resource.plural),
            .subresource = request.verb == WorkloadVerb::Scale ? "scale" : "",
            .namespaceName = request.namespaceName,
            .name = request.name};
}

// The object first: its labels say whose lock it is, and its values are in the request.
void takeState(Reading& reading, const Result<HttpResponse>& answer, const WorkloadRequest& request, const KubeResource& resource,
               const SelectorDriverSettings& settings)
{
    auto state = Reading::valueIn<WorkloadState>(answer, callFor(resource, request.namespaceName, request.name),
                                                 [&](std::string_view body) { return decodeWorkloadState(body, request.kind); });
    if (!state)
        return reading.fails(state.error());
    auto change = workloadChangeOf(*state, request, settings.context, reading.wallNow());
    if (!change)
        return reading.fails(change.error());
    WorkloadFacts& facts = reading.facts();
    facts.state = std::move(*state);
    facts.stateReadAt = reading.wallNow();
    facts.change = std::move(*change);
    reading.readSurroundings(rightFor(request, resource), "tealdeck-" + applicationOf(facts.state));
    if (settings.access == AccessMode::ReadWrite)
        reading.dryRun(facts.change.request);
}

Result<Settled> readSettled(const HttpResponse& response, const Plan& plan, const KubeResource& resource)
{
    if (response.head.status == 404)
        return Settled{.state = Settled::State::Gone, .found = {}, .who = {}, .when = {}};
    if (response.head.status != 200)
        return fail(errorFromAnswer(response, callFor(resource, plan.object.namespaceName, plan.object.name)));
    const auto state = decodeWorkloadState(response.body, plan.object.kind);
    if (!state)
        return fail(state.error());
    return settledBy(*state, plan);
}

// Looks each second, until it is stopped.
class WorkloadEffect : public std::enable_shared_from_this<WorkloadEffect>
{
public:
    WorkloadEffect(HttpClient& http, Scheduler& scheduler, Plan plan, KubeResource resource, ChangeDriver::OnEffect onEffect)
        : m_http(http)
        , m_scheduler(scheduler)
        , m_plan(std::move(plan))
        , m_resource(resource)
        , m_onEffect(std::move(onEffect))
    {
    }

    void look()
    {
        m_read = m_http.send(prompt(getRequest(m_resource, m_plan.object.namespaceName, m_plan.object.name)),
                             [this](const Result<HttpResponse>& answer) { take(answer); });
    }
    void stop()
    {
        m_onEffect = nullptr;
        m_read.end();
        m_timer.end();
    }

private:
    void take(const Result<HttpResponse>& answer)
    {
        const auto keep = shared_from_this(); // the listener may end this watch
        const auto onEffect = m_onEffect;
        m_timer = m_scheduler.after(lookEvery, [this] { look(); });
        const KubeCall call = callFor(m_resource, m_plan.object.namespaceName, m_plan.object.name);
        const auto state = Reading::valueIn<WorkloadState>(
            answer, call, [this](std::string_view body) { return decodeWorkloadState(body, m_plan.object.kind); });
        onEffect(state ? Result<EffectSeen>(effectOf(*state, m_plan)) : Result<EffectSeen>(fail(state.error())));
    }

    HttpClient& m_http;
    Scheduler& m_scheduler;
    Plan m_plan;
    KubeResource m_resource;
    ChangeDriver::OnEffect m_onEffect;
    Handle m_read;
    Handle m_timer;
};

KubeResource resourceOf(const Plan& plan)
{
    return workloadResource(plan.object.kind).value_or(kube::deployments);
}

} // namespace

WorkloadDriver::WorkloadDriver(HttpClient& http, Scheduler& scheduler, SelectorDriverSettings settings,
                               std::shared_ptr<LeaseObservations> observations)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_settings(std::move(settings))
    , m_observations(std::move(observations))
{
}

Handle WorkloadDriver::plan(ChangeRequest wish, OnPlan onPlan)
{
    const auto* request = std::get_if<WorkloadRequest>(&wish);
    const auto resource = request ? workloadResource(request->kind) : std::nullopt;
    if (!resource) {
        return m_scheduler.after(Duration::zero(), [kind = request ? request->kind : std::string("Service"), onPlan = std::move(onPlan)] {
            onPlan(fail(ErrorKind::InvalidInput, message("Plan", "A %1 cannot be changed in this way.", {kind})));
        });
    }
    const auto takeFacts = [scheduler = &m_scheduler, settings = m_settings, observations = m_observations,
                            onPlan = std::move(onPlan)](const Result<WorkloadFacts>& facts) {
        if (!facts)
            return onPlan(fail(facts.error()));
        const Instant now = scheduler->now();
        onPlan(workloadPlanOf(
            *facts, settings,
            {.now = now, .wallNow = scheduler->clock().wallNow(), .isLeaseExpired = isLeaseExpired(*facts, *observations, now)}));
    };
    const auto reading = std::make_shared<Reading>(m_http, m_scheduler, takeFacts);
    reading->ask(getRequest(*resource, request->namespaceName, request->name),
                 [reading = reading.get(), request = *request, resource = *resource,
                  settings = m_settings](const Result<HttpResponse>& answer) { takeState(*reading, answer, request, resource, settings); });
    if (request->verb == WorkloadVerb::Scale) {
        reading->read(&WorkloadFacts::autoscalers, listRequest(kube::horizontalPodAutoscalers, request->namespaceName),
                      {.verb = "list", .resource = kube::horizontalPodAutoscalers, .namespaceName = request->namespaceName, .name = {}},
                      &decodeAutoscalers);
    }
    return Handle([reading] { reading->stop(); });
}

Handle WorkloadDriver::readIdentity(OnUid onUid)
{
    return fetch<ClusterUid>(m_http, prompt(clusterUidRequest()), &readClusterUid, std::move(onUid));
}

Handle WorkloadDriver::settle(const Plan& plan, OnSettled onSettled)
{
    const KubeResource resource = resourceOf(plan);
    return fetch<Settled>(
        m_http, prompt(getRequest(resource, plan.object.namespaceName, plan.object.name)),
        [plan, resource](const HttpResponse& response) { return readSettled(response, plan, resource); }, std::move(onSettled));
}

Handle WorkloadDriver::watchEffect(const Plan& plan, OnEffect onEffect)
{
    const auto effect = std::make_shared<WorkloadEffect>(m_http, m_scheduler, plan, resourceOf(plan), std::move(onEffect));
    effect->look();
    return Handle([effect] { effect->stop(); });
}

} // namespace tealdeck
