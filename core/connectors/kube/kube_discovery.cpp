#include "core/connectors/kube/kube_discovery.h"

#include "core/connectors/kube/json_view.h"

#include <algorithm>
#include <set>

namespace tealdeck
{
namespace
{

constexpr std::string_view discoveryAccept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                                             "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

std::vector<std::string> readTexts(const JsonView& list)
{
    std::vector<std::string> texts;
    list.forEach([&](const JsonView& text) { texts.push_back(text.text()); });
    return texts;
}

KubeKind readAggregatedKind(const JsonView& resource, const std::string& group, const std::string& version)
{
    const JsonView response = resource["responseKind"];
    return {.group = group,
            .version = version,
            .plural = resource["resource"].text(),
            .singular = resource["singularResource"].text(),
            .kind = response["kind"].text(),
            .isNamespaced = resource["scope"].text() == "Namespaced",
            .shortNames = readTexts(resource["shortNames"]),
            .categories = readTexts(resource["categories"]),
            .verbs = readTexts(resource["verbs"])};
}

HttpRequest readOf(std::string path, std::string_view accept)
{
    return {.method = HttpMethod::Get,
            .target = std::move(path),
            .headers = {{"accept", std::string(accept)}},
            .body = {},
            .lane = HttpLane::Foreground};
}

} // namespace

HttpRequest discoveryRequest(std::string path)
{
    return readOf(std::move(path), discoveryAccept);
}

bool isAggregatedDiscovery(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    return document && document->root().is_object() && JsonView(*document)["kind"].text() == "APIGroupDiscoveryList";
}

Result<KubeCatalogue> decodeAggregatedDiscovery(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    if (root["kind"].text() != "APIGroupDiscoveryList")
        document->expected("an APIGroupDiscoveryList", document->root());
    KubeCatalogue catalogue;
    root["items"].forEach([&](const JsonView& item) {
        const std::string group = item["metadata"]["name"].text();
        item["versions"].forEach([&](const JsonView& entry) {
            const std::string version = entry["version"].text();
            if (entry["freshness"].text() == "Stale")
                catalogue.missingGroups.push_back(group.empty() ? version : group + "/" + version);
            std::vector<KubeKind> kinds;
            entry["resources"].forEach([&](const JsonView& resource) { kinds.push_back(readAggregatedKind(resource, group, version)); });
            addKinds(catalogue, std::move(kinds));
        });
    });
    return document->finish(std::move(catalogue));
}

Result<std::vector<std::string>> decodeGroupVersions(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    const std::string kind = root["kind"].text();
    std::vector<std::string> versions;
    if (kind == "APIVersions") {
        versions = readTexts(root["versions"]);
    } else if (kind == "APIGroupList") {
        root["groups"].forEach([&](const JsonView& group) {
            const std::string preferred = group["preferredVersion"]["groupVersion"].text();
            if (!preferred.empty())
                versions.push_back(preferred);
            group["versions"].forEach([&](const JsonView& version) {
                if (version["groupVersion"].text() != preferred)
                    versions.push_back(version["groupVersion"].text());
            });
        });
    } else {
        document->expected("APIVersions or an APIGroupList", document->root());
    }
    return document->finish(std::move(versions));
}

HttpRequest resourceListRequest(const std::string& groupVersion)
{
    const bool isCore = groupVersion.find('/') == std::string::npos;
    return readOf((isCore ? "/api/" : "/apis/") + groupVersion, "application/json");
}

Result<std::vector<KubeKind>> decodeResourceList(std::string_view json)
{
    auto document = JsonDocument::parse(json);
    if (!document)
        return fail(std::move(document).error());
    const JsonView root(*document);
    if (root["kind"].text() != "APIResourceList")
        document->expected("an APIResourceList", document->root());
    const std::string groupVersion = root["groupVersion"].text();
    const std::size_t slash = groupVersion.find('/');
    const std::string group = slash == std::string::npos ? std::string() : groupVersion.substr(0, slash);
    const std::string version = slash == std::string::npos ? groupVersion : groupVersion.substr(slash + 1);
    std::vector<KubeKind> kinds;
    root["resources"].forEach([&](const JsonView& resource) {
        std::string plural = resource["name"].text();
        if (plural.find('/') != std::string::npos)
            return; // a part of an object
        kinds.push_back({.group = group,
                         .version = version,
                         .plural = std::move(plural),
                         .singular = resource["singularName"].text(),
                         .kind = resource["kind"].text(),
                         .isNamespaced = resource["namespaced"].boolean(),
                         .shortNames = readTexts(resource["shortNames"]),
                         .categories = readTexts(resource["categories"]),
                         .verbs = readTexts(resource["verbs"])});
    });
    return document->finish(std::move(kinds));
}

void addKinds(KubeCatalogue& catalogue, std::vector<KubeKind> kinds)
{
    for (KubeKind& kind : kinds) {
        if (!kind.plural.empty() && !catalogue.find(kind.group, kind.plural))
            catalogue.kinds.push_back(std::move(kind));
    }
}

} // namespace tealdeck
