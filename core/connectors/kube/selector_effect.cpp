#include "core/connectors/kube/selector_effect.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/plan_surroundings.h"
#include "core/connectors/kube/selector_change.h"

#include <algorithm>
#include <set>

namespace tealdeck
{
namespace
{

constexpr Duration lookEvery = std::chrono::seconds(1);
constexpr Duration steadyFor = std::chrono::seconds(3);

template <typename Row>
Result<std::vector<Row>> rowsIn(const Result<HttpResponse>& answer, const KubeCall& call)
{
    if (!answer)
        return fail(answer.error());
    if (answer->head.status != 200)
        return fail(errorFromAnswer(*answer, call));
    auto page = decodeList<Row>(answer->body);
    if (!page)
        return fail(page.error());
    return std::move(page->items);
}

HttpRequest listOf(const KubeResource& resource, const std::string& space, const std::string& labelSelector)
{
    ListOptions options;
    options.labelSelector = labelSelector;
    return prompt(listRequest(resource, space, options));
}

} // namespace

EffectSeen effectOf(const std::vector<EndpointSlice>& slices, const std::vector<Pod>& targetPods, const Plan& plan)
{
    std::set<std::string> target;
    int readyPods = 0;
    for (const Pod& pod : targetPods) {
        target.insert(pod.meta.uid);
        readyPods += pod.isReady ? 1 : 0;
    }
    std::set<std::string> onTarget;
    std::set<std::string> elsewhere;
    for (const EndpointSlice& slice : slices) {
        for (const Endpoint& endpoint : slice.endpoints) {
            if (endpoint.isReady)
                (target.contains(endpoint.podUid) ? onTarget : elsewhere)
                    .insert(endpoint.podUid.empty() ? endpoint.address : endpoint.podUid);
        }
    }
    // Pods that became unready since the plan are not waited for, but a Service without any endpoint is never the effect that was wanted.
    const int atLeast = plan.targetReady > 0 ? 1 : 0;
    return {.readyOnTarget = static_cast<int>(onTarget.size()),
            .expectedOnTarget = std::max(atLeast, std::min(plan.targetReady, readyPods)),
            .readyElsewhere = static_cast<int>(elsewhere.size()),
            .isComplete = false};
}

bool isExpectedPicture(const EffectSeen& effect)
{
    return effect.readyElsewhere == 0 && effect.readyOnTarget >= effect.expectedOnTarget;
}

SelectorEffect::SelectorEffect(HttpClient& http, Scheduler& scheduler, Plan plan, ChangeDriver::OnEffect onEffect)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_plan(std::move(plan))
    , m_onEffect(std::move(onEffect))
{
}

void SelectorEffect::start()
{
    look();
}

void SelectorEffect::stop()
{
    m_onEffect = nullptr;
    m_slicesRead.end();
    m_podsRead.end();
    m_timer.end();
}

void SelectorEffect::look()
{
    const std::string& space = m_plan.object.namespaceName;
    m_slices.reset();
    m_pods.reset();
    m_slicesRead = m_http.send(listOf(kube::endpointSlices, space, "kubernetes.io/service-name=" + m_plan.object.name),
                               [this, space](const Result<HttpResponse>& answer) {
                                   m_slices = rowsIn<EndpointSlice>(
                                       answer, {.verb = "list", .resource = kube::endpointSlices, .namespaceName = space, .name = {}});
                                   take();
                               });
    m_podsRead
        = m_http.send(listOf(kube::pods, space, selectorText(m_plan.selectorAfter)), [this, space](const Result<HttpResponse>& answer) {
              m_pods = rowsIn<Pod>(answer, {.verb = "list", .resource = kube::pods, .namespaceName = space, .name = {}});
              take();
          });
}

void SelectorEffect::take()
{
    if (!m_slices || !m_pods || !m_onEffect)
        return;
    const auto keep = shared_from_this(); // the listener may end this watch
    const auto onEffect = m_onEffect;
    lookAgain();
    onEffect(judge());
}

Result<EffectSeen> SelectorEffect::judge()
{
    if (!*m_slices)
        return fail(m_slices->error());
    if (!*m_pods)
        return fail(m_pods->error());
    EffectSeen effect = effectOf(**m_slices, **m_pods, m_plan);
    if (m_last != effect) {
        m_last = effect;
        m_since = m_scheduler.now();
    }
    effect.isComplete = isExpectedPicture(effect) && m_scheduler.now() - m_since >= steadyFor;
    return effect;
}

void SelectorEffect::lookAgain()
{
    m_timer = m_scheduler.after(lookEvery, [this] { look(); });
}

} // namespace tealdeck
