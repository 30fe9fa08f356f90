#pragma once

#include "core/base/scheduler.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_identity.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/plan_surroundings.h"
#include "core/net/http_client.h"

#include <functional>
#include <memory>
#include <vector>

namespace tealdeck
{

// Reads what a plan depends on, all at the same time, each with 5 s and ahead of the watches (safety.md 3 and 5); what an answer makes
// necessary is asked for in the answer's callback. Tells when nothing is on its way any more. Facts that are filled in live in `Facts`,
// which derives from PlanSurroundings; what cannot be read is left there with the reason.
template <typename Facts>
class PlanReading : public std::enable_shared_from_this<PlanReading<Facts>>
{
public:
    using OnAnswer = std::function<void(Result<HttpResponse>)>;
    using OnFacts = std::function<void(Result<Facts>)>;

    PlanReading(HttpClient& http, Scheduler& scheduler, OnFacts onFacts)
        : m_http(http)
        , m_scheduler(scheduler)
        , m_onFacts(std::move(onFacts))
    {
    }

    Facts& facts() { return m_facts; }
    WallTime wallNow() const { return m_scheduler.clock().wallNow(); }

    // Nothing is told any more.
    void stop()
    {
        m_onFacts = nullptr;
        m_requests.clear();
    }

    // Ends the reading early: without this there can be no plan.
    void fails(const Error& error)
    {
        if (const OnFacts onFacts = std::exchange(m_onFacts, nullptr))
            onFacts(fail(error));
    }

    void ask(HttpRequest request, OnAnswer onAnswer)
    {
        ++m_open;
        m_requests.push_back(m_http.send(prompt(std::move(request)), [this, onAnswer = std::move(onAnswer)](Result<HttpResponse> answer) {
            const auto keep = this->shared_from_this(); // whoever gets the facts may end this
            if (answer)
                m_facts.serverClock.observe(answer->head, wallNow(), answer->took);
            onAnswer(std::move(answer));
            if (--m_open == 0 && m_onFacts)
                std::exchange(m_onFacts, nullptr)(std::move(m_facts));
        }));
    }

    template <typename T, typename Owner, typename Decode>
    void read(Fact<T> Owner::*fact, HttpRequest request, KubeCall call, Decode decode)
    {
        ask(std::move(request), [this, fact, call, decode](const Result<HttpResponse>& answer) {
            m_facts.*fact = {.value = valueIn<T>(answer, call, decode), .readAt = wallNow()};
        });
    }

    template <typename Row, typename Owner>
    void readList(Fact<std::vector<Row>> Owner::*fact, const KubeResource& resource, const std::string& space,
                  const std::string& labelSelector = {})
    {
        ListOptions options;
        options.labelSelector = labelSelector;
        read(fact, listRequest(resource, space, options), {.verb = "list", .resource = resource, .namespaceName = space, .name = {}},
             [](std::string_view body) -> Result<std::vector<Row>> {
                 auto page = decodeList<Row>(body);
                 if (!page)
                     return fail(page.error());
                 return std::move(page->items);
             });
    }

    // Who and where we are, whether the change and its lock are permitted, and who holds the lock now. `leaseSpace`: where the lock is,
    // when the object itself has no namespace.
    void readSurroundings(const AccessQuestion& right, const std::string& leaseName, const std::string& leaseSpace = {})
    {
        const std::string space = leaseSpace.empty() ? right.namespaceName : leaseSpace;
        constexpr KubeResource selfReviews{"authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview"};
        read(&Facts::clusterUid, clusterUidRequest(),
             {.verb = "get", .resource = kube::namespaces, .namespaceName = {}, .name = "kube-system"}, &decodeNamespaceUid);
        read(&Facts::user, selfSubjectReviewRequest(), {.verb = "create", .resource = selfReviews, .namespaceName = {}, .name = {}},
             &decodeSelfSubjectReview);
        readLease(space, leaseName);
        askRight(&Facts::mayChange, right);
        askRight(&Facts::mayCreateLease, rightToLeases("create", space, {}));
        askRight(&Facts::mayUpdateLease, rightToLeases("update", space, leaseName));
    }

    // The same request with dryRun=All.
    void dryRun(const HttpStep& step)
    {
        HttpRequest request = withDryRun({.method = step.method,
                                          .target = step.target,
                                          .headers = {{"accept", "application/json"}, {"content-type", step.contentType}},
                                          .body = step.body});
        ask(std::move(request), [this](const Result<HttpResponse>& answer) {
            m_facts.dryRun = answer;
            m_facts.dryRunAt = wallNow();
        });
    }

    template <typename T, typename Decode>
    static Result<T> valueIn(const Result<HttpResponse>& answer, const KubeCall& call, const Decode& decode)
    {
        if (!answer)
            return fail(answer.error());
        if (answer->head.status < 200 || answer->head.status >= 300)
            return fail(errorFromAnswer(*answer, call));
        return decode(answer->body);
    }

private:
    static AccessQuestion rightToLeases(const std::string& verb, const std::string& space, const std::string& name)
    {
        return {.verb = verb,
                .group = std::string(kube::leases.group),
                .resource = std::string(kube::leases.plural),
                .subresource = {},
                .namespaceName = space,
                .name = name};
    }

    void askRight(Fact<AccessAnswer> PlanSurroundings::*fact, const AccessQuestion& question)
    {
        constexpr KubeResource accessReviews{"authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview"};
        read(fact, accessReviewRequest(question), {.verb = "create", .resource = accessReviews, .namespaceName = {}, .name = {}},
             &decodeAccessReview);
    }

    // A Lease that is not there is an answer, too.
    void readLease(const std::string& space, const std::string& name)
    {
        const KubeCall call{.verb = "get", .resource = kube::leases, .namespaceName = space, .name = name};
        ask(getRequest(kube::leases, space, name), [this, call](const Result<HttpResponse>& answer) {
            m_facts.lease.readAt = wallNow();
            if (answer && answer->head.status == 404) {
                m_facts.lease.value = std::nullopt;
                return;
            }
            auto lease = valueIn<LeaseValue>(answer, call, &decodeLease);
            m_facts.lease.value = lease ? Result<std::optional<LeaseValue>>(std::move(*lease)) : fail(lease.error());
        });
    }

    HttpClient& m_http;
    Scheduler& m_scheduler;
    OnFacts m_onFacts;
    Facts m_facts;
    int m_open = 0;
    std::vector<Handle> m_requests;
};

} // namespace tealdeck
