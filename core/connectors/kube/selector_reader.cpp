#include "core/connectors/kube/selector_reader.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

bool hasAnnotationsMap(const std::string& serviceJson)
{
    const auto json = nlohmann::json::parse(serviceJson, nullptr, false);
    return json.is_object() && json.contains("metadata") && json["metadata"].is_object() && json["metadata"].contains("annotations")
        && json["metadata"]["annotations"].is_object();
}

} // namespace

SelectorReader::SelectorReader(HttpClient& http, Scheduler& scheduler, SelectorReaderSettings settings, SwitchRequest request,
                               OnFacts onFacts)
    : m_settings(std::move(settings))
    , m_request(std::move(request))
    , m_reading(std::make_shared<PlanReading<SelectorFacts>>(http, scheduler, std::move(onFacts)))
{
}

void SelectorReader::start()
{
    const std::string& space = m_request.namespaceName;
    m_reading->ask(getRequest(kube::services, space, m_request.service),
                   [this](const Result<HttpResponse>& answer) { takeService(answer); });
    m_reading->readList(&SelectorFacts::deployments, kube::deployments, space);
    m_reading->readList(&SelectorFacts::statefulSets, kube::statefulSets, space);
    m_reading->readList(&SelectorFacts::services, kube::services, space);
    m_reading->readList(&SelectorFacts::ingresses, kube::ingresses, space);
    m_reading->readList(&SelectorFacts::slices, kube::endpointSlices, space, "kubernetes.io/service-name=" + m_request.service);
    m_reading->read(&SelectorFacts::autoscalers, listRequest(kube::horizontalPodAutoscalers, space),
                    {.verb = "list", .resource = kube::horizontalPodAutoscalers, .namespaceName = space, .name = {}}, &decodeAutoscalers);
    m_reading->readSurroundings({.verb = "patch",
                                 .group = std::string(kube::services.group),
                                 .resource = std::string(kube::services.plural),
                                 .subresource = {},
                                 .namespaceName = space,
                                 .name = m_request.service},
                                "tealdeck-" + m_request.service);
}

void SelectorReader::stop()
{
    m_reading->stop();
}

void SelectorReader::takeService(const Result<HttpResponse>& answer)
{
    const KubeCall call{.verb = "get", .resource = kube::services, .namespaceName = m_request.namespaceName, .name = m_request.service};
    auto service = PlanReading<SelectorFacts>::valueIn<Service>(answer, call, &decodeService);
    if (!service)
        return m_reading->fails(service.error());
    auto change = selectorChangeOf(*service, m_request, m_settings.slotLabels);
    if (!change)
        return m_reading->fails(change.error());
    SelectorFacts& facts = m_reading->facts();
    facts.service = std::move(*service);
    facts.serviceReadAt = m_reading->wallNow();
    facts.hasAnnotations = hasAnnotationsMap(answer->body);
    facts.change = std::move(*change);
    m_reading->readList(&SelectorFacts::pods, kube::pods, m_request.namespaceName, allSlotsText(facts.change));
    if (m_settings.access == AccessMode::ReadWrite)
        m_reading->dryRun(facts.change.request);
}

} // namespace tealdeck
