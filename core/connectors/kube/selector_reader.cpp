#include "core/connectors/kube/selector_reader.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_identity.h"

#include <nlohmann/json.hpp>

namespace tealdeck
{
namespace
{

constexpr Duration readDeadline = std::chrono::seconds(5); // safety.md 3
constexpr KubeResource selfReviews{"authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview"};
constexpr KubeResource accessReviews{"authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview"};

bool isSuccess(const Result<HttpResponse>& answer)
{
    return answer && answer->head.status >= 200 && answer->head.status < 300;
}

template <typename T, typename Decode>
Result<T> valueIn(const Result<HttpResponse>& answer, const KubeCall& call, const Decode& decode)
{
    if (!answer)
        return fail(answer.error());
    if (!isSuccess(answer))
        return fail(errorFromAnswer(*answer, call));
    return decode(answer->body);
}

bool hasAnnotationsMap(const std::string& serviceJson)
{
    const auto json = nlohmann::json::parse(serviceJson, nullptr, false);
    return json.is_object() && json.contains("metadata") && json["metadata"].is_object() && json["metadata"].contains("annotations")
        && json["metadata"]["annotations"].is_object();
}

} // namespace

SelectorReader::SelectorReader(HttpClient& http, Scheduler& scheduler, SelectorReaderSettings settings, SwitchRequest request,
                               OnFacts onFacts)
    : m_http(http)
    , m_scheduler(scheduler)
    , m_settings(std::move(settings))
    , m_request(std::move(request))
    , m_onFacts(std::move(onFacts))
{
}

void SelectorReader::start()
{
    const std::string& space = m_request.namespaceName;
    ask(getRequest(kube::services, space, m_request.service), [this](const Result<HttpResponse>& answer) { takeService(answer); });
    read(&SelectorFacts::clusterUid, clusterUidRequest(),
         {.verb = "get", .resource = kube::namespaces, .namespaceName = {}, .name = "kube-system"}, &decodeNamespaceUid);
    read(&SelectorFacts::user, selfSubjectReviewRequest(), {.verb = "create", .resource = selfReviews, .namespaceName = {}, .name = {}},
         &decodeSelfSubjectReview);
    readList(&SelectorFacts::deployments, kube::deployments);
    readList(&SelectorFacts::statefulSets, kube::statefulSets);
    readList(&SelectorFacts::services, kube::services);
    readList(&SelectorFacts::ingresses, kube::ingresses);
    readList(&SelectorFacts::slices, kube::endpointSlices, "kubernetes.io/service-name=" + m_request.service);
    read(&SelectorFacts::autoscalers, listRequest(kube::horizontalPodAutoscalers, space),
         {.verb = "list", .resource = kube::horizontalPodAutoscalers, .namespaceName = space, .name = {}}, &decodeAutoscalers);
    readLease();
    askRight(&SelectorFacts::mayPatch, "patch", kube::services, m_request.service);
    askRight(&SelectorFacts::mayCreateLease, "create", kube::leases, {});
    askRight(&SelectorFacts::mayUpdateLease, "update", kube::leases, "tealdeck-" + m_request.service);
}

void SelectorReader::stop()
{
    m_onFacts = nullptr;
    m_requests.clear();
}

void SelectorReader::ask(HttpRequest request, OnAnswer onAnswer)
{
    request.lane = HttpLane::Foreground;
    request.deadline = readDeadline;
    request.connectTimeout = readDeadline;
    ++m_open;
    m_requests.push_back(m_http.send(std::move(request), [this, onAnswer = std::move(onAnswer)](Result<HttpResponse> answer) {
        const auto keep = shared_from_this(); // whoever gets the facts may end this reader
        if (answer)
            m_facts.serverClock.observe(answer->head, m_scheduler.clock().wallNow(), answer->took);
        onAnswer(std::move(answer));
        if (--m_open == 0)
            finish({});
    }));
}

template <typename T, typename Decode>
void SelectorReader::read(Fact<T> SelectorFacts::*fact, HttpRequest request, KubeCall call, Decode decode)
{
    ask(std::move(request), [this, fact, call, decode](const Result<HttpResponse>& answer) {
        m_facts.*fact = {.value = valueIn<T>(answer, call, decode), .readAt = m_scheduler.clock().wallNow()};
    });
}

template <typename Row>
void SelectorReader::readList(Fact<std::vector<Row>> SelectorFacts::*fact, const KubeResource& resource, const std::string& labelSelector)
{
    const KubeCall call{.verb = "list", .resource = resource, .namespaceName = m_request.namespaceName, .name = {}};
    ListOptions options;
    options.labelSelector = labelSelector;
    ask(listRequest(resource, m_request.namespaceName, options), [this, fact, call](const Result<HttpResponse>& answer) {
        auto page = valueIn<ListPage<Row>>(answer, call, &decodeList<Row>);
        auto rows = page ? Result<std::vector<Row>>(std::move(page->items)) : Result<std::vector<Row>>(fail(page.error()));
        m_facts.*fact = {.value = std::move(rows), .readAt = m_scheduler.clock().wallNow()};
    });
}

void SelectorReader::askRight(Fact<AccessAnswer> SelectorFacts::*fact, const std::string& verb, const KubeResource& resource,
                              const std::string& name)
{
    const AccessQuestion question{.verb = verb,
                                  .group = std::string(resource.group),
                                  .resource = std::string(resource.plural),
                                  .subresource = {},
                                  .namespaceName = m_request.namespaceName,
                                  .name = name};
    read(fact, accessReviewRequest(question), {.verb = "create", .resource = accessReviews, .namespaceName = {}, .name = {}},
         &decodeAccessReview);
}

// A Lease that is not there is an answer, too.
void SelectorReader::readLease()
{
    const std::string name = "tealdeck-" + m_request.service;
    const KubeCall call{.verb = "get", .resource = kube::leases, .namespaceName = m_request.namespaceName, .name = name};
    ask(getRequest(kube::leases, m_request.namespaceName, name), [this, call](const Result<HttpResponse>& answer) {
        m_facts.lease.readAt = m_scheduler.clock().wallNow();
        if (answer && answer->head.status == 404) {
            m_facts.lease.value = std::nullopt;
            return;
        }
        auto lease = valueIn<LeaseValue>(answer, call, &decodeLease);
        m_facts.lease.value = lease ? Result<std::optional<LeaseValue>>(std::move(*lease)) : fail(lease.error());
    });
}

void SelectorReader::takeService(const Result<HttpResponse>& answer)
{
    const KubeCall call{.verb = "get", .resource = kube::services, .namespaceName = m_request.namespaceName, .name = m_request.service};
    auto service = valueIn<Service>(answer, call, &decodeService);
    if (!service)
        return finish(fail(service.error()));
    auto change = selectorChangeOf(*service, m_request, m_settings.slotLabels);
    if (!change)
        return finish(fail(change.error()));
    m_facts.service = std::move(*service);
    m_facts.serviceReadAt = m_scheduler.clock().wallNow();
    m_facts.hasAnnotations = hasAnnotationsMap(answer->body);
    m_facts.change = std::move(*change);
    readList(&SelectorFacts::pods, kube::pods, allSlotsText(m_facts.change));
    if (m_settings.access == AccessMode::ReadWrite)
        dryRun();
}

void SelectorReader::dryRun()
{
    const HttpStep& step = m_facts.change.request;
    HttpRequest request = withDryRun({.method = step.method,
                                      .target = step.target,
                                      .headers = {{"accept", "application/json"}, {"content-type", step.contentType}},
                                      .body = step.body});
    ask(std::move(request), [this](Result<HttpResponse> answer) {
        m_facts.dryRun = std::move(answer);
        m_facts.dryRunAt = m_scheduler.clock().wallNow();
    });
}

void SelectorReader::finish(const Result<void>& service)
{
    if (!m_onFacts)
        return;
    const OnFacts onFacts = std::exchange(m_onFacts, nullptr);
    if (service)
        onFacts(std::move(m_facts));
    else
        onFacts(fail(service.error()));
}

} // namespace tealdeck
