#include "core/connectors/kube/kube_api.h"

#include "core/base/encoding.h"

#include <nlohmann/json.hpp>

#include <utility>
#include <vector>

namespace tealdeck
{
namespace
{

using Query = std::vector<std::pair<std::string_view, std::string>>;

constexpr std::string_view jsonType = "application/json";

// Appends what has a value; "/path?a=b&c=d".
std::string withQuery(std::string path, const Query& query)
{
    char separator = path.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : query) {
        if (value.empty())
            continue;
        path += separator;
        path += name;
        path += '=';
        path += encodeUrlComponent(value);
        separator = '&';
    }
    return path;
}

Query listQuery(const ListOptions& options)
{
    return {
        {"limit", options.limit > 0 ? std::to_string(options.limit) : std::string()},
        {"continue", options.continueToken},
        {"resourceVersion", options.resourceVersion},
        {"resourceVersionMatch", options.resourceVersionMatch},
        {"labelSelector", options.labelSelector},
        {"fieldSelector", options.fieldSelector},
    };
}

HttpRequest readRequest(std::string target, HttpLane lane)
{
    return {
        .method = HttpMethod::Get, .target = std::move(target), .headers = {{"accept", std::string(jsonType)}}, .body = {}, .lane = lane};
}

HttpRequest writeRequest(HttpMethod method, std::string target, std::string_view contentType, std::string body)
{
    HttpRequest request{.method = method,
                        .target = std::move(target),
                        .headers = {{"accept", std::string(jsonType)}},
                        .body = std::move(body),
                        .lane = HttpLane::Foreground};
    if (!request.body.empty())
        request.headers.push_back({"content-type", std::string(contentType)});
    return request;
}

} // namespace

std::string kubePath(const KubeResource& resource, std::string_view namespaceName, std::string_view name, std::string_view subresource)
{
    std::string path = resource.group.empty() ? "/api/" : "/apis/" + std::string(resource.group) + "/";
    path += resource.version;
    if (!namespaceName.empty())
        path += "/namespaces/" + encodeUrlComponent(namespaceName);
    path += "/" + std::string(resource.plural);
    if (!name.empty())
        path += "/" + encodeUrlComponent(name);
    if (!subresource.empty())
        path += "/" + encodeUrlComponent(subresource);
    return path;
}

HttpRequest listRequest(const KubeResource& resource, std::string_view namespaceName, const ListOptions& options)
{
    return readRequest(withQuery(kubePath(resource, namespaceName), listQuery(options)), HttpLane::Background);
}

HttpRequest watchRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view resourceVersion,
                         std::chrono::seconds timeout, std::string_view labelSelector)
{
    HttpRequest request = readRequest(withQuery(kubePath(resource, namespaceName),
                                                {{"watch", "true"},
                                                 {"allowWatchBookmarks", "true"},
                                                 {"resourceVersion", std::string(resourceVersion)},
                                                 {"timeoutSeconds", std::to_string(timeout.count())},
                                                 {"labelSelector", std::string(labelSelector)}}),
                                      HttpLane::Background);
    request.deadline = Duration::zero();
    return request;
}

HttpRequest streamingListRequest(const KubeResource& resource, std::string_view namespaceName, std::chrono::seconds timeout)
{
    HttpRequest request = watchRequest(resource, namespaceName, {}, timeout);
    request.target += "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";
    return request;
}

HttpRequest preferringProtobuf(HttpRequest request)
{
    for (HttpHeader& header : request.headers) {
        if (header.name == "accept")
            header.value = "application/vnd.kubernetes.protobuf,application/json";
    }
    return request;
}

HttpRequest getRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name)
{
    return readRequest(kubePath(resource, namespaceName, name), HttpLane::Foreground);
}

HttpRequest tableRequest(const KubeResource& resource, std::string_view namespaceName, const ListOptions& options)
{
    HttpRequest request = listRequest(resource, namespaceName, options);
    request.headers = {{"accept", std::string(tableAccept)}};
    return request;
}

HttpRequest createRequest(const KubeResource& resource, std::string_view namespaceName, std::string body)
{
    return writeRequest(HttpMethod::Post, kubePath(resource, namespaceName), jsonType, std::move(body));
}

HttpRequest replaceRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name, std::string body)
{
    return writeRequest(HttpMethod::Put, kubePath(resource, namespaceName, name), jsonType, std::move(body));
}

HttpRequest deleteRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name, std::string body)
{
    return writeRequest(HttpMethod::Delete, kubePath(resource, namespaceName, name), jsonType, std::move(body));
}

HttpRequest jsonPatchRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name, std::string body)
{
    return writeRequest(HttpMethod::Patch, kubePath(resource, namespaceName, name), "application/json-patch+json", std::move(body));
}

HttpRequest mergePatchRequest(const KubeResource& resource, std::string_view namespaceName, std::string_view name, std::string body)
{
    return writeRequest(HttpMethod::Patch, kubePath(resource, namespaceName, name), "application/merge-patch+json", std::move(body));
}

// A deletion with a body (DeleteOptions) is not asked for its query: dryRun there alone would delete (apiserver's handlers/delete.go).
HttpRequest withDryRun(HttpRequest request)
{
    if (request.method == HttpMethod::Delete && !request.body.empty()) {
        auto options = nlohmann::ordered_json::parse(request.body, nullptr, false);
        if (options.is_object()) {
            options["dryRun"] = {"All"};
            request.body = options.dump();
        }
    }
    request.target = withQuery(std::move(request.target), {{"dryRun", "All"}});
    return request;
}

HttpRequest selfSubjectReviewRequest()
{
    const nlohmann::json body{{"apiVersion", "authentication.k8s.io/v1"}, {"kind", "SelfSubjectReview"}};
    return writeRequest(HttpMethod::Post, "/apis/authentication.k8s.io/v1/selfsubjectreviews", jsonType, body.dump());
}

HttpRequest accessReviewRequest(const AccessQuestion& question)
{
    const nlohmann::json attributes{{"verb", question.verb},
                                    {"group", question.group},
                                    {"resource", question.resource},
                                    {"subresource", question.subresource},
                                    {"namespace", question.namespaceName},
                                    {"name", question.name}};
    const nlohmann::json body{
        {"apiVersion", "authorization.k8s.io/v1"}, {"kind", "SelfSubjectAccessReview"}, {"spec", {{"resourceAttributes", attributes}}}};
    return writeRequest(HttpMethod::Post, "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", jsonType, body.dump());
}

HttpRequest serverVersionRequest()
{
    return readRequest("/version", HttpLane::Foreground);
}

} // namespace tealdeck
