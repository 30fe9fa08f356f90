#include "core/sandbox/api/discovery.h"

#include "core/sandbox/api/status.h"
#include "core/sandbox/store/kind.h"

#include <algorithm>
#include <vector>

namespace tealdeck::sandbox
{

namespace
{

// In the order in which /apis lists them. The last two have no stored kinds, only reviews.
const std::vector<std::pair<std::string, std::string>> groups{{"apps", "v1"},
                                                              {"events.k8s.io", "v1"},
                                                              {"authentication.k8s.io", "v1"},
                                                              {"authorization.k8s.io", "v1"},
                                                              {"autoscaling", "v2"},
                                                              {"batch", "v1"},
                                                              {"networking.k8s.io", "v1"},
                                                              {"policy", "v1"},
                                                              {"storage.k8s.io", "v1"},
                                                              {"coordination.k8s.io", "v1"},
                                                              {"discovery.k8s.io", "v1"}};

constexpr std::string_view aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

struct Review
{
    std::string_view group;
    std::string_view plural;
    std::string_view singular;
    std::string_view kind;
};
const std::vector<Review> reviews{
    {"authentication.k8s.io", "selfsubjectreviews", "selfsubjectreview", "SelfSubjectReview"},
    {"authorization.k8s.io", "selfsubjectaccessreviews", "selfsubjectaccessreview", "SelfSubjectAccessReview"},
    {"authorization.k8s.io", "selfsubjectrulesreviews", "selfsubjectrulesreview", "SelfSubjectRulesReview"}};

Json verbsOf(const Kind& kind)
{
    if (kind.plural == "namespaces")
        return {"create", "delete", "get", "list", "patch", "update", "watch"};
    return {"create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"};
}

void addResources(const Kind& kind, Json& list)
{
    Json resource{{"name", kind.plural},
                  {"singularName", kind.singular},
                  {"namespaced", kind.isNamespaced},
                  {"kind", kind.name},
                  {"verbs", verbsOf(kind)}};
    if (!kind.shortNames.empty())
        resource["shortNames"] = kind.shortNames;
    if (!kind.categories.empty())
        resource["categories"] = kind.categories;
    resource["storageVersionHash"] = kind.hash;
    list.push_back(std::move(resource));
    for (const Subresource& sub : kind.subresources) {
        Json entry{
            {"name", std::string(kind.plural) + "/" + std::string(sub.name)}, {"singularName", ""}, {"namespaced", kind.isNamespaced}};
        if (!sub.group.empty()) {
            entry["group"] = sub.group;
            entry["version"] = sub.version;
        }
        entry["kind"] = sub.kind;
        entry["verbs"] = sub.verbs;
        list.push_back(std::move(entry));
    }
}

Json resourceList(const std::string& group, const std::string& version)
{
    Json resources = Json::array();
    for (const Kind& kind : allKinds()) {
        if (kind.group == group && kind.version == version)
            addResources(kind, resources);
    }
    for (const Review& review : reviews) {
        if (review.group == group)
            resources.push_back({{"name", review.plural},
                                 {"singularName", review.singular},
                                 {"namespaced", false},
                                 {"kind", review.kind},
                                 {"verbs", {"create"}}});
    }
    Json list{{"kind", "APIResourceList"}};
    if (!group.empty())
        list["apiVersion"] = "v1";
    list["groupVersion"] = group.empty() ? version : group + "/" + version;
    list["resources"] = std::move(resources);
    return list;
}

Json aggregatedResource(const Kind& kind)
{
    const auto responseKind = [](std::string_view group, std::string_view version, std::string_view name) {
        return Json{{"group", group}, {"version", version}, {"kind", name}};
    };
    Json resource{{"resource", kind.plural},
                  {"responseKind", responseKind("", "", kind.name)},
                  {"scope", kind.isNamespaced ? "Namespaced" : "Cluster"},
                  {"singularResource", kind.singular},
                  {"verbs", verbsOf(kind)}};
    if (!kind.shortNames.empty())
        resource["shortNames"] = kind.shortNames;
    if (!kind.categories.empty())
        resource["categories"] = kind.categories;
    for (const Subresource& sub : kind.subresources)
        resource["subresources"].push_back(
            {{"subresource", sub.name}, {"responseKind", responseKind(sub.group, sub.version, sub.kind)}, {"verbs", sub.verbs}});
    return resource;
}

Json aggregatedGroup(const std::string& group, const std::string& version)
{
    Json resources = Json::array();
    for (const Kind& kind : allKinds()) {
        if (kind.group == group)
            resources.push_back(aggregatedResource(kind));
    }
    for (const Review& review : reviews) {
        if (review.group == group)
            resources.push_back({{"resource", review.plural},
                                 {"responseKind", {{"group", ""}, {"version", ""}, {"kind", review.kind}}},
                                 {"scope", "Cluster"},
                                 {"singularResource", review.singular},
                                 {"verbs", {"create"}}});
    }
    Json metadata = Json::object();
    if (!group.empty())
        metadata["name"] = group;
    return {{"metadata", metadata}, {"versions", {{{"version", version}, {"resources", resources}, {"freshness", "Current"}}}}};
}

ApiAnswer aggregatedAnswer(const std::vector<std::pair<std::string, std::string>>& wanted)
{
    Json items = Json::array();
    for (const auto& [group, version] : wanted)
        items.push_back(aggregatedGroup(group, version));
    const Json list{
        {"kind", "APIGroupDiscoveryList"}, {"apiVersion", "apidiscovery.k8s.io/v2"}, {"metadata", Json::object()}, {"items", items}};
    return {
        .contentType = std::string(aggregated), .body = list.dump() + "\n", .headers = {{"Cache-Control", "public"}, {"Vary", "Accept"}}};
}

Json groupJson(const std::string& group, const std::string& version)
{
    const Json one{{"groupVersion", group + "/" + version}, {"version", version}};
    return {{"name", group}, {"versions", {one}}, {"preferredVersion", one}};
}

ApiAnswer groupsAnswer()
{
    Json list{{"kind", "APIGroupList"}, {"apiVersion", "v1"}, {"groups", Json::array()}};
    for (const auto& [group, version] : groups)
        list["groups"].push_back(groupJson(group, version));
    return {.body = list.dump() + "\n"};
}

ApiAnswer versionAnswer()
{
    const Json version{{"major", "1"},
                       {"minor", "36"},
                       {"emulationMajor", "1"},
                       {"emulationMinor", "36"},
                       {"minCompatibilityMajor", "1"},
                       {"minCompatibilityMinor", "35"},
                       {"gitVersion", "v1.36.3+sandbox"},
                       {"gitCommit", "$Format:%H$"},
                       {"gitTreeState", "clean"},
                       {"buildDate", "1970-01-01T00:00:00Z"},
                       {"goVersion", "go1.26.8"},
                       {"compiler", "gc"},
                       {"platform", "linux/amd64"}};
    return {.body = version.dump(2)};
}

std::optional<ApiAnswer> groupAnswer(const std::string& path)
{
    for (const auto& [group, version] : groups) {
        if (path == "/apis/" + group + "/" + version)
            return ApiAnswer{.body = resourceList(group, version).dump() + "\n"};
        if (path != "/apis/" + group)
            continue;
        Json answer{{"kind", "APIGroup"}, {"apiVersion", "v1"}};
        answer.update(groupJson(group, version));
        return ApiAnswer{.body = answer.dump() + "\n"};
    }
    return std::nullopt;
}

ApiAnswer healthAnswer(const RequestTarget& target)
{
    ApiAnswer answer{.contentType = "text/plain; charset=utf-8", .body = "ok", .headers = {{"X-Content-Type-Options", "nosniff"}}};
    if (target.has("verbose")) {
        answer.body.clear();
        for (const char* check : {"ping", "log", "etcd", "informer-sync", "poststarthook/generic-apiserver-start-informers", "shutdown"})
            answer.body += std::string("[+]") + check + " ok\n";
        answer.body += target.path.substr(1) + " check passed\n";
    }
    return answer;
}

} // namespace

bool isKnownGroup(const std::string& group)
{
    return group.empty() || std::any_of(groups.begin(), groups.end(), [&](const auto& known) { return known.first == group; });
}

std::optional<ApiAnswer> answerDiscovery(const RequestTarget& target, const std::string& accept, const std::string& address)
{
    std::string path = target.path;
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    const bool wantsAggregated = accept.find("APIGroupDiscoveryList") != std::string::npos && accept.find("v=v2") != std::string::npos;
    if (path == "/version")
        return versionAnswer();
    if (path == "/readyz" || path == "/livez" || path == "/healthz")
        return healthAnswer(target);
    if (path == "/api" && wantsAggregated)
        return aggregatedAnswer({{"", "v1"}});
    if (path == "/apis" && wantsAggregated)
        return aggregatedAnswer(groups);
    if (path == "/api") {
        const Json versions{{"kind", "APIVersions"},
                            {"versions", {"v1"}},
                            {"serverAddressByClientCIDRs", {{{"clientCIDR", "0.0.0.0/0"}, {"serverAddress", address}}}}};
        return ApiAnswer{.body = versions.dump() + "\n"};
    }
    if (path == "/apis")
        return groupsAnswer();
    if (path == "/api/v1")
        return ApiAnswer{.body = resourceList("", "v1").dump() + "\n"};
    return groupAnswer(path);
}

} // namespace tealdeck::sandbox
