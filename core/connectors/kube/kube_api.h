#pragma once

#include "core/connectors/kube/kube_resource.h"
#include "core/net/http_message.h"

#include <chrono>
#include <string>
#include <string_view>

// Arguments to requests of the Kubernetes API (kubernetes.io/docs/reference/using-api/api-concepts): pure functions, nothing is sent here.
// Reads of lists and watches use HttpLane::Background; single objects, reviews and writes use HttpLane::Foreground. A caller may change
// lane and deadlines afterwards. An empty `namespaceName` means all namespaces, or an object that has none.
namespace tealdeck
{

// metav1.ListOptions as far as used; empty and 0 are left out of the request.
struct ListOptions
{
    int limit = 0; // objects a page; 0: all at once
    std::string continueToken{};
    std::string resourceVersion{}; // "": the newest, "0": whatever the server has at hand
    std::string resourceVersionMatch{}; // "Exact" | "NotOlderThan"
    std::string labelSelector{};
    std::string fieldSelector{};
};

// What "may I?" is asked about (SelfSubjectAccessReview); the empty group is the core group, an empty name means any.
struct AccessQuestion
{
    std::string verb{};
    std::string group{};
    std::string resource{};
    std::string subresource{};
    std::string namespaceName{};
    std::string name{};

    bool operator==(const AccessQuestion&) const = default;
};

// "/apis/apps/v1/namespaces/shop/deployments/web"; an empty name gives the collection.
std::string kubePath(const KubeResource& resource, std::string_view namespaceName, std::string_view name = {},
                     std::string_view subresource = {});

HttpRequest listRequest(const KubeResource& resource, std::string_view namespaceName, const ListOptions& options = {});
// Asks for bookmarks. `timeout` is when the server shall end the watch; the request itself has no deadline.
HttpRequest watchRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view resourceVersion,
                         std::chrono::seconds timeout, std::string_view labelSelector = {});
// A list as a stream (KEP-3157): first what is there, as ADDED events, then a bookmark that says so, then what happens.
HttpRequest streamingListRequest(const KubeResource& resource, std::string_view namespaceName, std::chrono::seconds timeout);
// The same list or watch answered in protobuf where the server can; else in JSON. The answer's content type tells.
HttpRequest preferringProtobuf(HttpRequest request);
HttpRequest getRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name);
// What asks for a table where the server can make one, and for plain JSON where it cannot.
inline constexpr std::string_view tableAccept = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
// The list as kubectl's table, made by the server (meta.k8s.io/v1 Table).
HttpRequest tableRequest(const KubeResource& resource, std::string_view namespaceName, const ListOptions& options = {});

HttpRequest createRequest(const KubeResource& resource, std::string_view namespaceName, std::string body);
HttpRequest replaceRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name, std::string body);
// `body` may hold DeleteOptions with preconditions.
HttpRequest deleteRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name, std::string body = {});
// RFC 6902; a failed `test` answers 422.
HttpRequest jsonPatchRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name, std::string body);
// RFC 7386.
HttpRequest mergePatchRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name, std::string body);
// The same write with dryRun=All: checked and answered by the server, nothing is persisted.
HttpRequest withDryRun(HttpRequest request);

// "Who am I?" (authentication.k8s.io/v1) and "may I?" (authorization.k8s.io/v1): they change nothing.
HttpRequest selfSubjectReviewRequest();
HttpRequest accessReviewRequest(const AccessQuestion& question);
HttpRequest serverVersionRequest();

} // namespace tealdeck
