#pragma once

#include "core/base/result.h"
#include "core/domain/cluster.h"
#include "core/domain/cluster_event.h"
#include "core/domain/node.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Bytes of the Kubernetes API to values: plain functions for any thread. Unknown and missing fields are tolerated, null reads as missing,
// strings are kept as they are. JSON that cannot be parsed, a wrong type or a number out of range is ProtocolViolation; its detail names
// the JSON path.
namespace tealdeck
{

Result<Pod> decodePod(std::string_view json);
Result<Service> decodeService(std::string_view json);
Result<Workload> decodeWorkload(std::string_view json, WorkloadKind kind);
Result<EndpointSlice> decodeEndpointSlice(std::string_view json);
Result<Ingress> decodeIngress(std::string_view json);

// One page of a list. The last page has no continue token.
template <typename Row>
struct ListPage
{
    std::vector<Row> items;
    std::string resourceVersion;
    std::string continueToken;
    std::optional<long long> remaining; // metadata.remainingItemCount, where the server counts
};

// For Pod, Service, Workload (the list's kind says which one), EndpointSlice, Ingress, Node, ClusterEvent and LeaseValue.
template <typename Row>
Result<ListPage<Row>> decodeList(std::string_view json);

// The uid of the namespace in `json`; of kube-system it is the cluster's.
Result<ClusterUid> decodeNamespaceUid(std::string_view json);

struct ServerVersion
{
    std::string gitVersion; // "v1.36.3"
    std::string major;
    std::string minor;
    bool operator==(const ServerVersion&) const = default;
};
Result<ServerVersion> decodeServerVersion(std::string_view json);

// status.userInfo of a SelfSubjectReview.
struct UserInfo
{
    std::string name;
    std::string uid;
    std::vector<std::string> groups;
    bool operator==(const UserInfo&) const = default;
};
Result<UserInfo> decodeSelfSubjectReview(std::string_view json);

// status of a SelfSubjectAccessReview.
struct AccessAnswer
{
    bool isAllowed = false;
    std::string reason;
    std::string evaluationError;
    bool operator==(const AccessAnswer&) const = default;
};
Result<AccessAnswer> decodeAccessReview(std::string_view json);

// A coordination.k8s.io/v1 Lease. Times are those of whoever wrote them: compare them for equality only (safety.md 11).
struct LeaseValue
{
    ObjectMeta meta;
    std::string holderIdentity;
    std::optional<int> leaseDurationSeconds;
    std::optional<WallTime> acquireTime;
    std::optional<WallTime> renewTime;
    int leaseTransitions = 0;

    std::string key() const { return meta.uid; }
    bool operator==(const LeaseValue&) const = default;
};
Result<LeaseValue> decodeLease(std::string_view json);

Result<ClusterEvent> decodeEvent(std::string_view json);
Result<Node> decodeNode(std::string_view json);

} // namespace tealdeck
