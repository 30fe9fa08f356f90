#include "core/connectors/kube/kube_identity.h"

#include "core/connectors/kube/kube_api.h"
#include "core/connectors/kube/kube_status.h"
#include "core/net/server_clock.h"

#include <memory>

namespace tealdeck
{
namespace
{

constexpr KubeResource selfSubjectReviews{"authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview"};
constexpr KubeResource versions{"", "", "version", "Info"};

bool isSuccess(const HttpResponse& response)
{
    return response.head.status >= 200 && response.head.status <= 299;
}

Result<ServerVersion> readVersion(const HttpResponse& response)
{
    if (!isSuccess(response))
        return fail(errorFromAnswer(response, {.verb = "get", .resource = versions}));
    return decodeServerVersion(response.body);
}

Result<UserInfo> readUser(const HttpResponse& response)
{
    if (!isSuccess(response))
        return fail(errorFromAnswer(response, {.verb = "create", .resource = selfSubjectReviews}));
    return decodeSelfSubjectReview(response.body);
}

// The three requests on their way; lives as long as the caller's Handle.
class Reading : public std::enable_shared_from_this<Reading>
{
public:
    Reading(const Clock& clock, std::function<void(ClusterIdentity)> onIdentity)
        : m_clock(clock)
        , m_onIdentity(std::move(onIdentity))
    {
    }

    void start(HttpClient& http, Duration deadline)
    {
        ask<ClusterUid>(http, clusterUidRequest(), deadline, &readClusterUid,
                        [](ClusterIdentity& identity, ClusterUid uid) { identity.clusterUid = std::move(uid); });
        ask<ServerVersion>(http, serverVersionRequest(), deadline, &readVersion, [](ClusterIdentity& identity, ServerVersion version) {
            identity.serverVersion = std::move(version.gitVersion);
        });
        ask<UserInfo>(http, selfSubjectReviewRequest(), deadline, &readUser, [](ClusterIdentity& identity, UserInfo user) {
            identity.user = std::move(user.name);
            identity.userUid = std::move(user.uid);
            identity.groups = std::move(user.groups);
        });
    }

private:
    template <typename Value, typename Decode, typename Keep>
    void ask(HttpClient& http, HttpRequest request, Duration deadline, Decode decode, Keep keep)
    {
        request.deadline = deadline;
        ++m_open;
        m_requests.push_back(http.send(std::move(request), [weak = weak_from_this(), decode, keep](Result<HttpResponse> response) {
            if (const auto self = weak.lock())
                self->template answered<Value>(std::move(response), decode, keep);
        }));
    }

    template <typename Value, typename Decode, typename Keep>
    void answered(Result<HttpResponse> response, Decode decode, Keep keep)
    {
        if (response)
            m_serverClock.observe(response->head, m_clock.wallNow(), response->took);
        Result<Value> value = response ? decode(*response) : fail(std::move(response).error());
        if (value)
            keep(m_identity, *std::move(value));
        else
            m_identity.problems.push_back(std::move(value).error());
        if (--m_open == 0)
            finish();
    }

    void finish()
    {
        m_identity.clockSkew = m_serverClock.skew();
        for (const Error& problem : m_identity.problems) {
            if (m_identity.user.empty() && problem.kind == ErrorKind::Forbidden)
                m_identity.user = userInRefusal(problem.detail);
        }
        m_onIdentity(std::move(m_identity));
    }

    const Clock& m_clock;
    std::function<void(ClusterIdentity)> m_onIdentity;
    ClusterIdentity m_identity;
    ServerClock m_serverClock;
    std::vector<Handle> m_requests;
    int m_open = 0;
};

} // namespace

Handle readClusterIdentity(HttpClient& http, const Clock& clock, Duration deadline, std::function<void(ClusterIdentity)> onIdentity)
{
    auto reading = std::make_shared<Reading>(clock, std::move(onIdentity));
    reading->start(http, deadline);
    return Handle([reading = std::move(reading)]() mutable { reading.reset(); });
}

HttpRequest clusterUidRequest()
{
    return getRequest(kube::namespaces, {}, "kube-system");
}

Result<ClusterUid> readClusterUid(const HttpResponse& response)
{
    if (!isSuccess(response))
        return fail(errorFromAnswer(response, {.verb = "get", .resource = kube::namespaces, .namespaceName = {}, .name = "kube-system"}));
    return decodeNamespaceUid(response.body);
}

std::string userInRefusal(const std::string& serverWords)
{
    constexpr std::string_view before = "User \"";
    constexpr std::string_view after = "\" cannot ";
    const std::size_t start = serverWords.find(before);
    if (start == std::string::npos)
        return {};
    const std::size_t end = serverWords.find(after, start + before.size());
    return end == std::string::npos ? std::string() : serverWords.substr(start + before.size(), end - start - before.size());
}

} // namespace tealdeck
