#include "core/connectors/kube/doctor_server.h"

#include "core/connectors/kube/first_watch_event.h"
#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_rights.h"
#include "core/connectors/kube/kube_status.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/net/server_clock.h"

#include <algorithm>
#include <charconv>
#include <memory>

namespace tealdeck
{
namespace
{

constexpr KubeResource selfReviews{"authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview"};
constexpr KubeResource versions{"", "", "version", "Info"};
constexpr int oldestSupported = 28;
constexpr int newestSupported = 36;
constexpr Duration soon = std::chrono::hours(72);

bool isSuccess(const HttpResponse& response)
{
    return response.head.status >= 200 && response.head.status < 300;
}

std::vector<AccessQuestion> questionsFor(const DoctorVisit& visit)
{
    std::vector<AccessQuestion> questions;
    const auto ask = [&](const char* verb, const KubeResource& resource, const char* subresource = "") {
        questions.push_back({.verb = verb,
                             .group = std::string(resource.group),
                             .resource = std::string(resource.plural),
                             .subresource = subresource,
                             .namespaceName = visit.namespaceName});
    };
    for (const KubeResource& resource : {kube::pods, kube::services, kube::deployments, kube::statefulSets, kube::replicaSets,
                                         kube::endpointSlices, kube::ingresses, kube::events}) {
        ask("list", resource);
        ask("watch", resource);
    }
    ask("get", kube::pods, "log");
    questions.push_back({.verb = "get", .resource = "namespaces", .name = "kube-system"});
    if (visit.isReadOnly)
        return questions;
    ask("patch", kube::services);
    for (const char* verb : {"get", "create", "update"})
        ask(verb, kube::leases);
    return questions;
}

DoctorLine failedLine(DoctorLine line, const Error& error, Message remedy)
{
    line.verdict = DoctorVerdict::Failed;
    line.finding = error.message;
    line.detail = error.detail;
    line.remedy = std::move(remedy);
    return line;
}

Message remedyFor(const Error& error)
{
    if (error.kind == ErrorKind::Unauthorized)
        return message("Doctor", "Sign in again, or get a new token or client certificate for the kubeconfig.");
    if (error.kind == ErrorKind::Forbidden)
        return message("Doctor", "Ask for a role with this right.");
    if (error.kind == ErrorKind::TimedOut || error.kind == ErrorKind::ConnectionLost)
        return message("Doctor", "The server or something on the way is slow; try again, and look at the API server's load.");
    return message("Doctor", "Look at the lines above first: one of them may be the cause.");
}

// The requests on their way; lives as long as the caller's Handle.
class Visit : public std::enable_shared_from_this<Visit>
{
public:
    Visit(HttpClient& http, const Clock& clock, DoctorVisit visit, OnDoctorLines onLines)
        : m_http(http)
        , m_clock(clock)
        , m_visit(std::move(visit))
        , m_onLines(std::move(onLines))
    {
        m_version.id = "version";
        m_version.what = message("Doctor", "Server version");
        m_watch.id = "watch";
        m_watch.what = message("Doctor", "Watch");
        m_rights.id = "rights";
        m_rights.what = message("Doctor", "Rights");
    }

    void start()
    {
        ask(selfSubjectReviewRequest(), [this](const Result<HttpResponse>& answer) { takeReview(answer); });
        ask(serverVersionRequest(), [this](const Result<HttpResponse>& answer) { takeVersion(answer); });
        const std::vector<AccessQuestion> questions = questionsFor(m_visit);
        m_begin = m_clock.now();
        ++m_open;
        m_requests.push_back(
            reviewAccess(m_http, questions, m_visit.deadline, [weak = weak_from_this()](const std::vector<AccessReview>& reviews) {
                if (const auto self = weak.lock())
                    self->takeRights(reviews);
            }));
        openWatch("sendInitialEvents=true&resourceVersionMatch=NotOlderThan");
    }

    void stop()
    {
        m_onLines = nullptr;
        m_requests.clear();
    }

private:
    template <typename Take>
    void ask(HttpRequest request, Take take)
    {
        request.deadline = m_visit.deadline;
        ++m_open;
        m_requests.push_back(m_http.send(std::move(request), [weak = weak_from_this(), take](const Result<HttpResponse>& answer) {
            const auto self = weak.lock();
            if (!self)
                return;
            if (answer)
                self->m_serverClock.observe(answer->head, self->m_clock.wallNow(), answer->took);
            take(answer);
            self->endOne();
        }));
    }

    void takeReview(const Result<HttpResponse>& answer)
    {
        m_authentication
            = DoctorLine{.id = "authentication", .what = message("Doctor", "Authentication"), .took = answer ? answer->took : Duration{}};
        m_identity = DoctorLine{.id = "identity", .what = message("Doctor", "Identity")};
        const KubeCall call{.verb = "create", .resource = selfReviews};
        if (!answer || !isSuccess(*answer)) {
            const Error error = answer ? errorFromAnswer(*answer, call) : answer.error();
            if (error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound)
                judgeCredential(); // the server knows us; it only does not say as whom
            else
                m_authentication = failedLine(m_authentication, error, remedyFor(error));
            m_identity.finding = message("Doctor", "The server did not say who we are.");
            return;
        }
        judgeCredential();
        m_identity.took = answer->took;
        const auto user = decodeSelfSubjectReview(answer->body);
        if (!user) {
            m_identity = failedLine(m_identity, user.error(), remedyFor(user.error()));
            return;
        }
        std::string groups;
        for (const std::string& group : user->groups)
            groups += (groups.empty() ? "" : ", ") + group;
        m_identity.verdict = DoctorVerdict::Passed;
        m_identity.finding = message("Doctor", "The server knows us as %1, in the groups %2.", {user->name, groups});
    }

    void judgeCredential()
    {
        const WallTime now = m_clock.wallNow();
        const CredentialSummary credential = m_visit.credential();
        const auto& expires = credential.expires;
        const std::string method = render(credential.method);
        m_authentication.verdict = DoctorVerdict::Passed;
        if (!expires) {
            m_authentication.finding = message("Doctor", "By %1; it does not say when it ends.", {method});
            return;
        }
        m_authentication.finding = message("Doctor", "By %1; it ends at %2.", {method, formatRfc3339(*expires)});
        if (*expires - now > soon)
            return;
        m_authentication.verdict = DoctorVerdict::Warning;
        m_authentication.remedy = message("Doctor", "Get a new one before it ends.");
    }

    void takeVersion(const Result<HttpResponse>& answer)
    {
        if (!answer || !isSuccess(*answer)) {
            const Error error = answer ? errorFromAnswer(*answer, {.verb = "get", .resource = versions}) : answer.error();
            m_version = failedLine(m_version, error, remedyFor(error));
            return;
        }
        m_version.took = answer->took;
        const auto version = decodeServerVersion(answer->body);
        if (!version) {
            m_version
                = failedLine(m_version, version.error(), message("Doctor", "Check that the address leads to a Kubernetes API server."));
            return;
        }
        int minor = 0;
        std::from_chars(version->minor.data(), version->minor.data() + version->minor.size(), minor);
        const bool isSupported = version->major == "1" && minor >= oldestSupported && minor <= newestSupported;
        m_version.verdict = isSupported ? DoctorVerdict::Passed : DoctorVerdict::Warning;
        m_version.finding = message("Doctor", "The server is Kubernetes %1.", {version->gitVersion});
        if (!isSupported)
            m_version.remedy = message("Doctor", "Tealdeck supports 1.28 to 1.36; with this version expect gaps and report them.");
    }

    void takeRights(const std::vector<AccessReview>& reviews)
    {
        m_rights.took = m_clock.now() - m_begin;
        std::string missing;
        std::size_t allowed = 0;
        const AccessReview* unasked = nullptr;
        for (const AccessReview& review : reviews) {
            if (!review.answer)
                unasked = &review;
            else if (review.isAllowed())
                ++allowed;
            else
                missing += (missing.empty() ? "" : "; ") + describe(review.question);
        }
        if (unasked != nullptr) {
            m_rights = failedLine(m_rights, unasked->answer.error(), remedyFor(unasked->answer.error()));
        } else {
            m_rights.verdict = missing.empty() ? DoctorVerdict::Passed : allowed == 0 ? DoctorVerdict::Failed : DoctorVerdict::Warning;
            m_rights.finding = message("Doctor", "%1 of %2 rights that Tealdeck uses are there.",
                                       {std::to_string(allowed), std::to_string(reviews.size())});
            if (!missing.empty())
                m_rights.remedy = message("Doctor", "Ask for a role that allows: %1.", {missing});
        }
        endOne();
    }

    // The server answers at once with what there is, or with a bookmark where there is nothing.
    void openWatch(const std::string& query)
    {
        HttpRequest request = watchRequest(kube::pods, m_visit.namespaceName, {}, std::chrono::seconds(30));
        request.target += "&" + query;
        request.deadline = m_visit.deadline;
        auto sink = std::make_shared<FirstWatchEvent>();
        ++m_open;
        m_watchBegin = m_clock.now();
        m_requests.push_back(m_http.exchange(std::move(request), sink, [weak = weak_from_this(), sink, query](const Result<HttpHead>& end) {
            if (const auto self = weak.lock())
                self->takeWatch(*sink, end, query);
        }));
    }

    void takeWatch(const FirstWatchEvent& event, const Result<HttpHead>& end, const std::string& query)
    {
        const KubeCall call{.verb = "watch", .resource = kube::pods, .namespaceName = m_visit.namespaceName};
        m_watch.took = m_clock.now() - m_watchBegin;
        const int status = event.answer().head.status;
        if (event.hasEvent() && event.answer().body.find("\"type\":\"ERROR\"") == std::string::npos) {
            m_watch.verdict = DoctorVerdict::Passed;
            m_watch.finding = message("Doctor", "The first event of a watch on pods came.");
        } else if ((status == 400 || status == 422) && query.starts_with("send")) {
            openWatch("resourceVersion=0"); // before 1.32, or with the feature switched off
        } else {
            const Error error = status == 200 || !end ? errorOf(end) : event.answer().error(call);
            m_watch = failedLine(m_watch, error,
                                 error.kind == ErrorKind::TimedOut || error.kind == ErrorKind::ConnectionLost
                                     ? message("Doctor",
                                               "Something between holds back or ends long answers: let the proxy or load balancer pass "
                                               "streams.")
                                     : remedyFor(error));
        }
        endOne();
    }

    static Error errorOf(const Result<HttpHead>& end)
    {
        if (!end && end.error().kind != ErrorKind::Cancelled)
            return end.error();
        return {.kind = ErrorKind::ConnectionLost, .message = message("Doctor", "The watch ended before its first event."), .detail = {}};
    }

    DoctorLine clockLine() const
    {
        DoctorLine line{.id = "clock", .what = message("Doctor", "Clock")};
        const auto skew = m_serverClock.skew();
        if (!skew) {
            line.finding = message("Doctor", "The server did not say its time.");
            return line;
        }
        const long long seconds = std::abs(skew->count()) / 1000;
        line.verdict = m_serverClock.isWorthWarning() ? DoctorVerdict::Warning : DoctorVerdict::Passed;
        line.finding = !m_serverClock.isWorthShowing() ? message("Doctor", "Our clock and the server's agree within 2 s.")
            : skew->count() > 0 ? message("Doctor", "The server's clock is %1 s ahead of ours.", {std::to_string(seconds)})
                                : message("Doctor", "The server's clock is %1 s behind ours.", {std::to_string(seconds)});
        if (line.verdict == DoctorVerdict::Warning)
            line.remedy = message("Doctor", "Set the clocks right (NTP): certificates, tokens and leases depend on them.");
        return line;
    }

    void endOne()
    {
        if (--m_open > 0 || !m_onLines)
            return;
        m_onLines({m_authentication, m_version, m_identity, clockLine(), m_rights, m_watch});
    }

    HttpClient& m_http;
    const Clock& m_clock;
    DoctorVisit m_visit;
    OnDoctorLines m_onLines;
    ServerClock m_serverClock;
    DoctorLine m_authentication;
    DoctorLine m_identity;
    DoctorLine m_version;
    DoctorLine m_rights;
    DoctorLine m_watch;
    Instant m_begin{};
    Instant m_watchBegin{};
    std::vector<Handle> m_requests;
    int m_open = 0;
};

} // namespace

Handle visitServer(HttpClient& http, const Clock& clock, DoctorVisit visit, OnDoctorLines onLines)
{
    auto running = std::make_shared<Visit>(http, clock, std::move(visit), std::move(onLines));
    running->start();
    return Handle([running = std::move(running)]() mutable {
        running->stop();
        running.reset();
    });
}

} // namespace tealdeck
