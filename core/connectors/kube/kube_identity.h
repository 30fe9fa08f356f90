#pragma once

#include "core/base/handle.h"
#include "core/base/result.h"
#include "core/connectors/kube/kube_wire.h"
#include "core/domain/cluster.h"
#include "core/net/http_client.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tealdeck
{

// Which cluster this is and who we are there. What could not be read is empty, and `problems` says why, one error for each.
struct ClusterIdentity
{
    ClusterUid clusterUid; // uid of namespace kube-system (safety.md 17)
    std::string serverVersion; // "v1.36.3"
    std::string user; // as the server says it
    std::string userUid;
    std::vector<std::string> groups;
    std::vector<Error> problems;
    std::optional<Duration> clockSkew; // server minus ours, from the Date headers (safety.md 16)

    bool operator==(const ClusterIdentity&) const = default;
};

// Reads all of it at once; each request has `deadline`. Where a SelfSubjectReview is not permitted or not known (before 1.28), the user's
// name is taken from the words of a refusal, if there is one ("User "x" cannot get ...").
Handle readClusterIdentity(HttpClient& http, const Clock& clock, Duration deadline, std::function<void(ClusterIdentity)> onIdentity);

// The cluster's UID alone: GET of namespace kube-system.
HttpRequest clusterUidRequest();
Result<ClusterUid> readClusterUid(const HttpResponse& response);

// The name in 'User "jane" cannot get resource ...', the API server's words when RBAC refuses; empty when they are others.
std::string userInRefusal(const std::string& serverWords);

} // namespace tealdeck
